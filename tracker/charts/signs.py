"""The signs of statuses as shapes of fixed pixel size, to stand beside words anywhere on a figure.

Plotly's markers need data coordinates and fonts differ in their geometric characters; a path needs neither.
"""

from math import cos, pi, sin

from tracker.charts.look import Dict, Look
from tracker.charts.statuses import STATUS_STYLE
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
    return {
        "type": "path",
        "path": path,
        "xref": xref,
        "yref": yref,
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "fillcolor": "rgba(0,0,0,0)" if style.open else colour,
        "layer": "above",
        "line": {"color": colour, "width": 1.6 if style.open else 0},
    }
