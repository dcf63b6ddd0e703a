"""The lines of a trajectory that are no series: the as-of day, thresholds and bands, and what leads to the margin."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.charts.kit.look import Dict, Look
from tracker.charts.kit.notes import straight
from tracker.charts.trajectory.points import KEPT, RATES
from tracker.core.kinds import Kind
from tracker.views.rows import TargetRow, Trajectory


@dataclass(frozen=True, slots=True)
class Threshold:
    """A target that is no point in time: what is kept, counts for a period or has no deadline. A line, a band, or both.

    `width` is in pixels, `dash` as plotly draws it over the plot and `legend_dash` as the legend's short sample does.
    """

    row: TargetRow
    line: bool
    band: tuple[Decimal, Decimal] | None
    width: float = 2.0
    dash: str = "solid"
    legend_dash: str = "solid"


def thresholds(t: Trajectory) -> list[Threshold]:
    """The target and its other tier, where they are drawn as thresholds; what has a band of its own has no line."""
    rows = [row for row in (t.target, t.other_tier) if row is not None and row.value is not None]
    return [found for row in rows if (found := _threshold(row)) is not None]


def _threshold(row: TargetRow) -> Threshold | None:
    line = row.upper is None
    if row.kind in RATES | KEPT:
        return Threshold(row, line, row.band)
    if row.deadline is None:
        return Threshold(row, line, row.band, 1.6, "dash", "5px,3px")
    return Threshold(row, False, row.band) if row.band else None


def shapes(t: Trajectory, times: tuple[date, date], span: tuple[float, float], look: Look) -> Iterator[Dict]:
    """The as-of line over the `span` of the y axis; thresholds; a dotted line from a deadline's mark to its label."""
    colours = look.colours
    as_of = t.as_of.isoformat()
    found = thresholds(t)
    for goal in found:
        if goal.band:
            yield _band(goal, times, look)
    yield straight(as_of, as_of, *span, colours.muted, xref="x", yref="y", layer="between")
    for goal in found:
        if goal.line:
            yield _across(goal.row, _since(goal.row, times), times, colours.ink, width=goal.width, dash=goal.dash)
    for row in (t.target, t.other_tier):
        if row is not None and row.value is not None and row.deadline and row.kind not in RATES | KEPT:
            yield _across(row, row.deadline, times, colours.ink, dash="dot")


def _across(
    goal: TargetRow, since: date, times: tuple[date, date], colour: str, *, width: float = 1, dash: str = "solid"
) -> Dict:
    """A line at the target's value from a day to the right edge."""
    value = float(goal.value or 0)
    return straight(
        since.isoformat(), times[1].isoformat(), value, value, colour,
        xref="x", yref="y", width=width, dash=dash, layer="between",
    )  # fmt: skip


def _band(goal: Threshold, times: tuple[date, date], look: Look) -> Dict:
    """The values that a target allows, as an area."""
    low, high = goal.band or (Decimal(0), Decimal(0))
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": _since(goal.row, times).isoformat(),
        "x1": times[1].isoformat(),
        "y0": float(low),
        "y1": float(high),
        "fillcolor": look.colours.band,
        "layer": "below",
        "line": {"width": 0},
    }


def _since(goal: TargetRow, times: tuple[date, date]) -> date:
    """From when a threshold counts: the year of the deadline for a rate, the plan's start for a mean of rates, else the
    day of the document."""
    since = goal.announced
    if goal.kind == Kind.GROWTH and goal.deadline:
        since = date(goal.deadline.year, 1, 1)
    elif goal.kind == Kind.AVERAGE_RATE and goal.start:
        since = goal.start
    return min(max(since, times[0]), times[1])
