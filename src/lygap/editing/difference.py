"""What an edit changes, as a unified diff for people."""

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from lygap.visible import no_commands, visible

_AROUND = 3
_NO_NEWLINE = "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    """The lines, the last one marked where nothing ends it."""
    lines = text.split("\n")
    last = lines.pop()
    shown = [line.removesuffix("\r") for line in lines]
    return [*shown, f"{last}\n{_NO_NEWLINE}"] if last else shown


def _common(old: list[str], new: list[str]) -> int:
    pairs = zip(old, new, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _shown(line: str) -> str:
    return no_commands("\n".join(visible(part.replace("\t", "    ")) for part in line.split("\n")))


def difference(name: str, before: str | None, after: str) -> Iterator[str]:
    """The lines of a unified diff; a `before` of None is a file that is not there yet.

    What differs is looked for from both ends, so a long file costs no more than a short one.
    """
    old, new = _lines(before or ""), _lines(after)
    head = max(0, _common(old, new) - _AROUND)
    tail = max(0, _common(old[head:][::-1], new[head:][::-1]) - _AROUND)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield f"--- {'/dev/null' if before is None else visible(name)}\n"
    yield f"+++ {visible(name)}\n"
    matcher = difflib.SequenceMatcher(None, old, new)
    for place in matcher.get_grouped_opcodes(_AROUND):
        steps = [_Step(*step) for step in place]
        first, last = steps[0], steps[-1]
        removed = _span(head, first.old_start, last.old_end)
        added = _span(head, first.new_start, last.new_end)
        yield f"@@ -{removed} +{added} @@\n"
        for step in steps:
            yield from _lines_of(step, old, new)


class _Step(NamedTuple):
    """Lines of the old text, and what stands in their place in the new one."""

    tag: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def _lines_of(step: _Step, old: list[str], new: list[str]) -> Iterator[str]:
    before = old[step.old_start : step.old_end]
    after = new[step.new_start : step.new_end]
    if step.tag == "equal":
        yield from _signed(" ", before)
        return
    yield from _signed("-", before)
    yield from _signed("+", after)


def _signed(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{_shown(line)}\n"


def _span(head: int, start: int, end: int) -> str:
    """Lines as a diff counts them, from one; of none, what stands before them."""
    lines = end - start
    return f"{head + start + bool(lines)},{lines}"
