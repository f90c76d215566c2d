"""Take the pictures of the HTML report: `python docs/pictures/report.py`; needs playwright and Chromium."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
SIZE = {"width": 1200, "height": 1000}
"""Of the window, whose first screen is what is shown."""


def main() -> None:
    """Open the report of 2023 on the built-in plan in both languages."""
    program = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for lang in ("en", "zh"):
            file = Path(name) / f"{lang}.html"
            command = [sys.executable, "-m", "lygap", "report", "2023", "-d", "builtin", "--lang", lang]
            subprocess.run([*command, "-o", str(file)], check=True)
            page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
            page.goto(file.as_uri())
            page.screenshot(path=FOLDER / f"report-{lang}.png")
        browser.close()


if __name__ == "__main__":
    main()
