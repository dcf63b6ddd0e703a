"""What a writer gets of an item: title, text alternative, table, and the figures for any size of page."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from tracker.charts import Look
from tracker.charts.native import Native
from tracker.reports.items import Item
from tracker.views.report import Table
from tracker.views.rows import TargetRow

Dict = dict[str, Any]
Draw = Callable[[Look], list[Dict]]
Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True)
class Part:
    """An item with everything that a writer needs.

    `draw` gives its figures, none of them higher than the look allows where it can be cut; a table alone has none.
    `rows` are the targets whose sources the appendix names, `lines` the sentences that stand above the picture.
    `native` is the same as a chart that an office program can draw, where it can.
    """

    item: Item
    place: str
    title: str
    alt: str
    table: Table
    rows: tuple[TargetRow, ...]
    draw: Draw | None = None
    lines: tuple[str, ...] = ()
    native: Native | None = None

    @property
    def note(self) -> str:
        """The line of text that somebody wrote to it."""
        return self.item.note

    @property
    def above(self) -> list[str]:
        """Everything that stands between the heading and the picture, line by line."""
        return [line for line in (self.note, *self.lines) if line]


def cut(units: Sequence[Unit], look: Look, draw: Callable[[list[Unit], Look], Dict]) -> list[Dict]:
    """As few figures of these units as keep below the height of the look; a unit stays whole.

    Down a page, which goes on below the last of them, each takes as many as it can; on sheets they are of even length.
    """
    return (_filled if look.tallest > look.width else _even)(units, look, draw)


def _filled(units: Sequence[Unit], look: Look, draw: Callable[[list[Unit], Look], Dict]) -> list[Dict]:
    figures, rest = [], list(units)
    while rest:
        some, figure = rest, draw(rest, look)
        if _height(figure) > look.tallest and len(rest) > 1:
            longer = range(2, len(rest))
            some = rest[: 1 + bisect_right(longer, look.tallest, key=lambda count: _height(draw(rest[:count], look)))]
            figure = draw(some, look)
        figures.append(figure)
        rest = rest[len(some) :]
    return figures


def _even(units: Sequence[Unit], look: Look, draw: Callable[[list[Unit], Look], Dict]) -> list[Dict]:
    pieces = 1
    while True:
        ends = [len(units) * piece // pieces for piece in range(pieces + 1)]
        figures = [draw(list(units[start:end]), look) for start, end in pairwise(ends)]
        highest = max(map(_height, figures))
        if highest <= look.tallest or pieces == len(units):
            return figures
        pieces = min(max(pieces + 1, int(pieces * highest / look.tallest)), len(units))


def _height(figure: Dict) -> float:
    height: float = figure["layout"]["height"]
    return height
