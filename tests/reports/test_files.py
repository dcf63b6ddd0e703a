"""Without a browser: every format opened again with its own library has the words, numbers and order of the parts."""

import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from tests.reports.conftest import AS_OF, NOTE, Boards, Make, of
from tracker.cli import main
from tracker.core.limits import clean_text
from tracker.reports import FORMATS, PicturesError, Report, making, offered, place_items, trouble, trouble_words
from tracker.views.report import Table, printed

Words = list[list[str]]


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")


def words(table: Table, lang: str) -> Words:
    return [list(table.heads), *([printed(cell, lang) for cell in row] for row in table.rows)]


def tables(report: Report) -> list[Words]:
    """All tables of a report in order, in words."""
    listed = [part.table for part in report.parts] + [table for _, group, _ in report.appendix for table in group]
    return [words(table, report.lang) for table in listed]


def test_docx_has_the_tables_and_says_why_there_are_no_pictures(yichang: Report, make: Make) -> None:
    document = Document(str(make(yichang, "docx")))
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert found == tables(yichang)
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said.count(yichang.text("report.trouble_no_browser")) == sum(part.draw is not None for part in yichang.parts)
    assert clean_text(NOTE) in said
    assert not document.inline_shapes
    for heading in yichang.headings:
        assert heading in said


def test_docx_names_chinese_fonts_and_counts_its_pages(yichang: Report, make: Make) -> None:
    document = Document(str(make(yichang, "docx")))
    for style in ("Normal", "Heading 1", "Title"):
        assert document.styles[style].element.rPr.rFonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
    fields = [field.text for field in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]
    names = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names)
    marks = {name for name in names if name.startswith("chapter")}
    links = {link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))}
    codes = [each.text or each.get(qn("w:fldCharType"))
             for each in document.element.iter(qn("w:fldChar"), qn("w:instrText"))]  # fmt: skip
    assert codes[1].split() == ["TOC", "\\o", '"1-1"', "\\h", "\\z", "\\u"]
    asked = [code.split() for code in codes if code.strip() not in ("begin", "separate", "end")]
    assert [code[0] for code in asked[1 : 1 + len(yichang.headings)]] == ["PAGEREF"] * len(yichang.headings)
    assert codes.count("begin") == codes.count("end") == len(asked)
    assert links == marks
    assert len(links) == len(yichang.headings)


def test_docx_captions_count_figures_and_tables_and_refer_to_each_other(yichang: Report, make: Make) -> None:
    document = Document(str(make(replace(yichang, native=True), "docx")))
    captions = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Caption"]
    label = {kind: yichang.text(f"report.{kind}") for kind in ("figure", "table")}
    tables = [each.text for each in captions if each.text.startswith(f"{label['table']} ")]
    assert tables == [f"{label['table']} {n}\u3000{part.title}" for n, part in enumerate(yichang.parts, start=1)]
    figures = [each for each in captions if each.text.startswith(f"{label['figure']} ")]
    native = [n for n in range(1, len(yichang.parts) + 1) if replace(yichang, native=True).drawn_native(n)]
    for number, (caption, part) in enumerate(zip(figures, native, strict=True), start=1):
        assert caption.text.startswith(f"{label['figure']} {number}\u3000{yichang.parts[part - 1].title}")
        codes = [code.text.split() for code in caption._p.iter(qn("w:instrText"))]
        assert codes == [["SEQ", label["figure"], "\\*", "ARABIC"], ["REF", f"table{part}", "\\h"]]
        assert f"{label['table']} {part}" in caption.text
    marks = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert {f"table{n}" for n in range(1, len(yichang.parts) + 1)} <= marks


