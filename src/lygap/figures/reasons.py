"""Why a figure, or a status, is undefined."""

from enum import StrEnum


class Reason(StrEnum):
    """The reason why there is no figure or no status; its value is the word in the JSON."""

    NO_TARGET = "no_target"  # nothing is aimed at, or not by the target asked for
    NOT_NUMERIC = "not_numeric"  # the target is words
    NO_TARGET_YEAR = "no_target_year"  # no date was set
    NO_BASELINE = "no_baseline"  # the plan states none, and nothing may stand in
    NO_OBSERVATION = "no_observation"  # nothing usable after the baseline and up to the year asked for
    NOT_COMPARABLE = "not_comparable"  # the series breaks in between, or its values are marked so
    UNDATED = "undated"  # there are values, but nobody knows of which year
    OPEN_BOUND = "open_bound"  # only part of the year is known, and it does not attain the target alone
    STALE = "stale"  # the newest value is older than the question allows
    NONPOSITIVE = "nonpositive"  # a growth rate of a value at or below zero
    TOO_FEW_POINTS = "too_few_points"  # a method needs more of the series than there is
    ATTAINED = "attained"  # nothing is needed any more
    BASE_ATTAINS_TARGET = "base_attains_target"  # there was no way to go
    TARGET_YEAR_OVER = "target_year_over"  # no time is left
    ZERO_TARGET = "zero_target"  # a share of zero
    NO_TIME = "no_time"  # no time has passed, or none was planned
    NOT_BETTER = "not_better"  # at this pace, never
    OVERFLOW = "overflow"  # larger than a number can be
    BEYOND_CALENDAR = "beyond_calendar"  # reached after the year 9999

    @property
    def of_status(self) -> bool:
        """Whether it may be the reason of a status; the others are of single figures alone."""
        return self not in _OF_FIGURES_ALONE


_OF_FIGURES_ALONE = (
    Reason.ATTAINED,
    Reason.BASE_ATTAINS_TARGET,
    Reason.TARGET_YEAR_OVER,
    Reason.ZERO_TARGET,
    Reason.NO_TIME,
    Reason.NOT_BETTER,
    Reason.OVERFLOW,
    Reason.BEYOND_CALENDAR,
)

Number = float | Reason
"""A figure, or the reason why there is none."""
