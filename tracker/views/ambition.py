"""How high places have set their targets on one indicator, beside what each of them has reached before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.judging.asof import publication_rank
from tracker.core.judging.promise import Observation
from tracker.core.judging.ranks import shared_ranks
from tracker.core.kinds import Comparator, Direction, Frequency
from tracker.views.board import Board
from tracker.views.distance import distance_words
from tracker.views.report import Table
from tracker.views.rows import TargetRow
from tracker.views.written import observed_words
from tracker.words import text

YEARS = 3
"""So many years of a place's own record stand beside its target."""
_HEADS = ("rank", "place", "target", "record", "apart")
_UNRANKED = (Comparator.ABOUT, Comparator.BETWEEN)


@dataclass(frozen=True, slots=True)
class Ambition:
    """A target with its rank by how much it asks for, None where that is not comparable, and the place's own record:
    its values of whole years, the newest first."""

    rank: int | None
    row: TargetRow
    record: tuple[Observation, ...]


def ambitions(board: Board, rows: Sequence[TargetRow]) -> list[Ambition]:
    """Comparable targets of one indicator, the most demanding first; a target needs no actual value to be ranked.

    Equal targets share a rank. Intervals, 左右 and targets without a number stand at the end without one.
    """
    able = sorted(((_demand(board, row), row) for row in rows if _able(row)), key=lambda each: -each[0])
    ranks = shared_ranks([demand for demand, _ in able], Decimal(0))
    rest = [(None, row) for row in rows if not _able(row)]
    ordered: list[tuple[int | None, TargetRow]] = [*zip(ranks, (row for _, row in able), strict=True), *rest]
    return [Ambition(rank, row, _record(board, row)) for rank, row in ordered]


def ambition_table(board: Board, rows: Sequence[TargetRow], lang: str) -> Table:
    """The same as a table, with how far each target is from the newest year of the record."""
    heads = tuple(text(lang, f"compare.ambition_{head}") for head in _HEADS)
    return Table("", heads, tuple(_cells(board, each, lang) for each in ambitions(board, rows)))


def _able(row: TargetRow) -> bool:
    return row.value is not None and row.comparator not in _UNRANKED


def _demand(board: Board, row: TargetRow) -> Decimal:
    """What a target asks for, so signed that more is harder to reach."""
    value, direction = row.value or Decimal(0), board.data.measures[board.data.targets[row.code].indicator_id].direction
    return -value if direction == Direction.LESS else value


def _record(board: Board, row: TargetRow) -> tuple[Observation, ...]:
    series = board.data.targets[row.code].series
    known = sorted(board.observations(series), key=lambda value: publication_rank(value.vintage, value.standing))
    years = {value.period: value for value in known if Frequency.YEAR in value.period.frequencies}
    return tuple(years[period] for period in sorted(years, reverse=True)[:YEARS])


def _cells(board: Board, each: Ambition, lang: str) -> tuple[str, ...]:
    row, measure = each.row, board.data.measures[board.data.targets[each.row.code].indicator_id]
    record = [observed_words(value, measure, lang, beside=row.beside) for value in each.record]
    return (
        text(lang, "compare.ambition_nth", number=each.rank) if each.rank else "—",
        row.jurisdiction,
        row.target_words,
        text(lang, "gaps.and").join(record) or text(lang, "table.no_value"),
        distance_words(row, each.record[0].value, lang) if each.record else "",
    )
