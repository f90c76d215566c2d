"""What every command shares: the language, the data, the format, and where the output goes."""

import io
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lygap import streams
from lygap.exits import CANNOT_RUN, WELL
from lygap.visible import visible
from lygap.words import LANGS, Lang, say

if TYPE_CHECKING:
    from lygap.plan.records import Dataset
    from lygap.reading import Folder, Loaded
    from lygap.render.screen import Screen
    from lygap.report.report import Report

_WIDTH = re.compile("[1-9][0-9]{0,3}")
"""Up to 9999 columns: no terminal has more, and to fill wider ones would only cost memory."""


def reader_lang(given: str | None) -> Lang:
    """The language people read: the one asked for, else LYGAP_LANG's, else the locale's."""
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    wanted = given or os.environ.get("LYGAP_LANG") or locale
    return "zh" if wanted.lower().startswith("zh") else "en"


def listed(words: Sequence[str]) -> str:
    """Words in a message; of many the first, so that it stays one line."""
    return ", ".join(words[:12]) + (" …" if len(words) > 12 else "")


class Choices(NamedTuple):
    """The options that stand before or after any command."""

    data: str | None = None
    format: str | None = None
    output: str | None = None
    lang: str | None = None
    color: str = "auto"
    verbose: bool = False

    def over(self, earlier: "Choices") -> "Choices":
        """These, and where they were left out the earlier ones."""
        default = Choices()._asdict()
        return earlier._replace(**{key: value for key, value in self._asdict().items() if value != default[key]})


