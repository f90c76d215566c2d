"""The Word document by its structure: headings, tables, fonts, pictures; and as an office program reads it."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from conftest import DEMO, Lygap
from lygap.judge.assess import Question, assess_all
from lygap.plan.records import Dataset, Source
from lygap.reading import Folder, load
from lygap.render.docx import TemplateError, write_docx
from lygap.render.docx.tables import TINTS, table
from lygap.report.answer import Answer
from lygap.report.evaluation import Brief, Evaluation, evaluate
from lygap.report.implementation import Entry, Grid, GridColumn, GridSection
from lygap.words import LANGS, Lang

HOSTILE = (
    "<script>alert(1)</script>",
    "::error::stop",
    "=cmd|'/C calc'!A0",
    "]]>&amp;<w:p/>",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt",
    "long " * 2000,
    "中" * 10_000,
)


def demo() -> Dataset:
    data = load(Folder(DEMO)).data
    assert data is not None
    return data


def evaluation(data: Dataset, year: int = 2023) -> Evaluation:
    rows = assess_all(data, list(data.indicators.values()), data.plan.region, Question(year))
    return evaluate(Answer(data, data.plan.region, [year], "auto", list(rows)), Brief(Question(year), "data · 0123"))


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The document of the demonstration plan in both languages."""
    found = evaluation(demo())
    return {lang: write_docx(found, lang) for lang in LANGS}


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def headings(document: Any) -> list[tuple[int, str]]:
    found = ((re.match(r"Heading (\d)", p.style.name), p.text) for p in document.paragraphs)
    return [(int(match[1]), text) for match, text in found if match]


def rows_of(given: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in given.rows]


def test_the_title_and_the_headings_have_their_styles(made: dict[str, bytes]) -> None:
    document = opened(made["zh"])
    (title,) = (p for p in document.paragraphs if p.style.name == "Title")
    assert title.text == "演示规划\n中期评估报告"
    assert headings(document)[:4] == [
        (1, "一、评估概况"),
        (1, "二、主要指标进展情况"),
        (2, "（一）总体判断"),
        (2, "（二）各项进展"),
    ]
    assert headings(opened(made["en"]))[-1] == (1, "Sources")


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_row_of_each_table_repeats_and_rows_stay_whole(made: dict[str, bytes], lang: Lang) -> None:
    tables = [found for found in opened(made[lang]).tables if not found._tbl.findall(".//" + qn("w:drawing"))]
    assert len(tables) == 3
    for found in tables:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in found.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.rows)
        properties = found._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert len(properties.find(qn("w:tblDescription")).get(qn("w:val"))) > 10


@pytest.mark.parametrize("lang", LANGS)
def test_the_grid_and_the_cells_have_the_same_widths_and_fill_the_page(made: dict[str, bytes], lang: Lang) -> None:
    document = opened(made[lang])
    section = document.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / 635
    for found in document.tables:
        grid = [int(column.get(qn("w:w"))) for column in found._tbl.tblGrid.findall(qn("w:gridCol"))]
        assert abs(sum(grid) - room) < 30
        for row in found._tbl.tr_lst:
            cells = row.findall(qn("w:tc"))
            widths = [int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) for cell in cells]
            assert widths in (grid, [sum(grid)])


def test_the_table_says_what_the_rows_say_and_shows_it_in_colour(made: dict[str, bytes]) -> None:
    document = opened(made["zh"])
    rows = rows_of(document.tables[0])
    assert ["1", "高新技术企业数", "家", "预期性", "100", "200", "160", "60.0", "60.0", "快于预期"] in rows
    (firms,) = (row for row in document.tables[0].rows if row.cells[1].text == "高新技术企业数")
    shade = firms.cells[-1]._tc.find(f".//{qn('w:shd')}")
    assert shade.get(qn("w:fill")) == TINTS["on_track"]


def test_numbers_do_not_wrap_and_what_has_no_room_does() -> None:
    columns = [GridColumn("Name", "text"), GridColumn("Value", "number")]
    rows = [[Entry("a"), Entry("1,234,567.89")], [Entry("b"), Entry("in words, as long as it may be, and longer")]]
    made = table(Grid(1, "C", "D", columns, [GridSection("", rows)], []), "Normal", 9, 80)
    wraps = [cell.find(f".//{qn('w:noWrap')}") is None for cell in made.iter(qn("w:tc"))]
    assert wraps == [True, True, True, False, True, True]


