"""Whoever reads Chinese and whoever reads English reads the same of the data set, and nothing in the other language."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lygap.checks.texts import texts_of
from lygap.plan.records import Dataset, Indicator, Statement, Worded
from lygap.plan.texts import Bilingual, Text
from lygap.reading import Folder, load
from lygap.source import read_yaml

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
TRANSLATOR_S_ENGLISH = ("carrier", "technology commissioner", "on intellectual property")
"""Words that no statistician would write for 载体, 科技特派员 and 质押融资."""


@cache
def city() -> Dataset:
    data = load(Folder(ROOT / "data")).data
    assert data is not None
    return data


def of_goals(indicator: Indicator) -> Iterator[tuple[str, Text | None]]:
    for region, goals in indicator.goals.items():
        if goals.baseline is not None:
            yield f"{indicator.id}, baseline of {region}", goals.baseline.note
        for target in goals.targets:
            yield f"{indicator.id}, target {target.id} of {region}", target.note
            if isinstance(target.aim, Worded):
                yield f"{indicator.id}, target {target.id} of {region}, in words", target.aim.text


def sentences() -> Iterator[tuple[str, Text | None]]:
    """Each note, worded target and claim in words, and where it stands."""
    data = city()
    for indicator in data.indicators.values():
        yield f"{indicator.id}, note", indicator.note
        yield f"{indicator.id}, definition", indicator.definition
        yield from of_goals(indicator)
    for series in data.observations.values():
        for values in series.values():
            yield from ((f"{value.indicator} {value.year} of {value.region}", value.note) for value in values)
    for claim in data.claims:
        yield claim.id, claim.note
        if isinstance(claim.terms, Statement):
            yield f"{claim.id}, in words", claim.terms.text


def said_in_both(text: object) -> bool:
    match text:
        case Bilingual(zh=str(zh), en=str(en)) | {"zh": str(zh), "en": str(en)}:
            return HAN.search(zh) is not None and HAN.search(en) is None
        case _:
            return False


def test_no_note_target_or_claim_lacks_a_language() -> None:
    found = [(place, text) for place, text in sentences() if text is not None]
    assert len(found) > 200
    assert [place for place, text in found if not said_in_both(text)] == []


def test_no_note_of_a_source_lacks_a_language() -> None:
    targets, _ = read_yaml((ROOT / "data" / "targets.yaml").read_text("utf-8"), "targets.yaml")
    notes = {key: source["x_note"] for key, source in targets["sources"].items() if "x_note" in source}
    assert len(notes) > 10
    assert [key for key, note in notes.items() if not said_in_both(note)] == []


def test_only_the_titles_of_documents_are_chinese_alone() -> None:
    titles = [source.title for source in city().sources.values()]
    texts = [text for text in texts_of(city()) if text is not None and text not in titles]
    alone = [text for text in texts if isinstance(text, Bilingual) and not said_in_both(text)]
    assert [text for text in texts if isinstance(text, str) and HAN.search(text)] == []
    assert [text for text in alone if text.zh != text.en] == []


@pytest.mark.parametrize("words", TRANSLATOR_S_ENGLISH)
def test_english_is_what_the_field_writes(words: str) -> None:
    english = [text.en for text in texts_of(city()) if isinstance(text, Bilingual) and text.en is not None]
    assert [text for text in english if words in text.lower()] == []
