"""Every command in every format, compared with what it printed when somebody last read it."""

from collections.abc import Callable

import pytest

from conftest import DEMO, Lygap

COMMANDS = {
    "status": "status 2023 --group all",
    "status-years": "status 2021..2023 --group all",
    "status-by-group": "status 2023 --by group",
    "status-by-region": "status 2023 --by region --method statcan",
    "show": "show firms 2023",
    "show-part-year": "show contracts 2023",
    "path": "path firms waste band",
    "methods": "methods",
}
TEXT, ROWS = ("table", "md"), ("json", "jsonl", "csv", "tsv")
FORMATS = {
    "status": TEXT + ROWS,
    "status-years": (*TEXT, "csv"),
    "status-by-group": TEXT + ROWS,
    "status-by-region": ("table",),
    "show": (*TEXT, "json"),
    "show-part-year": ("table",),
    "path": TEXT + ROWS,
    "methods": (*TEXT, "json"),
}
PEOPLE = [(name, form, lang) for name in COMMANDS for form in FORMATS[name] if form in TEXT for lang in ("zh", "en")]
PROGRAMS = [(name, form) for name in COMMANDS for form in FORMATS[name] if form not in TEXT]


@pytest.mark.parametrize(("name", "form", "lang"), PEOPLE)
def test_what_people_read(name: str, form: str, lang: str, lygap: Lygap, golden: Callable[[str, str], None]) -> None:
    run = lygap(*COMMANDS[name].split(), "-d", str(DEMO), "-f", form, "--lang", lang)
    assert (run.code, run.err) == (0, "")
    golden(f"{name}.{lang}.{'txt' if form == 'table' else form}", run.out)


@pytest.mark.parametrize(("name", "form"), PROGRAMS)
def test_what_programs_read(
    name: str, form: str, lygap: Lygap, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DEMO)
    run = lygap(*COMMANDS[name].split(), "-f", form)
    assert (run.code, run.err) == (0, "")
    golden(f"{name}.{form}", run.out)


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_widths(columns: int, lygap: Lygap, golden: Callable[[str, str], None]) -> None:
    run = lygap("status", "2023", "-d", str(DEMO), "--lang", "zh", COLUMNS=str(columns))
    golden(f"status-{columns}.txt", run.out)
