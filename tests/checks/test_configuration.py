"""What a plan changes about the rules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lygap.findings import Finding, Place
from lygap.reading import Folder, Loaded, load

PLAN = """\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: plan}
sources: {plan: {title: Plan}}
indicators:
  a: {name: A, kind: stock, direction: up, baseline: 10, target: 20}
  b: {name: B, kind: stock, direction: up, baseline: 10, target: 20}
"""
ACTUALS = "source: plan\nobservations: {a: {2022: [11, 12]}, b: {2022: 9}}\n"
Check = Callable[..., Loaded]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check a plan with a conflict (a) and a stock that falls (b), with a block of settings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "actuals").mkdir(parents=True)

    def run(checks: str = "") -> Loaded:
        Path("data/targets.yaml").write_text(PLAN + checks, "utf-8")
        Path("data/actuals/v.yaml").write_text(ACTUALS, "utf-8")
        return load(Folder(Path("data")), with_warnings=True)

    return run


def said(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(f.rule.code, f.rule.severity, f.indicator) for f in findings]


def test_nothing_changed(check: Check) -> None:
    assert said(check().findings) == [("LYG305", "warning", "a"), ("LYG309", "warning", "b")]


def test_a_warning_made_an_error_fails_check_alone(check: Check) -> None:
    loaded = check("checks: {LYG305: {severity: error}}\n")
    assert said(loaded.findings) == [("LYG305", "error", "a"), ("LYG309", "warning", "b")]
    assert loaded.data is None
    assert load(Folder(Path("data"))).data is not None


def test_ignored_with_a_reason(check: Check) -> None:
    assert said(check("checks: {LYG309: {ignore: Struck off}}\n").findings) == [("LYG305", "warning", "a")]


def test_for_some_years(check: Check) -> None:
    assert said(check("checks: {LYG309: {ignore: Struck off, years: [2021, 2023]}}\n").findings) == said(
        check().findings
    )
    assert len(check("checks: {LYG309: {ignore: Struck off, years: [2021, 2022]}}\n").findings) == 1
    assert len(check("checks: {LYG309: {ignore: Struck off, indicators: [a], years: [2022]}}\n").findings) == 2
    assert len(check("checks: {LYG309: {ignore: Struck off, indicators: [b], years: [2022]}}\n").findings) == 1
    assert len(check("checks: {LYG404: {ignore: Cited later, years: [2022]}}\n").findings) == 2


def test_for_some_indicators(check: Check) -> None:
    assert len(check("checks: {LYG309: {ignore: Struck off, indicators: [a]}}\n").findings) == 2
    assert len(check("checks: {LYG309: {ignore: Struck off, indicators: [b]}}\n").findings) == 1


def test_of_several_entries_the_first_that_fits_decides(check: Check) -> None:
    checks = "checks:\n  LYG309:\n    - {severity: error, indicators: [b]}\n    - {ignore: All}\n"
    assert said(check(checks).findings) == [("LYG305", "warning", "a"), ("LYG309", "error", "b")]


@pytest.mark.parametrize(
    ("checks", "code", "place"),
    [
        ("checks: {LYG35: {ignore: Why}}\n", "LYG224", Place(7, 10)),
        ("checks: {conflict: {ignore: Why}}\n", "LYG224", Place(7, 10)),
        ("checks: {LYG301: {ignore: Why}}\n", "LYG225", Place(7, 10)),
        ("checks: {LYG408: {severity: warning}}\n", "LYG225", Place(7, 10)),
        ("checks: {LYG305: {ignore: Why, indicators: [c]}}\n", "LYG201", Place(7, 45)),
        ("checks: {LYG305: {ignore: ''}}\n", "LYG106", Place(7, 27)),
        ("checks: {LYG305: {ignore: }}\n", "LYG103", Place(7, 27)),
        ("checks: {LYG305: {severity: info}}\n", "LYG104", Place(7, 29)),
        ("checks: {LYG305: {ignor: Why}}\n", "LYG101", Place(7, 19)),
        ("checks: {LYG305: [{ignor: Why}]}\n", "LYG101", Place(7, 20)),
        ("checks: {LYG305: off}\n", "LYG103", Place(7, 18)),
        ("checks: {LYG401: {after: -1}}\n", "LYG105", Place(7, 26)),
    ],
)
def test_what_is_refused(checks: str, code: str, place: Place, check: Check) -> None:
    errors = [f for f in check(checks).findings if f.is_error]
    assert [(f.rule.code, f.file, f.place) for f in errors] == [(code, "data/targets.yaml", place)]


def test_unknown_codes_are_refused_by_every_command(check: Check) -> None:
    check("checks: {LYG999: {ignore: Why}}\n")
    assert load(Folder(Path("data"))).data is None


def test_values_become_stale_as_the_plan_says(check: Check) -> None:
    checks = "  c: {name: C, kind: stock, direction: up, baseline: 1, target: 2}\nchecks: {LYG401: {after: 1}}\n"
    assert said(check(checks).findings)[-1] == ("LYG401", "warning", "c")
    assert len(check(checks.replace("after: 1", "after: 2")).findings) == 2
