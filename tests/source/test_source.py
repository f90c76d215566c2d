import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lygap import rules
from lygap.findings import Place
from lygap.source import MAX_DEPTH, PARSER, Places, locate_yaml, number, read_yaml, scalar


def codes(text: str) -> list[tuple[str, int, int]]:
    _, findings = read_yaml(text, "f.yaml")
    return [(f.rule.code, *f.place) for f in findings]


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    assert scalar(text) is None


@pytest.mark.parametrize("text", ["true", "True", "TRUE"])
def test_true(text: str) -> None:
    assert scalar(text) is True


@pytest.mark.parametrize("text", ["false", "False", "FALSE"])
def test_false(text: str) -> None:
    assert scalar(text) is False


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("010", 10), ("-19", -19), ("+5", 5), ("0o17", 15), ("0x1F", 31), ("00", 0)],
)
def test_whole_numbers(text: str, value: int) -> None:
    assert scalar(text) == value
    assert type(scalar(text)) is int


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.", 0.0), ("-0.0", 0.0), (".5", 0.5), ("+12e03", 12000.0), ("-2E+05", -2e5), ("1e400", float("inf"))],
)
def test_real_numbers(text: str, value: float) -> None:
    assert scalar(text) == value
    assert type(scalar(text)) is float


@pytest.mark.parametrize(
    ("text", "shown"),
    [(".inf", "inf"), ("-.Inf", "-inf"), ("+.INF", "inf"), (".nan", "nan"), (".NaN", "nan"), (".NAN", "nan")],
)
def test_what_is_no_finite_number(text: str, shown: str) -> None:
    assert str(scalar(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        *(
            "NO",
            "no",
            "yes",
            "on",
            "y",
            "tRUE",
            "nUll",
            "12:30",
            "1_000",
            "1,234",
            "4.34%",
            "0b1",
            "0O17",
            "0xZ",
            "-0o17",
        ),
        *("2020-01-01", "１２", "1e", "e3", ".", "-", "+", "--1", "1.2.3", "inf", "nan", "-.nan", "<<", "=", "²"),
    ],
)
def test_text(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("+5", 5.0), (".5", 0.5), ("010", 10.0), ("0x1F", 31.0), ("-2E+05", -2e5), ("-0", 0.0)],
        *[("1e400", None), (".inf", None), (".nan", None), ("1" * 301, None), ("0x" + "f" * 290, None)],
        *[("", None), ("true", None), ("null", None), ("x", None), ("1,234", None)],
    ],
)
def test_finite_numbers(text: str, value: float | None) -> None:
    assert number(text) == value


def test_quoted_numbers_are_text() -> None:
    assert read_yaml("a: '1'\nb: \"2\"\nc: !!str 3\nd: |\n  4\n", "f") == (
        {"a": "1", "b": "2", "c": "3", "d": "4\n"},
        [],
    )


