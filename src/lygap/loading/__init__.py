"""A data folder → a `Dataset` and findings. Bad data is a value here, never an exception."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from lygap.checks import Material, errors, warnings
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
from lygap.loading.folder import Folder, decode, files_of, read_bytes
from lygap.loading.rows import read_rows
from lygap.loading.shape import validate
from lygap.model import ActualsFile, TargetsFile
from lygap.records import Dataset, Observation
from lygap.source import read_yaml


class Loaded(NamedTuple):
    """What a folder holds; `data` is None where an error stands among the findings."""

    data: Dataset | None
    findings: list[Finding]


class _Reading:
    """The findings and documents of one folder while it is read."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.findings: list[Finding] = []
        self.issues: list[Issue] = []
        self.documents: dict[str, Document] = {}
        self.observations: list[Observation] = []
        self.files: dict[str, ActualsFile] = {}
        self.plan: TargetsFile | None = None

    def read(self) -> None:
        first, *others = files_of(self.folder.path)
        document = self.open(first.as_posix(), read_bytes(first))
        if document is not None and not document.is_csv:
            self.plan, issues = validate(TargetsFile, document.data, document.name)
            self.issues += issues
        for path in others:
            document = self.open(path.as_posix(), read_bytes(path))
            if document is None:
                continue
            if document.is_csv:
                self.keep(read_rows(document.text, self.defaults(None, document.name)))
            else:
                self.read_actuals(document)

    def open(self, name: str, read: tuple[bytes | None, Finding | None]) -> Document | None:
        content, wrong = read
        text = None
        if content is not None:
            text, wrong = decode(content, name)
        if text is None or wrong is not None:
            self.findings += [wrong] if wrong else []
            return None
        self.documents[name] = document = Document(name, text)
        if document.is_csv:
            return document
        document.data, findings = read_yaml(text, name)
        self.findings += findings
        return None if document.data is None and findings else document

    def read_actuals(self, document: Document) -> None:
        file, issues = validate(ActualsFile, document.data or {}, document.name)
        self.issues += issues
        if file is not None:
            self.files[document.name] = file
            self.keep(observations_of(file, self.defaults(file, document.name)))

    def defaults(self, file: ActualsFile | None, name: str) -> Defaults:
        region = self.plan.plan.region if self.plan else ""
        if file is None:
            return Defaults(None, region, None, name)
        return Defaults(file.year, file.region or region, file.source, name)

    def keep(self, results: Iterable[Observation | Issue | Finding]) -> None:
        for result in results:
            if isinstance(result, Observation):
                self.observations.append(result)
            else:
                (self.issues if isinstance(result, Issue) else self.findings).append(result)  # type: ignore[arg-type]

    def dataset(self, file: TargetsFile) -> Dataset:
        sources = sources_of(file.sources)
        for actuals in self.files.values():
            sources |= sources_of(actuals.sources)
        observations: dict[str, dict[str, list[Observation]]] = {}
        for o in self.observations:
            observations.setdefault(o.region, {}).setdefault(o.indicator, []).append(o)
        return Dataset(
            path=self.folder.path.as_posix(),
            builtin=self.folder.builtin,
            plan=plan_of(file.plan),
            units={unit: name_of(name) for unit, name in file.units.items()},
            regions=regions_of(file),
            sources=sources,
            groups={key: name_of(group.name) for key, group in file.groups.items()},
            indicators={key: indicator_of(key, record, file.plan) for key, record in file.indicators.items()},
            observations=observations,
            claims=tuple(claim_of(claim, file.plan) for claim in file.claims),
        )

    def placed(self) -> Iterator[Finding]:
        yield from self.findings
        for issue in self.issues:
            yield self.documents[issue.file].find(issue)


@contextmanager
def _without_collector() -> Iterator[None]:
    """A million fresh tuples are no garbage; looking for cycles among them costs more than reading them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load(folder: Folder, *, with_warnings: bool = False) -> Loaded:
    """Read and check a folder; every finding of every file, sorted. Warnings only on request: they do not stop a figure."""
    with _without_collector():
        reading = _Reading(folder)
        reading.read()
        data = None
        if reading.plan is not None:
            data = reading.dataset(reading.plan)
            name = (folder.path / "targets.yaml").as_posix()
            material = Material(data, name, reading.plan, reading.files)
            reading.issues += errors(material)
            if with_warnings:
                reading.issues += warnings(material)
        findings = sorted(reading.placed(), key=lambda f: f.order)
        failed = any(f.is_error for f in findings)
    return Loaded(None if failed else data, findings)


__all__ = ["Folder", "Loaded", "load"]
