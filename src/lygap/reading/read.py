"""One pass over a data folder: what it holds, and everything that is wrong with it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lygap import rules
from lygap.checks import Asked, Known, Material, errors, warnings
from lygap.checks.configuration import configured, stale_after
from lygap.checks.material import Settings
from lygap.findings import START, Finding, Issue
from lygap.model.actuals import ActualsFile
from lygap.model.plan import ChecksRecord, TargetsFile
from lygap.plan.records import Dataset, Observation
from lygap.reading.assemble import Assembly, Defaults, head_of, name_of, observations_of, sources_of
from lygap.reading.document import Document
from lygap.reading.folder import MAX_BYTES, TARGETS, Folder, decode, files_of, read_bytes
from lygap.reading.project import project_of
from lygap.reading.shape import validate
from lygap.source import read_yaml

_SUGGESTIONS = 100  # finding the nearest word takes longer than everything else; whoever has more slips has one cause


def within_limit(content: bytes, name: str) -> tuple[bytes | None, Finding | None]:
    """What was read already, unless it is larger than a file may be."""
    if len(content) <= MAX_BYTES:
        return content, None
    params = {"what": "size", "limit": f"{MAX_BYTES // 1024 // 1024} MiB"}
    return None, Finding(rules.LIMIT, name, START, params)


class _Reading:
    """The findings and documents of one folder while it is read."""

    def __init__(self, folder: Folder, contents: Mapping[Path, bytes]) -> None:
        self.folder = folder
        self.contents = contents
        self.findings: list[Finding] = []
        self.issues: list[Issue] = []
        self.documents: dict[str, Document] = {}
        self.observations: dict[str, dict[str, list[Observation]]] = {}
        self.actuals: dict[str, ActualsFile] = {}
        self.plan: TargetsFile | None = None
        self.known = Known()

    def read(self) -> None:
        files = files_of(self.folder.path)
        self.findings += files.findings
        if not files.findings or files.findings[0].file != files.targets.as_posix():
            self.read_targets(files.targets)
        added = (path for path in self.contents if path not in (files.targets, *files.actuals))
        for path in (*files.actuals, *added):
            document = self.open(path)
            if document is not None:
                self.read_rows(document) if document.is_csv else self.read_actuals(document)

    def open(self, path: Path) -> Document | None:
        name = path.as_posix()
        content, wrong = within_limit(self.contents[path], name) if path in self.contents else read_bytes(path)
        text = None
        if content is not None:
            text, wrong = decode(content, name)
        if wrong is not None:
            self.findings.append(wrong)
        if text is None:
            return None
        self.documents[name] = document = Document(name, text)
        return document

    def plain(self, document: Document) -> Any:
        """The data of a YAML file as an object; None where it could not be read."""
        data, findings = read_yaml(document.text, document.name)
        self.findings += findings
        return {} if data is None and not findings else data

    def read_targets(self, path: Path) -> None:
        document = self.open(path)
        data = None if document is None else self.plain(document)
        if data is not None:
            self.known.add(data)
            self.plan, issues = validate("targets", data, path.as_posix())
            self.issues += issues

    def read_actuals(self, document: Document) -> None:
        data = self.plain(document)
        if data is None:
            return
        self.known.add(data)
        file, issues = validate("actuals", data, document.name)
        self.issues += issues
        if file is not None:
            self.actuals[document.name] = file
            self.keep(observations_of(file, self.defaults(file, document.name)))

    def read_rows(self, document: Document) -> None:
        from lygap.reading.rows import read_rows

        self.keep(read_rows(document.text, self.defaults({}, document.name)))

    def settings(self) -> Settings:
        """What the plan changes about the rules, and after it what its project does."""
        return self.settings_of_plan() + self.settings_of_project()

    def settings_of_plan(self) -> list[tuple[str, ChecksRecord]]:
        checks = None if self.plan is None else self.plan.get("checks")
        return [] if checks is None else [((self.folder.path / TARGETS).as_posix(), checks)]

    def settings_of_project(self) -> list[tuple[str, ChecksRecord]]:
        project = project_of(self.folder.path)
        if project.finding is not None:
            self.findings.append(project.finding)
        if project.document is None:
            return []
        name = project.document.name
        self.documents[name] = project.document
        shaped, issues = validate("project", project.data, name)
        self.issues += issues
        return [(name, (shaped or {}).get("checks", {}))]

    def defaults(self, file: ActualsFile, name: str) -> Defaults:
        region = self.plan["plan"]["region"] if self.plan is not None else ""
        return Defaults(file.get("year"), file.get("region") or region, file.get("source"), name)

    def keep(self, results: Iterable[Observation | Issue | Finding]) -> None:
        for result in results:
            if isinstance(result, Observation):
                self.observations.setdefault(result.region, {}).setdefault(result.indicator, []).append(result)
            elif isinstance(result, Issue):
                self.issues.append(result)
            else:
                self.findings.append(result)

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
            units={unit: name_of(name) for unit, name in file.get("units", {}).items()},
            regions=assembly.regions(),
            sources=sources,
            groups=assembly.groups(),
            indicators=assembly.indicators(),
            observations=self.observations,
            claims=assembly.claims(),
            files=files,
        )
        return data, assembly.issues

    def placed(self) -> list[Finding]:
        """All findings, sorted. Of one place an error says enough, and what was wrong with reading it most of all."""
        taken = {(f.file, f.place) for f in self.findings}
        placed = self.findings
        for number, issue in enumerate(self.issues):
            finding = self.documents[issue.file].find(issue, suggesting=number < _SUGGESTIONS)
            if (finding.file, finding.place) not in taken:
                placed.append(finding)
        wrong = {(f.file, f.place) for f in placed if f.is_error}
        return sorted((f for f in placed if f.is_error or (f.file, f.place) not in wrong), key=lambda f: f.order)


def read_folder(
    folder: Folder, contents: Mapping[Path, bytes], *, with_warnings: bool, asked: Asked | None = None
) -> tuple[Dataset | None, list[Finding]]:
    """What a folder holds and its findings, sorted; no data where it cannot be relied on.

    `contents` are the bytes of files that were read already. What is changed about the rules matters to warnings alone,
    so the project's file is looked for only where these are asked for.
    """
    reading = _Reading(folder, contents)
    reading.read()
    if reading.plan is None:
        return None, reading.placed()
    complete = not reading.findings and not reading.issues
    data, issues = reading.dataset(reading.plan)
    reading.issues += issues
    settings = reading.settings() if with_warnings else reading.settings_of_plan()
    asked = asked or Asked()
    if asked.stale_after is None:
        asked = asked._replace(stale_after=stale_after(settings))
    material = Material(data, reading.known, settings, asked, complete)
    reading.issues += errors(material)
    if with_warnings:
        reading.issues += warnings(material)
    findings = list(configured(reading.placed(), settings))
    return None if any(f.is_error for f in findings) else data, findings


class Past(NamedTuple):
    """What can be read of a folder as it was, and what of it could not be, at least not whole: paths within it."""

    data: Dataset | None
    unread: list[str]


def read_past(folder: Folder) -> Past:
    """Read a folder as it was, whatever is wrong with it; without a plan nothing of it can be."""
    reading = _Reading(folder, {})
    reading.read()
    if reading.plan is None:
        return Past(None, ["."])
    names = {finding.file for finding in reading.findings} | {issue.file for issue in reading.issues}
    unread = sorted(Path(name).relative_to(folder.path).as_posix() for name in names)
    data, _ = reading.dataset(reading.plan)
    return Past(data, unread)
