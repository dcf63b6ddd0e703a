"""Axes: values in round steps no finer than the indicator's decimals, years as spans of time."""

from datetime import date
from decimal import Decimal
from math import ceil, floor, log10

from tracker.charts.look import SMALL, Dict
from tracker.charts.typeset import widest
from tracker.words import number

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


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


def time_axis(times: tuple[date, date], pixels: float) -> Dict:
    """Years as labels between their two ends; every second or fifth where there is little room."""
    years = times[1].year - times[0].year + 1
    room = pixels / years
    return {
        "type": "date",
        "range": [times[0].isoformat(), times[1].isoformat()],
        "tick0": "2000-01-01",
        "dtick": "M12",
        "tickformat": "%Y",
        "ticklabelmode": "period",
        "ticklabelstep": 1 if room > 34 else 2 if room > 18 else 5,
        "tickangle": 0,
        "ticklabelstandoff": 4,  # clear of a zero beside the lower end of the other axis
    }
