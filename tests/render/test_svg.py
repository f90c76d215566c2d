"""Charts as SVG: every text has room, whatever the numbers, and what is drawn is what the model says."""

import math
import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import DEMO
from lygap.judge.assess import Question, assess_all
from lygap.judge.assessment import Assessment
from lygap.plan.records import Dataset
from lygap.reading import Folder, load
from lygap.render.svg import LIGHT, bare_chart_file, chart_css, chart_file, chart_svg, legend_items
from lygap.render.svg.labels import Labels
from lygap.render.svg.metrics import Box, Label, shifted_apart
from lygap.render.svg.scale import Ends, Frame, ticks
from lygap.render.svg.standing import NAMESPACE
from lygap.report.charting import chart_of
from lygap.words import LANGS, Lang
from messy.realseries import OURS, dataset, read, years
from onerow import row, target

MESSY = Path(__file__).parents[1] / "messy"
SIZES = {"k": 10.5, "a": 10.5, "c": 9.5, "s": 11.5, "t": 11.5, "v": 13.0, "name": 14.0}
BOLD = ("a", "t", "v", "name")
WITHIN = 0.01


def texts(root: Element, look: str = "") -> list[Label]:
    """The texts of a chart as labels, those of one look or all."""
    found = []
    for element in root.iter():
        if element.tag.rpartition("}")[2] != "text":
            continue
        own = element.attrib
        label = Label(
            text=element.text or "",
            x=float(own["x"]),
            y=float(own["y"]),
            size=SIZES[own["class"]],
            anchor=own.get("text-anchor", "start"),
            is_bold=own["class"] in BOLD,
            look=own["class"],
        )
        if look in ("", label.look):
            found.append(label)
    return found


def shrunk(box: Box) -> Box:
    """A box without the tenths of a pixel that coordinates are rounded to."""
    return Box(box.left + 0.1, box.top + 0.1, box.right - 0.1, box.bottom - 0.1)


def coordinates(root: Element) -> Iterator[tuple[float, float]]:
    """The absolute points of paths and circles."""
    for element in root.iter():
        own = element.attrib
        if "cx" in own:
            yield float(own["cx"]), float(own["cy"])
        for x, y in re.findall(r"[ML ](-?[\d.]+) (-?[\d.]+)(?=[ MLVhvlmz]|$)", own.get("d", "")):
            if own["class"] in ("o", "m", "p", "q", "j"):
                yield float(x), float(y)


def check_room(judged: Assessment, lang: Lang) -> None:
    """Nothing cut, nothing on something else, and the margin's numbers apart."""
    model = chart_of(judged, even_without_values=True)
    if model is None:
        return
    svg = chart_svg(model, lang)
    assert not re.search(r"\b(nan|inf)\b", re.sub(r"<(title|desc).*?</\1>|>[^<]*<", "><", svg))
    root = fromstring(svg)
    labels = texts(root)
    boxes = [shrunk(label.box) for label in labels]
    assert [label for label, box in zip(labels, boxes, strict=True) if not box.is_within(Box(0, 0, 340, 200))] == []
    on_another = [
        (first.text, second.text)
        for (first, one), (second, other) in combinations(zip(labels, boxes, strict=True), 2)
        if one.meets(other)
    ]
    assert on_another == []
    assert all(-WITHIN <= x <= 340 + WITHIN and -WITHIN <= y <= 200 + WITHIN for x, y in coordinates(root))
    captions = sorted(label.y for label in texts(root, "c"))
    assert all(second - first >= 27 - WITHIN for first, second in pairwise(captions))
    if model.judged is not None:
        assert len(texts(root, "v")) == 1
    assert not model.goal or len(texts(root, "t")) == 1


NUMBERS = st.one_of(
    st.integers(-50, 5000).map(float),
    st.floats(-1e7, 1e7),
    st.floats(0.0001, 100).map(lambda value: round(value, 2)),
    st.floats(allow_nan=False, allow_infinity=False),
)
ENTRIES = st.fixed_dictionaries(
    {"value": NUMBERS},
    optional={
        "bound": st.sampled_from(["at_least", "at_most", "about"]),
        "margin": st.floats(0, 1e6),
        "breaks": st.booleans(),
    },
)
AIMS = st.one_of(
    st.builds(target, NUMBERS, st.integers(2019, 2040)),
    st.builds(target, NUMBERS, st.none()),
    st.builds(lambda value: target(value, each_year=True), NUMBERS),
    st.builds(lambda value, around: target(value, comparator="about", tolerance=around), NUMBERS, st.floats(0, 100)),
    st.builds(lambda ends: target(min=min(ends), max=max(ends), comparator="between"), st.tuples(NUMBERS, NUMBERS)),
)


