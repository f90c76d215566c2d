"""The JSON of `status`, with its rows, and of `status --by`."""

from typing import Annotated, Literal, TypedDict

from lygap.figures import FIGURES
from lygap.methods import Status
from lygap.plan.records import Bound, Comparator, Direction, Kind, Modality, Nature, ObsStatus, PathShape
from lygap.report.answer import counts
from lygap.report.by import BY
from lygap.report.outputs.common import (
    Agreed,
    AnyMethod,
    AnyReason,
    DataFolder,
    Date,
    FigureKey,
    Interval,
    Length,
    MethodId,
    Month,
    OneOf,
    PlanOfRegion,
    PlanWithYears,
    ReasonOfStatus,
)


class Baseline(TypedDict):
    """The value that the path starts from."""

    year: int
    value: float
    source: str | None


class Target(TypedDict):
    """The target that is judged."""

    id: str | None
    year: int | None
    value: float | None
    min: float | None
    max: float | None
    comparator: Comparator
    tolerance: float | None
    date: Date | None
    each_year: bool
    modality: Modality
    source: str | None


class Part(TypedDict):
    """A term of a value that is a sum."""

    value: float | None
    as_of: Interval | None
    period: Interval | None
    source: str | None
    region: str


class Alternative(TypedDict):
    """Another published value for the same time."""

    value: float | None
    source: str | None


class Observation(TypedDict):
    """The observed value that counts."""

    year: int
    value: float | None
    as_of: Interval | None
    period: Interval | None
    published: Date | None
    source: str | None
    obs_status: ObsStatus
    bound: Bound | None
    margin: float | None
    parts: list[Part]
    stale: bool
    alternatives: list[Alternative]


class Subject(TypedDict):
    """What a row is about: an indicator in a region in a year."""

    id: str
    number: int | None
    group: str | None
    name: str
    unit: str | None
    kind: Kind
    nature: Nature | None
    direction: Direction | None
    path: PathShape
    region: str
    year: int
    baseline: Baseline | None
    target: Target | None
    observation: Observation | None


class Judgement(TypedDict):
    """What is said of a row: by which method, and how surely."""

    undefined: dict[FigureKey, AnyReason]
    method: MethodId
    statistic: float | None
    score: float | None
    status: Status
    label: str | None
    reason: ReasonOfStatus | None
    firm: bool
    status_range: Annotated[list[Status], Length(2)] | None
    agreement: dict[MethodId, Agreed]
    notes: list[str]


Figures = TypedDict(  # type: ignore[misc]  # as many as there are figures
    "Figures", {key: (Month if figure.kind == "month" else float) | None for key, figure in FIGURES.items()}
)
Counts = TypedDict("Counts", dict.fromkeys(counts(()), int))  # type: ignore[misc]  # as many as there are statuses


class Row(Subject, Figures, Judgement):
    """One judged indicator."""


class StatusDocument(TypedDict):
    """The answer of `status`."""

    schema: Literal["lygap.status/1"]
    version: str
    plan: PlanWithYears
    data: DataFolder
    year: int
    method: AnyMethod
    known_on: None
    indicators: list[Row]
    summary: Counts


class Average(TypedDict):
    """A method's own average of several indicators."""

    value: float | None
    label: str | None


class _Bundle(TypedDict):
    key: str | None
    name: str
    year: int
    indicators: int


class _Averaged(TypedDict):
    aggregates: dict[MethodId, Average]


class SummaryRow(_Bundle, Counts, _Averaged):
    """Indicators that are counted together."""


class SummaryDocument(TypedDict):
    """The answer of `status --by`."""

    schema: Literal["lygap.summary/1"]
    version: str
    plan: PlanOfRegion
    data: DataFolder
    year: int
    method: AnyMethod
    by: Annotated[str, OneOf(BY)]
    rows: list[SummaryRow]
