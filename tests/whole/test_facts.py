"""No fact of the data set may be lost: how many each document gave, and where each counted fact stands.

`ledger.json` says under which indicator or claim each fact of the five documents stands. Where the ledger itself is at
hand, beside the repository, its years and values are looked up too.
"""

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lygap.plan.records import Dataset, Observation, Relative
from lygap.reading import Folder, load

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT.parent / "shared" / "facts"
STANDS: dict[str, list[str]] = json.loads(Path(__file__).with_name("ledger.json").read_text("utf-8"))
SINGLE_FIRM = "single-firm"
"""Facts about one firm or institution are no figures of the city; docs/use/data-set.md names them."""


class Given(NamedTuple):
    """How much a document gave."""

    targets: int = 0
    baselines: int = 0
    values: int = 0
    claims: int = 0


GIVEN = {
    "plan": Given(67, 13, 40, 37),
    "plan-summary-2022": Given(claims=1),
    "herald-2021": Given(3, 0, 27, 13),
    "contest-feature-2021": Given(2, 0, 40, 8),
    "xigong-feature-2024": Given(values=41, claims=7),
    "st-meeting-2022": Given(6),
    "st-meeting-2023": Given(3, 0, 14, 1),
    "st-bureau-2023-08": Given(1),
    "st-meeting-2026": Given(values=3),
    "daily-2026-02-11": Given(values=5),
    "communities-2021": Given(1),
    "bulletin-2023": Given(values=14),
    "rd-2017": Given(values=4),
    "rd-2020": Given(values=2),
    "rd-2022": Given(values=1),
    "rd-2023": Given(values=5),
    "rd-2024": Given(values=2),
    "press-2025-projects": Given(values=2),
    "press-2025-industry": Given(values=4),
    "press-2025-overview": Given(values=3, claims=2),
    "press-2025-smes": Given(values=5),
    "press-2025-platforms": Given(values=13, claims=1),
    "press-2025-sti": Given(values=8, claims=1),
    "sme-batches-2025": Given(values=1),
    "comment-2025": Given(claims=1),
    "press-2025-ecology": Given(values=3),
    "economic-daily-2024": Given(values=2),
    "hte-2018": Given(values=1, claims=2),
    "contracts-2021-q3": Given(values=3),
    "contracts-2023-11": Given(values=2),
    "contracts-2024-h1": Given(values=1),
    "patents-undated": Given(values=1),
    "patents-henan-2022": Given(values=1),
    "patents-zhengzhou-2021": Given(values=1),
    "evaluation-henan-2024": Given(values=1),
    "srdi-2022": Given(values=1),
    "htz-rank-2020": Given(values=1),
    "htz-rank-2012": Given(values=1),
    "htz-provincial-2023": Given(values=2),
    "htz-cluster-2018": Given(values=2),
    "htz-27-years": Given(values=1),
    "work-report-2018": Given(values=1),
    "work-report-2022": Given(values=1),
    "city-plan-2023": Given(values=1),
    "luolong-plan-2023": Given(values=1),
    "mengjin-bulletin-2023": Given(values=1),
    "mengjin-bulletin-2024": Given(values=1),
    "gdp-2024": Given(values=1),
    "compilation-2026": Given(values=4),
}

DOCUMENTS = {
    "000": ("contest_feature_2021", 66),
    "001": ("herald_2021", 47),
    "002": ("plan_2022", 163),
    "003": ("xigong_2024", 53),
    "004": ("plan_summary_2022", 21),
}
"""The five documents by how the ledger numbers their facts, and how many it has of each."""


class Stated(NamedTuple):
    """A number that the data state, in each way in which a document may print it; none for words alone."""

    source: str | None
    years: tuple[int | None, ...]
    numbers: tuple[float, ...]


@cache
def city() -> Dataset:
    data = load(Folder(ROOT / "data")).data
    assert data is not None
    return data


@cache
def stated() -> dict[str, list[Stated]]:
    """What the data state, by indicator and by claim."""
    result: dict[str, list[Stated]] = {}
    for key, one in _stated(city()):
        result.setdefault(key, []).append(one)
    return result


def _stated(data: Dataset) -> Iterator[tuple[str, Stated]]:
    for indicator in data.indicators.values():
        for goals in indicator.goals.values():
            if goals.baseline is not None:
                base = goals.baseline
                yield indicator.id, Stated(base.source, (base.year,), () if base.value is None else (base.value,))
            for target in goals.targets:
                relative = (target.aim.amount,) if isinstance(target.aim, Relative) else ()
                yield indicator.id, Stated(target.source, (target.year,), target.stated or relative)
    for series in data.observations.values():
        for key, values in series.items():
            for observation in values:
                yield key, Stated(observation.source, (observation.year,), tuple(_numbers(observation, data)))
    for claim in data.claims:
        years = tuple(getattr(claim.terms, name, None) for name in ("since", "to", "year"))
        value = getattr(claim.terms, "value", None)
        yield f"claim:{claim.id}", Stated(claim.source, years, () if value is None else (value, value * 100))


