"""A new plan: it is sound, gives an answer at once, and nothing that was there is touched."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from conftest import Lygap
from lygap.model import json_schema
from lygap.source import read_yaml

BUILTIN = Path(__file__).parents[2] / "data"


def texts_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("lang", "name"), [("en", "Public charging points"), ("zh", "公共充电桩数量")])
def test_a_new_plan_is_sound_and_gives_a_status(
    lang: str, name: str, lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    made = lygap("init", "--lang", lang)
    assert (made.code, made.err) == (0, "")
    assert lygap("check", "--strict", "--lang", lang) == (0, "", "")
    run = lygap("status", "--lang", lang)
    assert (run.code, run.err) == (0, "")
    assert name in run.out
    rows = json.loads(lygap("status", "-f", "json").out)["indicators"]
    assert [row["status"] for row in rows] == ["on_track", "off_track", "off_track"]
    assert [row["observation"]["value"] for row in rows] == [790, 461, 41.5]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_editors_find_the_schemas(lang: str, lygap: Lygap, tmp_path: Path) -> None:
    assert lygap("init", str(tmp_path / "a" / "plan"), "--lang", lang).code == 0
    made = texts_in(tmp_path / "a" / "plan")
    assert set(made) == {"targets.yaml", "actuals/values.yaml", "schema/targets.json", "schema/actuals.json"}
    for name, kind in (("targets.yaml", "targets"), ("actuals/values.yaml", "actuals")):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", made[name].decode())
        assert found is not None
        file = (tmp_path / "a" / "plan" / name).parent / found[1]
        schema = json.loads(file.read_text("utf-8"))
        assert schema == json_schema(kind, lang)  # type: ignore[arg-type]
        data, _ = read_yaml(made[name].decode(), name)
        jsonschema.Draft7Validator(schema).validate(data)


def test_comments_stand_in_the_language_asked_for(lygap: Lygap, tmp_path: Path) -> None:
    han = re.compile("[\u4e00-\u9fff]")
    for lang in ("en", "zh"):
        lygap("init", str(tmp_path / lang), "--lang", lang)
        for name, content in texts_in(tmp_path / lang).items():
            assert bool(han.search(content.decode())) == (lang == "zh"), name


def test_the_built_in_plan_can_be_copied(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("init", str(tmp_path / "mine"), "--from", "builtin", "--lang", "en")
    assert (run.code, run.err) == (0, "")
    made = texts_in(tmp_path / "mine")
    for name, content in texts_in(BUILTIN).items():
        assert made[name].partition(b"\n")[2] == content.partition(b"\n")[2]
    assert made["targets.yaml"].startswith(b"# yaml-language-server: $schema=schema/targets.json\n")
    copied = lygap("status", "2023", "-d", str(tmp_path / "mine"), "-f", "csv")
    assert copied.out == lygap("status", "2023", "-d", "builtin", "-f", "csv").out
    checked = lygap("check", str(tmp_path / "mine"))
    assert checked.out.replace(str(tmp_path / "mine"), str(BUILTIN)) == lygap("check", str(BUILTIN)).out


def test_it_says_what_was_made_and_what_to_do_next(
    lygap: Lygap, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert lygap("init", "mine", "--lang", "en").out == (
        "lygap: made mine/targets.yaml, mine/actuals/values.yaml, mine/schema/targets.json, mine/schema/actuals.json\n"
        "lygap: next, change targets.yaml and the file in actuals; `lygap check -d mine` reports what is wrong,"
        " `lygap status -d mine` shows the result\n"
    )
    assert "`lygap check` reports" in lygap("init", "--lang", "en").out
    assert lygap("init", "-d", "other", "--lang", "en").out.startswith("lygap: made other/targets.yaml")


@pytest.mark.parametrize("there", ["targets.yaml", "data/targets.yaml", "actuals/2020.csv", "schema/actuals.json"])
@pytest.mark.parametrize("words", [(), ("--from", "builtin")])
def test_nothing_that_is_there_is_overwritten(there: str, words: tuple[str, ...], lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / there
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    run = lygap("init", str(tmp_path), *words, "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("lygap: there ") or run.err.startswith(f"lygap: {file.as_posix()} is there already")
    assert run.err.endswith("; nothing was written\n")
    assert texts_in(tmp_path) == {there: b"mine"}
    assert len(list(tmp_path.rglob("*"))) == 1 + ("/" in there)


def test_where_nothing_can_be_written_nothing_is(lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    run = lygap("init", str(tmp_path / "file" / "plan"))
    assert (run.code, run.out) == (2, "")
    assert "cannot write" in run.err


def test_another_origin_is_refused(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("init", str(tmp_path), "--from", "bultin")
    assert run.code == 2
    assert "builtin" in run.err
    assert list(tmp_path.iterdir()) == []
