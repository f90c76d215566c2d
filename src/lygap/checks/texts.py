"""Rules about the texts that a person reads."""

from collections.abc import Callable, Iterator

from lygap import rules
from lygap.checks.material import Material, at_place
from lygap.findings import Issue
from lygap.plan.records import Dataset, Goals, Indicator, Statement, Worded
from lygap.plan.texts import Text, wordings


def _of_goals(goals: Goals) -> Iterator[Text | None]:
    if goals.baseline is not None:
        yield goals.baseline.note
    for target in goals.targets:
        yield target.note
        if isinstance(target.aim, Worded):
            yield target.aim.text


def _of_indicator(indicator: Indicator) -> Iterator[Text | None]:
    yield from (indicator.name, indicator.definition, indicator.note, indicator.owner)
    if indicator.population is not None:
        yield indicator.population[0]
    for goals in indicator.goals.values():
        yield from _of_goals(goals)


def texts_of(data: Dataset) -> Iterator[Text | None]:
    """Everything in the data that a person reads; None where there might be a text and is none."""
    yield data.plan.name
    yield from data.units.values()
    yield from (region.name for region in data.regions.values())
    yield from (group.name for group in data.groups.values())
    for source in data.sources.values():
        yield from (source.title, source.publisher)
    for indicator in data.indicators.values():
        yield from _of_indicator(indicator)
    for claim in data.claims:
        yield claim.note
        if isinstance(claim.terms, Statement):
            yield claim.terms.text
    for series in data.observations.values():
        for values in series.values():
            yield from (o.note for o in values)


def language_missing(material: Material) -> Iterator[Issue]:
    """A plan with texts in two languages names the one in which it is read where none is asked for."""
    plan = material.data.plan
    if plan.lang is None and any(text is not None and len(wordings(text)) > 1 for text in texts_of(material.data)):
        yield at_place(plan.place, rules.MISSING_KEY, key="lang")._replace(at_key=True)


ERRORS: tuple[Callable[[Material], Iterator[Issue]], ...] = (language_missing,)
