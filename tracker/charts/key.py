"""The key of a chart: samples of its marks with their words, flowing over lines between title and plot.

Plotly's own legend changes the margins when it breaks into lines; this one has a height that is known beforehand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.charts.look import SMALL, Dict, Look
from tracker.charts.notes import note
from tracker.charts.typeset import safe, text_width

LINE_HEIGHT = 20
_SAMPLE, _GAP = 26, 18


Mark = Literal["bar", "box", "tick", "line", "dot", "ring", "dotted line", "square", "diamond"]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One mark and its word; `mark` says how the sample is drawn."""

    mark: Mark
    words: str
    colour: str
    width: float = 2.0
    dash: str = "solid"


def key_lines(items: Sequence[KeyItem], look: Look, room: float) -> list[list[KeyItem]]:
    """The items in lines that fit the room, in pixels."""
    lines: list[list[KeyItem]] = []
    used = room
    for item in items:
        needed = _item_width(item)
        if used + needed > room:
            lines.append([])
            used = 0.0
        lines[-1].append(item)
        used += needed + _GAP
    return lines


def _item_width(item: KeyItem) -> float:
    return _SAMPLE + text_width(item.words, SMALL)


def key(lines: Sequence[Sequence[KeyItem]], look: Look, *, left: float, above: float) -> tuple[list[Dict], list[Dict]]:
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


def _sample(item: KeyItem, x: float, y: float, look: Look) -> list[Dict]:
    base: Dict = {
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
    }
    stroke = {"color": item.colour, "width": item.width, "dash": item.dash}
    middle = x + 10
    line = base | {"type": "line", "x0": x, "x1": x + 20, "y0": y, "y1": y, "line": stroke}
    disc = base | {"type": "circle", "x0": middle - 4, "x1": middle + 4, "y0": y - 4, "y1": y + 4}
    box = base | {"type": "rect", "x0": x, "x1": x + 20, "y0": y - 4, "y1": y + 4}
    empty = {"fillcolor": look.colours.paper, "line": {"color": item.colour, "width": 1.6}}
    full = {"fillcolor": item.colour, "line": {"width": 0}}
    diamond = (
        base | full | {"type": "path", "path": f"M{middle},{y + 6}L{middle + 6},{y}L{middle},{y - 6}L{middle - 6},{y}Z"}
    )
    drawn: dict[str, list[Dict]] = {
        "bar": [box | full],
        "box": [box | empty],
        "line": [line],
        "dot": [line, disc | full],
        "ring": [disc | empty],
        "dotted line": [line, disc | empty],
        "diamond": [diamond],
        "tick": [base | {"type": "line", "x0": middle, "x1": middle, "y0": y - 7, "y1": y + 7, "line": stroke}],
        "square": [box | empty | {"x0": middle - 4, "x1": middle + 4}],
    }
    return drawn[item.mark]
