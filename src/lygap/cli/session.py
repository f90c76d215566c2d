"""What every command shares: the language, the data, the format, and where the output goes."""

import errno
import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from lygap import streams
from lygap.cli.system import installing, system_language
from lygap.exits import CANNOT_RUN, WELL
from lygap.visible import visible
from lygap.words import LANGS, Lang, say

if TYPE_CHECKING:
    from lygap.plan.records import Dataset
    from lygap.reading import Folder, Loaded
    from lygap.reading.nearby import NearMiss
    from lygap.render.screen import Screen
    from lygap.report.report import Report
    from lygap.words.others import Speaker

_WIDTH = re.compile("[1-9][0-9]{0,3}")
"""Up to 9999 columns: no terminal has more, and to fill wider ones would only cost memory."""
_FORCING_COLOUR = ("FORCE_COLOR", "CLICOLOR_FORCE")
"""Variables by which other programs too are told to print in colour into a pipe; 0 says no."""
_PLAIN = ("table", "text")
"""What formats are called that are plain text for people."""
STDOUT = "-"
"""The name of an output file that means standard output."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


_SPEAKERS: dict[str, "Speaker"] = {"why": "system", "problem": "git"}
"""Parameters of messages that other programs have worded."""


def reader_lang(given: str | None) -> Lang:
    """The language people read: the one asked for, else LYGAP_LANG's, else the locale's, else the system's."""
    wanted = given or os.environ.get("LYGAP_LANG") or _locale() or system_language()
    return "zh" if wanted.lower().startswith("zh") else "en"


def _locale() -> str:
    """The language that the environment names; empty where it names none, as C and POSIX do."""
    locale = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    return "" if locale.partition(".")[0] in ("C", "POSIX") else locale


def listed(words: Sequence[str], lang: Lang = "en") -> str:
    """Words in a message; of many the first, so that it stays one line."""
    return say(lang, "enumeration").join(words[:12]) + (" …" if len(words) > 12 else "")


class Choices(NamedTuple):
    """The options that stand before or after any command."""

    data: str | None = None
    format: str | None = None
    output: str | None = None
    lang: str | None = None
    color: str = "auto"
    verbose: bool = False
    ascii: bool = False

    def over(self, earlier: "Choices") -> "Choices":
        """These, and where they were left out the earlier ones."""
        default = Choices()._asdict()
        return earlier._replace(**{key: value for key, value in self._asdict().items() if value != default[key]})