def test_pptx_has_the_tables_within_its_slides(yichang: Report, make: Make) -> None:
    deck = Presentation(str(make(yichang, "pptx")))
    found: dict[tuple[str, ...], Words] = {}
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_table:
                head, *rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                whole = re.sub(r" ?[（(]\d+/\d+[）)]$", "", slide.shapes.title.text)
                found.setdefault((whole, *head), [head]).extend(rows)
    shown = [part.table for part in yichang.parts] + [table for _, table in yichang.appendix_on_slides]
    assert list(found.values()) == [words(table, yichang.lang) for table in shown]
    noted = list(deck.slides)[-1].notes_slide.notes_text_frame.text.splitlines()
    for table in tables(yichang)[len(yichang.parts) :]:
        assert {"\t".join(row) for row in table} <= set(noted)
    assert noted[-len(yichang.rules) :] == list(yichang.rules)


def test_pptx_contents_lead_to_their_slides(yichang: Report, make: Make) -> None:
    deck = Presentation(str(make(yichang, "pptx")))
    lines = [shape for slide in list(deck.slides)[1:3] for shape in slide.shapes if shape.click_action.target_slide]
    for heading, number in zip(lines[::2], lines[1::2], strict=True):
        target = heading.click_action.target_slide
        assert target.shapes.title.text.startswith(heading.text_frame.text)
        assert list(deck.slides).index(target) + 1 == int(number.text_frame.text)
    assert len(lines) == 2 * (len(yichang.parts) + 1)


def test_xlsx_has_numbers_and_days_as_such_and_texts_as_texts(yichang: Report, make: Make) -> None:
    book = openpyxl.load_workbook(make(yichang, "xlsx"))
    front, *sheets = book.worksheets
    kinds = {part.item.kind for part in yichang.parts}
    assert len(sheets) == len(kinds) + 1 + len(yichang.sources) + len(yichang.methods)
    found: dict[str, list[list[object]]] = {}
    for sheet in sheets:
        head, *rows = sheet.iter_rows(min_row=3)
        assert sheet.freeze_panes == "A4"
        assert sheet.auto_filter.ref == f"A3:{head[-1].column_letter}{sheet.max_row}"
        joined = head[0].value == yichang.text("report.head_part")
        for cells in rows:
            assert all(cell.data_type != "f" for cell in cells)
            part = cells[0].value if joined else sheet["A1"].value
            found.setdefault(part, []).append([cell.value for cell in cells[joined:]])
    others = [yichang.data, *yichang.sources, *yichang.methods]
    shown = {part.title: part.table for part in yichang.parts} | {table.title: table for table in others}
    shown |= {yichang.heading(number): part.table for number, part in enumerate(yichang.parts, start=1)}
    assert sum(map(len, found.values())) == sum(len(part.table.rows) for part in yichang.parts) + sum(
        len(table.rows) for table in others
    )
    for title, rows in found.items():
        table = shown[title]
        for row, wanted in zip(rows, table.rows, strict=True):
            cells = [
                value.date().isoformat() if isinstance(value, datetime) else "" if value is None else value
                for value in row
            ]
            own_unit = len(cells) > len(wanted)
            for head, cell in zip(table.heads, wanted, strict=True):
                assert cells.pop(0) == (cell if isinstance(cell, str) else float(cell))
                if own_unit and head.endswith(("）", ")")):
                    assert cells.pop(0) in head
            assert not cells
    days = [value for rows in found.values() for row in rows for value in row if isinstance(value, datetime)]
    assert len(days) > 10
    assert sheets[0]["A2"].value == " ".join((clean_text(NOTE), *yichang.parts[0].lines))
    assert sheets[0]["A2"].data_type == "s"
    assert [cell.hyperlink.location for cell in front["A"] if cell.hyperlink] == [f"'{s.title}'!A1" for s in sheets]


def test_html_escapes_what_it_shows_and_asks_nobody(yichang: Report, make: Make) -> None:
    page = make(yichang, "html").read_text(encoding="utf-8")
    body = page[page.index("<body") :]
    assert "<b>\N{RIGHT-TO-LEFT OVERRIDE}" not in body
    assert "王&lt;芳&gt;" in body
    cells = [
        unescape(re.sub(r"</?span>|<wbr>", "", cell)) for cell in re.findall(r"<t[dh](?: [^>]*)?>(.*?)</t[dh]>", body)
    ]
    assert cells == [cell for table in tables(yichang) for row in table for cell in row]
    assert not re.search(r"(?:src|href)=[\"'](?!#)", body)
    drawings = re.findall(r'<script type="application/json">(.*?)</script>', body)
    assert len(drawings) == sum(part.draw is not None for part in yichang.parts)
    for drawing in drawings:
        assert json.loads(drawing)["layout"]["meta"]["title"]


