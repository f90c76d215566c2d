import gc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lygap.findings import Place
from lygap.plan.records import Growth, Level, Observation, Relative
from lygap.plan.texts import Bilingual
from lygap.reading import Folder, Loaded, load

ROOT = Path(__file__).resolve().parents[2]
PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: plan}
regions: {here: {name: Here}, there: {name: There}}
sources: {plan: {title: Plan}}
groups: {main: {name: Main}}
indicators:
  a: {name: A, group: main, kind: stock, direction: up, baseline: 10, target: 20}
  b: {name: B, group: main, kind: stock, direction: down, baseline: 10, target: 5}
"""


def plan(tmp_path: Path, targets: str = PLAN, **actuals: str) -> Loaded:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(targets, "utf-8", newline="")
    for name, text in actuals.items():
        (tmp_path / "actuals" / f"{name}.yaml").write_text(text, "utf-8", newline="")
    return load(Folder(tmp_path), with_warnings=True)


def said(loaded: Loaded) -> list[tuple[str, str, Place]]:
    return [(f.rule.code, Path(f.file).name, f.place) for f in loaded.findings]


def test_forms_of_an_entry(tmp_path: Path) -> None:
    text = """\
year: 2022
source: plan
observations:
  a:
    2021: 11
    2022: [12, {value: 12.5, region: there, source: null}]
    2023: {value: 13, as_of: 2023}
  b: [9, {value: 8, year: 2024}]
"""
    data = plan(tmp_path, v=text).data
    assert data is not None
    assert [(o.year, o.value, o.path[2:]) for o in data.of("a", "here")] == [
        (2021, 11.0, ("2021",)),
        (2022, 12.0, ("2022", 0)),
        (2023, 13.0, ("2023",)),
    ]
    assert [(o.year, o.value, o.source) for o in data.of("a", "there")] == [(2022, 12.5, "plan")]
    assert [(o.year, o.value) for o in data.of("b", "here")] == [(2022, 9.0), (2024, 8.0)]


def test_every_key_of_an_observation(tmp_path: Path) -> None:
    text = """\
observations:
  a:
    - {value: 1, year: 2022, region: there, source: plan, as_of: 2022-03, published: 2023, obs_status: estimated,
       bound: about, margin: 0.5, preferred: true, break: true, note: n, locator: l, x_mine: 1}
    - {growth: 0.5, from: 2020, year: 2021, period: 2021-01/2021-11, excluded: secondary}
