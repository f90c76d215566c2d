"""What was found in a file → the change of a plan's folder: rows of CSV, each with the cell it comes from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from lygap import rules
from lygap.editing import Before, Change, Edit, New, RefusedError, content_of
from lygap.editing.rows import with_rows
from lygap.editing.verify import added, expected
from lygap.editing.wording import CannotInsertError
from lygap.exchange.sheets.found import Found, Remark, Taken
from lygap.exchange.sheets.taking import plain
from lygap.findings import Finding
from lygap.plan.records import Dataset, Observation
from lygap.reading import load
from lygap.reading.folder import ACTUALS
from lygap.source import CONTROL


class Addition(NamedTuple):
    """What an import adds: the values that are new, those that were there, remarks on others, and the change.

    `change` None says that nothing is to be written. `findings` are those that the values bring to `check`, with the
    cell where a value stands that they are of.
    """

    new: list[Taken]
    same: list[Taken]
    remarks: list[Remark]
    change: Change | None
    findings: list[Finding]


def addition(before: Before, found: Found, file: Path) -> Addition:
    """The change that adds what was found, without what the data has or cannot have.

    Raises:
        RefusedError: The file has no column for something, cannot be read, or the data would break elsewhere.
    """
    new, same, remarks = _compared(before.data, found.taken)
    while new:
        made = _made(before, new, file)
        wrong = [finding for finding in made.findings if finding.is_error]
        if not wrong:
            findings = [_with_cell(finding, made.lines, file) for finding in made.findings]
            return Addition(new, same, remarks, made.change, findings)
        named = {finding.place.line: finding for finding in wrong if finding.file == file.as_posix()}
        refused = {line: taken for line, taken in made.lines.items() if line in named}
        if not refused:
            raise RefusedError("would_break", wrong)
        remarks += [_refused(taken, named[line]) for line, taken in refused.items()]
        new = [taken for taken in new if taken.at not in {one.at for one in refused.values()}]
    return Addition([], same, remarks, None, [])


def _with_cell(finding: Finding, lines: Mapping[int, Taken], file: Path) -> Finding:
    """A finding of a line that was added, at the cell that the line comes from."""
    taken = lines.get(finding.place.line) if finding.file == file.as_posix() else None
    return finding if taken is None else finding._replace(cell=taken.at.name)


def _refused(taken: Taken, finding: Finding) -> Remark:
    """That the data cannot have a value, with what `check` says of it."""
    return Remark(finding.rule, taken.at, finding.params, taken.indicator)


# ---- what the folder holds


def _compared(data: Dataset, taken: Iterable[Taken]) -> tuple[list[Taken], list[Taken], list[Remark]]:
    """The values that are new, those that are there, and remarks on those that are there otherwise."""
    new: list[Taken] = []
    same: list[Taken] = []
    remarks: list[Remark] = []
    for one in taken:
        rivals = [o for o in data.of(one.indicator, one.region) if _is_of_same_time(o, one)]
        counting = [o for o in rivals if o.excluded is None]
        if any(_says_the_same(o, one) for o in rivals):
            same.append(one)
        elif counting and one.excluded is None and not one.is_rival:
            remarks.append(_differing(one, counting[0]))
        else:
            new.append(one)
    return new, same, remarks


def _is_of_same_time(o: Observation, one: Taken) -> bool:
    return (o.year, o.as_of, o.period, o.source, o.base_year) == (
        one.year,
        one.as_of,
        one.period,
        one.source,
        one.base_year,
    ) and getattr(o, one.key) is not None


def _says_the_same(o: Observation, one: Taken) -> bool:
    """Whether the number is there; what a sheet cannot say, as that a value is excluded, may be there with it."""
    is_alike = not one.is_rival or o.excluded == one.excluded
    return is_alike and bool(getattr(o, one.key) == float(one.number))


def _differing(one: Taken, there: Observation) -> Remark:
    amount = getattr(there, one.key)
    params = {"value": plain(one.number), "other": f"{amount:.15g}", "path": there.file, "year": str(one.year)}
    return Remark(rules.DIFFERS_FROM_DATA, one.at, params, one.indicator)


# ---- the rows


class _Made(NamedTuple):
    """A change, the findings it brings, and the values by the lines of the file where their rows begin."""

    change: Change
    findings: list[Finding]
    lines: Mapping[int, Taken]


def new_of(one: Taken) -> New:
    """A value as it is recorded, with the cell it comes from."""
    words: dict[str, str | bool | None] = {
        "from": None if one.base_year is None else str(one.base_year),
        "source": one.source,
        "as_of": one.as_of,
        "period": one.period,
        "obs_status": one.obs_status if one.obs_status != "final" else None,
        "bound": one.bound,
        **one.more,
        "note": None if one.note is None else _fit(one.note),
    }
    words.setdefault("locator", _fit(one.at.name))
    kept = {key: word for key, word in words.items() if word is not None}
    return New(one.indicator, one.region, one.year, plain(one.number), kept, one.key)


def _fit(text: str) -> str:
    """A text as the data may have it: in one line, all of it visible."""
    return " ".join(CONTROL.sub(" ", text).split())


def _made(before: Before, taken: list[Taken], file: Path) -> _Made:
    region = before.data.plan.region
    old, text = content_of(file) if file.exists() else (None, None)
    news = [new_of(one) for one in taken]
    try:
        after = with_rows(text or "", news, region)
    except CannotInsertError as error:
        raise RefusedError(f"cannot_edit.{error}") from None
    ends = after.count("\n") or after.count("\r")
    content = old[: len(old or b"") - len((text or "").encode())] if old else b""
    edit = Edit(file, text, after, old, content + after.encode("utf-8"))
    data, findings = load(before.folder, with_warnings=True, given={file: edit.new})
    brought = added(before.findings, findings)
    lines = dict(enumerate(taken, ends - len(taken) + 1))  # no cell of theirs has an end of line
    if data is not None:
        _require_exactly(before.data, data, news)
    return _Made(Change(file, (edit,), brought), brought, lines)


def _require_exactly(before: Dataset, after: Dataset, news: list[New]) -> None:
    """Whether the data is what it was, and the new values."""
    old, now = (data._replace(observations={}, files={}) for data in (before, after))
    wanted = _counted(before) + Counter(repr(expected(new, None).key) for new in news)
    if old != now or wanted != _counted(after):
        raise RefusedError("cannot_edit.elsewhere")


def _counted(data: Dataset) -> Counter[str]:
    series = (values for of_region in data.observations.values() for values in of_region.values())
    return Counter(repr(o.key) for values in series for o in values)


def file_for(name: str, folder: Path) -> Path:
    """Where the values of a file go unless another is named: a CSV file among the actuals, called after it."""
    stem = "".join(character for character in Path(name).stem if character.isalnum() or character in "-_")
    return folder / ACTUALS / f"{stem[:60] or 'import'}.csv"
