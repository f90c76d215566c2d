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
from lygap.cli.pictures import file_of
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


# ---- the charts of a report


def test_the_charts_of_a_report_are_files_named_by_id(lygap: Lygap, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "charts"
    run = lygap("report", "2023", "-d", str(DEMO), "--charts", str(folder), "--lang", "en", "-g", "main")
    assert (run.code, run.out, run.err) == (0, "", "")
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["contracts.svg", "dash.svg", "firms.svg", "rank.svg", "share.svg", "trained.svg", "waste.svg"]
    assert "High-tech firms" in (folder / "firms.svg").read_text("utf-8")


def test_report_and_charts_are_written_together(lygap: Lygap, tmp_path: Path) -> None:
    words = ("report", "2023", "-d", str(DEMO), "--lang", "en")
    run = lygap(*words, "--charts", str(tmp_path / "c"), "-o", str(tmp_path / "r.md"))
    assert run.code == 0
    assert (tmp_path / "r.md").read_text("utf-8").startswith("# ")
    assert lygap(*words, "--charts", str(tmp_path / "d"), "-f", "md").out.startswith("# ")


def test_a_folder_with_files_is_refused(lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "kept.svg").write_text("mine", "utf-8")
    run = lygap("report", "2023", "-d", str(DEMO), "--charts", str(tmp_path), "--lang", "en")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.svg"]


def test_a_report_without_values_has_no_charts(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("report", "2023", "-d", str(DEMO), "--charts", str(tmp_path / "c"), "-g", "none", "--lang", "en")
    assert run.code == 2
    plan = "format: lygap/1\nplan: {id: p, name: P, lang: en, region: r, base_year: 2020}\n"
    plan += "regions: {r: {name: R}}\nindicators: {a: {name: A, kind: stock, direction: up}}\n"
    (tmp_path / "targets.yaml").write_text(plan, "utf-8")
    run = lygap("report", "2021", "-d", str(tmp_path), "--charts", str(tmp_path / "c"), "--lang", "en")
    assert (run.code, run.err) == (2, "lygap: there is nothing to draw: none of the indicators has a value\n")


@pytest.mark.parametrize(("indicator", "name"), [("rd", "rd.svg"), ("con", "con-.svg"), ("lpt1", "lpt1-.svg")])
def test_no_file_has_a_name_that_windows_uses(indicator: str, name: str) -> None:
    assert file_of(indicator) == name