def test_keys_are_text() -> None:
    assert read_yaml("2020: 1\ntrue: 2\n~: 3\n", "f") == ({"2020": 1, "true": 2, "~": 3}, [])


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "---\n...\n"])
def test_nothing(text: str) -> None:
    assert read_yaml(text, "f") == (None, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", [("LYG003", 4, 3)]),
        ("a: &x 1\nb: *x\n", [("LYG004", 2, 4)]),
        ("a: !!int '1'\nb: !mine [1]\n!k c: 1\n", [("LYG005", 1, 4), ("LYG005", 2, 4), ("LYG005", 3, 1)]),
        ("? [a]\n: 1\n? {b: 1}\n: 2\n", [("LYG006", 1, 3), ("LYG006", 3, 3)]),
        ("a: " + "9" * 301, [("LYG007", 1, 4)]),
        ("[" * 10_000, [("LYG007", 1, MAX_DEPTH + 1)]),
        ("\n".join(" " * depth + "a:" for depth in range(10_000)), [("LYG007", MAX_DEPTH + 1, MAX_DEPTH + 1)]),
        ("a: 1\n---\nb: 2\n", [("LYG002", 2, 1)]),
        ("a: [1", [("LYG002", 1, 6)]),
        ("a: [12, 13\nb: 3\nc: 4\n", [("LYG002", 1, 4)]),
        ("a: 0\nb: {c: 1,\n  d: 2\ne: 3\n", [("LYG002", 2, 4)]),
        ("a: {b: 1, c: d: 2}\ne: 3\n", [("LYG002", 1, 15)]),
        ('a: 0\nb: "x\nc: 1\nd: 2\n', [("LYG002", 2, 4)]),
        ("a: 0\nb: 'x\n", [("LYG002", 2, 4)]),
        ('a: "x\n\\q"\n', [("LYG002", 2, 1)]),
        ("a:\n  b: 1\n  c\n  d: 2\n", [("LYG002", 3, 3)]),
        ("a: |\n\tx\nb: 1\n", [("LYG002", 2, 1)]),
        ("a: 1\n\tb: 2\n", [("LYG002", 2, 1)]),
        ("a: 1\rb: [1", [("LYG002", 2, 6)]),
        ("a: b: c\n", [("LYG002", 1, 5)]),
        ("%YAML 2.0\n---\na: 1\n", [("LYG002", 1, 1)]),
        ('a: "\\ud800"\n', [("LYG002", 1, 7)]),
        ("a: 1\nb: x\u200by\x1b\nc: \u202e\n", [("LYG108", 2, 5), ("LYG108", 3, 4)]),
        ("a: 1\nb: \ufeff2\n", [("LYG108", 2, 4)]),
        ("a: \x00\n", [("LYG108", 1, 4)]),
        ("a: 1\nb: x\ufffe\n", [("LYG108", 2, 5)]),
        ("a: x\ud800", [("LYG108", 1, 5)]),
        ('a: "\\x1b"\n"\\u200b": 1\n', [("LYG108", 1, 4), ("LYG108", 2, 1)]),
        ("a: \"\\t\\n\"\nb: 'x\ty'\r\nc: \x85\n", []),
    ],
)
def test_findings(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [\n  {b: 1}\n  {b: 2},\n]\n", "while parsing a flow sequence did not find expected ',' or ']' (3:3)"),
        ('a: "x\nb: 1\n', "while scanning a quoted scalar found unexpected end of stream (3:1)"),
        ("a: {b: 1, c: d: 2}\n", "while parsing a flow mapping did not find expected ',' or '}'"),
    ],
)
@pytest.mark.skipif(PARSER is yaml.SafeLoader, reason="libyaml's words")
def test_what_was_left_open_is_told_with_the_place_where_that_shows(text: str, problem: str) -> None:
    (finding,) = read_yaml(text, "f.yaml")[1]
    assert finding.params == {"problem": problem}


def test_reading_goes_on() -> None:
    data, findings = read_yaml("a: *x\na: 2\nb: !t 3\n? [c]\n: 4\nd: \x1b\n", "f")
    assert data == {"a": None, "b": "3", "d": "\ufffd"}
    assert {f.rule for f in findings} == {
        rules.ALIAS, rules.DUPLICATE_KEY, rules.TAG, rules.KEY_NOT_TEXT, rules.CONTROL_CHARACTER
    }  # fmt: skip


def test_places() -> None:
    places = locate_yaml("a:\n  - 1\n  - {b: 甲, c: 3}\na:\n  d: 5\ne: [\n  7]\n")
    assert places.values[("a", 1, "b")] == Place(3, 9)
    assert places.keys[("a", 1, "c")] == Place(3, 12)
    assert places.of_value(("e", 0)) == Place(7, 3)
    assert ("a", "d") not in places.keys  # it stands under the second `a`, which counts for nothing
    assert places.of_value(("e", 0, "x")) == Place(7, 3)
    assert places.of_key(("e", "x")) == Place(6, 1)
    assert places.of_value(("a", 0, "value")) == Place(2, 5)
    assert places.of_key(()) == Place(1, 1)
    assert Places({}, {}).of_value(("x",)) == Place(1, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: 1\n? b", Place(2, 4)), ("a: 1\r? b", Place(2, 4)), ("? b", Place(1, 4)), ("b:", Place(1, 3))],
)
def test_no_place_lies_behind_the_end(text: str, place: Place) -> None:
    assert locate_yaml(text).values[("b",)] == place


@given(st.text() | st.text(alphabet="ab:{}[]-?&*!|>'\"%@`#,\n \t0123\\x\ufeff\x85\u2028\x00"))
def test_no_text_raises(text: str) -> None:
    data, findings = read_yaml(text, "f")
    again, _ = read_yaml(text, "f", Places({}, {}))
    assert repr(again) == repr(data)
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
    assert all(1 <= f.place.line <= lines and f.place.column >= 1 for f in findings)


_DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text("ab 中"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=8,
)


@given(_DATA)
def test_json_is_yaml(data: object) -> None:
    import json

    assert read_yaml(json.dumps(data, ensure_ascii=False), "f") == (data, [])
