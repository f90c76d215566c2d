"""The public Python interface: read a plan, check it, judge it; the answers are the rows of the JSON, as dicts."""

from collections.abc import Iterable, Mapping
from operator import index
from os import PathLike
from pathlib import Path
from typing import Any
from warnings import warn

from lygap.findings import Finding, Place, Rule
from lygap.judge.assess import Question, assess_all
from lygap.judge.assessment import Assessment, Note
from lygap.methods import AUTO, METHODS, STATUSES, Band, Method, Status
from lygap.naming import UnknownNameError, group_called, indicator_called, method_called, region_called, target_called
from lygap.plan import records
from lygap.plan.notebook import table_html
from lygap.plan.records import Indicator, Observation, Source, Target
from lygap.plan.texts import Lang, wordings
from lygap.plugins import MethodError, add_methods
from lygap.reading import Loaded
from lygap.reading import load as load_folder
from lygap.reading.folder import Folder, builtin_folder, given_folder
from lygap.reading.given import contents_of
from lygap.words import say

__all__ = [
    "METHODS",
    "STATUSES",
    "Assessment",
    "Band",
    "DataError",
    "Dataset",
    "Finding",
    "Indicator",
    "Method",
    "MethodError",
    "Note",
    "Observation",
    "Place",
    "Rule",
    "Source",
    "Status",
    "Target",
    "UnknownNameError",
    "assess",
    "check",
    "load",
    "path",
    "show",
    "status",
]

Data = records.Dataset | str | PathLike[str]
"""What was read, or a folder that is still to be read."""

Record = dict[str, Any]
"""A row of the JSON: every key always there, None where it is undefined."""


class DataError(ValueError):
    """Data with errors; `findings` says which and where."""

    def __init__(self, path: str, findings: list[Finding]) -> None:
        errors = [finding for finding in findings if finding.is_error]
        super().__init__(f"{path}: errors: {len(errors)}; the first: {_in_one_line(errors[0])}")
        self.findings = findings


def _in_one_line(finding: Finding) -> str:
    from lygap.render.findings import record

    row = record(finding, "en")
    return f"{row['file']}:{row['line']}:{row['column']}: {row['code']} {row['message']}"


class Dataset(records.Dataset):
    """A plan with its values, as it was read."""

    __slots__ = ()

    @classmethod
    def from_rows(cls, plan: Mapping[str, Any], rows: Iterable[Mapping[str, Any]] = ()) -> "Dataset":
        """A data set that lies in no files.

        Args:
            plan: What would stand in targets.yaml; `format` may be left out.
            rows: The values, one mapping each, with the columns of CSV files as keys: `indicator`, `year`, `value`,
                `source` and so on. None and NaN are empty cells. The records of a data frame will do.

        Raises:
            DataError: There are errors. What is wrong with a row stands in the line that it would have in a file: the
                first row in line 2.
            TypeError: Something is neither text, number, truth value nor date.
        """
        return _data_of(_loaded_from_rows(plan, rows), "the rows")

    def _repr_html_(self) -> str:
        """The indicators as a table of a notebook."""
        caption = f"{' '.join(wordings(self.plan.name))} ({self.plan.id})"
        region = self.plan.region
        rows = (
            (i.id, " ".join(wordings(i.name)), i.unit, i.kind, i.direction, len(self.of(i.id, region)))
            for i in self.indicators.values()
        )
        return table_html(caption, ("id", "name", "unit", "kind", "direction", "values"), rows)


# ---- reading


def load(path: str | PathLike[str] | None = None) -> Dataset:
    """Read a data folder; without a path, the built-in data set.

    Raises:
        FileNotFoundError: The folder holds no plan.
        DataError: Its data has errors.
    """
    folder = _folder(path)
    return _data_of(load_folder(folder), folder.path.as_posix())


