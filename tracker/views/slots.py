"""Slots: which series of values are due for which period, and what is stored in them already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from tracker.core.judging.asof import publication_rank
from tracker.core.judging.promise import Observation
from tracker.core.kinds import Frequency, Vintage
from tracker.core.periods import FIRST_YEAR, Period, periods_between
from tracker.views.snapshot import Measure, Place, Snapshot, TargetRecord
from tracker.views.values import Series

_COARSE_TO_FINE = (Frequency.YEAR, Frequency.HALF, Frequency.QUARTER, Frequency.MONTH, Frequency.YTD, Frequency.DATE)


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


def offered(data: Snapshot, place: str, period: Period) -> list[Slot]:
    """Every series of a place that takes a value for a period: the due ones first, then those that no target waits for,
    those that have values and no target at the end."""
    due = slots(data, place, period)
    targets = data.targets_by_place.get(data.places[place].id, [])
    fitting = (
        (target, period) for target in targets if frequencies(data.measures[target.indicator_id]) & period.frequencies
    )
    valued = (
        Slot(data.places[place], data.measures[indicator], scope, period, (),
             stored_value(data, (id_of_place, indicator, scope), period))
        for id_of_place, indicator, scope in data.series_by_place.get(data.places[place].id, [])
        if frequencies(data.measures[indicator]) & period.frequencies
    )  # fmt: skip
    others = {(slot.measure.id, slot.scope): replace(slot, targets=()) for slot in (*_grouped(data, fitting), *valued)}
    there = {(slot.measure.id, slot.scope) for slot in due}
    return due + [slot for series, slot in others.items() if series not in there]


def _series(data: Snapshot, place: str) -> list[Series]:
    """The series of a place that have a target or a value, each once, those of its targets first."""
    here = data.places[place].id
    of_targets = (target.series for target in data.targets_by_place.get(here, []))
    return list(dict.fromkeys([*of_targets, *data.series_by_place.get(here, [])]))


def refusing(data: Snapshot, place: str, period: Period) -> list[Series]:
    """The series of a place whose indicator takes no value for a period of this kind."""
    return [series for series in _series(data, place)
            if not frequencies(data.measures[series[1]]) & period.frequencies]  # fmt: skip


def missing(data: Snapshot, targets: Iterable[TargetRecord], as_of: date) -> list[Slot]:
    """The slots of these targets that have no value although their period is over: the newest periods first."""
    due = ((target, period) for target in targets for period in _due(data, target, as_of))
    return sorted(_grouped(data, due), key=lambda slot: slot.period.end, reverse=True)


def upcoming(data: Snapshot, targets: Iterable[TargetRecord], as_of: date, until: date) -> list[Slot]:
    """The next slot of each of these targets whose period ends by `until` and has no value yet: the soonest first."""
    ahead = (
        (target, period)
        for target in targets
        for period in [each for each in _due(data, target, until) if each.end > as_of][:1]
    )
    return sorted(_grouped(data, ahead), key=lambda slot: slot.period.end)


def _due(data: Snapshot, target: TargetRecord, as_of: date) -> list[Period]:
    """The expected periods without a value; a level or share, which holds at a moment, may be there for another period
    with the same end."""
    measure = data.measures[target.indicator_id]
    expected = _expected(frequencies(measure), _first_day(data, target), target.deadline, as_of)
    there = data.values.periods(target.series) if expected else ()
    ends = {period.end for period in there} if measure.measure in ("level", "share") else ()
    return [period for period in expected if period not in there and period.end not in ends]


def periods_on_offer(data: Snapshot, place: str, today: date) -> tuple[Period, ...]:
    """The periods that have begun by today and that some series of a place takes, the newest first: the
    same that an uploaded file may name, but of single days only the last of each half-year."""
    kinds = {kind for _, indicator, _ in _series(data, place) for kind in frequencies(data.measures[indicator])}
    return begun(frozenset(kinds), today)


def leaves_days_out(offered: Iterable[Period]) -> bool:
    """Whether days are among the periods on offer, of which only the last of each half-year are."""
    return any(period.start == period.end for period in offered)


@lru_cache(64)
def begun(kinds: frozenset[Frequency], today: date) -> tuple[Period, ...]:
    """The periods of these kinds since the first year that is taken which have begun by today, the newest first."""
    first, last = date(FIRST_YEAR, 1, 1), date(today.year, 12, 31)
    found = {period for kind in kinds for period in _ended(kind, first, last) if period.start <= today}
    return tuple(sorted(found, key=lambda period: (period.end, period.days), reverse=True))


def usual_period(periods: Iterable[Period], today: date) -> Period:
    """What is most likely to be reported next: the newest half or year that is over, else the newest of all."""
    newest = list(periods)
    over = [period for period in newest if period.end <= today] or newest
    reported = [period for period in over if period.frequencies & {Frequency.HALF, Frequency.YEAR}]
    return (reported or over)[0]


def stored_value(data: Snapshot, series: tuple[int, int, str], period: Period) -> Observation | None:
    """The current value of a series for exactly this period, of the latest release."""
    values = [value for value in data.values.get(series, ()) if value.period == period]
    return max(values, key=lambda value: precedence(value.vintage, value.standing), default=None)


def precedence(vintage: str, standing: str) -> tuple[int, bool]:
    """The order of publications, as the judging has it; of two alike the unmarked release, which a page writes."""
    return publication_rank(vintage, standing), vintage == Vintage.UNMARKED


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
