"""What a judged row is: figures, verdicts and reservations for one indicator in one region."""

from collections.abc import Mapping
from typing import NamedTuple

from lygap.figures import FIGURES, Case
from lygap.judge.target import Aim
from lygap.judge.track import Base, Track
from lygap.methods import METHODS, Status, Verdict
from lygap.plan.counting import Point
from lygap.plan.records import Observation, Target
from lygap.plan.texts import wordings


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


class Figures(dict[str, float | str]):
    """The figures that can be computed, by their keys; of the others `figures[key]` is None, as in the JSON.

    Raises:
        KeyError: There is no such figure at all.
    """

    def __missing__(self, key: str) -> None:
        if key not in FIGURES:
            raise KeyError(f"no such figure: {key}; there are {', '.join(FIGURES)}")


class Assessment(NamedTuple):
    """One judged row.

    `figures` and `undefined` together have every key of `FIGURES`: a number (for `reach_date` a month), or the
    reason why there is none; to ask `figures` for one that is undefined gives None. `verdicts` has the answer of every
    method, and `method` is the one that decides the row. `status_range` is (worst, best) where its verdict is not firm.
    `case` is what the figures were computed from, `point` the value that counts, None where none does.
    """

    track: Track
    year: int
    point: Point | None
    aim: Aim
    case: Case
    figures: Mapping[str, float | str | None]
    undefined: Mapping[str, str]
    method: str
    verdicts: Mapping[str, Verdict]
    status_range: tuple[Status, Status] | None
    notes: tuple[Note, ...]

    def __repr__(self) -> str:
        row = f"{self.track.indicator.id} {self.track.region} {self.year}"
        value = "no value" if self.point is None else f"{self.point.value:.15g}"
        return f"<Assessment {row}: {self.status} by {self.method}, {value}, target {self._target_text}>"

    def _repr_html_(self) -> str:
        """The row as a table of a notebook: what is known of it, then its figures, or why there is none."""
        from lygap.plan.notebook import table_html

        indicator = self.track.indicator
        name = " ".join(wordings(indicator.name))
        known = {
            "value": None if self.point is None else self.point.value,
            "target": self._target_text,
            "unit": indicator.unit,
            "status": self.status,
            "label": self.label,
            "reason": self.reason,
            "method": self.method,
            "firm": self.firm,
        }
        figures = {key: self.figures[key] if key in self.figures else f"– {self.undefined[key]}" for key in FIGURES}
        caption = f"{name} ({indicator.id}, {self.track.region}, {self.year})"
        return table_html(caption, ("key", "value"), [*known.items(), *figures.items()])

    @property
    def _target_text(self) -> str:
        return "–" if self.aim.value is None else f"{self.aim.value:.15g}"

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
