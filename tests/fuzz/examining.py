"""A folder through everything that reads: load, check in each format, assess, and every way to show the answer."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

from lygap.findings import Finding
from lygap.judge.assess import Question, assess_all
from lygap.judge.assessment import Assessment
from lygap.methods import AUTO, METHODS
from lygap.plan.records import Dataset
from lygap.reading import Folder, load
from lygap.render import WRITERS, Writer, formats
from lygap.render.findings import FORMATS, summary
from lygap.render.screen import Screen
from lygap.report.answer import Answer
from lygap.report.by import BY, by_report
from lygap.report.judged import status_report
from lygap.report.path import path_report
from lygap.report.report import Report
from lygap.report.show import show_report
from lygap.words import LANGS
from promises import harmless, kept

METHOD_NAMES = (AUTO, *METHODS)
_Write = TypeVar("_Write")
SCREENS = (
    Screen("en"),
    Screen("zh"),
    Screen("zh", 120, colour=True),
    Screen("en", 60, encoding="ascii"),
    Screen("en", 1),
)


class Ask(NamedTuple):
    """What is asked of a folder once it is read; `screen` and `region` are numbers in the list of these.

    Every format takes longer than reading does, so that whoever is after the reading alone asks for JSON.
    """

    year: int = 2023
    method: str = AUTO
    region: int = 0
    screen: int = 0
    exact_year: bool = False
    every_format: bool = False

    def formats(self, known: Mapping[str, _Write]) -> Iterator[tuple[str, _Write]]:
        """Those of the known formats that are asked for."""
        return ((form, write) for form, write in known.items() if self.every_format or form == "json")


@contextmanager
def laid_out(files: Mapping[str, bytes | None]) -> Iterator[Path]:
    """A folder that holds these files, by their paths in it; None is a folder in a file's place."""
    with TemporaryDirectory(prefix="lygap-fuzz-") as name:
        base = Path(name, "plan")
        base.mkdir()
        for path, content in files.items():
            place = base / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                place.mkdir()
            else:
                place.write_bytes(content)
        yield base


def examined(folder: Path, ask: Ask) -> None:
    """Read a folder, say what was found, and show whatever can be shown of it."""
    data, findings = load(Folder(folder), with_warnings=True)
    assert (data is None) == any(f.is_error for f in findings)
    told(findings, ask)
    quiet = load(Folder(folder))
    assert data is None or quiet.data == data
    assert [f for f in quiet.findings if f not in findings] == []
    if data is not None:
        judged(data, ask)


def told(findings: list[Finding], ask: Ask) -> None:
    """Findings in each format and language."""
    assert all(f.place.line >= 1 and f.place.column >= 1 for f in findings)
    for lang in LANGS:
        for form, write in ask.formats(FORMATS):
            kept(form, write(findings, lang))
        harmless(summary(findings, lang))


def judged(data: Dataset, ask: Ask) -> None:
    """The rows of one region for the year asked about and the newest, and each way of showing them."""
    regions = [*dict.fromkeys((data.plan.region, *data.regions))]
    region = regions[ask.region % len(regions)]
    years = [*dict.fromkeys((*data.years(region)[-1:], ask.year))]
    question = Question(ask.year, ask.method, exact_year=ask.exact_year)
    rows = list(assess_all(data, list(data.indicators.values()), region, question, years))
    answer, screen = Answer(data, region, years, ask.method, rows), SCREENS[ask.screen]
    for form, writer in ask.formats(WRITERS):
        written(form, writer, status_report(answer), screen)
    if ask.every_format:
        shown(answer, rows, screen)


def shown(answer: Answer, rows: list[Assessment], screen: Screen) -> None:
    """The same rows as sums, as milestones, and some of them whole."""
    for form, writer in WRITERS.items():
        for by in BY:
            written(form, writer, by_report(answer, by), screen)
        written(form, writer, path_report(rows, answer.data), screen)
    for row in rows[:: 1 + len(rows) // 4]:
        for form in formats(rows=False):
            written(form, WRITERS[form], show_report(row), screen)


def written(form: str, writer: Writer, report: Report, screen: Screen) -> None:
    """A report in a format, where it has that form and people can read the bytes."""
    if writer.is_binary or getattr(report, writer.part) is None:
        return
    encoding = screen.encoding if writer.for_people else "utf-8"
    kept(form, b"".join(writer.bytes_of(report, screen)).decode(encoding), coloured=screen.colour)
