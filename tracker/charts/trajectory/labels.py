"""The numbers beside the points of a trajectory: which stand there, and where they keep clear of targets and lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil, dist
from typing import NamedTuple

from tracker.charts.kit.look import SMALL, Dict
from tracker.charts.kit.notes import note
from tracker.charts.kit.picture import STRETCH
from tracker.charts.kit.typeset import text_width
from tracker.charts.trajectory.points import Points, goals, mean_spots, place
from tracker.core.kinds import Qualifier
from tracker.views.rows import Trajectory
from tracker.words import marked, number

_HIGH, _OFF, _GOAL, _STEP, _NEAR, _OVER = 10.0, 9.0, 9.0, 4.0, 3.0, 12.0
_SIDES = ((0, 1), (0, -1), (-1, 1), (1, -1), (1, 1), (-1, -1), (1, 0), (-1, 0))
_AT_BARS = (9.0, -9.0, 25.0, -25.0)


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot area: its two ranges, and its size in pixels."""

    times: tuple[date, date]
    span: tuple[float, float]
    width: float
    height: float

    def spot(self, at: date, value: float) -> tuple[float, float]:
        """Where a value of a day is, in pixels from the lower left corner."""
        days, size = (self.times[1] - self.times[0]).days, self.span[1] - self.span[0]
        return (at - self.times[0]).days / days * self.width, (value - self.span[0]) / size * self.height


class _Box(NamedTuple):
    """What a number or a mark covers, in pixels: from the left of the plot, and above the value `at` that it is of."""

    left: float
    right: float
    at: float
    low: float
    high: float

    def meets(self, other: "_Box") -> bool:
        """Whether two boxes share room, now or when a picture stretches the values between them."""
        apart = other.at - self.at
        ends = sorted((apart, apart * STRETCH))
        over = ends[0] < self.high - other.low and ends[1] > self.low - other.high
        return over and self.left < other.right and other.left < self.right

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in the box or touches it."""
        low, high = self.at + self.low - _NEAR, self.at + self.high + _NEAR
        return self.left - _NEAR < x < self.right + _NEAR and low < y < high


class _Number(NamedTuple):
    """A number to be written, and what it is of."""

    day: date
    value: Decimal
    words: str
    bar: bool = False


def numbers(
    t: Trajectory, shown: Points, drawn: Sequence[Dict], lines: Sequence[Dict], plot: Plot, factor: Decimal, lang: str
) -> Iterator[Dict]:
    """The numbers times `factor` as annotations, each on the side where it lies on the least of what is `drawn`.

    None lies on a target's mark or on another number. One that has no such place is left out, which the baseline's and
    that of the value that the target is about come before.
    """
    ink = [*_ink(drawn, plot), *_ruled(lines, plot)]
    marks = (plot.spot(at, float(value)) for at, value, _ in goals(t))
    taken = [_Box(x - _GOAL, x + _GOAL, y, -_GOAL, _GOAL) for x, y in marks]
    for each in _wanted(t, shown, plot, factor, lang):
        x, y = plot.spot(each.day, float(each.value))
        free = [box for box in _boxes(each, x, y) if _inside(box, plot) and not any(map(box.meets, taken))]
        if free:
            box = min(free, key=lambda box: sum(box.holds(*point) for point in ink))
            taken.append(box)
            across, up = (box.left + box.right) / 2 - x, (box.low + box.high) / 2
            yield note(each.words, each.day.isoformat(), float(each.value), xref="x", yref="y", xanchor="center",
                       xshift=across, yshift=up, size=SMALL)  # fmt: skip


def _wanted(t: Trajectory, shown: Points, plot: Plot, factor: Decimal, lang: str) -> Iterator[_Number]:
    """The baseline's number, then those that have room between those before them: the one that the target is about,
    then the latest, then the others back in time."""
    places = _places(t, shown, factor)
    if t.baseline:
        yield _Number(*t.baseline, number(t.baseline[1] * factor, lang, places, fixed=True))
    if t.running_mean:
        day, mean = mean_spots(t)[-1]
        yield _Number(day, mean, number(mean, lang, max(places, 1), fixed=True))
    for rows in (shown.totals, (*shown.measured, *shown.bounds, *shown.tentative, *shown.running)):
        taken: list[tuple[float, float]] = []
        for row in sorted(rows, key=lambda row: (row.period.end != t.target.deadline, -place(row, t).toordinal())):
            exact = row.qualifier == Qualifier.EXACT
            amount = number(row.value * factor, lang, places, fixed=exact)
            written, day = marked(amount, row.qualifier, lang), place(row, t)
            at, half = plot.spot(day, 0)[0], text_width(written, SMALL) / 2 + 2
            if all(at + half < low or high < at - half for low, high in taken):
                taken.append((at - half, at + half))
                yield _Number(day, row.value, written, bar=rows is shown.totals)


def _places(t: Trajectory, shown: Points, factor: Decimal) -> int:
    """How many decimals all numbers of the series have: as many as the finest of them, at most the indicator's or the
    baseline's."""
    values = [row.value * factor for row in shown.drawn]
    most = t.target.decimals - factor.adjusted()
    if t.baseline:
        values.append(t.baseline[1] * factor)
        most = max(most, _decimals(values[-1]))
    return max(0, min(max(map(_decimals, values), default=0), most))


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _boxes(of: _Number, x: float, y: float) -> Iterator[_Box]:
    """Where a number may stand, the usual place first: around its point, or above and inside its bar."""
    half = text_width(of.words, SMALL) / 2
    around = ((right * (half + (_NEAR if up else _OFF)), up * (_OFF + _HIGH / 2)) for right, up in _SIDES)
    for across, middle in ((0.0, up) for up in _AT_BARS) if of.bar else around:
        yield _Box(x + across - half, x + across + half, y, middle - _HIGH / 2, middle + _HIGH / 2)


def _inside(box: _Box, plot: Plot) -> bool:
    low, high = box.at + box.low, box.at + box.high
    return box.left > -_NEAR and box.right < plot.width + _OVER and low > 0 and high < plot.height + _NEAR


def _ink(drawn: Sequence[Dict], plot: Plot) -> Iterator[tuple[float, float]]:
    """Points along the lines and at the marks of traces, a few pixels apart."""
    for trace in drawn:
        if trace["type"] != "scatter":
            continue
        spots = [plot.spot(date.fromisoformat(x), y) for x, y in zip(trace["x"], trace["y"], strict=True)]
        yield from spots
        if "lines" in trace["mode"]:
            for start, end in pairwise(spots):
                yield from _along(start, end)


def _ruled(lines: Sequence[Dict], plot: Plot) -> Iterator[tuple[float, float]]:
    """The same of straight lines that begin at a day; their ends are values."""
    for line in lines:
        if line["type"] == "line":
            ends = [plot.spot(date.fromisoformat(line[f"x{n}"]), line[f"y{n}"]) for n in (0, 1)]
            yield from _along(*ends)


def _along(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[float, float]]:
    steps = ceil(dist(start, end) / _STEP)
    for n in range(steps):
        yield tuple(low + (high - low) * n / steps for low, high in zip(start, end, strict=True))  # type: ignore[misc]
