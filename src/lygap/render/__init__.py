"""A report → bytes in a format. A new format is a writer and a line here, for all commands at once."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from lygap.render.programs import delimited, json_lines, json_text
from lygap.render.screen import Screen
from lygap.visible import no_commands

if TYPE_CHECKING:
    from lygap.report.answer import Versioned
    from lygap.report.charting import ChartModel
    from lygap.report.document import Document
    from lygap.report.evaluation import Evaluation
    from lygap.report.report import Report

Part = Literal["people", "json", "rows", "evaluation", "versioned", "chart"]
"""The form of a report that a format shows."""


class Writer(NamedTuple):
    """What writes a format: from which form of the report, and how.

    What people read is in the reader's language, and on a screen in the encoding of what shows it; the rest is in the
    plan's language unless one is asked for, and in UTF-8. `is_binary` says that no terminal can show it,
    `is_handed_in` that only reports are written in it, which are handed in.
    """

    part: Part
    content: Callable[[Any, Screen], Iterable[str | bytes]]
    is_binary: bool = False
    is_handed_in: bool = False

    @property
    def for_people(self) -> bool:
        """Whether people read it."""
        return self.part in ("people", "evaluation", "versioned", "chart")

    def bytes_of(self, report: "Report", screen: Screen) -> Iterator[bytes]:
        """The report in this format, piece by piece."""
        answer = getattr(report, self.part)(screen.lang)
        for piece in self.content(answer, screen):
            match piece:
                case bytes():
                    yield piece
                case str() if self.part == "people":
                    yield screen.spell(piece).encode(screen.encoding, "replace")
                case str():
                    yield piece.encode()


def _on_a_screen(document: "Document", screen: Screen) -> Iterator[str]:
    from lygap.render.documents import document_text

    yield document_text(document, screen)


def _in_markdown(document: "Document", screen: Screen) -> Iterator[str]:
    from lygap.render.documents import document_markdown

    return map(no_commands, document_markdown(document, screen))


def _drawing(chart: "ChartModel", screen: Screen) -> Iterator[str]:
    from lygap.render.svg import chart_file

    yield chart_file(chart, screen.lang)


def _picture(chart: "ChartModel", screen: Screen) -> Iterator[bytes]:
    from lygap.render.png import png_of

    yield png_of("".join(_drawing(chart, screen)))


def _word(evaluation: "Evaluation", screen: Screen) -> Iterator[bytes]:
    from lygap.render.docx import write_docx

    yield write_docx(evaluation, screen.lang, screen.template)


def _workbook(versioned: "Versioned", screen: Screen) -> Iterator[bytes]:
    from lygap.render.xlsx.workbook import workbook

    return workbook(versioned, screen.lang)


def _page(evaluation: "Evaluation", screen: Screen) -> Iterator[str]:
    from lygap.render.html import html_report

    return html_report(evaluation, screen)


WRITERS: dict[str, Writer] = {
    "table": Writer("people", _on_a_screen),
    "json": Writer("json", lambda document, _screen: [json_text(document)]),
    "jsonl": Writer("rows", lambda rows, _screen: json_lines(rows)),
    "csv": Writer("rows", lambda rows, _screen: delimited(rows, ",")),
    "tsv": Writer("rows", lambda rows, _screen: delimited(rows, "\t")),
    "md": Writer("people", _in_markdown),
    "html": Writer("evaluation", _page),
    "docx": Writer("evaluation", _word, is_binary=True, is_handed_in=True),
    "xlsx": Writer("versioned", _workbook, is_binary=True),
    "svg": Writer("chart", _drawing),
    "png": Writer("chart", _picture, is_binary=True),
}


_HANDED_IN = ("html", "md", "docx", "xlsx")


def report_formats() -> list[str]:
    """The formats of a report that is handed in, the usual one first."""
    return [form for form in _HANDED_IN if form in WRITERS]


def formats(*, rows: bool, evaluation: bool = False, chart: bool = False) -> list[str]:
    """The formats of a command's reports, which have rows, an evaluation and a chart or have none."""
    parts = {"rows": rows, "evaluation": evaluation, "versioned": evaluation, "chart": chart}
    lacking = {part for part, is_there in parts.items() if not is_there}
    usual = {form: writer for form, writer in WRITERS.items() if not writer.is_handed_in}
    return [form for form, writer in usual.items() if writer.part not in lacking]
