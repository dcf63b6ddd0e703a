"""A workbook of Excel 97-2003 (XLS) -> sheets -> records of cell texts, read by xlrd, as a person sees them."""

import os
from typing import Any

import xlrd
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH
from xlrd.biffh import FDT

from tracker.intake.files.broken import refused_if_broken
from tracker.intake.files.formats import Shown, number_text, shown_by_pattern
from tracker.intake.files.merges import uncover
from tracker.intake.files.runs import lowered, raised, struck_out
from tracker.intake.files.sheet import Sheet, SheetCells, laid_out
from tracker.intake.records import Record


class XlsBook:
    """The sheets of an old workbook. Every failure is a FileRefused."""

    def __init__(self, data: bytes) -> None:
        """Read the whole: it is small, for a sheet ends after 65,536 rows and 256 columns."""
        with refused_if_broken("xlrd", "XLS"):
            with open(os.devnull, "w", encoding="utf-8") as nowhere:
                self._book = xlrd.open_workbook(
                    file_contents=data, formatting_info=True, logfile=nowhere, ragged_rows=True
                )
            self._epoch = MAC_EPOCH if self._book.datemode else WINDOWS_EPOCH
            self._shown = [self._shown_by(style) for style in self._book.xf_list]
            self.sheets = [
                Sheet(sheet.name, str(at), sheet.visibility == 0) for at, sheet in enumerate(self._book.sheets())
            ]
        self.from_1904 = bool(self._book.datemode)

    def _shown_by(self, style: Any) -> Shown:
        known = self._book.format_map[style.format_key]
        struck = bool(self._book.font_list[style.font_index].struck_out)
        return shown_by_pattern(known.format_key, known.format_str, is_date=known.type == FDT, struck=struck)

    def cells(self, sheet: Sheet) -> SheetCells:
        """The records of a sheet, each with the line on which Excel shows it."""
        with refused_if_broken("xlrd", sheet.name):
            page = self._book.sheet_by_index(int(sheet.part))
            short: dict[tuple[int, int], str] = {}
            rows = [self._record(page, at, short) for at in range(page.nrows)]
            found = [row for row in rows if any(cell and not cell.isspace() for cell in row.cells)]
            hidden_rows = sum(bool(info.hidden) for at, info in page.rowinfo_map.items() if at + 1 in _lines(found))
            hidden_columns = [range(at, at + 1) for at, info in page.colinfo_map.items() if info.hidden]
            bounds = [(left + 1, top + 1, right, bottom) for top, bottom, left, right in page.merged_cells]
            return SheetCells(found, uncover(bounds, found), short, hidden_rows, hidden_columns)

    def _record(self, page: Any, at: int, short: dict[tuple[int, int], str]) -> Record:
        texts = []
        for column in range(page.row_len(at)):
            shown = self._shown[page.cell_xf_index(at, column)]
            text = self._text(page, at, column, shown)
            if shown.is_short and page.cell_type(at, column) in (xlrd.XL_CELL_DATE, xlrd.XL_CELL_NUMBER):
                short[at + 1, column] = self._text(page, at, column, shown.whole)
            if text:
                texts.append((column + 1, struck_out(text) if shown.struck else text))
        return Record(at + 1, laid_out(texts, at + 1))

    def _text(self, page: Any, at: int, column: int, shown: Shown) -> str:
        """A cell as Excel shows it."""
        kind, value = page.cell_type(at, column), page.cell_value(at, column)
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return number_text(value, shown, self._epoch)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(value, "#ERROR!"))
        return self._rich(str(value), page.rich_text_runlist_map.get((at, column), ()))

    def _rich(self, text: str, runs: Any) -> str:
        """A text whose raised, lowered and struck out stretches stay so, as characters."""
        ends = [start for start, _ in runs[1:]] + [len(text)]
        pieces = [text[: runs[0][0]]] if runs else [text]
        for (start, font_at), end in zip(runs, ends, strict=True) if runs else ():
            font, piece = self._book.font_list[font_at], text[start:end]
            piece = raised(piece) if font.escapement == 1 else lowered(piece) if font.escapement == 2 else piece
            pieces.append(struck_out(piece) if font.struck_out else piece)
        return "".join(pieces)


def _lines(records: list[Record]) -> set[int]:
    return {record.line for record in records}
