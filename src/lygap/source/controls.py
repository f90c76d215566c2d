"""Characters that a reader cannot see, or sees in another order than a machine."""

import re

from lygap import rules
from lygap.findings import Finding, Place, Severity

MAX_FINDINGS = 1000
_LONG = 4 * 1024 * 1024
_ENDS = re.compile("\r\n|\r|\n")
# What a reader cannot see, or sees in another order than a machine: it has no place in names, notes or numbers.
# Tab, the ends of lines and U+0085, which YAML takes for one, stay.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def code_point(character: str) -> str:
    """How a message names a character that cannot be shown."""
    return f"U+{ord(character):04X}"


def without_controls(text: str, file: str) -> tuple[str, list[Finding]]:
    """Text with control characters replaced, so that reading can go on, and a finding for the first of each line.

    Of a long text, or one with too many of them, nothing is left: to replace them would take twice the memory.
    """
    findings: list[Finding] = []
    line, start = 1, 0
    while (found := CONTROL.search(text, start)) is not None:
        line += sum(1 for _ in _ENDS.finditer(text, start, found.start()))
        begin = max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start())) + 1
        place = Place(line, found.start() - begin + 1)
        findings.append(Finding(rules.CONTROL_CHARACTER, file, place, {"character": code_point(found[0])}))
        if len(findings) == MAX_FINDINGS:
            return "", [*findings, too_many(file, place)]
        end = _ENDS.search(text, found.end())
        if end is None:
            break
        line, start = line + 1, end.end()
    if not findings:
        return text, []
    return ("" if len(text) > _LONG else CONTROL.sub("\ufffd", text)), findings


def too_many(file: str, place: Place) -> Finding:
    """That the rest of a file is not read because of all that was found in it."""
    return more_than(MAX_FINDINGS, file, place, "findings")


def more_than(most: int, file: str, place: Place, what: str, severity: Severity = "error") -> Finding:
    """That there is more of something than is read or told; a warning where all that is left out are warnings."""
    return Finding(rules.LIMIT._replace(severity=severity), file, place, {"what": what, "limit": str(most)})