def _numbers(observation: Observation, data: Dataset) -> Iterator[float]:
    """What an observation states; where it states growth on the baseline, the whole number that this makes."""
    yield from (number for number in (observation.value, observation.increment) if number is not None)
    if observation.growth is not None:
        baseline = data.indicators[observation.indicator].goals[observation.region].baseline
        assert baseline is not None
        assert baseline.value is not None
        yield round(baseline.value * (1 + observation.growth))


def states(one: Stated, numbers: Sequence[float]) -> bool:
    return all(any(math.isclose(printed, number) for number in one.numbers) for printed in numbers)


def test_every_document_gave_what_it_gave() -> None:
    data = city()
    goals = [goals for indicator in data.indicators.values() for goals in indicator.goals.values()]
    bases = [goal.baseline.source for goal in goals if goal.baseline is not None and goal.baseline.value is not None]
    targets = [target.source for goal in goals for target in goal.targets]
    values = [value.source for series in data.observations.values() for some in series.values() for value in some]
    claims = [claim.source for claim in data.claims]
    found = {
        source: Given(targets.count(source), bases.count(source), values.count(source), claims.count(source))
        for source in data.sources
    }
    assert found == GIVEN


def test_every_fact_of_the_five_documents_has_its_place() -> None:
    ids = [fact for facts in STANDS.values() for fact in facts]
    assert len(ids) == len(set(ids)) == 350
    assert {n: sum(fact.startswith(n) for fact in ids) for n in DOCUMENTS} == {
        n: count for n, (_, count) in DOCUMENTS.items()
    }
    assert len(STANDS[SINGLE_FIRM]) == 22
    assert [place for place in STANDS if place not in stated() and place != SINGLE_FIRM] == []


def facts(name: str) -> list[dict[str, Any]]:
    file = FACTS / name
    if not file.is_file():
        pytest.skip("the facts are not beside the repository")
    found: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return found


def numbers_of(fact: dict[str, Any]) -> list[float]:
    match fact.get("value"):
        case {"min": low, "max": high}:
            return [low, high]
        case int() | float() as value:
            return [value]
        case str() as text:
            return [float(part) for part in text.split("-")]
        case _:
            return []


def in_its_year(one: Stated, fact: dict[str, Any]) -> bool:
    """Whether it is of the fact's year, or of one of those that a span or a doubtful date names."""
    year = fact.get("year")
    return year is None or any(str(known) in str(year) for known in one.years)


def test_the_ledger_is_in_the_data() -> None:
    ledger = {fact["id"]: fact for fact in facts("ledger.json")}
    assert {fact["id"]: fact["source"] for fact in ledger.values()} == {
        fact: DOCUMENTS[fact[:3]][0] for some in STANDS.values() for fact in some
    }
    assert {fact for fact in ledger if ledger[fact]["scope"] == "entity"} == set(STANDS[SINGLE_FIRM])
    lost = [
        (fact, place, ledger[fact].get("year"), ledger[fact].get("value"))
        for place, some in STANDS.items()
        if place != SINGLE_FIRM
        for fact in some
        if not any(
            (states(one, numbers_of(ledger[fact])) and in_its_year(one, ledger[fact])) or not one.numbers
            for one in stated()[place]
        )
    ]
    assert lost == []


NOT_ENTERED = {
    "(none: pooled)",
    "(none: other measure)",
    "(pooled)",
    "sci_tech_communities?",
}
"""What the list of new values calls the five that belong to no indicator; docs/use/data-set.md has the reasons."""


IN_WORDS = {"技术合同成交额“十四五”年均增速", "GDP 6000"}
"""Published figures that stand as claims in words."""


@pytest.mark.parametrize(("name", "count", "left_out"), [("actuals.json", 97, 0), ("new_actuals.json", 43, 5)])
def test_the_published_values_are_in_the_data(name: str, count: int, left_out: int) -> None:
    listed = facts(name)
    entered = [fact for fact in listed if fact.get("data_indicator") not in NOT_ENTERED]
    assert (len(listed), len(listed) - len(entered)) == (count, left_out)
    everything = [one for some in stated().values() for one in some]
    sources = {source.url: source.id for source in city().sources.values() if source.url is not None}
    lost = {
        fact["indicator"] if fact["indicator"] != "GDP" else f"GDP {fact['value']}"
        for fact in entered
        if not any(
            states(one, numbers_of(fact)) and in_its_year(one, fact)
            for one in everything
            if sources.get(fact["url"]) in {one.source, None}
        )
    }
    assert lost == (IN_WORDS if name == "actuals.json" else set())
