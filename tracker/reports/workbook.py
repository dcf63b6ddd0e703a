"""The report as XLSX: a sheet a table, numbers as numbers, every text as text, so that none can be a formula."""

import re
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tracker.reports.columns import shares
from tracker.reports.report import Report
from tracker.views.report import Table

_UNSAFE = re.compile(r"[\[\]:*?/\\']+")
_LONGEST_NAME = 31


def write(report: Report, path: Path) -> None:
    """Write the file."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": report.title, "author": report.made_by})
        formats = {
            "head": book.add_format(
                {"bold": True, "bg_color": "#EDF0F3", "bottom": 1, "text_wrap": True, "valign": "top"}
            ),
            "cell": book.add_format({"text_wrap": True, "valign": "top"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        front = book.add_worksheet(report.text("report.contents"))
        front.set_column(0, 0, 80)
        front.write_string(0, 0, report.title, formats["title"])
        lines = list(report.cover)
        for row, line in enumerate(lines, start=1):
            front.write_string(row, 0, line)
        tables = [(report.heading(n), part.note, part.table) for n, part in enumerate(report.parts, start=1)]
        tables += [(report.data.title, "", report.data)]
        tables += [(table.title, "", table) for _, group, _ in report.appendix for table in group]
        names: set[str] = set()
        for row, (heading, note, table) in enumerate(tables, start=len(lines) + 2):
            sheet = book.add_worksheet(_name(heading, names))
            front.write_url(row, 0, f"internal:'{sheet.get_name()}'!A1", string=heading)
            _sheet(sheet, heading, note, table, report.lang, formats)


def _sheet(sheet: Worksheet, heading: str, note: str, table: Table, lang: str, formats: dict[str, object]) -> None:
    """Heading, note, then the table with a frozen head."""
    sheet.write_string(0, 0, heading, formats["title"])
    if note:
        sheet.write_string(1, 0, note)
    for column, (head, share) in enumerate(zip(table.heads, shares(table, lang, 70), strict=True)):
        sheet.set_column(column, column, max(8.0, share * 150))
        sheet.write_string(2, column, head, formats["head"])
    for number, row in enumerate(table.rows, start=3):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell, formats["cell"])
            else:
                sheet.write_number(number, column, float(cell), formats["cell"])
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&C&P / &N")


def _name(heading: str, taken: set[str]) -> str:
    """A name that a sheet may have: short, without forbidden characters, used once."""
    wanted = _UNSAFE.sub(" ", heading).strip()[:_LONGEST_NAME]
    name, number = wanted, 2
    while name.casefold() in taken:
        name, number = f"{wanted[: _LONGEST_NAME - 4]} ({number})", number + 1
    taken.add(name.casefold())
    return name
