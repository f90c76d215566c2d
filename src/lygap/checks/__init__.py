"""What well-formed data may still get wrong. A rule is a function in one of the modules and a line in its tuple.

Rules about the plan as a whole take the material; those about goals one `Aim` of it, those about values one `Series`.
"""

from collections.abc import Iterator

from lygap.checks import goals, observations, plan
from lygap.checks.material import Known, Material
from lygap.findings import Issue


def errors(m: Material) -> Iterator[Issue]:
    """What makes figures unreliable: no command but `check` goes on."""
    for whole in plan.ERRORS:
        yield from whole(m)
    for aim in m.aims():
        for rule in goals.ERRORS:
            yield from rule(m, aim)
    for series in m.series():
        for check in observations.ERRORS:
            yield from check(m, series)


def warnings(m: Material) -> Iterator[Issue]:
    """What somebody should look at."""
    for aim in m.aims():
        for rule in goals.WARNINGS:
            yield from rule(m, aim)
    for series in m.series():
        for check in observations.WARNINGS:
            yield from check(m, series)


__all__ = ["Known", "Material", "errors", "warnings"]
