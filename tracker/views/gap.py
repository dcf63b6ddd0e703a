"""The targets that are judged by their schedule, in the order of how far they are from it."""

from collections.abc import Sequence

from tracker.core.kinds import Status
from tracker.views.rows import TargetRow
from tracker.words import points, text

_BEHIND = (Status.BEHIND, Status.FAR_BEHIND)


def by_gap(rows: Sequence[TargetRow]) -> list[TargetRow]:
    """Those whose status is a band of the lead, the furthest behind first."""
    return sorted((row for row in rows if row.status.by_lead and row.lead is not None), key=lambda row: row.lead or 0.0)


def finding(rows: Sequence[TargetRow], lang: str) -> str:
    """How many are behind by their status, and how far the last of them, as the title of a picture."""
    behind = [row for row in by_gap(rows) if row.status in _BEHIND]
    if not behind:
        return text(lang, "chart.gap_none", count=len(by_gap(rows)))
    most = min(row.lead or 0.0 for row in behind)
    key = "chart.gap_found" if most < 0 else "chart.gap_found_bare"
    return text(lang, key, count=len(behind), all=len(by_gap(rows)), points=points(abs(most), lang))
