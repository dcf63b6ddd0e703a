"""The readings over whole columns; formulas and refusals as in `tracker.core.judging.readings` and `outlook`."""

from dataclasses import dataclass

import numpy as np

from tracker.core.judging.frame.calendar import years_between
from tracker.core.judging.frame.columns import DIRECTIONS, Days, Marks, Numbers
from tracker.core.judging.frame.course import expected, lead, time_share
from tracker.core.judging.frame.ways import Ways
from tracker.core.kinds import Direction, Kind


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of every target at the point that its status rests on; each is missing where `judge` refuses it."""

    ways: Ways
    value: Numbers
    day: Days
    as_of: int

    @property
    def columns(self) -> dict[str, Numbers]:
        """By name: shares in percent, the lead in percentage points, the rest in the indicator's unit."""
        ways, targets = self.ways, self.ways.targets
        course = ~(ways.shape.kept | targets.is_kind(Kind.GROWTH, Kind.MILESTONE)) & (ways.shape.unusable < 0)
        way = ways.target - ways.start_value
        on_way = course & ~np.isnan(self.value) & (way != 0) & ~np.isnan(way)
        line = course & ~np.isnan(time_share(ways, targets.deadline)) & ~np.isnan(ways.start_value)
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
            "R": self._ratio(on_way & line & targets.is_kind(Kind.LEVEL) & (ways.shape.d * way > 0)),
            "remaining_pace": self._remaining_pace(course),
        }

    def _completion_rate(self) -> Numbers:
        targets, goal = self.ways.targets, self.ways.target
        changes = targets.is_kind(Kind.RELATIVE) | (targets.is_kind(Kind.GROWTH) & (goal < 0))
        reduced = (targets.direction != DIRECTIONS.index(Direction.MORE)) & (goal > 0)
        sign = np.where(reduced, -1, 1)
        left = np.where(100 + sign * goal == 0, np.nan, 100 + sign * goal)
        of_changes = (100 + sign * self.value) / left
        value = np.where((self.value > 0) & (goal > 0), self.value, np.nan)
        of_levels = np.where(self.ways.shape.d > 0, value / np.where(goal == 0, np.nan, goal), goal / value)
        none = targets.is_kind(Kind.GROWTH, Kind.AVERAGE_RATE, Kind.MILESTONE) | (self.ways.shape.unusable >= 0)
        return 100 * np.select([changes & (self.ways.shape.unusable < 0), none], [of_changes, np.nan], of_levels)

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
        now = np.where(np.isnan(self.value) & ~np.isnan(ways.baseline), ways.start_value, self.value)
        rated = ways.targets.is_kind(Kind.AVERAGE_RATE)
        fits = course & ~rated & ways.has_deadline & (deadline > self.as_of)
        left = years_between(np.full(int(fits.sum()), self.as_of), deadline[fits])
        found = np.full(len(course), np.nan)
        found[fits] = (ways.target[fits] - now[fits]) / left
        monthly = fits & ways.targets.is_kind(Kind.TOTAL) & ways.has_origin & (ways.origin < deadline)
        term = years_between(ways.origin[monthly], deadline[monthly])
        found[monthly] /= np.where(term <= 1, 12, 1)
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
