"""The JSON of `show` and of `path`."""

from typing import Annotated, Literal, TypedDict, get_type_hints

from lygap.figures import FIGURES
from lygap.methods import Status
from lygap.plan.records import Bound, Comparator, Excluded, Modality, ObsStatus
from lygap.report.outputs.common import AnyReason, Date, Interval, MethodId, OneOf, ReasonOfStatus
from lygap.report.outputs.status import Row
from lygap.report.path import Milestone


class StatedTarget(TypedDict):
    """A target as the plan states it."""

    id: str | None
    year: int | None
    value: float | None
    min: float | None
    max: float | None
    multiple: float | None
    growth: float | None
    change: float | None
    base_year: int | None
    text: str | None
    comparator: Comparator
    tolerance: float | None
    date: Date | None
    source: str | None
    modality: Modality
    valid_from: Date | None
    valid_to: Date | None
    on_path: bool
    each_year: bool
    note: str | None
    locator: str | None


PublishedValue = TypedDict(
    "PublishedValue",
    {
        "year": int,
        "value": float | None,
        "increment": float | None,
        "growth": float | None,
        "from": int | None,
        "source": str | None,
        "as_of": Interval | None,
        "period": Interval | None,
        "published": Date | None,
        "obs_status": ObsStatus,
        "bound": Bound | None,
        "margin": float | None,
        "preferred": bool,
        "break": bool,
        "excluded": Excluded | None,
        "note": str | None,
        "locator": str | None,
    },
)
"""An observation as it was published."""


class MethodVerdict(TypedDict):
    """What one method says of a row."""

    status: Status
    statistic: float | None
    reason: ReasonOfStatus | None
    label: str | None
    differs: str | None


class ShowDocument(TypedDict):
    """The answer of `show`."""

    schema: Literal["lygap.show/1"]
    row: Row
    definition: str | None
    note: str | None
    aliases: list[str]
    targets: list[StatedTarget]
    observations: list[PublishedValue]
    working: dict[Annotated[str, OneOf(("target", "value", *FIGURES))], str]
    methods: dict[MethodId, MethodVerdict]


class _Measure(TypedDict):
    id: str
    name: str
    unit: str | None
    region: str


PathRow = TypedDict("PathRow", get_type_hints(_Measure) | get_type_hints(Milestone))  # type: ignore[misc]


class PathDocument(TypedDict):
    """The answer of `path`."""

    schema: Literal["lygap.path/1"]
    milestones: list[PathRow]
    undefined: dict[str, AnyReason]
