"""What stands on which page of a DOCX: every block is written with the height that it is counted with.

Word asks its reader before it fills in fields that are marked as stale, so the contents have their numbers from here.
Lines have exact heights, rows at least those that their words need by an estimate on the wide side.
"""

import io
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from tracker.charts.kit.typeset import wrap
from tracker.charts.native import Native
from tracker.reports import native_office
from tracker.reports import word_xml as xml
from tracker.reports.columns import across, row_heights, shares, turned
from tracker.reports.drawing import Picture
from tracker.views.report import Table, printed
from tracker.words import text

MUTED, ACCENT, INK = RGBColor(0x5B, 0x66, 0x72), RGBColor(0x1F, 0x5F, 0x8B), RGBColor(0x1D, 0x27, 0x33)
SIZES = {"Normal": 10.5, "Title": 26.0, "Heading 1": 15.0, "Heading 2": 12.0, "Caption": 9.0}
_FEW = 3
"""So many rows of a long table are on the page where it begins."""
_CELL, _PAD, _RULE, _SPACE, _BELOW_PICTURE = 8.5, 3.0, 0.5, 6.0, 8.0
_BEFORE = {"Heading 1": 12.0, "Heading 2": 8.0}


def page_size(document: Document) -> tuple[float, float]:
    """The width and height in points within the margins of a document's pages."""
    page: Any = document.sections[0]
    wide = page.page_width - page.left_margin - page.right_margin
    return wide / 12700, (page.page_height - page.top_margin - page.bottom_margin) / 12700


