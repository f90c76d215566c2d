"""What is told beside the output: with --verbose what was read, and at the end of a check that it was one."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lygap.words import Lang, name_in, say

if TYPE_CHECKING:
    from lygap.plan.records import Dataset


def values_in(data: "Dataset") -> int:
    """How many observations a plan has."""
    return sum(len(series) for region in data.observations.values() for series in region.values())


def files_in(data: "Dataset") -> list[str]:
    """The files that were read and say anything, by their paths within the plan's folder."""
    series = (values for region in data.observations.values() for values in region.values())
    tables = sorted({o.file for values in series for o in values} - {*data.files, ""})
    return [Path(name).relative_to(data.path).as_posix() for name in (*data.files, *tables)]


def reading_lines(data: "Dataset", lang: Lang) -> Iterator[str]:
    """The plan, its files, and how much is in them."""
    files = files_in(data)
    read = {"files": say(lang, "enumeration").join(files), "count": _counted("files", len(files), lang)}
    yield say(lang, "verbose.plan", {"name": name_in(data.plan.name, lang), "id": data.plan.id, "path": data.path})
    yield say(lang, "verbose.files", read)
    yield say(lang, "verbose.content", {"content": _content([data], lang)})


def checked_line(plans: "list[Dataset]", findings: int, lang: Lang) -> str:
    """How much was checked, and how much was found; only the latter where no plan could be read."""
    found = _counted("findings", findings, lang)
    return say(lang, "comma").join([_content(plans, lang), found] if plans else [found])


def _content(plans: "list[Dataset]", lang: Lang) -> str:
    counts = {
        "indicators": sum(len(plan.indicators) for plan in plans),
        "values": sum(map(values_in, plans)),
    }
    return say(lang, "comma").join(_counted(what, count, lang) for what, count in counts.items())


def _counted(what: str, count: int, lang: Lang) -> str:
    """“1 value”, “2 values”, “no values”."""
    form = {0: "none", 1: "one"}.get(count, "many")
    return say(lang, f"counted.{what}.{form}", {"count": count})
