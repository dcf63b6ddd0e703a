"""The order of places on one indicator: who can be ranked, who shares a rank, and why others have none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.judging.ranks import common, shared_ranks
from tracker.core.kinds import BOUNDS
from tracker.core.periods import Period
from tracker.views.rows import TargetRow


class NotComparable(ValueError):
    """Rows of different indicators, kinds or units, which no ranking may put in one order."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place with its rank; without one, `why` is the code of the reason: apart, no_data, period, bound or no_lead."""

    rank: int | None
    row: TargetRow
    why: str = ""


def ranks(rows: Sequence[TargetRow], tie: Decimal) -> list[Ranked]:
    """Rows in order, those without a rank last. Raises NotComparable.

    By lead, where leads less than `tie` percentage points behind the first of a rank share it; growth and means of
    yearly rates by their distance from the target, to the decimal that is published, where only equals share a rank.
    Only one period is ranked, the newest that most have. A place that others here lie in is no peer of theirs and
    stands apart.
    """
    if len({(row.indicator_code, row.kind, row.unit) for row in rows}) > 1:
        raise NotComparable(", ".join(sorted({row.indicator_code for row in rows})))
    period = common_period(rows)
    above = {row.within for row in rows if row.within}
    reasons = [(row, _why(row, period, above)) for row in rows]
    able = sorted((row for row, why in reasons if not why), key=lambda row: -_measure(row))
    exact = any(row.is_rate for row in rows)
    places = shared_ranks([_measure(row) for row in able], Decimal(0) if exact else tie)
    rest = sorted((Ranked(None, row, why) for row, why in reasons if why), key=lambda each: each.why != "apart")
    return [*(Ranked(place, row) for place, row in zip(places, able, strict=True)), *rest]


def common_period(rows: Sequence[TargetRow]) -> Period | None:
    """The period of the values that are ranked: the newest that most of the rows have."""
    return common(Counter(row.latest_period for row in rows if row.ranked_by is not None and row.latest_period))


def _why(row: TargetRow, period: Period | None, above: set[str]) -> str:
    if row.jurisdiction_code in above:
        return "apart"
    if row.latest is None:
        return "no_data"
    if row.ranked_by is None:
        return "no_lead"
    if row.latest_qualifier in BOUNDS:
        return "bound"
    return "period" if row.latest_period != period else ""


def _measure(row: TargetRow) -> Decimal:
    """What is compared, in percentage points."""
    return (Decimal(repr(row.ranked_by or 0.0)) * 100).quantize(Decimal("1e-9"))
