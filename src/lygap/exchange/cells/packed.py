"""The parts of a file that is a zip archive, none of them opened before all are known to be small enough."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from lygap import rules
from lygap.exchange.cells.sheet import CannotReadError

MAX_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts together."""
_SMALL = 20 * 1024 * 1024
_TIGHTEST = 100
"""So many times smaller than unpacked is no sheet in which different things stand, once it is more than small."""
MAX_PARTS = 20_000
_ENCRYPTED = 1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


class Package:
    """An archive whose parts may be read."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            parts = self._archive.infolist()
        except _BROKEN as error:
            raise _damaged() from error
        if len(parts) > MAX_PARTS or _is_bomb(sum(part.file_size for part in parts), len(content)):
            raise CannotReadError(rules.UNREADABLE, why="sheet_unpacked", most=str(MAX_UNPACKED // 1024 // 1024))
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise CannotReadError(rules.UNREADABLE, why="sheet_password")
        self.names = {part.filename.lstrip("/").lower(): part for part in parts}

    def read(self, name: str) -> bytes:
        """The bytes of a part; empty where there is no such part."""
        part = self.names.get(name.lower())
        if part is None:
            return b""
        try:
            return self._archive.read(part)
        except _BROKEN as error:
            raise _damaged() from error

    def parse(self, name: str, start: Callable[[str, dict[str, str]], Any], **others: Callable[..., Any]) -> None:
        """Read a part of XML; `start` is called for each element, by its name without prefix.

        `end` and `text` of `others` are called for the ends of elements and for what stands between.

        Raises:
            CannotReadError: It is broken, or declares entities.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = _local(start)
        if "end" in others:
            parser.EndElementHandler = _local(others["end"])
        if "text" in others:
            parser.CharacterDataHandler = others["text"]
        parser.StartDoctypeDeclHandler = _refuse
        content = self.read(name)
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise _damaged() from error


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > MAX_UNPACKED or unpacked > max(_SMALL, _TIGHTEST * packed)


def _local(handler: Callable[..., Any]) -> Callable[..., Any]:
    """A handler that hears no prefixes; most parts have none."""

    def handle(name: str, *rest: Any) -> None:
        handler(name.rpartition(":")[2] if ":" in name else name, *rest)

    return handle


def _refuse(*_: Any) -> None:
    raise _damaged()


def _damaged() -> CannotReadError:
    return CannotReadError(rules.UNREADABLE, why="sheet_broken")
