"""The examples of the manual of rules, made from the folders of `cases`: what sets the bad one apart from the good."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from lygap.visible import visible

MOST = 16
"""A file that stands on one side alone is shown up to so many lines."""

SHORT = 8
"""A file of values no longer than this is shown whole: what is wrong with a value others tell."""


def _lines(folder: Path) -> dict[str, list[str]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            content = path.read_bytes().decode("utf-8", "backslashreplace").lstrip("\ufeff")
            found[name] = [_shown(line) for line in content.splitlines()]
        elif path.suffix:
            found[name] = ["…"]
    return found


def _shown(line: str) -> str:
    text = visible(line)
    return text if len(text) <= 160 else text[:159] + "…"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _with_parents(lines: list[str], changed: set[int], name: str) -> Iterator[str]:
    """The changed lines, below those they stand in; a table's below its header."""
    wanted = set(changed)
    for i in changed:
        level = _indent(lines[i]) if lines[i].strip() else 0
        for j in range(i - 1, -1, -1):
            if lines[j].strip() and _indent(lines[j]) < level:
                wanted.add(j)
                level = _indent(lines[j])
    if name.endswith(".csv"):
        wanted.add(0)
    before = -1
    for i in sorted(wanted):
        if i - before > 1 and before >= 0 and not name.endswith(".csv") and _indent(lines[i]) == 0:
            yield "…"
        yield lines[i]
        before = i


def _side(mine: dict[str, list[str]], other: dict[str, list[str]], alone: bool) -> str:
    told: list[str] = []
    for name, lines in mine.items():
        if lines == other.get(name):
            continue
        changed = set(range(len(lines)))
        if name in other and not (name.startswith("actuals/") and len(lines) <= SHORT):
            codes = SequenceMatcher(None, lines, other[name], autojunk=False).get_opcodes()
            changed = {i for tag, a, b, _, _ in codes if tag != "equal" for i in range(a, b)}
            if not changed:  # only the other side has more: where it would stand
                changed = {max(0, min(a, len(lines)) - 1) for tag, a, _, _, _ in codes if tag == "insert"}
        elif not alone and len(mine) > 1 and len(lines) > MOST:
            continue
        shown = list(_with_parents(lines, changed, name)) if lines else []
        told += [f"# {name}", *shown[:MOST], *(["…"] if len(shown) > MOST else [])]
    return "\n".join(told)


def example(case: Path) -> dict[str, str]:
    """The example of one case."""
    bad, good = _lines(case / "bad"), _lines(case / "good")
    sides = {"bad": _side(bad, good, alone=False), "good": _side(good, bad, alone=False)}
    names = {side: "\n".join(f"# {name}" for name in files) for side, files in (("bad", bad), ("good", good))}
    said = (case / "expected.txt").read_text("utf-8")
    return {"bad": sides["bad"] or names["bad"], "said": visible_lines(said), "good": sides["good"] or names["good"]}


def import_example(case: Path) -> dict[str, str]:
    """The example of one case of `import`: its two spreadsheets, and what is told of the bad one."""
    sheets = {path.stem: path for path in case.iterdir() if path.stem in ("bad", "good")}
    known = case / "actuals.csv"
    beside = f"# actuals/known.csv\n{known.read_text('utf-8').rstrip()}\n" if known.exists() else ""
    said = (case / "expected.txt").read_text("utf-8")
    return {
        "bad": beside + _spread(sheets["bad"]),
        "said": visible_lines(said),
        "good": beside + _spread(sheets["good"]),
    }


def _spread(path: Path) -> str:
    """The cells of a spreadsheet, row by row."""
    from lygap.exchange.cells import read_book

    told: list[str] = []
    for sheet in read_book(path.read_bytes()).sheets:
        hidden = " (hidden)" if sheet.hidden else ""
        told.append(f"# {path.name} {sheet.name}".rstrip() + hidden)
        width = max((column for row in sheet.rows.values() for column in row), default=0)
        lines = ([_cell(row.get(column)) for column in range(1, width + 1)] for row in sheet.rows.values())
        told += [" | ".join(line).rstrip() for line in lines]
    return "\n".join(told)


def _cell(value: object) -> str:
    """A cell as people see it; what a formula without its result is, is told."""
    from lygap.exchange.cells import Fault, Percent
    from lygap.exchange.sheets.taking import plain, shown

    match value:
        case None:
            return ""
        case Fault(""):
            return "(a formula without its result)"
        case Percent():
            return f"{plain(value.shown)}%"
        case _:
            return shown(value)  # type: ignore[arg-type]


def visible_lines(text: str) -> str:
    """Text of several lines, each harmless."""
    return "\n".join(visible(line) for line in text.splitlines())
