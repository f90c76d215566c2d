"""The published methods, each in a file of its own; a new one is a file and a line here."""

from lygap.methods import eurostat, timeline
from lygap.methods.method import STATUSES, Band, Method, Status, Verdict, judge

METHODS: dict[str, Method] = {method.id: method for method in (eurostat.METHOD, timeline.METHOD)}
AUTO = "auto"

__all__ = ["AUTO", "METHODS", "STATUSES", "Band", "Method", "Status", "Verdict", "judge"]
