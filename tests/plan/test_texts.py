"""Texts in one language or two."""

import pytest

from lygap.plan.texts import Bilingual, Lang, Text, language_of, say_the_same, wordings
from lygap.words import name_in, note_in


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("Plain", "Plain", "Plain"),
        (Bilingual("中", "Two"), "中", "Two"),
        (Bilingual(zh="中"), "中", "中"),
        (Bilingual(en="Two"), "Two", "Two"),
    ],
)
def test_a_text_in_a_language_or_in_whichever_it_has(text: Text, zh: str, en: str) -> None:
    assert (name_in(text, "zh"), name_in(text, "en")) == (zh, en)
    assert (note_in(text, "zh"), note_in(text, "en")) == (zh, en)
    assert set(wordings(text)) == {zh, en}


def test_no_text_is_none() -> None:
    assert note_in(None, "zh") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A plan", "en"),
        ("A plan of 洛阳", "zh"),
        ("\U00020bb7", "zh"),
        (Bilingual(en="A plan"), "en"),
        (Bilingual(zh="2025"), "zh"),
        (Bilingual("规划", "A plan"), "zh"),
    ],
)
def test_the_language_of_a_text(text: Text, language: Lang) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("中", "中", True),
        ("中", "二", False),
        ("中", Bilingual("中", "Two"), True),
        (Bilingual(zh="中"), Bilingual("中", "Two"), True),
        (Bilingual("中", "Two"), Bilingual("中", "Three"), False),
        (Bilingual("中", "Two"), Bilingual("二", "Two"), False),
    ],
)
def test_a_translation_says_nothing_new(one: Text, other: Text, same: bool) -> None:
    assert say_the_same(one, other) is same
    assert say_the_same(other, one) is same
