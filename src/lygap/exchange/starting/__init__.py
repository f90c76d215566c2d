"""A new plan: an example to be changed, the built-in plan, or a draft of what a table of indicators says."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from lygap.model import FileKind, json_schema
from lygap.plan.texts import Lang
from lygap.reading.folder import TARGETS, builtin_folder, files_of

Contents = Mapping[str, bytes]
"""Files by their paths within the plan's folder."""

SCHEMAS = "schema"
"""The folder beside the plan in which editors find the schemas of its files."""
_FIRST = Path(__file__).parent / "first"
_SCHEMA_LINE = re.compile(rb"^# yaml-language-server: \$schema=.*$", re.MULTILINE)


def first_plan(lang: Lang) -> Contents:
    """Three indicators with their values, and comments that explain them, in a language."""
    return with_schemas(_files_in(_FIRST / lang, [_FIRST / lang / TARGETS, *files_of(_FIRST / lang).actuals]), lang)


def builtin_plan(lang: Lang) -> Contents:
    """The plan that lygap brings along; only its schemas are described in the language."""
    folder = builtin_folder().path
    files = files_of(folder)
    copied = _files_in(folder, [files.targets, *files.actuals])
    line = f"# yaml-language-server: $schema={SCHEMAS}/targets.json".encode()
    return with_schemas({**copied, TARGETS: _SCHEMA_LINE.sub(line, copied[TARGETS])}, lang)


def _files_in(folder: Path, files: list[Path]) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def with_schemas(contents: Contents, lang: Lang) -> Contents:
    """The files, and beside them the schemas that their first lines name."""
    return {**contents, **{f"{SCHEMAS}/{kind}.json": _schema(kind, lang) for kind in get_args(FileKind)}}


def _schema(kind: FileKind, lang: Lang) -> bytes:
    return (json.dumps(json_schema(kind, lang), ensure_ascii=False, indent=2) + "\n").encode()
