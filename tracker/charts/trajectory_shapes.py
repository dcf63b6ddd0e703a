"""The lines of a trajectory that are no series: the as-of day, thresholds and bands, and what leads to the margin."""

from collections.abc import Iterator
from datetime import date

from tracker.charts.look import Dict, Look
from tracker.charts.notes import straight
from tracker.charts.trajectory_points import KEPT, RATES
from tracker.core.kinds import Kind
from tracker.views.rows import TargetRow, Trajectory


def shapes(t: Trajectory, times: tuple[date, date], look: Look) -> Iterator[Dict]:
    """The as-of line; a target that is kept, counts for a period or has no deadline as a line or band."""
    colours = look.colours
    as_of = t.as_of.isoformat()
    yield straight(as_of, as_of, 0, 1, colours.muted, xref="x")
    for goal in (t.target, t.other_tier):
        if goal is None or goal.value is None:
            continue
        if goal.upper is not None and goal.kind in KEPT:
            yield _band(goal, times, look)
        elif goal.kind in RATES | KEPT:
            yield _across(goal, _since(goal, times), times, colours.ink, width=2)
        elif goal.deadline is None:
            yield _across(goal, _since(goal, times), times, colours.ink, width=1.6, dash="dash")
        else:
            yield _across(goal, goal.deadline, times, colours.ink, dash="dot")


def _across(
    goal: TargetRow, since: date, times: tuple[date, date], colour: str, *, width: float = 1, dash: str = "solid"
) -> Dict:
    """A line at the target's value from a day to the right edge."""
    value = float(goal.value or 0)
    return straight(
        since.isoformat(), times[1].isoformat(), value, value, colour, xref="x", yref="y", width=width, dash=dash
    )


def _band(goal: TargetRow, times: tuple[date, date], look: Look) -> Dict:
    """The interval of a target as an area."""
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": _since(goal, times).isoformat(),
        "x1": times[1].isoformat(),
        "y0": float(goal.value or 0),
        "y1": float(goal.upper or 0),
        "fillcolor": look.colours.accent,
        "opacity": 0.12,
        "layer": "below",
        "line": {"width": 0},
    }


def _since(goal: TargetRow, times: tuple[date, date]) -> date:
    """From when a threshold counts: the year of the deadline for a rate, else the day of the document."""
    since = date(goal.deadline.year, 1, 1) if goal.kind == Kind.GROWTH and goal.deadline else goal.announced
    return min(max(since, times[0]), times[1])
