"""The tables of the comparison of places: their order, who has no rank, and who cannot be compared."""

from collections.abc import Callable, Sequence

from tracker.reports.filters import filter_words
from tracker.reports.found import MOST_ROWS, Find, Found, named
from tracker.reports.items import Item, selections
from tracker.reports.targets import only, place_name
from tracker.views.ambition import ambition_table
from tracker.views.board import Board
from tracker.views.compare import Comparison, comparison, unranked
from tracker.views.compare_tables import reasons_table
from tracker.views.ranks import ranks
from tracker.views.report import Table, ranking_table
from tracker.views.rows import TargetRow
from tracker.words import text

Reasons = Sequence[tuple[TargetRow, str]]
_CHOSEN = ("indicator", "peers", "group", "period")


def ranked(board: Board, rows: Sequence[TargetRow], lang: str, title: str) -> Table:
    """Places by rank, whom the rank does not count at the end."""
    return ranking_table(ranks(rows, board.settings.tie_points), lang, title)


def without_rank(board: Board, rows: Sequence[TargetRow], lang: str) -> Reasons:
    """The places that the rank does not count, with why."""
    order = ranks(rows, board.settings.tie_points)
    return [(each.row, unranked(board, each, lang)) for each in order if each.rank is None]


def _compared(make: Callable[[Board, Comparison, str], tuple[Table, Sequence[TargetRow]]]) -> Find:
    """A table of one indicator over places, and the targets in it."""

    def find(board: Board, lang: str, item: Item) -> Found | None:
        asked = selections(item.about, _CHOSEN)
        if asked is None:
            return None
        peers = asked["peers"]
        shown = comparison(board, lang, only(asked["indicator"]), peers, only(asked["group"]), only(asked["period"]))
        table, rows = make(board, shown, lang)
        if not rows:
            return None
        of = [rows[0].indicator, *([filter_words(board, lang, {"peers": peers})] if peers else [])]
        title = named(lang, item, text(lang, "page.list_gap").join(of))
        return Found(table, title, place_name(board, lang, only(peers)), rows[:MOST_ROWS])

    return find


def _reasons(found: Reasons, lang: str) -> tuple[Table, list[TargetRow]]:
    return reasons_table(found, lang), [row for row, _ in found]


COMPARED: dict[str, Find] = {
    "ambition": _compared(lambda board, shown, lang: (ambition_table(board, shown.rows, lang), shown.rows)),
    "ranked": _compared(lambda board, shown, lang: (ranked(board, shown.rows, lang, ""), shown.rows)),
    "unranked": _compared(lambda board, shown, lang: _reasons(without_rank(board, shown.rows, lang), lang)),
    "unlike": _compared(lambda board, shown, lang: _reasons(shown.unlike, lang)),
}
"""How the table of each kind is found."""
