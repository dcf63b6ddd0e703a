"""The traces of a trajectory, each with its name in the legend."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tracker.charts.key import KeyItem, Mark
from tracker.charts.look import Dict, Look
from tracker.charts.notes import hover
from tracker.charts.trajectory_breaks import unbroken
from tracker.charts.trajectory_points import KEPT, RATES, Points, goals, place
from tracker.charts.typeset import tooltip
from tracker.views.rows import ActualRow, Trajectory
from tracker.words import day, period, quantity, text

_DAY_MS = 86_400_000


def traces(t: Trajectory, shown: Points, lang: str, look: Look) -> list[Dict]:
    """All traces, back to front."""
    accent, muted = look.colours.accent, look.colours.muted
    made = [
        _bars(shown.totals, t, lang, look),
        _line("planned", t.planned, t, lang, {"dash": "dash", "width": 1.6, "color": muted}),
        _line("projection", t.projection, t, lang, {"dash": "dot", "width": 2, "color": accent}),
        _points("superseded", shown.superseded, t, lang, symbol="circle-open", size=6, colour=muted),
        _points("partial", shown.partial, t, lang, symbol="circle-open", size=7, colour=muted),
        _points("running", shown.running, t, lang, symbol="circle-open", size=9, colour=accent, line=True),
        *(
            _points("measured", rows, t, lang, symbol="circle", size=8, colour=accent, line=True)
            for rows in unbroken(shown.measured)
        ),
        _points("tentative", shown.tentative, t, lang, symbol="circle-open", size=9, colour=accent),
        _baseline(t, lang, look),
        _goal(t, lang, look),
    ]
    return [trace for trace in made if trace]


def legend(t: Trajectory, shown: Points, lang: str, look: Look) -> list[KeyItem]:
    """The marks that occur."""
    colours = look.colours
    basis = text(lang, f"chart.basis_{t.baseline_basis}")
    goal: Mark = "line" if t.target.kind in RATES | KEPT or t.target.deadline is None else "diamond"
    occurring = (
        (shown.totals, KeyItem("bar", text(lang, "chart.path_total"), colours.accent)),
        (shown.measured, KeyItem("dot", text(lang, "chart.path_measured"), colours.accent, 2.2)),
        (shown.running, KeyItem("dotted line", text(lang, "chart.path_running"), colours.accent, 1.2)),
        (shown.tentative, KeyItem("ring", text(lang, "chart.path_tentative"), colours.accent)),
        (shown.partial, KeyItem("ring", text(lang, "chart.path_partial"), colours.muted)),
        (shown.superseded, KeyItem("ring", text(lang, "chart.path_superseded"), colours.muted)),
        (t.baseline, KeyItem("square", text(lang, "chart.path_baseline", basis=basis), colours.ink)),
        (t.planned, KeyItem("line", text(lang, "chart.path_planned"), colours.muted, 1.6, "5px,4px")),
        (t.projection, KeyItem("line", text(lang, "chart.path_projection"), colours.accent, 2, "2px,3px")),
        (t.target.value is not None, KeyItem(goal, text(lang, "chart.path_goal"), colours.ink)),
    )
    return [item for occurs, item in occurring if occurs]


def _line(key: str, path: Sequence[tuple[date, Decimal]], t: Trajectory, lang: str, line: Dict) -> Dict:
    if not path:
        return {}
    words = [
        tooltip(
            text(lang, f"chart.path_{key}"),
            f"{day(at, lang)} {quantity(value, t.target.unit, lang, t.target.decimals)}",
        )
        for at, value in path
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at.isoformat() for at, _ in path],
        "y": [float(value) for _, value in path],
        "line": line,
        "name": text(lang, f"chart.path_{key}"),
        **hover(words),
    }


def _bars(rows: Sequence[ActualRow], t: Trajectory, lang: str, look: Look) -> Dict:
    """Whole-year totals as bars, a year wide less a gap."""
    if not rows:
        return {}
    widths = [((row.period.end - row.period.start).days + 1) * 0.62 * _DAY_MS for row in rows]
    return {
        "type": "bar",
        "x": [place(row, t).isoformat() for row in rows],
        "y": [float(row.value) for row in rows],
        "width": widths,
        "marker": {"color": look.colours.accent, "opacity": 0.55},
        "name": text(lang, "chart.path_total"),
        **hover([_hover(row, lang) for row in rows]),
    }


def _points(
    key: str,
    rows: Sequence[ActualRow],
    t: Trajectory,
    lang: str,
    *,
    symbol: str,
    size: int,
    colour: str,
    line: bool = False,
) -> Dict:
    if not rows:
        return {}
    days, values = [place(row, t) for row in rows], [float(row.value) for row in rows]
    trace: Dict = {
        "type": "scatter",
        "mode": "lines+markers" if line else "markers",
        "x": [at.isoformat() for at in days],
        "y": values,
        "name": text(lang, f"chart.path_{key}"),
        "line": {"color": colour, "width": 1.2 if key == "running" else 2.2},
        "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"width": 1.8, "color": colour}},
        **hover([_hover(row, lang) for row in rows]),
        "cliponaxis": False,
    }
    start = _start(key, rows, t)
    if start:
        for name, value in (("x", start[0].isoformat()), ("y", float(start[1])), ("hovertext", "")):
            trace[name] = [value, *trace[name]]
        trace["marker"] |= {"size": [0] + [size] * len(rows), "opacity": 1}
    return trace


def _start(key: str, rows: Sequence[ActualRow], t: Trajectory) -> tuple[date, Decimal] | None:
    """Where a line begins before its first point: a year to date at zero, a measured series at its baseline."""
    if key == "running" and t.planned:
        return t.planned[0]
    if key != "measured" or t.baseline is None or rows[0].series_break is not None:
        return None
    return t.baseline if t.baseline[0] < rows[0].period.end else None


def _baseline(t: Trajectory, lang: str, look: Look) -> Dict:
    if t.baseline is None:
        return {}
    at, value = t.baseline
    basis = text(lang, f"chart.basis_{t.baseline_basis}")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at.isoformat()],
        "y": [float(value)],
        "name": text(lang, "chart.path_baseline", basis=basis),
        "cliponaxis": False,
        "marker": {
            "symbol": "square-open",
            "size": 10,
            "color": look.colours.ink,
            "line": {"width": 1.8, "color": look.colours.ink},
        },
        **hover(
            [
                tooltip(
                    text(lang, "chart.path_baseline", basis=basis), day(at, lang), quantity(value, t.target.unit, lang)
                )
            ]
        ),
    }


def _goal(t: Trajectory, lang: str, look: Look) -> Dict:
    """Markers of the target and its other tier."""
    found = goals(t)
    if not found:
        return {}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at.isoformat() for at, _, _ in found],
        "y": [float(value) for _, value, _ in found],
        "name": text(lang, "chart.path_goal"),
        "cliponaxis": False,
        "marker": {
            "symbol": ["diamond" if row.tier != "stretch" else "diamond-open" for _, _, row in found],
            "size": 11,
            "color": look.colours.ink,
            "line": {"width": 1.6, "color": look.colours.ink},
        },
        **hover([tooltip(row.target_words, day(at, lang)) for at, _, row in found]),
    }


def _hover(row: ActualRow, lang: str) -> str:
    """What a point is: period, value in words, certainty of it, publisher and source."""
    return tooltip(period(row.period, lang), row.words, row.publisher, row.derived_from, row.source, row.note)
