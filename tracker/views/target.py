"""What the page of one target shows: its course, its judgement with readings, and where it was promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.core.judging import Judgement
from tracker.core.judging.arithmetic import add_months, working
from tracker.core.judging.case import case_of
from tracker.core.judging.fan import Fan, NoFan, fan
from tracker.core.judging.rates import average_rate, plan_years
from tracker.core.kinds import Kind
from tracker.views.actuals import actual_rows
from tracker.views.board import Board, target_row
from tracker.views.newest import Newest
from tracker.views.promises import observation
from tracker.views.rows import ActualRow, TargetRow, Trajectory
from tracker.views.snapshot import Document, TargetRecord
from tracker.views.written import observed_words


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target with everything that stands behind it; `damaged` are its fields outside the limits."""

    row: TargetRow
    record: TargetRecord
    judgement: Judgement
    document: Document
    series_words: dict[int, str]
    actuals: list[ActualRow]
    related: list[TargetRow]
    parent: TargetRow | None
    newest: Newest | None
    other_tier: TargetRow | None
    damaged: tuple[str, ...] = ()

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
    measure = board.data.measures[record.indicator_id]
    values = board.known_values(record.series)
    return TargetView(
        row=target_row(board, lang, record),
        record=record,
        judgement=board.judgements[code],
        document=board.data.documents[record.source],
        series_words={value.id: observed_words(observation(value), measure, lang) for value in values},
        actuals=actual_rows(values, measure, lang, board.as_of, board.settings),
        related=[
            target_row(board, lang, other)
            for other in board.data.of_series(record.series)
            if other.code != code and other.code in board.statuses
        ],
        parent=target_row(board, lang, board.data.targets[record.parent]) if record.parent in board.statuses else None,
        newest=board.newest(code),
        other_tier=_other_tier(board, lang, record),
        damaged=board.data.damaged.get(code, ()),
    )


def trajectory(board: Board, lang: str, code: str) -> Trajectory:
    """All that the trajectory chart of a target needs."""
    record = board.data.targets[code]
    row, judged = target_row(board, lang, record), board.judgements[code]
    measure = board.data.measures[record.indicator_id]
    baseline = (judged.baseline.date, judged.baseline.value) if judged.baseline and judged.baseline.date else None
    actuals = tuple(actual_rows(board.known_values(record.series), measure, lang, board.as_of, board.settings))
    projection = _projection(judged, row)
    around = _fan(board, record, judged, actuals) if projection else None
    return Trajectory(
        target=row,
        actuals=actuals,
        baseline=baseline,
        baseline_basis=judged.baseline.basis if judged.baseline else "none",
        planned=_planned(board, row, record, baseline),
        other_tier=_other_tier(board, lang, record),
        projection=projection,
        projected_from=_projected_from(judged),
        spread=None if isinstance(around, Fan) else _spread(judged, row.decimals),
        fan=around,
        as_of=board.as_of,
        running_mean=_running_mean(board, record),
    )


def _fan(
    board: Board, record: TargetRecord, judged: Judgement, actuals: Sequence[ActualRow]
) -> Fan | NoFan | None:  # fmt: skip
    """The fan of a projection in the decimals of the indicator, or why there is none."""
    with working():
        case = case_of(
            board.promises[record.code], board.data.values.get(record.series, []), board.as_of, board.settings
        )
        point = next((each for each in case.points if each.observation == judged.used), None)
        found = fan(case, point, record.deadline) if point and record.deadline else None
    if point is None or not isinstance(found, Fan):
        return found
    since = add_months(point.date, -12 * found.changes)
    if any(row.series_break is not None and since < row.period.end <= point.date for row in actuals):
        return NoFan("break", found.changes)
    step = Decimal(1).scaleb(-board.data.measures[record.indicator_id].decimals)
    bands = tuple((_rounded(low, step), _rounded(high, step)) for low, high in found.bands)
    return replace(found, bands=bands)


def _rounded(values: Iterable[Decimal], step: Decimal) -> tuple[Decimal, ...]:
    return tuple(value.quantize(step, ROUND_HALF_UP) for value in values)


def _running_mean(board: Board, record: TargetRecord) -> tuple[tuple[date, Decimal], ...]:
    """The mean of an average rate's yearly rates so far, in percent, at the end of each year that it has one for."""
    promised = board.promises[record.code]
    if promised.kind is not Kind.AVERAGE_RATE or promised.value is None or not promised.comparable:
        return ()
    with working():
        case = case_of(promised, board.data.values.get(record.series, []), board.as_of, board.settings)
        years = plan_years(promised, case.origin)
        if years is None:
            return ()
        return tuple(
            (point.date, average_rate(gone, years, point.value, case.target).so_far)
            for gone, point in enumerate(case.points, start=1)
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


def _projected_from(judged: Judgement) -> int:
    found = judged.reading("projection")
    points = (found.inputs or {}).get("points", 0) if found is not None else 0
    return points if isinstance(points, int) else 0


def _spread(judged: Judgement, decimals: int) -> tuple[Decimal, Decimal] | None:
    """What the slowest and the fastest of the past changes come to at the deadline; None from too few values."""
    found = judged.reading("projection")
    if found is None or not isinstance(found.low, Decimal) or not isinstance(found.high, Decimal):
        return None
    low, high = (end.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) for end in (found.low, found.high))
    return (low, high) if low != high else None
