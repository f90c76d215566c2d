"""`lygap path`: milestones on both paths, the way back to the target, and why there are none."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import DEMO, Lygap


def path(lygap: Lygap, *words: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(lygap("path", *words, "-d", str(DEMO), "-f", "json").out)
    return document


def test_both_paths_lead_from_the_baseline_to_the_target(lygap: Lygap) -> None:
    rows = path(lygap, "firms")["milestones"]
    assert [row["year"] for row in rows] == list(range(2020, 2026))
    assert [row["linear"] for row in rows] == pytest.approx([100, 120, 140, 160, 180, 200])
    assert [row["geometric"] for row in rows] == pytest.approx([100 * 2 ** (n / 5) for n in range(6)])


def test_the_way_back_starts_after_the_newest_value(lygap: Lygap) -> None:
    rows = path(lygap, "firms")["milestones"]
    assert [row["catch_up"] for row in rows] == [None, None, None, None, pytest.approx((160 * 200) ** 0.5), 200.0]


def test_observed_values_and_their_bounds(lygap: Lygap) -> None:
    rows = {row["year"]: row for row in path(lygap, "contracts")["milestones"]}
    assert (rows[2020]["observed"], rows[2020]["bound"]) == (50, None)
    assert (rows[2023]["observed"], rows[2023]["bound"]) == (120, "at_least")


def test_without_a_path_the_values_and_the_reason_remain(lygap: Lygap) -> None:
    document = path(lygap, "worded", "dash")
    assert document["undefined"] == {"worded": "not_numeric", "dash": "no_baseline"}
    assert [row["observed"] for row in document["milestones"] if row["id"] == "worded"][-1] == 3
    text = lygap("path", "worded", "-d", str(DEMO), "--lang", "en").out
    assert text.splitlines()[-1].endswith(": the target is in words, not a number")


def test_a_floor_for_every_year_is_its_own_path(lygap: Lygap) -> None:
    rows = path(lygap, "floor")["milestones"]
    assert {row["linear"] for row in rows} == {30}


def test_another_target_has_its_own_path(lygap: Lygap) -> None:
    rows = path(lygap, "firms", "--target", "annual-2022")["milestones"]
    assert {row["year"]: row["linear"] for row in rows if row["year"] <= 2022} == pytest.approx(
        {2020: 100, 2021: 115, 2022: 130}
    )


def test_a_region_has_its_own_path(lygap: Lygap) -> None:
    rows = path(lygap, "firms", "--region", "east")["milestones"]
    assert (rows[0]["region"], rows[0]["linear"], rows[-1]["linear"]) == ("east", 10, 30)
    text = lygap("show", "firms", "--region", "east", "-d", str(DEMO), "--lang", "en").out
    assert text.splitlines()[0] == "High-tech firms (firms), East, 2023"
    assert ["Region", "East"] in [line.split() for line in text.splitlines()]


def test_the_way_to_a_target_within_a_year_ends_at_the_target(tmp_path: Path, lygap: Lygap) -> None:
    (tmp_path / "actuals").mkdir()
    (tmp_path / "targets.yaml").write_text(
        "format: lygap/1\nplan: {id: p, name: P, lang: en, region: here, base_year: 2020}\n"
        "indicators: {x: {name: X, kind: stock, direction: up, path: linear, baseline: 60, "
        "target: {value: 80, date: 2024-03}}}\n",
        "utf-8",
    )
    (tmp_path / "actuals" / "v.yaml").write_text("observations: {x: {2022: 68}}\n", "utf-8")
    rows = json.loads(lygap("path", "x", "-d", str(tmp_path), "-f", "json").out)["milestones"]
    due, seen = 2023 + 91 / 366, 2022
    assert [row["year"] for row in rows] == [2020, 2021, 2022, 2023, 2024]
    assert [row["catch_up"] for row in rows[3:]] == pytest.approx([68 + 12 * (2023 - seen) / (due - seen), 80])
    assert rows[-1]["linear"] == 80
    assert "★" in lygap("show", "x", "-d", str(tmp_path)).out.rpartition("└")[0]
