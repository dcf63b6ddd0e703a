"""The numbers beside the points of a trajectory: which stand there, and on which side."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from tracker.charts.look import SMALL
from tracker.charts.trajectory_points import KEPT, RATES, Points, place
from tracker.charts.typeset import text_width
from tracker.core.periods import Period
from tracker.views.rows import ActualRow, Trajectory
from tracker.words import number


def point_labels(shown: Points, t: Trajectory, pixels_per_day: float, factor: Decimal, lang: str) -> dict[Period, str]:
    """The numbers times `factor` at points and bars; empty where there is no room beside those that come first.

    First comes the value that the target is about, then the latest, then the others back in time.
    """
    places = t.target.decimals - factor.adjusted()
    words: dict[Period, str] = {}
    for rows in (shown.totals, (*shown.measured, *shown.tentative, *shown.running)):
        taken: list[tuple[float, float]] = []
        latest_first = sorted(rows, key=lambda row: place(row, t), reverse=True)
        for row in sorted(latest_first, key=lambda row: row.period.end != t.target.deadline):
            written = number(row.value * factor, lang, places)
            at, half = place(row, t).toordinal() * pixels_per_day, text_width(written, SMALL) / 2 + 2
            fits = all(at + half < low or high < at - half for low, high in taken)
            words[row.period] = written if fits else ""
            taken += [(at - half, at + half)] if fits else []
    return words


def sides(rows: Sequence[ActualRow], t: Trajectory) -> list[str]:
    """Where each number stands, as plotly's text positions."""
    values = [row.value for row in rows]
    neighbours = zip([None, *values[:-1]], values, [*values[1:], None], strict=True)
    return [
        _side(*three, _above(place(row, t), float(row.value), t)) for row, three in zip(rows, neighbours, strict=True)
    ]


def _side(before: Decimal | None, value: Decimal, after: Decimal | None, above: bool) -> str:
    """Outside a turn of the line and beyond its ends; on a slope off the line, away from the planned one."""
    if before is None and after is None:
        return f"{'top' if above else 'bottom'} center"
    if before is None or after is None:
        rising = value < after if after is not None else before is not None and before < value
        return (
            ("bottom right" if rising else "top right") if before is None else f"{'top' if rising else 'bottom'} center"
        )
    if value >= max(before, after):
        return "top center"
    if value <= min(before, after):
        return "bottom center"
    return f"{'top' if above else 'bottom'} {'left' if (after > before) == above else 'right'}"


def _above(at: date, value: float, t: Trajectory) -> bool:
    """Whether the number stands above its point: not where the planned line, or a threshold, runs above it."""
    if t.target.kind in RATES | KEPT and t.target.value is not None:
        return value >= float(t.target.value)
    for (first, low), (last, high) in pairwise(t.planned):
        if first <= at <= last:
            return value >= float(low) + float(high - low) * ((at - first).days / max((last - first).days, 1))
    return True
