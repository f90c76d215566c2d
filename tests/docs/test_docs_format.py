"""The examples of the page on the data format make up a plan, and the page names every key there is."""

import re
from pathlib import Path

from lygap.model import json_schema
from lygap.reading import Folder, load

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "use" / "data-format.md").read_text("utf-8")
EXAMPLE = re.compile(r"<!-- (?:file: )?(\S+) -->\n```\w+\n(.*?)```\n", re.DOTALL)


def test_the_examples_make_up_a_plan(tmp_path: Path) -> None:
    examples = dict(EXAMPLE.findall(PAGE))
    examples["targets.yaml"] += examples.pop("indicators") + examples.pop("claims") + examples.pop("checks")
    assert list(examples) == ["targets.yaml", "actuals/2022.yaml", "actuals/earlier.csv"]
    for name, text in examples.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    data, findings = load(Folder(tmp_path), with_warnings=True)
    assert findings == []
    assert data is not None
    assert len(data.of("tech_firms", "city")) == 3


def test_the_page_names_every_key_and_word() -> None:
    words = set(re.findall(r"[$\w]+", PAGE))
    for schema in (json_schema("targets"), json_schema("actuals")):
        for record in (schema, *schema["definitions"].values()):
            assert set(record["properties"]) <= words
        choices = re.findall(r"'enum': (\[.*?\])", str(schema))
        assert {choice for listed in choices for choice in re.findall(r"\w+", listed)} <= words
