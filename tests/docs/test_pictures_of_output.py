"""The pictures of the README show what lygap prints today, and need nothing from elsewhere."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SCRIPT = runpy.run_path(str(PICTURES / "draw.py"))
drawn: Callable[[str, str], str] = SCRIPT["drawn"]
ALL = [(name, lang) for name in SCRIPT["PICTURES"] for lang in SCRIPT["LANGS"]]
TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.mark.parametrize(("name", "lang"), ALL)
def test_a_picture_is_of_today(name: str, lang: str, request: pytest.FixtureRequest) -> None:
    file = PICTURES / f"{name}-{lang}.svg"
    svg = drawn(name, lang)
    if request.config.getoption("--update-golden"):
        file.write_text(svg, "utf-8")
    assert file.read_text("utf-8") == svg
    assert len(svg.encode()) < 20_000
    assert re.findall(r"https?:[^\"]*|@import|@font-face|url\(", svg) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize(("name", "lang"), ALL)
def test_no_word_is_drawn_over_another(name: str, lang: str) -> None:
    words = ElementTree.fromstring(drawn(name, lang)).findall(f".//{TEXT}")
    assert len(words) > 30
    ends: dict[str, float] = {}
    for word in words:
        row, left, width = word.attrib["y"], float(word.attrib["x"]), float(word.attrib["textLength"])
        assert left > ends.get(row, -1) - 0.5
        assert width == pytest.approx(cell_len(word.text or "") * SCRIPT["CELL"])
        ends[row] = left + width
    assert max(ends.values()) <= SCRIPT["PICTURES"][name].columns * SCRIPT["CELL"] + 0.5


def test_all_pictures_are_drawn() -> None:
    assert {file.name for file in PICTURES.glob("*.svg")} == {f"{name}-{lang}.svg" for name, lang in ALL}