@pytest.mark.parametrize("form", ["pdf", "zip"])
def test_what_is_all_picture_is_refused_with_the_reason(yichang: Report, tmp_path: Path, form: str) -> None:
    assert not offered(form, yichang.lang)
    with pytest.raises(PicturesError) as refused:
        list(making(yichang, form, tmp_path / f"out.{form}"))
    assert refused.value.code == "no_browser"
    assert not list(tmp_path.iterdir())


def test_formats_without_pictures_stay_offered() -> None:
    assert [form for form in FORMATS if offered(form, "zh")] == ["docx", "pptx", "html", "xlsx"]


def test_without_a_chinese_font_chinese_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER_PATH")
    empty = tmp_path / "fonts.conf"
    empty.write_text("<?xml version='1.0'?><fontconfig></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    assert trouble("zh") == "no_font"
    assert "fonts-wqy-microhei" in trouble_words("zh", "no_font")
    assert trouble("en") == ""


@pytest.mark.parametrize("form", ["docx", "html"])
@pytest.mark.parametrize("steps", [0, 1])
def test_a_making_that_is_stopped_leaves_nothing(yichang: Report, tmp_path: Path, form: str, steps: int) -> None:
    making_of = making(yichang, form, tmp_path / f"out.{form}")
    for _ in range(steps):
        next(making_of)
    making_of.close()
    assert not list(tmp_path.iterdir())


def test_an_old_file_is_replaced_only_by_a_whole_one(yichang: Report, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")
    stopped = making(yichang, "xlsx", out)
    next(stopped)
    stopped.close()
    assert out.read_bytes() == b"old"
    list(making(yichang, "xlsx", out))
    assert zipfile.is_zipfile(out)


def test_the_command_writes_or_says_why_not(
    boards: Boards, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "db" / "tracker.db"))
    (tmp_path / "db").mkdir()

    def call(place: str, form: str, out: str) -> int:
        return main(["report", "--jurisdiction", place, "--format", form, "--as-of", AS_OF.isoformat(), "--out", out])

    assert call("420500", "xlsx", str(tmp_path / "a.xlsx")) == 0
    assert str(tmp_path / "a.xlsx") in capsys.readouterr().out
    assert call("420500", "docx", str(tmp_path / "a.docx")) == 0
    assert "BROWSER_PATH" in capsys.readouterr().err
    assert call("宜昌市", "xlsx", str(tmp_path / "a.xlsx")) == 0
    for place, form, out, code, said in (
        ("999999", "xlsx", "b.xlsx", 2, "999999"),
        ("夷陵区", "xlsx", "b.xlsx", 1, "没有目标"),
        ("420500", "pdf", "b.pdf", 1, "BROWSER_PATH"),
        ("420500", "xlsx", "no/folder/b.xlsx", 1, "no/folder"),
    ):
        assert call(place, form, str(tmp_path / out)) == code
        assert said in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.xlsx", "db"]


def test_a_city_fits_fifteen_slides_without_a_browser_and_says_why(boards: Boards, make: Make, tmp_path: Path) -> None:
    """What is lacking stands at the foot of the slide with the table, not on a slide of its own."""
    for lang in ("zh", "en"):
        city = replace(of(boards, place_items(boards(AS_OF), "420500"), lang), native=True)
        deck = Presentation(str(make(city, "pptx")))
        (tmp_path / "out.pptx").unlink()
        assert len(deck.slides) <= 15
        lacking = city.text("report.trouble_no_browser")
        for slide in deck.slides:
            words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            assert lacking not in words or any(shape.has_table for shape in slide.shapes)
        assert any(lacking in shape.text_frame.text for slide in deck.slides for shape in slide.shapes
                   if shape.has_text_frame)  # fmt: skip
