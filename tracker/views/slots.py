"""Slots: which series of values are due for which period, and what is stored in them already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tracker.core.judging.promise import Observation
from tracker.core.kinds import Frequency, Vintage
from tracker.core.periods import Period, periods_between
from tracker.views.snapshot import Measure, Place, Snapshot, TargetRecord

_COARSE_TO_FINE = (Frequency.YEAR, Frequency.HALF, Frequency.QUARTER, Frequency.MONTH, Frequency.YTD, Frequency.DATE)
_LATER_RELEASE = {Vintage.FLASH: 0, Vintage.PRELIMINARY: 1, Vintage.FINAL: 2, Vintage.UNMARKED: 3}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one value: the series, the period, the targets that wait for it, and what is stored."""

    place: Place
    measure: Measure
    scope: str
    period: Period
    targets: tuple[TargetRecord, ...]
    stored: Observation | None


def frequencies(measure: Measure) -> frozenset[Frequency]:
    """The kinds of period in which an indicator's values may come."""
    return _frequencies(measure.frequencies)


@cache
def _frequencies(codes: str) -> frozenset[Frequency]:
    return frozenset(Frequency(code) for code in codes.split("|") if code)


def slots(data: Snapshot, place: str, period: Period) -> list[Slot]:
    """The slots of a place for one period: a series each, for the targets that run in it, in the catalogue's order."""
    targets = data.targets_by_place.get(data.places[place].id, [])
    due = (
        target
        for target in targets
        if _runs_in(data, target, period) and frequencies(data.measures[target.indicator_id]) & period.frequencies
    )
    return list(_grouped(data, ((target, period) for target in due)))


def missing(data: Snapshot, targets: Iterable[TargetRecord], as_of: date) -> list[Slot]:
    """The slots of these targets that have no value although their period is over: the newest periods first."""
    due = ((target, period) for target in targets for period in _due(data, target, as_of))
    return sorted(_grouped(data, due), key=lambda slot: slot.period.end, reverse=True)


def _due(data: Snapshot, target: TargetRecord, as_of: date) -> list[Period]:
    """The expected periods without a value; a level or share, which holds at a moment, may be there for another period
    with the same end."""
    measure = data.measures[target.indicator_id]
    expected = _expected(frequencies(measure), _first_day(data, target), target.deadline, as_of)
    there = data.values.periods(target.series) if expected else ()
    ends = {period.end for period in there} if measure.measure in ("level", "share") else ()
    return [period for period in expected if period not in there and period.end not in ends]


def periods_on_offer(data: Snapshot, place: str, today: date) -> list[Period]:
    """The periods over by today that some target of a place can take a value for, the newest first."""
    found: set[Period] = set()
    for target in data.targets_by_place.get(data.places[place].id, []):
        first = date(_first_day(data, target).year, 1, 1)
        for frequency in frequencies(data.measures[target.indicator_id]):
            found.update(_ended(frequency, first, today))
    return sorted(found, key=lambda period: (period.end, period.days), reverse=True)


def usual_period(periods: Iterable[Period]) -> Period:
    """What is most likely to be reported next: the newest half or year, else the newest of all."""
    newest = list(periods)
    reported = [period for period in newest if period.frequencies & {Frequency.HALF, Frequency.YEAR}]
    return (reported or newest)[0]


def stored_value(data: Snapshot, series: tuple[int, int, str], period: Period) -> Observation | None:
    """The current value of a series for exactly this period, of the latest release."""
    values = [value for value in data.values.get(series, ()) if value.period == period]
    return max(values, key=lambda value: latest_release(value.vintage), default=None)


def latest_release(vintage: str) -> int:
    """How late a release is: a flash first, then preliminary and final; an unmarked value counts as the last word."""
    return _LATER_RELEASE[Vintage(vintage)]


def _grouped(data: Snapshot, due: Iterable[tuple[TargetRecord, Period]]) -> Iterator[Slot]:
    """One slot a series and period, with all the targets that share it."""
    together: dict[tuple[tuple[int, int, str], Period], list[TargetRecord]] = {}
    for target, period in due:
        together.setdefault((target.series, period), []).append(target)
    for (series, period), targets in together.items():
        yield Slot(
            data.places_by_id[series[0]],
            data.measures[series[1]],
            series[2],
            period,
            tuple(targets),
            stored_value(data, series, period),
        )


@lru_cache(4096)
def _expected(kinds: frozenset[Frequency], first: date, deadline: date | None, as_of: date) -> tuple[Period, ...]:
    """The periods of the coarsest kind that ended in a target's run, and the one that ends with it.

    What comes for single days only is expected for the last day of each year.
    """
    coarsest = next((kind for kind in _COARSE_TO_FINE if kind in kinds), Frequency.YEAR)
    last = min(as_of, deadline or as_of)
    ended = _ended(coarsest, date(first.year, 1, 1), last)
    found = {
        period for period in ended if period.end > first and (coarsest is not Frequency.DATE or period.end.month == 12)
    }
    if deadline and deadline <= as_of and all(period.end != deadline for period in found):
        found |= {period for period in _ending_on(deadline, kinds)[:1] if period.end > first}
    return tuple(sorted(found))


def _ended(frequency: Frequency, first: date, last: date) -> list[Period]:
    """The periods of a kind between two days; of single days only the last of each half-year."""
    if first > last:
        return []
    if frequency is not Frequency.DATE:
        return periods_between(frequency, first, last)
    return [Period.day(half.end) for half in periods_between(Frequency.HALF, first, last)]


def _ending_on(day: date, kinds: frozenset[Frequency]) -> list[Period]:
    """The periods of these kinds that end on a day, the longest first."""
    between = (periods_between(kind, date(day.year, 1, 1), day) for kind in kinds - {Frequency.DATE})
    ending = {period for periods in between for period in periods if period.end == day}
    return sorted(ending) + ([Period.day(day)] if Frequency.DATE in kinds else [])


def _first_day(data: Snapshot, target: TargetRecord) -> date:
    """The day from which values of a target count: its start, else its announcement."""
    return target.start or data.documents[target.source].published


def _runs_in(data: Snapshot, target: TargetRecord, period: Period) -> bool:
    starts = date(_first_day(data, target).year, 1, 1) <= period.end
    return starts and (target.deadline is None or target.late_allowed or period.start <= target.deadline)