"""
    data = plan(tmp_path, v=text).data
    assert data is not None
    file = (tmp_path / "actuals" / "v.yaml").as_posix()
    path = ("observations", "a")
    assert data.of("a", "there") == [
        Observation(
            "a", "there", 2022, 1.0, None, None, None, "plan", "2022-03", None, "2023", "estimated", "about", 0.5,
            True, True, None, "n", "l", file, (*path, 0),
        )
    ]  # fmt: skip
    assert data.of("a", "here") == [
        Observation(
            "a", "here", 2021, None, None, 0.5, 2020, None, None, "2021-01/2021-11", excluded="secondary",
            file=file, path=(*path, 1),
        )
    ]  # fmt: skip


def test_defaults_of_goals(tmp_path: Path) -> None:
    targets = PLAN + (
        "  c: {name: {zh: 丙}, kind: coverage, direction: up, limits: [0, null], aliases: [sea], definition: D,\n"
        "      population: {name: all, count: 9}, targets: [{multiple_of_baseline: 2, year: null, id: x}, 3, null],\n"
        "      regions: {there: {baseline: null, target: {value: {min: 1, max: 2}}}}}\n"
        "claims: [{id: q, kind: growth, indicator: a, from: 2015, to: 2020, value: 2, reading: by}]\n"
    )
    data = plan(tmp_path, targets).data
    assert data is not None
    home, there = data.indicators["c"].goals["here"], data.indicators["c"].goals["there"]
    assert home.baseline is None
    assert [(t.id, t.aim, t.year, t.comparator, t.source) for t in home.targets] == [
        ("x", Relative("multiple", 2.0), None, "at_least", "plan"),
        (None, Level(3.0, 3.0), 2025, "at_least", "plan"),
    ]
    assert there.baseline is not None
    assert there.baseline[:3] == (None, 2020, "plan")
    assert [t.aim for t in there.targets] == [Level(1.0, 2.0, is_range=True)]
    assert data.indicators["b"].goals["here"].targets[0].comparator == "at_most"
    assert data.indicators["c"].population == ("all", 9.0)
    assert data.indicators["c"].limits == (0.0, None)
    assert data.claims[0].terms == Growth("a", 2015, 2020, 2.0, "by")


def test_own_keys_are_passed_over_everywhere(tmp_path: Path) -> None:
    targets = (
        PLAN.replace("{title: Plan}", "{title: Plan, x_1: [x_2]}")
        .replace("name: A", "name: {en: A, x_de: 5}")
        .replace("target: 20", "target: {value: 20, x_y: 1}")
        + "  x_ray: {name: X, kind: stock, direction: up, x_x: {}}\nx_top: {}\n"
    )
    text = "x_n: 1\nsource: plan\nobservations: {x_ray: {2022: 1, x_n: 2}, a: {value: 11, year: 2022, x_n: 3}}\n"
    loaded = plan(tmp_path, targets, v=text)
    assert loaded.findings == []
    assert loaded.data is not None
    assert loaded.data.of("x_ray", "here")[0].value == 1.0
    assert loaded.data.indicators["a"].name == Bilingual(en="A")


def test_an_indicator_with_an_x_must_be_right_too(tmp_path: Path) -> None:
    assert said(plan(tmp_path, PLAN + "  x_ray: {nmae: X}\n  x_Ray: {name: X, kind: stock, direction: up}\n")) == [
        ("LYG102", "targets.yaml", Place(9, 3)),
        ("LYG102", "targets.yaml", Place(9, 3)),
        ("LYG101", "targets.yaml", Place(9, 11)),
        ("LYG106", "targets.yaml", Place(10, 3)),
    ]


def test_one_bad_entry_hides_nothing_else(tmp_path: Path) -> None:
    targets = PLAN.replace("kind: stock, direction: up", "kind: stok, dirction: up").replace("{title: Plan}", "{}")
    text = "source: nowhere\nobservations: {a: 1, b: {2022: x}, c: {2022: 1}}\n"
    assert said(plan(tmp_path, targets, v=text)) == [
        ("LYG202", "v.yaml", Place(1, 9)),
        ("LYG209", "v.yaml", Place(2, 19)),
        ("LYG103", "v.yaml", Place(2, 32)),
        ("LYG201", "v.yaml", Place(2, 36)),
        ("LYG102", "targets.yaml", Place(4, 11)),
        ("LYG104", "targets.yaml", Place(7, 35)),
        ("LYG101", "targets.yaml", Place(7, 41)),
    ]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("year: x\nobservations: {a: 1}\n", "LYG103", Place(1, 7)),
        ("- 1\n", "LYG103", Place(1, 1)),
        ("hello\n", "LYG103", Place(1, 1)),
        ("observations: [1]\n", "LYG103", Place(1, 15)),
        ("observation: {a: 1}\n", "LYG101", Place(1, 1)),
        ("observations: {a: {20x2: 1}}\n", "LYG107", Place(1, 20)),
        ("observations: {a: {0999: 1}}\n", "LYG107", Place(1, 20)),
        ('observations: {"[key]": {2022: 1}}\n', "LYG106", Place(1, 16)),
        ("observations: {a: {2022: {2022: 1}}}\n", "LYG103", Place(1, 26)),
    ],
)
def test_a_file_that_is_wrong_altogether(tmp_path: Path, text: str, code: str, place: Place) -> None:
    assert said(plan(tmp_path, v=text)) == [(code, "v.yaml", place)]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "year: 2022\n"])
def test_a_file_that_says_nothing_is_well(tmp_path: Path, text: str) -> None:
    assert plan(tmp_path, v=text).findings == []


def test_an_empty_plan_lacks_everything(tmp_path: Path) -> None:
    loaded = plan(tmp_path, "", v="year: 2022\nobservations: {a: x}\n")
    assert [(f.rule.code, f.params.get("key")) for f in loaded.findings] == [
        ("LYG103", "a"),
        ("LYG102", "format"),
        ("LYG102", "indicators"),
        ("LYG102", "plan"),
    ]


def test_byte_order_marks_and_windows_lines_move_no_place(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_bytes(
        b"\xef\xbb\xbf" + PLAN.replace("up,", "upp,").replace("\n", "\r\n").encode()
    )
    assert said(load(Folder(tmp_path))) == [("LYG104", "targets.yaml", Place(7, 53))]


def test_what_was_wrong_in_reading_is_said_once(tmp_path: Path) -> None:
    text = "observations:\n  a: {2022: *x}\n  b: {2022: !!int 3}\n"
    assert said(plan(tmp_path, v=text)) == [("LYG004", "v.yaml", Place(2, 13)), ("LYG005", "v.yaml", Place(3, 13))]


def test_warnings_only_on_request(tmp_path: Path) -> None:
    assert len(plan(tmp_path, v="source: plan\nobservations: {a: {2022: [11, 12]}}\n").findings) == 1
    assert load(Folder(tmp_path)).findings == []


def test_the_collector_is_left_as_it_was(tmp_path: Path) -> None:
    plan(tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        load(Folder(tmp_path))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_many_slips_are_found_in_bearable_time(tmp_path: Path) -> None:
    text = "observations:\n" + "".join(f"  wrong{i}: {{2022: 1}}\n" for i in range(3000))
    findings = plan(tmp_path, v=text).findings
    assert len(findings) == 3000


def test_the_data_of_the_repository_has_no_errors() -> None:
    data, findings = load(Folder(ROOT / "data"), with_warnings=True)
    assert [finding for finding in findings if finding.is_error] == []
    assert data is not None


def test_the_path_of_every_observation_leads_to_it() -> None:
    from lygap.source import locate_yaml

    data = load(Folder(ROOT / "data")).data
    assert data is not None
    observations = [o for series in data.observations.values() for values in series.values() for o in values]
    places = {file: locate_yaml(Path(file).read_text("utf-8")) for file in {o.file for o in observations}}
    assert len(observations) > 100
    assert all(o.path in places[o.file].values for o in observations)


_LINES = st.sampled_from(
    [
        *(
            "observations:",
            "  a:",
            "  a: 1",
            "  b: {2022: 3}",
            "    2022: 4",
            "    - 5",
            "    - {value: 6}",
            "year: 2022",
        ),
        *("source: plan", "sources:", "  s: {title: S}", "  - x", "a: &b 1", "? x", "x_y: {", "}", "'", "\t", "---"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(targets=st.lists(_LINES).map("\n".join) | st.text(), actuals=st.lists(_LINES).map("\n".join) | st.text())
def test_no_text_raises(tmp_path_factory: pytest.TempPathFactory, targets: str, actuals: str) -> None:
    folder = tmp_path_factory.mktemp("plan")
    plan(folder, targets)
    for name in ("v.yaml", "v.csv"):
        (folder / "actuals" / name).write_bytes(actuals.encode("utf-8", "surrogatepass"))
    for text in (targets, PLAN + targets):
        (folder / "targets.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        loaded = load(Folder(folder), with_warnings=True)
        assert loaded.findings == sorted(loaded.findings, key=lambda f: f.order)
        assert (loaded.data is None) == any(f.is_error for f in loaded.findings)
