"""Tables of texts -> CSV and XLSX files that no spreadsheet runs anything of."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tracker.intake.meaning.guard import guarded, is_ours


class Sheet(NamedTuple):
    """A table to be written: its header and its rows, all texts."""

    header: Sequence[str]
    rows: Iterable[Sequence[str]]


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a mark (Excel needs it), CRLF, every cell guarded; a header too, for it can be a stranger's.

    In a file that comes back by the upload, no spreadsheet alters a cell below the header on the way.
    """
    comes_back = is_ours(sheet.header)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(cell, in_text=True) for cell in sheet.header])
    writer.writerows([guarded(cell, in_text=True, comes_back=comes_back) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Mapping[str, Sheet]) -> bytes:
    """A workbook with text cells only, guarded as in the CSV and marked as texts (quotePrefix) besides."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        plain = book.add_format({"num_format": "@"})
        quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        bold = book.add_format({"bold": True, "num_format": "@"})
        for name, sheet in sheets.items():
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            for column, header in enumerate(sheet.header):
                page.write_string(0, column, guarded(header), bold)
                page.set_column(column, column, max(10, min(40, 2 * len(header) + 2)), plain)
            for line, row in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(row):
                    inert = guarded(cell)
                    page.write_string(line, column, inert, plain if inert is cell else quoted)
    return file.getvalue()
