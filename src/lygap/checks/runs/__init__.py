"""Rules about how a series runs. Each takes one line of values and yields its issues.

What somebody has explained in a note is not asked again, save for slips of the unit and totals that fall, which no
note makes right.
"""

from collections.abc import Callable, Iterator

from lygap.checks.runs.falls import stock_falls, total_falls
from lygap.checks.runs.jumps import jump
from lygap.checks.runs.line import Line, lines
from lygap.checks.runs.slips import unit_slip
from lygap.findings import Issue

RULES: tuple[Callable[[Line], Iterator[Issue]], ...] = (unit_slip, jump, stock_falls, total_falls)

__all__ = ["RULES", "lines"]
