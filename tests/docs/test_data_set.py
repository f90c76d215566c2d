"""What the pages on the data set count is what its files have."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest

from lygap.plan.records import Dataset, Indicator, Observation
from lygap.plan.texts import Bilingual
from lygap.reading import Folder, load
from lygap.source import read_yaml
from pages import LANGS, ROOT, page

CITY = "luoyang"
NONE_SINCE = {
    "en": "Of the {targeted} indicators with a target, {blank} have no usable value for the city",
    "zh": "有目标的 {targeted} 项指标中，{blank} 项在2020年之后没有可用的全市数值",
}
ROWS = {
    "en": ("indicators", "targets", "observations", "claims", "sources", "regions"),
    "zh": ("指标", "目标", "观测值", "表述", "来源", "地区"),
}
"""What the first table counts."""


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def text(lang: str) -> str:
    """The page in each language."""
    return page(lang, "data-set.md")


@cache
def city() -> Dataset:
    data = load(Folder(ROOT / "data")).data
    assert data is not None
    return data


def observations() -> list[Observation]:
    return [value for series in city().observations.values() for values in series.values() for value in values]


def has_target(indicator: Indicator) -> bool:
    return any(goals.targets for goals in indicator.goals.values())


def is_derived(observation: Observation) -> bool:
    return observation.obs_status == "derived" or observation.growth is not None


def row(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))


def counted(text: str, start: str) -> list[int]:
    """The numbers in the row that begins so, commas apart."""
    line = row(text, start).replace(",", "").removeprefix(start)
    return [int(number) for number in re.findall(r"(?<![`\w])\d+", line)]


def test_the_counts_of_the_first_table(text: str, lang: str) -> None:
    data = city()
    counts = {key: counted(text, f"| {key} |") for key in ROWS[lang]}
    headline = sum(indicator.group == "headline" for indicator in data.indicators.values())
    targeted = sum(map(has_target, data.indicators.values()))
    targets = [
        region
        for indicator in data.indicators.values()
        for region, goals in indicator.goals.items()
        for _ in goals.targets
    ]
    total = len(data.indicators)
    values = observations()
    excluded = sum(value.excluded is not None for value in values)
    kinds = Counter(region.kind for region in data.regions.values())
    assert [*counts.values()] == [
        [total, headline, targeted - headline, total - targeted],
        [len(targets), len(targets) - targets.count(CITY)],
        [len(values), sum(map(is_derived, values)), excluded],
        [len(data.claims)],
        [len(data.sources), sum(source.mirror for source in data.sources.values())],
        [kinds["district"], kinds["zone"]],
    ]


def test_the_counts_of_groups(text: str) -> None:
    for line in re.findall(r"^\| `headline` .*?(?=\n\n)", text, re.MULTILINE | re.DOTALL)[0].splitlines():
        groups = re.findall(r"`(\w+)`", line.split("|")[1])
        members = [indicator for indicator in city().indicators.values() if indicator.group in groups]
        assert [int(cell) for cell in line.split("|")[3:5]] == [len(members), sum(map(has_target, members))]


def test_the_counts_of_grades(text: str) -> None:
    targets, _ = read_yaml((ROOT / "data" / "targets.yaml").read_text("utf-8"), "targets.yaml")
    grades = Counter(source["x_reliability"] for source in targets["sources"].values())
    for grade in ("A", "B", "B-", "C, C-", "D"):
        assert int(row(text, f"| {grade} |").split("|")[2]) == sum(grades[each] for each in grade.split(", "))


def test_what_has_no_value_of_the_city(text: str, lang: str) -> None:
    targeted = [indicator for indicator in city().indicators.values() if has_target(indicator)]
    valued = {
        value.indicator
        for value in observations()
        if value.region == CITY and value.year > city().plan.base_year and value.excluded is None
    }
    blank = sum(indicator.id not in valued for indicator in targeted)
    assert NONE_SINCE[lang].format(targeted=len(targeted), blank=blank) in text


def mark(values: Sequence[Observation], *, is_base: bool) -> str:
    usable = [value for value in values if value.excluded is None]
    firm = [value for value in usable if not (is_derived(value) or value.bound or value.period)]
    if firm or is_base:
        return "●"
    return "◐" if usable else "○" if values else "·"


def test_the_table_of_gaps(text: str) -> None:
    data = city()
    years = [int(cell) for cell in row(text, "| | | 2015").split("|")[3:-1]]
    assert years == list(range(2015, 2026))
    for indicator in data.indicators.values():
        if indicator.group != "headline":
            continue
        baseline = indicator.goals[CITY].baseline
        base = None if baseline is None or baseline.value is None else baseline.year
        values = data.observations[CITY].get(indicator.id, [])
        marks = [mark([value for value in values if value.year == year], is_base=year == base) for year in years]
        cells = row(text, f"| {indicator.number} | `{indicator.id}`").split("|")
        assert [cell.strip() for cell in cells[3:-1]] == marks, indicator.id
        assert isinstance(indicator.name, Bilingual)
        assert cells[2].endswith(f"{indicator.name.zh} ")
