"""The HTML report in a real browser: nothing loaded, nothing cut, everything reachable, with and without scripts."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browsing import Opened, browser, opened, violations
from conftest import DEMO, Lygap
from hostile import HOSTILE, hostile_plan

DATA = DEMO.parents[2] / "data"
WIDTHS = (320, 375, 768, 1280)

SEEN = "[...document.querySelectorAll('#main [data-i]')].filter(row => row.offsetParent).map(row => row.dataset.i)"
CELLS = """column => [...document.querySelectorAll('#main [data-i]')]
  .map(row => row.cells[column].innerText.split('\\n')[0])"""
OVERLAPPING = """() => [...document.querySelectorAll('.cards svg.chart')].flatMap(svg => {
  const frame = svg.getBoundingClientRect(), wrong = [];
  const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  for (const [said, box] of texts)
    if (box.left < frame.left - 1 || box.right > frame.right + 1) wrong.push('cut: ' + said);
  texts.forEach(([first, a], i) => texts.slice(i + 1).forEach(([second, b]) => {
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (x > 2 && y > .45 * Math.min(a.height, b.height)) wrong.push(first + ' on ' + second);
  }));
  return wrong;
})"""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def report(lygap: Lygap, tmp_path: Path) -> Path:
    """The report on the built-in plan."""
    file = tmp_path / "report.html"
    assert lygap("report", "2023", "-d", str(DATA), "-o", str(file), "--lang", "zh").code == 0
    return file


def seen(page: Page) -> list[str]:
    """The ids of the rows that are shown, in their order."""
    found: list[str] = page.evaluate(SEEN)
    return found


def press(page: Page, column: int) -> list[str]:
    """What the column shows after its head was pressed."""
    page.locator("#main thead button").nth(column).click()
    found: list[str] = page.evaluate(CELLS, column)
    return found


def numbers(texts: list[str]) -> list[float]:
    """The numbers of a column, those it lacks left out."""
    told = [text.replace(",", "").replace("−", "-").strip("≥≤≈%月") for text in texts if text != "–"]
    return [float(text) for text in told]


def check_whole(found: Opened) -> None:
    """Nothing went wrong while the page was used."""
    assert found.mishaps == []
    found.page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(chrome: Browser, report: Path, width: int) -> None:
    found = opened(chrome, report, width=width)
    found.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width
    assert found.page.evaluate(OVERLAPPING) == []
    check_whole(found)


@pytest.mark.parametrize(("width", "columns"), [(375, 4), (768, 9), (960, 11), (1152, 12), (1280, 12)])
def test_columns_give_way_by_their_rank(chrome: Browser, report: Path, width: int, columns: int) -> None:
    found = opened(chrome, report, width=width)
    shown = found.page.evaluate("[...document.querySelectorAll('#main thead th')].filter(th => th.offsetParent).length")
    assert shown == columns
    fits = "(box => box.scrollWidth <= box.clientWidth)(document.querySelector('#table .scroll'))"
    assert found.page.evaluate(fits)
    check_whole(found)


def test_columns_sort_both_ways_with_what_is_missing_last(chrome: Browser, report: Path) -> None:
    found = opened(chrome, report)
    everything = sorted(seen(found.page))
    for column in (0, 2, 3, 4, 5, 6, 7, 8, 9):
        upwards, downwards = press(found.page, column), press(found.page, column)
        assert numbers(upwards) == sorted(numbers(upwards))
        assert numbers(downwards) == sorted(numbers(downwards), reverse=True)
        for texts in (upwards, downwards):
            assert "–" not in texts[: len(numbers(texts))]
        assert found.page.locator("[aria-sort]").count() == 1
    assert press(found.page, 11)[0] == "滞后", "the worst first"
    assert press(found.page, 11)[-1] == "无法判断", "what is unknown last"
    assert sorted(seen(found.page)) == everything
    found.page.locator("#main thead button").first.focus()
    found.page.keyboard.press("Enter")
    assert seen(found.page)[:2] == ["fiscal_st_input", "rd_intensity"]
    check_whole(found)


def test_search_and_chips_filter_everything_together(chrome: Browser, report: Path) -> None:
    found = opened(chrome, report)
    page = found.page
    search, told = page.locator("#search"), page.locator("output")
    search.fill("研发强度")
    assert (seen(page), told.inner_text()) == (["rd_intensity"], "1 / 12"), "by another name"
    for part in ("#main", ".cards", "#heat", "#methods", "#details"):
        assert page.locator(f"{part} [data-i]:visible").count() == 1
    search.fill("TECH_CONTRACTS")
    assert seen(page) == ["tech_contracts"], "by its id"
    search.fill("nobody has this")
    assert (seen(page), page.locator("tr.group:visible").count()) == ([], 0)
    search.fill("")
    achieved = page.locator(".counts li[data-s=achieved] button")
    achieved.click()
    assert (len(seen(page)), achieved.get_attribute("aria-pressed")) == (2, "true")
    page.locator(".counts li[data-s=off-track] button").click()
    assert told.inner_text() == "3 / 12"
    achieved.click()
    assert seen(page) == ["new_type_rd_institutions"]
    check_whole(found)


def test_a_link_to_an_indicator_opens_its_details(chrome: Browser, report: Path) -> None:
    found = opened(chrome, report)
    page = found.page
    assert page.locator("details[open]").count() == 0
    page.locator("#main a[href='#i-tech_contracts']").click()
    assert page.locator("details[open]").get_attribute("id") == "i-tech_contracts"
    assert page.locator("#i-tech_contracts .values tr.used").inner_text().split("\t")[:2] == ["2023", "145.4"]
    check_whole(found)


def test_without_scripts_everything_is_there_and_no_control_is_dead(chrome: Browser, report: Path) -> None:
    found = opened(chrome, report, scripts=False)
    page = found.page
    assert page.locator("#main tbody tr[data-i]:visible").count() == 12
    assert page.locator("button").count() == 0
    assert not page.locator("#search").is_visible()
    page.locator("summary").first.click()
    assert page.locator("details[open] .steps").is_visible()
    check_whole(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(chrome: Browser, report: Path, scheme: str) -> None:
    context: dict[str, Any] = {"color_scheme": scheme, "bypass_csp": True}
    found = opened(chrome, report, **context)
    found.page.evaluate("[...document.querySelectorAll('details')].slice(0, 6).forEach(one => { one.open = true; })")
    assert violations(found.page) == []
    levels = found.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(head => +head.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    unnamed = (
        "[...document.querySelectorAll('svg[role=img]')].filter(svg => !svg.ariaLabelledByElements?.length).length"
    )
    assert found.page.evaluate(unnamed) == 0


def test_it_is_printed_on_a4_in_light_colours_with_all_details(chrome: Browser, report: Path) -> None:
    found = opened(chrome, report, color_scheme="dark")
    page = found.page
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    assert b"/MediaBox [0 0 594" in printed or b"/MediaBox [0 0 595" in printed
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav").is_visible()
    assert page.locator("#i-rd_intensity .steps").is_visible()
    assert page.locator(".sources .address").first.is_visible()
    check_whole(found)


def test_the_table_can_be_taken_along(chrome: Browser, report: Path, tmp_path: Path) -> None:
    found = opened(chrome, report)
    with found.page.expect_download() as download:
        found.page.locator("a.download").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "lygap-2023.csv"
    lines = file.read_bytes().decode("utf-8").splitlines()
    assert lines[0].startswith("\ufeffid,number,group,name,unit,base_value,target_value,value,year")
    assert lines[2].startswith("rd_intensity,2,headline,全社会研发经费投入强度,%,2.82,3.75,3.44,2023,,0.31")
    assert len(lines) == 13
    found.page.context.close()


def test_hostile_texts_are_shown_letter_for_letter_and_have_no_effect(
    chrome: Browser, lygap: Lygap, tmp_path: Path
) -> None:
    hostile_plan(tmp_path / "plan")
    file = tmp_path / "hostile.html"
    assert lygap("report", "-d", str(tmp_path / "plan"), "-g", "all", "-o", str(file), "--lang", "en").code == 0
    found = opened(chrome, file, width=375)
    page = found.page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    names = page.evaluate("[...document.querySelectorAll('details h3')].map(head => head.textContent)")
    assert names == list(HOSTILE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    handlers = (
        "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length"
    )
    assert page.evaluate(handlers) == 0
    assert (
        page.evaluate("[...document.links].filter(a => !/^(#|data:|https?:)/.test(a.getAttribute('href'))).length") == 0
    )
    check_whole(found)
