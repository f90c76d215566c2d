"""What lygap knows, after reading and before judging: light, immutable records.

Tuples, because a data folder may hold a million observations; a file's own shape is in `model`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from lygap.findings import Path
from lygap.plan.dates import span, time_of
from lygap.plan.texts import Lang, Text, language_of

Kind = Literal["stock", "flow", "ratio", "cumulative", "rank", "coverage"]
Direction = Literal["up", "down"]
PathShape = Literal["geometric", "linear"]
Nature = Literal["binding", "anticipatory"]
Comparator = Literal["at_least", "at_most", "more_than", "less_than", "about", "between"]
How = Literal["multiple", "growth", "change"]
Modality = Literal["commit", "strive"]
Bound = Literal["at_least", "at_most", "about"]
ObsStatus = Literal["final", "provisional", "estimated", "derived"]
Excluded = Literal["not_comparable", "undated", "secondary", "superseded"]
SourceKind = Literal["plan", "statistics", "briefing", "news", "compilation", "other"]
RegionKind = Literal["district", "zone"]
ClaimKind = Literal["share", "growth", "cagr", "sum", "total", "multiple", "statement"]
LaterValue = Literal["target", "observation"]

TOLERANCE = 1e-9
"""Numbers that differ by less than this share differ by rounding in the last binary digits."""


class Location(NamedTuple):
    """Where a record was read: the file, and the keys that lead to it there."""

    file: str = ""
    path: Path = ()

    def below(self, *keys: str | int) -> "Location":
        """The place of a part of the record."""
        return Location(self.file, (*self.path, *keys))


NOWHERE = Location()
"""The place of what no file holds."""


class Source(NamedTuple):
    """A publication. `kind` says who measured; `mirror` that a copy elsewhere was read."""

    id: str
    title: Text
    publisher: Text | None = None
    date: str | None = None
    url: str | None = None
    kind: SourceKind | None = None
    reference: str | None = None
    mirror: bool = False
    place: Location = NOWHERE


class Region(NamedTuple):
    """A territory; zones overlap districts and are never summed with them."""

    id: str
    name: Text
    part_of: str | None = None
    kind: RegionKind | None = None
    place: Location = NOWHERE


class Group(NamedTuple):
    """A heading for indicators."""

    id: str
    name: Text
    place: Location = NOWHERE


class Observation(NamedTuple):
    """One published value, as published; `file` and `path` say where it was read.

    What was computed from others is `derived`: `ends` are then the values between which it lies, where these are not
    those of `bound` and `margin`, and `parts` are the observations it is the sum of.
    """

    indicator: str
    region: str
    year: int
    value: float | None = None
    increment: float | None = None
    growth: float | None = None
    base_year: int | None = None
    source: str | None = None
    as_of: str | None = None
    period: str | None = None
    published: str | None = None
    obs_status: ObsStatus = "final"
    bound: Bound | None = None
    margin: float | None = None
    preferred: bool = False
    breaks: bool = False
    excluded: Excluded | None = None
    note: Text | None = None
    locator: str | None = None
    file: str = ""
    path: Path = ()
    ends: tuple[float, float] | None = None
    parts: tuple["Observation", ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by in another state of the files: all that was published, save where it was read."""
        return self[:_READ_AT]


_READ_AT = Observation._fields.index("file")
"""From here on the fields say where an observation was read, and what was computed of it."""


class Baseline(NamedTuple):
    """The value a plan starts from; `value` None means the plan prints that it has none."""

    value: float | None
    year: int
    source: str | None
    note: Text | None = None
    locator: str | None = None
    place: Location = NOWHERE


class Level(NamedTuple):
    """A target in the unit of the values; `is_range` says that two ends were stated, else `low` is `high`."""

    low: float
    high: float
    is_range: bool = False

    @property
    def value(self) -> float | None:
        """The single number stated; None for a range."""
        return None if self.is_range else self.low


class Relative(NamedTuple):
    """A target measured from an earlier value: a multiple of it, growth a year (a fraction), or a change in its unit.

    `since` is the year of that value; None means the baseline's.
    """

    how: How
    amount: float
    since: int | None = None


class Worded(NamedTuple):
    """A target in words alone."""

    text: Text


class Target(NamedTuple):
    """A target as stated; year None means undated, `date` is a month or day of that year where one was set."""

    id: str | None
    year: int | None
    aim: Level | Relative | Worded
    comparator: Comparator = "at_least"
    tolerance: float | None = None
    date: str | None = None
    source: str | None = None
    modality: Modality = "commit"
    valid_from: str | None = None
    valid_to: str | None = None
    on_path: bool = False
    each_year: bool = False
    note: Text | None = None
    locator: str | None = None
    place: Location = NOWHERE

    @property
    def must_be_passed(self) -> bool:
        """Whether a value must lie beyond it, and not only reach it."""
        return self.comparator in ("more_than", "less_than")

    def time(self, kind: Kind) -> float | None:
        """When it is due, in years: the last day of its date, else the end of its year, as for every flow."""
        if self.year is None:
            return None
        return float(self.year) if self.date is None or kind == "flow" else time_of(span(self.date).last)

    @property
    def stated(self) -> tuple[float, ...]:
        """The numbers it states in the unit of the values: one, the two ends of a range, or none."""
        match self.aim:
            case Level(low, high, is_range):
                return (low, high) if is_range else (low,)
            case _:
                return ()

    @property
    def value(self) -> float | None:
        """The single number it states in the unit of the values; None for a range and for what states none."""
        return self.aim.value if isinstance(self.aim, Level) else None


