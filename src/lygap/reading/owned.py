"""Which files are a plan's own: an output that took the place of one would lose what somebody has written."""

from collections.abc import Iterable
from pathlib import Path

from lygap.reading.folder import Folder, files_of, folder_around


def is_data_of_a_plan(file: Path, plans: Iterable[Folder]) -> bool:
    """Whether a file that is there is read as the data of one of these plans, or of the plan in whose folder it lies.

    It is so by whatever name: through a link to a folder, too.
    """
    around = folder_around(file)
    asked = dict.fromkeys([*plans, *([] if around is None else [around])])
    return any(_is_among(file, plan) for plan in asked)


def _is_among(file: Path, plan: Folder) -> bool:
    found = files_of(plan.path)
    own = (path for path in (found.targets, *found.actuals) if path.is_file())
    return any(file.samefile(path) for path in own)
