"""What several answers have, and how types say more than Python's own."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple, TypedDict

from lygap.figures import FIGURES, Reason
from lygap.methods import METHODS, STATUSES
from lygap.plan.dates import INSTANT, SPAN


class Pattern(NamedTuple):
    """What every text of a kind looks like, as a regular expression for the whole of it."""

    expression: str


class Length(NamedTuple):
    """How many a list has."""

    number: int


class Said(NamedTuple):
    """By which words of the file format a key is described."""

    keys: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class OneOf:
    """The words that may stand there, as many as there are when the schema is made."""

    words: Collection[str]


Date = Annotated[str, Pattern(INSTANT)]
Interval = Annotated[str, Pattern(SPAN)]
Month = Annotated[str, Pattern("[0-9]{4}-[0-9]{2}")]
FigureKey = Annotated[str, OneOf(FIGURES)]
Agreed = Annotated[str, OneOf([status for status in STATUSES if status != "unknown"])]
ReasonOfStatus = Annotated[str, OneOf([reason for reason in Reason if reason.of_status])]
AnyReason = Annotated[str, OneOf(list(Reason))]
MethodId = Annotated[str, OneOf(METHODS)]
AnyMethod = Literal["auto"] | MethodId


class DataFolder(TypedDict):
    """The folder that was read."""

    path: str
    builtin: bool


class NamedPlan(TypedDict):
    """A plan by its name."""

    id: str
    name: str


class PlanOfRegion(NamedPlan):
    """A plan and its region."""

    region: str


class PlanWithYears(PlanOfRegion):
    """A plan with the years from which and to which it runs."""

    base_year: int
    target_year: int | None
