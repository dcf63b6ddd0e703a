"""Line and lead over whole columns; formulas as in `tracker.core.judging.course`."""

import numpy as np

from tracker.core.judging.frame.calendar import add_months
from tracker.core.judging.frame.columns import NEVER, Days, Marks, Numbers, Targets
from tracker.core.judging.frame.points import NEAR
from tracker.core.judging.frame.ways import Ways
from tracker.core.settings import Settings


def time_share(ways: Ways, day: Days) -> Numbers:
    """The share of the way's time gone on a day, from 0 to 1; missing where there is no line."""
    line = ways.has_origin & ways.has_deadline & (ways.origin < ways.targets.deadline)
    whole = np.where(line, ways.targets.deadline - np.where(line, ways.origin, 0), 1)
    gone = np.where(line, day - np.where(line, ways.origin, 0), 0)
    return np.where(line, np.minimum(gone / whole, 1), np.nan)


def expected(ways: Ways, day: Days) -> Numbers:
    """The straight line on a day, flat outside it."""
    return ways.start_value + (ways.target - ways.start_value) * np.maximum(time_share(ways, day), 0)


def lead(ways: Ways, value: Numbers, day: Days) -> tuple[Numbers, Numbers]:
    """The lead in percentage points, and how far a float may be off or counts as near."""
    way = ways.target - ways.start_value
    length = np.where(way == 0, np.nan, abs(way))
    found = 100 * ways.shape.d * (value - expected(ways, day)) / length
    size = np.fmax(np.fmax(abs(value), abs(ways.target)), abs(ways.start_value))
    return found, NEAR * np.fmax(abs(found), 1) + 1e-13 * size / length


def stale(targets: Targets, day: Days, as_of: int, settings: Settings) -> Marks:
    """Whether data of a day are older than one period of the indicator and some months more; never without a day."""
    until = add_months(np.where(day == NEVER, NEVER, day + 1), targets.months + settings.stale_months) - 1
    old: Marks = (day != NEVER) & (as_of > until)
    return old


def wrong_way(ways: Ways, value: Numbers, settings: Settings) -> tuple[Marks, Marks]:
    """Whether a value lies on the wrong side of the start by more than allowed, and whether that is a near thing."""
    way = ways.target - ways.start_value
    towards = ways.shape.d * way > 0
    moved = ways.shape.d * (value - ways.start_value)
    allowed = float(settings.wrong_way_percent) / 100 * abs(way)
    close = abs(moved + allowed) <= NEAR * allowed + 1e-15 * np.fmax(abs(value), abs(ways.start_value))
    return towards & (moved < -allowed), towards & close
