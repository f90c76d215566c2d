"""A data folder → a `Dataset` and findings. Bad data is a value here, never an exception."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lygap.findings import Finding
from lygap.plan.records import Dataset
from lygap.reading.folder import Folder

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
) -> Loaded:
    """Read and check a folder; every finding of every file, sorted. Warnings only on request: figures need none.

    A folder that was read before, byte for byte, and had no findings, is remembered (see `cache`). `given` are files
    of actuals that stand in for those of the folder, or beside them.
    """
    with _without_collector():
        if os.environ.get("LYGAP_CACHE") == "off":
            from lygap.reading.read import read_folder

            return Loaded(*read_folder(folder, given or {}, with_warnings=with_warnings, asked=asked))
        from lygap.reading.cache import recall, remember, snapshot

        seen = snapshot(folder) if given is None else None
        known = recall(seen) if seen is not None and not with_warnings else None
        if known is not None:
            return Loaded(known, [])
        # pydantic and YAML take most of the start-up time, and what is remembered needs neither.
        from lygap.reading.read import read_folder

        contents = (given or {}) if seen is None else seen.contents
        data, findings = read_folder(folder, contents, with_warnings=with_warnings, asked=asked)
        if seen is not None and data is not None and not findings:
            remember(seen, data)
        return Loaded(data, findings)


__all__ = ["Folder", "Loaded", "load"]
