"""A table that stands by itself in a report: what is said of it, and its first rows where it has too many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from tracker.reports.items import Item
from tracker.reports.part import Part
from tracker.views.board import Board
from tracker.views.report import Cell, Table
from tracker.views.rows import TargetRow
from tracker.words import day, text

MOST_ROWS = 500
"""So many rows of a table go into a report; its title says so where there are more."""
_NAMING = ("history.number", "library.version", "library.line", "sources.line")
"""Columns whose numbers name something, so that they are written without thousands separators."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table as its page has it, all of it or more rows than a report takes.

    `total` counts the rows on all its pages: 0 where `rows` are all, None where more follow that nobody has counted.
    `targets` are those in its rows.
    """

    rows: pd.DataFrame | Table
    title: str
    place: str = ""
    targets: Sequence[TargetRow] = ()
    total: int | None = 0


Find = Callable[[Board, str, Item], Found | None]


def by_itself(find: Find, *, of_now: bool = False) -> Callable[[Board, str, Item], Part | None]:
    """How an item whose table is found so becomes a part; a table `of_now` has no other day."""

    def made(board: Board, lang: str, item: Item) -> Part | None:
        found = find(board, lang, item)
        if found is None:
            return None
        return _part(lang, replace(item, as_of=None) if of_now else item, found, None if of_now else board.as_of)

    return made


def named(lang: str, item: Item, of: str = "") -> str:
    """The title of a table, with what it is of."""
    return text(lang, f"report.table_{item.kind}", of=of)


def _part(lang: str, item: Item, found: Found, as_of: date | None) -> Part:
    heads, rows = _cells(found.rows, lang)
    shown, title = rows[:MOST_ROWS], found.title
    if found.total is None:
        title = text(lang, "report.cut_somewhere", title=title, shown=len(shown))
    elif len(shown) < (total := found.total or len(rows)):
        title = text(lang, "report.cut", title=title, shown=len(shown), total=total)
    when = text(lang, "report.of_day", day=day(as_of, lang)) if as_of else text(lang, "report.of_now")
    alt = text(lang, "report.table_alt", when=when, count=len(shown))
    return Part(item, found.place, title, alt, Table(title, heads, shown), tuple(found.targets))


def _cells(rows: pd.DataFrame | Table, lang: str) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    if isinstance(rows, Table):
        return rows.heads, rows.rows
    words = {text(lang, key) for key in _NAMING}
    naming = [head in words for head in rows.columns]
    lines = rows.astype(object).where(rows.notna(), "").itertuples(index=False, name=None)
    return tuple(rows.columns), tuple(tuple(map(_cell, line, naming)) for line in lines)


def _cell(cell: Cell | float, naming: bool) -> Cell:
    """A column of whole numbers with gaps in it holds fractions."""
    whole = int(cell) if isinstance(cell, float) else cell
    return str(whole) if naming else whole
