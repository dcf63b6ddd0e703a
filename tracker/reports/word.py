"""The report as DOCX: native tables, pictures with a text alternative, contents with links and page numbers."""

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tracker.reports import word_xml as xml
from tracker.reports.columns import shares
from tracker.reports.drawing import Pictures
from tracker.reports.report import Report
from tracker.views.report import Table, printed

_WIDTH, _TALLEST, _CELL = 17.0, 23.0, 8.5
_EMS = _WIDTH / 2.54 * 72 / _CELL
_MUTED, _ACCENT = RGBColor(0x5B, 0x66, 0x72), RGBColor(0x1F, 0x5F, 0x8B)


def write(report: Report, pictures: Pictures, path: Path) -> None:
    """Write the file; where `pictures` are missing, a sentence says why and the tables stand."""
    document = Document()
    _set_up(document, report)
    _cover(document, report)
    _contents(document, report)
    for number, part in enumerate(report.parts, start=1):
        _heading(document, report.heading(number), number, new_page=number == 1)
        if part.note:
            document.add_paragraph(part.note)
        for picture in pictures.of(number):
            width = min(Cm(_WIDTH), round(Cm(_TALLEST) * picture.width / picture.height))
            place = document.add_paragraph()
            place.alignment = WD_ALIGN_PARAGRAPH.CENTER
            xml.describe(place.add_run().add_picture(io.BytesIO(picture.png), width=width), part.alt)
        if part.draw and pictures.missing:
            _muted(document, pictures.missing)
        _muted(document, part.alt)
        _table(document, part.table, report.lang)
    for number, (heading, tables, lines) in enumerate(report.appendix, start=len(report.parts) + 1):
        _heading(document, heading, number, new_page=True)
        for table in tables:
            document.add_heading(table.title, 2)
            _table(document, table, report.lang)
        if lines:
            document.add_heading(report.text("method.rules"), 2)
        for line in lines:
            document.add_paragraph(line, style="List Number")
    document.save(str(path))


def _set_up(document: Doc, report: Report) -> None:
    """A4, fonts for both scripts, page numbers in the footer of every page but the cover."""
    sizes = {"Normal": 10.5, "Title": 26, "Heading 1": 15, "Heading 2": 12}
    for name, size in sizes.items():
        xml.fonts(document, name, "宋体" if name == "Normal" else "黑体")
        style: Any = document.styles[name]
        style.font.size = Pt(size)
        if name != "Normal":
            style.font.color.rgb = _ACCENT if name != "Heading 2" else RGBColor(0x1D, 0x27, 0x33)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.different_first_page_header_footer = True
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    xml.field(footer, "PAGE")
    footer.add_run(" / ")
    xml.field(footer, "NUMPAGES")
    document.core_properties.title = report.title
    document.core_properties.author = report.made_by
    document.core_properties.language = "zh-CN" if report.lang == "zh" else "en"
    document.core_properties.comments = ""


def _cover(document: Doc, report: Report) -> None:
    for _ in range(7):
        document.add_paragraph()
    for paragraph in (document.add_paragraph(report.title, style="Title"), *map(document.add_paragraph, report.cover)):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _contents(document: Doc, report: Report) -> None:
    head = document.add_paragraph()
    head.paragraph_format.page_break_before = True
    run = head.add_run(report.text("report.contents"))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(15), _ACCENT
    for number, heading in enumerate(report.headings, start=1):
        line = document.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.paragraph_format.right_indent = Cm(0.2)
        xml.link(line, heading, number)
        line.add_run("\t")
        xml.field(line, f"PAGEREF {xml.bookmark_name(number)} \\h", "")


def _heading(document: Doc, words: str, number: int, *, new_page: bool) -> None:
    heading = document.add_heading(words, 1)
    heading.paragraph_format.page_break_before = new_page
    xml.bookmark(heading, number)


def _muted(document: Doc, words: str) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(9), _MUTED
    return paragraph


def _table(document: Doc, table: Table, lang: str) -> None:
    """A native table with a head that repeats on every page and rows that do not break."""
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
    xml.plain_borders(made)
    widths = [Cm(_WIDTH * share) for share in shares(table, lang, _EMS)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    lines = [tuple(table.heads), *table.rows]
    for number, (row, cells) in enumerate(zip(made.rows, lines, strict=True)):
        xml.keep_whole(row, head=number == 0)
        for column, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[column]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            if table.numeric(column):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(printed(words, lang))
            run.font.size, run.bold = Pt(_CELL), number == 0
    document.add_paragraph().paragraph_format.space_after = Pt(0)