class Flow:
    """A document that grows block by block; `page` is the one that the last block ended on, counted from 1."""

    def __init__(self, document: Document, lang: str, page: int) -> None:
        """Start behind a page that is full."""
        self.document, self.lang, self.page = document, lang, page
        self._wide, self._high = self._upright = page_size(document)
        self._used = self._high

    def picture_height(self, picture: Picture) -> float:
        """The height in points of a picture that is as wide as the page, or as high if it is too long for that."""
        return min(self._wide * picture.height / picture.width, self._high - 60) + _BELOW_PICTURE

    def chart_height(self, native: Native) -> float:
        """The height in points of a native chart: bars have room for a name each, the others are of one size."""
        beside = len(native.series) ** 0.5 if native.form == "bars" else 1.0
        tall = 110.0 + 17.0 * len(native.names) * beside if native.form in ("bars", "steps") else 180.0
        return min(tall, self._high - 90) + _BELOW_PICTURE

    def lies_across(self, table: Table) -> bool:
        """Whether a table by itself is to stand on pages that lie across."""
        return across(table, self.lang, self._upright[0] / _CELL)

    def _size(self, style: str) -> float:
        """The letters of a style in points, as the document has them."""
        found: Any = next((each for each in self.document.styles if each.name == style), None)
        while found is not None and found.font.size is None:
            found = found.base_style
        return found.font.size.pt if found is not None else SIZES.get(style, SIZES["Normal"])

    def turn(self, *, across: bool) -> None:
        """Go on with a page that lies across, or stands, where the last one does not."""
        wide, high = reversed(self._upright) if across else self._upright
        if wide == self._wide:
            return
        self._wide, self._high, self._used = wide, high, high
        section = xml.new_section(self.document)
        section.orientation = WD_ORIENTATION.LANDSCAPE if across else WD_ORIENTATION.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin, section.top_margin = section.top_margin, section.left_margin
        section.right_margin, section.bottom_margin = section.left_margin, section.top_margin
        section.different_first_page_header_footer = False

    def table_start(self, table: Table) -> float:
        """The height in points that a table needs where it begins: a short one all of it, a long one a few rows."""
        heights = self._rows(table)
        whole = sum(heights) + _SPACE
        return whole if whole <= self._high / 3 else sum(heights[: 1 + _FEW])

    def _rows(self, table: Table) -> list[float]:
        """The heights of the head and the rows, each with the rule below it."""
        heights = row_heights(table, self.lang, width=self._wide, size=_CELL, padding=_PAD)
        return [_RULE + tall for tall in heights]

    def _breaks(self, height: float) -> bool:
        """Whether so many points begin a new page."""
        if self._used + height <= self._high:
            return False
        self.page, self._used = self.page + 1, 0.0
        return True

    def lines(self, words: str, style: str = "Normal", *, size: float = 0, keep: float = 0) -> Paragraph:
        """A paragraph with what is to stand on the same page below it, in points."""
        size = size or self._size(style)
        line = round(size * 1.35, 1)
        tall = line * len(wrap(words, size, self._wide)) + _SPACE
        paragraph = self.document.add_paragraph(words, style=style)
        before = _BEFORE.get(style, 0.0)
        new = self._breaks(before + tall + keep)
        form = paragraph.paragraph_format
        form.page_break_before = new
        form.line_spacing, form.space_after = Pt(line), Pt(_SPACE)
        form.space_before = Pt(0 if new else before)
        self._used += tall + (0 if new else before)
        return paragraph

    def muted(self, words: str) -> None:
        """A small grey paragraph."""
        run = self.lines(words, size=9).runs[0]
        run.font.size, run.font.color.rgb = Pt(9), MUTED

    def figure_caption(self, number: int, title: str, table: int) -> None:
        """The caption below a figure, with a reference to the table of its numbers, 0 for none."""
        label, other = text(self.lang, "report.figure"), text(self.lang, "report.table")
        before, after = text(self.lang, "report.numbers_in", table="|").split("|")
        also = (before, f"table{table}", f"{other} {table}|{after}") if table else ("", "", "")
        self._caption(f"figure{number}", label, number, title, also, keep=0)

    def table_caption(self, number: int, title: str, keep: float) -> None:
        """The caption above a table, with so many points of it on its page."""
        label = text(self.lang, "report.table")
        paragraph = self._caption(f"table{number}", label, number, title, ("", "", ""), keep=keep)
        paragraph.paragraph_format.keep_with_next = True

    def _caption(
        self, name: str, label: str, number: int, title: str, also: tuple[str, str, str], keep: float
    ) -> Paragraph:
        whole = f"{label} {number}　{title}{also[0]}{also[2].replace('|', '')}"
        paragraph = self.lines(whole, "Caption", keep=keep)
        for run in paragraph.runs:
            run._r.getparent().remove(run._r)
        xml.caption(paragraph, name, label, number, title, also)
        return paragraph

    def picture(self, picture: Picture, alt: str, keep: float) -> None:
        """A picture with its text alternative, in the middle, with what is to stand on its page below it, in points."""
        tall = self.picture_height(picture)
        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment, form.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(_BELOW_PICTURE / 2)
        form.page_break_before = self._breaks(tall + keep)
        shown = paragraph.add_run()
        shown.font.size = Pt(1)
        height = Pt(tall - _BELOW_PICTURE)
        xml.describe(shown.add_picture(io.BytesIO(picture.content), height=height), alt)
        self._used += tall

    def chart(self, native: Native, title: str, alt: str) -> None:
        """A native chart as wide as the page."""
        tall = self.chart_height(native)
        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.space_after, form.page_break_before = Pt(_BELOW_PICTURE / 2), self._breaks(tall)
        run = paragraph.add_run()
        run.font.size = Pt(1)
        native_office.add_to_word(self.document, run, native, title, alt, self._wide, tall - _BELOW_PICTURE)
        self._used += tall

    def table(self, table: Table) -> None:
        """A native table with a head that repeats on every page and rows that do not break."""
        heights = self._rows(table)
        made = self.document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
        xml.plain_borders(made, round(_PAD * 20))
        ems = self._wide / _CELL
        widths = [Pt(self._wide * share) for share in shares(table, self.lang, ems)]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        upward, numeric = turned(table, self.lang, ems), table.numeric_columns()
        lines = [tuple(table.heads), *table.rows]
        for number, (row, cells, tall) in enumerate(zip(made.rows, lines, heights, strict=True)):
            head = number == 0
            xml.keep_whole(row, head=head)
            row.height, row.height_rule = Pt(tall - _RULE), WD_ROW_HEIGHT_RULE.AT_LEAST
            for column, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
                cell.width = widths[column]
                right = column in numeric and not (head and column in upward)
                _fill(cell.paragraphs[0], printed(words, self.lang), head=head, right=right)
                if head and column in upward:
                    xml.turn(cell)
        for row in (made.rows[0], made.rows[-2]):  # neither a head nor a last row stands alone
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._count(heights)
        gap = self.document.add_paragraph().paragraph_format
        gap.space_after, gap.line_spacing = Pt(0), Pt(_SPACE)
        self._used += _SPACE

    def _count(self, heights: list[float]) -> None:
        """Count the rows of a table, its head again on each page; neither the head nor the last row stands alone."""
        head, *rows = heights
        self._breaks(head + rows[0])
        self._used += head
        for at, tall in enumerate(rows):
            if self._breaks(tall + rows[-1] if at == len(rows) - 2 else tall):
                self._used = head
            self._used += tall


def _fill(paragraph: Paragraph, words: str, *, head: bool, right: bool) -> None:
    form: Any = paragraph.paragraph_format
    form.space_after, form.line_spacing = Pt(0), Pt(_CELL * 1.25)
    if right:
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(words)
    run.font.size, run.bold = Pt(_CELL), head
