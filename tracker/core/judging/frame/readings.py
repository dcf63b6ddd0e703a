"""The readings over whole columns; formulas and refusals as in `tracker.core.judging.readings` and `outlook`."""

from dataclasses import dataclass

import numpy as np

from tracker.core.judging.frame.calendar import add_months, months_between, years_between
from tracker.core.judging.frame.columns import Days, Marks, Numbers
from tracker.core.judging.frame.course import expected, lead, stale, time_share
from tracker.core.judging.frame.ways import Ways
from tracker.core.kinds import Kind
from tracker.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of every target at the point that its status rests on; each is missing where `judge` refuses it."""

    ways: Ways
    value: Numbers
    day: Days
    as_of: int
    settings: Settings

    @property
    def columns(self) -> dict[str, Numbers]:
        """By name: shares in percent, the lead in percentage points, the rest in the indicator's unit."""
        ways, targets = self.ways, self.ways.targets
        course = ~(ways.shape.kept | targets.is_kind(Kind.GROWTH, Kind.MILESTONE)) & (ways.shape.unusable < 0)
        way = ways.target - ways.start_value
        course_on = course & ~(~ways.from_zero & (ways.shape.d * way <= 0))
        on_way = course_on & ~np.isnan(self.value) & (way != 0) & ~np.isnan(way)
        line = course_on & ~np.isnan(time_share(ways, targets.deadline)) & ~np.isnan(ways.start_value)
        seen, rated = ~np.isnan(self.value), targets.is_kind(Kind.AVERAGE_RATE)
        return {
            "completion_rate": self._completion_rate(),
            "progress": np.where(
                on_way, 100 * (self.value - ways.start_value) / np.where(way == 0, np.nan, way), np.nan
            ),
            "time_elapsed": np.where(line & seen, 100 * time_share(ways, self.day), np.nan),
            "lead": np.where(on_way & line, lead(ways, self.value, self.day)[0], np.nan),
            "expected": np.where(line & seen & ~rated, expected(ways, self.day), np.nan),
            "expected_today": np.where(line & ~rated, expected(ways, np.full(len(way), self.as_of)), np.nan),
            "R": self._ratio(on_way & line & targets.is_kind(Kind.LEVEL)),
            "remaining_pace": self._remaining_pace(course),
        }

    def _completion_rate(self) -> Numbers:
        ways, goal = self.ways, self.ways.target
        none = ways.targets.is_kind(Kind.GROWTH, Kind.AVERAGE_RATE, Kind.MILESTONE, Kind.RELATIVE, Kind.INTERVAL)
        none = none | (ways.shape.unusable >= 0) | (~np.isnan(ways.low) & ~np.isnan(ways.high))
        value = np.where((self.value > 0) & (goal > 0), self.value, np.nan)
        rate = np.where(ways.shape.d > 0, value / np.where(goal == 0, np.nan, goal), goal / value)
        return np.where(none, np.nan, 100 * rate)

    def _ratio(self, fits: Marks) -> Numbers:
        ways = self.ways
        fits = fits & (ways.start_value > 0) & (self.value > 0) & (ways.target > 0)
        start, origin = ways.start_value[fits], ways.origin[fits]
        gone, years = years_between(origin, self.day[fits]), years_between(origin, ways.targets.deadline[fits])
        observed = (self.value[fits] / start) ** (1 / gone) - 1
        required = (ways.target[fits] / start) ** (1 / years) - 1
        found = np.full(len(fits), np.nan)
        found[fits] = ways.shape.d[fits] * observed / abs(required)
        return found

    def _remaining_pace(self, course: Marks) -> Numbers:
        ways, deadline = self.ways, self.ways.targets.deadline
        rated, left = ways.targets.is_kind(Kind.AVERAGE_RATE), ways.target - self.value
        fits = course & ~rated & ways.has_deadline & (self.as_of < deadline) & (self.day < deadline)
        fits &= ~(ways.targets.is_kind(Kind.TOTAL) & (ways.shape.d * ways.target <= 0))
        fits &= (ways.shape.d * left > 0) & ~stale(ways.targets, self.day, self.as_of, self.settings)
        year_before = add_months(deadline, -12)
        by_month = (self.as_of > year_before) | (
            ways.targets.is_kind(Kind.TOTAL) & ways.has_origin & (ways.origin >= year_before)
        )
        fits &= ~(by_month & ways.targets.is_kind(Kind.RELATIVE))
        found = np.full(len(course), np.nan)
        for where, between in ((fits & by_month, months_between), (fits & ~by_month, years_between)):
            found[where] = left[where] / between(self.day[where], deadline[where])
        return np.where(rated, self._rate_needed(rated & course & ways.has_deadline), found)

    def _rate_needed(self, fits: Marks) -> Numbers:
        ways = self.ways
        fits = (
            fits & ~np.isnan(self.value) & (ways.target != 0) & ways.has_origin & (ways.origin < ways.targets.deadline)
        )
        rows = np.flatnonzero(fits)
        years = years_between(ways.origin[rows], ways.targets.deadline[rows])
        rest = years - ways.year_of(rows, self.day[rows])
        left = (ways.target[rows] - self.value[rows]) / np.where(rest > 0, rest, np.nan)
        found = np.full(len(fits), np.nan)
        found[rows] = 100 * np.expm1(left)
        return found
