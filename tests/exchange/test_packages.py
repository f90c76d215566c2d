"""Data Packages: frictionless finds nothing wrong with them, and finds what was spoilt."""

import io
import json
import tempfile
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from anyplan import datasets, read, whole, write_plan
from conftest import Lygap
from lygap.exchange.forms.packages import data_package, descriptor
from lygap.exchange.forms.tidy import tidy_csv
from lygap.plan.records import Dataset

BUILTIN = Path(__file__).parents[2] / "data"


def faults(contents: dict[str, bytes]) -> list[str]:
    """What frictionless says of a package."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of its own libraries
        from frictionless import Package

        with tempfile.TemporaryDirectory() as name:
            for path, content in contents.items():
                (Path(name) / path).write_bytes(content)
            report = Package(f"{name}/datapackage.json").validate()
    return [f"{task.name}: {e.type}" for task in report.tasks for e in task.errors] + [e.type for e in report.errors]


@pytest.fixture(scope="module")
def package() -> dict[str, bytes]:
    return dict(data_package(whole(read(BUILTIN))).contents)


def test_the_built_in_plan_is_valid(package: dict[str, bytes]) -> None:
    assert faults(package) == []
    assert package["observations.csv"] == b"".join(tidy_csv(whole(read(BUILTIN))).chunks)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"rd_intensity,2015,1.79,", b"rd_intensity,2015,about 2,", "type-error"),
        (b"rd_intensity,2015,", b"rd_intensity,15,", "type-error"),
        (b"rd_intensity,2015,1.79,,,,luoyang,plan", b"rd_intensity,2015,1.79,,,,luoyang,nobody", "foreign-key"),
        (b"rd_intensity,2015,1.79", b"unheard_of,2015,1.79", "foreign-key"),
        (b",derived,", b",guessed,", "constraint-error"),
        (b",2021-10,", b",October 2021,", "constraint-error"),
    ],
)
def test_a_spoilt_cell_is_found(package: dict[str, bytes], old: bytes, new: bytes, fault: str) -> None:
    assert old in package["observations.csv"]
    spoilt = package | {"observations.csv": package["observations.csv"].replace(old, new, 1)}
    assert faults(spoilt) == [f"observations: {fault}"]


@given(datasets())
@settings(max_examples=20)
def test_any_plan_is_valid(data: Dataset) -> None:
    assert faults(dict(data_package(whole(data)).contents)) == []


def test_the_descriptor_says_what_is_in_it() -> None:
    said = descriptor(whole(read(BUILTIN)))
    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert said["name"] == "luoyang-14fyp-sti"
    assert "profile" not in said
    observations = said["resources"][1]
    assert (observations["name"], observations["path"]) == ("observations", "observations.csv")
    assert observations["schema"]["foreignKeys"] == [
        {"fields": ["indicator"], "reference": {"resource": "indicators", "fields": ["id"]}},
        {"fields": ["region"], "reference": {"resource": "regions", "fields": ["id"]}},
        {"fields": ["source"], "reference": {"resource": "sources", "fields": ["id"]}},
    ]
    assert said["resources"][0]["schema"]["primaryKey"] == ["id"]
    fields = {field["name"]: field for field in observations["schema"]["fields"]}
    assert fields["obs_status"]["constraints"] == {
        "enum": ["final", "provisional", "estimated", "derived"],
        "required": True,
    }
    assert fields["value"]["type"] == "number"
    assert fields["from"] == {
        "name": "from",
        "type": "year",
        "description": "The earlier year that it is compared with.",
    }


def test_it_is_a_folder_or_a_zip_file_that_is_the_same_each_time(lygap: Lygap, tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan", {"stock": [{"year": 2020, "value": 1}]})
    run = lygap("export", "--to", "datapackage", "-d", str(folder), "-o", str(tmp_path / "made"))
    assert (run.code, run.out, run.err) == (0, "", "")
    names = {path.name for path in (tmp_path / "made").iterdir()}
    tables = {"indicators.csv", "observations.csv", "targets.csv", "sources.csv", "regions.csv", "groups.csv"}
    assert names == {"datapackage.json", *tables}
    for name in ("a.zip", "b.zip"):
        assert lygap("export", "-d", str(folder), "-o", str(tmp_path / name)).code == 0
    content = (tmp_path / "a.zip").read_bytes()
    assert content == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert set(archive.namelist()) == names
        assert json.loads(archive.read("datapackage.json"))["name"] == "p"
        assert archive.read("targets.csv") == (tmp_path / "made" / "targets.csv").read_bytes()


def test_the_tables_beside_the_values(tmp_path: Path) -> None:
    contents = data_package(whole(read(write_plan(tmp_path / "plan", {})))).contents
    assert contents["targets.csv"].decode().splitlines()[1:] == [
        "stock,city,baseline,,2018,,10,,,,,,,,,,,,,,,plan,,",
        "stock,city,target,,2024,,20,,,,,,,,at_least,,commit,,,,,plan,,",
        "stock,east,baseline,,2018,,2,,,,,,,,,,,,,,,plan,,",
        "stock,east,target,,2024,,4,,,,,,,,at_least,,commit,,,,,plan,,",
        "flow,city,target,,2024,,50,,,,,,,,about,1,commit,,,,,plan,,",
        "ratio,city,baseline,,2018,,,,,,,,,,,,,,,,,plan,,",
        "ratio,city,target,,2022,,0,,,,,,,,at_most,,commit,,,,,plan,,",
        "count,city,target,,2024,,300,,,,,,,,at_least,,commit,,,,,plan,,",
        "rank,city,baseline,,2018,,40,,,,,,,,,,,,,,,plan,,",
        "rank,city,target,,2024,,,1,30,,,,,,at_most,,commit,,,,,plan,,",
        "band,city,target,,2024,,,4,6,,,,,,between,,commit,,,,,plan,,",
    ]
    indicators = contents["indicators.csv"].decode().splitlines()
    assert "rank,,,'=Rank,位,rank,,down,geometric,,,,,,,,," in indicators
    assert "band,,,Band,,coverage,,,geometric,,,,,,,All,9," in indicators
    assert contents["regions.csv"].decode() == "id,name,part_of,kind\ncity,City,,\neast,East,city,district\n"
    assert contents["groups.csv"].decode() == "id,name\nfirst,First\nsecond,Second\n"
