"""The usable actuals on the way of every target: their value on it, what they prove, and whether they are settled."""

from dataclasses import dataclass

import numpy as np

from tracker.core.judging.frame.columns import NONE, Codes, Days, Marks, Numbers, Rows
from tracker.core.judging.frame.values import ABOVE, BELOW, ESTIMATE, Values
from tracker.core.judging.frame.ways import Ways, rate_sum
from tracker.core.kinds import Kind

NEAR = 1e-9
"""What lies this near to a threshold, relative to the numbers compared, is judged again in Decimal."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points by target, then date. `proof` is 1 reached, 0 not reached, -1 neither; `so_far` the same of the mean of
    an average rate up to the point.

    `earlier` and `later` mark those before and after a promised period; `to_date` marks year-to-date values of a total,
    which the course may use though they are not settled, `certain` those that no later month can undo.
    """

    target: Rows
    date: Days
    value: Numbers
    qualifier: Codes
    proof: Codes
    so_far: Codes
    settled: Marks
    to_date: Marks
    certain: Marks
    earlier: Marks
    later: Marks

    @property
    def inside(self) -> Marks:
        """Those on the way."""
        return ~self.earlier & ~self.later


def points_of(ways: Ways, values: Values) -> tuple[Points, Marks, Marks]:
    """The points; per target whether a year is missing among them; and whether it has to be judged in Decimal."""
    usable, whole, earlier, later = _usable(ways, values)
    kept, beside = values.take(usable), (earlier | later)[usable]
    value = _relative(ways, kept)
    value, rate_gap, rate_missing = _rate_sums(ways, kept, value)
    value, year_gap, year_missing, odd = _running_totals(ways, kept, value, beside)
    stays = ~rate_gap & ~year_gap
    kept, value = kept.take(stays), value[stays]
    whole, earlier, later = (marks[usable][stays] for marks in (whole, earlier, later))
    at = kept.target
    proof, close = _proofs(ways, kept, value, ways.low[at], ways.high[at])
    so_far, close_so_far = _so_far_proofs(ways, kept, value)
    near = odd
    near[at[close | close_so_far]] = True
    total = (ways.targets.is_kind(Kind.TOTAL) & ways.has_term)[at]
    to_date = total & ~whole & ~earlier & ~later & (kept.since >= kept.end) & (kept.qualifier != ESTIMATE)
    certain = to_date & ways.of_period[at] & ways.targets.never_negative[at]
    certain &= np.where(ways.ceiling[at], (proof == 0) & (value >= ways.high[at]), proof == 1)
    settled = kept.settled & (whole | earlier | later | certain)
    points = Points(
        at, kept.end, value, kept.qualifier, proof, so_far, settled, to_date, certain, earlier, later
    )  # fmt: skip
    return points, rate_missing | year_missing, near


def _usable(ways: Ways, values: Values) -> tuple[Marks, Marks, Marks, Marks]:
    """Which values are points, which of them are of the whole promised period, and which lie before and after it."""
    at, targets, length = values.target, ways.targets, values.end - values.start
    start, deadline = targets.start[at], targets.deadline[at]
    after_origin = values.end > ways.origin[at]
    yearly = (length == 364) | (length == 365)
    period, term, adds = ways.of_period[at], ways.has_term[at], ways.adds_up[at]
    aligned = (values.start >= start) & (ways.year_of(at, values.start - 1) >= 0)
    in_term = ~term | (np.where(adds, aligned, values.start == start) & (values.end <= deadline))
    rated = targets.is_kind(Kind.AVERAGE_RATE)[at]
    rate = ways.has_origin[at] & yearly & (values.value > -100) & (~ways.has_deadline[at] | (values.end <= deadline))
    fits = np.where(rated, rate, np.where(period, in_term, yearly | ~ways.yearly_only[at]))
    alike = period & term & values.settled & (abs(length - (deadline - start)) <= 2)
    scale = (targets.is_kind(Kind.TOTAL) & targets.late_allowed)[at]
    earlier = alike & scale & (values.end < start) & (values.end > targets.announced[at])
    later = alike & (values.start > deadline)
    whole = ~period | np.where(ways.has_deadline[at], ways.has_start[at] & (values.end == deadline), yearly)
    return (after_origin & fits) | earlier | later, whole, earlier, later


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
    first = _first_of_group(target)
    inexact = np.isin(values.qualifier[rows], [ABOVE, BELOW, ESTIMATE])
    after_inexact = ~new & np.r_[False, inexact[:-1]]
    out_of_turn = ways.year_of(target, values.end[rows]) != np.arange(len(rows)) - first + 1
    broken = _so_far(out_of_turn | after_inexact, first) > 0
    gap[rows] = broken
    missing[target[broken]] = True
    sums = value.copy()
    sums[rows] = _so_far(np.log1p(value[rows] / 100), first)
    return sums, gap, missing


