"""The key of a chart: samples of its marks with their words, flowing over lines between title and plot.

Plotly's own legend changes the margins when it breaks into lines; this one has a height that is known beforehand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.charts.kit.look import SMALL, Dict, Look
from tracker.charts.kit.notes import note
from tracker.charts.kit.typeset import safe, text_width

LINE_HEIGHT = 20
_SAMPLE, _GAP = 26, 18


Mark = Literal[
    "bar", "band", "box", "tick", "line", "dot", "dot square", "ring", "dotted line", "square", "diamond",
    "open diamond", "up", "down",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One mark and its word; `mark` says how the sample is drawn."""

    mark: Mark
    words: str
    colour: str
    width: float = 2.0
    dash: str = "solid"


def legend_lines(items: Sequence[LegendItem], look: Look, room: float) -> list[list[LegendItem]]:
    """The items in lines that fit the room, in pixels."""
    lines: list[list[LegendItem]] = []
    used = room
    for item in items:
        needed = _item_width(item)
        if used + needed > room:
            lines.append([])
            used = 0.0
        lines[-1].append(item)
        used += needed + _GAP
    return lines


def _item_width(item: LegendItem) -> float:
    return _SAMPLE + text_width(item.words, SMALL)


def draw_legend(
    lines: Sequence[Sequence[LegendItem]], look: Look, *, left: float, above: float
) -> tuple[list[Dict], list[Dict]]:
    """Annotations and shapes of the key; its last line is `above` pixels over the plot, `left` from its edge."""
    notes, shapes = [], []
    for number, line in enumerate(reversed(lines)):
        x, y = left, above + LINE_HEIGHT * number
        for item in line:
            shapes += _sample(item, x, y, look)
            notes.append(
                note(safe(item.words), 0, 1, xshift=x + _SAMPLE, yshift=y, size=SMALL, colour=look.colours.muted)
            )
            x += _item_width(item) + _GAP
    return notes, shapes


def _sample(item: LegendItem, x: float, y: float, look: Look) -> list[Dict]:
    """The shapes of a sample, 20 pixels wide, whose left edge is `x` and whose middle is `y` pixels over the plot."""
    full = {"fillcolor": item.colour, "line": {"width": 0}}
    hollow = {"fillcolor": look.colours.paper, "line": {"color": item.colour, "width": 1.6}}
    stroke = {"line": {"color": item.colour, "width": item.width, "dash": item.dash}}
    middle = x + 10

    def of(kind: str, across: float, up: float, style: Dict) -> Dict:
        """A shape so many pixels to each side of the middle."""
        return _BASE | {"type": kind, "x0": middle - across, "x1": middle + across, "y0": y - up, "y1": y + up} | style

    def path(corners: Sequence[tuple[float, float]], style: Dict) -> Dict:
        inside = "L".join(f"{middle + right},{y + up}" for right, up in corners)
        return _BASE | {"type": "path", "path": f"M{inside}Z"} | style

    line = _BASE | {"type": "line", "x0": x, "x1": x + 20, "y0": y, "y1": y} | stroke
    drawn: dict[Mark, list[Dict]] = {
        "bar": [of("rect", 10, 4, full)],
        "band": [of("rect", 10, 6, full)],
        "box": [of("rect", 10, 4, hollow)],
        "line": [line],
        "dot": [line, of("circle", 4, 4, full)],
        "dot square": [line, of("rect", 4, 4, full)],
        "ring": [of("circle", 4, 4, hollow)],
        "dotted line": [line, of("circle", 4, 4, hollow)],
        "diamond": [path(_DIAMOND, full)],
        "open diamond": [path(_DIAMOND, hollow)],
        "up": [path(_TRIANGLE, hollow)],
        "down": [path([(right, -up) for right, up in _TRIANGLE], hollow)],
        "tick": [_BASE | {"type": "line", "x0": middle, "x1": middle, "y0": y - 7, "y1": y + 7} | stroke],
        "square": [of("rect", 4, 4, hollow)],
    }
    return drawn[item.mark]


_DIAMOND = ((0, 6), (6, 0), (0, -6), (-6, 0))
_TRIANGLE = ((-5, -4), (5, -4), (0, 5))
_BASE: Dict = {
    "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 1,
}  # fmt: skip
