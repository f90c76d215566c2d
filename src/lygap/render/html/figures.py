"""A cell of a neutral table as a page shows it: its text, what stands small below, and what it is sorted by."""

import re
from typing import NamedTuple

from lygap.judge.assessment import Assessment
from lygap.report.columns import COLUMNS
from lygap.report.evaluation import Evaluation, typeset
from lygap.report.numbers import rate, share
from lygap.report.table import Prose, Quantity, Rate
from lygap.report.times import time_in_words
from lygap.words import Lang, say

MISSING = "–"
_MINUS = re.compile("(?<![^≈≥≤<>])-")
_BAR = 80
"""Width of a bar of progress, in units of the page."""


class Shown(NamedTuple):
    """A cell: `order` is the number it is sorted by, empty where there is none, None where its text is."""

    text: str
    small: str = ""
    order: str | None = ""
    is_words: bool = False


def sign_of_minus(text: str) -> str:
    """A number with the sign that is as wide as a plus, also behind a sign of openness."""
    return _MINUS.sub("−", text)


def order_of(value: float) -> str:
    """A number as it is sorted by."""
    return f"{value:.7g}"


def shown(key: str, row: Assessment, evaluation: Evaluation, lang: Lang) -> Shown:
    """What a column of the main table shows of a row."""
    cell = COLUMNS[key].cell(row, evaluation.data, lang)
    match cell:
        case Quantity(value=value, behind=behind) if value is not None:
            text = sign_of_minus(cell._replace(behind="").text)
            return Shown(text, _small(key, behind, lang), order_of(value))
        case Rate(value, behind):
            return Shown(typeset(sign_of_minus(rate(value)), lang), behind, order_of(value))
        case Prose(text):
            return Shown(text, order=None, is_words=True)
        case str(text) if key == "reach_date":
            return Shown(text, order=text.replace("-", ""))
        case str(text) if key == "target" and row.target is not None:
            return _range(text, row.target.stated)
        case _:
            return Shown(MISSING)


def _range(text: str, ends: tuple[float, ...]) -> Shown:
    """A target with two ends, and when it is due; sorted by the lower one."""
    stated, _, due = text.partition(" (")
    return Shown(stated, due.removesuffix(")"), order_of(ends[0]))


def _small(key: str, behind: str, lang: Lang) -> str:
    """What stands below a number: its year, and of a value that it is an older one."""
    if not behind[:1].isdigit():
        return behind
    when = time_in_words(behind, lang)
    return say(lang, "evaluation.older", {"when": when}) if key == "value" else when


class Progress(NamedTuple):
    """How far a row is: the widths in the bar of what is done and of the time elapsed, None where they are unknown."""

    text: str
    order: str
    done: str | None = None
    elapsed: str | None = None


def progress(row: Assessment, lang: Lang) -> Progress:
    """The bar of progress of a row."""
    done, elapsed = row.figures.get("progress"), row.figures.get("elapsed")
    if not isinstance(done, float):
        return Progress(MISSING, "")
    tick = f"{elapsed * _BAR:.4g}" if isinstance(elapsed, float) and 0 <= elapsed < 1 else None
    width = f"{min(max(done, 0), 1) * _BAR:.4g}"
    return Progress(typeset(sign_of_minus(share(done)), lang), order_of(done), width, tick)
