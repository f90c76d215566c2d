"""The published methods, each in a file of its own; a new one is a file and a line here."""

from lygap.methods import destatis, escap, eurostat, igme, sdsn, statcan, timeline, unsd
from lygap.methods.judging import judge, judge_all
from lygap.methods.method import (
    STATUSES,
    Aggregate,
    Band,
    Judged,
    Method,
    Status,
    Verdict,
    Window,
)

METHODS: dict[str, Method] = {
    method.id: method
    for method in (
        eurostat.METHOD,
        timeline.METHOD,
        statcan.METHOD,
        destatis.METHOD,
        unsd.METHOD,
        sdsn.METHOD,
        igme.METHOD,
        escap.METHOD,
    )
}
OWN = frozenset(METHODS)
"""The ids of lygap's own methods; those of other packages are added to `METHODS` later."""
AUTO = "auto"

__all__ = [
    "AUTO",
    "METHODS",
    "OWN",
    "STATUSES",
    "Aggregate",
    "Band",
    "Judged",
    "Method",
    "Status",
    "Verdict",
    "Window",
    "judge",
    "judge_all",
]
