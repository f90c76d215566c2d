"""A spreadsheet program that computes anew, for tests: LibreOffice, in one run for several files."""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
_RESULT = re.compile(rb"(</f>|<f[^>]*/>)<v>[^<]*</v>")


def recalculated(folder: Path, *files: Path) -> list[Path]:
    """Copies of workbooks in which every formula was computed anew, from ones without any result."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("LYGAP_NEED_PROGRAMS"):
            pytest.fail("soffice (LibreOffice) is not installed")
        pytest.skip("soffice (LibreOffice) is not installed")
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    emptied = folder / "emptied"
    emptied.mkdir()
    for file in files:
        without_results(file, emptied / file.name)
    out = folder / "computed"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    form = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    command = [program, profile, "--headless", *form, *(str(emptied / file.name) for file in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [out / file.name for file in files]


def without_results(file: Path, emptied: Path) -> None:
    """A copy of a workbook whose formulas have no results."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(emptied, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _RESULT.sub(rb"\1", content) if name.startswith("xl/worksheets/sheet") else content)
