"""How wide the columns of a table should be, and how high its rows become: for tables that do not size themselves."""

from collections.abc import Sequence
from math import sqrt

from tracker.charts.typeset import text_width, widest, wrap
from tracker.views.report import Cell, Table, printed

_LEAST, _GAP, _SHORT = 2.6, 1.1, 7.0
_LINE, _TURNED = 1.25, 9.0


def shares(table: Table, lang: str, ems: float) -> list[float]:
    """The share of the width for each column of a table that is `ems` characters wide.

    Columns that want no more than their part get what they want; the others share what is left by the root of what
    they want, so that short cells stay in one line and long ones wrap.
    """
    upward = turned(table, lang, ems)
    wants = [_wanted(table, column, lang, column in upward) for column in range(len(table.heads))]
    if sum(wants) <= ems:
        return [want / sum(wants) for want in wants]
    widths, open_columns, left = dict[int, float](), set(range(len(wants))), ems
    while modest := [column for column in open_columns if wants[column] <= left / len(open_columns)]:
        for column in modest:
            widths[column] = wants[column]
        open_columns -= set(modest)
        left = ems - sum(widths.values())
    wanted = sum(sqrt(wants[column]) for column in open_columns)
    widths |= {column: left * sqrt(wants[column]) / wanted for column in open_columns}
    return [widths[column] / ems for column in range(len(wants))]


def turned(table: Table, lang: str, ems: float) -> set[int]:
    """The columns of numbers whose heads are to read upward, because their words would not fit side by side.

    Chinese ones break anywhere.
    """
    if sum(_wanted(table, column, lang) for column in range(len(table.heads))) <= ems:
        return set()
    counts = [column for column, head in enumerate(table.heads) if head.isascii() and table.numeric(column)]
    return set(counts) if len(counts) > len(table.heads) / 2 else set()


def _wanted(table: Table, column: int, lang: str, upward: bool = False) -> float:
    """The width in ems that a column wants: its widest cell in one line, its head in several, but no word broken."""
    cells = max((text_width(printed(row[column], lang), 1) for row in table.rows), default=0.0)
    head = table.heads[column]
    words = [len(_upward(head)) * _LINE] if upward else map(_word, head.split())
    return max(cells, *words, _LEAST) + _GAP


def _upward(head: str) -> list[str]:
    """A head that reads upward in its lines."""
    return wrap(head, 1, _TURNED)


def _word(word: str) -> float:
    """The width that a word of a head needs; a long Chinese one may take two lines."""
    width = text_width(word, 1)
    return width if word.isascii() or width < _SHORT else width / 2 + 0.5


def pages(
    table: Table, lang: str, *, width: float, height: float, size: float, padding: float
) -> list[Sequence[tuple[Cell, ...]]]:
    """The rows in groups that fit a height together with the heads; all lengths in points, at a font size."""
    groups: list[list[tuple[Cell, ...]]] = [[]]
    used, *heights = row_heights(table, lang, width=width, size=size, padding=padding)
    head = used
    for row, tall in zip(table.rows, heights, strict=True):
        if groups[-1] and used + tall > height:
            groups.append([])
            used = head
        groups[-1].append(row)
        used += tall
    return list(groups)


def row_heights(table: Table, lang: str, *, width: float, size: float, padding: float) -> list[float]:
    """The heights of the heads and of every row, in points."""
    upward = turned(table, lang, width / size)
    rooms = [share * width - 2 * padding for share in shares(table, lang, width / size)]

    def tall(cells: Sequence[Cell]) -> float:
        lines = max(len(wrap(printed(cell, lang), size, room)) for cell, room in zip(cells, rooms, strict=True))
        return lines * size * 1.25 + 2 * padding

    level = ["" if column in upward else head for column, head in enumerate(table.heads)]
    standing = widest((line for column in upward for line in _upward(table.heads[column])), size * 1.1)
    head = max(tall(level), standing + 2 * padding)
    return [head, *map(tall, table.rows)]
