"""The HTML report as a file: its policy, its sections, its sizes, and texts that want to be more than text."""

import base64
import hashlib
import html
import json
import os
import pty
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import DEMO, Lygap
from hostile import HOSTILE, hostile_plan
from lygap.words import LANGS, Lang, say

DATA = DEMO.parents[2] / "data"
SECTIONS = ("attention", "table", "charts", "years", "methods", "details", "open", "about")


class Outline(HTMLParser):
    """The headings, ids, attributes and texts of a page; what scripts and styles hold is apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.links: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.raw: dict[str, str] = {}
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "a":
            self.links.append(dict(attrs))
        if re.fullmatch("h[1-4]", tag):
            self.headings.append((tag, ""))
        self._open.append(tag)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("style", "script"):
            self.raw[self._open.pop()] = data
            return
        self.texts.append(data)
        if self.headings and not self.headings[-1][1]:
            self.headings[-1] = (self.headings[-1][0], data)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, str]:
    """The report on the built-in plan in both languages."""
    folder = tmp_path_factory.mktemp("pages")
    for lang in LANGS:
        command = ("report", "2023", "-d", str(DATA), "-o", str(folder / f"{lang}.html"), "--lang", lang)
        subprocess.run((sys.executable, "-m", "lygap", *command), check=True)
    return {lang: (folder / f"{lang}.html").read_text("utf-8") for lang in LANGS}


def test_the_policy_names_the_style_and_the_script_of_the_page(pages: dict[Lang, str]) -> None:
    for page in pages.values():
        outline = Outline(page)
        policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
        assert policy is not None
        rules = dict(part.strip().split(" ", 1) for part in policy[1].split(";"))
        for part in ("style", "script"):
            digest = base64.b64encode(hashlib.sha256(outline.raw[part].encode()).digest()).decode()
            assert rules.pop(f"{part}-src") == f"'sha256-{digest}'"
        assert rules == {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
        assert not any(name == "style" or name.startswith("on") for name in outline.attributes)


@pytest.mark.parametrize("lang", LANGS)
def test_sections_come_in_order_under_one_title(pages: dict[Lang, str], lang: Lang) -> None:
    outline = Outline(pages[lang])
    assert outline.headings[0] == ("h1", say(lang, "evaluation.title", {"year": 2023}))
    assert [text for tag, text in outline.headings if tag == "h2"] == [
        say(lang, f"evaluation.h.{key}") for key in SECTIONS
    ]
    assert len(outline.ids) == len(set(outline.ids))
    targets = {link["href"] for link in outline.links if (link["href"] or "").startswith("#")}
    assert targets <= {f"#{one}" for one in outline.ids}


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_what_status_says(pages: dict[Lang, str], lang: Lang) -> None:
    text = re.sub(r"\s+", " ", "|".join(Outline(pages[lang]).texts))
    told = {
        "zh": ("共12项指标，其中7项可以判断：2项已达标、3项正常、1项有风险、1项滞后。", "沿用2022年", "17.40%"),
        "en": (
            "12 indicators, 7 of them judged: 2 achieved, 3 on track, 1 at risk, 1 off track.",
            "of 2022",
            "17.40 %",
        ),
    }
    for words in (*told[lang], "≥3,000", "−25.4", "2025-04"):
        assert words in text


def test_web_addresses_alone_are_linked_and_tell_nothing(pages: dict[Lang, str]) -> None:
    outside = [
        link for link in Outline(pages["en"]).links if not (link["href"] or "").startswith(("#", "data:text/csv"))
    ]
    assert len(outside) > 10
    for link in outside:
        assert (link["href"] or "").startswith(("https://", "http://"))
        assert link["rel"] == "noopener noreferrer nofollow"


def test_the_same_data_give_the_same_bytes(pages: dict[Lang, str], lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "again.html"
    assert lygap("report", "2023", "-d", str(DATA), "-o", str(file), "--lang", "en").code == 0
    assert file.read_text("utf-8") == pages["en"]


def test_status_writes_the_same_page(pages: dict[Lang, str], lygap: Lygap) -> None:
    run = lygap("status", "2023", "-d", str(DATA), "-f", "html", "--lang", "en")
    assert (run.code, run.out) == (0, pages["en"])


def test_a_range_of_years_is_the_heat_map(lygap: Lygap) -> None:
    page = lygap("status", "2022..2023", "-d", str(DATA), "-f", "html", "--lang", "en").out
    heat = page[page.index('id="heat"') : page.index('id="methods"')]
    assert re.findall(r"<th scope=col[^>]*>(\d+)", heat) == ["2022", "2023"]


def test_twelve_rows_take_less_than_150_kilobytes(pages: dict[Lang, str]) -> None:
    assert all(len(page.encode()) < 150_000 for page in pages.values())


def test_details_can_be_left_out(lygap: Lygap) -> None:
    page = lygap("report", "2023", "-d", str(DATA), "-f", "html", "--details", "none", "--lang", "en").out
    assert "<details" not in page
    assert 'href="#i-' not in page


def test_of_many_indicators_those_in_question_are_described(lygap: Lygap) -> None:
    asked = ("report", "2023", "-d", str(DATA), "-g", "all", "-f", "html", "--lang", "en")
    some, everything = lygap(*asked).out, lygap(*asked, "--details", "all").out
    total = everything.count("<details ")
    assert 0 < some.count("<details ") < total == 204
    assert f"{some.count('<details ')} of {total} indicators are described here" in some
    assert "`lygap show ID`" in some
    assert "are described here" not in everything


def test_without_values_there_are_no_charts_and_no_empty_sections(lygap: Lygap, tmp_path: Path) -> None:
    plan = "plan: {id: p, name: P, region: r, base_year: 2020, target_year: 2025}\n"
    row = "{name: A, kind: stock, direction: up, baseline: 1, target: 2}"
    (tmp_path / "targets.yaml").write_text(f"format: lygap/1\n{plan}indicators:\n  a: {row}\n", "utf-8")
    page = lygap("report", "2023", "-d", str(tmp_path), "-f", "html", "--lang", "en").out
    assert [text for tag, text in Outline(page).headings if tag == "h2"] == [
        say("en", f"evaluation.h.{key}") for key in ("attention", "table", "years", "details", "open", "about")
    ]
    assert say("en", "evaluation.attention.none") in page
    assert "none of which can be judged" in page
    assert 'class="plain"' in page, "no numbers, so no column of them"


def test_where_no_row_is_left_that_is_said(lygap: Lygap) -> None:
    run = lygap("status", "2023", "--only", "missed", "-d", str(DATA), "-f", "html", "--lang", "en")
    assert run.code == 0
    assert "No indicators are shown." in run.out


def test_hostile_texts_are_text(pages: dict[Lang, str], lygap: Lygap, tmp_path: Path) -> None:
    hostile_plan(tmp_path / "plan")
    page = lygap("report", "-d", str(tmp_path / "plan"), "-g", "all", "-f", "html", "--lang", "en").out
    outline = Outline(page)
    assert set(outline.tags) <= set(Outline(pages["en"]).tags)
    assert (outline.tags.count("script"), outline.tags.count("style")) == (1, 1)
    written = "\n".join(outline.texts)
    for text in HOSTILE:
        assert text in written
    assert all((link["href"] or "").startswith(("#", "https://example.org", "data:text/csv")) for link in outline.links)


def test_no_text_can_turn_the_direction_of_others(lygap: Lygap, tmp_path: Path) -> None:
    plan = "plan: {id: p, name: P, region: r, base_year: 2020, target_year: 2025}\n"
    row = "{name: 'A\u202eB', kind: stock, direction: up, baseline: 1, target: 2}"
    (tmp_path / "targets.yaml").write_text(f"format: lygap/1\n{plan}indicators:\n  a: {row}\n", "utf-8")
    run = lygap("report", "2023", "-d", str(tmp_path), "-f", "html")
    assert (run.code, run.out) == (2, "")


def test_it_goes_to_a_pipe_but_not_to_a_terminal() -> None:
    command = [sys.executable, "-m", "lygap", "report", "2023", "-d", str(DEMO), "--lang", "en"]
    piped = subprocess.run(command, capture_output=True, check=True)
    assert piped.stdout.startswith(b"<!doctype html>")
    ours, theirs = pty.openpty()
    run = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert (run.returncode, run.stderr) == (
        2,
        b"lygap: an HTML report is for a browser; use -o FILE.html and open the file\r\n".replace(b"\r", b""),
    )


def test_a_thousand_indicators_take_less_than_five_megabytes(tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "bench" / "plans.py"
    subprocess.run((sys.executable, str(script), str(tmp_path / "plan"), "--rows", "1000"), check=True)
    file = tmp_path / "report.html"
    command = (sys.executable, "-m", "lygap", "report", "-d", str(tmp_path / "plan"), "-g", "all", "-o", str(file))
    subprocess.run(command, check=True)
    assert file.stat().st_size < 5_000_000
    assert file.read_text("utf-8").count('<tr data-i="') >= 1000


MESSY = sorted(folder.parent for folder in (DEMO.parents[1] / "messy").glob("*/targets.yaml"))


@pytest.mark.parametrize("folder", MESSY, ids=lambda folder: folder.name)
def test_whatever_a_plan_holds_every_row_is_in_the_page(folder: Path, lygap: Lygap) -> None:
    asked = ("-d", str(folder), "-g", "all", "--lang", "zh")
    rows = json.loads(lygap("status", *asked, "-f", "json").out)["indicators"]
    page = lygap("report", *asked, "-f", "html").out
    table = page[page.index('<table id="main"') : page.index('id="h-heat"')]
    told = re.findall('<tr data-i="([^"]*)" data-s=([a-z-]+)', table)
    assert told == [(row["id"], row["status"].replace("_", "-")) for row in rows]
    assert page.count("<details ") == len(rows)
    assert "None" not in "".join(Outline(page).texts)


def cells(plan: Path, lygap: Lygap) -> list[str]:
    """The cells of the only row of the main table: text, and in brackets what stands small below."""
    page = lygap("report", "2023", "-d", str(plan), "-f", "html", "--lang", "en").out
    row = page[page.index("<tr data-i=") : page.index("</table>", page.index("<tr data-i="))]
    found = re.split("<t[dh][^>]*>", row)[3:]
    texts = [re.sub("<small>(.*?)</small>", r" (\1)", cell) for cell in found]
    return [html.unescape(re.sub("<[^>]*>", "", text)).strip() for text in texts]


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("20", "20"),
        ("{value: 20, comparator: about, tolerance: 1}", "≈20"),
        ("{value: {min: 18, max: 22}, comparator: between}", "18–22"),
        ("{value: {min: 18, max: 22}, year: 2030, comparator: between}", "18–22 (2030)"),
        ("{value: 20, year: 2030}", "20 (2030)"),
        ("{value: 20, each_year: true}", "20 (each year)"),
        ("{text: twice as many}", "twice as many"),
    ],
)
def test_targets_are_shown_as_they_are_meant(target: str, shown: str, lygap: Lygap, tmp_path: Path) -> None:
    plan = "plan: {id: p, name: P, region: r, base_year: 2020, target_year: 2025}\n"
    row = f"{{name: A, kind: stock, direction: up, baseline: {{value: 10, year: 2021}}, target: {target}}}"
    (tmp_path / "targets.yaml").write_text(f"format: lygap/1\n{plan}indicators:\n  a: {row}\n", "utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "v.yaml").write_text("observations: {a: {2022: 9}}\n", "utf-8")
    base, aim, value = cells(tmp_path, lygap)[:3]
    assert (base, aim, value) == ("10 (2021)", shown, "9 (of 2022)")


def test_a_negative_number_has_the_sign_of_minus_and_a_bar_of_no_width(lygap: Lygap, tmp_path: Path) -> None:
    plan = "plan: {id: p, name: P, region: r, base_year: 2020, target_year: 2025}\n"
    row = "{name: A, kind: stock, direction: up, baseline: 10, target: 20}"
    (tmp_path / "targets.yaml").write_text(f"format: lygap/1\n{plan}indicators:\n  a: {row}\n", "utf-8")
    (tmp_path / "actuals").mkdir()
    (tmp_path / "actuals" / "v.yaml").write_text("observations: {a: {2023: 9}}\n", "utf-8")
    assert cells(tmp_path, lygap)[3:6] == ["11", "−10\xa0%", "14.87\xa0%"]
    page = lygap("report", "2023", "-d", str(tmp_path), "-f", "html").out
    assert '<path class=done d="M0 4h0"/><path class=now d="M48-2v12"/>' in page
