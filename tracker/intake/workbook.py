"""An XLSX workbook -> sheets -> records of cell texts, read straight from its XML.

Ready-made readers hide what decides about a value: that a cell shown as 6.4% holds 0.064, that a formula has no saved
result, that a cell was merged; and a lone cell in the last row makes them allocate the whole grid.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from tracker.intake.archive import Archive
from tracker.intake.delimited import Record
from tracker.intake.formats import AS_NUMBER, Shown, number_text, shown_by_style, whole_number
from tracker.intake.merges import Merges, column_number, uncover
from tracker.intake.problems import FileRefused, problem
from tracker.intake.runs import rich_text, unescaped

MOST_COLUMNS = 1_000
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_LOST = "#REF!"


class Sheet(NamedTuple):
    """A sheet's name, its part in the archive, and whether Excel shows it."""

    name: str
    part: str
    visible: bool


class SheetCells(NamedTuple):
    """The non-blank records of a sheet, without what merged cells cover, and those merged cells."""

    records: list[Record]
    merges: Merges
    hidden_rows: int


class Workbook:
    """The sheets of a guarded archive. Every failure is a FileRefused."""

    def __init__(self, data: bytes) -> None:
        """Read the list of sheets, the styles and the shared texts."""
        self._archive = Archive(data)
        book = self._archive.tree("xl/workbook.xml")
        if book is None:
            raise FileRefused(problem("DAMAGED", found="xl/workbook.xml"))
        parts = self._parts()
        self.sheets = [
            Sheet(element.get("name", ""), part, element.get("state", "visible") == "visible")
            for element in _all(book, "sheet")
            if (part := parts.get(element.get(_RELATION) or element.get(_STRICT_RELATION) or "")) in self._archive.names
        ]
        self.from_1904 = any(element.get("date1904") in ("1", "true") for element in _all(book, "workbookPr"))
        self._styles = shown_by_style(self._archive.tree("xl/styles.xml"))
        self._shared = self._shared_texts()

    def _parts(self) -> dict[str, str]:
        """Relation id -> name of the worksheet's part; only .xml parts have been guarded, so only they are read."""
        relations = self._archive.tree("xl/_rels/workbook.xml.rels")
        return {
            element.get("Id", ""): _part_name(element.get("Target", ""))
            for element in (relations if relations is not None else ())
            if element.get("Type", "").endswith("/worksheet") and element.get("Target", "").endswith(".xml")
        }

    def _shared_texts(self) -> list[str]:
        shared = self._archive.tree("xl/sharedStrings.xml")
        return [] if shared is None else [rich_text(item) for item in shared]

    def cells(self, sheet: Sheet) -> SheetCells:
        """The records of a sheet, each with the line on which Excel shows it."""
        merged_ranges: list[str] = []
        found: list[Record] = []
        hidden_rows = number = 0
        for element in self._elements(sheet):
            name = element.tag.rpartition("}")[2]
            if name == "mergeCell":
                merged_ranges.append(element.get("ref", ""))
            elif name == "row":
                number = _row_number(element, number)
                cells = self._row(element)
                if any(cell and not cell.isspace() for cell in cells):
                    found.append(Record(number, cells))
                    hidden_rows += element.get("hidden") in ("1", "true")
                element.clear()
        return SheetCells(found, uncover(merged_ranges, found), hidden_rows)

    def _elements(self, sheet: Sheet) -> Iterator[ElementTree.Element]:
        with self._archive.open(sheet.part) as part:
            try:
                for _, element in ElementTree.iterparse(part):
                    yield element
            except ElementTree.ParseError as broken:
                raise FileRefused(problem("DAMAGED", found=sheet.name)) from broken

    def _row(self, row: ElementTree.Element) -> list[str]:
        cells: list[str] = []
        at = -1
        for cell in row:
            at = column_number(cell.get("r", ""), at + 1)
            text = self._cell(cell)
            if not text:
                continue
            if at >= MOST_COLUMNS:
                raise FileRefused(problem("TOO_WIDE", found=cell.get("r", ""), most=MOST_COLUMNS))
            cells.extend([""] * (at + 1 - len(cells)))
            cells[at] = text
        return cells

    def _cell(self, cell: ElementTree.Element) -> str:
        """The text of a cell as the person sees it; a formula without a saved result is given as the formula."""
        kind = cell.get("t", "n")
        value = formula = ""
        for part in cell:
            name = part.tag.rpartition("}")[2]
            if name == "v":
                value = part.text or ""
            elif name == "f":
                formula = "=" + (part.text or "")
            elif name == "is":
                return rich_text(part)
        if not value:
            return formula
        if kind == "s":
            at = whole_number(value, len(self._shared))
            return self._shared[at] if at < len(self._shared) else _LOST
        if kind == "n":
            return number_text(value, self._shown(cell.get("s", "")), self.from_1904)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return unescaped(value)

    def _shown(self, style: str) -> Shown:
        at = whole_number(style, len(self._styles))
        return self._styles[at] if at < len(self._styles) else AS_NUMBER


def _all(tree: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (element for element in tree.iter() if element.tag.rpartition("}")[2] == name)


def _part_name(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _row_number(row: ElementTree.Element, previous: int) -> int:
    return whole_number(row.get("r", ""), previous + 1)
