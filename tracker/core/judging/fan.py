"""How far a projection may be off, from how unlike the past yearly changes were: an estimate that judges nothing.

Value and past changes are taken for a random walk with drift. With m changes of mean d and standard deviation s (m - 1
in the denominator) the value h years on is y + h d, and a share p of all courses lies within
t(p, m - 1) s sqrt(h + h²/m) of it: h for the changes to come, h²/m because d itself is only estimated. That is the
prediction interval of the drift method (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition,
section 5.5), with Student's t for the normal distribution, because the changes are few.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import stdev

from tracker.core.judging.arithmetic import years_between
from tracker.core.judging.case import Case, Point
from tracker.core.judging.judgement import Unit
from tracker.core.judging.projection import yearly_values

SHARES = (0.8, 0.5)
"""How many of all courses lie within each band, from the widest to the narrowest."""
_STEPS, _HALVINGS = 12, 60


@dataclass(frozen=True, slots=True)
class Fan:
    """The bands of a projection over days from its start to the deadline, the widest first, from so many `changes`.

    A band has its lowest and its highest value on each of the days.
    """

    changes: int
    days: tuple[date, ...]
    bands: tuple[tuple[tuple[Decimal, ...], tuple[Decimal, ...]], ...]


@dataclass(frozen=True, slots=True)
class NoFan:
    """Why a projection has none, and how many changes there are.

    `few` for too few in a row, `same` where all are alike, `break` where another definition began among them.
    """

    why: str
    changes: int = 0


def fan(case: Case, point: Point, deadline: date) -> Fan | NoFan | None:
    """The fan of the projection from a point; it needs and takes as many changes as the projection's mean does.

    None for rates and changes in percent, whose way is not in the terms of their chart.
    """
    if case.unit is not Unit.VALUE:
        return None
    start, values = point.date, yearly_values(case, point)
    changes = [later - earlier for later, earlier in pairwise(values)]
    if len(changes) < case.settings.changes_least:
        return NoFan("few", len(changes))
    spread = float(stdev(changes))
    if not spread:
        return NoFan("same", len(changes))
    drift = float(sum(changes)) / len(changes)
    length = (deadline - start).days
    days = tuple(start + timedelta(days=round(length * step / _STEPS)) for step in range(_STEPS + 1))
    ahead = [float(years_between(start, day)) for day in days]
    bands = []
    for share in SHARES:
        reach = quantile(share, len(changes) - 1) * spread
        off = [reach * math.sqrt(h + h * h / len(changes)) for h in ahead]
        middle = [float(values[0]) + h * drift for h in ahead]
        low, high = zip(*((_bounded(at - by, case), _bounded(at + by, case))
                          for at, by in zip(middle, off, strict=True)), strict=True)  # fmt: skip
        bands.append((low, high))
    return Fan(len(changes), days, tuple(bands))


def _bounded(value: float, case: Case) -> Decimal:
    """No count falls below zero, and no share lies outside 0 and 100 %."""
    least = 0.0 if case.promise.never_negative or case.promise.is_share else -math.inf
    return Decimal(str(min(max(value, least), 100.0 if case.promise.is_share else math.inf)))


def quantile(share: float, freedom: int) -> float:
    """What a value of Student's t with so many degrees of freedom is within, on both sides of 0, with a probability."""
    low, high = 0.0, 1.0
    while _within(high, freedom) < share:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < share else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """The probability of a value between -t and t (Abramowitz and Stegun, 26.7.3 and 26.7.4)."""
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    term = total = math.cos(angle) if odd else 1.0
    for k in range(3 if odd else 2, freedom - 1, 2):
        term *= (k - 1) / k * math.cos(angle) ** 2
        total += term
    if not odd:
        return math.sin(angle) * total
    return 2 / math.pi * (angle + (math.sin(angle) * total if freedom > 1 else 0.0))
