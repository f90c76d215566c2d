"""An output file's extension says the format, for every command alike; what is not known is refused with what is."""

from pathlib import Path

import pytest

from conftest import DEMO, HERE, Lygap

PLAN = ("-d", str(DEMO))
JUMP = str(HERE / "cases" / "LYG306-jump" / "bad")
COMMANDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("status", "2023", *PLAN): ("txt", "json", "jsonl", "csv", "tsv", "md", "html", "xlsx"),
    ("list", *PLAN): ("txt", "json", "jsonl", "csv", "tsv", "md"),
    ("path", *PLAN): ("txt", "json", "jsonl", "csv", "tsv", "md"),
    ("methods",): ("txt", "json", "md"),
    ("rule", "LYG101"): ("txt", "json", "md"),
    ("report", "2023", *PLAN): ("html", "md", "xlsx"),
    ("check", JUMP): ("txt", "json", "md", "csv", "github", "gitlab", "junit", "sarif"),
}


@pytest.mark.parametrize(
    ("words", "extension"), [(words, extension) for words, known in COMMANDS.items() for extension in known]
)
def test_the_extension_says_the_format(lygap: Lygap, tmp_path: Path, words: tuple[str, ...], extension: str) -> None:
    file = tmp_path / f"x.{extension.upper()}"
    assert lygap(*words, "-o", str(file)).code == 0
    asked = {"txt": "text" if words[0] in ("check", "rule") else "table"}.get(extension, extension)
    other = tmp_path / "without"
    assert lygap(*words, "-f", asked, "-o", str(other)).code == 0
    assert file.read_bytes().removeprefix(b"\xef\xbb\xbf") == other.read_bytes()
    assert file.stat().st_size > 0


@pytest.mark.parametrize(("words", "known"), COMMANDS.items())
def test_what_is_not_known_is_refused_with_what_is(
    lygap: Lygap, tmp_path: Path, words: tuple[str, ...], known: tuple[str, ...]
) -> None:
    run = lygap(*words, "-o", str(tmp_path / "x.pdf"), "--lang", "en")
    assert (run.code, list(tmp_path.iterdir())) == (2, [])
    assert run.err.startswith("lygap: --output: “.pdf” is not known (")
    listed = run.err.partition("(")[2].partition(")")[0].split(", ")
    assert set(listed) >= {f".{extension}" for extension in known}


def test_a_page_is_no_plain_text(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("report", "2023", *PLAN, "-o", str(tmp_path / "x.txt"), "--lang", "en")
    assert (run.code, "“.txt” is not known" in run.err) == (2, True)


def test_findings_are_a_table_for_people_and_rows_for_spreadsheets(lygap: Lygap, tmp_path: Path) -> None:
    page, sheet = tmp_path / "x.md", tmp_path / "x.csv"
    lygap("check", JUMP, "-o", str(page), "--lang", "zh")
    lygap("check", JUMP, "-o", str(sheet), "--lang", "zh")
    assert page.read_text("utf-8").splitlines()[2] == "| 位置 | 规则 | 问题 |"
    lines = sheet.read_bytes().decode("utf-8").splitlines()
    assert lines[0] == "\ufeffcode,name,severity,message,file,line,column,indicator,hint"
    assert lines[1].startswith("LYG306,jump,warning,")
    assert lygap("check", JUMP, "-f", "csv").out.splitlines()[0] == lines[0].removeprefix("\ufeff")
