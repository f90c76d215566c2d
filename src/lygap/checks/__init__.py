"""What well-formed data may still get wrong. A rule is a function in one of the modules and a line in its tuple."""

from itertools import chain

from lygap.checks import observations, plan
from lygap.checks.material import Material
from lygap.findings import Issue


def errors(m: Material) -> list[Issue]:
    """What makes figures unreliable: no command but `check` goes on."""
    return list(chain.from_iterable(rule(m) for rule in (*plan.ERRORS, *observations.ERRORS)))


def warnings(m: Material) -> list[Issue]:
    """What somebody should look at."""
    return list(chain.from_iterable(rule(m) for rule in (*plan.WARNINGS, *observations.WARNINGS)))


__all__ = ["Material", "errors", "warnings"]
