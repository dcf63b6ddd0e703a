"""Axes: values in round steps no finer than the indicator's decimals, years as spans of time."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10

from tracker.charts.kit.look import SMALL, Dict
from tracker.charts.kit.typeset import widest
from tracker.views.rows import TargetRow
from tracker.words import number

_YEAR = 36.0
"""The pixels that a year's label needs."""
_WORDS_BELOW = 24.0
_LEAST_SPAN = 0.1
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def value_span(values: Sequence[float], row: TargetRow, height: float) -> tuple[float, float]:
    """The range of the y axis: amounts start at zero, so that a small gap looks small.

    Rates, shares and what can be negative have room for a line of words below, and are never drawn so large that a
    tenth of the target fills the plot.
    """
    low, high = min(values), max(values)
    if row.of_amounts and low >= 0:
        return 0.0, high * 1.1 or 1.0
    least = abs(float(row.value or high)) * _LEAST_SPAN
    middle = max(0.0, least - (high - low)) / 2
    low, high = low - middle, high + middle
    size = high - low or 1.0
    return low - size * max(0.1, _WORDS_BELOW / height), high + size * 0.1


def ticks(span: tuple[float, float], decimals: int, *, most: int = 6) -> list[Decimal]:
    """Tick values inside `span`, at most `most` of them; none finer than `decimals` places."""
    low, high = span
    wanted = (high - low) / most
    size = Decimal(10) ** floor(log10(wanted))
    step = next(size * each for each in _STEPS if float(size * each) >= wanted)
    step = max(step, Decimal(1).scaleb(-decimals))
    return [step * n for n in range(ceil(low / float(step)), floor(high / float(step)) + 1)]


def value_axis(span: tuple[float, float], decimals: int, lang: str, factor: Decimal = Decimal(1)) -> tuple[Dict, float]:
    """A plotly axis over `span` with its ticks times `factor` in words, and the width in pixels that they take."""
    values = ticks(span, decimals)
    words = [number(value * factor, lang) for value in values]
    axis: Dict = {
        "range": list(span),
        "tickmode": "array",
        "tickvals": [float(value) for value in values],
        "ticktext": words,
    }
    return axis, widest(words, SMALL)


def time_axis(times: tuple[date, date], pixels: float, *, year_ends: bool = False) -> Dict:
    """Years under the middle of their span or, for what is dated by it, under their end.

    Every second or fifth where there is little room: `pixels` is the width of the axis.
    """
    spots = [
        (year, date(year, 12, 31) if year_ends else date(year, 7, 2))
        for year in range(times[0].year, times[1].year + 1)
    ]
    inside = [(year, day) for year, day in spots if times[0] <= day <= times[1]]
    step = next((step for step in (1, 2, 5, 10) if pixels / max(len(inside), 1) * step > _YEAR), 20)
    shown = [(year, day) for year, day in inside if (inside[-1][0] - year) % step == 0]
    return {
        "type": "date",
        "range": [times[0].isoformat(), times[1].isoformat()],
        "tickmode": "array",
        "tickvals": [day.isoformat() for _, day in shown],
        "ticktext": [str(year) for year, _ in shown],
        "showgrid": False,
        "ticks": "outside",
        "ticklen": 4,
        "tickangle": 0,
        "ticklabelstandoff": 2,
    }
