"""From the format's records to lygap's own: every default written out, every short form made long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from lygap import rules
from lygap.findings import Issue, Path
from lygap.plan.records import Baseline, Claim, Goals, Indicator, Name, Observation, Plan, Region, Source, Target

if TYPE_CHECKING:
    from lygap.model.actuals import ActualsFile, ObservationRecord
    from lygap.model.plan import (
        BaselineRecord,
        ClaimRecord,
        GoalsRecord,
        IndicatorRecord,
        PlanRecord,
        SourceRecord,
        TargetRecord,
        TargetsFile,
    )

_CLAIM_FIELDS = ("id", "kind", "source", "region", "note", "locator")
_GOALS_OF_REGIONS = ("baseline", "target", "targets", "regions")


class Defaults(NamedTuple):
    """What a file of actuals says once for all its observations."""

    year: int | None
    region: str
    source: str | None
    file: str


def name_of(name: str | Mapping[Any, str]) -> Name:
    """A name by language; a plain string under the empty key."""
    return {"": name} if isinstance(name, str) else dict(name)


def plan_of(p: PlanRecord) -> Plan:
    """The head of the plan."""
    target_year, max_age = p.get("target_year"), p.get("max_age")
    return Plan(p["id"], name_of(p["name"]), p["lang"], p["region"], p["base_year"], target_year, max_age)


def sources_of(records: Mapping[str, SourceRecord]) -> dict[str, Source]:
    """Sources by id."""
    return {key: Source(key, **record) for key, record in records.items()}


def long_baseline(given: float | BaselineRecord | None) -> BaselineRecord:
    """A baseline in its long form."""
    return given if isinstance(given, dict) else {"value": given}


def long_target(given: float | TargetRecord) -> TargetRecord:
    """A target in its long form."""
    return given if isinstance(given, dict) else {"value": given}


def _baseline(given: float | BaselineRecord | None, plan: PlanRecord) -> Baseline:
    r = long_baseline(given)
    year = r.get("year") or plan["base_year"]
    return Baseline(r["value"], year, r.get("source") or plan.get("source"), r.get("note"), r.get("locator"))


def _target(given: float | TargetRecord, plan: PlanRecord, direction: str | None) -> Target:
    r: dict[str, Any] = {**long_target(given)}
    value = r.pop("value", None)
    ends = value if isinstance(value, dict) else {}
    r["id"] = r.get("id")
    r["year"] = r["year"] if "year" in r else plan.get("target_year")
    r["comparator"] = r.get("comparator") or ("at_most" if direction == "down" else "at_least")
    r["source"] = r.get("source") or plan.get("source")
    r["multiple"] = r.pop("multiple_of_baseline", None)
    return Target(value=None if ends else value, min=ends.get("min"), max=ends.get("max"), **r)


def goals_of(record: GoalsRecord, plan: PlanRecord, direction: str | None) -> Goals:
    """What one region aims at; a baseline that was left out is None, one that is null has no value."""
    given = record.get("targets") or [record.get("target")]
    return Goals(
        baseline=_baseline(record["baseline"], plan) if "baseline" in record else None,
        targets=tuple(_target(t, plan, direction) for t in given if t is not None),
    )


def indicator_of(key: str, record: IndicatorRecord, plan: PlanRecord) -> Indicator:
    """An indicator with the goals of each region that has any."""
    r: dict[str, Any] = {k: v for k, v in record.items() if k not in _GOALS_OF_REGIONS}
    direction = record.get("direction")
    goals = {plan["region"]: goals_of(record, plan, direction)}
    for region, own in record.get("regions", {}).items():
        goals[region] = goals_of(own, plan, direction)
    for optional in ("number", "group", "unit", "nature", "direction"):
        r.setdefault(optional, None)
    r["name"] = name_of(r["name"])
    r["path"] = r.get("path") or plan.get("path", "geometric")
    r["limits"] = tuple(r.get("limits") or (None, None))
    r["aliases"] = tuple(r.get("aliases", ()))
    if r.get("definition") is not None:
        r["definition"] = name_of(r["definition"])
    if r.get("population") is not None:
        r["population"] = (name_of(r["population"]["name"]), r["population"]["count"])
    return Indicator(id=key, goals=goals, **r)


def claim_of(r: ClaimRecord, plan: PlanRecord) -> Claim:
    """A claim with its own terms apart, in the words of the file."""
    terms = {key: value for key, value in r.items() if key not in _CLAIM_FIELDS and value is not None}
    if "base_year" in terms:
        terms["from"] = terms.pop("base_year")
    region, source = r.get("region") or plan["region"], r.get("source") or plan.get("source")
    return Claim(r["id"], r["kind"], terms, region, source, r.get("note"), r.get("locator"))


def regions_of(file: TargetsFile) -> dict[str, Region]:
    """Regions by id."""
    return {
        key: Region(key, name_of(r["name"]), r.get("part_of"), r.get("kind"))
        for key, r in file.get("regions", {}).items()
    }


def observation(r: ObservationRecord, indicator: str, year: int, d: Defaults, path: Path) -> Observation:
    """One observation with its file's defaults written out."""
    given: dict[str, Any] = {"region": d.region, "source": d.source, "file": d.file, "path": path}
    given |= {key: value for key, value in r.items() if value is not None}
    given["indicator"] = indicator
    given["year"] = year
    return Observation(**given)


def _entries(entry: Any, path: Path) -> Iterator[tuple[ObservationRecord, Path]]:
    """The observations of an entry that is a number, a record or a list of these."""
    if isinstance(entry, list):
        for i, one in enumerate(entry):
            yield from _entries(one, (*path, i))
    else:
        record: ObservationRecord = entry if isinstance(entry, dict) else {"value": entry}  # type: ignore[assignment]
        yield record, path


def _by_year(entry: Any, path: Path) -> Iterator[tuple[str | None, Any, Path]]:
    """The parts of an entry that is a map of years, each with its year; else the entry itself."""
    if isinstance(entry, dict) and any(key.isdigit() for key in entry):
        for year, part in entry.items():
            yield year, part, (*path, year)
    else:
        yield None, entry, path


def observations_of(file: ActualsFile, d: Defaults) -> Iterator[Observation | Issue]:
    """Every observation of a YAML file, or the issue that it has no year, or two."""
    for indicator, entry in file.get("observations", {}).items():
        for stated, part, where in _by_year(entry, ("observations", indicator)):
            for record, path in _entries(part, where):
                own = record.get("year")
                year = int(stated) if stated is not None else own if own is not None else d.year
                if year is None:
                    yield Issue(rules.NO_YEAR, d.file, path, {}, indicator)
                elif stated is not None and own not in (None, year):
                    yield Issue(rules.YEAR_TWICE, d.file, (*path, "year"), {"year": stated}, indicator)
                else:
                    yield observation(record, indicator, year, d, path)
