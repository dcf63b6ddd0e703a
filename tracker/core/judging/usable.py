"""Which actuals can lie on the way of a target, and which lie before and after its period."""

from collections.abc import Iterable
from datetime import date

from tracker.core.judging.arithmetic import DAY
from tracker.core.judging.asof import Known
from tracker.core.judging.promise import Observation, Promise
from tracker.core.judging.totals import adds_up, running_totals
from tracker.core.kinds import Kind


def usable(promise: Promise, origin: date | None, history: Iterable[Known]) -> tuple[list[Known], bool]:
    """The actuals that can lie on the way, and whether a year of a total over several is missing among them."""
    if adds_up(promise):
        return running_totals(promise, history)
    return _one_by_one(promise, origin, history), False


def _one_by_one(promise: Promise, origin: date | None, history: Iterable[Known]) -> list[Known]:
    usable = [item for item in history if origin is None or item.observation.period.end > origin]
    if of_period(promise):
        if promise.start is None or promise.deadline is None:
            return usable
        return [
            item
            for item in usable
            if item.observation.period.start == promise.start and item.observation.period.end <= promise.deadline
        ]
    return [item for item in usable if comparable_period(promise, item.observation)]


def of_period(promise: Promise) -> bool:
    """Whether only values of the promised period count: a growth, and a total that is not a running count."""
    return promise.kind is Kind.GROWTH or (promise.kind is Kind.TOTAL and not promise.cumulative)


def comparable_period(promise: Promise, observation: Observation) -> bool:
    """A yearly flow is compared by whole years only; half a year of it is no level."""
    if not promise.flow or promise.kind not in (Kind.LEVEL, Kind.HOLD, Kind.INTERVAL):
        return True
    return observation.period.a_year_long


def beside_term(promise: Promise, history: Iterable[Known]) -> tuple[list[Known], list[Known]]:
    """The settled values of periods as long as the promised one that lie before it, and after it.

    Those before count for a scale alone, a total whose wording lets it be reached late, and not before it was promised.
    """
    if not of_period(promise) or promise.start is None or promise.deadline is None:
        return [], []
    length = promise.deadline - promise.start
    alike = [
        item
        for item in history
        if item.settled and abs((item.observation.period.end - item.observation.period.start) - length) <= 2 * DAY
    ]
    since = promise.announced or date.min
    scale = promise.kind is Kind.TOTAL and promise.late_allowed
    before = [item for item in alike if scale and since < item.observation.period.end < promise.start]
    return before, [item for item in alike if item.observation.period.start > promise.deadline]


def is_whole(promise: Promise, observation: Observation) -> bool:
    """Whether a value is one of the whole promised period, where only that period counts; without a deadline, of a
    whole year."""
    if not of_period(promise):
        return True
    if promise.deadline is None:
        return observation.period.a_year_long
    return promise.start is not None and observation.period.end == promise.deadline
