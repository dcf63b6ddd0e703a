"""From an item to its part of a report: title, text alternative, table, and the figures for any size of page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from tracker import charts
from tracker.charts import Look
from tracker.charts.look import STACKED_BELOW
from tracker.reports.items import Item
from tracker.views.board import Board, target_rows
from tracker.views.goals import goal_rows
from tracker.views.overview import overview
from tracker.views.report import (
    Table,
    deadline_table,
    matrix_table,
    place_table,
    ranking_table,
    status_table,
    target_table,
    trajectory_table,
)
from tracker.views.rows import TargetRow
from tracker.views.snapshot import name
from tracker.views.target import trajectory
from tracker.words import day, text

Dict = dict[str, Any]
Draw = Callable[[Look, float], list[Dict]]


@dataclass(frozen=True, slots=True)
class Part:
    """An item with everything that a writer needs.

    `draw` gives its figures, none of them higher than so many pixels; a table alone has none.
    """

    item: Item
    place: str
    title: str
    alt: str
    table: Table
    rows: tuple[TargetRow, ...]
    draw: Draw | None = None

    @property
    def note(self) -> str:
        """The line of text that somebody wrote to it."""
        return self.item.note


def part(board: Board, lang: str, item: Item) -> Part | None:
    """The part of an item on the board of its day; None where what it is about is not on that board."""
    found = KINDS[item.kind](board, lang, item)
    return found if found is not None and found.rows else None


def _counts(board: Board, lang: str, item: Item) -> Part | None:
    rows = goal_rows(board, _rows(board, lang, item.about))
    return _of_rows(board, lang, item, rows, charts.counts, charts.counts_alt, status_table)


def _progress(board: Board, lang: str, item: Item) -> Part | None:
    rows = _rows(board, lang, item.about)
    return _of_rows(board, lang, item, rows, charts.progress, charts.progress_alt, target_table, _targets)


def _deadlines(board: Board, lang: str, item: Item) -> Part | None:
    rows = _rows(board, lang, item.about)
    return _of_rows(board, lang, item, rows, charts.deadlines, charts.deadlines_alt, deadline_table)


def _matrix(board: Board, lang: str, item: Item) -> Part | None:
    rows = _rows(board, lang, item.about, below=True)
    return _of_rows(board, lang, item, rows, charts.matrix, charts.matrix_alt, matrix_table, _places)


def _trajectory(board: Board, lang: str, item: Item) -> Part | None:
    if item.about not in board.judgements:
        return None
    course = trajectory(board, lang, item.about)
    rows = tuple(row for row in (course.target, course.other_tier) if row is not None)

    def draw(look: Look, tallest: float) -> list[Dict]:
        return [charts.trajectory(course, lang, look)]

    row = course.target
    title = text(lang, "report.trajectory", place=row.jurisdiction, indicator=row.title, target=row.target_words)
    alt, table = charts.trajectory_alt(course, lang), trajectory_table(course, lang, title)
    return Part(item, row.jurisdiction, title, alt, table, rows, draw)


def _ranking(board: Board, lang: str, item: Item) -> Part | None:
    rows = _named(board, lang, item.about)
    if len({(row.indicator_code, row.kind, row.unit) for row in rows}) != 1:
        return None
    return _of_rows(board, lang, item, rows, charts.ranking, charts.ranking_alt, _ranking_table)


def _multiples(board: Board, lang: str, item: Item) -> Part | None:
    rows = _named(board, lang, item.about)
    courses = {row.code: trajectory(board, lang, row.code) for row in rows}

    def chart(some: Sequence[TargetRow], lang: str, as_of: date, *look: Look) -> Dict:
        return charts.multiples([courses[row.code] for row in some], lang, as_of, *look)

    def alt(some: Sequence[TargetRow], lang: str, as_of: date) -> str:
        return charts.multiples_alt([courses[row.code] for row in some], lang, as_of)

    return _of_rows(board, lang, item, rows, chart, alt, target_table, lambda rows: [[row] for row in rows])


def _tiles(board: Board, lang: str, item: Item) -> Part | None:
    """The map of a place's parts, of their own targets."""
    on_map = {tile.code for tile in charts.tiles(item.about)}
    rows = [row for row in _rows(board, lang, item.about, below=True) if row.jurisdiction_code in on_map]
    place = _place(board, lang, item.about)

    def chart(some: Sequence[TargetRow], lang: str, as_of: date, *look: Look) -> Dict:
        return charts.tile_map(some, item.about, place, lang, as_of, *look)

    def alt(some: Sequence[TargetRow], lang: str, as_of: date) -> str:
        return charts.tile_map_alt(some, item.about, place, lang, as_of)

    return _of_rows(board, lang, item, rows, chart, alt, place_table)


