"""The command line: which commands there are, and the options all of them take before or after their name."""

import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from lygap.cli.help import classes
from lygap.cli.session import Choices, Session, reader_lang
from lygap.cli.shells import Offer
from lygap.exits import CANNOT_RUN, WELL
from lygap.plugins import MethodError
from lygap.version import __version__
from lygap.visible import visible
from lygap.words import say


def _asked_lang() -> str | None:
    """--lang as it stands on the command line: help texts are made before options are parsed."""
    words = sys.argv[1:]
    after = [words[i + 1] for i, word in enumerate(words[:-1]) if word == "--lang"]
    joined = [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    return next(iter(after + joined), None)


HELP_LANG = reader_lang(_asked_lang())


def text(key: str) -> str:
    """A help text in the reader's language."""
    return say(HELP_LANG, f"help.{key}")


def completing(kind: str) -> Callable[[typer.Context, str], list[Offer]]:
    """Shell completion of things of a kind, as `completion` has them; whatever is wrong, it is silent."""

    def complete(context: typer.Context, incomplete: str) -> list[Offer]:
        from lygap.cli.completion import completions

        return completions(kind, context, incomplete)

    return complete


Data = Annotated[list[str] | None, typer.Option("--data", "-d", metavar="PATH", help=text("data"))]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help=text("format"), autocompletion=completing("format")),
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=text("output"))]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="zh|en", help=text("lang"), autocompletion=completing("lang"))
]
Color = Annotated[
    str, typer.Option("--color", metavar="auto|always|never", help=text("color"), autocompletion=completing("color"))
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help=text("verbose"))]
Ascii = Annotated[bool, typer.Option("--ascii", help=text("ascii"))]
_TYPES = {
    "data": Data,
    "format": Format,
    "output": Output,
    "lang": Lang,
    "color": Color,
    "verbose": Verbose,
    "ascii": Ascii,
}

_Group, _Command = classes(HELP_LANG)
app = typer.Typer(
    name="lygap",
    cls=_Group,
    help=text("lygap"),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"lygap {__version__}\n")
        raise typer.Exit


_WITH_YEAR = {"show": "show ID {year}", "record": "record {year} ID VALUE"}
"""How the year is written in commands; in others as in `status`."""


def _refuse_year(context: typer.Context, given: str | None) -> None:
    """Answer `--year`, which many commands of other programs have."""
    if given is None or context.resilient_parsing:
        return
    form = _WITH_YEAR.get(context.info_name or "", "status {year}").format(year=visible(given))
    sys.stderr.write(say(HELP_LANG, "year_option", {"form": form}) + "\n")
    raise typer.Exit(CANNOT_RUN)


NamedYear = Annotated[str | None, typer.Option("--year", hidden=True, callback=_refuse_year, is_eager=True)]


@app.callback()
def lygap(  # noqa: D103 (its help is in `words`)
    context: typer.Context,
    data: Data = None,
    format: Format = None,  # noqa: A002 (the option's name)
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
    verbose: Verbose = False,
    ascii: Ascii = False,  # noqa: A002 (the option's name)
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help=text("version"))
    ] = False,
    named_year: NamedYear = None,
) -> None:
    del version, named_year
    context.obj = Choices(_one(data), format, output, lang, color, verbose, ascii)


def _one(folders: list[str] | None) -> str | None:
    """The folder named by --data, which one command reads one of."""
    if folders and len(set(folders)) > 1:
        sys.stderr.write(say(HELP_LANG, "data_twice", {"paths": visible(", ".join(folders))}) + "\n")
        raise typer.Exit(CANNOT_RUN)
    return folders[0] if folders else None


def is_refused(first: str) -> bool:
    """Whether the first word is a year, or a range of them, where a command belongs; that is then answered."""
    if not first[0:1].isdigit():
        return False
    from lygap.cli.choosing import names_years

    is_year = names_years(first)
    if is_year:
        sys.stderr.write(say(HELP_LANG, "year_alone", {"year": visible(first)}) + "\n")
    return is_year


def command(name: str, *, negative_numbers: bool = False) -> Callable[[Callable[..., int | None]], None]:
    """Register a command; it is called with a session, its own parameters, and returns its exit code.

    `negative_numbers`: what begins with a dash and is no option is an argument.
    """

    def register(function: Callable[..., int | None]) -> None:
        own = [p for p in inspect.signature(function).parameters.values() if p.name != "session"]
        shared = [_option(key, _TYPES[key], default) for key, default in Choices()._asdict().items()]
        if any(parameter.name == "year" for parameter in own):
            shared.append(_option("named_year", NamedYear))
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

        def run(context: typer.Context, **given: Any) -> None:
            given.pop("named_year", None)
            given["data"] = _one(given["data"])
            later = Choices(**{key: given.pop(key) for key in _TYPES})
            earlier = context.obj or Choices()
            _one([folder for folder in (earlier.data, later.data) if folder is not None])
            session = Session(later.over(earlier))
            try:
                code = function(session, **given) or WELL
            except MethodError as error:
                raise session.failure(
                    "method_failed", method=error.method, package=error.package, why=error.why
                ) from None
            raise typer.Exit(session.ending(code))

        parameters = [context, *own, *shared]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        settings = {"ignore_unknown_options": True} if negative_numbers else None
        app.command(name, cls=_Command, help=text(name), context_settings=settings)(run)

    return register


def _option(key: str, annotation: object, default: object = None) -> inspect.Parameter:
    return inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