WAYS = st.fixed_dictionaries(
    {"direction": st.sampled_from(["up", "down"]), "path": st.sampled_from(["geometric", "linear"])}
)


@given(
    actuals=st.dictionaries(st.integers(2021, 2035), ENTRIES, min_size=1, max_size=8),
    base=st.none() | NUMBERS,
    aims=st.lists(AIMS, max_size=2),
    year=st.integers(2020, 2036),
    way=WAYS,
    lang=st.sampled_from(LANGS),
)
@example({2021: {"value": 1e308}}, -1e308, [target(1.7e308)], 2023, {"path": "linear"}, "zh")
@example({2021: {"value": 5e-324}}, 0.0, [target(5e-324)], 2023, {"path": "linear"}, "en")
@example({2021: {"value": 1.0}}, 1.0, [target(1.0)], 2023, {"direction": "down"}, "zh")
def test_every_text_has_room_whatever_the_numbers(
    actuals: dict[int, Any], base: float | None, aims: list[Any], year: int, way: dict[str, Any], lang: Lang
) -> None:
    check_room(row(actuals, year, base=base, targets=aims, **way), lang)


def plans() -> list[Path]:
    return [*sorted(file.parent for file in MESSY.glob("*/targets.yaml")), DEMO]


def plan(folder: Path) -> Dataset:
    data = load(Folder(folder)).data
    assert data is not None
    return data


@pytest.mark.parametrize("folder", plans(), ids=lambda folder: folder.name)
def test_every_text_has_room_in_difficult_plans(folder: Path) -> None:
    data = plan(folder)
    for region in dict.fromkeys((data.plan.region, *data.regions)):
        observed = data.years(region)
        for year in range(min(observed, default=2020), max(observed, default=2020) + 2):
            for judged in assess_all(data, list(data.indicators.values()), region, Question(year)):
                check_room(judged, "en")


def test_every_text_has_room_in_real_series() -> None:
    for one in read(OURS):
        data = dataset(one)
        for year in years(one)[-2:]:
            for judged in assess_all(data, list(data.indicators.values()), data.plan.region, Question(year)):
                check_room(judged, "zh")


# ---- what is drawn


def drawn(*given: Any, lang: Lang = "en", **keys: Any) -> Element:
    model = chart_of(row(*given, **keys))
    assert model is not None
    return fromstring(chart_svg(model, lang))


def looks(root: Element) -> list[str]:
    return [element.attrib["class"] for element in root if element.tag in ("path", "circle", "rect")]


def test_marks_are_drawn_from_the_back_to_the_front() -> None:
    aims = target(3.75, comparator="about", tolerance=0.05)
    rivals = [{"value": 3.44, "preferred": True}, {"value": 3.47, "source": "news"}]
    root = drawn({2021: 2.9, 2023: rivals}, 2023, targets=aims)
    assert looks(root) == ["g", "y", "b", "l", "q", "p", "d", "o", "m", "j", "e", "f", "r", "x", "z", "n"]


def test_an_older_value_is_hollow() -> None:
    assert "h" in looks(drawn({2022: 3.12}, 2023))
    assert "n" in looks(drawn({2023: 3.12}, 2023))


def test_a_projection_outside_the_frame_is_a_number_with_an_arrow() -> None:
    root = drawn({2021: 3.4}, 2021)
    side = next(label for label in texts(root, "s") if label.x > 276)
    assert side.text == "↑ 7.18"
    assert "e" not in looks(root)
    down = drawn({2021: 2.0}, 2021)
    assert next(label.text for label in texts(down, "s") if label.x > 276) == "↓ 0.51"


def test_an_achieved_target_has_no_projection() -> None:
    assert {"j", "e"} & set(looks(drawn({2021: 3.8}, 2021))) == set()


def test_a_bound_is_an_arrow_and_a_margin_a_bar() -> None:
    root = drawn({2021: {"value": 2.9, "margin": 0.1}, 2022: {"value": 3.0, "bound": "at_most"}}, 2023)
    assert looks(root)[-5:] == ["w", "x", "z", "u", "h"]
    assert [label.text for label in texts(root, "v")] == ["≤3"]


