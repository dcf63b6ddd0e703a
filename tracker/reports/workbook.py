"""The report as XLSX: a sheet a kind, numbers and days as such, every text as text, so that none can be a formula."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tracker.reports import native_sheet
from tracker.reports.columns import shares
from tracker.reports.facts import named
from tracker.reports.report import Report
from tracker.views.report import Table

_UNSAFE = re.compile(r"[\[\]:*?/\\']+")
_LONGEST_NAME = 31  # in UTF-16, where an emoji or a rare character counts twice
_RESERVED = "history"
_IN_BRACKETS = re.compile(r"\s*[（(]([^（()）]*)[)）]$")
_DAY_WIDTH = 11.5  # below it a day shows as ####
_DAY = re.compile("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_TEXT = {"quote_prefix": True}  # else Excel takes =1+1 for a formula once somebody edits the cell and leaves it


def write(report: Report, path: Path) -> None:
    """Write the file."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(named(report))
        formats = {
            "head": book.add_format(
                _TEXT | {"bold": True, "bg_color": "#EDF0F3", "bottom": 1, "text_wrap": True, "valign": "top"}
            ),
            "cell": book.add_format({"text_wrap": True, "valign": "top"}),
            "text": book.add_format(_TEXT | {"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
            "line": book.add_format(_TEXT),
            "title": book.add_format(_TEXT | {"bold": True, "font_size": 14}),
        }
        front = book.add_worksheet(report.text("report.contents"))
        front.set_column(0, 0, 80)
        front.write_string(0, 0, report.title, formats["title"])
        lines = list(report.cover)
        for row, line in enumerate(lines, start=1):
            front.write_string(row, 0, line, formats["line"])
        names: set[str] = set()
        for row, (heading, note, table) in enumerate(_sheets(report), start=len(lines) + 2):
            sheet = book.add_worksheet(_name(heading, names))
            front.write_url(row, 0, f"internal:'{sheet.get_name()}'!A1", string=heading)
            _sheet(sheet, heading, note, table, report.lang, formats)
        if report.native:
            native_sheet.write(book, report, formats)


def _sheets(report: Report) -> list[tuple[str, str, Table]]:
    """What stands on each sheet: heading, note, table. Parts of one kind with the same columns share one.

    Then the first column names the part, so that a filter shows one of them.
    """
    alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, part in enumerate(report.parts, start=1):
        bare = tuple(_IN_BRACKETS.sub("", head) for head in part.table.heads)
        alike.setdefault((part.item.kind, bare), []).append(number)
    tables = [_joined(report, numbers) for numbers in alike.values()]
    tables.append((report.data.title, "", report.data))
    return tables + [(table.title, "", table) for _, group, _ in report.appendix for table in group]


def _joined(report: Report, numbers: Sequence[int]) -> tuple[str, str, Table]:
    """Parts below each other; a head that has another unit in each leaves it to a column behind its own."""
    parts = [report.parts[number - 1] for number in numbers]
    heads = [part.table.heads for part in parts]
    note = " ".join(line for part in parts for line in part.above)
    if len(parts) == 1:
        return report.heading(numbers[0]), note, parts[0].table
    own = [len({each[column] for each in heads}) > 1 for column in range(len(heads[0]))]
    title = report.text(f"page.chart_{parts[0].item.kind}") if parts[0].draw else parts[0].title
    shown = [report.text("report.head_part")]
    for head, differs in zip(heads[0], own, strict=True):
        shown += [_IN_BRACKETS.sub("", head), report.text("report.data_unit")] if differs else [head]
    rows = []
    for part in parts:
        units = [found[1] if (found := _IN_BRACKETS.search(head)) else "" for head in part.table.heads]
        for row in part.table.rows:
            cells = [(cell, unit) if differs else (cell,) for cell, unit, differs in zip(row, units, own, strict=True)]
            rows.append((part.title, *chain(*cells)))
    return title, note, Table(title, tuple(shown), tuple(rows))


def _sheet(sheet: Worksheet, heading: str, note: str, table: Table, lang: str, formats: dict[str, object]) -> None:
    """Heading, note, then the table with a frozen head."""
    sheet.write_string(0, 0, heading, formats["title"])
    if note:
        sheet.write_string(1, 0, note, formats["line"])
    for column, (head, share) in enumerate(zip(table.heads, shares(table, lang, 70), strict=True)):
        days = any(isinstance(cell, str) and _day(cell) for cell in (row[column] for row in table.rows))
        sheet.set_column(column, column, max(_DAY_WIDTH if days else 8.0, share * 150))
        sheet.write_string(2, column, head, formats["head"])
    for number, row in enumerate(table.rows, start=3):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and (day := _day(cell)):
                sheet.write_datetime(number, column, day, formats["day"])
            elif isinstance(cell, str):
                sheet.write_string(number, column, cell, formats["text"])
            else:
                sheet.write_number(number, column, float(cell), formats["cell"])
    sheet.freeze_panes(3, 0)
    sheet.autofilter(2, 0, 2 + len(table.rows), len(table.heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&C&P / &N")


def _day(cell: str) -> date | None:
    """A cell that is a day as such, from 1900 on, which is where the days of a spreadsheet begin."""
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None


def _name(heading: str, taken: set[str]) -> str:
    """A name that a sheet may have: short, without forbidden characters, not one that Excel keeps, used once."""
    wanted = _shortened(_UNSAFE.sub(" ", heading).strip(), _LONGEST_NAME)
    name, number = wanted or "1", 2
    while name.casefold() in taken or name.casefold() == _RESERVED:
        mark = f" ({number})"
        name, number = _shortened(wanted, _LONGEST_NAME - len(mark)) + mark, number + 1
    taken.add(name.casefold())
    return name


def _shortened(words: str, most: int) -> str:
    """As much of the words as takes no more than so many units of UTF-16."""
    units = words.encode("utf-16-le")[: 2 * most]
    return units.decode("utf-16-le", errors="ignore").strip()
