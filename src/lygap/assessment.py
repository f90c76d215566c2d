"""What the engine answers: one row of figures, verdict and reservations for one indicator in one region."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.methods import Status
from lygap.records import Observation, Target
from lygap.series import Point
from lygap.track import Aim, Base, Track


class Note(NamedTuple):
    """Something a reader must know about a row; its words are under `note.<code>`."""

    code: str
    params: Mapping[str, object] = {}


class Assessment(NamedTuple):
    """One judged row. `figures` hold numbers only; what is undefined stands in `undefined` with its reason."""

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
