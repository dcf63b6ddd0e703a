"""How wide the columns of a table should be, and how high its rows become: for tables that do not size themselves."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, sqrt

from tracker.charts.kit.typeset import text_width, widest, wrap
from tracker.reports.endings import column_cost, settled
from tracker.views.report import Cell, Table, printed

_LEAST, _GAP, _SHORT = 2.6, 0.9, 4.0
_CROWDED = 0.9
_LONG, _HYPHENS = 8.0, re.compile(r"(?<=-)(?=[a-z])")
_LINE, _TURNED = 1.25, 9.0


def shares(table: Table, lang: str, ems: float) -> list[float]:
    """The share of the width for each column of a table that is `ems` characters wide.

    A column gets between what its longest word needs and what its longest cell wants in one line; where there is not
    room for all wants, in proportion to their roots, so that short cells stay in one line and long ones wrap. Then
    columns give each other a little, so that no character stands alone on the last line of a cell.
    """
    upward = turned(table, lang, ems)
    wants = [_wanted(table, column, lang, column in upward) for column in range(len(table.heads))]
    least = _least(table, lang, upward)

    def widths(scale: float) -> list[float]:
        return [min(want, max(need, scale * sqrt(want))) for want, need in zip(wants, least, strict=True)]

    low, high = 0.0, sqrt(max(wants))
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(widths(middle)) > ems else (middle, high)
    filled = [width * ems / sum(widths(low)) for width in widths(low)]
    costs = [column_cost(_column(table, column, lang, column in upward)) for column in range(len(wants))]
    found = settled(filled, least, costs)
    return [width / sum(found) for width in found]


def _column(table: Table, column: int, lang: str, upward: bool) -> list[str]:
    """The words of a column, its head among them unless it reads upward."""
    words = [printed(row[column], lang) for row in table.rows]
    return words if upward else [table.heads[column], *words]


def turned(table: Table, lang: str, ems: float) -> set[int]:
    """The columns of numbers whose heads are to read upward, because their words would not fit side by side.

    Chinese ones break anywhere.
    """
    if sum(_least(table, lang, set())) <= ems:
        return set()
    counts = {column for column in table.numeric_columns() if table.heads[column].isascii()}
    return counts if len(counts) > len(table.heads) / 2 else set()


def across(table: Table, lang: str, ems: float) -> bool:
    """Whether a table is to lie across the page: in this width words would break, or nearly, and most cells wrap."""
    return sum(_least(table, lang, turned(table, lang, ems))) > ems * _CROWDED


def _least(table: Table, lang: str, upward: set[int]) -> list[float]:
    """The widths in ems that the columns need."""
    return [_needed(table, column, lang, column in upward) for column in range(len(table.heads))]


def _wanted(table: Table, column: int, lang: str, upward: bool = False) -> float:
    """The width in ems that a column wants: its widest cell in one line, its head in several."""
    cells = widest((printed(row[column], lang) for row in table.rows), 1)
    return max(cells + _GAP, _needed(table, column, lang, upward))


def _needed(table: Table, column: int, lang: str, upward: bool = False) -> float:
    """The width in ems below which a word of a column would break, or more than so many Chinese characters."""
    head = table.heads[column]
    words = [word for row in table.rows for word in _breakable(row[column], lang).split()]
    needs = [len(_upward(head)) * _LINE] if upward else [_head(word) for word in head.split()]
    return max(*needs, *map(_word, words), _LEAST) + _GAP


def _upward(head: str) -> list[str]:
    """A head that reads upward in its lines."""
    return wrap(head, 1, _TURNED)


def _head(word: str) -> float:
    """The width that a word of a head needs; a Chinese one may stand in two lines, unless some of it is in brackets."""
    width = text_width(word, 1)
    return ceil(width / 2) if width >= _SHORT and not word.isascii() and "（" not in word else width


def _word(word: str) -> float:
    """The width that a word needs; Chinese may break, though not after fewer characters than these."""
    width = text_width(word, 1)
    return width if word.isascii() else min(width, _SHORT)


def _breakable(cell: Cell, lang: str) -> str:
    """A cell in words, with a space more wherever a long code may break."""
    words = printed(cell, lang).split(" ")
    return " ".join(" ".join(hyphened(word)) if text_width(word, 1) > _LONG else word for word in words)


def hyphened(words: str) -> list[str]:
    """Words in the pieces that they may break into: behind hyphens that a letter follows."""
    return _HYPHENS.split(words)


def pages(
    table: Table, lang: str, *, width: float, height: float, size: float, padding: float, taken: float = 0.0
) -> list[Sequence[tuple[Cell, ...]]]:
    """The rows in as few groups as fit a height together with the heads, evenly filled; all lengths in points.

    So much of the first group's height is `taken` already.
    """
    head, *heights = row_heights(table, lang, width=width, size=size, padding=padding)
    low, high = max(heights, default=0.0), max(height - head, *heights)
    ends = _ends(heights, high, taken)
    while high - low > size:
        middle = (low + high) / 2
        low, high = (middle, high) if len(_ends(heights, middle, taken)) > len(ends) else (low, middle)
    return [table.rows[start:end] for start, end in pairwise([0, *_ends(heights, high, taken)])]


def _ends(heights: Sequence[float], room: float, used: float) -> list[int]:
    """Where groups of rows end that fit a room, each as full as it can be; of the first room so much is `used`."""
    ends = []
    for at, tall in enumerate(heights):
        if at and used + tall > room:
            ends.append(at)
            used = 0.0
        used += tall
    return [*ends, len(heights)]


def row_heights(table: Table, lang: str, *, width: float, size: float, padding: float) -> list[float]:
    """The heights of the heads and of every row, in points."""
    upward = turned(table, lang, width / size)
    rooms = [share * width - 2 * padding for share in shares(table, lang, width / size)]

    def tall(cells: Sequence[Cell]) -> float:
        lines = max(len(wrap(_breakable(cell, lang), size, room)) for cell, room in zip(cells, rooms, strict=True))
        return lines * size * 1.25 + 2 * padding

    level = ["" if column in upward else head for column, head in enumerate(table.heads)]
    standing = widest((line for column in upward for line in _upward(table.heads[column])), size * 1.1)
    head = max(tall(level), standing + 2 * padding)
    return [head, *map(tall, table.rows)]
