"""通报: the places right below one, indicator by indicator, each with its rank and its distance in points."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.views.board import Board
from tracker.views.compare import comparison
from tracker.views.ranks import Ranked, common_period, ranks
from tracker.views.report import Table
from tracker.views.rows import TargetRow
from tracker.views.snapshot import name
from tracker.words import period, signed_points, text

MOST_COLUMNS, _FEWEST = 8, 2
"""So many indicators stand beside each other, those first by which most places are ranked; one place is no order."""


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator with the period it is compared by (empty for none), and its places in order by their codes."""

    indicator: str
    period: str
    order: dict[str, Ranked]

    @property
    def ranked(self) -> int:
        """How many places have a rank."""
        return sum(each.rank is not None for each in self.order.values())

    def rank(self, code: str) -> int | None:
        """The rank of a place; one alone has none."""
        each = self.order.get(code)
        return each.rank if each and self.ranked >= _FEWEST else None


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The places by code with their names, and the columns; `more` indicators are left out."""

    places: dict[str, str]
    columns: tuple[Column, ...]
    more: int = 0

    @property
    def rows(self) -> list[TargetRow]:
        """Every target in it."""
        return [each.row for column in self.columns for each in column.order.values()]


def bulletin(board: Board, lang: str, code: str) -> Bulletin | None:
    """The bulletin of a place; None where no two of the places right below it can be ranked by any indicator."""
    below = {place.id: place.code for place in board.data.children(code)}
    codes = list(below.values())
    having = dict.fromkeys(target.indicator_id for target in board.targets if target.jurisdiction_id in below)
    columns = [_column(board, lang, board.data.measures[each].code, codes) for each in having]
    found = sorted((each for each in columns if len(each.order) >= _FEWEST), key=lambda each: -each.ranked)
    if not any(each.ranked >= _FEWEST for each in found):
        return None
    kept = tuple(found[:MOST_COLUMNS])
    shown = {place for column in kept for place in column.order}
    names = {place: name(board.data.places[place], lang) for place in codes if place in shown}
    return Bulletin(names, kept, len(found) - len(kept))


def _column(board: Board, lang: str, indicator: str, places: Sequence[str]) -> Column:
    rows = comparison(board, lang, indicator, places).rows
    if not rows:
        return Column("", "", {})
    order: dict[str, Ranked] = {}
    for each in ranks(rows, board.settings.tie_points):
        order.setdefault(each.row.jurisdiction_code, each)
    common = common_period(rows)
    return Column(rows[0].title, period(common, lang) if common else "", order)


def finding(found: Bulletin, lang: str) -> str:
    """Which place is first most often, as the title of a picture; neutral where none is, or several are."""
    firsts = {code: sum(column.rank(code) == 1 for column in found.columns) for code in found.places}
    most = max(firsts.values())
    best = [code for code, count in firsts.items() if count == most]
    if not most or len(best) > 1:
        return text(lang, "chart.bulletin_title", places=len(found.places), indicators=len(found.columns))
    able = sum(column.ranked >= _FEWEST for column in found.columns)
    return text(lang, "chart.bulletin_found", place=found.places[best[0]], count=most, all=able)


def bulletin_table(found: Bulletin, lang: str, title: str) -> Table:
    """Places down, indicators across: rank of how many, distance in points, and status."""
    heads = [text(lang, "table.place")]
    heads += [text(lang, "report.of_compared", indicator=each.indicator, period=each.period) if each.period
              else each.indicator for each in found.columns]  # fmt: skip
    lines = [(place, *(_words(column, code, lang) for column in found.columns)) for code, place in found.places.items()]
    return Table(title, tuple(heads), tuple(lines))


def _words(column: Column, code: str, lang: str) -> str:
    each = column.order.get(code)
    if each is None:
        return ""
    rank = column.rank(code)
    parts = [text(lang, "chart.rank_of", rank=rank, all=column.ranked)] if rank else []
    parts += [signed_points(each.row.ranked_by, lang)] if each.row.ranked_by is not None else []
    return text(lang, "chart.list_gap").join([*parts, text(lang, each.row.status_key)])
