"""The lines of a series: solid from year to year, thin dashes over years without a settled value, none over a break."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.charts.trajectory.points import Points, place
from tracker.views.rows import ActualRow, Trajectory

MOST_DAYS = 400
"""Values further apart than this have at least one year without a value between them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that a line leads over: a value, or the baseline, which is no row. A `firm` one is settled and exact."""

    at: date
    value: float
    row: ActualRow | None
    firm: bool

    @property
    def anew(self) -> bool:
        """Whether the series begins anew here, so that no line leads to it."""
        return self.row is not None and self.row.series_break is not None


def stops(shown: Points, t: Trajectory) -> list[Stop]:
    """The baseline, where the series leads on from it, and every value of a series, in time."""
    firm = (*shown.totals, *shown.measured)
    soft = (*shown.tentative, *shown.bounds)
    found = [Stop(place(row, t), float(row.value), row, row in firm) for row in (*firm, *soft)]
    found.sort(key=lambda stop: stop.at)
    if t.baseline is None or not found or t.baseline[0] >= found[0].at:
        return found
    return [Stop(t.baseline[0], float(t.baseline[1]), None, True), *found]


def solid(found: Sequence[Stop]) -> list[list[Stop]]:
    """The settled values in pieces that a solid line may join: no series break and no missing year inside."""
    pieces: list[list[Stop]] = []
    for stop in (stop for stop in found if stop.firm):
        if pieces and _joined(pieces[-1][-1], stop):
            pieces[-1].append(stop)
        else:
            pieces.append([stop])
    return pieces


def dashed(found: Sequence[Stop]) -> list[list[Stop]]:
    """Where thin dashes lead: over missing years and what is not settled, and from the last settled value onwards."""
    firm = [stop for stop in found if stop.firm]
    spans = [(one, other) for one, other in pairwise(firm) if not _joined(one, other)]
    paths = [[one, *(stop for stop in found if one.at < stop.at < other.at), other] for one, other in spans]
    paths.append([stop for stop in found if not firm or stop is firm[-1] or stop.at > firm[-1].at])
    return [piece for path in paths for piece in _unbroken(path) if len(piece) > 1]


def _joined(one: Stop, other: Stop) -> bool:
    return not other.anew and (other.at - one.at).days <= MOST_DAYS


def _unbroken(path: Sequence[Stop]) -> list[list[Stop]]:
    pieces: list[list[Stop]] = []
    for stop in path:
        if pieces and not stop.anew:
            pieces[-1].append(stop)
        else:
            pieces.append([stop])
    return pieces
