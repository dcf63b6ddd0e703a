"""The parts of maps: tiles, and the boundaries that the office has supplied."""

from collections.abc import Sequence
from datetime import date

from tracker import charts
from tracker.charts import Look
from tracker.reports.items import Item
from tracker.reports.part import Dict, Part
from tracker.reports.targets import part_of_rows, place_name, rows_about, rows_named
from tracker.views.board import Board
from tracker.views.boundaries import BoundariesError, outlines
from tracker.views.report import place_table
from tracker.views.rows import TargetRow


def tile_part(board: Board, lang: str, item: Item) -> Part | None:
    """The map of a place's parts: of the targets that are named behind it, else of all that the parts have."""
    code, _, named = item.about.partition("+")
    on_map = {tile.code for tile in charts.tiles(code)}
    found = rows_named(board, lang, named) if named else rows_about(board, lang, code, below=True)
    rows = [row for row in found if row.jurisdiction_code in on_map]
    place = place_name(board, lang, code)

    def chart(some: Sequence[TargetRow], lang: str, as_of: date, look: Look) -> Dict:
        return charts.tile_map(some, code, place, lang, as_of, look)

    def alt(some: Sequence[TargetRow], lang: str, as_of: date) -> str:
        return charts.tile_map_alt(some, code, place, lang, as_of)

    return part_of_rows(board, lang, item, rows, chart, alt, place_table)


def boundary_part(board: Board, lang: str, item: Item) -> Part | None:
    """The same within the boundaries that the office has supplied; None without them."""
    code, _, named = item.about.partition("+")
    try:
        found = outlines(board, lang, code)
    except BoundariesError:
        return None
    rows = rows_named(board, lang, named) if named else rows_about(board, lang, code, below=True)
    if found is None or not (rows := [row for row in rows if row.jurisdiction_code in found.names]):
        return None
    place = place_name(board, lang, code)

    def chart(some: Sequence[TargetRow], lang: str, as_of: date, look: Look) -> Dict:
        return charts.boundary_map(some, found, place, lang, as_of, look)

    def alt(some: Sequence[TargetRow], lang: str, as_of: date) -> str:
        return charts.boundary_map_alt(some, found, place, lang)

    return part_of_rows(board, lang, item, rows, chart, alt, place_table)
