"""The public Python interface: read a plan, check it, judge it."""

from collections.abc import Iterable
from os import PathLike

from lygap.findings import Finding, Place, Rule
from lygap.judge.assess import Question, assess_all
from lygap.judge.assessment import Assessment, Note
from lygap.methods import AUTO, METHODS, STATUSES, Method, Status
from lygap.plan.records import Dataset, Indicator, Observation, Source, Target
from lygap.reading import load as load_folder
from lygap.reading.folder import Folder, builtin_folder, given_folder

__all__ = [
    "METHODS",
    "STATUSES",
    "Assessment",
    "DataError",
    "Dataset",
    "Finding",
    "Indicator",
    "Method",
    "Note",
    "Observation",
    "Place",
    "Rule",
    "Source",
    "Status",
    "Target",
    "assess",
    "check",
    "load",
]


class DataError(ValueError):
    """Data with errors; `findings` says which and where."""

    def __init__(self, path: str, findings: list[Finding]) -> None:
        super().__init__(f"{path}: {sum(f.is_error for f in findings)} errors")
        self.findings = findings


def _folder(path: str | PathLike[str] | None) -> Folder:
    if path is None:
        return builtin_folder()
    folder = given_folder(str(path))
    if folder is None:
        raise FileNotFoundError(f"no targets.yaml at {path}")
    return folder


def check(path: str | PathLike[str] | None = None) -> list[Finding]:
    """Every error and warning of a data folder, sorted by place; without a path, of the built-in data set.

    Raises FileNotFoundError where the folder holds no plan.
    """
    return load_folder(_folder(path), with_warnings=True).findings


def load(path: str | PathLike[str] | None = None) -> Dataset:
    """Read a data folder; without a path, the built-in data set.

    Raises FileNotFoundError where the folder holds no plan, and DataError where its data has errors.
    """
    folder = _folder(path)
    loaded = load_folder(folder)
    if loaded.data is None:
        raise DataError(folder.path.as_posix(), loaded.findings)
    return loaded.data


def assess(  # noqa: PLR0913 (the options of `lygap status`, by name)
    data: Dataset,
    year: int,
    *,
    indicators: Iterable[str] | None = None,
    region: str | None = None,
    method: str = AUTO,
    target: str | None = None,
    exact_year: bool = False,
) -> list[Assessment]:
    """Judge indicators (all by default) for a year; figures are full precision, rates fractions a year.

    Raises KeyError for an indicator or a method that does not exist.
    """
    wanted = list(data.indicators) if indicators is None else list(indicators)
    if unknown := [i for i in wanted if i not in data.indicators]:
        raise KeyError(f"no such indicator: {', '.join(unknown)}")
    if method != AUTO and method not in METHODS:
        raise KeyError(f"no such method: {method}; there are {AUTO}, {', '.join(METHODS)}")
    chosen = [data.indicators[i] for i in wanted]
    question = Question(year, method, exact_year=exact_year, target_id=target)
    return list(assess_all(data, chosen, region or data.plan.region, question))
