"""Which file of actuals an observation goes into.

The one that has the indicator's value of that year and region; else one that is for that year and region; else the one
that holds most of that year and region; else the indicator's own file of several years; else a new one.
"""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lygap.editing.rows import cells_of, columns_of
from lygap.editing.wording import New
from lygap.plan.records import Dataset, Observation
from lygap.reading.folder import ACTUALS, decode, read_bytes
from lygap.source import read_yaml


class _Candidate:
    """A file that could take the observation, and what it says of all its own."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.name = path.as_posix()
        self.text = text
        head = {} if path.suffix == ".csv" else read_yaml(text, self.name)[0]
        self.head = head if isinstance(head, dict) else {}

    def can_take(self, new: New, region: str) -> bool:
        """Whether a CSV file has all the columns; any YAML file has room."""
        return self.path.suffix != ".csv" or set(cells_of(new, region)) <= set(columns_of(self.text))

    def is_for(self, new: New, region: str) -> bool:
        """Whether the file says that it is for that year and region."""
        return (self.head.get("year"), self.head.get("region") or region) == (new.year, new.region)


def _opened(path: Path) -> _Candidate | None:
    content, _ = read_bytes(path)
    text, _ = (None, None) if content is None else decode(content, path.as_posix())
    return None if text is None else _Candidate(path, text)


def _fullest(candidates: Iterable[_Candidate], counts: Counter[str]) -> Path | None:
    """The one with most of what was counted, by name where there are several; None where none has any."""
    held = [candidate for candidate in candidates if counts[candidate.name]]
    return max(held, key=lambda candidate: counts[candidate.name]).path if held else None


def chosen_file(data: Dataset, new: New, files: Iterable[Path]) -> Path:
    """The file for an observation when none was named."""
    region = data.plan.region
    opened = [candidate for path in files if (candidate := _opened(path)) is not None]
    fit = [candidate for candidate in opened if candidate.can_take(new, region)]
    own = data.of(new.indicator, new.region)
    same = _fullest(fit, _files(o for o in own if o.year == new.year))
    if same is not None:
        return same
    meant = next((candidate.path for candidate in fit if candidate.is_for(new, region)), None)
    if meant is not None:
        return meant
    near = [o for series in data.observations.get(new.region, {}).values() for o in series if o.year == new.year]
    of_year = _fullest(fit, _files(near))
    several = [candidate for candidate in fit if "year" not in candidate.head]
    return of_year or _fullest(several, _files(own)) or new_file(Path(data.path), new, region)


def _files(observations: Iterable[Observation]) -> Counter[str]:
    return Counter(o.file for o in observations)


def new_file(folder: Path, new: New, region: str) -> Path:
    """Where a year begins: 2023.yaml, and east-2023.yaml for another region than the plan's."""
    name = f"{new.year}.yaml" if new.region == region else f"{new.region}-{new.year}.yaml"
    return folder / ACTUALS / name


def named_file(folder: Path, given: str) -> Path | None:
    """A file in the folder's actuals, by its path or by its name there; None where it would not be read from there."""
    actuals = Path(os.path.abspath(folder / ACTUALS))  # noqa: PTH100 (`resolve` would follow links)
    for base in (Path.cwd(), actuals):
        path = Path(os.path.normpath(base / given))
        if path.is_relative_to(actuals):
            inside = path.relative_to(actuals)
            hidden = any(part.startswith(".") for part in inside.parts)
            read = inside.suffix in (".yaml", ".csv") and bool(inside.stem) and not hidden
            return folder / ACTUALS / inside if read else None
    return None


def fresh(new: New, region: str) -> str:
    """The head of a new YAML file; the observation is then put into it as into any other."""
    return f"year: {new.year}\n" + (f"region: {new.region}\n" if new.region != region else "")
