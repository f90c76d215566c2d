"""A data folder → a `Dataset` and findings. Bad data is a value here, never an exception."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lygap.findings import Finding
from lygap.plan.records import Dataset
from lygap.reading.folder import Contents, Folder

if TYPE_CHECKING:
    from lygap.checks import Asked


class Loaded(NamedTuple):
    """What a folder holds; `data` is None where an error stands among the findings."""

    data: Dataset | None
    findings: list[Finding]


@contextmanager
def _without_collector() -> Iterator[None]:
    """A million fresh tuples are no garbage; looking for cycles among them costs more than reading them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load(
    folder: Folder,
    *,
    with_warnings: bool = False,
    asked: "Asked | None" = None,
    given: Mapping[Path, bytes] | None = None,
    state: Contents | None = None,
) -> Loaded:
    """Read and check a folder; every finding of every file, sorted. Warnings only on request: figures need none.

    `given` are files that stand in for those of the folder, or beside them; `state` are all files of another
    state of the folder, read instead of what lies there now.
    """
    # YAML takes much of the start-up time, and not every command that knows of folders reads one.
    from lygap.reading.read import read_folder

    with _without_collector():
        return Loaded(*read_folder(folder, given or {}, with_warnings=with_warnings, asked=asked, state=state))


__all__ = ["Folder", "Loaded", "load"]
