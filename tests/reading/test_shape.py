import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lygap.model import FileKind, json_schema
from lygap.model.columns import CSV_COLUMNS
from lygap.model.schema import keys_at
from lygap.reading.shape import quoted, validate
from lygap.words import Lang

_KEYS = st.sampled_from(
    [
        *(
            "a",
            "x_a",
            "[key]",
            "2022",
            "20x",
            "zh",
            "en",
            "name",
            "value",
            "year",
            "title",
            "target",
            "targets",
            "kind",
        ),
        *("indicators", "observations", "sources", "regions", "groups", "units", "claims", "plan", "format", "id", ""),
    ]
)
_VALUES = st.sampled_from([None, True, 1, 1.5, "a", "", "x_a", "lygap/1", "stock", float("nan"), 10**400])
_DATA = st.recursive(
    _VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=20
)


@settings(deadline=None)
@given(data=_DATA | st.dictionaries(_KEYS, _DATA, max_size=6), kind=st.sampled_from(["targets", "actuals"]))
def test_whatever_is_refused_is_said_why(data: object, kind: FileKind) -> None:
    shaped = validate(kind, data, "f")
    assert shaped.issues or shaped.data is not None
    assert len({(issue.rule, issue.path, issue.params.get("key")) for issue in shaped.issues}) <= len(shaped.issues)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, "null"), (True, "true"), ({"a": 1}, "{…}"), ([], "[…]"), (1.5, "1.5"), ("x" * 50, "x" * 39 + "…")],
)
def test_how_a_message_quotes_a_value(value: object, expected: str) -> None:
    assert quoted(value) == expected


@pytest.mark.parametrize("kind", ["targets", "actuals"])
def test_the_schema_is_one_of_draft_7(kind: FileKind) -> None:
    schema = json_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    records = [schema, *schema["definitions"].values()]
    assert all(record["additionalProperties"] is False for record in records)
    assert all(record["patternProperties"] == {"^x_": {}} for record in records)
    assert all(record["description"] for record in records)
    assert all(value["description"] for record in records for value in record["properties"].values())


def test_every_column_is_a_key_of_an_observation() -> None:
    assert set(CSV_COLUMNS) == {"indicator", *json_schema("actuals")["definitions"]["ObservationRecord"]["properties"]}


PLAN = {
    "format": "lygap/1",
    "plan": {"id": "p", "name": "P", "lang": "en", "region": "r", "base_year": 2020},
    "indicators": {"a": {"name": {"zh": "甲"}, "kind": "stock", "direction": "up", "baseline": None, "target": 3}},
}
ACTUALS = {"year": 2022, "observations": {"a": {"2022": [1, {"value": 2, "as_of": 2022}]}, "b": 3}}


@pytest.mark.parametrize(
    ("kind", "data", "well"),
    [
        ("targets", PLAN, True),
        ("targets", PLAN | {"x_own": 1, "$schema": "s"}, True),
        ("targets", PLAN | {"own": 1}, False),
        ("targets", PLAN | {"regions": {"Bad": {"name": "B"}}}, False),
        ("targets", PLAN | {"groups": {"g": {"name": {"fr": "G"}}}}, False),
        ("targets", PLAN | {"groups": {"g": {"name": {"en": "G", "x_fr": 1}}}}, True),
        ("actuals", ACTUALS, True),
        ("actuals", {"observations": {"a": {"2022": 1, "20x": 2}}}, False),
        ("actuals", {"observations": {"a": {"value": "4%"}}}, False),
        ("actuals", {"sources": {"s": {"title": "S", "date": "2022-5"}}}, False),
        ("actuals", {"sources": {"s": {"title": "S", "date": 2022}}}, True),
    ],
)
def test_the_schema_and_the_program_agree(kind: FileKind, data: dict[str, object], well: bool) -> None:
    validator = jsonschema.Draft7Validator(json_schema(kind))
    assert (not list(validator.iter_errors(data))) == well
    import copy

    assert (not validate(kind, copy.deepcopy(data), "f").issues) == well


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        ("targets", (), "indicators"),
        ("targets", ("indicators", "a", "target"), "comparator"),
        ("targets", ("indicators", "a", "targets", 0), "comparator"),
        ("targets", ("indicators", "a", "regions", "r"), "baseline"),
        ("targets", ("claims", 3), "reading"),
        ("targets", ("plan", "name"), "zh"),
        ("actuals", ("observations", "a", "2022", 0), "as_of"),
    ],
)
def test_keys_that_may_stand_at_a_path(kind: FileKind, path: tuple[str | int, ...], expected: str) -> None:
    assert expected in keys_at(kind, path)


def test_keys_of_what_is_no_mapping() -> None:
    assert keys_at("targets", ("plan", "id")) == []


@pytest.mark.parametrize("kind", ["targets", "actuals"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_schema_has_an_id_and_every_record_a_title(kind: FileKind, lang: Lang) -> None:
    schema = json_schema(kind, lang)
    assert list(schema)[:3] == ["$schema", "$id", "title"]
    assert schema["$id"] == f"urn:lygap:{kind}/1"
    records = [schema, *schema["definitions"].values()]
    assert all(record["title"] and record["description"] for record in records)
    assert all("description" in entry for record in records for entry in record["properties"].values())
    assert any("\u4e00" <= character <= "\u9fff" for character in schema["title"]) == (lang == "zh")
