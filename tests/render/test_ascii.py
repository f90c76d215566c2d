"""ASCII instead of symbols, for fonts in which they are two columns wide."""

from pathlib import Path
from unicodedata import east_asian_width

import pytest

from conftest import DEMO, Lygap

COMMANDS = [
    *("status 2023 -g all", "status 2021..2023", "status 2023 --by group", "show firms 2023", "show contracts 2023"),
    *("path firms waste band", "methods"),
]


@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_has_a_width_that_depends_on_the_font(lygap: Lygap, command: str, lang: str, form: str) -> None:
    words = [*command.split(), "-d", str(DEMO), "--lang", lang, "-f", form]
    told = lygap(*words, "--ascii").out
    assert {letter for letter in told if east_asian_width(letter) == "A"} == set()
    assert lygap(*words, LYGAP_ASCII="1").out == told
    assert lygap(*words, LYGAP_ASCII="0").out == lygap(*words).out


def test_open_values_keep_their_signs(lygap: Lygap) -> None:
    lines = lygap("status", "2023", "-d", str(DEMO), "--lang", "en", "--ascii").out.split("\n")
    assert any(">=" in line or "~" in line for line in lines)


def test_a_file_may_be_in_ascii_too(lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "table.md"
    lygap("status", "2023", "-d", str(DEMO), "--lang", "en", "--ascii", "-o", str(file))
    assert "≥" not in file.read_text("utf-8")
