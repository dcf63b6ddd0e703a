"""One target within its year: what is known month by month, the same months of the year before, and the plan."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.core.kinds import Comparator, Frequency, Kind, Qualifier
from tracker.core.periods import Period
from tracker.views.report import Table
from tracker.views.rows import ActualRow, TargetRow, Trajectory
from tracker.words import axis_unit, percent, period, signed_points, text

_TO_DATE = (Kind.TOTAL, Kind.GROWTH)
_AT_MONTHS = (Kind.LEVEL, Kind.HOLD, Kind.INTERVAL)


@dataclass(frozen=True, slots=True)
class Month:
    """A value of the year with the one of the same months of the year before, and what the plan expected by then.

    `change` is 同比: the growth of an amount, the difference of a rate or share, both as fractions of one; None where
    one of the two values is missing or not exact, or the series begins anew between them.
    """

    value: ActualRow
    before: ActualRow | None
    expected: Decimal | None
    change: Decimal | None

    @property
    def at(self) -> float:
        """Where it stands in the year, in months: the end of June is 6."""
        return months_gone(self.value.period.end, self.value.period.end.year)


@dataclass(frozen=True, slots=True)
class InYear:
    """What the chart of a year needs.

    `past` are all values of the year before, `plan` is the planned line as months and values, `limits` what is to be
    kept all year: a rate's threshold, a floor, both ends of an interval.
    """

    course: Trajectory
    year: int
    months: tuple[Month, ...]
    past: tuple[ActualRow, ...]
    plan: tuple[tuple[float, Decimal], ...]
    limits: tuple[Decimal, ...]

    @property
    def target(self) -> TargetRow:
        """The target."""
        return self.course.target

    @property
    def due(self) -> bool:
        """Whether the target is due at the end of the year."""
        return self.target.deadline is not None and self.target.deadline.year == self.year

    @property
    def tiers(self) -> list[TargetRow]:
        """The target, and the other tier of its goal where that is due in the same year."""
        other = self.course.other_tier
        both = self.due and other is not None and other.deadline == self.target.deadline and other.value is not None
        return [self.target, other] if both and other else [self.target]

    @property
    def values(self) -> list[Decimal]:
        """Every value that its chart has to hold."""
        found = [each.value for each in (*(month.value for month in self.months), *self.past)]
        others = [tier.value for tier in self.tiers[1:] if tier.value is not None]
        return [*found, *(value for _, value in self.plan), *self.limits, *others]


def months_gone(day: date, year: int) -> float:
    """A day in months of a year: its 31 December is 12, the one before is 0."""
    return 12 * (day.year - year) + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def in_year(course: Trajectory) -> InYear | None:
    """The year of a target that is to be looked at; None where no value of it falls inside one."""
    row = course.target
    year = _year(row, course.as_of)
    if year is None:
        return None
    known = _by_year(course)
    here, past = known.get(year, []), known.get(year - 1, [])
    if not any(each.period.end < date(year, 12, 31) for each in here):
        return None
    before = {_months(each.period): each for each in past}
    months = tuple(_month(course, each, before.get(_months(each.period))) for each in here)
    return InYear(course, year, months, tuple(past), _plan(course, year), limits(row))


def _year(row: TargetRow, as_of: date) -> int | None:
    """The year of the target itself; of a level that has longer, the one of the day."""
    until = row.deadline.year if row.deadline else as_of.year
    if row.kind in _AT_MONTHS:
        return min(until, as_of.year)
    alone = row.kind == Kind.GROWTH or row.start is None or row.start >= date(until - 1, 12, 31)
    return until if row.kind in _TO_DATE and row.deadline and alone else None


def _by_year(course: Trajectory) -> dict[int, list[ActualRow]]:
    """The values that one line may join by their years, in time, one a period."""
    newest: dict[Period, ActualRow] = {}
    for each in sorted(course.actuals, key=lambda each: (each.counts, each.version)):
        newest[each.period] = each
    found: dict[int, list[ActualRow]] = {}
    for each in sorted(newest.values(), key=lambda each: each.period.end):
        to_date = Frequency.YTD in each.period.frequencies
        if to_date or (course.target.kind in _AT_MONTHS and each.period.days <= 31):
            found.setdefault(each.period.end.year, []).append(each)
    return found


def _months(when: Period) -> tuple[int, int, int]:
    """What two periods of different years have in common that can be compared; the end of a month is one."""
    last = when.end.day == monthrange(when.end.year, when.end.month)[1]
    return when.start.month, when.end.month, 0 if last else when.end.day


def _month(course: Trajectory, value: ActualRow, before: ActualRow | None) -> Month:
    return Month(value, before, _expected(course.planned, value.period.end), _change(course, value, before))


def _change(course: Trajectory, value: ActualRow, before: ActualRow | None) -> Decimal | None:
    if before is None or {value.qualifier, before.qualifier} != {Qualifier.EXACT}:
        return None
    if any(each.series_break is not None and before.period.end < each.period.end <= value.period.end
           for each in course.actuals):  # fmt: skip
        return None
    if not course.target.of_amounts:
        return (value.value - before.value) / 100
    return value.value / before.value - 1 if before.value > 0 else None


def _expected(planned: Sequence[tuple[date, Decimal]], day: date) -> Decimal | None:
    """The planned line at a day, by days; None outside of it."""
    at = bisect_right([when for when, _ in planned], day)
    if planned and day == planned[-1][0]:
        return planned[-1][1]
    if not 0 < at < len(planned):
        return None
    (start, low), (end, high) = planned[at - 1], planned[at]
    return low + (high - low) * (day - start).days / (end - start).days


def _plan(course: Trajectory, year: int) -> tuple[tuple[float, Decimal], ...]:
    """The planned line inside the year."""
    first, last = date(year - 1, 12, 31), date(year, 12, 31)
    inside = [when for when, _ in course.planned if first < when < last]
    days = [day for day in (first, *inside, last) if _expected(course.planned, day) is not None]
    return tuple((months_gone(day, year), value) for day in days
                 if (value := _expected(course.planned, day)) is not None)  # fmt: skip


def planned_at(found: InYear, month: int) -> Decimal | None:
    """What the plan expects by the end of a month; None outside of it."""
    return _expected(found.course.planned, date(found.year, month, monthrange(found.year, month)[1]))


def limits(row: TargetRow) -> tuple[Decimal, ...]:
    """What a rate is to reach, or what is to be kept all the time: one value, or the ends of an interval."""
    if row.kind in (Kind.TOTAL, Kind.LEVEL) or row.value is None:
        return ()
    if row.band and row.comparator in (Comparator.ABOUT, Comparator.BETWEEN):
        return row.band
    return (row.value,)


def change_words(month: Month, row: TargetRow, lang: str) -> str:
    """同比 in words: in percent, of a rate or share in points; empty where there is none."""
    if month.change is None:
        return ""
    if not row.of_amounts:
        return signed_points(month.change, lang)
    said = percent(abs(month.change), lang)
    return text(lang, "chart.change_down" if month.change < 0 else "chart.change_up", share=said)


def in_year_table(found: InYear, lang: str, title: str) -> Table:
    """A row a value of the year: the value, the year before, 同比 and what the plan expected, in the chart's unit."""
    row = found.target
    factor, unit = axis_unit(max(map(abs, found.values)), row.unit, lang, row.counted)

    def shown(value: Decimal | None) -> Decimal | str:
        return "" if value is None else value * factor

    lines = [
        (
            period(month.value.period, lang), shown(month.value.value),
            shown(month.before.value if month.before else None),
            change_words(month, row, lang), shown(rounded(month.expected, row)), month.value.words,
        )
        for month in found.months
    ]  # fmt: skip
    matched = {month.before for month in found.months}
    lines += [
        (period(each.period, lang), "", shown(each.value), "", "", each.words)
        for each in found.past if each not in matched
    ]  # fmt: skip
    ends = [] if found.due else [value for at, value in found.plan if at == 12]
    lines += [
        (text(lang, "chart.in_year_end_plan", year=found.year), "", "", "", shown(rounded(value, row)), "")
        for value in ends
    ]  # fmt: skip
    lines += [
        (text(lang, f"report.point_{tier.tier or 'target'}"), "", "", "", shown(tier.value), tier.target_words)
        for tier in found.tiers
    ]  # fmt: skip
    heads = [text(lang, f"report.head_{name}") for name in ("when", "this_year", "last_year", "on_year", "plan")]
    measured = [text(lang, "report.head_in", head=head, unit=unit) if unit and at in (1, 2, 4) else head
                for at, head in enumerate(heads)]  # fmt: skip
    return Table(title, (*measured, text(lang, "report.head_words")), tuple(lines))


def rounded(value: Decimal | None, row: TargetRow) -> Decimal | None:
    """A value that was worked out, as fine as those of its indicator."""
    return None if value is None else value.quantize(Decimal(1).scaleb(-row.decimals), ROUND_HALF_UP)
