"""A workbook with a plan's table of indicators → a draft of targets.yaml."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lygap.editing.wording import text_of
from lygap.exchange.cells import Book
from lygap.exchange.starting import Contents, with_schemas
from lygap.exchange.starting.heads import Grid, Head, grid_of, head_of, plain, rows_below
from lygap.exchange.starting.indicators import Drafted, Goal, digits, indicators_of
from lygap.exchange.starting.meanings import fits
from lygap.plan.texts import Lang, has_han
from lygap.reading.folder import TARGETS
from lygap.words import say


class NotUnderstood(NamedTuple):
    """A cell that could not be taken as a number: what stands in it, and whether it was kept as words."""

    cell: str
    text: str
    is_kept: bool


class Unread(NamedTuple):
    """A column of which something was not read: the cell of its head, and what stands there."""

    cell: str
    head: str


class Draft(NamedTuple):
    """A drafted plan, and what is left to do in it.

    `without_direction` are the ids and names of indicators of which no words say whether more is better.
    """

    contents: Contents
    indicators: int
    without_direction: tuple[tuple[str, str], ...]
    not_understood: tuple[NotUnderstood, ...]
    has_base_year: bool
    has_target_year: bool
    has_targets: bool
    unread: tuple[Unread, ...]


def drafted(book: Book, name: str, lang: Lang) -> Draft | None:
    """A draft of what the first sheet with a table of indicators says; None where no sheet has one.

    Args:
        book: The workbook.
        name: What the plan is called where no title stands above its table.
        lang: The language of the comments.
    """
    for sheet in book.sheets:
        grid = grid_of(sheet)
        head = None if sheet.hidden else head_of(grid)
        indicators = [] if head is None else list(indicators_of(grid, head))
        if head is not None and indicators:
            return _draft(grid, head, indicators, name, lang)
    return None


def _unread(grid: Grid, head: Head, indicators: list[Drafted]) -> Iterator[Unread]:
    """Columns that have a head and cells, and are neither in the draft nor observed values."""
    used = {goal.cell for one in indicators for goal in one.targets}
    for number, column in head.columns.items():
        if column.role == "other" and column.text and column.observed is None:
            cells = (grid.sheet.address(row, number) for row in rows_below(grid, head) if grid.text(row, number))
            if any(cell not in used for cell in cells):
                yield Unread(grid.sheet.address(head.bottom, number), column.text)


def _draft(grid: Grid, head: Head, indicators: list[Drafted], name: str, lang: Lang) -> Draft:
    writer = _Writer(head, indicators, head.title or plain(name), lang)
    text = "\n".join(writer.lines()) + "\n"
    return Draft(
        contents=with_schemas({TARGETS: text.encode()}, lang),
        indicators=len(indicators),
        without_direction=tuple((one.id, one.name) for one in indicators if one.direction is None),
        not_understood=tuple(writer.not_understood),
        has_base_year=writer.base_year is not None,
        has_target_year=writer.target_year is not None,
        has_targets=any(goal.stated.meaning not in ("none", "fault") for one in indicators for goal in one.targets),
        unread=tuple(_unread(grid, head, indicators)),
    )


def _usual_year(goals: Iterator[Goal]) -> int | None:
    """The year that most of them have, of equals the later; None where none has any."""
    years = Counter(goal.year for goal in goals if goal.year is not None)
    return max(years, key=lambda year: (years[year], year), default=None)


class _Writer:
    """The lines of targets.yaml, and the cells that could not be understood on the way."""

    def __init__(self, head: Head, indicators: Sequence[Drafted], title: str, lang: Lang) -> None:
        self.indicators = indicators
        self.title = title
        self.lang = lang
        self.not_understood: list[NotUnderstood] = []
        heads = head.columns.values()
        in_heads = {role: max((c.year or 0 for c in heads if c.role == role), default=0) for role in ("base", "target")}
        self.base_year = _usual_year(one.base for one in indicators if one.base) or in_heads["base"] or None
        last = (one.targets[-1] for one in indicators if one.targets)
        self.target_year = _usual_year(last) or in_heads["target"] or None

    def lines(self) -> Iterator[str]:
        """The whole file."""
        yield "# yaml-language-server: $schema=schema/targets.json"
        yield f"# {say(self.lang, 'draft.head')}"
        yield "format: lygap/1"
        yield ""
        yield "plan:"
        yield "  id: my-plan"
        yield f"  name: {text_of(self.title)}"
        yield f"  lang: {self._language()}"
        yield f"  region: here  # {say(self.lang, 'draft.region')}"
        yield self._year("base_year", self.base_year)
        yield self._year("target_year", self.target_year)
        yield "  source: plan"
        yield ""
        yield "sources:"
        yield f"  plan: {{title: {text_of(self.title)}, kind: plan}}"
        yield ""
        yield "indicators:"
        heading = None
        for indicator in self.indicators:
            if indicator.heading not in (None, heading):
                # Of several groups `status` shows the first: a draft has none, so that all of it is seen.
                yield f"  # {indicator.heading}"
            heading = indicator.heading
            yield f"  {indicator.id}:  # {indicator.cell}"
            yield from (f"    {line}" for line in self._of_indicator(indicator))

    def _language(self) -> Lang:
        return "zh" if has_han(self.title + "".join(one.name for one in self.indicators)) else "en"

    def _year(self, key: str, year: int | None) -> str:
        return f"  # {key}:  # {say(self.lang, 'draft.year')}" if year is None else f"  {key}: {year}"

    def _of_indicator(self, one: Drafted) -> Iterator[str]:
        if one.number is not None:
            yield f"number: {one.number}"
        yield f"name: {_name(one)}"
        if one.zh and one.en and one.zh in one.label and one.en in one.label:
            yield f"aliases: [{text_of(one.label)}]"
        yield from (f"{key}: {text_of(text)}" for key, text in one.texts.items())
        if one.unit:
            yield f"unit: {text_of(one.unit)}"
        yield f"kind: {one.kind}" + (f"  # {say(self.lang, 'draft.kind')}" if one.is_kind_open else "")
        if one.nature is not None:
            yield f"nature: {one.nature}"
        if one.direction is None:
            yield f"# direction:  # {say(self.lang, 'draft.direction')}"
        else:
            yield f"direction: {one.direction}"
        if one.base is not None:
            yield from self._baseline(one, one.base)
        yield from self._targets(one)

    def _baseline(self, one: Drafted, base: Goal) -> Iterator[str]:
        """The baseline; that of a count since the base year is 0 by definition, whatever was counted before."""
        said = base.stated
        if said.meaning == "none":
            if one.kind != "cumulative":
                yield "baseline: null"
            return
        if said.meaning != "level" or said.number is None or said.high is not None or not fits(one.unit, said.unit):
            self.not_understood.append(NotUnderstood(base.cell, said.text, is_kept=False))
        elif one.kind == "cumulative":
            if said.number:
                yield f"# {say(self.lang, 'draft.counted', {'text': said.text})}"
        elif base.year in (None, self.base_year):
            yield f"baseline: {digits(said.number)}"
        else:
            yield f"baseline: {{value: {digits(said.number)}, year: {base.year}}}"

    def _targets(self, one: Drafted) -> Iterator[str]:
        targets = [found for goal in one.targets if (found := self._target(one, goal)) is not None]
        if len(targets) == 1:
            yield f"target: {targets[0]}"
        elif targets:
            yield "targets:"
            yield from (f"  - {target if target.startswith('{') else f'{{value: {target}}}'}" for target in targets)

    def _target(self, one: Drafted, goal: Goal) -> str | None:
        """A target as a bare number, or with what is said of it; None where the cell says that there is none."""
        said = goal.stated
        pairs = self._aim(one, goal)
        if not pairs:
            return None
        if goal.year not in (None, self.target_year):
            pairs["year"] = str(goal.year)
        if said.comparator is not None and "text" not in pairs:
            pairs["comparator"] = said.comparator
        if said.strives:
            pairs["modality"] = "strive"
        if said.is_each_year:
            pairs["each_year"] = "true"
        if list(pairs) == ["value"] and not pairs["value"].startswith("{"):
            return pairs["value"]
        return "{" + ", ".join(f"{key}: {text}" for key, text in pairs.items()) + "}"

    def _aim(self, one: Drafted, goal: Goal) -> dict[str, str]:
        """The number of a target, else its words."""
        said = goal.stated
        match said.meaning:
            case "none":
                return {}
            case "fault":
                self.not_understood.append(NotUnderstood(goal.cell, said.text, is_kept=False))
                return {}
            case "growth" if said.number is not None:
                return {"growth": digits(said.number)}
            case "multiple" if said.number is not None:
                return {"multiple_of_baseline": digits(said.number)}
            case "level" if said.number is not None and fits(one.unit, said.unit):
                if said.high is None:
                    return {"value": digits(said.number)}
                return {"value": f"{{min: {digits(said.number)}, max: {digits(said.high)}}}"}
            case _:
                self.not_understood.append(NotUnderstood(goal.cell, said.text, is_kept=True))
                return {"text": text_of(said.text)}


def _name(one: Drafted) -> str:
    if one.zh and one.en:
        return f"{{zh: {text_of(one.zh)}, en: {text_of(one.en)}}}"
    return text_of(one.name)
