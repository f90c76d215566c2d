"""From the format's records to lygap's own: every default written out, every short form made long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from lygap import rules
from lygap.findings import Issue, Path, Rule
from lygap.plan.dates import span
from lygap.plan.records import (
    Baseline,
    Cagr,
    Claim,
    ClaimKind,
    Direction,
    FileHead,
    Goals,
    Group,
    Growth,
    How,
    Indicator,
    Level,
    Location,
    Multiple,
    Observation,
    Plan,
    Region,
    Relative,
    Share,
    Source,
    Statement,
    Sum,
    Target,
    Terms,
    Total,
    Worded,
)
from lygap.plan.texts import Bilingual, Text

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

_TERMS: Mapping[ClaimKind, type[Terms]] = {
    "share": Share,
    "growth": Growth,
    "cagr": Cagr,
    "sum": Sum,
    "total": Total,
    "multiple": Multiple,
    "statement": Statement,
}
_CLAIM_WORDS = {"since": "base_year", "later": "of"}
"""The words of claims that are named otherwise in the format's records …"""
_FILE_WORDS = {"base_year": "from"}
"""… and those that are named otherwise in the files."""
_TEXTS = ("name", "definition", "note", "owner", "title", "publisher", "text")
"""The words under which stands what a person reads."""
_GOALS_OF_REGIONS = ("baseline", "target", "targets", "regions")
_AIM_FIELDS = ("value", "multiple_of_baseline", "growth", "change", "base_year", "text")


class Defaults(NamedTuple):
    """What a file of actuals says once for all its observations."""

    year: int | None
    region: str
    source: str | None
    file: str


def text_of(written: str | Mapping[Any, str]) -> Text:
    """A text as it was written: plain, or by language."""
    return written if isinstance(written, str) else Bilingual(**written)


