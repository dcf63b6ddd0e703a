"""The usable actuals on the way of every target: their value on it, what they prove, and whether they are settled."""

from dataclasses import dataclass

import numpy as np

from tracker.core.judging.frame.columns import Codes, Days, Marks, Numbers, Rows
from tracker.core.judging.frame.values import ABOVE, BELOW, ESTIMATE, Values
from tracker.core.judging.frame.ways import Ways
from tracker.core.kinds import Kind

NEAR = 1e-9
"""What lies this near to a threshold, relative to the numbers compared, is judged again in Decimal."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points by target, then date. `proof` is 1 reached, 0 not reached, -1 neither.

    `later` marks those after a promised period; `to_date` marks year-to-date values of a total, which the course may
    use though they are not settled.
    """

    target: Rows
    date: Days
    value: Numbers
    qualifier: Codes
    proof: Codes
    settled: Marks
    to_date: Marks
    later: Marks


def points_of(ways: Ways, values: Values) -> tuple[Points, Marks, Marks]:
    """The points; per target whether a year of an average rate is missing; and whether a point is near to a bound."""
    usable, whole, later = _usable(ways, values)
    kept = values.take(usable)
    whole, later = whole[usable], later[usable]
    value = _relative(ways, kept)
    value, first_gap, missing_year = _rate_sums(ways, kept, value)
    kept, value, whole, later = kept.take(~first_gap), value[~first_gap], whole[~first_gap], later[~first_gap]
    proof, close = _proofs(ways, kept, value)
    near = np.zeros(len(ways.origin), dtype=np.bool_)
    near[kept.target[close]] = True
    total = (ways.targets.is_kind(Kind.TOTAL) & ways.has_term)[kept.target]
    to_date = total & ~whole & ~later & (kept.since >= kept.end) & (kept.qualifier != ESTIMATE)
    points = Points(kept.target, kept.end, value, kept.qualifier, proof, kept.settled & (whole | later), to_date, later)
    return points, missing_year, near


def _usable(ways: Ways, values: Values) -> tuple[Marks, Marks, Marks]:
    """Which values are points, which of them are of the whole promised period, and which lie after it."""
    at, targets, length = values.target, ways.targets, values.end - values.start
    start, deadline = targets.start[at], targets.deadline[at]
    after_origin = values.end > ways.origin[at]
    yearly = (length == 364) | (length == 365)
    period, term = ways.of_period[at], ways.has_term[at]
    in_term = ~term | ((values.start == start) & (values.end <= deadline))
    rated = targets.is_kind(Kind.AVERAGE_RATE)[at]
    rate = ways.has_origin[at] & yearly & (values.value > -100) & (~ways.has_deadline[at] | (values.end <= deadline))
    fits = np.where(rated, rate, np.where(period, in_term, yearly | ~ways.yearly_only[at]))
    later = period & term & values.settled & (values.start > deadline) & (abs(length - (deadline - start)) <= 2)
    whole = ~period | (ways.has_start[at] & (values.end == deadline))
    return (after_origin & fits) | later, whole, later


def _relative(ways: Ways, values: Values) -> Numbers:
    """The values; of relative targets with a baseline the change in percent, signed as the target is written."""
    rows = np.flatnonzero(ways.changed[values.target])
    value = values.value.copy()
    at = values.target[rows]
    change = (value[rows] / ways.baseline[at] - 1) * 100
    value[rows] = np.where(ways.mirrored[at], -change, change)
    return value


def _rate_sums(ways: Ways, values: Values, value: Numbers) -> tuple[Numbers, Marks, Marks]:
    """For average rates the sum of logarithms so far; which values come after a gap; which targets have one."""
    gap = np.zeros(len(value), dtype=np.bool_)
    missing = np.zeros(len(ways.origin), dtype=np.bool_)
    rows = np.flatnonzero(ways.targets.is_kind(Kind.AVERAGE_RATE)[values.target])
    if not len(rows):
        return value, gap, missing
    target = values.target[rows]
    new = np.r_[True, target[1:] != target[:-1]]
    first = np.flatnonzero(new)[np.cumsum(new) - 1]
    inexact = np.isin(values.qualifier[rows], [ABOVE, BELOW, ESTIMATE])
    after_inexact = ~new & np.r_[False, inexact[:-1]]
    out_of_turn = ways.year_of(target, values.end[rows]) != np.arange(len(rows)) - first + 1
    broken = _so_far(out_of_turn | after_inexact, first) > 0
    gap[rows] = broken
    missing[target[broken]] = True
    sums = value.copy()
    sums[rows] = _so_far(np.log1p(value[rows] / 100), first)
    return sums, gap, missing


def _so_far(amount: Numbers | Marks, first: Rows) -> Numbers:
    """The running sum within each group, whose first place is given for every member."""
    running = np.cumsum(amount, dtype=np.float64)
    before: Numbers = np.r_[0.0, running][first]
    return np.subtract(running, before)


def _proofs(ways: Ways, values: Values, value: Numbers) -> tuple[Codes, Marks]:
    """What every point proves, and which lie so near to a worked-out bound that a float cannot tell."""
    at = values.target
    low, high, strict = ways.low[at], ways.high[at], ways.shape.strict[at]
    no_low, no_high = np.isnan(low), np.isnan(high)
    above_low = np.where(strict, value > low, value >= low)
    below_high = np.where(strict, value < high, value <= high)
    inside = ((no_low | above_low) & (no_high | below_high)).astype(np.int8)
    over = np.where(~no_high & (value >= high), 0, np.where(no_high & ~no_low & (value >= low), 1, -1))
    under = np.where(~no_low & (value <= low), 0, np.where(no_low & ~no_high & (value <= high), 1, -1))
    proof = np.select([values.qualifier == ABOVE, values.qualifier == BELOW], [over, under], inside)
    proof = np.where(no_low & no_high, -1, proof).astype(np.int8)
    close = _close(value, low) | _close(value, high)
    return proof, close & ways.worked_out[at]


def _close(value: Numbers, bound: Numbers) -> Marks:
    near: Marks = abs(value - bound) <= NEAR * np.maximum(np.maximum(abs(value), abs(bound)), 1)
    return near
