"""The signs of statuses: as markers at points of a plot, and as shapes of fixed pixel size beside words anywhere.

Plotly's markers need data coordinates and fonts differ in their geometric characters; a path needs neither.
"""

from collections.abc import Sequence
from math import cos, pi, sin

from tracker.charts.kit.look import Dict, Look
from tracker.charts.kit.statuses import STATUS_STYLE
from tracker.core.kinds import Status

Point = tuple[float, float]


def _ring(corners: int, turn: float = 0.0, inner: float = 1.0) -> list[Point]:
    """Corners on a circle of radius one, beginning at the top; every second at `inner`."""
    return [
        (
            sin(turn + 2 * pi * n / corners) * (inner if n % 2 else 1.0),
            cos(turn + 2 * pi * n / corners) * (inner if n % 2 else 1.0),
        )
        for n in range(corners)
    ]


_CIRCLE = _ring(20)
_TRIANGLE: list[Point] = [(0, 1), (1, -0.75), (-1, -0.75)]
_CROSS: list[Point] = [
    (0, 0.4),
    (0.6, 1),
    (1, 0.6),
    (0.4, 0),
    (1, -0.6),
    (0.6, -1),
    (0, -0.4),
    (-0.6, -1),
    (-1, -0.6),
    (-0.4, 0),
    (-1, 0.6),
    (-0.6, 1),
]
_OUTLINES: dict[str, list[list[Point]]] = {
    "star": [_ring(10, inner=0.42)],
    "circle": [_CIRCLE],
    "circle-dot": [_CIRCLE, [(x * 0.25, y * 0.25) for x, y in _CIRCLE]],
    "square": [[(-0.85, 0.85), (0.85, 0.85), (0.85, -0.85), (-0.85, -0.85)]],
    "diamond": [_ring(4)],
    "triangle-up": [_TRIANGLE],
    "triangle-down": [[(x, -y) for x, y in _TRIANGLE]],
    "triangle-right": [[(y, -x) for x, y in _TRIANGLE]],
    "triangle-se": [[(0.85, 0.85), (0.85, -0.85), (-0.85, -0.85)]],
    "triangle-sw": [[(-0.85, 0.85), (0.85, -0.85), (-0.85, -0.85)]],
    "triangle-ne": [[(0.85, -0.85), (-0.85, 0.85), (0.85, 0.85)]],
    "x": [_CROSS],
}


def sign(
    status: Status,
    look: Look,
    *,
    xref: str,
    x: float,
    xshift: float,
    yref: str,
    y: float,
    yshift: float = 0,
    size: float = 11,
) -> Dict:
    """A status's sign centred `xshift`, `yshift` pixels (right, up) from a place of the figure; `size` in pixels."""
    style = STATUS_STYLE[status]
    colour, radius = style.colour(look.theme), size / 2
    outlines = _OUTLINES[style.symbol.replace("-open", "")]
    path = "".join(
        "M" + "L".join(f"{xshift + px * radius:.1f},{yshift + py * radius:.1f}" for px, py in outline) + "Z"
        for outline in outlines
    )
    return placed(path, xref=xref, x=x, yref=yref, y=y) | {
        "fillcolor": "rgba(0,0,0,0)" if style.open else colour,
        "line": {"color": colour, "width": 1.6 if style.open else 0},
    }


def placed(path: str, *, xref: str, x: float, yref: str, y: float) -> Dict:
    """A shape of a path in pixels from a place of the figure."""
    return {
        "type": "path",
        "path": path,
        "xref": xref,
        "yref": yref,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "layer": "above",
    }


_SIZES = {
    "star": 1.2, "star-open": 1.2, "triangle-sw": 1.25, "triangle-se": 1.25, "triangle-ne": 1.25, "triangle-up": 1.1,
    "square": 0.9, "square-open": 0.9,
}  # fmt: skip


def sign_points(statuses: Sequence[Status], x: Sequence[float], y: Sequence[float], look: Look, *, size: float) -> Dict:
    """A trace of signs of about equal weight, `size` in pixels."""
    styles = [STATUS_STYLE[status] for status in statuses]
    inks = [style.colour(look.theme) for style in styles]
    edges = [size / 6 if style.open else 0 for style in styles]
    marker: Dict = {
        "symbol": [style.symbol for style in styles],
        "size": [size * _SIZES.get(style.symbol, 1.0) for style in styles],
        "color": inks,
        "opacity": 1,
        "line": {"width": edges, "color": inks},
    }
    return {"type": "scatter", "mode": "markers", "cliponaxis": False, "x": list(x), "y": list(y), "marker": marker}


def halos(statuses: Sequence[Status], x: Sequence[float], y: Sequence[float], look: Look, *, size: float) -> Dict:
    """A trace to lie under `sign_points`, in the colour of the paper, so that signs stand off the lines they lie on."""
    symbols = [STATUS_STYLE[status].symbol.replace("-open", "").replace("-dot", "") for status in statuses]
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "x": list(x),
        "y": list(y),
        "marker": {"symbol": symbols, "size": size * 1.35, "color": look.colours.paper},
    }
