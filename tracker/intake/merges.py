"""Merged cells of a sheet: what shows is their top left corner; what lies underneath is no data."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tracker.intake.delimited import Record
from tracker.intake.formats import whole_number
from tracker.intake.problems import FileRefused, problem

_MOST_MERGED = 1_000_000


class Merges(NamedTuple):
    """By line and column: the text of the merged cell above; and, for a corner, the last column it is merged over."""

    filled: dict[tuple[int, int], str]
    widths: dict[tuple[int, int], int]


def uncover(ranges: Sequence[str], records: Sequence[Record]) -> Merges:
    """Blank in the records what merged cells cover, and say what shows there. FileRefused for endless overlaps."""
    ordered = sorted(records, key=_line)
    merges = Merges({}, {})
    touched = 0
    for reference in ranges:
        first, _, last = reference.partition(":")
        left, top = column_number(first, 0), _line_number(first)
        right, bottom = column_number(last, left), _line_number(last)
        here = ordered[bisect_left(ordered, top, key=_line) : bisect_right(ordered, bottom, key=_line)]
        touched += len(here)
        if touched > _MOST_MERGED:
            raise FileRefused(problem("DAMAGED", found="mergeCells"))
        text = here[0].cells[left] if here and here[0].line == top and left < len(here[0].cells) else ""
        if text and right > left:
            merges.widths[top, left] = right
        for line, cells, _ in here:
            below = line > top
            covered = range(left if below else left + 1, min(right + 1, len(cells)))
            cells[covered.start : covered.stop] = [""] * len(covered)
            if below and text:
                merges.filled[line, left] = text
    return merges


def column_number(reference: str, following: int) -> int:
    """0 for A, 25 for Z, 26 for AA; the next column where the file does not say."""
    letters = reference.rstrip("0123456789").upper()
    if not (letters.isascii() and letters.isalpha()):
        return following
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _line(record: Record) -> int:
    return record.line


def _line_number(reference: str) -> int:
    return whole_number(reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 0)
