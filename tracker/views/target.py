"""What the page of one target shows: its course, its judgement with readings, and where it was promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.core.judging import Judgement
from tracker.core.kinds import Kind
from tracker.views.board import Board, actual_row, target_row, value_words
from tracker.views.promises import observation
from tracker.views.rows import ActualRow, TargetRow, Trajectory
from tracker.views.snapshot import Document, TargetRecord


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target with everything that stands behind it. `later` are targets of other documents on the same series."""

    row: TargetRow
    record: TargetRecord
    judgement: Judgement
    document: Document
    series_words: dict[int, str]
    actuals: list[ActualRow]
    related: list[TargetRow]
    parent: TargetRow | None

    @property
    def around(self) -> list[TargetRow]:
        """The target of the whole, where there is one, and the others of the series."""
        return [*([self.parent] if self.parent else []), *self.related]


def target_titles(board: Board, lang: str, targets: Iterable[TargetRecord]) -> dict[str, str]:
    """Codes and one-line titles of targets on the board, to choose one by."""
    rows = (target_row(board, lang, target) for target in targets)
    return {row.code: f"{row.jurisdiction} · {row.title} · {row.target_words}" for row in rows}


def target_view(board: Board, lang: str, code: str) -> TargetView:
    """One target."""
    record = board.data.targets[code]
    unit = board.data.measures[record.indicator_id].unit
    values = board.known_values(record.series)
    return TargetView(
        row=target_row(board, lang, record),
        record=record,
        judgement=board.judgements[code],
        document=board.data.documents[record.source],
        series_words={value.id: value_words(observation(value), unit, lang) for value in values},
        actuals=[actual_row(value, unit, lang, board.as_of) for value in values],
        related=[
            target_row(board, lang, other)
            for other in board.data.of_series(record.series)
            if other.code != code and other.code in board.statuses
        ],
        parent=target_row(board, lang, board.data.targets[record.parent]) if record.parent in board.statuses else None,
    )


def trajectory(board: Board, lang: str, code: str) -> Trajectory:
    """All that the trajectory chart of a target needs."""
    record = board.data.targets[code]
    row, judged = target_row(board, lang, record), board.judgements[code]
    unit = board.data.measures[record.indicator_id].unit
    baseline = (judged.baseline.date, judged.baseline.value) if judged.baseline and judged.baseline.date else None
    return Trajectory(
        target=row,
        actuals=tuple(actual_row(value, unit, lang, board.as_of) for value in board.known_values(record.series)),
        baseline=baseline,
        baseline_basis=judged.baseline.basis if judged.baseline else "none",
        planned=_planned(board, row, record, baseline),
        other_tier=_other_tier(board, lang, record),
        projection=_projection(judged, row),
        as_of=board.as_of,
    )


def _planned(
    board: Board, row: TargetRow, record: TargetRecord, baseline: tuple[date, Decimal] | None
) -> tuple[tuple[date, Decimal], ...]:
    """The planned line: from the baseline (a total: from zero at its start) over interim values to the target."""
    if row.value is None or row.deadline is None:
        return ()
    start = (record.start, Decimal(0)) if row.kind == Kind.TOTAL and record.start else baseline
    if start is None or start[0] >= row.deadline:
        return ()
    between = tuple(pair for pair in board.promises[row.code].interim if start[0] < pair[0] < row.deadline)
    return (start, *between, (row.deadline, row.value))


def _other_tier(board: Board, lang: str, record: TargetRecord) -> TargetRow | None:
    stretch = board.data.stretches.get(record.code)
    other = record.tier_of or (stretch.code if stretch else None)
    return target_row(board, lang, board.data.targets[other]) if other in board.statuses else None


def _projection(judged: Judgement, row: TargetRow) -> tuple[tuple[date, Decimal], ...]:
    """From the value that the projection starts at to where it ends at the deadline."""
    found = judged.reading("projection")
    if found is None or not isinstance(found.value, Decimal) or judged.used is None or row.deadline is None:
        return ()
    return (judged.used.period.end, judged.used.value), (row.deadline, found.value)