def _ranking_table(rows: Sequence[TargetRow], lang: str, title: str) -> Table:
    return ranking_table([(each.rank, each.row) for each in charts.ranks(rows)], lang, title)


def _table_of(board: Board, lang: str, item: Item) -> Part | None:
    """A table alone: the targets of a place, or one of the overview's lists."""
    lists = ("due", "ahead", "missing")
    rows = getattr(overview(board, lang), item.kind) if item.kind in lists else _rows(board, lang, item.about)
    title = text(lang, f"report.table_{item.kind}", place=_place(board, lang, item.about))
    alt = text(lang, "report.table_alt", title=title, day=day(board.as_of, lang), count=len(rows))
    return Part(item, _place(board, lang, item.about), title, alt, target_table(rows, lang, title), tuple(rows))


KINDS: dict[str, Callable[[Board, str, Item], Part | None]] = {
    "counts": _counts,
    "progress": _progress,
    "deadlines": _deadlines,
    "matrix": _matrix,
    "tiles": _tiles,
    "trajectory": _trajectory,
    "ranking": _ranking,
    "multiples": _multiples,
    "targets": _table_of,
    "due": _table_of,
    "ahead": _table_of,
    "missing": _table_of,
}
"""Every kind of item: what pages may offer, and how it comes from the board."""


def _rows(board: Board, lang: str, place: str, *, below: bool = False) -> list[TargetRow]:
    """The targets of a place (with those below it), or of all places; none of a place that is unknown."""
    if not place:
        return target_rows(board, lang, board.judgements)
    if place not in board.data.places:
        return []
    within = board.data.within(place) if below else {board.data.places[place].id}
    return target_rows(board, lang, (target.code for target in board.targets if target.jurisdiction_id in within))


def _named(board: Board, lang: str, codes: str) -> list[TargetRow]:
    """The targets whose codes are joined by +, of those that are on the board."""
    return target_rows(board, lang, (code for code in codes.split("+") if code in board.judgements))


def _place(board: Board, lang: str, code: str) -> str:
    return name(board.data.places[code], lang) if code in board.data.places else text(lang, "page.all_places")


def _of_rows(
    board: Board,
    lang: str,
    item: Item,
    rows: Sequence[TargetRow],
    chart: Callable[..., Dict],
    alt: Callable[..., str],
    table: Callable[[Sequence[TargetRow], str, str], Table],
    units: Callable[[Sequence[TargetRow]], list[list[TargetRow]]] | None = None,
) -> Part | None:
    """The part of a chart of rows; a chart with `units` is drawn in columns, as several figures where one would
    be too high."""
    if not rows:
        return None
    place, facts = _place(board, lang, item.about), (lang, board.as_of)
    title = text(lang, f"report.{item.kind}", place=place)

    def draw(look: Look, tallest: float) -> list[Dict]:
        if units is None:
            return [chart(rows, *facts, look)]
        wide = replace(look, width=max(look.width, STACKED_BELOW))
        return _fitting(lambda some: chart(some, *facts, wide), units(rows), tallest * wide.width / look.width)

    return Part(item, place, title, alt(rows, *facts), table(rows, lang, title), tuple(rows), draw)


def _targets(rows: Sequence[TargetRow]) -> list[list[TargetRow]]:
    """What the progress chart must not separate: a goal's tiers; sorted by theme, as the chart does."""
    themes = list(dict.fromkeys(row.theme_code for row in rows))
    goals: dict[str, list[TargetRow]] = {}
    for row in sorted(rows, key=lambda row: themes.index(row.theme_code)):
        goals.setdefault(row.tier_of or row.code, []).append(row)
    return list(goals.values())


def _places(rows: Sequence[TargetRow]) -> list[list[TargetRow]]:
    groups: dict[str, list[TargetRow]] = {}
    for row in rows:
        groups.setdefault(row.jurisdiction_code, []).append(row)
    return list(groups.values())


def _fitting(
    draw: Callable[[list[TargetRow]], Dict], units: Sequence[Sequence[TargetRow]], tallest: float
) -> list[Dict]:
    """As few figures as keep below the height, of even length; a single unit stays whole."""
    pieces = 1
    while True:
        cuts = [len(units) * piece // pieces for piece in range(pieces + 1)]
        figures = [draw([row for unit in units[start:end] for row in unit]) for start, end in pairwise(cuts)]
        highest = max(figure["layout"]["height"] for figure in figures)
        if highest <= tallest or pieces == len(units):
            return figures
        pieces = min(max(pieces + 1, int(pieces * highest / tallest)), len(units))
