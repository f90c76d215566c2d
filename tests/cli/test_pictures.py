"""`lygap show` as a picture."""

import os
import pty
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
import resvg_py

from conftest import DEMO, Lygap
from lygap.render import png

SHOW = ("show", "share", "2023", "-d", str(DEMO))


def test_a_chart_is_written_by_the_extension(lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "x.svg"
    run = lygap(*SHOW, "-o", str(file), "--lang", "zh")
    assert (run.code, run.out, run.err) == (0, "", "")
    text = file.read_text("utf-8")
    assert "研发投入占比（%）" in text
    assert fromstring(text).get("width") == "340"
    assert lygap(*SHOW, "-f", "svg", "--lang", "zh").out == text


def test_a_picture_has_twice_the_pixels_of_the_drawing(lygap: Lygap, tmp_path: Path) -> None:
    svg, file = tmp_path / "x.svg", tmp_path / "x.png"
    lygap(*SHOW, "-o", str(svg), "--lang", "en")
    run = lygap(*SHOW, "-o", str(file), "--lang", "en")
    assert (run.code, run.err) == (0, "")
    content = file.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) == (680, 2 * int(fromstring(svg.read_text("utf-8")).attrib["height"]))


def test_no_picture_goes_to_a_terminal() -> None:
    command = [sys.executable, "-I", "-m", "lygap", *SHOW, "-f", "png", "--lang", "en"]
    ours, theirs = pty.openpty()
    run = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert run.returncode == 2
    assert run.stderr.decode() == "lygap: png is no text that a terminal can show; use -o FILE\n"


@pytest.fixture
def only_latin(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a single font."""
    draw: Callable[..., Any] = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **given: draw(**given, skip_system_fonts=True))


def test_a_missing_chinese_font_is_told(only_latin: None, lygap: Lygap, tmp_path: Path) -> None:
    assert not png.has_chinese_font()
    run = lygap(*SHOW, "-o", str(tmp_path / "x.png"), "--lang", "zh")
    assert run.code == 0
    assert run.err.startswith("lygap：未找到中文字体")
    assert run.err.count("\n") == 1
    assert lygap(*SHOW, "-o", str(tmp_path / "y.png"), "--lang", "en").err == ""


def test_without_resvg_it_is_said_what_to_install(
    lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    for lang in ("en", "zh"):
        run = lygap(*SHOW, "-o", str(tmp_path / "x.png"), "--lang", lang)
        assert (run.code, run.err.count("\n"), 'pip install "lygap[png]"' in run.err) == (2, 1, True)
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_nothing_to_draw_it_is_said(lygap: Lygap, tmp_path: Path) -> None:
    plan = "format: lygap/1\nplan: {id: p, name: P, lang: en, region: r, base_year: 2020}\n"
    plan += "regions: {r: {name: R}}\nindicators: {a: {name: A, kind: stock, direction: up}}\n"
    (tmp_path / "targets.yaml").write_text(plan, "utf-8")
    run = lygap("show", "a", "2021", "-d", str(tmp_path), "-f", "svg", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err == "lygap: there is nothing to draw: no value, no baseline and no target in numbers\n"


def test_a_status_table_is_no_picture(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("status", "2023", "-d", str(DEMO), "-o", str(tmp_path / "x.svg"))
    assert (run.code, "“.svg”" in run.err or "'.svg'" in run.err or ".svg" in run.err) == (2, True)


def test_a_picture_is_offered_for_show_alone() -> None:
    from lygap.render import formats

    assert {"svg", "png"} <= set(formats(rows=False, chart=True))
    assert {"svg", "png"} & set(formats(rows=True, evaluation=True)) == set()