def check(
    plan: str | PathLike[str] | Mapping[str, Any] | None = None,
    rows: Iterable[Mapping[str, Any]] = (),
    *,
    lang: Lang = "en",
) -> list[Record]:
    """Every error and warning, sorted by place, as the rows of `lygap check -f json`.

    Args:
        plan: A data folder, or as for `Dataset.from_rows` what would stand in targets.yaml; by default the built-in
            data set.
        rows: The values that belong to a plan that is given so.
        lang: The language of the messages.

    Raises:
        FileNotFoundError: The folder holds no plan.
    """
    from lygap.render.findings import record

    if isinstance(plan, Mapping):
        loaded = _loaded_from_rows(plan, rows, with_warnings=True)
    else:
        loaded = load_folder(_folder(plan), with_warnings=True)
    return [record(finding, lang) for finding in loaded.findings]


def _folder(path: str | PathLike[str] | None) -> Folder:
    if path is None:
        return builtin_folder()
    folder = given_folder(str(path))
    if folder is None:
        raise FileNotFoundError(f"no targets.yaml at {path}")
    return folder


def _loaded_from_rows(
    plan: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], *, with_warnings: bool = False
) -> Loaded:
    return load_folder(Folder(Path()), with_warnings=with_warnings, state=contents_of(plan, rows))


def _data_of(loaded: Loaded, name: str) -> Dataset:
    if loaded.data is None:
        raise DataError(name, loaded.findings)
    return Dataset(*loaded.data)


# ---- judging


def assess(  # noqa: PLR0913 (the options of `lygap status`, by name)
    data: Data,
    year: int | str,
    *,
    indicators: str | Iterable[str] | None = None,
    region: str | None = None,
    method: str = AUTO,
    target: str | None = None,
    exact_year: bool = False,
) -> list[Assessment]:
    """Judge indicators for a year; figures are in full precision, rates are fractions a year.

    Args:
        data: What was read, or the folder to read, as for `load`.
        year: The year to judge.
        indicators: Ids, names or aliases; all by default.
        region: Id or name; the plan's own by default.
        method: Id or name of a method; by default each indicator's own.
        target: The id of another target than the one in force; rows without it are `unknown`.
        exact_year: An older value does not stand in.

    Raises:
        UnknownNameError: A name means nothing, or several things; it is a `LookupError`.
    """
    _add_methods()
    data = _dataset(data)
    place = region_called(data, region)
    question = Question(
        _year(year), method_called(method), exact_year=exact_year, target_id=target_called(data, target)
    )
    return list(assess_all(data, _indicators(data, indicators, None, place), place, question))


def status(  # noqa: PLR0913 (the options of `lygap status`, by name)
    data: Data,
    years: int | str | Iterable[int] | None = None,
    *,
    indicators: str | Iterable[str] | None = None,
    group: str | None = None,
    region: str | None = None,
    method: str = AUTO,
    target: str | None = None,
    exact_year: bool = False,
    lang: Lang | None = None,
) -> list[Record]:
    """The rows of `lygap status -f json`, one an indicator and year.

    Args:
        data: What was read, or the folder to read, as for `load`.
        years: A year, or several (`range(2021, 2026)`); by default the newest in which the region has a value.
        indicators: Ids, names or aliases; all by default.
        group: Id or name of a group, of which all are taken.
        region: Id or name; the plan's own by default.
        method: Id or name of a method; by default each indicator's own.
        target: The id of another target than the one in force.
        exact_year: An older value does not stand in.
        lang: The language of names and notes; the plan's by default.

    Raises:
        UnknownNameError: A name means nothing, or several things; it is a `LookupError`.
        ValueError: No year was named and the region has no value, or a year has not four digits.
    """
    from lygap.report.rows import record

    _add_methods()
    data = _dataset(data)
    place = region_called(data, region)
    asked = _years(data, years, place)
    question = Question(asked[-1], method_called(method), exact_year=exact_year, target_id=target_called(data, target))
    chosen = _indicators(data, indicators, group, place)
    judged = assess_all(data, chosen, place, question, asked)
    return [record(row, data, lang or data.plan.language) for row in judged]


