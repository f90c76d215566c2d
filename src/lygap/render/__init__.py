"""A report → text in a format. A new format is a writer and a line here; its key is the command line's choice."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from lygap.render.documents import document_markdown, document_text
from lygap.render.screen import Screen
from lygap.render.text_formats import delimited, json_lines, json_text, markdown
from lygap.report.answer import Answer
from lygap.report.by import by_document, by_records, by_table
from lygap.report.document import Document
from lygap.report.flat import flat, flattened
from lygap.report.history import people_table
from lygap.report.rows import document, record
from lygap.report.table import Table

Writer = Callable[[Answer, Screen], Iterable[str]]


def _table(table: Table, screen: Screen) -> Iterable[str]:
    # Rich costs as much start-up as everything else together; only a table needs it.
    from lygap.render.terminal import table_text

    return [table_text(table, screen)]


def _rows(answer: Answer, screen: Screen) -> Iterable[dict[str, object]]:
    return (record(a, answer.data, screen.lang) for a in answer.rows)


def _listed(write: Writer) -> Writer:
    """A writer that needs all rows at once; the others take them as they come."""
    return lambda answer, screen: write(answer._replace(rows=list(answer.rows)), screen)


STATUS_FORMATS: dict[str, Writer] = {
    "table": _listed(lambda answer, screen: _table(people_table(answer, screen.lang), screen)),
    "json": _listed(lambda answer, screen: [json_text(document(answer, screen.lang))]),
    "jsonl": lambda answer, screen: json_lines(_rows(answer, screen)),
    "csv": lambda answer, screen: delimited(map(flat, _rows(answer, screen)), ","),
    "tsv": lambda answer, screen: delimited(map(flat, _rows(answer, screen)), "\t"),
    "md": _listed(lambda answer, screen: markdown(people_table(answer, screen.lang), screen)),
}
HUMAN_FORMATS = ("table", "md")
"""Formats whose language is the reader's; the others are in the plan's unless one is asked for."""


ROW_FORMATS: dict[str, Callable[[Any, Screen], Iterable[str]]] = {
    "table": _table,
    "json": lambda document, _screen: [json_text(document)],
    "jsonl": lambda rows, _screen: json_lines(rows),
    "csv": lambda rows, _screen: delimited(map(flattened, rows), ","),
    "tsv": lambda rows, _screen: delimited(map(flattened, rows), "\t"),
    "md": markdown,
}
"""Formats of a plain table: people's formats take a `Table`, JSON a document, the others rows."""


def _by(form: str, answer: Answer, by: str, screen: Screen) -> Iterable[str]:
    if form in HUMAN_FORMATS:
        return ROW_FORMATS[form](by_table(answer._replace(rows=list(answer.rows)), by, screen.lang), screen)
    make = by_document if form == "json" else by_records
    return ROW_FORMATS[form](make(answer, by, screen.lang), screen)


BY_FORMATS: dict[str, Callable[[Answer, str, Screen], Iterable[str]]] = {
    form: partial(_by, form) for form in ROW_FORMATS
}
"""Formats of a summary."""


def _document(document: Document, screen: Screen) -> Iterable[str]:
    return [document_text(document, screen)]


SHOW_FORMATS: dict[str, Callable[[Any, Screen], Iterable[str]]] = {
    "table": _document,
    "json": lambda record, _screen: [json_text(record)],
    "md": document_markdown,
}
"""Formats of a document: people's formats take a `Document`, JSON a record."""
