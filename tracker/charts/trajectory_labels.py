"""The numbers beside the points of a trajectory: which stand there, and on which side."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tracker.charts.look import SMALL
from tracker.charts.trajectory_points import KEPT, RATES, Points, place
from tracker.charts.typeset import text_width
from tracker.core.periods import Period
from tracker.views.rows import ActualRow, Trajectory
from tracker.words import number


def point_labels(shown: Points, t: Trajectory, pixels_per_day: float, lang: str) -> dict[Period, str]:
    """The numbers at points; one without room before the next is left to the hover label, the last always stands."""
    rows = sorted((*shown.measured, *shown.tentative, *shown.running), key=lambda row: place(row, t))
    kept: dict[Period, str] = {}
    edge = float("inf")
    for row in reversed(rows):
        words = number(row.value, lang, t.target.decimals)
        at, half = place(row, t).toordinal() * pixels_per_day, text_width(words, SMALL) / 2 + 2
        if at + half < edge:
            kept[row.period], edge = words, at - half
    return kept


def sides(rows: Sequence[ActualRow], t: Trajectory) -> list[str]:
    """Where each number stands: away from the planned line or threshold, and off the line to the next point."""
    found = []
    for n, row in enumerate(rows):
        above = _above(place(row, t), float(row.value), t)
        following = rows[n + 1].value if n + 1 < len(rows) else row.value
        level = following == row.value or (n > 0 and (rows[n - 1].value < row.value) != (row.value < following))
        side = "center" if level else "left" if (following > row.value) == above else "right"
        if n == 0 and not level:
            above, side = following < row.value, "right"
        found.append(f"{'top' if above else 'bottom'} {side}")
    return found


def _above(at: date, value: float, t: Trajectory) -> bool:
    """Whether the number stands above its point: not where the planned line, or a threshold, runs above it."""
    if t.target.kind in RATES | KEPT and t.target.value is not None:
        return value >= float(t.target.value)
    for (first, low), (last, high) in pairwise(t.planned):
        if first <= at <= last:
            return value >= float(low) + float(high - low) * ((at - first).days / max((last - first).days, 1))
    return True
