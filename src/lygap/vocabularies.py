"""What can be named, and all that it is called: the ids, and the words that people see."""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from lygap.plan.lookup import Vocabulary, folded
from lygap.words import LANGS, Lang, name_in, say

if TYPE_CHECKING:
    from lygap.plan.records import Dataset

ALL = "all"
"""What names every group."""


class Things(NamedTuple):
    """Things of one kind that can be named: their ids, and what one is called in a language, first what people see."""

    ids: Collection[str]
    called: Callable[[str, Lang], Iterable[str]]

    def vocabulary(self) -> Vocabulary:
        """All that they are called, in both languages."""
        return Vocabulary({key: [name for lang in LANGS for name in self.called(key, lang)] for key in self.ids})

    def shown(self, key: str, lang: Lang) -> str:
        """One of them as people see it: its id and, where that says more, its name."""
        name = next(iter(self.called(key, lang)), key)
        return key if folded(name) == folded(key) else say(lang, "named", {"id": key, "name": name})


def indicators(data: "Dataset") -> Things:
    """The indicators of a plan, by their names and aliases."""

    def called(key: str, lang: Lang) -> Iterable[str]:
        yield name_in(data.indicators[key].name, lang)
        yield from data.indicators[key].aliases

    return Things(data.indicators, called)


def own_groups(data: "Dataset") -> Things:
    """The groups of a plan, by their names."""
    return Things(data.groups, lambda key, lang: [name_in(data.groups[key].name, lang)])


def groups(data: "Dataset") -> Things:
    """The groups of a plan, and what means all of them."""
    own = own_groups(data)

    def called(key: str, lang: Lang) -> Iterable[str]:
        return [say(lang, "all_indicators")] if key == ALL else own.called(key, lang)

    return Things([*own.ids, ALL], called)


def regions(data: "Dataset") -> Things:
    """The regions of a plan; one that nobody describes has its id alone."""

    def called(key: str, lang: Lang) -> Iterable[str]:
        if key in data.regions:
            yield name_in(data.regions[key].name, lang)

    return Things(dict.fromkeys((data.plan.region, *data.regions)), called)


def sources(data: "Dataset") -> Things:
    """The sources of a plan, by their titles and the numbers of documents."""

    def called(key: str, lang: Lang) -> Iterable[str]:
        source = data.sources[key]
        return filter(None, (name_in(source.title, lang), source.reference))

    return Things(data.sources, called)


def targets(data: "Dataset") -> Things:
    """The targets with an id of their own, in any region, by what `lygap list targets` shows; in messages by the id."""
    from lygap.report.holdings import target_names

    return Things(target_names(data, "en"), lambda key, lang: [key, target_names(data, lang)[key]])


def methods() -> Things:
    """The methods of judgement, and the automatic choice among them."""
    from lygap.methods import AUTO, METHODS
    from lygap.report.method_words import method_name

    def called(key: str, lang: Lang) -> Iterable[str]:
        if key == AUTO:
            yield say(lang, "method.auto.short")  # its name has a remark in brackets
        yield method_name(key, lang)

    return Things((AUTO, *METHODS), called)


def statuses() -> Things:
    """The statuses, by the words of the tables."""
    from lygap.methods import STATUSES

    return Things(STATUSES, lambda key, lang: [say(lang, f"status.{key}")])


def columns() -> Things:
    """The columns of the status table, by their headings."""
    from lygap.report.columns import COLUMNS

    return Things(COLUMNS, lambda key, lang: COLUMNS[key].title(lang).split("│"))


def orders() -> Things:
    """What rows can be sorted by: figures, by their names in the working, and columns, by their headings."""
    from lygap.figures import FIGURES

    headings = columns()

    def called(key: str, lang: Lang) -> Iterable[str]:
        if key in FIGURES:
            yield say(lang, f"figure.{key}")
        if key == "statistic":
            yield say(lang, "show.statistic")
        if key in headings.ids:
            yield from headings.called(key, lang)

    return Things(("status", "statistic", "name", *FIGURES), called)


def summaries() -> Things:
    """What rows can be summed up by."""
    from lygap.report.by import BY

    return Things(BY, lambda key, lang: [say(lang, f"by.{key}")])


def holdings() -> Things:
    """What can be listed."""
    from lygap.report.holdings import KINDS

    return Things(KINDS, lambda key, lang: [say(lang, f"list.title.{key}")])
