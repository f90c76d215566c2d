"""What well-formed data may still get wrong. A rule is a function in one of the modules and a line in its tuple.

Rules about the plan as a whole take the material; those about claims its figures by year, those about goals one `Aim`
of it, those about values one `Series`, and those about how values run one `Line`.
"""

from collections.abc import Iterator

from lygap.checks import claims, configuration, plan, sources, targets, texts, values
from lygap.checks.material import Asked, Known, Material
from lygap.checks.yearly import Yearly
from lygap.findings import Issue


def errors(material: Material) -> Iterator[Issue]:
    """What makes figures unreliable: no command but `check` goes on."""
    for whole in (*plan.ERRORS, *sources.ERRORS, *claims.ERRORS, *configuration.ERRORS, *texts.ERRORS):
        yield from whole(material)
    for aim in material.aims():
        for rule in targets.ERRORS:
            yield from rule(material, aim)
    for series in material.series():
        for check in values.ERRORS:
            yield from check(material, series)


def warnings(material: Material) -> Iterator[Issue]:
    """What somebody should look at; no other command than `check` and `record` loads these rules."""
    from lygap.checks import runs
    from lygap.checks.past import silent_edits

    figures = Yearly(material)
    for claimed in claims.WARNINGS:
        yield from claimed(figures)
    for whole in (*plan.WARNINGS, *values.OF_PLAN, *sources.OF_PLAN, silent_edits):
        yield from whole(material)
    for aim in material.aims():
        for rule in targets.WARNINGS:
            yield from rule(material, aim)
    for series in material.series():
        for check in (*values.WARNINGS, *sources.OF_SERIES):
            yield from check(material, series)
    for line in runs.lines(material):
        for run in runs.RULES:
            yield from run(line)


__all__ = ["Asked", "Known", "Material", "errors", "warnings"]
