"""Indicators are found by id, name or alias, in either language."""

import pytest

import lygap
from conftest import DEMO, Lygap
from lygap.plan.lookup import Vocabulary, folded, numbered
from lygap.vocabularies import indicators


@pytest.fixture(scope="module")
def data() -> lygap.Dataset:
    return lygap.load(DEMO)


@pytest.fixture(scope="module")
def words(data: lygap.Dataset) -> Vocabulary:
    return indicators(data).vocabulary()


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("firms", ["firms"]),  # the id, though “High-tech firms” contains it too
        ("高新技术企业数", ["firms"]),
        ("高企", ["firms"]),
        ("high-tech FIRMS", ["firms"]),
        ("High tech_firms", ["firms"]),
        ("Ｈｉｇｈ-tech firms", ["firms"]),
        (" rank ", ["rank"]),
        ("High-tech", []),
        ("nothing of the kind", []),
        ("", []),
    ],
)
def test_what_a_word_means(word: str, ids: list[str], words: Vocabulary) -> None:
    assert words.meant(word) == ids


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("位次", ["rank"]),
        ("指标", ["cap", "band", "double", "trend"]),
        ("high-t", ["firms"]),
        ("R&D s", ["share"]),
        ("R&D", []),  # two letters
        ("高", []),
        ("hi", []),
        ("2", []),
        ("2022", []),
        ("", []),
    ],
)
def test_what_a_part_of_a_name_means(word: str, ids: list[str], words: Vocabulary) -> None:
    assert words.meant_in_part(word) == ids


@pytest.mark.parametrize(("word", "near"), [("frims", "firms"), ("技术合同成交金额", "contracts"), ("zzzz", None)])
def test_the_nearest_name(word: str, near: str | None, words: Vocabulary) -> None:
    assert words.nearest(word) == near


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("2", ["waste"]),
        ("２", ["waste"]),
        ("02", ["waste"]),
        ("main.2", ["waste"]),
        ("主要指标.2", ["waste"]),
        ("edge.2", []),
        ("nowhere.2", []),
        ("99", []),
        ("2.", []),
        ("-2", []),
        ("", []),
    ],
)
def test_the_number_of_a_row(word: str, ids: list[str], data: lygap.Dataset) -> None:
    assert [indicator.id for indicator in numbered(data, word)] == ids


def test_a_number_counts_in_the_first_group_first(data: lygap.Dataset) -> None:
    other = data.indicators["cap"]._replace(number=2)
    more = data.indicators["band"]._replace(number=9)
    both = data._replace(indicators={**data.indicators, "cap": other, "band": more})
    assert [indicator.id for indicator in numbered(both, "2")] == ["waste"]
    assert [indicator.id for indicator in numbered(both, "edge.2")] == ["cap"]
    assert [indicator.id for indicator in numbered(both, "9")] == ["band"]
    no_groups = both._replace(groups={})
    assert [indicator.id for indicator in numbered(no_groups, "2")] == ["waste", "cap"]


def test_what_people_do_not_mind() -> None:
    assert folded("  Off_Track ") == folded("off-track") == folded("ＯＦＦ　track") == "off track"


def test_show_finds_by_alias(lygap: Lygap) -> None:
    run = lygap("show", "高企", "2023", "-d", str(DEMO), "--lang", "en")
    assert run.out.startswith("High-tech firms (firms), 2023\n")
