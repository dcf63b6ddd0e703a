"""A table as a file that Excel in China opens as it is: UTF-8 with BOM, or XLSX; no cell runs as a formula."""

import csv
import io

import pandas as pd
import xlsxwriter  # type: ignore[import-untyped]

from tracker.intake.guard import guarded

_WIDEST = 60


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(frame.columns)
    writer.writerows([guarded(_cell(cell)) for cell in row] for row in frame.itertuples(index=False))
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(frame: pd.DataFrame) -> bytes:
    """The table as one sheet, all cells as text, columns as wide as their header needs, the header fixed."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, list(frame.columns), book.add_format({"bold": True, "bottom": 1}))
        for at, column in enumerate(frame.columns):
            cells = [guarded(_cell(cell)) for cell in frame[column]]
            sheet.write_column(1, at, cells)
            longest = max((len(cell) for cell in [str(column), *cells[:100]]), default=0)
            sheet.set_column(at, at, min(2 * longest + 2, _WIDEST))
    return out.getvalue()


def _cell(cell: object) -> str:
    return "" if cell is None or cell != cell else str(cell)
