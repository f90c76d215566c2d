"""Indicators are found by id, name or alias, in either language."""

import pytest

import lygap
from conftest import DEMO, Lygap
from lygap.plan.lookup import find, nearest


@pytest.fixture(scope="module")
def data() -> lygap.Dataset:
    return lygap.load(DEMO)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("firms", ["firms"]),  # the id, though “High-tech firms” contains it too
        ("高新技术企业数", ["firms"]),
        ("高企", ["firms"]),
        ("high-tech FIRMS", ["firms"]),
        (" rank ", ["rank"]),
        ("位次", ["rank"]),
        ("指标", ["cap", "band", "double", "trend"]),
        ("nothing of the kind", []),
        ("", []),
    ],
)
def test_what_a_word_means(word: str, ids: list[str], data: lygap.Dataset) -> None:
    assert [indicator.id for indicator in find(data, word)] == ids


@pytest.mark.parametrize(("word", "near"), [("frims", "firms"), ("技术合同成交金额", "contracts"), ("zzzz", None)])
def test_the_nearest_name(word: str, near: str | None, data: lygap.Dataset) -> None:
    assert nearest(data, word) == near


def test_show_finds_by_alias(lygap: Lygap) -> None:
    run = lygap("show", "高企", "2023", "-d", str(DEMO), "--lang", "en")
    assert run.out.startswith("High-tech firms (firms), 2023\n")
