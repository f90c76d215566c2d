"""One pass over a data folder: what it holds, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lygap.checks import Asked, Known, Material, errors, warnings
from lygap.checks.configuration import configured, severity_of, stale_after
from lygap.checks.material import Settings
from lygap.findings import START, Finding, Issue, Severity
from lygap.plan.records import Dataset, Observation
from lygap.reading.assemble import Assembly, Defaults, head_of, observations_of, sources_of, text_of
from lygap.reading.beside import beside, beside_in
from lygap.reading.conflicts import merge_conflict
from lygap.reading.document import Document
from lygap.reading.folder import (
    MAX_TOTAL,
    TARGETS,
    Contents,
    Folder,
    bearable,
    content_in,
    decode,
    files_in,
    files_of,
    read_bytes,
    too_large_together,
    unreadable_in,
)
from lygap.reading.references import is_consequence
from lygap.reading.shape import validate
from lygap.source import more_than, read_yaml

if TYPE_CHECKING:
    from lygap.model.actuals import ActualsFile
    from lygap.model.plan import ChecksRecord, TargetsFile

_PLAN_KEYS = ("format", "plan", "units", "regions", "sources", "groups", "indicators", "claims", "checks")
_ACTUALS_KEYS = ("sources", "observations")
MAX_TOLD = 5_000
"""Findings of all files that are kept: more than that nobody reads, and they have few causes."""
_SUGGESTIONS = 100
"""Findings that suggest a near word: to find it takes longer than everything else, and many slips have one cause."""
_COMPARED = 100_000
"""Known words that misspelt ones are compared with, all in all: some two seconds."""


class _Reading:
    """The findings and documents of one folder while it is read."""

    def __init__(self, folder: Folder, given: Mapping[Path, bytes], state: Contents | None) -> None:
        self.folder = folder
        self.given = given
        self.state = state
        self.findings: list[Finding] = []
        self.issues: list[Issue] = []
        self.documents: dict[str, Document] = {}
        self.observations: dict[str, dict[str, list[Observation]]] = {}
        self.actuals: dict[str, ActualsFile] = {}
        self.plan: TargetsFile | None = None
        self.known = Known()
        self.size = 0
        self.left_out: set[Severity] = set()

    def read(self) -> None:
        folder = self.folder.path
        files = files_of(folder) if self.state is None else files_in(self.state, folder)
        is_given = files.targets in self.given  # then it need not be there yet
        name = files.targets.as_posix()
        found = [finding for finding in files.findings if finding.file != name or not is_given]
        self.findings += found
        self.findings += beside(folder) if self.state is None else beside_in(self.state, folder)
        if all(finding.file != name for finding in found):
            self.read_targets(files.targets)
        added = (path for path in self.given if path not in (files.targets, *files.actuals))
        for path in (*files.actuals, *added):
            if self.size > MAX_TOTAL:
                self.findings.append(too_large_together(path))
                return
            if len(self.findings) > MAX_TOLD:
                self.findings.append(more_than(MAX_TOLD, path.as_posix(), START, "unread"))
                return
            document = self.open(path)
            if document is None:
                self.known.unread = self.known.unread or path.suffix != ".csv"
            elif document.is_csv:
                self.read_rows(document)
            else:
                self.read_actuals(document)

    def open(self, path: Path) -> Document | None:
        name = path.as_posix()
        content, wrong = self.content(path)
        text = None
        if content is not None:
            self.size += len(content)
            text, wrong = decode(content, name)
        if text is not None:
            wrong = merge_conflict(text, name)
            text = None if wrong is not None else text
        if wrong is not None:
            self.findings.append(wrong)
        if text is None:
            return None
        self.documents[name] = document = Document(name, text)
        return document

    def content(self, path: Path) -> tuple[bytes | None, Finding | None]:
        if path in self.given:
            return bearable(self.given[path], path.as_posix())
        if self.state is not None:
            return content_in(self.state, self.folder.path, path)
        return read_bytes(path)

    def plain(self, document: Document) -> Any:
        """The data of a YAML file as an object; None where it could not be read."""
        data, findings = read_yaml(document.text, document.name)
        self.findings += findings
        return {} if data is None and not findings else data

    def read_targets(self, path: Path) -> None:
        document = self.open(path)
        data = None if document is None else self.plain(document)
        if data is not None:
            self.known.add(data, _PLAN_KEYS)
            self.plan, issues = validate("targets", data, path.as_posix())
            self.note(issues)

    def read_actuals(self, document: Document) -> None:
        data = self.plain(document)
        if data is None:
            self.known.unread = True
            return
        self.known.add(data, _ACTUALS_KEYS)
        file, issues = validate("actuals", data, document.name)
        self.note(issues)
        if file is not None:
            self.actuals[document.name] = file
            self.keep(observations_of(file, self.defaults(file, document.name)))

    def read_rows(self, document: Document) -> None:
        from lygap.reading.rows import read_rows

        self.keep(read_rows(document.text, self.defaults({}, document.name)))

    def settings(self) -> list[tuple[str, ChecksRecord]]:
        """What the plan changes about the rules."""
        checks = None if self.plan is None else self.plan.get("checks")
        return [] if checks is None else [((self.folder.path / TARGETS).as_posix(), checks)]

    def defaults(self, file: ActualsFile, name: str) -> Defaults:
        region = self.plan["plan"]["region"] if self.plan is not None else ""
        return Defaults(file.get("year"), file.get("region") or region, file.get("source"), name)

    def keep(self, results: Iterable[Observation | Issue | Finding]) -> None:
        for result in results:
            if isinstance(result, Observation):
                self.observations.setdefault(result.region, {}).setdefault(result.indicator, []).append(result)
            elif isinstance(result, Issue):
                self.note((result,))
            else:
                self.findings.append(result)

    def note(self, issues: Iterable[Issue], settings: Settings = ()) -> None:
        """Keep issues, but no more than anybody reads; that there are more is told.

        What the plan ignores by its settings is not kept.
        """
        for issue in issues:
            severity = severity_of(issue, settings)
            if severity is None:
                continue
            if len(self.issues) < MAX_TOLD:
                self.issues.append(issue)
            else:
                self.left_out.add(severity)

    def dataset(self, file: TargetsFile) -> tuple[Dataset, list[Issue]]:
        """What was read, and the issues of what says no one thing."""
        assembly = Assembly(file, (self.folder.path / TARGETS).as_posix())
        sources = assembly.sources()
        files = {assembly.file: assembly.head_of_file()}
        for name, actuals in self.actuals.items():
            sources |= sources_of(actuals.get("sources", {}), name)
            files[name] = head_of(actuals, name)
        data = Dataset(
            path=self.folder.path.as_posix(),
            builtin=self.folder.builtin,
            plan=assembly.plan(),
            units={unit: text_of(name) for unit, name in file.get("units", {}).items()},
            regions=assembly.regions(),
            sources=sources,
            groups=assembly.groups(),
            indicators=assembly.indicators(),
            observations=self.observations,
            claims=assembly.claims(),
            districts=assembly.districts(),
            files=files,
        )
        return data, assembly.issues

    def placed(self) -> list[Finding]:
        """All findings, sorted. Of one place an error says enough, and what was wrong with reading it most of all."""
        taken = {(f.file, f.place) for f in self.findings}
        placed = self.findings
        plan = (self.folder.path / TARGETS).as_posix()
        placed += (more_than(MAX_TOLD, plan, START, f"{severity}s", severity) for severity in self.left_out)
        compared = 0
        told = (issue for issue in self.issues if not is_consequence(issue, self.known))
        for number, issue in enumerate(told):
            suggesting = number < _SUGGESTIONS and compared + len(issue.known) <= _COMPARED
            compared += len(issue.known) if suggesting else 0
            finding = self.documents[issue.file].find(issue, suggesting=suggesting)
            if (finding.file, finding.place) not in taken:
                placed.append(finding)
        wrong = {(f.file, f.place) for f in placed if f.is_error}
        return sorted((f for f in placed if f.is_error or (f.file, f.place) not in wrong), key=lambda f: f.order)


def read_folder(
    folder: Folder,
    given: Mapping[Path, bytes],
    *,
    with_warnings: bool,
    asked: Asked | None = None,
    state: Contents | None = None,
) -> tuple[Dataset | None, list[Finding]]:
    """What a folder holds and its findings, sorted; no data where it cannot be relied on.

    `given` are the bytes of files that stand in for those of the folder, or beside them; `state` are all the files of
    another state, read instead of the folder's.
    """
    reading = _Reading(folder, given, state)
    reading.read()
    if reading.plan is None:
        return None, reading.placed()
    complete = not reading.issues and not any(finding.is_error for finding in reading.findings)
    data, issues = reading.dataset(reading.plan)
    reading.note(issues)
    settings = reading.settings()
    asked = asked or Asked()
    if asked.stale_after is None:
        asked = asked._replace(stale_after=stale_after(settings))
    material = Material(data, reading.known, settings, asked, complete)
    reading.note(errors(material))
    if with_warnings:
        reading.note(warnings(material), settings)
    findings = list(configured(reading.placed(), settings))
    return None if any(f.is_error for f in findings) else data, findings


class Past(NamedTuple):
    """What can be read of a folder as it was, and what of it could not be, at least not whole: paths within it."""

    data: Dataset | None
    unread: list[str]


def read_past(folder: Folder, state: Contents | None = None) -> Past:
    """Read a folder, or another state of it, whatever is wrong with it; without a plan nothing of it can be."""
    reading = _Reading(folder, {}, state)
    reading.read()
    if reading.plan is None:
        return Past(None, ["."])
    wrong = [finding.file for finding in reading.findings if finding.is_error]
    names = {*wrong, *(issue.file for issue in reading.issues)}
    unread = sorted({*unreadable_in(state or {}), *(Path(name).relative_to(folder.path).as_posix() for name in names)})
    data, _ = reading.dataset(reading.plan)
    return Past(data, unread)
