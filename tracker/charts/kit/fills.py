"""How the segments of bars by status look: a fill of its own for each status of a colour, and the same in the key."""

from tracker.charts.kit.look import Dict, Look
from tracker.charts.kit.signs import placed
from tracker.charts.kit.statuses import STATUS_STYLE
from tracker.core.kinds import Status

_WIDE, _HIGH = 7.0, 5.5
_BOX = ((-1, -1), (-1, 1), (1, 1), (1, -1), (-1, -1))
_STROKES = {
    "/": (((-1, 0), (0, 1)), ((-1, -1), (1, 1)), ((0, -1), (1, 0))),
    "-": (((-1, 0), (1, 0)),),
    "|": (((0, -1), (0, 1)),),
}


def segment(status: Status, look: Look) -> Dict:
    """The marker of a bar's trace; what is not full has an edge, so that a narrow one shows it too."""
    style, paper = STATUS_STYLE[status], look.colours.paper
    colour = style.colour(look.theme)
    if style.fill == "full":
        return {"color": colour, "line": {"color": paper, "width": 1}}
    marker: Dict = {"color": paper, "line": {"color": colour, "width": 1.5}}
    if style.fill in _STROKES:
        marker["pattern"] = {"shape": style.fill, "fgcolor": colour, "bgcolor": paper, "size": 5, "solidity": 0.4}
    return marker


def swatch(status: Status, look: Look, *, xshift: float, yshift: float) -> Dict:
    """A small segment for the key, centred so many pixels right and up from the lower left corner of the plot."""
    style = STATUS_STYLE[status]
    colour = style.colour(look.theme)
    path = "".join(
        "M" + "L".join(f"{xshift + x * _WIDE:.1f},{yshift + y * _HIGH:.1f}" for x, y in stroke)
        for stroke in (_BOX, *_STROKES.get(style.fill, ()))
    )
    fill = colour if style.fill == "full" else look.colours.paper
    return placed(path, xref="paper", x=0, yref="paper", y=0) | {
        "fillcolor": fill,
        "line": {"color": colour, "width": 1.5},
    }
