"""Merged cells of a sheet: what shows is their top left corner; what lies underneath is no data."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from tracker.intake.problems import FileRefused, problem
from tracker.intake.records import Record

_MOST_MERGED = 1_000_000
_LINE = attrgetter("line")


class Merges(NamedTuple):
    """By line and column: the text of the merged cell above; and, for a corner, the last column and line it is merged
    over."""

    filled: dict[tuple[int, int], str]
    widths: dict[tuple[int, int], int]
    heights: dict[tuple[int, int], int]


def uncover(bounds: Iterable[tuple[int, int, int, int]], records: Sequence[Record]) -> Merges:
    """Blank in the records what merged cells cover, and say what shows there. FileRefused for endless overlaps.

    The bounds count from 1 and are left, top, right, bottom.
    """
    ordered = sorted(records, key=_LINE)
    merges = Merges({}, {}, {})
    touched = 0
    for first, top, last, bottom in bounds:
        left, right = first - 1, last - 1
        here = ordered[bisect_left(ordered, top, key=_LINE) : bisect_right(ordered, bottom, key=_LINE)]
        touched += len(here)
        if touched > _MOST_MERGED:
            raise FileRefused(problem("DAMAGED", found="mergeCells"))
        text = here[0].cells[left] if here and here[0].line == top and left < len(here[0].cells) else ""
        if text and right > left:
            merges.widths[top, left] = right
        if text and len(here) > 1:
            merges.heights[top, left] = here[-1].line
        for line, cells, _ in here:
            below = line > top
            covered = range(left if below else left + 1, min(right + 1, len(cells)))
            cells[covered.start : covered.stop] = [""] * len(covered)
            if below and text:
                merges.filled[line, left] = text
    return merges
