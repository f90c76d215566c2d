"""What the shell offers at TAB: commands, and everything that an option or argument can name."""

import io
import os
import re
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, get_args

import typer

from lygap import vocabularies
from lygap.cli.evaluating import DETAILS
from lygap.cli.outputs import SCHEMAS
from lygap.cli.session import Choices, Session, reader_lang
from lygap.cli.shells import COMPLETING, Offer
from lygap.plan.lookup import folded
from lygap.plan.records import Bound, ObsStatus, SourceKind
from lygap.vocabularies import Things
from lygap.words import LANGS

if TYPE_CHECKING:
    from lygap.plan.records import Dataset

_HARMLESS = re.compile(r"\w[\w .,/+·–—、，（）《》-]*")
"""Names are typed into a shell, and come from whoever wrote the plan: none of these characters means anything there."""

_READABLE = re.compile(r"[\w .,/+·–—、，（）《》“”&()%-]*")
"""What is shown beside a word stands between quotes, where these mean nothing either."""


def completions(kind: str, context: typer.Context, incomplete: str) -> list[Offer]:
    """What begins so among things of a kind; whatever is wrong with the plan, it is silent.

    Shells that can show what a word means get that too: the name of an id, the id of a name.
    """
    before, comma, last = incomplete.rpartition(",") if kind in _LISTS else ("", "", incomplete)
    things = _things(kind, context)
    found = {key: _meaning(things, key) for key in things.ids if key.startswith(last)} or _names(things, last)
    words = {f"{before}{comma}{word}": meaning for word, meaning in found.items()}
    match os.environ.get(COMPLETING):
        case "complete_zsh" | "complete_fish":
            return [(word, meaning) if _READABLE.fullmatch(meaning) else word for word, meaning in words.items()]
        case "complete_bash":
            return [word.replace(" ", "\\ ") for word in words]
        case _:
            return [*words]


def _meaning(things: Things, key: str) -> str:
    """What people see for an id; empty where that is the id itself."""
    name = next(iter(things.called(key, reader_lang(None))), key)
    return "" if folded(name) == folded(key) else name


def _names(things: Things, incomplete: str) -> dict[str, str]:
    """The names that begin so, with the id of each."""
    wanted = folded(incomplete)
    names = {name: key for key in things.ids for lang in LANGS for name in things.called(key, lang)}
    return {name: key for name, key in names.items() if folded(name).startswith(wanted) and _HARMLESS.fullmatch(name)}


def _things(kind: str, context: typer.Context) -> Things:
    if kind == "format":
        return _formats(context.info_name)
    if kind in _OF_NO_PLAN:
        return _OF_NO_PLAN[kind]()
    data = _data(context)
    return _closed(()) if data is None else _OF_A_PLAN[kind](data)


def _data(context: typer.Context) -> "Dataset | None":
    """The data that would be used, None where there is none without errors."""
    earlier = context.parent.params if context.parent is not None else {}
    folders = context.params.get("data") or earlier.get("data") or [None]
    try:
        with redirect_stderr(io.StringIO()):
            return Session(Choices(data=folders[0])).data()
    except SystemExit:
        return None


def _closed(words: Iterable[str]) -> Things:
    """Words that have no other names."""
    return Things(list(words), lambda _key, _lang: [])


def _years(data: "Dataset") -> Things:
    return _closed(str(year) for year in data.years(data.plan.region))


def _rules() -> Things:
    from lygap.rules import RULES

    return Things(RULES, lambda key, _lang: [RULES[key].name])


def _commands() -> Things:
    from lygap.cli import COMMANDS

    return _closed(COMMANDS)


def _formats(command: str | None) -> Things:
    """The formats of the command that is being typed; where none is named yet, those of tables."""
    match command:
        case "check":
            from lygap.render.findings import FORMATS

            return _closed(FORMATS)
        case "rule":
            return _closed(("text", "json", "md"))
        case "schema":
            return _closed(("json",))
        case "record":
            return _closed(("diff",))
        case "report":
            from lygap.render import report_formats

            return _closed(report_formats())
        case "export":
            return _forms()
        case "help":
            return _closed(("text",))
        case _:
            from lygap.render import formats

            is_list = command not in ("show", "methods")
            return _closed(formats(rows=is_list, evaluation=command == "status", chart=command == "show"))


def _forms() -> Things:
    """The forms that data can be exported to."""
    from lygap.exchange.forms import FORMS

    return _closed(FORMS)


_OF_A_PLAN: dict[str, Callable[["Dataset"], Things]] = {
    "id": vocabularies.indicators,
    "year": _years,
    "group": vocabularies.groups,
    "region": vocabularies.regions,
    "source": vocabularies.sources,
    "target": vocabularies.targets,
}
_OF_NO_PLAN: dict[str, Callable[[], Things]] = {
    "method": vocabularies.methods,
    "status": vocabularies.statuses,
    "column": vocabularies.columns,
    "order": vocabularies.orders,
    "summary": vocabularies.summaries,
    "holding": vocabularies.holdings,
    "rule": _rules,
    "form": _forms,
    "origin": lambda: _closed(("builtin",)),
    "command": _commands,
    "schema": lambda: _closed(SCHEMAS),
    "lang": lambda: _closed(LANGS),
    "details": lambda: _closed(DETAILS),
    "color": lambda: _closed(("auto", "always", "never")),
    "bound": lambda: _closed(get_args(Bound)),
    "obs_status": lambda: _closed(get_args(ObsStatus)),
    "source_kind": lambda: _closed(get_args(SourceKind)),
}
_LISTS = ("status", "column")
"""Of these, several may be named, with commas between them."""
