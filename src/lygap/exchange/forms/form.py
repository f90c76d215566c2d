"""What every form for other programs yields: its bytes, and what of the plan it cannot hold."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from lygap.exchange.selection import Selection


class Remark(NamedTuple):
    """What a form leaves out or says otherwise: a key of words, and their parameters."""

    key: str
    params: Mapping[str, object] = {}


class File(NamedTuple):
    """One file, piece by piece; `remarks` are complete before its first piece is asked for."""

    chunks: Iterable[bytes]
    remarks: tuple[Remark, ...] = ()


class Files(NamedTuple):
    """A folder of files by their paths within it."""

    contents: Mapping[str, bytes]
    remarks: tuple[Remark, ...] = ()


class Form(NamedTuple):
    """A form for other programs.

    `suffix` is how an output file is called that means it, `extra` is what has to be
    installed for it, and `is_folder` says that it is several files.
    """

    write: Callable[[Selection], File | Files]
    suffix: str | None
    is_text: bool = True
    extra: str | None = None
    is_folder: bool = False