def _with_texts(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record in which what a person reads is a text."""
    written = {key: record[key] for key in _TEXTS if record.get(key) is not None}
    return {**record, **{key: text_of(text) for key, text in written.items()}}


def sources_of(records: Mapping[str, SourceRecord], file: str) -> dict[str, Source]:
    """The sources that a file describes, by id."""
    return {
        key: Source(key, **_with_texts(record), place=Location(file, ("sources", key)))
        for key, record in records.items()
    }


def aims_of(record: TargetRecord) -> list[Level | Relative | Worded]:
    """Everything that a target says it aims at; it should be one thing."""
    stated: list[Level | Relative | Worded] = []
    value = record.get("value")
    if isinstance(value, dict):
        stated.append(Level(value["min"], value["max"], is_range=True))
    elif value is not None:
        stated.append(Level(value, value))
    since = record.get("base_year")
    amounts: dict[How, float | None] = {
        "multiple": record.get("multiple_of_baseline"),
        "growth": record.get("growth"),
        "change": record.get("change"),
    }
    stated += [Relative(how, amount, since) for how, amount in amounts.items() if amount is not None]
    text = record.get("text")
    if text is not None:
        stated.append(Worded(text_of(text)))
    return stated


class Assembly:
    """The plan's file on its way to records; `issues` are those of what says no one thing."""

    def __init__(self, record: TargetsFile, file: str) -> None:
        self.record = record
        self.file = file
        self.issues: list[Issue] = []

    @property
    def head(self) -> PlanRecord:
        """What the whole plan has in common, as written."""
        return self.record["plan"]

    def place(self, *path: str | int) -> Location:
        """A place in the plan's file."""
        return Location(self.file, path)

    def plan(self) -> Plan:
        """The head of the plan."""
        p = self.head
        return Plan(
            id=p["id"],
            name=text_of(p["name"]),
            lang=p.get("lang"),
            region=p["region"],
            base_year=p["base_year"],
            target_year=p.get("target_year"),
            max_age=p.get("max_age"),
            source=p.get("source"),
            place=self.place("plan"),
        )

    def head_of_file(self) -> FileHead:
        """What the plan says once for all."""
        return FileHead(
            source=self.head.get("source"),
            region=self.head["region"],
            sources=tuple(self.record.get("sources", ())),
            place=self.place("plan"),
        )

    def sources(self) -> dict[str, Source]:
        """The sources that the plan describes, by id."""
        return sources_of(self.record.get("sources", {}), self.file)

    def regions(self) -> dict[str, Region]:
        """Regions by id."""
        return {
            key: Region(key, text_of(r["name"]), r.get("part_of"), r.get("kind"), self.place("regions", key))
            for key, r in self.record.get("regions", {}).items()
        }

    def districts(self) -> dict[str, tuple[str, ...]]:
        """The districts of each region that has any, in file order."""
        found: dict[str, tuple[str, ...]] = {}
        for key, record in self.record.get("regions", {}).items():
            whole = record.get("part_of")
            if whole is not None and record.get("kind") == "district":
                found[whole] = (*found.get(whole, ()), key)
        return found

    def groups(self) -> dict[str, Group]:
        """Groups by id."""
        groups = self.record.get("groups", {})
        return {key: Group(key, text_of(group["name"]), self.place("groups", key)) for key, group in groups.items()}

    def indicators(self) -> dict[str, Indicator]:
        """Indicators by id, each with the goals of each region that has any."""
        return {key: self.indicator(key, record) for key, record in self.record["indicators"].items()}

    def claims(self) -> tuple[Claim, ...]:
        """Claims in file order."""
        return tuple(self.claim(i, record) for i, record in enumerate(self.record.get("claims", [])))

    def indicator(self, key: str, record: IndicatorRecord) -> Indicator:
        """An indicator with every default written out."""
        r = _with_texts({key: value for key, value in record.items() if key not in _GOALS_OF_REGIONS})
        place = self.place("indicators", key)
        direction = record.get("direction")
        goals = {self.head["region"]: self.goals(record, direction, place)}
        for region, own in record.get("regions", {}).items():
            there = place.below("regions", region)
            if region == self.head["region"]:
                self.note(rules.REGION_OF_PLAN, there, at_key=True, id=region)
                continue
            goals[region] = self.goals(own, direction, there)
        for optional in ("number", "group", "unit", "nature", "direction"):
            r.setdefault(optional, None)
        r["path"] = r.get("path") or self.head.get("path", "geometric")
        r["limits"] = tuple(r.get("limits") or (None, None))
        r["aliases"] = tuple(r.get("aliases", ()))
        if r.get("population") is not None:
            r["population"] = (text_of(r["population"]["name"]), r["population"]["count"])
        return Indicator(id=key, goals=goals, place=place, **r)

    def goals(self, record: GoalsRecord, direction: Direction | None, place: Location) -> Goals:
        """What one region aims at; a baseline that was left out is None, one that is null has no value."""
        if {"target", "targets"} <= record.keys():
            self.note(rules.TARGET_AND_TARGETS, place.below("target"), at_key=True)
        listed = record.get("targets")
        if listed:
            given = [(place.below("targets", i), target) for i, target in enumerate(listed)]
        else:
            given = [(place.below("target"), record.get("target"))]
        return Goals(
            baseline=self.baseline(record["baseline"], place.below("baseline")) if "baseline" in record else None,
            targets=tuple(self.target(target, direction, at) for at, target in given if target is not None),
            place=place,
        )

    def baseline(self, given: float | BaselineRecord | None, place: Location) -> Baseline:
        """A baseline with the plan's year and source, where it names none."""
        record: BaselineRecord = given if isinstance(given, dict) else {"value": given}
        r = _with_texts(record)
        year = r.get("year") or self.head["base_year"]
        source = r.get("source") or self.head.get("source")
        return Baseline(r["value"], year, source, r.get("note"), r.get("locator"), place)

    def target(self, given: float | TargetRecord, direction: Direction | None, place: Location) -> Target:
        """A target with the plan's year and source, where it names none, and the comparator of its direction."""
        record: TargetRecord = given if isinstance(given, dict) else {"value": given}
        r = _with_texts({key: value for key, value in record.items() if key not in _AIM_FIELDS})
        r["id"] = r.get("id")
        r["year"] = self.target_year(record, place)
        r["comparator"] = r.get("comparator") or ("at_most" if direction == "down" else "at_least")
        r["source"] = r.get("source") or self.head.get("source")
        return Target(aim=self.aim(record, place), place=place, **r)

    def target_year(self, record: TargetRecord, place: Location) -> int | None:
        """The year that a target states, or that of its date, else the plan's; what holds in each year has none."""
        date = record.get("date")
        if date is not None:
            year = span(date).last.year
            if "year" in record:
                self.note(rules.DATE_AND_YEAR, place.below("year"), year=str(record["year"]), date=date)
            return year
        if "year" in record:
            return record["year"]
        return None if record.get("each_year") else self.head.get("target_year")

    def aim(self, record: TargetRecord, place: Location) -> Level | Relative | Worded:
        """The one thing that a target says; of none and of several there is an issue, and the first one stands."""
        stated = aims_of(record)
        aim = stated[0] if stated else Worded("")
        if len(stated) != 1:
            self.note(rules.NOT_ONE_AIM, place, count=str(len(stated)))
        elif record.get("base_year") is not None and not isinstance(aim, Relative):
            self.note(rules.NOT_ONE_AIM, place.below("from"), count="from")
        return aim

    def note(self, rule: Rule, place: Location, *, at_key: bool = False, **params: str) -> None:
        """Keep an issue with an indicator."""
        self.issues.append(Issue(rule, place.file, place.path, params, str(place.path[1]), at_key))

    def claim(self, index: int, record: ClaimRecord) -> Claim:
        """A claim with the words of its kind; those that are missing are issues."""
        place = self.place("claims", index)
        r = _with_texts(record)
        return Claim(
            id=r["id"],
            kind=r["kind"],
            terms=self.terms(r, place),
            region=r.get("region") or self.head["region"],
            names=_indicators_of(record),
            source=r.get("source") or self.head.get("source"),
            bound=r.get("bound"),
            margin=r.get("margin"),
            note=r.get("note"),
            locator=r.get("locator"),
            place=place,
        )

    def terms(self, r: Mapping[str, Any], place: Location) -> Terms | None:
        """What a claim says; None, with an issue for each, where words are missing."""
        said = {key: value for key, value in r.items() if value is not None}
        claim: ClaimKind = r["kind"]
        kind = _TERMS[claim]
        words = {field: _CLAIM_WORDS.get(field, field) for field in kind._fields}
        missing = [word for field, word in words.items() if word not in said and field not in kind._field_defaults]
        for word in missing:
            params = {"kind": claim, "key": _FILE_WORDS.get(word, word)}
            self.issues.append(Issue(rules.CLAIM_KEYS, place.file, place.path, params))
        if missing:
            return None
        values = {field: said[word] for field, word in words.items() if word in said}
        if "parts" in values:
            values["parts"] = tuple(values["parts"])
        return kind(**values)


def _indicators_of(r: ClaimRecord) -> dict[Path, str]:
    """The indicators that a claim names, by the keys under which they stand."""
    single = {"indicator": r.get("indicator"), "part": r.get("part"), "whole": r.get("whole")}
    names: dict[Path, str] = {(key,): name for key, name in single.items() if name is not None}
    return names | {("parts", i): name for i, name in enumerate(r.get("parts") or ())}


def head_of(file: ActualsFile, name: str) -> FileHead:
    """What a file of actuals says once."""
    return FileHead(
        source=file.get("source"),
        region=file.get("region"),
        sources=tuple(file.get("sources", ())),
        indicators=tuple(file.get("observations", ())),
        place=Location(name),
    )


def observation(r: ObservationRecord, indicator: str, year: int, d: Defaults, path: Path) -> Observation:
    """One observation with its file's defaults written out."""
    given: dict[str, Any] = {"region": d.region, "source": d.source, "file": d.file, "path": path}
    given |= {key: value for key, value in r.items() if value is not None}
    given["indicator"] = indicator
    given["year"] = year
    if "note" in given:
        given["note"] = text_of(given["note"])
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
