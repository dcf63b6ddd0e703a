"""Ranks of what can be compared, and the one period to compare in."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tracker.core.periods import Period


def shared_ranks(values: Sequence[Decimal], tie: Decimal) -> list[int]:
    """The rank of each value of a falling sequence: 1, 1, 3.

    Whoever is less than `tie` behind the first of a rank shares it, so that ranks are runs and never chains of near
    values; equal values always share one.
    """
    found: list[int] = []
    first = Decimal(0)
    for place, value in enumerate(values, start=1):
        if found and (value == first or first - value < tie):
            found.append(found[-1])
        else:
            found.append(place)
            first = value
    return found


def common(having: Mapping[Period, int]) -> Period | None:
    """The period to compare in: the newest that more than half of those with a value have, else the one most have."""
    half = sum(having.values()) / 2
    most = [period for period, count in having.items() if count > half]
    return max(most or having, key=lambda period: (having[period] if not most else 0, period), default=None)
