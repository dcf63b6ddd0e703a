"""The points of a trajectory, sorted by what they are: measured, interim or estimated, superseded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tracker.core.kinds import BOUNDS, Frequency, Kind, Qualifier, Vintage
from tracker.views.rows import ActualRow, TargetRow, Trajectory

_VINTAGES = [Vintage.FLASH, Vintage.PRELIMINARY, Vintage.FINAL, Vintage.UNMARKED]
RATES = frozenset({Kind.GROWTH, Kind.AVERAGE_RATE})
KEPT = frozenset({Kind.HOLD, Kind.INTERVAL})


@dataclass(frozen=True, slots=True)
class Points:
    """Actuals by how they are drawn; `totals` are whole years of a flow, `running` the target's own year to date.

    `tentative` are interim values, estimates and round figures, `bounds` values of which only a bound is known.
    `partial` are values for several months of a year, which a level over whole years cannot be read with.
    """

    measured: tuple[ActualRow, ...] = ()
    tentative: tuple[ActualRow, ...] = ()
    bounds: tuple[ActualRow, ...] = ()
    superseded: tuple[ActualRow, ...] = ()
    partial: tuple[ActualRow, ...] = ()
    totals: tuple[ActualRow, ...] = ()
    running: tuple[ActualRow, ...] = ()

    @property
    def drawn(self) -> tuple[ActualRow, ...]:
        """All but the superseded, in time."""
        rows = (*self.totals, *self.running, *self.measured, *self.tentative, *self.bounds, *self.partial)
        return tuple(sorted(dict.fromkeys(rows), key=lambda row: (row.period.end, row.period.start)))


def points(t: Trajectory) -> Points:
    """The actuals of a trajectory by how they are drawn, each group in time."""
    latest = _latest(t.actuals)
    shown = sorted(latest.values(), key=lambda row: (row.period.end, row.period.start))
    superseded = tuple(row for row in t.actuals if latest[row.period] is not row)
    if t.target.kind == Kind.TOTAL:
        totals = tuple(row for row in shown if not row.interim and Frequency.YEAR in row.period.frequencies)
        return Points(superseded=superseded, totals=totals, running=tuple(row for row in shown if _running(row, t)))
    partial = tuple(row for row in shown if t.target.kind == Kind.LEVEL and _partial(row))
    shown = [row for row in shown if row not in partial and not _is_baseline(row, t)]
    bounds = tuple(row for row in shown if row.qualifier in BOUNDS)
    tentative = tuple(row for row in shown if row not in bounds and not firm(row))
    return Points(
        measured=tuple(row for row in shown if row not in bounds and row not in tentative),
        tentative=tentative, bounds=bounds, superseded=superseded, partial=partial,
    )  # fmt: skip


def _latest(actuals: Sequence[ActualRow]) -> dict[object, ActualRow]:
    """The value of each period that counts; where none is said to, the newest vintage."""
    found: dict[object, ActualRow] = {}
    for row in sorted(actuals, key=lambda row: (row.counts, _VINTAGES.index(Vintage(row.vintage)), row.version)):
        found[row.period] = row
    return found


def firm(row: ActualRow) -> bool:
    """Whether a value is drawn filled: neither interim nor estimated, and known as a number and not as a round one."""
    return row.settled and not row.interim and row.qualifier == Qualifier.EXACT


def _partial(row: ActualRow) -> bool:
    return 31 < (row.period.end - row.period.start).days < 364


def _is_baseline(row: ActualRow, t: Trajectory) -> bool:
    """Whether the baseline's own mark already shows it."""
    return t.baseline is not None and (row.period.end, row.value) == t.baseline


def _running(row: ActualRow, t: Trajectory) -> bool:
    """Whether it is a value of the target's own period so far: it begins with the year and is not the whole of one."""
    whole = Frequency.YEAR in row.period.frequencies
    deadline = t.target.deadline
    return (
        not whole
        and Frequency.YTD in row.period.frequencies
        and deadline is not None
        and row.period.start.year == deadline.year
    )


def place(row: ActualRow, t: Trajectory) -> date:
    """Where a point stands in time: a rate or a yearly total in the middle of its period, anything else at its end."""
    if t.target.kind in RATES or (t.target.kind == Kind.TOTAL and Frequency.YEAR in row.period.frequencies):
        return row.period.start + timedelta(days=(row.period.end - row.period.start).days // 2)
    return row.period.end


def goals(t: Trajectory) -> list[tuple[date, Decimal, TargetRow]]:
    """Where a target and its other tier have a mark: at a deadline; what is kept, or a rate, has a line instead."""
    if t.target.kind in RATES | KEPT:
        return []
    rows = (row for row in (t.target, t.other_tier) if row is not None)
    return [(row.deadline, row.value, row) for row in rows if row.deadline is not None and row.value is not None]


def mean_spots(t: Trajectory) -> list[tuple[date, Decimal]]:
    """The running mean, each above the rate of the year that it ends with."""
    return [(date(at.year, 7, 2), value) for at, value in t.running_mean]