def test_the_judged_number_stands_away_from_the_path() -> None:
    for value, is_above in ((3.6, True), (2.9, False)):
        root = drawn({2023: value}, 2023)
        (label,) = texts(root, "v")
        mark = next(element for element in root if element.get("class") == "n")
        assert (label.y < float(mark.attrib["cy"])) is is_above


def test_the_year_asked_for_is_bold() -> None:
    root = drawn({2021: 3.0}, 2023)
    assert [label.text for label in texts(root, "a")] == ["2023"]
    assert sorted(label.text for label in texts(root, "k") if label.y > 180) == ["2020", "2021", "2022", "2024", "2025"]


def test_long_spans_show_the_ends_and_some_years_between() -> None:
    root = drawn({2021: 3.0}, 2030, targets=target(9.0, 2060))
    shown = [label.text for label in texts(root) if label.y > 180]
    assert {"2020", "2030", "2060"} <= set(shown)
    assert 5 <= len(shown) <= 8


def test_a_target_of_another_year_than_the_last_says_so() -> None:
    root = drawn({2023: 2.9}, 2025, targets=target(3.0, 2023))
    assert [label.text for label in texts(root, "c")] == ["target 2023"]
    each = drawn({2023: 2.9}, 2023, targets=target(3.0, year=None, each_year=True))
    assert [label.text for label in texts(each, "c")] == ["each year"]


def test_a_chart_can_be_read_aloud_and_its_ids_have_a_prefix() -> None:
    model = chart_of(row({2023: 3.44}, 2023))
    assert model is not None
    root = fromstring(chart_svg(model, "en", "year-2023-"))
    assert root.attrib["role"] == "img"
    told = [
        element.text for name in root.attrib["aria-labelledby"].split() for element in root if element.get("id") == name
    ]
    assert told[0] == "I"
    assert told[1] == "I: 2.82 in 2020; target for 2025: 3.75; 3.44 in 2023; the path asks for 3.346; status: on track."
    assert {element.attrib["id"] for element in root.iter() if "id" in element.attrib} == {
        "year-2023-i",
        "year-2023-i-t",
        "year-2023-i-d",
    }


def test_long_numbers_are_written_with_fewer_digits() -> None:
    root = drawn({2023: 123_456_789.123}, 2023, base=100_000_000.0, targets=200_000_000.0)
    assert [label.text for label in texts(root, "v")] == ["123,456,789"]
    huge = drawn({2023: 1.23456e14}, 2023, base=1e14, targets=2e14)
    assert [label.text for label in texts(huge, "v")] == ["1.23e+14"]


@pytest.mark.parametrize(
    ("ends", "is_counted", "lines"),
    [
        (Ends(2.6, 4.0), False, [3.0, 3.5, 4.0]),
        (Ends(0, 145), True, [0, 50, 100]),
        (Ends(2.5, 7.5), True, [3, 6]),
        (Ends(-1.2, 1.2), False, [-1, 0, 1]),
        (Ends(-1e308, 1e308), False, []),
        (Ends(0, 5e-324), False, []),
    ],
)
def test_lines_stand_at_round_values(ends: Ends, is_counted: bool, lines: list[float]) -> None:
    found = ticks(ends, is_counted=is_counted)
    assert found == lines or (len(lines) == 2 and len(found) in (3, 4))


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12))
def test_there_are_three_or_four_lines(low: float, spread: float) -> None:
    ends = Ends(low, low + spread)
    if ends.range > 1e-9 * abs(low):
        found = ticks(ends, is_counted=False)
        assert 3 <= len(found) <= 4
        assert all(low - 1e-6 * spread <= value <= ends.high + 1e-6 * spread for value in found)


@given(st.floats(-100, 300), st.floats(-100, 300))
def test_two_numbers_in_the_margin_are_apart_and_keep_their_order(first: float, second: float) -> None:
    one, other = shifted_apart([first, second], 27, 18, 157)
    assert abs(one - other) >= 27 - 1e-9
    assert 18 - 1e-9 <= min(one, other) <= max(one, other) <= 157 + 1e-9
    assert one <= other or first > second


# ---- as a file, and the legend


