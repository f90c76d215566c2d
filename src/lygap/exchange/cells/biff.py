"""How far the cells of a workbook of older Excel reach, which must be known before it is read.

Two cells of a few bytes, in the first corner and in the last, would make calamine hold the whole sheet between them.
"""

import struct
from collections.abc import Iterator

from lygap import rules
from lygap.exchange.cells.sheet import MAX_AREA, CannotReadError

_SECTOR = 512
_NAMES = ("Workbook", "Book")
_BEGINS = frozenset((0x0809, 0x0409, 0x0209, 0x0009))
"""Records that begin a sheet."""
_CELLS = frozenset(
    (0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406)
)
"""Records of cells in which something stands; those that only have a format are none."""
_RUN = 0x00BD
"""The record of several numbers side by side."""
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128


def require_bearable(content: bytes) -> None:
    """Refuse a workbook whose cells lie too far apart; what cannot be followed is left to the reader.

    Raises:
        CannotReadError: Between the first and the last cell of a sheet lie more than can be read.
    """
    try:
        stream = _stream(content)
    except (struct.error, IndexError, ValueError):
        return
    last_row, last_column = 0, 0
    for kind, body in _records(stream):
        if kind in _BEGINS:
            last_row, last_column = 0, 0
        elif (kind in _CELLS or kind == _RUN) and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            if kind == _RUN:
                (column,) = struct.unpack_from("<H", body, len(body) - 2)
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
            if last_row * last_column > MAX_AREA:
                raise CannotReadError(rules.LIMIT, what="cells", limit=f"{MAX_AREA:,}")


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a workbook: their kinds and what is in them."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


class _Store:
    """A file of files, as older Office programs write them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        self._size = 1 << min(shift, 16)
        (self.directory,) = struct.unpack_from("<I", content, 48)
        (self.cutoff,) = struct.unpack_from("<I", content, 56)
        (self.small_table,) = struct.unpack_from("<I", content, 60)
        self._table = self._numbers(self._table_sectors())

    def _table_sectors(self) -> Iterator[int]:
        """The sectors with the table of what follows what."""
        yield from struct.unpack_from("<109I", self._content, 76)
        (at,) = struct.unpack_from("<I", self._content, 68)
        seen: set[int] = set()
        while at < _LAST_SECTOR and at not in seen:
            seen.add(at)
            *listed, at = self._numbers(iter((at,)))
            yield from listed

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        whole = b"".join(self._sector(at) for at in sectors if at < _LAST_SECTOR)
        return list(struct.unpack(f"<{len(whole) // 4}I", whole[: len(whole) // 4 * 4]))

    def _sector(self, number: int) -> bytes:
        start = _SECTOR + number * self._size if self._size == _SECTOR else (number + 1) * self._size
        return self._content[start : start + self._size]

    def chain(self, first: int) -> bytes:
        """What stands in a sector and those that follow it."""
        return b"".join(map(self._sector, followed(first, self._table)))

    def numbers(self, first: int) -> list[int]:
        """The same as numbers."""
        return self._numbers(followed(first, self._table))


def followed(first: int, table: list[int]) -> Iterator[int]:
    """A place and those that follow it, no more than there are."""
    for _ in range(len(table)):
        if first >= len(table):
            return
        yield first
        first = table[first]


def _stream(content: bytes) -> bytes:
    """The workbook in a file of files."""
    store = _Store(content)
    directory = store.chain(store.directory)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    for entry in entries:
        (length,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(0, length - 2)].decode("utf-16-le", "replace")
        if name in _NAMES:
            first, size = struct.unpack_from("<II", entry, 116)
            return _small(store, entries[0], first)[:size] if size < store.cutoff else store.chain(first)[:size]
    return b""


def _small(store: _Store, root: bytes, first: int) -> bytes:
    """A stream that lies with other small ones in one."""
    (start,) = struct.unpack_from("<I", root, 116)
    pool = store.chain(start)
    places = followed(first, store.numbers(store.small_table))
    return b"".join(pool[64 * at : 64 * at + 64] for at in places)
