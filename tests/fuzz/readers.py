"""One file of any bytes through what reads or edits it. Each reader takes bytes and asserts what is promised."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import yaml

from examining import Ask, examined, laid_out
from lygap.editing import New, RefusedError, change, named_file, read
from lygap.findings import Place
from lygap.reading import Folder, load
from lygap.source import Places, read_yaml, reader

PLAN = b"""\
format: lygap/1
plan: {id: p, name: P, lang: en, region: here, base_year: 2020, target_year: 2025, source: plan}
regions: {here: {name: Here}, there: {name: There, part_of: here}}
sources: {plan: {title: Plan, date: 2020}, "2023": {title: A number, date: 2023-05}, s-1: {title: One}}
groups: {g: {name: G}}
indicators:
  a: {name: A, kind: stock, direction: up, baseline: 10, target: 20, group: g, regions: {there: {target: 3}}}
  b: {name: B, kind: ratio, direction: down, baseline: 7, target: 5, limits: [0, 100]}
  c: {name: C, kind: cumulative, direction: up, target: 500}
  d: {name: D, kind: flow, direction: up, baseline: -2, target: {growth: 8}}
"""
VALUES = b"year: 2023\nobservations: {a: 14, b: [6, {value: 6.5, as_of: 2023-06}]}\n"
NEW = (
    New("a", "here", 2022, "9876.5"),
    New("a", "there", 2023, "-1e3", {"source": "2023", "note": "a: b # c"}),
    New("c", "here", 2021, "9876.5", {"as_of": "2021-03", "bound": "about", "preferred": True}),
)


def yaml_text(content: bytes) -> None:
    """Any YAML, by each of the two parsers; with places it says the same as without."""
    text = content.decode("utf-8", "replace")
    fast = reader.PARSER
    for parser in (fast, yaml.SafeLoader):
        try:
            reader.PARSER = parser
            data, findings = read_yaml(text, "x.yaml")
            places = Places({}, {})
            again, found = read_yaml(text, "x.yaml", places)
        finally:
            reader.PARSER = fast
        assert (repr(again), found) == (repr(data), findings)
        stated = [*(f.place for f in found), *places.keys.values(), *places.values.values()]
        assert all(_inside(place, text) for place in stated), data


def _inside(place: Place, text: str) -> bool:
    lines = sum(text.count(end) for end in "\n\r\x85\u2028\u2029") + 1
    return 1 <= place.line <= lines and place.column >= 1


def targets(content: bytes) -> None:
    """A plan, with a file of values beside it."""
    with laid_out({"targets.yaml": content, "actuals/2023.yaml": VALUES}) as folder:
        examined(folder, Ask())


def actuals(content: bytes) -> None:
    """A YAML or JSON file of values."""
    with laid_out({"targets.yaml": PLAN, "actuals/x.yaml": content}) as folder:
        examined(folder, Ask())


def rows(content: bytes) -> None:
    """A CSV file of values."""
    with laid_out({"targets.yaml": PLAN, "actuals/x.csv": content}) as folder:
        examined(folder, Ask())


def record(content: bytes) -> None:
    """A YAML file into which observations are recorded."""
    _recorded("x.yaml", content)


def record_row(content: bytes) -> None:
    """A CSV file into which observations are recorded."""
    _recorded("x.csv", content)


def _recorded(name: str, content: bytes) -> None:
    with laid_out({"targets.yaml": PLAN, f"actuals/{name}": content}) as folder:
        before, findings = read(Folder(folder))
        assert (before is None) == any(f.is_error for f in findings)
        if before is None:
            return
        for new in NEW:
            with suppress(RefusedError):  # what cannot be done without harm is not done
                made = change(before, new, named_file(folder, name))
                assert made.own.old == content
                _only_adds(folder, made.file, content, made.own.new, new)
            with suppress(RefusedError):
                replacing = change(before, new, named_file(folder, name), supersedes=True)
                _only_inserts(content, replacing.own.new)
                assert replacing.own.new.count(b"superseded") > content.count(b"superseded")


def _only_inserts(old: bytes, edited: bytes) -> None:
    rest = iter(edited)
    assert all(byte in rest for byte in old), (old, edited)


def _only_adds(folder: Path, file: Path, old: bytes, edited: bytes, new: New) -> None:
    """The new bytes are the old ones with insertions, and hold all the old data and the value."""
    _only_inserts(old, edited)
    was, _ = load(Folder(folder))
    file.write_bytes(edited)
    has, findings = load(Folder(folder))
    file.write_bytes(old)
    assert was is not None
    assert has is not None, findings
    for indicator in was.indicators:
        for region in was.regions:
            before = [o._replace(path=()) for o in was.of(indicator, region)]
            after = [o._replace(path=()) for o in has.of(indicator, region)]
            meant = (indicator, region) == (new.indicator, new.region)
            assert len(after) == len(before) + meant
            added = [o for o in after if o not in before]
            assert all((o.year, o.value) == (new.year, float(new.number)) for o in added)
            assert len(added) <= meant


READERS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml_text,
    "targets": targets,
    "actuals": actuals,
    "rows": rows,
    "record": record,
    "record_row": record_row,
}
"""By the name of the folder that holds the corpus of each."""
