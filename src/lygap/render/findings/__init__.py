"""Findings → text for people, JSON for programs, and what CI services read; and their manual. One file a format."""

from collections.abc import Callable, Sequence

from lygap.findings import Finding
from lygap.render.findings.github import github, summary
from lygap.render.findings.gitlab import gitlab
from lygap.render.findings.junit import junit
from lygap.render.findings.programs import csv_text, json_text, record
from lygap.render.findings.sarif import sarif
from lygap.render.findings.text import text
from lygap.words import Lang

FOR_PEOPLE = ("text", "md")
"""The formats in the reader's own language."""

FORMATS: dict[str, Callable[[Sequence[Finding], Lang], str]] = {
    "text": text,
    "json": json_text,
    "md": summary,
    "csv": csv_text,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "sarif": sarif,
}

__all__ = [
    "FORMATS",
    "FOR_PEOPLE",
    "csv_text",
    "github",
    "gitlab",
    "json_text",
    "junit",
    "record",
    "sarif",
    "summary",
    "text",
]