def test_a_table_too_narrow_for_its_numbers_keeps_room_for_names() -> None:
    columns = [GridColumn("Name", "text"), *[GridColumn(f"Value{n}", "number") for n in range(9)]]
    rows = [[Entry("A name of some length"), *[Entry("1,234,567")] * 9]]
    made = table(Grid(1, "C", "D", columns, [GridSection("", rows)], []), "Normal", 9, 156)
    grid = [int(column.get(qn("w:w"))) for column in made.iter(qn("w:gridCol"))]
    assert grid[0] == round(24 * 56.6929)
    assert abs(sum(grid) - 156 * 56.6929) < 10


def test_chinese_has_the_fonts_and_the_page_of_official_documents(made: dict[str, bytes]) -> None:
    document = opened(made["zh"])
    fonts = {}
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Table Text", "Caption"):
        found = document.styles[name].element.find(f".//{qn('w:rFonts')}")
        fonts[name] = found.get(qn("w:eastAsia"))
        assert not [key for key in found.attrib if "Theme" in key]
    assert fonts == {
        "Normal": "仿宋",
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体",
        "Heading 3": "仿宋",
        "Table Text": "宋体",
        "Caption": "黑体",
    }
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    normal = document.styles["Normal"].element
    assert normal.find(f".//{qn('w:sz')}").get(qn("w:val")) == "32"
    assert normal.find(f".//{qn('w:spacing')}").get(qn("w:line")) == "560"
    assert normal.find(f".//{qn('w:ind')}").get(qn("w:firstLineChars")) == "200"
    assert "— 1 —" in section.footer._element.xpath("string(.)").replace(" PAGE ", "")


def test_every_picture_has_words_for_who_cannot_see_it(made: dict[str, bytes]) -> None:
    told = [found.get("descr") for found in opened(made["en"]).element.body.iter(qn("wp:docPr"))]
    assert told[0] == "What the marks and lines of the charts mean"
    assert any(text.startswith("High-tech firms: 100 in 2020;") for text in told)
    assert min(map(len, told)) > 10


def test_captions_are_counted_by_word(made: dict[str, bytes]) -> None:
    body = opened(made["zh"]).element.body
    fields = [found.text for found in body.iter(qn("w:instrText"))]
    assert fields.count(" SEQ Table \\* ARABIC ") == 3
    assert fields.count(" SEQ Figure \\* ARABIC ") > 3
    captions = [p.text for p in opened(made["zh"]).paragraphs if p.style.name == "Caption"]
    assert captions[0] == "表1　主要指标进展情况"


