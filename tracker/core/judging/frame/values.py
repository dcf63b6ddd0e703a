"""The actuals as arrays: what is known on a day, one value a period, sorted by target and time."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from tracker.core.judging.asof import publication_rank
from tracker.core.judging.frame.columns import (
    NEVER,
    Codes,
    Days,
    Marks,
    Numbers,
    Rows,
    codes,
    days,
    exact,
    numbers,
    to_date,
)
from tracker.core.judging.promise import Observation
from tracker.core.kinds import ActualBasis, Qualifier, Standing, Vintage
from tracker.core.periods import Period
from tracker.core.settings import Settings

QUALIFIERS, VINTAGES, BASES = list(Qualifier), list(Vintage), list(ActualBasis)
ABOVE, BELOW, ESTIMATE = (QUALIFIERS.index(code) for code in (Qualifier.ABOVE, Qualifier.BELOW, Qualifier.ESTIMATE))
STANDINGS = list(Standing)
_RANKS = np.array([[publication_rank(release, who) for who in STANDINGS] for release in VINTAGES], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Values:
    """Known actuals by target, then period end; `since` is the day from which one counts."""

    target: Rows
    start: Days
    end: Days
    value: Numbers
    qualifier: Codes
    basis: Codes
    since: Days
    settled: Marks

    def take(self, rows: Rows | Marks) -> "Values":
        """Some of them, in this order."""
        return Values(*(getattr(self, name)[rows] for name in self.__slots__))

    def observations(self, target: int) -> list[Observation]:
        """Those of one target, as `judge` takes them."""
        first, last = np.searchsorted(self.target, [target, target + 1])
        return [self._observation(row) for row in range(first, last)]

    def _observation(self, row: int) -> Observation:
        start, end, value = to_date(self.start[row]), to_date(self.end[row]), exact(self.value[row])
        if start is None or end is None or value is None:
            raise ValueError("an actual needs a period and a value")
        return Observation(Period(start, end), value, QUALIFIERS[self.qualifier[row]],
                           published=to_date(self.since[row]), basis=BASES[self.basis[row]])  # fmt: skip


def values_of(frame: pd.DataFrame, targets: pd.Index, as_of: int, settings: Settings) -> Values:
    """The actuals known by a day, one publication of each period; unknown targets and empty values are left out."""
    place = targets.get_indexer(pd.Index(frame["target"])).astype(np.int64)
    end, value = days(frame, "end"), numbers(frame, "value")
    since = days(frame, "published")
    since = np.where(since == NEVER, days(frame, "entered"), since)
    since = np.where(since == NEVER, end + settings.assumed_days, since)
    counts = (place >= 0) & (since <= as_of) & ~np.isnan(value)
    qualifier = codes(frame, "qualifier", QUALIFIERS, Qualifier.EXACT)
    known = Values(
        target=place, start=days(frame, "start"), end=end, value=value, qualifier=qualifier,
        basis=codes(frame, "basis", BASES, ActualBasis.PUBLISHED), since=since,
        settled=(qualifier != ESTIMATE) & (since >= end),
    )  # fmt: skip
    rank = _RANKS[
        codes(frame, "vintage", VINTAGES, Vintage.UNMARKED), codes(frame, "standing", STANDINGS, Standing.UNNAMED)
    ]
    rows = np.flatnonzero(counts)
    return _one_a_period(known.take(rows), rank[rows])


def _one_a_period(values: Values, rank: Codes) -> Values:
    """Sorted by target and end. The costly order of publications is worked out only where two values end on one day."""
    order = np.argsort((values.target << 32) + values.end + (1 << 31))
    sorted_ = values.take(order)
    same_end = (sorted_.target[1:] == sorted_.target[:-1]) & (sorted_.end[1:] == sorted_.end[:-1])
    if not same_end.any():
        return sorted_
    several = np.zeros(len(order), dtype=np.bool_)
    several[1:] |= same_end
    several[:-1] |= same_end
    rows = np.flatnonzero(several)
    part, part_rank = sorted_.take(rows), rank[order][rows]
    by_precedence = np.lexsort(
        (_spelling(part.qualifier), part.value, part.since, part_rank, part.settled, part.start, part.end, part.target)
    )
    ordered = part.take(by_precedence)
    last = np.ones(len(rows), dtype=np.bool_)
    last[:-1] = np.any(
        [getattr(ordered, key)[1:] != getattr(ordered, key)[:-1] for key in ("target", "end", "start")], axis=0
    )
    winners = ordered.take(last)
    in_time = np.lexsort((winners.start, winners.since, winners.end, winners.target))
    keep = sorted_.take(~several)
    joined = Values(
        *(np.concatenate([getattr(keep, name), getattr(winners.take(in_time), name)]) for name in Values.__slots__)
    )
    return joined.take(np.argsort((joined.target << 32) + joined.end + (1 << 31), kind="stable"))


def _spelling(qualifier: Codes) -> Codes:
    """The order of qualifiers as text, which settles what nothing else does."""
    order = np.argsort(np.argsort([str(code) for code in QUALIFIERS])).astype(np.int8)
    return order[qualifier]