def test_a_file_has_name_unit_and_legend_and_no_variable() -> None:
    data = plan(DEMO)
    (judged,) = assess_all(data, [data.indicators["share"]], data.plan.region, Question(2023))
    model = chart_of(judged)
    assert model is not None
    text = chart_file(model, "zh")
    root = fromstring(text)
    assert root.tag == f"{{{NAMESPACE}}}svg"
    assert [label.text for label in texts(root, "name")] == ["研发投入占比（%）"]
    assert "允许误差或区间" in [label.text for label in texts(root, "c")]
    assert "var(" not in text
    assert (root.get("width"), root.get("viewBox")) == ("340", f"0 0 340 {root.get('height')}")
    bare = fromstring(bare_chart_file(model, "zh"))
    assert (bare.get("height"), texts(bare, "name")) == ("200", [])
    for label in texts(root, "name"):
        assert label.box.is_within(Box(0, 0, 340, 40))


@pytest.mark.parametrize("name", ["x" * 10_000, "一" * 10_000, "word " * 2000, "<b>&amp;]]></b>", "\u202eabc"])
def test_any_name_fits_into_the_head_and_stays_text(name: str) -> None:
    model = chart_of(row({2023: 3.44}, 2023))
    assert model is not None
    root = fromstring(chart_file(model._replace(name=name), "en"))
    head = texts(root, "name")
    assert 1 <= len(head) <= 3
    assert all(label.box.right <= 340 for label in head)
    assert root.find(f"{{{NAMESPACE}}}title").text == name  # type: ignore[union-attr]
    if len(name) < 100:
        assert "".join(label.text for label in head) == name


def test_the_stylesheet_is_the_pages_or_concrete() -> None:
    assert "var(--off-track)" in chart_css()
    assert "var(" not in chart_css(LIGHT)
    assert ".chart.off-track{color:#b23608}" in chart_css(LIGHT)


def test_the_legend_has_what_occurs() -> None:
    model = chart_of(row({2023: 3.44}, 2023))
    assert model is not None
    items = legend_items([model], "en")
    assert [words for _, words in items] == [
        *("base", "observed value", "no value in between", "path followed", "other path", "target"),
        *("at the pace so far", "distance to the path"),
    ]
    assert all(fromstring(svg).get("aria-hidden") == "true" for svg, _ in items)
    assert legend_items([], "zh") == []


TELLING = [("firms", 2023, "zh"), ("band", 2023, "en"), ("share", 2024, "zh"), ("contracts", 2023, "en")]


@pytest.mark.parametrize(("name", "year", "lang"), TELLING)
def test_what_people_see(name: str, year: int, lang: Lang, golden: Callable[[str, str], None]) -> None:
    data = plan(DEMO)
    (judged,) = assess_all(data, [data.indicators[name]], data.plan.region, Question(year))
    model = chart_of(judged)
    assert model is not None
    golden(f"chart-{name}.{lang}.svg", chart_svg(model, lang).replace("><", ">\n<") + "\n")


def test_a_chart_is_small() -> None:
    sizes = []
    for one in read(OURS):
        data = dataset(one)
        for judged in assess_all(data, list(data.indicators.values()), data.plan.region, Question(years(one)[-1])):
            model = chart_of(judged)
            if model is not None:
                sizes.append(len(chart_svg(model, "zh").encode()))
    assert math.fsum(sizes) / len(sizes) < 3500


def test_the_judged_number_finds_a_place_where_all_around_its_mark_is_taken() -> None:
    frame = Frame(46, 276, range(2020, 2026), Ends(0, 10))
    labels = Labels(frame, [])
    labels.placed = [Label("x" * 20, 60, 66 + 12.0 * row, 11.5, look="s") for row in range(6)]
    mark = (120.0, 100.0)
    labels.beside("3.44", mark, rooms=(9, 9), is_above=True, is_judged=True)
    assert [label.text for label in labels.placed[6:]] == ["3.44"]
    assert not any(labels.placed[-1].box.meets(label.box) for label in labels.placed[:6])
    labels.beside("2.82", mark, rooms=(9, 9), is_above=True, is_judged=False)
    assert len(labels.placed) == 7


def test_a_projection_is_no_curve_where_a_step_of_it_would_be_no_number() -> None:
    root = drawn({2021: 1e300}, 2021, base=1.0, targets=1.7e308)
    assert [label.text for label in texts(root, "v")] == ["1e+300"]
