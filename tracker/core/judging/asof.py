"""What was known on a day: from when a value counts, which publication of a period counts, and what is settled."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.judging.promise import Observation
from tracker.core.kinds import Qualifier, Standing, Vintage
from tracker.core.settings import Settings

_RELEASES = {Vintage.FLASH: 0, Vintage.PRELIMINARY: 1, Vintage.FINAL: 2, Vintage.UNMARKED: 2}


def release_rank(vintage: str) -> int:
    """How late a release is, as the one order of releases: flash, preliminary, final; unmarked counts as final."""
    return _RELEASES[Vintage(vintage)]


def publication_rank(vintage: str, standing: str) -> int:
    """How much a publication counts beside others of one period.

    Newspapers and others stand behind the rest; then a late release stands before an early one; and of one release, an
    office before one that nobody is named for.
    """
    behind = standing == Standing.OTHER
    return 10 * (not behind) + 2 * release_rank(vintage) + (standing == Standing.OFFICIAL)


@dataclass(frozen=True, slots=True)
class Known:
    """An observation, the day from which it counts, and whether that day is assumed."""

    observation: Observation
    since: date
    assumed: bool

    @property
    def settled(self) -> bool:
        """Neither an estimate nor said about a period that was not over."""
        return self.observation.qualifier is not Qualifier.ESTIMATE and self.since >= self.observation.period.end


def published_on(text: str) -> date | None:
    """The day from which a value published "2023-08-16", "2023-08" or "2023" counts: a month's or year's last day.

    None where nothing is given; ValueError for anything else.
    """
    parts = [int(part) for part in text.split("-")] if text else []
    match parts:
        case []:
            return None
        case [year]:
            return date(year, 12, 31)
        case [year, month]:
            return date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day)
    raise ValueError(text)


def counts_from(observation: Observation, settings: Settings) -> Known:
    """From publication, else from the entry by a person, else (assumed) some days after the period's end."""
    since = observation.published or observation.entered
    if since is not None:
        return Known(observation, since, assumed=False)
    return Known(observation, observation.period.end + timedelta(days=settings.assumed_days), assumed=True)


def known_by(observations: Iterable[Observation], as_of: date, settings: Settings) -> tuple[Known, ...]:
    """What counts on a day, one value a period, by period end.

    Of several publications the one of the highest rank counts (`publication_rank`), of two alike the one known later;
    an estimate never stands before a value. The order in which the observations come does not matter.
    """
    known = [
        item for item in (counts_from(observation, settings) for observation in observations) if item.since <= as_of
    ]
    latest = {item.observation.period: item for item in sorted(known, key=_precedence)}
    return tuple(sorted(latest.values(), key=_chronology))


def _precedence(item: Known) -> tuple[object, ...]:
    observation = item.observation
    rank = publication_rank(observation.vintage, observation.standing)
    return item.settled, rank, item.since, observation.value, observation.qualifier, observation.publisher


def _chronology(item: Known) -> tuple[object, ...]:
    period = item.observation.period
    return period.end, item.since, period.start
