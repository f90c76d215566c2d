"""What is said of the evaluation as a whole: in one sentence, as facts, by which rules, and from which sources."""

from collections.abc import Iterator
from typing import NamedTuple

from lygap.methods import METHODS
from lygap.plan.records import Source
from lygap.report.document import Facts
from lygap.report.evaluation.evaluation import Evaluation
from lygap.report.evaluation.sentence import typeset
from lygap.report.method_words import method_name
from lygap.report.methods import method_facts
from lygap.report.numbers import share
from lygap.report.prose import region_name
from lygap.report.status import Methods, method_of
from lygap.report.times import time_in_words
from lygap.words import Lang, name_in, note_in, say


def plan_name(evaluation: Evaluation, lang: Lang) -> str:
    """What the plan is called."""
    return name_in(evaluation.data.plan.name, lang)


def title(evaluation: Evaluation, lang: Lang) -> str:
    """The title of a report: the progress in the year."""
    return say(lang, "evaluation.title", {"year": evaluation.year})


def lead(evaluation: Evaluation, lang: Lang) -> str:
    """How many indicators there are, how many could be judged, and with which result."""
    total, judged = len(evaluation.rows), evaluation.judged
    if not total:
        return say(lang, "evaluation.lead.empty")
    results = [
        say(lang, "evaluation.lead.part", {"count": count, "status": say(lang, f"status.{status}")})
        for status, count in evaluation.counts.items()
        if status != "unknown"
    ]
    parts = say(lang, "enumeration").join(results)
    facts = {"total": total, "judged": judged, "unknown": total - judged, "parts": parts}
    if not judged:
        return say(lang, "evaluation.lead.none", facts)
    return say(lang, "evaluation.lead.all" if judged == total else "evaluation.lead.some", facts)


def overview(evaluation: Evaluation, lang: Lang) -> list[tuple[str, str]]:
    """Region, time elapsed, method, newest publication and version of the data, as far as they are known."""
    newest = evaluation.newest_publication
    told = {
        "region": region_name(evaluation.data, evaluation.answer.region, lang),
        "elapsed": _elapsed(evaluation, lang),
        "method": method_of(evaluation.answer, Methods(evaluation.rows), lang),
        "newest": time_in_words(newest, lang) if newest else "",
        "version": evaluation.version,
    }
    return [(say(lang, f"evaluation.{key}"), text) for key, text in told.items() if text]


def _elapsed(evaluation: Evaluation, lang: Lang) -> str:
    elapsed, plan = evaluation.elapsed, evaluation.data.plan
    if elapsed is None:
        return ""
    facts = {"first": plan.base_year + 1, "last": plan.target_year, "share": typeset(share(min(elapsed, 1)), lang)}
    return say(lang, "evaluation.period", facts)


class Rule(NamedTuple):
    """A method that judged rows, and what is to know of it."""

    name: str
    facts: Facts


def rules(evaluation: Evaluation, lang: Lang) -> list[Rule]:
    """The methods that judged the rows, the most frequent first."""
    return [Rule(method_name(key, lang), method_facts(METHODS[key], lang)) for key in Methods(evaluation.rows).names]


class Citation(NamedTuple):
    """A source with its number; `link` None where it has no address of the web."""

    number: int
    title: str
    about: str
    link: str | None


def citations(evaluation: Evaluation, lang: Lang) -> Iterator[Citation]:
    """The sources with their numbers."""
    for number, source in enumerate(evaluation.sources, start=1):
        yield Citation(number, name_in(source.title, lang), _about(source, lang), web_address(source))


def _about(source: Source, lang: Lang) -> str:
    """Publisher, date and reference of a source, and that a copy was read."""
    parts = (
        note_in(source.publisher, lang),
        source.reference,
        time_in_words(source.date, lang) if source.date else None,
        say(lang, "show.mirror") if source.mirror else None,
    )
    return say(lang, "comma").join(filter(None, parts))


def web_address(source: Source) -> str | None:
    """Where a source can be read on the web; None where it names no such place."""
    url = source.url or ""
    return url if url.lower().startswith(("https://", "http://")) else None