class Session:
    """One run of one command."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.lang = reader_lang(choices.lang)
        if choices.lang is not None:
            self.choose("--lang", choices.lang, LANGS)
        self.choose("--color", choices.color, ("auto", "always", "never"))
        self.lost_work = False

    def failure(self, key: str, **params: object) -> SystemExit:
        """Say why nothing can be done; what is returned is to be raised."""
        self.say(self.words(key, **params) + "\n")
        return SystemExit(CANNOT_RUN)

    def words(self, key: str, **params: object) -> str:
        """A message; what comes from files or from the command line cannot hurt the terminal that shows it."""
        return say(self.lang, key, {name: visible(str(param)) for name, param in params.items()})

    def say(self, text: str) -> None:
        """A message to the people, beside the output."""
        sys.stderr.write(text)

    def choose(self, what: str, given: str, known: Iterable[str]) -> str:
        """A word that must be one of the known; the nearest is suggested otherwise."""
        choices = list(known)
        if given in choices:
            return given
        from lygap.plan.suggest import suggest

        near = suggest(given, choices).get("suggestion")
        raise self.failure("unknown_choice", what=what, given=given, known=listed(choices), hint=self.hint(near))

    def choose_method(self, given: str) -> str:
        """A method's id, or `auto`."""
        return self.choose("--method", given, self.methods())

    def methods(self) -> list[str]:
        """The ids of all methods, `auto` first; of those that other packages bring and that fail it is said why."""
        from lygap.methods import AUTO, METHODS
        from lygap.plugins import add_methods

        for refused in add_methods():
            why = self.words(refused.why, **refused.params)
            self.say(self.words("plugin_refused", name=refused.name, package=refused.package, why=why) + "\n")
        return [AUTO, *METHODS]

    def hint(self, near: str | None) -> str:
        """“Did you mean …?”, where there is something near."""
        return say(self.lang, "did_you_mean", {"suggestion": near}) if near else ""

    @property
    def asked_lang(self) -> Lang | None:
        """The language somebody asked for, as opposed to the locale's."""
        asked = self.choices.lang or os.environ.get("LYGAP_LANG")
        return reader_lang(asked) if asked else None

    def format(self, known: Iterable[str], default: str = "table") -> str:
        """The output format: as asked for, else by the output file's extension."""
        formats = list(known)
        given = self.choices.format
        suffix = Path(self.choices.output or "").suffix[1:].lower()
        if given is None and suffix and suffix not in formats and self.choices.output is not None:
            raise self.failure("unknown_choice", what="--output", given=f".{suffix}", known=", ".join(formats), hint="")
        return self.choose("--format", given or suffix or default, formats)

    def folder(self) -> "Folder":
        """The plan's folder: --data, LYGAP_DATA, the one nearby, or the built-in one."""
        from lygap.reading.folder import builtin_folder, given_folder, nearby_folder

        given = self.choices.data or os.environ.get("LYGAP_DATA")
        if given:
            named = given_folder(given)
            if named is None:
                raise self.failure("no_plan_at", path=given)
            return named
        try:
            nearby = nearby_folder(Path.cwd())
        except OSError as error:  # taken away, or nobody may look into it: what lies there is not known
            raise self.failure("no_current_folder", why=error.strerror or str(error)) from None
        if nearby is None:
            self.say(say(self.lang, "builtin_used") + "\n")
        return nearby or builtin_folder()

    def data(self) -> "Dataset":
        """The data of a folder without errors; with errors, nothing is computed."""
        from lygap.reading import load

        folder = self.folder()
        loaded: Loaded = load(folder)
        if loaded.data is None:
            errors = sum(f.is_error for f in loaded.findings)
            raise self.failure("data_has_errors", path=folder.path.as_posix(), errors=errors)
        return loaded.data

    def screen(self, *, for_people: bool, data: "Dataset | None" = None) -> "Screen":
        """What the output can show; programs read the plan's language unless one was asked for."""
        from lygap.render.screen import Screen

        plan_lang: Lang = "en" if data is None else data.plan.language
        lang = self.lang if for_people else self.asked_lang or plan_lang
        if self.choices.output is not None:
            return Screen(lang)
        return Screen(lang, terminal_width(), self._colour(), sys.stdout.encoding or "utf-8")

    def _colour(self) -> bool:
        if self.choices.color != "auto":
            return self.choices.color == "always"
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return sys.stdout.isatty() and not plain

    def report(self, report: "Report", form: str) -> None:
        """Write a report in a format."""
        from lygap.render import WRITERS

        writer = WRITERS[form]
        screen = self.screen(for_people=writer.for_people, data=report.data)
        self.write(writer.bytes_of(report, screen), for_people=writer.for_people)

    def write(self, chunks: Iterable[str | bytes], *, for_people: bool = True, is_work: bool = True) -> None:
        """Write to the output file, whole or not at all, or to standard output; what programs read is UTF-8.

        `is_work` False says that the command has done more than to print: that stays done where its words are lost.
        """
        if self.choices.output is None:
            if not for_people and isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8")
            _print(chunks)
            self._tell_loss(is_work=is_work)
            return
        from lygap.files import LinkError, write_output

        path = Path(self.choices.output)
        try:
            write_output(path, chunks)
        except LinkError:
            raise self.failure("output_is_link", path=path.as_posix()) from None
        except OSError as error:
            raise self.failure("cannot_write", path=path.as_posix(), why=error.strerror or str(error)) from None

    def _tell_loss(self, *, is_work: bool) -> None:
        why = streams.loss()
        if why is not None:
            self.say(self.words("cannot_write", path="stdout", why=why) + "\n")
            self.lost_work |= is_work

    def ending(self, code: int) -> int:
        """The exit code of a command: its own, or where it came out well and what it did is lost, that it could not."""
        return CANNOT_RUN if code == WELL and self.lost_work else code


def _print(chunks: Iterable[str | bytes]) -> None:
    """Print piece by piece, unless nobody gets it any more."""
    for chunk in chunks:
        if isinstance(chunk, str):
            sys.stdout.write(chunk)
        else:
            sys.stdout.buffer.write(chunk)
        if streams.is_lost():
            return


def terminal_width() -> int | None:
    """Columns of the terminal, or as COLUMNS says; None in a pipe, which has no width."""
    columns = os.environ.get("COLUMNS", "")
    if _WIDTH.fullmatch(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None
