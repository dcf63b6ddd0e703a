"""The report as DOCX: native tables, pictures with a text alternative, contents with links and page numbers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm, Pt
from docx.text.run import Run

from tracker.reports import facts, house_style
from tracker.reports import word_xml as xml
from tracker.reports.drawing import Pictures, lacking
from tracker.reports.part import Part
from tracker.reports.report import Report
from tracker.reports.sizes import A4_HIGH, A4_WIDE
from tracker.reports.word_flow import ACCENT, INK, SIZES, Flow, page_size

_A_PAGE = 36
"""So many lines of the contents are on a page."""
_CAPTION = 20.0
"""The height of a caption in points."""


def write(report: Report, pictures: Pictures, path: Path, template: Path | None = None) -> None:
    """Write the file; where `pictures` are missing, a sentence says why and the tables stand."""
    document: Doc = house_style.opened("docx", template) if template else Document()
    if template:
        _keep_style(document, report)
    else:
        _set_up(document, report)
    _number_pages(document)
    xml.settle_settings(document, "zh-CN")
    facts.state(document, report)
    numbers = [] if report.is_brief else _front(document, report)
    flow = Flow(document, report.lang, page=1 + -(-len(numbers) // _A_PAGE) if numbers else 0)
    counted = Captions()
    pages = [_part(flow, report, number, pictures, counted) for number in range(1, len(report.parts) + 1)]
    flow.turn(across=False)
    for number, (heading, tables, lines) in enumerate(report.appendix, start=len(report.parts) + 1):
        keep = float("inf") if number == len(report.parts) + 1 else 30 + flow.table_start(tables[0])
        xml.bookmark(flow.lines(heading, "Heading 1", keep=keep), number)
        pages.append(flow.page)
        for table in tables:
            flow.lines(table.title, "Heading 2", keep=flow.table_start(table))
            flow.table(table)
        if lines:
            flow.lines(report.text("method.rules"), "Heading 2", keep=60)
        numbered = "List Number" in document.styles
        for at, line in enumerate(lines, start=1):
            flow.lines(line if numbered else f"{at}. {line}", "List Number" if numbered else "Normal")
    for run, page in zip(numbers, pages, strict=not report.is_brief):
        run.text = str(page)
    document.save(str(path))


def _front(document: Doc, report: Report) -> list[Run]:
    """Cover and contents; gives the runs that page numbers are to stand in."""
    _cover(document, report)
    return _contents(document, report)


@dataclass(slots=True)
class Captions:
    """How many figures and tables have a caption so far."""

    figures: int = 0
    tables: int = 0


def _part(flow: Flow, report: Report, number: int, pictures: Pictures, counted: Captions) -> int:
    """A part behind another: its heading with its first figure, its table below it or on the next page; gives its page.

    Its figures and its table have captions, unless it is a place on one page.
    """
    part, drawn = report.parts[number - 1], pictures.of(number)
    flow.turn(across=part.draw is None and flow.lies_across(part.table))
    alone = report.pictured(part) and bool(drawn)
    native = report.drawn_native(number)
    caption = 0.0 if report.is_brief else _CAPTION
    below = 30 * len(part.above) + caption
    if native:
        below += flow.chart_height(native) + 30
    else:
        below += flow.picture_height(drawn[0]) if drawn else 45 + flow.table_start(part.table)
    xml.bookmark(flow.lines(report.heading(number), "Heading 1", keep=below), number)
    page = flow.page
    for line in part.above:
        flow.lines(line)
    counted.tables += not alone
    if native:
        title, facts_below = report.stated(number)
        flow.chart(native, title, part.alt)
        flow.muted(facts_below)
        _figure_caption(flow, report, part, counted, alone=alone)
    for picture in drawn:
        flow.picture(picture, part.alt, keep=caption)
        _figure_caption(flow, report, part, counted, alone=alone)
    if sentence := lacking(report, pictures, number):
        flow.muted(sentence)
    if not drawn and not native:
        flow.muted(part.alt)
    if not alone:
        if not report.is_brief:
            flow.table_caption(counted.tables, part.title, keep=flow.table_start(part.table))
        flow.table(part.table)
    return page


def _figure_caption(flow: Flow, report: Report, part: Part, counted: Captions, *, alone: bool) -> None:
    if report.is_brief:
        return
    counted.figures += 1
    flow.figure_caption(counted.figures, part.title, 0 if alone else counted.tables)


def _set_up(document: Doc, report: Report) -> None:
    """A4, fonts for both scripts, page numbers in the footer of every page but the cover."""
    for name in SIZES:
        _look(document, name)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - A4_WIDE) / 2)
    section.top_margin = section.bottom_margin = Cm((29.7 - A4_HIGH) / 2)
    section.footer_distance = Cm(0.9)
    section.different_first_page_header_footer = not report.is_brief


def _look(document: Doc, name: str) -> None:
    """Give a style the product's own look."""
    xml.fonts(document, name, "宋体" if name == "Normal" else "黑体")
    style: Any = document.styles[name]
    style.font.size = Pt(SIZES[name])
    if name != "Normal":
        style.font.color.rgb = INK if name in ("Heading 2", "Caption") else ACCENT


def _keep_style(document: Doc, report: Report) -> None:
    """The user's look, its placeholders filled in; styles that their template lacks have the product's."""
    for name in [each for each in SIZES if each not in document.styles]:
        made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        if name.startswith("Heading "):
            xml.outline(made, int(name[-1]))
        _look(document, name)
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            house_style.fill(relation.target_part.element, report)


def _number_pages(document: Doc) -> None:
    """The number of the page in every footer that says nothing yet."""
    footer_part = document.sections[0].footer
    if any(paragraph.text for paragraph in footer_part.paragraphs) or footer_part._element.xpath(".//w:instrText"):
        return
    footer = footer_part.paragraphs[0] if footer_part.paragraphs else footer_part.add_paragraph()
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    xml.field(footer, "PAGE")
    footer.add_run(" / ")
    xml.field(footer, "NUMPAGES")


def _cover(document: Doc, report: Report) -> None:
    for _ in range(7):
        document.add_paragraph()
    for paragraph in (document.add_paragraph(report.title, style="Title"), *map(document.add_paragraph, report.cover)):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _contents(document: Doc, report: Report) -> list[Run]:
    """A line for every chapter, in a field that Word can renew; gives the runs that page numbers are to stand in."""
    head = document.add_paragraph()
    head.paragraph_format.page_break_before = True
    run = head.add_run(report.text("report.contents"))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(15), ACCENT
    numbers, lines = [], []
    for number, heading in enumerate(report.headings, start=1):
        line = document.add_paragraph()
        form = line.paragraph_format
        form.tab_stops.add_tab_stop(Pt(page_size(document)[0]), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        form.right_indent, form.line_spacing, form.space_after = Cm(0.2), Pt(15), Pt(4)
        xml.link(line, heading, number)
        line.add_run("\t")
        numbers.append(xml.field(line, f"PAGEREF {xml.bookmark_name(number)} \\h"))
        lines.append(line)
    xml.contents(lines[0], lines[-1])
    return numbers
