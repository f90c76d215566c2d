"""What an edit changes, as a unified diff for people."""

import difflib
from collections.abc import Iterator

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

    The one place that differs is looked for from both ends, so a long file costs no more than a short one.
    """
    old, new = _lines(before or ""), _lines(after)
    head = max(0, _common(old, new) - _AROUND)
    tail = max(0, _common(old[head:][::-1], new[head:][::-1]) - _AROUND)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield f"--- {'/dev/null' if before is None else visible(name)}\n"
    yield f"+++ {visible(name)}\n"
    spans = [f"{head + bool(lines)},{len(lines)}" for lines in (old, new)]
    yield f"@@ -{spans[0]} +{spans[1]} @@\n"
    for line in list(difflib.unified_diff(old, new, lineterm="", n=10**6))[3:]:
        yield line[:1] + _shown(line[1:]) + "\n"
