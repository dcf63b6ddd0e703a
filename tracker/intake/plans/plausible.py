"""Values that look as if a unit were wrong: far from their neighbours or the target, a fraction, an index, too large.

This asks the person or says a word, and is never a correction. Neighbours are values of one series, over periods of one
length where there are any.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tracker.core import units
from tracker.core.periods import Period
from tracker.intake.meaning.lookup import Limits, Lookup
from tracker.intake.meaning.rows import Rows
from tracker.intake.meaning.senses import Sense, senses
from tracker.intake.plans.keys import Spot
from tracker.intake.problems import Problem, problem
from tracker.intake.records import Action, Row, Stored

MOST_ROWS = 20_000
"""Rows up to which a file is looked at so: what people make by hand is smaller, what machines make is of one piece."""

MOST_STORED = 200_000

_FACTORS = (100, 10_000, 100_000_000)
_WIDE = 1.6
"""How far from a factor a ratio may lie and still look like it."""

_FAR, _NEAR = 800, 10
"""Ratios to all that is known of a series, of any length: from the first on a value looks wrong, below the other right.

Between a month and a year, and between the first step to a target and the last, may lie a factor of some hundred.
"""

_YEARS, _DAYS_OF_LENGTH = 10, 31
_LOWEST_INDEX, _HIGHEST_INDEX, _FRACTION_DIGITS = 80, 130, 2
_LARGEST_RATE = 100
"""In percent a year: what grows faster was nearly nothing before, or has the point in another place."""

_MOST = {
    "money": (Decimal(3 * 10**12), Decimal(2 * 10**13)),
    "people": (Decimal(5 * 10**6), Decimal(35 * 10**6)),
    "count": (Decimal(10**6), Decimal(10**7)),
    "households": (Decimal(3 * 10**6), Decimal(2 * 10**7)),
}
"""By dimension: what a county, and what a city cannot have more of, in its base unit (元, 人)."""

_LEAST = Decimal("0.001")
"""In 亿元: 100,000 yuan."""

_Series = tuple[str, str, str, int]


class Neighbour(NamedTuple):
    """A value of a series: its first day, its period's code as it is shown, and the value in the indicator's unit."""

    start: date
    period: str
    value: Decimal


class Neighbourhood:
    """The values of the series that a file is about, stored and in the file, and the targets set for them."""

    def __init__(self, lookup: Lookup, *, asks: bool) -> None:
        """Begin with none. What looks odd is asked about, or else only said."""
        self._lookup, self._asks = lookup, asks
        self._values: dict[_Series, list[Neighbour]] = defaultdict(list)
        self._of_any_length: dict[tuple[str, ...], list[Neighbour]] = defaultdict(list)
        self._stored = 0

    def add_stored(self, spot: Spot, old: Stored) -> None:
        """Keep a stored value."""
        if not old.retracted and self._stored < MOST_STORED:
            self._stored += 1
            start, end = date.fromisoformat(spot[3]), date.fromisoformat(spot[4])
            entry = Neighbour(start, Period(start, end).code, old.value)
            self._values[_series(spot[:3], start, end)].append(entry)
            self._of_any_length[spot[:3]].append(entry)

    def judge(self, rows: Rows) -> None:
        """Ask or say a word about each new or changed row whose size looks odd."""
        there = [(at, row) for at, row in enumerate(rows) if _counts(row)]
        for _, row in there:
            assert row.key is not None
            assert row.content is not None
            period = row.key.period
            entry = Neighbour(period.start, period.code, row.content.value)
            self._values[_series(row.key[:3], period.start, period.end)].append(entry)
        for at, row in there:
            if found := self._odd(row):
                action = Action.REJECTED if found.is_error else row.action
                rows[at] = row._replace(action=action, problems=(*row.problems, found))

    def _odd(self, row: Row) -> Problem | None:
        if not self._asks:
            return self._far(row)
        return self._of_form(row) or self._far(row) or self._too_large(row) or _too_small(row)

    def _far(self, row: Row) -> Problem | None:
        """Far from both neighbours by the factor of a unit; or, where there are none, from everything that is known."""
        assert row.key is not None
        assert row.content is not None
        period, value = row.key.period, row.content.value
        own = Neighbour(period.start, period.code, value)
        others = [one for one in self._values[_series(row.key[:3], period.start, period.end)] if one != own]
        others = [one for one in others if abs(one.start.year - period.start.year) <= _YEARS]
        nearest = _beside(period.start, others)
        factors = [_factor(value, one.value) for one in nearest]
        if nearest and all(factors):
            return self._said_far(row, nearest[0], factors[0])
        known = [one for one in self._of_any_length[row.key[:3]] if abs(one.start.year - period.start.year) <= _YEARS]
        ratios = [_ratio(value, one.value) for one in known]
        if self._asks and ratios and all(ratio > _FAR for ratio in ratios):
            return self._said_far(row, _beside(period.start, known)[0], round(min(ratios)))
        targets = [aim for aim in self._lookup.levels_of_targets.get(row.key[:3], ()) if aim]
        ratios = [_ratio(value, aim) if value > aim else 1 for aim in targets]
        if self._asks and not known and ratios and all(ratio > _FAR for ratio in ratios):
            about = {"value": f"{value:f}", "target": f"{targets[0]:f}", "unit": row.unit, "times": round(min(ratios))}
            return problem("TARGET_FAR", row.line, row.column, row.content.original_value, **about)
        return None

    def _said_far(self, row: Row, other: Neighbour, times: int) -> Problem:
        assert row.content is not None
        shown = {"value": f"{row.content.value:f}", "other": f"{other.value:f}", "unit": row.unit}
        code = "VALUE_FAR_OPEN" if self._asks else "VALUE_FAR"
        original = row.content.original_value
        return problem(code, row.line, row.column, original, times=times, period=other.period, **shown)

    def _of_form(self, row: Row) -> Problem | None:
        """A share or rate in percent that looks like a fraction of one, or a rate that looks like an index."""
        assert row.key is not None
        assert row.content is not None
        value, limits = row.content.value, self._lookup.limits[row.key.indicator]
        if limits.unit != "%" or any(_ratio(value, one.value) < _NEAR for one in self._of_any_length[row.key[:3]]):
            return None
        name = self._lookup.indicators.name(row.key.indicator)
        found, digits = row.content.original_value, -int(value.as_tuple().exponent)
        is_rate = Sense.GROWTH in senses(name)
        if is_rate and _LOWEST_INDEX <= value <= _HIGHEST_INDEX:
            growth = f"{value - 100:f}"
            return problem("RATE_AS_INDEX", row.line, row.column, found, value=f"{value:f}", growth=growth)
        if is_rate and abs(value) > _LARGEST_RATE:
            return problem("RATE_FAR", row.line, row.column, found, value=f"{value:f}")
        if (is_rate or _is_share(limits)) and 0 < abs(value) < 1 and digits > (_FRACTION_DIGITS if is_rate else 1):
            percent = f"{value * 100:f}".rstrip("0").rstrip(".")
            return problem("PERCENT_AS_FRACTION", row.line, row.column, found, value=f"{value:f}", percent=percent)
        return None

    def _too_large(self, row: Row) -> Problem | None:
        """More than a county or a city can have, whatever the unit that was stated."""
        assert row.key is not None
        assert row.content is not None
        place, value = row.key.jurisdiction, row.content.value
        if place.endswith("0000"):
            return None
        most = _MOST.get(units.dimension(row.unit))
        base = {"money": "元", "people": "人", "households": "户", "count": "个"}.get(units.dimension(row.unit), "")
        if not most or value * Decimal(str(float(units.factor(row.unit, base)))) < most[place.endswith("00")]:
            return None
        original = row.content.original_value
        return problem("UNIT_SIZE_OPEN", row.line, row.column, original, value=f"{value:f}", unit=row.unit)


def _too_small(row: Row) -> Problem | None:
    """Less money than any indicator counted in 亿元 can come to: a value of one head, or one in another unit."""
    assert row.content is not None
    value = row.content.value
    if row.unit != "亿元" or not 0 < abs(value) < _LEAST:
        return None
    return problem(
        "UNIT_SIZE_OPEN", row.line, row.column, row.content.original_value, value=f"{value:f}", unit=row.unit
    )


def _counts(row: Row) -> bool:
    return row.action in (Action.NEW, Action.CHANGED) and row.key is not None and row.content is not None


def _series(named: Iterable[str], start: date, end: date) -> _Series:
    place, indicator, scope = named
    return place, indicator, scope, round(((end - start).days + 1) / _DAYS_OF_LENGTH)


def _beside(start: date, others: Iterable[Neighbour]) -> list[Neighbour]:
    """The nearest before (or at the same day) and the nearest after."""
    ordered = sorted(others)
    before = [one for one in ordered if one.start <= start][-1:]
    return before + [one for one in ordered if one.start > start][:1]


def _ratio(one: Decimal, other: Decimal) -> float:
    """How many times the one is the other, or the other way round; 1 where they are not to be compared."""
    if not one or not other or (one < 0) != (other < 0):
        return 1
    ratio = float(one / other)
    return max(ratio, 1 / ratio)


def _factor(one: Decimal, other: Decimal) -> int:
    """The factor by which two values look apart, 0 for none."""
    if not one or not other or (one < 0) != (other < 0):
        return 0
    ratio = abs(math.log10(float(one / other)))
    return next((factor for factor in _FACTORS if abs(ratio - math.log10(factor)) < math.log10(_WIDE)), 0)


def ask_of_fractions(rows: Rows, limits: Mapping[str, Limits]) -> None:
    """Refuse shares without a stated unit that all lie between 0 and 1: they may be fractions of one."""
    assumed: dict[str, list[int]] = defaultdict(list)
    others: set[str] = set()
    for at, row in rows.others.items():
        if row.key and row.content and row.action is Action.NEW and _is_share(limits[row.key.indicator]):
            is_assumed = any(found.code == "UNIT_ASSUMED" for found in row.problems)
            if is_assumed and 0 <= row.content.value <= 1:
                assumed[row.key.indicator].append(at)
            elif is_assumed:
                others.add(row.key.indicator)
    for indicator, places in assumed.items():
        if indicator in others or all(_value(rows.others[at]) in (0, 1) for at in places):
            continue
        for at in places:
            row = rows.others[at]
            found = problem(
                "SHARE_AS_FRACTION",
                row.line,
                row.column,
                row.content.original_value if row.content else "",
                percent=f"{_value(row) * 100:f}".rstrip("0").rstrip("."),
            )
            rows[at] = row._replace(action=Action.REJECTED, problems=(*row.problems, found))


def _value(row: Row) -> Decimal:
    return row.content.value if row.content else Decimal(0)


def _is_share(limits: Limits) -> bool:
    return limits.unit == "%" and limits.minimum == 0 and limits.maximum == 100