class Goals(NamedTuple):
    """What one region aims at. `baseline` None means it was left out, and the series' own base value stands in."""

    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
    place: Location = NOWHERE


NO_GOALS = Goals()
"""What a region aims at of which the plan says nothing."""


class Indicator(NamedTuple):
    """A measure with a fixed definition, and the goals each region has for it."""

    id: str
    number: int | None
    group: str | None
    name: Text
    unit: str | None
    kind: Kind
    nature: Nature | None
    direction: Direction | None
    path: PathShape
    limits: tuple[float | None, float | None] = (None, None)
    definition: Text | None = None
    note: Text | None = None
    owner: Text | None = None
    part_of: str | None = None
    population: tuple[Text, float] | None = None
    aliases: tuple[str, ...] = ()
    goals: Mapping[str, Goals] = {}
    place: Location = NOWHERE


class Share(NamedTuple):
    """A part's share of its whole in a year, as a fraction."""

    part: str
    whole: str
    value: float
    year: int


class Growth(NamedTuple):
    """Growth between two years; `reading` says whether by so much or to so many times."""

    indicator: str
    since: int
    to: int
    value: float
    reading: Literal["by", "to", "unknown"]


class Cagr(NamedTuple):
    """Growth a year between two years, as a fraction."""

    indicator: str
    since: int
    to: int
    value: float


class Sum(NamedTuple):
    """The whole that parts add up to in a year."""

    parts: tuple[str, ...]
    whole: str
    year: int


class Total(NamedTuple):
    """What a flow comes to over the years of a period, both ends included."""

    indicator: str
    since: int
    to: int
    value: float


class Multiple(NamedTuple):
    """How many times its earlier value an indicator has in a later year, by its target or by what was observed."""

    indicator: str
    since: int
    to: int
    value: float
    later: LaterValue = "target"


class Statement(NamedTuple):
    """A sentence that no program checks."""

    text: Text


Terms = Share | Growth | Cagr | Sum | Total | Multiple | Statement


class Claim(NamedTuple):
    """What a plan says about its own figures.

    `terms` None means that words of its kind are missing; `names` are all indicators it names, by their keys below it.
    `bound` and `margin` are those of its figure, as printed.
    """

    id: str
    kind: ClaimKind
    terms: Terms | None
    region: str
    names: Mapping[Path, str] = {}
    source: str | None = None
    bound: Bound | None = None
    margin: float | None = None
    note: Text | None = None
    locator: str | None = None
    place: Location = NOWHERE


class Plan(NamedTuple):
    """The head of a plan; `lang` None means that it names no language, since none of its texts has two."""

    id: str
    name: Text
    lang: Lang | None
    region: str
    base_year: int
    target_year: int | None
    max_age: int | None = None
    source: str | None = None
    place: Location = NOWHERE

    @property
    def language(self) -> Lang:
        """The language in which it is read where none is asked for: the one it names, else that of its own name."""
        return self.lang or language_of(self.name)


class FileHead(NamedTuple):
    """What one YAML file says once: its source and region (the plan's own in the plan), None where it names none.

    `sources` are the ids of those it describes, `indicators` of those it has observations of, in file order.
    """

    source: str | None = None
    region: str | None = None
    sources: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    place: Location = NOWHERE


class Dataset(NamedTuple):
    """A whole data folder. `observations` are by region, then by indicator, in file order; `files` begin with the plan.

    CSV files say nothing once and are not among `files`. `districts` are those of each region that has any; zones
    overlap them and are none.
    """

    path: str
    builtin: bool
    plan: Plan
    units: Mapping[str, Text]
    regions: Mapping[str, Region]
    sources: Mapping[str, Source]
    groups: Mapping[str, Group]
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, Mapping[str, list[Observation]]]
    claims: tuple[Claim, ...] = ()
    districts: Mapping[str, tuple[str, ...]] = {}
    files: Mapping[str, FileHead] = {}

    def __repr__(self) -> str:
        values = [o for series in self.observations.values() for found in series.values() for o in found]
        years = sorted({o.year for o in values})
        from_to = f", years {years[0]}–{years[-1]}" if years else ""
        return f"<Dataset {self.plan.id}: indicators {len(self.indicators)}, values {len(values)}{from_to}>"

    def of(self, indicator: str, region: str) -> list[Observation]:
        """The observations of one indicator in one region, in file order."""
        return self.observations.get(region, {}).get(indicator, [])

    def years(self, region: str) -> list[int]:
        """Every year in which a region has an observation that may be judged, ascending."""
        series = self.observations.get(region, {}).values()
        return sorted({o.year for values in series for o in values if o.excluded is None})
