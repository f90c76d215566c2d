"""The data of the repository: what editors say of it, and whether each of many slips would be found at its line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from lygap.model import FileKind, json_schema
from lygap.model.schema import schema_text
from lygap.reading import Folder, load
from lygap.source import read_yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
TARGETS = "targets.yaml"


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.relative_to(DATA).as_posix())
def test_editors_find_the_data_well(path: Path) -> None:
    kind: FileKind = "targets" if path.name == TARGETS else "actuals"
    text = path.read_text("utf-8")
    data, findings = read_yaml(text, path.name)
    assert findings == []
    assert list(jsonschema.Draft7Validator(json_schema(kind)).iter_errors(data)) == []
    modeline = text.partition("\n")[0].partition("$schema=")[2]
    assert (path.parent / modeline).resolve() == ROOT / "src" / "lygap" / "schema" / f"{kind}.json"


@pytest.mark.parametrize("kind", ["targets", "actuals"])
def test_the_schema_beside_the_code_is_that_of_the_code(kind: FileKind, request: pytest.FixtureRequest) -> None:
    file = ROOT / "src" / "lygap" / "schema" / f"{kind}.json"
    if request.config.getoption("--update-golden"):
        file.write_text(schema_text(kind), "utf-8")
    assert file.read_text("utf-8") == schema_text(kind)
    json.loads(file.read_text("utf-8"))


def swap(old: str, new: str) -> Callable[[str], str]:
    """Change the first occurrence, which must be there."""

    def change(line: str) -> str:
        assert old in line
        return line.replace(old, new, 1)

    return change


SLIPS = [
    ("misspelt key", "LYG101", TARGETS, "  path: geometric", swap("path", "pth"), 0),
    ("misspelt word", "LYG104", TARGETS, "    direction: up", swap("up", "upp"), 0),
    ("percent sign", "LYG103", TARGETS, "    baseline: 2.82", swap("2.82", "2.82%"), 0),
    ("decimal comma", "LYG103", TARGETS, "    baseline: 2.82", swap("2.82", '"2,82"'), 0),
    ("unknown group", "LYG204", TARGETS, "    group: headline", swap("headline", "headlines"), 0),
    ("key twice", "LYG003", TARGETS, "    direction: up", lambda line: f"{line}\n{line}", 1),
    ("unknown source", "LYG202", TARGETS, "  source: plan", swap("plan", "plann"), 0),
    ("alias", "LYG004", TARGETS, "    baseline: 2.82", swap("2.82", "*base"), 0),
    ("hidden character", "LYG108", TARGETS, "    direction: up", lambda line: line + "  # \u202e", 0),
    ("tab", "LYG002", TARGETS, "  region: luoyang", swap("  region", "\tregion"), 0),
    ("years in the wrong order", "LYG302", TARGETS, "  target_year: 2025", swap("2025", "2019"), 0),
    ("unknown indicator", "LYG201", "actuals/2020.yaml", "  rd_intensity:", swap("rd_intensity", "rd_intensities"), 0),
    ("full-width digits", "LYG103", "actuals/2020.yaml", "    - {value: 2.80", swap("2.80", "２.80"), 0),
    ("not a number", "LYG105", "actuals/2020.yaml", "    - {value: 2.80", swap("2.80", ".nan"), 0),
    ("unknown source of a value", "LYG202", "actuals/2020.yaml", "    - {value: 2.80", swap("rd-2020", "rd-20"), 0),
    ("no such day", "LYG107", "actuals/2023.yaml", "      as_of: 2023-05", swap("2023-05", "2023-13"), 0),
    ("date of another year", "LYG303", "actuals/2023.yaml", "      as_of: 2023-05", swap("2023-05", "2021-05"), 0),
    ("unknown region", "LYG203", "actuals/2023.yaml", "      region: luolong_htz", swap("_htz", "_hz"), 0),
]
"""Its name, the code, the file, how the line begins, the slip, and how many lines further down it is found."""


@pytest.mark.parametrize(
    ("code", "file", "start", "change", "off"), [slip[1:] for slip in SLIPS], ids=[s[0] for s in SLIPS]
)
def test_a_slip_is_found_where_it_was_made(
    code: str, file: str, start: str, change: Callable[[str], str], off: int, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    lines = (folder / file).read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(start))
    lines[at] = change(lines[at])
    (folder / file).write_text("\n".join(lines), "utf-8")
    loaded = load(Folder(folder))
    assert loaded.data is None
    found = {(f.rule.code, Path(f.file).relative_to(folder).as_posix(), f.place.line) for f in loaded.findings}
    assert (code, file, at + 1 + off) in found
    assert {rule for rule, _, _ in found} == {code}
