"""The head of a plan's table of indicators: which column holds what."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from lygap.exchange.cells import Sheet
from lygap.exchange.sheets.times import when
from lygap.exchange.sheets.wording import folded
from lygap.exchange.stating import PRESENT, states_aim, states_base
from lygap.source import CONTROL

Role = Literal[
    "number", "name", "english", "unit", "nature", "direction", "group", "owner", "note", "definition", "base",
    "target", "year", "other",
]  # fmt: skip

_WORDS: Mapping[Role, str] = {
    "number": "序号 编号 指标编号 序 no no. number # nr nr.",
    "name": "指标 指标名称 主要指标 具体指标 二级指标 三级指标 规划指标 发展指标 核心指标 项目 名称 "
    "indicator indicators name indicatorname nameofindicator kpi measure",
    "english": "英文名称 英文 指标英文名称 englishname english name(en) nameinenglish",
    "unit": "单位 计量单位 数值单位 unit units unitofmeasure uom",
    "nature": "属性 指标属性 指标性质 性质 nature type attribute kind",
    "direction": "方向 指标方向 趋向 指标趋向 目标方向 direction polarity desireddirection "
    "better betteris better:higher/lower",
    "group": "类别 分类 指标类别 领域 一级指标 类型 category group theme area dimension section",
    "owner": "责任单位 牵头单位 责任部门 牵头部门 责任主体 owner responsible leadagency",
    "note": "备注 说明 注 note notes remark remarks comment",
    "definition": "指标解释 指标定义 定义 definition description",
}
"""The words that heads have, apart from capitals and blanks."""
_ROLES: Mapping[str, Role] = {word: role for role, words in _WORDS.items() for word in words.split()}
_ACHIEVED = (
    "完成率",
    "实现程度",
    "进度",
    "差距",
    "年均",
    "增速",
    "增长率",
    "同比",
    "progress",
    "growth",
    "cagr",
    "gap",
    "achieved",
)
_PACES = ("年均", "cagr", "averageannual", "annualgrowth", "growthperyear")
_INFORMING = re.compile(
    "(?:计量|数据)?单位[:：]|(?:编制|填报|制表|统计)[^:：]{0,8}[:：]|表号|表名|(?:units?|date|prepared by) ?:",
    re.IGNORECASE,
)
"""Lines above a table that are no title of it."""
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_IN_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_DEEPEST = 60
"""Rows in which the head is looked for."""


class Column(NamedTuple):
    """What a column holds; `year` None where its head names none, `text` all of the head."""

    role: Role
    year: int | None = None
    text: str = ""

    @property
    def is_pace(self) -> bool:
        """Whether the change a year stands in it, by which plans state an aim that is no level."""
        return self.role == "other" and any(word in folded(self.text) for word in _PACES)

    @property
    def observed(self) -> int | None:
        """The year of observed values that stand in it; None where none do."""
        time = when(self.text) if self.role in ("year", "other") else None
        return None if time is None else time.year


class Head(NamedTuple):
    """The columns of a table by their numbers, the rows of its head, and what stands above it."""

    columns: Mapping[int, Column]
    top: int
    bottom: int
    title: str | None = None

    def column(self, role: Role) -> int | None:
        """The first column of a role."""
        return next((number for number, column in self.columns.items() if column.role == role), None)


def plain(value: object) -> str:
    """The text of a cell on one line, without what nobody sees; empty where it holds no text."""
    return " ".join(CONTROL.sub("", value).split()) if isinstance(value, str) else ""


class Grid(NamedTuple):
    """A sheet in which each of several merged cells holds what is shown in them."""

    sheet: Sheet
    shown: Mapping[tuple[int, int], tuple[int, int]]

    def value(self, row: int, column: int) -> object:
        """What is shown in a cell; None where nothing is."""
        return self.sheet.value(*self.shown.get((row, column), (row, column)))

    def text(self, row: int, column: int) -> str:
        """The text or whole number that is shown in a cell."""
        value = self.value(row, column)
        return plain(value) or ("" if value is None or isinstance(value, (str, bool)) else str(value))


_MOST_MERGED = 10_000
"""Cells of one merged area: one that is larger holds no table."""
_MOST_SHOWN = 500_000
"""Merged cells of a sheet: where there are more, the others are taken as they stand."""


def grid_of(sheet: Sheet) -> Grid:
    """A sheet with its merged cells."""
    shown: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged:
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if size <= _MOST_MERGED and len(shown) + size <= _MOST_SHOWN:
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    shown[row, column] = area.top, area.left
    return Grid(sheet, shown)


def head_of(grid: Grid) -> Head | None:
    """The head of a sheet's table of indicators: the first row that names them and something else; None without one."""
    for row in list(grid.sheet.rows)[:_DEEPEST]:
        names = [column for column in grid.sheet.rows[row] if role_of(grid.text(row, column)) == "name"]
        if names:
            head = _joined(grid, row, names[0])
            if len({column.role for column in head.columns.values()} - {"other"}) > 1:
                return head
    return None


