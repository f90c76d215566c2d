"""A plan as plain tables: what the forms with several tables share. Texts for people stay in all their languages."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple, get_args

from lygap.exchange.selection import Selection
from lygap.model.columns import CSV_COLUMNS, CSV_FIELDS
from lygap.plan.counting import OBS_STATUSES, SOURCE_KINDS
from lygap.plan.dates import INSTANT, SPAN
from lygap.plan.numbers import as_written
from lygap.plan.records import (
    Baseline,
    Bound,
    Comparator,
    Direction,
    Excluded,
    Indicator,
    Kind,
    Level,
    Modality,
    Nature,
    PathShape,
    RegionKind,
    Relative,
    Target,
    Worded,
)
from lygap.plan.texts import Bilingual, Lang
from lygap.words import describe, name_in

Type = Literal["string", "number", "integer", "year", "boolean", "array"]
Record = dict[str, Any]
"""A row by its fields; None where nothing is said."""


class Field(NamedTuple):
    """A column: its type, the words or the pattern it is held to, and the table and key of another that it names.

    `said` are the keys of the words that describe it.
    """

    name: str
    said: tuple[str, ...]
    type: Type = "string"
    choices: Sequence[str] = ()
    pattern: str | None = None
    names: str | None = None
    required: bool = False

    def description(self, lang: Lang) -> str:
        """What stands in it."""
        return describe(lang, *self.said)


class Table(NamedTuple):
    """Rows of the same fields; `key` is the field that tells them apart, None where several do."""

    name: str
    fields: tuple[Field, ...]
    rows: Callable[[Selection], Iterator[Record]]
    key: str | None = None


# ---- cells


def cell_text(value: object, lang: Lang) -> str:
    """A value as the text of a cell; nothing, and a mark that is not set, is an empty one."""
    match value:
        case None | False:
            return ""
        case True:
            return "true"
        case float() | int():
            return repr(value).removesuffix(".0")
        case Bilingual():
            return name_in(value, lang)
        case list():
            return json.dumps(value, ensure_ascii=False) if value else ""
        case _:
            return str(value)


# ---- indicators


def _indicators(selection: Selection) -> Iterator[Record]:
    for indicator in selection.indicators:
        yield indicator_record(indicator)


def indicator_record(indicator: Indicator) -> Record:
    """What is said of an indicator apart from its goals."""
    named, count = indicator.population or (None, None)
    lowest, highest = indicator.limits
    given = {name: getattr(indicator, name) for name in _PLAIN}
    more = {
        "lowest": as_written(lowest),
        "highest": as_written(highest),
        "population": named,
        "population_count": as_written(count),
    }
    return given | more | {"aliases": list(indicator.aliases)}


_PLAIN = (
    *("id", "number", "group", "name", "unit", "kind", "nature", "direction", "path"),
    *("definition", "note", "owner", "part_of"),
)


def _of(record: str, name: str, *others: str, **more: Any) -> Field:
    """A field that is described as a key of the file format is."""
    return Field(name, (f"{record}.{name}", *others, name), **more)


_of_indicator = partial(_of, "IndicatorRecord")
_INDICATOR = (
    _of_indicator("id", required=True),
    _of_indicator("number", type="integer"),
    _of_indicator("group", names="groups"),
    _of_indicator("name", required=True),
    _of_indicator("unit"),
    _of_indicator("kind", choices=get_args(Kind), required=True),
    _of_indicator("nature", choices=get_args(Nature)),
    _of_indicator("direction", choices=get_args(Direction)),
    _of_indicator("path", choices=get_args(PathShape), required=True),
    _of_indicator("definition"),
    _of_indicator("note"),
    _of_indicator("owner"),
    _of_indicator("part_of"),
    Field("lowest", ("IndicatorRecord.limits",), "number"),
    Field("highest", ("IndicatorRecord.limits",), "number"),
    _of_indicator("population"),
    Field("population_count", ("PopulationRecord.count",), "number"),
    _of_indicator("aliases", type="array"),
)


# ---- observations


def _observations(selection: Selection) -> Iterator[Record]:
    for observation in selection.observations():
        given = observation._asdict()
        record = {column: given[CSV_FIELDS.get(column, column)] for column in CSV_COLUMNS}
        yield record | {name: as_written(record[name]) for name in ("value", "increment", "growth", "margin")}


_of_observation = partial(_of, "ObservationRecord")
_OBSERVATION = (
    _of_observation("indicator", "ClaimRecord.indicator", names="indicators", required=True),
    _of_observation("year", type="year", required=True),
    _of_observation("value", type="number"),
    _of_observation("increment", type="number"),
    _of_observation("growth", type="number"),
    _of_observation("from", type="year"),
    _of_observation("region", names="regions", required=True),
    _of_observation("source", names="sources"),
    _of_observation("as_of", pattern=SPAN),
    _of_observation("period", pattern=SPAN),
    _of_observation("published", pattern=INSTANT),
    _of_observation("obs_status", choices=OBS_STATUSES, required=True),
    _of_observation("bound", choices=get_args(Bound)),
    _of_observation("margin", type="number"),
    _of_observation("preferred", type="boolean"),
    _of_observation("break", type="boolean"),
    _of_observation("excluded", choices=get_args(Excluded)),
    _of_observation("note"),
    _of_observation("locator"),
)


# ---- targets


def _targets(selection: Selection) -> Iterator[Record]:
    for indicator in selection.indicators:
        for region in selection.regions:
            goals = indicator.goals.get(region)
            if goals is not None:
                about = dict.fromkeys(_TARGET_NAMES) | {"indicator": indicator.id, "region": region}
                if goals.baseline is not None:
                    yield about | _baseline(goals.baseline)
                yield from (about | _target(target) for target in goals.targets)


def _baseline(baseline: Baseline) -> Record:
    given = {name: getattr(baseline, name) for name in ("year", "source", "note", "locator")}
    return {"what": "baseline", "value": as_written(baseline.value)} | given


def _target(target: Target) -> Record:
    """A target by the words of the file format."""
    said = target._asdict()
    given = {name: said[name] for name in _TARGET_NAMES if name in said}
    return {"what": "target"} | given | {"tolerance": as_written(target.tolerance)} | _aim(target.aim)


def _aim(aim: Level | Relative | Worded) -> Record:
    match aim:
        case Level(low, high, is_range=True):
            return {"min": as_written(low), "max": as_written(high)}
        case Level(value):
            return {"value": as_written(value)}
        case Relative(how, amount, since):
            key = "multiple_of_baseline" if how == "multiple" else how
            return {key: as_written(amount), "from": since}
        case Worded(text):
            return {"text": text}


_of_target = partial(_of, "TargetRecord")
_TARGET = (
    _of_target("indicator", "ClaimRecord.indicator", names="indicators", required=True),
    _of_target("region", names="regions", required=True),
    Field("what", ("GoalsRecord",), choices=("baseline", "target"), required=True),
    _of_target("id"),
    _of_target("year", type="year"),
    _of_target("date", pattern=INSTANT),
    _of_target("value", type="number"),
    Field("min", ("RangeRecord.min",), "number"),
    Field("max", ("RangeRecord.max",), "number"),
    _of_target("multiple_of_baseline", type="number"),
    _of_target("growth", type="number"),
    _of_target("change", type="number"),
    _of_target("from", type="year"),
    _of_target("text"),
    _of_target("comparator", choices=get_args(Comparator)),
    _of_target("tolerance", type="number"),
    _of_target("modality", choices=get_args(Modality)),
    _of_target("each_year", type="boolean"),
    _of_target("on_path", type="boolean"),
    _of_target("valid_from", pattern=INSTANT),
    _of_target("valid_to", pattern=INSTANT),
    _of_target("source", names="sources"),
    _of_target("note"),
    _of_target("locator"),
)
_TARGET_NAMES = tuple(field.name for field in _TARGET)


# ---- what they name


def _sources(selection: Selection) -> Iterator[Record]:
    for source in selection.sources():
        yield {field.name: getattr(source, field.name) for field in _SOURCE}


_of_source = partial(_of, "SourceRecord")
_SOURCE = (
    _of_source("id", required=True),
    _of_source("title", required=True),
    _of_source("publisher"),
    _of_source("date", pattern=INSTANT),
    _of_source("url"),
    _of_source("kind", choices=SOURCE_KINDS),
    _of_source("reference"),
    _of_source("mirror", type="boolean"),
)


def _regions(selection: Selection) -> Iterator[Record]:
    for region in selection.described_regions():
        yield {field.name: getattr(region, field.name) for field in _REGION}


_of_region = partial(_of, "RegionRecord")
_REGION = (
    _of_region("id", required=True),
    _of_region("name", required=True),
    _of_region("part_of"),
    _of_region("kind", choices=get_args(RegionKind)),
)


def _groups(selection: Selection) -> Iterator[Record]:
    for group in selection.data.groups.values():
        yield {"id": group.id, "name": group.name}


_GROUP = (_of("GroupRecord", "id", required=True), _of("GroupRecord", "name", required=True))

TABLES = (
    Table("indicators", _INDICATOR, _indicators, key="id"),
    Table("observations", _OBSERVATION, _observations),
    Table("targets", _TARGET, _targets),
    Table("sources", _SOURCE, _sources, key="id"),
    Table("regions", _REGION, _regions, key="id"),
    Table("groups", _GROUP, _groups, key="id"),
)
"""All that a plan holds but its claims and settings."""