def show(  # noqa: PLR0913 (the options of `lygap show`, by name)
    data: Data,
    indicator: str,
    year: int | str | None = None,
    *,
    region: str | None = None,
    method: str = AUTO,
    target: str | None = None,
    lang: Lang | None = None,
) -> Record:
    """One indicator whole, as `lygap show -f json` has it; the arguments are those of `status`.

    Raises:
        UnknownNameError: A name means nothing, or several things; it is a `LookupError`.
        ValueError: As for `status`.
    """
    from lygap.report.show import show_record

    _add_methods()
    data = _dataset(data)
    place = region_called(data, region)
    (asked,) = _years(data, year, place)
    question = Question(asked, method_called(method), target_id=target_called(data, target))
    (row,) = assess_all(data, [indicator_called(data, indicator)], place, question)
    return show_record(row, data, lang or data.plan.language)


def path(
    data: Data,
    indicators: str | Iterable[str] | None = None,
    *,
    group: str | None = None,
    region: str | None = None,
    target: str | None = None,
    lang: Lang | None = None,
) -> list[Record]:
    """The milestones of `lygap path -f json`, one an indicator and year; the arguments are those of `status`.

    Raises:
        UnknownNameError: A name means nothing, or several things; it is a `LookupError`.
        ValueError: The region has no value.
    """
    from lygap.report.path import path_records

    data = _dataset(data)
    place = region_called(data, region)
    (newest,) = _years(data, None, place)
    question = Question(newest, target_id=target_called(data, target))
    judged = list(assess_all(data, _indicators(data, indicators, group, place), place, question))
    return list(path_records(judged, lang or data.plan.language))


def _dataset(data: Data) -> records.Dataset:
    """The data that was read, or that of a folder.

    Raises:
        FileNotFoundError, DataError: As for `load`.
        TypeError: It is neither.
    """
    match data:
        case records.Dataset():
            return data
        case str() | PathLike():
            return load(data)
        case _:
            raise TypeError(f"data is what lygap.load gives, or a folder, not {type(data).__name__}")


def _add_methods() -> None:
    """Add the methods of other packages; what cannot be used is a warning."""
    for refused in add_methods():
        params = {"name": refused.name, "package": refused.package, "why": say("en", refused.why, refused.params)}
        warn(say("en", "plugin_refused", params), RuntimeWarning, stacklevel=3)


def _indicators(
    data: records.Dataset, wanted: str | Iterable[str] | None, group: str | None, region: str
) -> list[Indicator]:
    """Those named, else those of a group, else all; of another region those it has anything for."""
    if wanted is not None:
        names = [wanted] if isinstance(wanted, str) else wanted
        return [indicator_called(data, name) for name in names]
    chosen = None if group is None else group_called(data, group)
    found = [i for i in data.indicators.values() if chosen in (None, i.group)]
    if region == data.plan.region:
        return found
    return [i for i in found if region in i.goals or data.of(i.id, region)]


def _years(data: records.Dataset, years: int | str | Iterable[int] | None, region: str) -> list[int]:
    """The years asked for, ascending; the newest one observed where none is."""
    if years is None:
        observed = data.years(region)
        if not observed:
            raise ValueError(f"{region} has no value; name a year")
        return observed[-1:]
    asked = [years] if isinstance(years, str) or not isinstance(years, Iterable) else years
    found = sorted({_year(year) for year in asked})
    if not found:
        raise ValueError("no year")
    return found


def _year(year: int | str) -> int:
    """A year; a whole number of another library serves too, and a text of four digits."""
    if isinstance(year, str):
        if not (year.isascii() and year.isdecimal()):
            raise ValueError(f"a year is a whole number, not “{year}”; several are a list, or range(2021, 2026)")
        year = int(year)
    number = index(year)
    if not 1000 <= number <= 9999:
        raise ValueError(f"a year has four digits: {number}")
    return number
