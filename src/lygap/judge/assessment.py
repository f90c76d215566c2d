"""What a judged row is: figures, verdicts and reservations for one indicator in one region."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures import Case
from lygap.judge.target import Aim
from lygap.judge.track import Base, Track
from lygap.methods import METHODS, Status, Verdict
from lygap.plan.counting import Point
from lygap.plan.records import Observation, Target


class Stated(NamedTuple):
    """A published number: with the id of its source, None where it names none, or with the part of a year it is of."""

    number: str
    source: str | None = None
    when: str | None = None


class Note(NamedTuple):
    """Something a reader must know about a row; its words are under `note.<code>`, `notes.NOTE_CODES` lists them.

    Of its facts `values` are several `Stated`; `period`, `as_of` and `date` are times as the data writes them.
    """

    code: str
    params: Mapping[str, object] = {}


class Assessment(NamedTuple):
    """One judged row.

    `figures` and `undefined` together have every key of `FIGURES`: a number (for `reach_date` a month), or the
    reason why there is none. `verdicts` has the answer of every method, and `method` is the one that decides the
    row. `status_range` is (worst, best) where its verdict is not firm. `case` is what the figures were computed from,
    `point` the value that counts, None where none does.
    """

    track: Track
    year: int
    point: Point | None
    aim: Aim
    case: Case
    figures: Mapping[str, float | str]
    undefined: Mapping[str, str]
    method: str
    verdicts: Mapping[str, Verdict]
    status_range: tuple[Status, Status] | None
    notes: tuple[Note, ...]

    @property
    def base(self) -> Base:
        """The value the path starts from."""
        return self.track.base

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

    @property
    def verdict(self) -> Verdict:
        """The answer of the deciding method."""
        return self.verdicts[self.method]

    @property
    def status(self) -> Status:
        """The status by the deciding method."""
        return self.verdict.status

    @property
    def statistic(self) -> float | None:
        """The deciding method's statistic; None where it has none here."""
        return self.verdict.statistic

    @property
    def reason(self) -> str | None:
        """Why the status is unknown; None where it is known."""
        return self.verdict.reason

    @property
    def label(self) -> str | None:
        """The deciding method's own word for its verdict; None where the status is unknown."""
        return METHODS[self.method].label(self.case, self.status)

    @property
    def score(self) -> float | None:
        """The deciding method's score; None where it keeps none."""
        return METHODS[self.method].score_of(self.case, self.verdict)

    @property
    def firm(self) -> bool:
        """Whether the verdict is the same wherever the true value, time, base and tolerance may lie."""
        return self.status_range is None

    @property
    def agreement(self) -> dict[str, Status]:
        """The status by each method that has one here."""
        return {key: verdict.status for key, verdict in self.verdicts.items() if verdict.status != "unknown"}
