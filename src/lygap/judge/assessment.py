"""What the engine answers: one row of figures, verdict and reservations for one indicator in one region."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures.case import Case
from lygap.judge.target import Aim
from lygap.judge.track import Base, Track
from lygap.methods import Status
from lygap.plan.counting import Point
from lygap.plan.records import Observation, Target


class Note(NamedTuple):
    """Something a reader must know about a row; its words are under `note.<code>`, `notes.NOTE_CODES` lists them."""

    code: str
    params: Mapping[str, object] = {}


class Assessment(NamedTuple):
    """One judged row.

    `figures` and `undefined` together have every key of `growth.FIGURES`: a number (for `reach_date` a month), or the
    reason why there is none. `statistic` is None where the method has none here; `score` where it keeps no score;
    `label` and a reason other than None belong to known and unknown statuses respectively. `status_range` is
    (worst, best) where the verdict is not firm. `situation` is what the figures were computed from.
    """

    track: Track
    year: int
    aim: Aim
    base: Base
    point: Point | None
    figures: Mapping[str, float | str]
    undefined: Mapping[str, str]
    method: str
    statistic: float | None
    status: Status
    label: str | None
    reason: str | None
    firm: bool
    status_range: tuple[Status, Status] | None
    agreement: Mapping[str, Status]
    notes: tuple[Note, ...]
    situation: Case
    score: float | None = None

    @property
    def target(self) -> Target | None:
        """The target as stated."""
        return self.track.target

    @property
    def observation(self) -> Observation | None:
        """The observation that counts."""
        return None if self.point is None else self.point.observation

    @property
    def stale(self) -> bool:
        """Whether the value is older than the year asked for."""
        return self.point is not None and self.point.observation.year < self.year
