"""From the format's records to lygap's own: every default written out, every short form made long."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lygap import rules
from lygap.findings import Issue, Path
from lygap.model import (
    ActualsFile,
    BaselineRecord,
    ClaimRecord,
    GoalsRecord,
    IndicatorRecord,
    ObservationRecord,
    PlanRecord,
    RangeRecord,
    SourceRecord,
    TargetRecord,
    TargetsFile,
)
from lygap.records import Baseline, Claim, Goals, Indicator, Name, Observation, Plan, Region, Source, Target

_CLAIM_FIELDS = {"id", "kind", "source", "region", "note", "locator"}


class Defaults(NamedTuple):
    """What a file of actuals says once for all its observations."""

    year: int | None
    region: str
    source: str | None
    file: str


def name_of(name: str | Mapping[str, str]) -> Name:
    """A name by language; a plain string under the empty key."""
    return {"": name} if isinstance(name, str) else dict(name)


def plan_of(record: PlanRecord) -> Plan:
    """The head of the plan."""
    p = record
    return Plan(p.id, name_of(p.name), p.lang, p.region, p.base_year, p.target_year, p.max_age)


def sources_of(records: Mapping[str, SourceRecord]) -> dict[str, Source]:
    """Sources by id."""
    return {key: Source(key, **dict(record)) for key, record in records.items()}


def _baseline(given: float | BaselineRecord | None, plan: PlanRecord) -> Baseline:
    record = given if isinstance(given, BaselineRecord) else BaselineRecord(value=given)
    year = record.year if record.year is not None else plan.base_year
    return Baseline(record.value, year, record.source or plan.source, record.note, record.locator)


def _target(given: float | TargetRecord, plan: PlanRecord, direction: str | None) -> Target:
    r = given if isinstance(given, TargetRecord) else TargetRecord(value=given)
    ends = (r.value.min, r.value.max) if isinstance(r.value, RangeRecord) else (None, None)
    return Target(
        id=r.id,
        year=r.year if "year" in r.model_fields_set else plan.target_year,
        value=None if isinstance(r.value, RangeRecord) else r.value,
        min=ends[0],
        max=ends[1],
        multiple=r.multiple_of_baseline,
        growth=r.growth,
        change=r.change,
        base_year=r.from_,
        text=r.text,
        comparator=r.comparator or ("at_most" if direction == "down" else "at_least"),
        tolerance=r.tolerance,
        source=r.source or plan.source,
        modality=r.modality,
        valid_from=r.valid_from,
        valid_to=r.valid_to,
        on_path=r.on_path,
        each_year=r.each_year,
        note=r.note,
        locator=r.locator,
    )


def _goals(record: GoalsRecord, plan: PlanRecord, direction: str | None) -> Goals:
    stated = "baseline" in record.model_fields_set
    given = [t for t in (record.targets or [record.target]) if t is not None]
    return Goals(
        baseline=_baseline(record.baseline, plan) if stated else None,
        targets=tuple(_target(t, plan, direction) for t in given),
    )


def indicator_of(key: str, r: IndicatorRecord, plan: PlanRecord) -> Indicator:
    """An indicator with the goals of each region that has any."""
    goals = {plan.region: _goals(r, plan, r.direction)}
    goals |= {region: _goals(own, plan, r.direction) for region, own in r.regions.items()}
    low, high = r.limits or (None, None)
    return Indicator(
        id=key,
        number=r.number,
        group=r.group,
        name=name_of(r.name),
        unit=r.unit,
        kind=r.kind,
        nature=r.nature,
        direction=r.direction,
        path=r.path or plan.path,
        limits=(low, high),
        definition=None if r.definition is None else name_of(r.definition),
        note=r.note,
        owner=r.owner,
        part_of=r.part_of,
        population=None if r.population is None else (name_of(r.population.name), r.population.count),
        aliases=tuple(r.aliases),
        goals=goals,
    )


def claim_of(r: ClaimRecord, plan: PlanRecord) -> Claim:
    """A claim with its own terms apart."""
    terms = {k: v for k, v in r.model_dump(by_alias=True, exclude_none=True).items() if k not in _CLAIM_FIELDS}
    return Claim(r.id, r.kind, terms, r.region or plan.region, r.source or plan.source, r.note, r.locator)


def regions_of(file: TargetsFile) -> dict[str, Region]:
    """Regions by id."""
    return {key: Region(key, name_of(r.name), r.part_of, r.kind) for key, r in file.regions.items()}


def observation(r: ObservationRecord, indicator: str, year: int, d: Defaults, path: Path) -> Observation:
    """One observation with its file's defaults written out."""
    return Observation(
        indicator,
        r.region or d.region,
        year,
        r.value,
        r.increment,
        r.growth,
        r.from_,
        r.source or d.source,
        r.as_of,
        r.period,
        r.published,
        r.obs_status,
        r.bound,
        r.margin,
        r.preferred,
        r.break_,
        r.excluded,
        r.note,
        r.locator,
        d.file,
        path,
    )


def _entries(entry: Any, path: Path) -> Iterator[tuple[ObservationRecord, Path]]:
    """The observations of an entry that is a number, a record or a list of these."""
    if isinstance(entry, list):
        for i, one in enumerate(entry):
            yield from _entries(one, (*path, i))
    else:
        yield entry if isinstance(entry, ObservationRecord) else ObservationRecord(value=entry), path


def observations_of(file: ActualsFile, d: Defaults) -> Iterator[Observation | Issue]:
    """Every observation of a YAML file, or the issue that it has no year, or two."""
    for indicator, entry in file.observations.items():
        path: Path = ("observations", indicator)
        years = entry.items() if isinstance(entry, dict) else [(None, entry)]
        for key, part in years:
            where = path if key is None else (*path, key)
            for record, place in _entries(part, where):
                year = record.year if key is None else int(key)
                year = d.year if year is None else year
                if year is None:
                    yield Issue(rules.NO_YEAR, d.file, place, {}, indicator)
                elif key is not None and record.year not in (None, year):
                    yield Issue(rules.YEAR_TWICE, d.file, (*place, "year"), {"year": key}, indicator)
                else:
                    yield observation(record, indicator, year, d, place)