def _running_totals(ways: Ways, values: Values, value: Numbers, beside: Marks) -> tuple[Numbers, Marks, Marks, Marks]:
    """For totals over several years the sums so far; which values come after a gap; which targets have one, and which
    have a value of several years, which only `judge` adds to."""
    gap = np.zeros(len(value), dtype=np.bool_)
    missing, odd = np.zeros(len(ways.origin), dtype=np.bool_), np.zeros(len(ways.origin), dtype=np.bool_)
    rows = np.flatnonzero(ways.adds_up[values.target] & ~beside)
    if not len(rows):
        return value, gap, missing, odd
    target, length = values.target[rows], values.end[rows] - values.start[rows]
    first = _first_of_group(target)
    odd[target[length > 365]] = True
    yearly = (length == 364) | (length == 365)
    inexact = yearly & (np.isin(values.qualifier[rows], [ABOVE, BELOW, ESTIMATE]) | ~values.settled[rows])
    years_before = _so_far(yearly, first) - yearly
    wrong = (ways.year_of(target, values.start[rows] - 1) != years_before) | (_so_far(inexact, first) - inexact > 0)
    broken = wrong | (_so_far(yearly & wrong, first) > 0)
    gap[rows] = broken
    missing[target[yearly & broken]] = True
    sums = value.copy()
    sums[rows] = _so_far(np.where(yearly & ~broken, value[rows], 0), first) + np.where(yearly, 0, value[rows])
    return sums, gap, missing, odd


def _first_of_group(target: Rows) -> Rows:
    """For each place the first one of the same target."""
    new = np.r_[True, target[1:] != target[:-1]]
    first: Rows = np.flatnonzero(new)[np.cumsum(new) - 1]
    return first


def _so_far(amount: Numbers | Marks, first: Rows) -> Numbers:
    """The running sum within each group, whose first place is given for every member."""
    running = np.cumsum(amount, dtype=np.float64)
    before: Numbers = np.r_[0.0, running][first]
    return np.subtract(running, before)


def _proofs(ways: Ways, values: Values, value: Numbers, low: Numbers, high: Numbers) -> tuple[Codes, Marks]:
    """What every point proves about its bounds, and which lie so near to a worked-out one that a float cannot tell."""
    at = values.target
    strict = ways.shape.strict[at]
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


def _so_far_proofs(ways: Ways, values: Values, value: Numbers) -> tuple[Codes, Marks]:
    """What the mean of an average rate up to each point proves, -1 for other kinds; and which are near things."""
    so_far, close = np.full(len(value), NONE, dtype=np.int8), np.zeros(len(value), dtype=np.bool_)
    rows = np.flatnonzero(ways.targets.is_kind(Kind.AVERAGE_RATE)[values.target])
    at, mean_of = values.target[rows], values.take(rows)
    gone = ways.year_of(at, mean_of.end)
    bounds = (rate_sum(bound[at], gone) for bound in (ways.shape.low, ways.shape.high))
    so_far[rows], close[rows] = _proofs(ways, mean_of, value[rows], *bounds)
    return so_far, close


def _close(value: Numbers, bound: Numbers) -> Marks:
    near: Marks = abs(value - bound) <= NEAR * np.maximum(np.maximum(abs(value), abs(bound)), 1)
    return near
