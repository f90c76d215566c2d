"""The examples of the pages on the data format make up a plan, and the pages name every key there is."""

import re
from pathlib import Path

import pytest

from lygap.model import json_schema
from lygap.reading import Folder, load
from pages import LANGS, page

EXAMPLE = re.compile(r"<!-- (?:file: )?(\S+) -->\n```\w+\n(.*?)```\n", re.DOTALL)


@pytest.mark.parametrize("lang", LANGS)
def test_the_examples_make_up_a_plan(lang: str, tmp_path: Path) -> None:
    examples = dict(EXAMPLE.findall(page(lang, "data-format.md")))
    examples["targets.yaml"] += examples.pop("indicators") + examples.pop("claims") + examples.pop("checks")
    assert list(examples) == ["targets.yaml", "actuals/2022.yaml", "actuals/earlier.csv"]
    for name, text in examples.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    data, findings = load(Folder(tmp_path), with_warnings=True)
    assert findings == []
    assert data is not None
    assert len(data.of("tech_firms", "city")) == 3


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_names_every_key_and_word(lang: str) -> None:
    words = set(re.findall(r"[$\w]+", page(lang, "data-format.md"), re.ASCII))
    for schema in (json_schema("targets"), json_schema("actuals")):
        for record in (schema, *schema["definitions"].values()):
            assert set(record["properties"]) <= words
        choices = re.findall(r"'enum': (\[.*?\])", str(schema))
        assert {choice for listed in choices for choice in re.findall(r"\w+", listed)} <= words
