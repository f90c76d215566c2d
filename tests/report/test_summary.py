"""Several years, and summaries by group, region and all."""

import csv
import io
import json
from typing import Any

import pytest

from conftest import DEMO, Lygap

STATUSES = ("achieved", "on_track", "at_risk", "off_track", "regressing", "missed", "unknown")


def status(lygap: Lygap, *words: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(lygap("status", *words, "-d", str(DEMO), "-f", "json").out)
    return document


def test_a_range_gives_a_row_an_indicator_and_year(lygap: Lygap) -> None:
    document = status(lygap, "2021..2023")
    found = [(row["id"], row["year"]) for row in document["indicators"]]
    assert found[:4] == [("firms", 2021), ("firms", 2022), ("firms", 2023), ("waste", 2021)]
    assert len(found) == 7 * 3


def test_each_year_of_a_range_is_judged_as_on_its_own(lygap: Lygap) -> None:
    both = status(lygap, "2022..2023", "-g", "all")["indicators"]
    for year in ("2022", "2023"):
        assert [row for row in both if row["year"] == int(year)] == status(lygap, year, "-g", "all")["indicators"]


def test_the_summary_of_a_range_counts_the_last_year(lygap: Lygap) -> None:
    assert status(lygap, "2021..2023")["summary"] == status(lygap, "2023")["summary"]


def test_the_gate_looks_at_the_last_year(lygap: Lygap) -> None:
    words = ("status", "2022..2023", "-d", str(DEMO), "-i", "floor", "--fail-on")
    assert lygap(*words, "off_track").code == 1
    assert lygap(*words, "achieved").code == 0


def test_how_a_status_moved_is_a_row_of_words(lygap: Lygap) -> None:
    lines = lygap("status", "2021..2023", "-d", str(DEMO), "--lang", "en", "-i", "floor").out.splitlines()
    assert lines[0] == "Demonstration plan: 2021–2023"
    (row,) = [line for line in lines if "A floor" in line and "each year" in line]
    assert row.split("30 (each year)")[1].split("  ") == ["", "? unknown", "★ achieved", "▼ off track"]


@pytest.mark.parametrize("given", ["2023..2021", "2021..", "..2023", "2021..20x3"])
def test_a_range_that_is_none(given: str, lygap: Lygap) -> None:
    assert lygap("status", given, "-d", str(DEMO)).code == 2


def by(lygap: Lygap, *words: str) -> dict[str, Any]:
    rows = status(lygap, "2023", "--by", *words)["rows"]
    return {row["key"]: row for row in rows}


def test_groups_add_up_to_all(lygap: Lygap) -> None:
    groups, everything = by(lygap, "group"), by(lygap, "all", "-g", "all")["all"]
    assert list(groups) == ["main", "edge"]
    for key in ("indicators", *STATUSES, "stale"):
        assert sum(group[key] for group in groups.values()) == everything[key]
    assert sum(everything[status] for status in STATUSES) == everything["indicators"] == 15


def test_the_counts_are_those_of_the_rows(lygap: Lygap) -> None:
    rows = status(lygap, "2023", "-g", "main")
    row = by(lygap, "group", "-g", "main")["main"]
    assert {key: row[key] for key in rows["summary"]} == rows["summary"]


def test_regions_are_judged_by_their_own_goals(lygap: Lygap) -> None:
    regions = by(lygap, "region")
    assert [(key, row["indicators"]) for key, row in regions.items()] == [("town", 15), ("east", 1)]
    assert regions["east"]["at_risk"] == 1


def test_the_aggregate_of_statistics_canada_is_the_mean_of_its_scores(lygap: Lygap) -> None:
    row = by(lygap, "all", "-m", "statcan")["all"]
    rows = status(lygap, "2023", "-m", "statcan")["indicators"]
    assert list(row["aggregates"]) == ["statcan"]
    scores = [r["score"] for r in rows if r["score"] is not None]
    assert len(scores) > 3
    assert row["aggregates"]["statcan"]["value"] == pytest.approx(sum(scores) / len(scores))


def test_with_auto_every_method_that_has_an_aggregate_gives_it(lygap: Lygap) -> None:
    assert {"eurostat", "statcan", "sdsn", "escap"} <= set(by(lygap, "all")["all"]["aggregates"])


def test_csv_has_the_aggregates_as_columns(lygap: Lygap) -> None:
    run = lygap("status", "2022..2023", "-d", str(DEMO), "--by", "group", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert [(row["key"], row["year"]) for row in rows] == [
        ("main", "2022"), ("main", "2023"), ("edge", "2022"), ("edge", "2023"),
    ]  # fmt: skip
    assert "aggregates.statcan.label" in rows[0]


def test_an_unknown_summary(lygap: Lygap) -> None:
    run = lygap("status", "-d", str(DEMO), "--by", "groups")
    assert (run.code, "did you mean group?" in run.err) == (2, True)
