"""The lines of a workbook: each row of each sheet that is shown, its cells between bars, as Excel shows them."""

from collections.abc import Iterator

from tracker.documents.files.opened import DocumentRefused, OpenedLine
from tracker.intake.files.books import book_of
from tracker.intake.files.sheet import SheetCells
from tracker.intake.problems import FileRefused


def lines_of_workbook(kind: str, data: bytes) -> Iterator[OpenedLine]:
    """The lines of a workbook, xlsx or xls; raises DocumentRefused for one that the intake refuses."""
    try:
        book = book_of(data, kind)
        for sheet in book.sheets:
            if sheet.visible:
                yield from _rows(book.cells(sheet))
    except FileRefused as refused:
        locked = refused.problem.code == "ENCRYPTED"
        raise DocumentRefused("locked" if locked else "broken", "" if locked else kind.upper()) from refused


def _rows(sheet: SheetCells) -> Iterator[OpenedLine]:
    """The rows; a cell that is merged over several rows is said in each of them."""
    width = max((len(record.cells) for record in sheet.records), default=0)
    for record in sheet.records:
        cells = [" ".join(cell.split()) for cell in record.cells] + [""] * (width - len(record.cells))
        for column in range(width):
            cells[column] = cells[column] or sheet.merges.filled.get((record.line, column), "")
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            yield OpenedLine(filled[0])
        elif filled:
            yield OpenedLine(" | ".join(cells).strip())
