"""One pass over a data folder: what it holds, and everything that is wrong with it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lygap.checks import Known, Material, errors, warnings
from lygap.findings import Finding, Issue
from lygap.loading.assemble import (
    Defaults,
    claim_of,
    indicator_of,
    name_of,
    observations_of,
    plan_of,
    regions_of,
    sources_of,
)
from lygap.loading.document import Document
from lygap.loading.folder import TARGETS, Folder, decode, files_of, read_bytes
from lygap.loading.shape import validate
from lygap.model import ActualsFile, TargetsFile
from lygap.records import Dataset, Observation
from lygap.source import read_yaml

_SUGGESTIONS = 100  # finding the nearest word takes longer than everything else; whoever has more slips has one cause


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
        for path in files.actuals:
            document = self.open(path)
            if document is not None:
                self.read_rows(document) if document.is_csv else self.read_actuals(document)

    def open(self, path: Path) -> Document | None:
        name = path.as_posix()
        content, wrong = (self.contents[path], None) if path in self.contents else read_bytes(path)
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
        from lygap.loading.rows import read_rows

        self.keep(read_rows(document.text, self.defaults({}, document.name)))

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

    def dataset(self, file: TargetsFile) -> Dataset:
        sources = sources_of(file.get("sources", {}))
        for actuals in self.actuals.values():
            sources |= sources_of(actuals.get("sources", {}))
        plan = file["plan"]
        return Dataset(
            path=self.folder.path.as_posix(),
            builtin=self.folder.builtin,
            plan=plan_of(plan),
            units={unit: name_of(name) for unit, name in file.get("units", {}).items()},
            regions=regions_of(file),
            sources=sources,
            groups={key: name_of(group["name"]) for key, group in file.get("groups", {}).items()},
            indicators={key: indicator_of(key, record, plan) for key, record in file["indicators"].items()},
            observations=self.observations,
            claims=tuple(claim_of(claim, plan) for claim in file.get("claims", [])),
        )

    def placed(self) -> list[Finding]:
        """All findings, sorted. What was wrong with reading a value says enough of it."""
        taken = {(f.file, f.place) for f in self.findings}
        found = self.findings
        for number, issue in enumerate(self.issues):
            finding = self.documents[issue.file].find(issue, suggesting=number < _SUGGESTIONS)
            if (finding.file, finding.place) not in taken:
                found.append(finding)
        return sorted(found, key=lambda f: f.order)


def read_folder(
    folder: Folder, contents: Mapping[Path, bytes], *, with_warnings: bool
) -> tuple[Dataset | None, list[Finding]]:
    """What a folder holds and its findings, sorted; no data where it cannot be relied on.

    `contents` are the bytes of files that were read already.
    """
    reading = _Reading(folder, contents)
    reading.read()
    data = None
    if reading.plan is not None:
        data = reading.dataset(reading.plan)
        name = (folder.path / TARGETS).as_posix()
        material = Material(data, name, reading.plan, reading.actuals, reading.known)
        reading.issues += errors(material)
        if with_warnings:
            reading.issues += warnings(material)
    findings = reading.placed()
    return None if any(f.is_error for f in findings) else data, findings
