"""The Python interface."""

from pathlib import Path

import pytest

import lygap
from conftest import DEMO


def test_what_is_exported_is_there() -> None:
    for name in lygap.__all__:
        assert getattr(lygap, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = lygap.nonsense


def test_load_and_assess() -> None:
    data = lygap.load(DEMO)
    (row,) = lygap.assess(data, 2023, indicators=["firms"])
    assert (row.status, row.figures["gap"]) == ("on_track", 40.0)
    assert row.statistic == pytest.approx(1.14061, abs=1e-5)


def test_the_built_in_plan_needs_no_path() -> None:
    assert lygap.load().plan.id == "luoyang-14fyp-sti"


def test_methods_regions_and_targets_can_be_chosen() -> None:
    data = lygap.load(DEMO)
    (row,) = lygap.assess(data, 2023, indicators=["firms"], region="east", method="timeline")
    assert (row.track.region, row.method, row.status) == ("east", "timeline", "off_track")
    (row,) = lygap.assess(data, 2022, indicators=["firms"], target="annual-2022")
    assert row.status == "achieved"
    with pytest.raises(KeyError):
        lygap.assess(data, 2023, method="guess")
    with pytest.raises(KeyError):
        lygap.assess(data, 2023, indicators=["guess"])


def test_errors_carry_their_findings(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text("format: lygap/2\n", encoding="utf-8")
    with pytest.raises(lygap.DataError, match="errors") as caught:
        lygap.load(tmp_path)
    assert [f.rule.code for f in caught.value.findings] == [f.rule.code for f in lygap.check(tmp_path)]
    with pytest.raises(FileNotFoundError):
        lygap.load(tmp_path / "nowhere")