class Session:
    """One run of one command."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices._replace(output=None) if choices.output == STDOUT else choices
        self.is_output_named = choices.output is not None
        self.lang = reader_lang(choices.lang)
        if choices.lang is not None:
            self.choose("--lang", choices.lang, LANGS)
        self.choose("--color", choices.color, ("auto", "always", "never"))
        self.lost_work = False
        self.plans: list[Folder] = []

    def failure(self, key: str, **params: object) -> SystemExit:
        """Say why nothing can be done; what is returned is to be raised."""
        self.say(self.words(key, **params) + "\n")
        return SystemExit(CANNOT_RUN)

    def lacking(self, form: str, extra: str) -> SystemExit:
        """Say which command installs the library that a format needs; as for `failure`."""
        return self.failure("extra_missing", format=form, command=installing(extra))

    def words(self, key: str, **params: object) -> str:
        """A message; what comes from files or from the command line cannot hurt the terminal that shows it."""
        said = {name: visible(self._said(name, str(param))) for name, param in params.items()}
        return say(self.lang, key, said)

    def _said(self, name: str, param: str) -> str:
        """A parameter of a message, in the reader's language where another program worded it."""
        speaker = _SPEAKERS.get(name)
        if speaker is None:
            return param
        from lygap.words.others import said_by  # its patterns take a while, and most runs have nothing of others to say

        return said_by(speaker, param, self.lang)

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
        raise self.failure(
            "unknown_choice", what=what, given=given, known=listed(choices, self.lang), hint=self.hint(near)
        )

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
        if suffix == "htm" and "html" in formats:
            suffix = "html"
        if suffix == "txt" and default != "html":  # a page is no plain text
            suffix = default  # whatever the command calls what people read
        if given is None and suffix and suffix not in formats and self.choices.output is not None:
            extensions = [".txt" if form in _PLAIN else f".{form}" for form in formats]
            raise self.failure(
                "unknown_choice", what="--output", given=f".{suffix}", known=listed(extensions, self.lang), hint=""
            )
        return self.choose("--format", given or suffix or default, formats)

    def folder(self) -> "Folder":
        """The plan's folder, of a command that answers questions: the one named, one nearby, or the built-in one."""
        from lygap.reading.folder import builtin_folder

        folder = self.named_folder() or self.nearby_folder()
        if folder is not None:
            self.plans.append(folder)
            return folder
        self.say(say(self.lang, "builtin_used") + "\n")
        return builtin_folder()

    def own_folder(self) -> "Folder":
        """The same for a command that looks after a plan: without one nearby, the built-in one is not meant."""
        folder = self.named_folder() or self.nearby_folder()
        if folder is None:
            raise self.failure("no_plan_here")
        self.plans.append(folder)
        return folder

    def named_folder(self) -> "Folder | None":
        """The folder that --data or LYGAP_DATA names; None where neither is given."""
        from lygap.reading.folder import given_folder

        given = self.choices.data or os.environ.get("LYGAP_DATA")
        if not given:
            return None
        named = given_folder(given)
        if named is None:
            self.refuse_near_miss(Path(given))
            raise self._no_plan_at(given)
        return named

    def _no_plan_at(self, given: str) -> SystemExit:
        """That a path is no plan's, with the plan it lies in where it does, as `actuals` do."""
        from lygap.reading.folder import folder_around

        around = folder_around(Path(given)) if os.path.exists(given) else None  # noqa: PTH110 (a name too long is none)
        if around is None:
            return self.failure("no_plan_at", path=given)
        return self.failure("no_plan_at_but_above", path=given, above=around.path.as_posix())

    def nearby_folder(self) -> "Folder | None":
        """The plan of the current folder, else of one above it, which is then told; None where there is none."""
        from lygap.reading.nearby import NearMiss, plan_above

        start = self.current_folder()
        here = self.plan_here(start)
        if here is not None:
            return here
        match plan_above(start):
            case None:
                return None
            case NearMiss() as miss:
                raise self._missed(miss)
            case above:
                self.say(self.words("plan_above", path=above.path.as_posix()) + "\n")
                return above

    def plan_here(self, start: Path) -> "Folder | None":
        """The plan of the current folder; what was only meant for one ends the run."""
        from lygap.reading.nearby import plan_here

        here = plan_here(start)
        if here is None:
            self.refuse_near_miss(Path())
        return here

    def refuse_near_miss(self, base: Path) -> None:
        """End the run where a folder without a plan holds what was probably meant for one."""
        from lygap.reading.nearby import near_miss

        miss = near_miss(base)
        if miss is not None:
            raise self._missed(miss)

    def _missed(self, miss: "NearMiss") -> SystemExit:
        """What to do about something that looks like a plan and is none."""
        return self.failure(f"near_miss.{miss.kind}", path=miss.path.as_posix())

    def current_folder(self) -> Path:
        """The current folder; where it was taken away, or nobody may look into it, what lies there is not known."""
        from lygap.reading.folder import can_be_seen

        try:
            start = Path.cwd()
        except OSError as error:
            raise self.failure("no_current_folder", why=error.strerror or str(error)) from None
        if not can_be_seen(start):
            raise self.failure("no_current_folder", why=os.strerror(errno.EACCES))
        return start

    def data(self) -> "Dataset":
        """The data of a folder without errors; with errors, nothing is computed."""
        from lygap.reading import load

        folder = self.folder()
        loaded: Loaded = load(folder)
        if loaded.data is None:
            raise self._refused(folder, loaded)
        self.tell_what_was_read(loaded.data)
        return loaded.data

    def _refused(self, folder: "Folder", loaded: "Loaded") -> SystemExit:
        """Why nothing is computed from data with errors; where all that is missing are directions, of which rows."""
        from lygap.rules import NO_DIRECTION

        errors = [finding for finding in loaded.findings if finding.is_error]
        path = folder.path.as_posix()
        if {finding.rule for finding in errors} == {NO_DIRECTION}:
            names = listed([finding.indicator or "" for finding in errors], self.lang)
            return self.failure("no_direction", path=path, names=names)
        return self.has_errors(path, len(errors))

    def has_errors(self, path: str, errors: int) -> SystemExit:
        """Say that the data of a plan has so many errors; as for `failure`."""
        return self.failure("data_has_error" if errors == 1 else "data_has_errors", path=path, errors=errors)

    def tell_what_was_read(self, data: "Dataset") -> None:
        """The plan, its files and how much is in them, for whoever asked to be told more."""
        if not self.choices.verbose:
            return
        from lygap.cli.telling import reading_lines

        self.say("".join(f"{visible(line)}\n" for line in reading_lines(data, self.lang)))

    def screen(self, *, for_people: bool, data: "Dataset | None" = None) -> "Screen":
        """What the output can show; programs read the plan's language unless one was asked for."""
        from lygap.render.screen import Screen

        plan_lang: Lang = "en" if data is None else data.plan.language
        lang = self.lang if for_people else self.asked_lang or plan_lang
        is_ascii = self.choices.ascii or os.environ.get("LYGAP_ASCII", "0") not in ("", "0")
        if self.choices.output is not None:
            return Screen(lang, is_ascii=is_ascii)
        return Screen(lang, terminal_width(), self._colour(), sys.stdout.encoding or "utf-8", is_ascii)

    def _colour(self) -> bool:
        if self.choices.color != "auto":
            return self.choices.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if any(os.environ.get(name, "0") not in ("", "0") for name in _FORCING_COLOUR):
            return True
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def report(
        self,
        report: "Report",
        form: str,
        *,
        wide: bool = False,
        template: bytes | None = None,
        is_work: bool = True,
    ) -> None:
        """Write a report in a format; `wide` as if the screen had no end, `template` in that document's styles.

        `is_work` as in `write`.
        """
        from lygap.render import WRITERS
        from lygap.render.extras import ExtraMissingError

        writer = WRITERS[form]
        if writer.is_binary and self.choices.output is None and sys.stdout.isatty():
            raise self.failure("binary_to_terminal", format=form)
        screen = self.screen(for_people=writer.for_people, data=report.data)._replace(template=template)
        chunks = writer.bytes_of(report, screen._replace(width=None) if wide else screen)
        if form == "csv" and self.writes_a_sheet():
            chunks = chain((BYTE_ORDER_MARK,), chunks)
        try:
            self.write(chunks, for_people=writer.for_people, is_work=is_work)
        except ExtraMissingError as missing:
            raise self.lacking(form, missing.extra) from None

    def writes_a_sheet(self) -> bool:
        """Whether the output is a file that a spreadsheet will open, which without a mark takes it for its own code."""
        path = Path(self.choices.output or "")
        return path.suffix.lower() == ".csv" and (path.is_file() or not path.exists())

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
            self._spare_the_data(path)
            write_output(path, chunks)
        except LinkError:
            raise self.failure("output_is_link", path=path.as_posix()) from None
        except OSError as error:
            raise self.failure("cannot_write", path=path.as_posix(), why=error.strerror or str(error)) from None

    def _spare_the_data(self, output: Path) -> None:
        """End the run where the output would take the place of a file that a plan is read from."""
        if not output.is_file():
            return
        from lygap.reading.owned import is_data_of_a_plan

        if is_data_of_a_plan(output, self.plans):
            raise self.failure("output_is_data", path=output.as_posix())

    def write_folder(self, contents: Mapping[str, bytes], folder: str | None = None) -> None:
        """Write files into a folder, by default that of --output; it must be new or empty."""
        from lygap.files import OccupiedError, write_folder

        path = Path(folder or self.choices.output or "")
        try:
            write_folder(path, contents)
        except OccupiedError:
            raise self.failure("output_occupied", path=path.as_posix()) from None
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
    """Columns of the terminal, or as COLUMNS says; None where the output goes into a file or to another program.

    A pipe in a terminal, as to `less` or `head`, is as wide as that: somebody reads it there.
    """
    columns = os.environ.get("COLUMNS", "")
    if _WIDTH.fullmatch(columns):
        return int(columns)
    own = _columns_of(sys.stdout)
    if own is not None or not _is_pipe(sys.stdout):
        return own
    return _columns_of(sys.stderr) or _columns_of(sys.stdin)


def _columns_of(stream: TextIO | None) -> int | None:
    """How wide the terminal behind a stream is; None where there is none."""
    try:
        return None if stream is None else os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
