"""What a workbook of any make gives: its sheets, and the cells of a sheet as records."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from tracker.intake.files.archive import MOST_COLUMNS
from tracker.intake.files.merges import Merges
from tracker.intake.problems import FileRefused, problem
from tracker.intake.records import Record


class Sheet(NamedTuple):
    """A sheet's name, its part in the archive, and whether Excel shows it."""

    name: str
    part: str
    visible: bool


class SheetCells(NamedTuple):
    """The non-blank records of a sheet, without what merged cells cover, those merged cells, and what Excel hides.

    Columns are counted from 0. `short_dates` has, by line and column, the dates of which only year or month is shown.
    """

    records: list[Record]
    merges: Merges
    short_dates: dict[tuple[int, int], str]
    hidden_rows: int
    hidden_columns: list[range]


class Book(Protocol):
    """A workbook of any make: its sheets, whether its days count from 1904, and the cells of a sheet."""

    sheets: list[Sheet]
    from_1904: bool

    def cells(self, sheet: Sheet) -> SheetCells:
        """The records of a sheet; raises FileRefused."""


def laid_out(cells: Iterable[tuple[int, str]], line: int) -> list[str]:
    """The texts of a row, given with their columns (from 1, ascending), each in its place.

    Raises FileRefused(TOO_WIDE) for a text too far to the right.
    """
    texts: list[str] = []
    for column, text in cells:
        if column > MOST_COLUMNS:
            from openpyxl.utils import get_column_letter  # loaded with the first workbook only

            place = f"{get_column_letter(column)}{line}"
            raise FileRefused(problem("TOO_WIDE", found=place, most=MOST_COLUMNS))
        texts.extend([""] * (column - 1 - len(texts)))
        texts.append(text)
    return texts
