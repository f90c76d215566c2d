"""A real browser for tests: Debian's Chromium, or the one that CHROMIUM names, driven by playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, sync_playwright

NEEDED = "LYGAP_NEED_PROGRAMS"
"""Where this variable is set, a missing program is a failure."""


def chromium() -> str:
    """The browser's program; where there is none, the test is skipped and says so, or fails if it must not be."""
    found = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if found is None:
        why = "no Chromium here: install the package `chromium`, or name the program in CHROMIUM"
        (pytest.fail if os.environ.get(NEEDED) else pytest.skip)(why)
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser, closed in the end."""
    program = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield started
        finally:
            started.close()


class Opened(NamedTuple):
    """A page, and all that happened on it which must not: messages, errors, dialogs, requests."""

    page: Page
    mishaps: list[str]


def opened(browser: Browser, file: Path, *, width: int = 1280, scripts: bool = True, **context: Any) -> Opened:
    """A file in a window of that width."""
    size = {"width": width, "height": 900}
    page = browser.new_context(viewport=size, java_script_enabled=scripts, **context).new_page()  # type: ignore[arg-type]
    address, mishaps = file.resolve().as_uri(), list[str]()
    page.on("console", lambda message: mishaps.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: mishaps.append(f"error: {error}"))
    page.on("popup", lambda other: mishaps.append(f"popup: {other.url}"))

    def note_dialog(dialog: Dialog) -> None:
        mishaps.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note_request(request: Request) -> None:
        if not request.url.startswith("data:") and request.url.partition("#")[0] != address:
            mishaps.append(f"request: {request.url}")

    page.on("dialog", note_dialog)
    page.on("request", note_request)
    page.goto(address)
    page.wait_for_load_state("load")
    return Opened(page, mishaps)


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its own best practice."""
    script = resources.files("axe_playwright_python") / "axe.min.js"
    page.add_script_tag(content=script.read_text("utf-8"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]
