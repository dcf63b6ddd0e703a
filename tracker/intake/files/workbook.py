"""An XLSX workbook -> sheets -> records of cell texts, read by openpyxl and shown as a person sees the cells.

openpyxl's finished sheets hide what decides about a value: that a formula has no saved result, what merged cells cover,
which digits of an inline text are raised. Its parser tells all that, row by row, without building a grid.
"""

import io
import re
from datetime import datetime
from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, VALUE_TAG, WorkSheetParser
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from tracker.intake.files.archive import guarded_parts
from tracker.intake.files.broken import refused_if_broken
from tracker.intake.files.formats import Shown, date_text, number_text, shown_by_style
from tracker.intake.files.merges import uncover
from tracker.intake.files.runs import rich_text, struck_out, unescaped
from tracker.intake.files.sheet import Sheet, SheetCells, laid_out
from tracker.intake.problems import FileRefused, problem
from tracker.intake.records import Record

_TEXT_TAG = f"{{{SHEET_MAIN_NS}}}si"
_WELL_FORMED = {
    "n": re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?"),
    "s": re.compile(r"[0-9]{1,9}"),
}
"""By the type of a cell, what its saved value must look like: Python's int() takes 1_000, and -1 for the last text."""


class Workbook:
    """The sheets of a guarded archive. Every failure is a FileRefused."""

    def __init__(self, data: bytes) -> None:
        """Read the list of sheets, the styles and the shared texts; nothing else of a workbook bears on its values."""
        parts = guarded_parts(data)
        with refused_if_broken("openpyxl", "xl/workbook.xml"):
            package = ExcelReader(io.BytesIO(data), keep_links=False)
            package.read_manifest()
            package.read_workbook()
            if ARC_STYLE in parts:
                _guard_styles(fromstring(package.archive.read(ARC_STYLE)))
            apply_stylesheet(package.archive, package.wb)
            self._archive = package.archive
            self._epoch = package.wb.epoch
            self._shown = shown_by_style(package.wb)
            self.sheets = [
                Sheet(sheet.name, relation.target, sheet.state == "visible")
                for sheet, relation in package.parser.find_sheets()
                if relation.Type.endswith("/worksheet") and relation.target in parts
            ]
            shared = package.package.find(SHARED_STRINGS)
            name = shared.PartName.removeprefix("/") if shared else ""
            self._texts = self._shared_texts(name) if name in parts else []
        self.from_1904 = self._epoch == MAC_EPOCH

    def _shared_texts(self, name: str) -> list[str]:
        texts = []
        with self._archive.open(name) as part:
            for _, element in iterparse(part):
                if element.tag == _TEXT_TAG:
                    texts.append(rich_text(element))
                    element.clear()
        return texts

    def cells(self, sheet: Sheet) -> SheetCells:
        """The records of a sheet, each with the line on which Excel shows it."""
        with refused_if_broken("openpyxl", sheet.name), self._archive.open(sheet.part) as part:
            parser = _SheetParser(part, self._texts, self._shown, self._epoch)
            rows = (
                Record(line, laid_out(((cell["column"], cell["value"]) for cell in cells if cell["value"]), line))
                for line, cells in parser.parse()
            )
            found = [row for row in rows if any(cell and not cell.isspace() for cell in row.cells)]
            merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
            hidden_rows = sum(_is_hidden(parser.row_dimensions.get(str(record.line), {})) for record in found)
            hidden_columns = [
                range(int(column["min"]) - 1, int(column["max"]))
                for column in parser.column_dimensions.values()
                if _is_hidden(column)
            ]
            merges = uncover([one.bounds for one in merged], found)
            return SheetCells(found, merges, parser.short_dates, hidden_rows, hidden_columns)


class _SheetParser(WorkSheetParser):  # type: ignore[misc]
    """openpyxl's parser of a sheet, whose cells hold the texts that a person sees.

    FileRefused where a cell stands twice, out of order or in another row, which no program writes.
    """

    def __init__(self, part: IO[bytes], texts: list[str], shown: dict[int, Shown], epoch: datetime) -> None:
        """Dates are told by `shown`: openpyxl's own way of telling them drops those that Excel in Chinese writes."""
        super().__init__(part, texts, data_only=True, epoch=epoch)
        self._shown = shown
        self.short_dates: dict[tuple[int, int], str] = {}

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """The cell with its text; a formula without a saved result is given as the formula."""
        kind, raw, inline = element.get("t", "n"), element.findtext(VALUE_TAG), element.find(INLINE_STRING)
        if raw and kind in _WELL_FORMED and not _WELL_FORMED[kind].fullmatch(raw):
            raise FileRefused(problem("DAMAGED", found=element.get("r", kind)))
        if inline is not None:
            element.remove(inline)
        before = self.col_counter
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["column"] <= before or cell["row"] != self.row_counter:
            raise FileRefused(problem("DAMAGED", found=element.get("r", kind)))
        value, shown = cell["value"], self._shown[cell["style_id"]]
        if inline is not None:
            cell["value"] = rich_text(inline)
        elif value is None:
            formula = element.find(FORMULA_TAG)
            cell["value"] = "" if formula is None else f"={formula.text or ''}"
        elif kind in ("n", "d"):
            cell["value"] = self._shown_text(value, shown)
            if shown.is_short:
                self.short_dates[cell["row"], cell["column"] - 1] = self._shown_text(value, shown.whole)
        elif kind == "b":
            cell["value"] = str(value).upper()
        elif kind != "s":
            cell["value"] = unescaped(value)
        if shown.struck:
            cell["value"] = struck_out(cell["value"])
        return cell

    def _shown_text(self, value: Any, shown: Shown) -> str:
        is_number = isinstance(value, int | float)
        return number_text(value, shown, self.epoch) if is_number else date_text(value, shown)


def _guard_styles(styles: Element) -> None:
    """FileRefused where a named style refers to a format that is not there: openpyxl would print that."""
    formats = len(styles.findall("{*}cellStyleXfs/{*}xf"))
    if any(int(style.get("xfId", 0)) >= formats for style in styles.iterfind("{*}cellStyles/{*}cellStyle")):
        raise FileRefused(problem("DAMAGED", found=ARC_STYLE))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in ("1", "true")
