"""Findings as the XML of JUnit, which most CI services read: a case a finding, or one that passes."""

from collections.abc import Sequence

from lygap.findings import Finding
from lygap.render.findings.saying import hint, message, sums, title, where
from lygap.visible import no_commands, visible
from lygap.words import Lang

_NAME = "lygap check"


def junit(findings: Sequence[Finding], lang: Lang) -> str:
    """Errors are failures and warnings skipped cases: they are seen, and fail nothing."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    count = sums(findings)
    totals = {"name": _NAME, "tests": str(len(findings) or 1), "failures": str(count["errors"]), "errors": "0"}
    suites = Element("testsuites", totals)
    suite = SubElement(suites, "testsuite", totals, skipped=str(count["warnings"]), time="0")
    for f in findings:
        place = where(f)
        case = SubElement(suite, "testcase", classname=visible(f.file), name=f"{title(f)} {place}", time="0")
        outcome = SubElement(case, "failure" if f.is_error else "skipped", message=message(f, lang))
        if f.is_error:
            outcome.set("type", f.rule.code)
        outcome.text = "\n".join(filter(None, (f"{place}: {message(f, lang)}", hint(f, lang))))
    if not findings:
        SubElement(suite, "testcase", classname=_NAME, name=_NAME, time="0")
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + no_commands(tostring(suites, encoding="unicode")) + "\n"
