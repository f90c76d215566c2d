"""Rules about how a series runs. Each takes one line of values and yields its issues.

What somebody has explained in a note is not asked again, save for slips of the unit and totals that fall, which no
note makes right.
"""

from collections.abc import Callable, Iterator

from lygap.checks.material import Aim, Material, Series
from lygap.checks.runs.aims import target_slip, target_slips
from lygap.checks.runs.falls import stock_falls, total_falls
from lygap.checks.runs.jumps import jump
from lygap.checks.runs.line import Line, line_of, lines
from lygap.checks.runs.slips import slips, unit_slip
from lygap.findings import Issue

RULES: tuple[Callable[[Line], Iterator[Issue]], ...] = (unit_slip, target_slip, jump, stock_falls, total_falls)


def states_a_slip(material: Material, aim: Aim) -> bool:
    """Whether the plan's own baseline or target is off by the factor of a unit."""
    observed = material.data.of(aim.indicator.id, aim.region)
    line = line_of(material, Series(aim.region, aim.indicator.id, aim.indicator, observed))
    return line is not None and (line.base_index in slips(line) or any(target_slips(line)))


__all__ = ["RULES", "lines", "states_a_slip"]