def test_the_same_data_give_the_same_bytes_and_no_clock(made: dict[str, bytes]) -> None:
    assert write_docx(evaluation(demo()), "zh") == made["zh"]
    with zipfile.ZipFile(io.BytesIO(made["zh"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}
    assert "<dc:title>演示规划 中期评估报告</dc:title>" in core
    assert "python-docx" not in core


def test_hostile_names_stand_in_the_tables_as_they_are() -> None:
    data = demo()
    names = dict(zip(data.indicators, HOSTILE, strict=False))
    indicators = {
        key: found._replace(name=names.get(key, found.name), unit="<u>") for key, found in data.indicators.items()
    }
    source = Source("plan", "<b>]]>", publisher="::error::", url="javascript:alert(1)")
    spoiled = data._replace(indicators=indicators, sources={**data.sources, "plan": source})
    content = write_docx(evaluation(spoiled), "zh")
    cells = [cell for found in opened(content).tables for row in rows_of(found) for cell in row]
    assert [name[:20] for name in names.values() if not any(name in cell for cell in cells)] == []
    assert b"javascript" not in b"".join(_parts(content))


def _parts(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_what_no_xml_may_hold_is_replaced() -> None:
    data = demo()
    firms = data.indicators["firms"]._replace(name="a\x00b\ud800c\ufffe")
    content = write_docx(evaluation(data._replace(indicators={"firms": firms})), "en")
    assert "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}" in [
        cell for row in rows_of(opened(content).tables[0]) for cell in row
    ]


def test_many_charts_stand_two_in_a_row(made: dict[str, bytes]) -> None:
    gallery = [found for found in opened(made["zh"]).tables if found._tbl.findall(".//" + qn("w:drawing"))]
    assert [len(found.columns) for found in gallery] == [2]
    data = demo()
    few = data._replace(indicators={key: data.indicators[key] for key in ("firms", "share", "worded")})
    alone = opened(write_docx(evaluation(few), "en"))
    assert [found for found in alone.tables if found._tbl.findall(".//" + qn("w:drawing"))] == []


# ---- templates


def template(**changes: Any) -> bytes:
    """A document with text of its own and some styles changed."""
    document = docx.Document()
    document.add_paragraph("Text of the template")
    document.styles["Heading 1"].font.name = changes.get("font", "Georgia")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_template_gives_its_styles_and_none_of_its_text() -> None:
    document = opened(write_docx(evaluation(demo()), "en", template()))
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert "Text of the template" not in [p.text for p in document.paragraphs]
    assert headings(document)[0] == (1, "1. Overview")
    assert document.styles["Table Text"].font.size.pt == 8.5


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 18])
def test_a_template_must_be_a_word_document(content: bytes) -> None:
    with pytest.raises(TemplateError):
        write_docx(evaluation(demo()), "en", content)


# ---- in an office program


def office() -> str:
    """The office program; where it is missing, the test says so, and fails where programs are needed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        message = "LibreOffice (soffice) is not installed"
        if os.environ.get("LYGAP_NEED_PROGRAMS"):
            pytest.fail(message)
        pytest.skip(message)
    return program


@pytest.mark.parametrize("lang", LANGS)
def test_an_office_program_reads_every_heading_and_row(made: dict[str, bytes], lang: Lang, tmp_path: Path) -> None:
    program = office()
    file = tmp_path / "report.docx"
    file.write_bytes(made[lang])
    profile = (tmp_path / "profile").as_uri()
    words = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [program, *words, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=180
    )
    read = (tmp_path / "report.txt").read_text("utf-8-sig")
    document = opened(made[lang])
    assert [text for _, text in headings(document) if text not in read] == []
    names = [row[1] for row in rows_of(document.tables[0])]
    assert [name for name in names if name not in read] == []


# ---- from the command line


def test_a_word_report_is_written_by_the_extension(lygap: Lygap, tmp_path: Path) -> None:
    file = tmp_path / "r.docx"
    run = lygap("report", "2023", "-d", str(DEMO), "-o", str(file), "--lang", "zh", "--group", "all")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert opened(file.read_bytes()).paragraphs[0].text == "演示规划\n中期评估报告"


def test_without_python_docx_it_is_said_what_to_install(
    lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for name in [name for name in sys.modules if name == "docx" or name.startswith("docx.")]:
        monkeypatch.setitem(sys.modules, name, None)
    run = lygap("report", "2023", "-d", str(DEMO), "-o", str(tmp_path / "r.docx"), "--lang", "en")
    assert (run.code, run.err.count("\n"), 'pip install "lygap[docx]"' in run.err) == (2, 1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_template_is_taken_from_a_file(lygap: Lygap, tmp_path: Path) -> None:
    given, file = tmp_path / "t.docx", tmp_path / "r.docx"
    given.write_bytes(template(font="Courier New"))
    words = ("report", "2023", "-d", str(DEMO), "--lang", "en", "-g", "main", "-o", str(file))
    assert lygap(*words, "--template", str(given)).code == 0
    assert opened(file.read_bytes()).styles["Heading 1"].font.name == "Courier New"


WRONG = {
    "no.docx": "lygap: cannot read {path}/no.docx: No such file or directory\n",
    "text.docx": "lygap: the template is no Word document (.docx): save it as .docx without macros\n",
}


@pytest.mark.parametrize(("name", "said"), WRONG.items())
def test_a_template_that_cannot_be_used_is_one_line(name: str, said: str, lygap: Lygap, tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("text", "utf-8")
    words = ("report", "2023", "-d", str(DEMO), "--lang", "en", "-o", str(tmp_path / "r.docx"))
    run = lygap(*words, "--template", str(tmp_path / name))
    assert (run.code, run.err) == (2, said.format(path=tmp_path.as_posix()))
    assert not (tmp_path / "r.docx").exists()


def test_only_word_reports_have_a_template(lygap: Lygap, tmp_path: Path) -> None:
    run = lygap("report", "2023", "-d", str(DEMO), "--lang", "en", "-f", "md", "--template", "x.docx")
    assert (run.code, run.err) == (2, "lygap: --template is for Word reports (.docx), not for md\n")


def test_only_reports_are_written_for_word(lygap: Lygap) -> None:
    assert lygap("status", "2023", "-d", str(DEMO), "-f", "docx").code == 2


def test_a_missing_chinese_font_is_told(lygap: Lygap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lygap.render.png.has_chinese_font", lambda: False)
    words = ("report", "2023", "-d", str(DEMO), "-g", "main", "-o", str(tmp_path / "r.docx"))
    assert lygap(*words, "--lang", "zh").err.startswith("lygap：未找到中文字体")
    assert lygap(*words, "--lang", "en").err == ""


def test_a_source_leads_to_where_it_can_be_read_on_the_web_alone() -> None:
    data = demo()
    named = {
        "plan": Source("plan", "The plan", date="2021-05", url="https://example.org/plan"),
        "bulletin": Source("bulletin", "A bulletin", url="ftp://example.org/bulletin"),
        "news": data.sources["news"]._replace(publisher=None, date=None, mirror=False),
    }
    document = opened(write_docx(evaluation(data._replace(sources=named)), "en"))
    links = {found.get(qn("r:id")) for found in document.element.body.iter(qn("w:hyperlink"))}
    relations = document.part.rels
    outside = {key: relations[key].target_ref for key in relations if relations[key].is_external}
    assert set(outside) == links
    assert set(outside.values()) == {"https://example.org/plan"}
    sources = [p.text for p in document.paragraphs if p.style.name == "Source"]
    assert "[1] The plan, 2021-05" in sources
    assert any(text.endswith("] 新闻报道") for text in sources)


@pytest.mark.parametrize("lang", LANGS)
def test_a_long_title_has_lines_of_about_one_length(lang: Lang) -> None:
    data = demo()
    names = {
        "zh": "洛阳市科技创新和一流创新生态建设规划以及其他各项规划",
        "en": "A plan whose name needs two lines of the title",
    }
    document = opened(write_docx(evaluation(data._replace(plan=data.plan._replace(name=names[lang]))), lang))
    (title,) = (p for p in document.paragraphs if p.style.name == "Title")
    indent = title._p.pPr.find(qn("w:ind"))
    left, right = (int(indent.get(qn(f"w:{side}"))) for side in ("left", "right"))
    assert right > 300
    assert left == (right if lang == "zh" else 0)
    section = document.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) / 635 - left - right
    assert room > (section.page_width - section.left_margin - section.right_margin) / 635 / 2


def test_lines_with_a_piece_that_cannot_be_broken_are_not_torn_apart() -> None:
    data = demo()
    content = write_docx(evaluation(data)._replace(version="data · 473b1619d2cc"), "zh")
    sides = {p.text: p._p.pPr.find(qn("w:jc")) for p in opened(content).paragraphs if p.style.name == "Normal"}
    (version,) = (side for text, side in sides.items() if "473b1619d2cc" in text)
    assert version.get(qn("w:val")) == "left"
    assert [side for text, side in sides.items() if text.startswith("评估采用已公布的数值")] == [None]


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_goes_on_over_the_page_after_its_first_three_rows(made: dict[str, bytes], lang: Lang) -> None:
    """Of a long table the first page would else stay half empty."""
    long = opened(made[lang]).tables[0]
    keeps = [bool(row._tr.findall(".//" + qn("w:keepNext"))) for row in long.rows if len(row._tr.tc_lst) > 1]
    assert len(keeps) > 4
    assert keeps == [True] * 3 + [False] * (len(keeps) - 3)
