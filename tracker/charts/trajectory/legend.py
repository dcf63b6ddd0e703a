"""The legend of a trajectory: the marks that are drawn, as they are drawn."""

from collections.abc import Iterator

from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import Look
from tracker.charts.trajectory.fan import fan_legend
from tracker.charts.trajectory.lines import dashed, stops
from tracker.charts.trajectory.points import Points, firm, goals
from tracker.charts.trajectory.shapes import thresholds
from tracker.charts.trajectory.traces import DOTS, SPREAD, series_colour
from tracker.core.kinds import Kind, Qualifier
from tracker.views.rows import Trajectory
from tracker.words import quantity_range, text


def legend(t: Trajectory, shown: Points, lang: str, look: Look) -> list[LegendItem]:
    """The marks that occur."""
    colours, series = look.colours, series_colour(t, look)
    rate = "rate" if t.target.kind == Kind.AVERAGE_RATE else "measured"
    basis = text(lang, f"chart.basis_{t.baseline_basis}")
    gaps = not shown.totals and dashed(stops(shown, t))

    def item(occurs: object, mark: str, key: str, colour: str, **more: object) -> Iterator[LegendItem]:
        if occurs:
            yield LegendItem(mark, text(lang, f"chart.path_{key}", count=t.projected_from), colour, **more)  # type: ignore[arg-type]

    return [
        *item(any(map(firm, shown.totals)), "bar", "total", colours.bar),
        *item(not all(map(firm, shown.totals)), "box", "total_open", colours.bar),
        *item(shown.measured, "dot", rate, series, width=2.2),
        *item(shown.running, "dotted line", "running", colours.accent, width=1.2),
        *item(shown.tentative, "ring", "tentative", series),
        *item(_bound(shown, Qualifier.ABOVE), "up", "bound_above", series),
        *item(_bound(shown, Qualifier.BELOW), "down", "bound_below", series),
        *item(gaps, "line", "gap", series, width=1.2, dash=DOTS),
        *item(shown.partial, "ring", "partial", colours.muted),
        *item(shown.superseded, "ring", "superseded", colours.muted),
        *item(t.running_mean, "dot square", "mean", colours.accent, width=2.6),
        *([LegendItem("square", text(lang, "chart.path_baseline", basis=basis), colours.ink)] if t.baseline else []),
        *item(t.planned, "line", "planned", colours.muted, width=1.6, dash="5px,4px"),
        *item(t.projection, "line", "projection", colours.accent, width=2, dash="2px,3px"),
        *fan_legend(t, lang, look),
        *item(t.projection and t.spread, "line", "spread", colours.accent, width=1.2, dash=SPREAD),
        *_goals(t, lang, look),
    ]


def _bound(shown: Points, qualifier: Qualifier) -> bool:
    return any(row.qualifier == qualifier for row in shown.bounds)


def _goals(t: Trajectory, lang: str, look: Look) -> Iterator[LegendItem]:
    """The target as it is drawn: a diamond at its deadline, a line, a band; its stretch as a hollow diamond."""
    ink, tiers = look.colours.ink, {row.tier == "stretch" for _, _, row in goals(t)}
    if False in tiers:
        yield LegendItem("diamond", text(lang, "chart.path_goal"), ink)
    if True in tiers:
        yield LegendItem("open diamond", text(lang, "chart.mark_stretch"), ink)
    for goal in thresholds(t):
        if goal.line and not tiers:
            yield LegendItem("line", text(lang, "chart.path_goal"), ink, goal.width, goal.legend_dash)
        if goal.band:
            low, high = goal.band
            words = quantity_range(low, high, goal.row.unit, lang, goal.row.counted)
            yield LegendItem("band", text(lang, "chart.path_band", band=words), look.colours.band)
