"""The traces of a trajectory, each with its name in the legend."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tracker.charts.kit.look import Dict, Look
from tracker.charts.kit.notes import hover
from tracker.charts.kit.typeset import tooltip
from tracker.charts.trajectory.fan import fan_bands
from tracker.charts.trajectory.lines import Stop, dashed, solid, stops
from tracker.charts.trajectory.points import Points, firm, goals, mean_spots, place
from tracker.core.kinds import Kind, Qualifier
from tracker.views.rows import ActualRow, Trajectory
from tracker.words import day, period, quantity, quantity_range, text

_DAY_MS = 86_400_000
DOTS = "3px,3px"
SPREAD = "1px,3px"
SYMBOLS = {Qualifier.ABOVE: "triangle-up-open", Qualifier.BELOW: "triangle-down-open"}
"""The marks of values of which only a bound is known: the arrow shows on which side of it the value lies."""


def traces(t: Trajectory, shown: Points, lang: str, look: Look) -> list[Dict]:
    """All traces, back to front."""
    accent, muted = look.colours.accent, look.colours.muted
    series = series_colour(t, look)
    found = [] if shown.totals else stops(shown, t)
    made = [
        *fan_bands(t, lang, look),
        _bars(shown.totals, t, lang, look),
        _path("planned", t.planned, t, lang, {"dash": "dash", "width": 1.6, "color": muted}),
        _path("projection", t.projection, t, lang, {"dash": "dot", "width": 2, "color": accent}),
        _spread(t, lang, {"dash": SPREAD, "width": 1.2, "color": accent}),
        *(_over(path, lang, series) for path in dashed(found)),
        _goal(t, lang, look),
        _baseline(t, lang, look),
        _points("superseded", shown.superseded, t, lang, size=6, colour=muted),
        _points("partial", shown.partial, t, lang, size=7, colour=muted),
        _running(shown.running, t, lang, accent),
        *(_piece(piece, t, lang, series, look) for piece in solid(found)),
        _points("tentative", shown.tentative, t, lang, size=9, colour=series),
        _points("bound", shown.bounds, t, lang, size=11, colour=series),
        _mean(t, lang, look),
    ]
    return [trace for trace in made if trace]


def series_colour(t: Trajectory, look: Look) -> str:
    """The colour of the values: muted where their running mean is what the target is about."""
    return look.colours.muted if t.target.kind == Kind.AVERAGE_RATE else look.colours.accent


def _path(key: str, path: Sequence[tuple[date, Decimal]], t: Trajectory, lang: str, line: Dict) -> Dict:
    if not path:
        return {}
    name = text(lang, f"chart.path_{key}", count=t.projected_from)
    words = [
        tooltip(
            name,
            f"{day(at, lang)} {quantity(value, t.target.unit, lang, t.target.decimals, counted=t.target.counted)}",
        )
        for at, value in path
    ]
    return _line([(at, float(value)) for at, value in path], name, line) | hover(words)


def _spread(t: Trajectory, lang: str, line: Dict) -> Dict:
    """Two thin lines from the newest value to what the slowest and the fastest of the past changes come to."""
    if not t.projection or t.spread is None:
        return {}
    (start, value), (end, _) = t.projection
    name, (low, high) = text(lang, "chart.path_spread"), t.spread
    words = tooltip(name, quantity_range(low, high, t.target.unit, lang, t.target.counted))
    return _line([(end, float(low)), (start, float(value)), (end, float(high))], name, line) | hover([words] * 3)


def _line(spots: Sequence[tuple[date, float]], name: str, line: Dict) -> Dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at.isoformat() for at, _ in spots],
        "y": [value for _, value in spots],
        "line": line,
        "name": name,
    }


def _over(path: Sequence[Stop], lang: str, colour: str) -> Dict:
    """Thin dashes over years without a settled value."""
    line = {"width": 1.2, "color": colour, "dash": DOTS}
    spots = [(stop.at, stop.value) for stop in path]
    return _line(spots, text(lang, "chart.path_gap"), line) | {"hoverinfo": "skip"}


def _bars(rows: Sequence[ActualRow], t: Trajectory, lang: str, look: Look) -> Dict:
    """Whole-year totals as bars, a year wide less a gap; hollow where the value is a bound, an estimate or round."""
    if not rows:
        return {}
    widths = [((row.period.end - row.period.start).days + 1) * 0.62 * _DAY_MS for row in rows]
    fill, paper = look.colours.bar, look.colours.paper
    return {
        "type": "bar",
        "x": [place(row, t).isoformat() for row in rows],
        "y": [float(row.value) for row in rows],
        "width": widths,
        "marker": {
            "color": [fill if firm(row) else paper for row in rows],
            "line": {"color": fill, "width": [0 if firm(row) else 1.8 for row in rows]},
        },
        "name": text(lang, "chart.path_total"),
        **hover([_hover(row, lang) for row in rows]),
    }


def _marks(
    key: str, rows: Sequence[ActualRow], t: Trajectory, lang: str, symbols: Sequence[str], size: int, colour: str
) -> Dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place(row, t).isoformat() for row in rows],
        "y": [float(row.value) for row in rows],
        "name": text(lang, f"chart.path_{key}"),
        "marker": {"symbol": list(symbols), "size": size, "color": colour, "line": {"width": 1.8, "color": colour}},
        **hover([_hover(row, lang) for row in rows]),
        "cliponaxis": False,
    }


def _points(key: str, rows: Sequence[ActualRow], t: Trajectory, lang: str, *, size: int, colour: str) -> Dict:
    """Hollow marks; an arrow for what is only a bound."""
    symbols = [SYMBOLS.get(Qualifier(row.qualifier), "circle-open") for row in rows]
    return _marks(key, rows, t, lang, symbols, size, colour) if rows else {}


def _piece(piece: Sequence[Stop], t: Trajectory, lang: str, colour: str, look: Look) -> Dict:
    """A piece of the measured line with a filled dot at each value, which stands off the target's mark below it.

    The baseline has a mark of its own.
    """
    rows = [stop.row for stop in piece if stop.row is not None]
    if not rows:
        return {}
    trace = _marks("measured", rows, t, lang, ["circle"] * len(rows), 8, colour)
    trace |= {"mode": "lines+markers", "line": {"color": colour, "width": 2.2}}
    trace["marker"] |= {"size": 9, "line": {"width": 1, "color": look.colours.paper}}
    return _begun(trace, piece[0].at, piece[0].value) if piece[0].row is None else trace


def _running(rows: Sequence[ActualRow], t: Trajectory, lang: str, colour: str) -> Dict:
    """The year to date: a thin line from zero at the start of the plan."""
    if not rows:
        return {}
    trace = _points("running", rows, t, lang, size=9, colour=colour)
    trace |= {"mode": "lines+markers", "line": {"color": colour, "width": 1.2}}
    return _begun(trace, t.planned[0][0], float(t.planned[0][1])) if t.planned else trace


def _begun(trace: Dict, at: date, value: float) -> Dict:
    """The trace with a beginning that has no mark."""
    marker = trace["marker"]
    sizes = [0, *[marker["size"]] * len(trace["x"])]
    return trace | {
        "x": [at.isoformat(), *trace["x"]],
        "y": [value, *trace["y"]],
        "hovertext": ["", *trace["hovertext"]],
        "marker": marker | {"symbol": [marker["symbol"][0], *marker["symbol"]], "size": sizes, "opacity": 1},
    }


def _mean(t: Trajectory, lang: str, look: Look) -> Dict:
    """The running mean of yearly rates, which an average rate is judged by: at the end of each year of the plan."""
    if not t.running_mean:
        return {}
    accent = look.colours.accent
    words = [
        tooltip(text(lang, "chart.path_mean"), day(at, lang), quantity(value, t.target.unit, lang, 2))
        for at, value in t.running_mean
    ]
    spots = [(at, float(value)) for at, value in mean_spots(t)]
    line = _line(spots, text(lang, "chart.path_mean"), {"color": accent, "width": 2.6})
    return line | hover(words) | {"mode": "lines+markers", "marker": {"symbol": "square", "size": 8, "color": accent}}


def _baseline(t: Trajectory, lang: str, look: Look) -> Dict:
    if t.baseline is None:
        return {}
    at, value = t.baseline
    name = text(lang, "chart.path_baseline", basis=text(lang, f"chart.basis_{t.baseline_basis}"))
    ink = look.colours.ink
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at.isoformat()],
        "y": [float(value)],
        "name": name,
        "cliponaxis": False,
        "marker": {"symbol": "square-open", "size": 10, "color": ink, "line": {"width": 1.8, "color": ink}},
        **hover([tooltip(name, day(at, lang), quantity(value, t.target.unit, lang, counted=t.target.counted))]),
    }


def _goal(t: Trajectory, lang: str, look: Look) -> Dict:
    """Markers of the target and its other tier."""
    found = goals(t)
    if not found:
        return {}
    ink = look.colours.ink
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
            "color": ink,
            "line": {"width": 1.6, "color": ink},
        },
        **hover([tooltip(row.target_words, day(at, lang)) for at, _, row in found]),
    }


def _hover(row: ActualRow, lang: str) -> str:
    """What a point is: period, value in words, certainty of it, publisher and source."""
    return tooltip(period(row.period, lang), row.words, *row.data_from, *row.remarks)