def _joined(grid: Grid, row: int, name: int) -> Head:
    """The head around the row with the names' own: one row above it and one below may belong to it."""
    top = row - 1 if _heads_others(grid, row - 1, name) else row
    bottom = row + 1 if _goes_on(grid, row + 1, name) else row
    width = max(column for number in (top, row, bottom) for column in grid.sheet.rows.get(number, {1: ""}))
    columns = {}
    for column in range(1, width + 1):
        parts = dict.fromkeys(grid.text(number, column) for number in range(top, bottom + 1))
        text = "".join(parts)
        columns[column] = Column(role_of(text), year_in(text), text)
    return Head(_in_order(_with_bare_years(columns)), top, bottom, _title(grid, top))


def _heads_others(grid: Grid, row: int, name: int) -> bool:
    """Whether a row above names what columns beside that of the names hold together."""
    beside = [column for column in grid.sheet.rows.get(row, {}) if column > name]
    is_title = bool(grid.text(row, name)) and grid.shown.get((row, name)) == grid.shown.get((row, name + 1))
    return not is_title and any(role_of(grid.text(row, column)) not in ("other", "year") for column in beside)


def _goes_on(grid: Grid, row: int, name: int) -> bool:
    """Whether a row below still belongs to the head: no name stands in it, and it says what a column holds."""
    is_under_name = not grid.sheet.value(row, name)
    said = [role_of(grid.text(row, column)) for column in grid.sheet.rows.get(row, {})]
    return is_under_name and any(role in ("base", "target", "year", "unit") for role in said)


def role_of(text: str) -> Role:
    """What a column of that head holds; a year alone is the year of observed values."""
    word = folded(text)
    bare = _YEAR.sub("", _IN_BRACKETS.sub("", word)).replace("年", "").strip(":：-–—/")
    named = _ROLES.get(word) or _ROLES.get(bare)
    if named is not None:
        return named
    if any(part in word for part in _ACHIEVED):
        return "other"
    if states_aim(word):
        return "target"
    if states_base(word) or PRESENT in word:
        return "base"
    return "year" if _YEAR.search(word) and bare in ("", "末", "fy", "度") else "other"


def year_in(text: str) -> int | None:
    """The year that a head names; the last of several."""
    years = _YEAR.findall(folded(text))
    return int(years[-1]) if years else None


def _with_bare_years(columns: dict[int, Column]) -> dict[int, Column]:
    """Where a plan's table has only two years and the nature of its indicators, these are the base and the target."""
    roles = [column.role for column in columns.values()]
    years = sorted((column.year or 0, number) for number, column in columns.items() if column.role == "year")
    if "nature" not in roles or {"base", "target"} & set(roles) or len(years) != 2:
        return columns
    (_, base), (_, target) = years
    return columns | {base: columns[base]._replace(role="base"), target: columns[target]._replace(role="target")}


def _in_order(columns: dict[int, Column]) -> dict[int, Column]:
    """Where years of an aim do not come after the base: the first is the base where there is none, others are no aims.

    An aim of the plan before all that was observed is where it begins; after some of that it is a milestone.
    """
    aims = {number: column.year for number, column in columns.items() if column.role == "target" and column.year}
    bases = [column.year for column in columns.values() if column.role == "base"]
    observed = [column.observed for column in columns.values() if column.observed is not None]
    first = min(aims.values(), default=0)
    if not bases and observed and first < min(observed) and len(set(aims.values())) > 1:
        return columns | {n: columns[n]._replace(role="base") for n, year in aims.items() if year == first}
    base = max((year for year in bases if year is not None), default=0)
    return columns | {n: columns[n]._replace(role="other") for n, year in aims.items() if year <= base}


def _title(grid: Grid, top: int) -> str | None:
    """The last text that stands alone in a row above the head, and does not only say what is counted in or by whom."""
    alone = [
        grid.text(row, next(iter(cells))) for row, cells in grid.sheet.rows.items() if row < top and len(cells) == 1
    ]
    return next((text for text in reversed(alone) if text and not _INFORMING.match(text)), None)


def rows_below(grid: Grid, head: Head) -> Iterator[int]:
    """The rows under the head in which something stands."""
    return (row for row in grid.sheet.rows if row > head.bottom)
