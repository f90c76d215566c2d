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

    What differs is looked for from both ends, so a long file costs no more than a short one.
    """
    old, new = _lines(before or ""), _lines(after)
    head = max(0, _common(old, new) - _AROUND)
    tail = max(0, _common(old[head:][::-1], new[head:][::-1]) - _AROUND)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield f"--- {'/dev/null' if before is None else visible(name)}\n"
    yield f"+++ {visible(name)}\n"
    for place in difflib.SequenceMatcher(None, old, new).get_grouped_opcodes(_AROUND):
        (_, old_start, _, new_start, _), (_, _, old_end, _, new_end) = place[0], place[-1]
        yield f"@@ -{_span(head, old_start, old_end)} +{_span(head, new_start, new_end)} @@\n"
        for tag, start, end, start_after, end_after in place:
            if tag == "equal":
                yield from (f" {_shown(line)}\n" for line in old[start:end])
            else:
                yield from (f"-{_shown(line)}\n" for line in old[start:end])
                yield from (f"+{_shown(line)}\n" for line in new[start_after:end_after])


def _span(head: int, start: int, end: int) -> str:
    """Lines as a diff counts them, from one; of none, what stands before them."""
    return f"{head + start + bool(end - start)},{end - start}"
