"""The command line: which commands there are, and the options all of them take before or after their name."""

import inspect
import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from typing import Annotated, Any

import typer

from lygap.cli.help import classes
from lygap.cli.session import Choices, Session, reader_lang
from lygap.exits import WELL
from lygap.plugins import MethodError
from lygap.version import __version__
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


Data = Annotated[str | None, typer.Option("--data", "-d", metavar="PATH", help=text("data"))]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help=text("format"))]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=text("output"))]
Lang = Annotated[str | None, typer.Option("--lang", metavar="zh|en", help=text("lang"))]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help=text("color"))]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help=text("verbose"))]
_TYPES = {"data": Data, "format": Format, "output": Output, "lang": Lang, "color": Color, "verbose": Verbose}

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


@app.callback()
def lygap(  # noqa: D103 (its help is in `words`)
    context: typer.Context,
    data: Data = None,
    format: Format = None,  # noqa: A002 (the option's name)
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
    verbose: Verbose = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=text("version"))] = False,
) -> None:
    del version
    context.obj = Choices(data, format, output, lang, color, verbose)


def command(name: str, *, negative_numbers: bool = False) -> Callable[[Callable[..., int | None]], None]:
    """Register a command; it is called with a session, its own parameters, and returns its exit code.

    `negative_numbers`: what begins with a dash and is no option is an argument.
    """

    def register(function: Callable[..., int | None]) -> None:
        own = [p for p in inspect.signature(function).parameters.values() if p.name != "session"]
        shared = [
            inspect.Parameter(key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=_TYPES[key])
            for key, default in Choices()._asdict().items()
        ]
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

        def run(context: typer.Context, **given: Any) -> None:
            later = Choices(**{key: given.pop(key) for key in _TYPES})
            session = Session(later.over(context.obj or Choices()))
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


def completing(kind: str) -> Callable[[typer.Context, str], list[str]]:
    """Shell completion of ids, years or groups from the data that would be used; whatever is wrong, it is silent."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        earlier = context.parent.params if context.parent is not None else {}
        named = context.params.get("data") or earlier.get("data")
        try:
            with redirect_stderr(io.StringIO()):
                data = Session(Choices(data=named)).data()
        except SystemExit:
            return []
        words = {"id": list(data.indicators), "group": [*data.groups, "all"], "region": list(data.regions)}
        known = words.get(kind) or [str(year) for year in data.years(data.plan.region)]
        return [word for word in known if word.startswith(incomplete)]

    return complete
