"""Columns of a table moved a little, so that no cell ends in a line of one character."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import permutations

from tracker.charts.kit.typeset import pieces, text_width

_LONE, _LINE = 1.3, 0.03
_ROOMS = (1.3, 0.9, 0.5)
_STEPS = (4.8, 2.4, 1.2, 0.6, 0.3)
_MOST = 40
Cost = Callable[[float], float]


def column_cost(cells: Iterable[str]) -> Cost:
    """What a column costs at a width in ems: mostly its lines of one character, a little all of its lines.

    Fonts and paddings differ between formats, so a lone character counts by how many of three likely rooms leave it.
    """
    found = [([text_width(piece, 1) for piece in pieces(cell)], n) for cell, n in Counter(cells).items()]

    @cache
    def cost(width: float) -> float:
        return sum(n * _cost(widths, width - beside) for widths, n in found for beside in _ROOMS)

    return cost


def _cost(widths: Sequence[float], room: float) -> float:
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width
    return lines * _LINE + (lines > 1 and used <= _LONE)


def settled(widths: Sequence[float], least: Sequence[float], costs: Sequence[Cost]) -> list[float]:
    """The widths after moves from one column to another as long as one lowers the cost; none goes below its least."""
    found = [round(width, 1) for width in widths]
    for _ in range(_MOST):
        gains = [
            (costs[giver](found[giver]) + costs[taker](found[taker])
             - costs[giver](round(found[giver] - step, 1)) - costs[taker](round(found[taker] + step, 1)),
             giver, taker, step)
            for giver, taker in permutations(range(len(found)), 2)
            for step in _STEPS if found[giver] - step >= least[giver]
        ]  # fmt: skip
        gain, giver, taker, step = max(gains, default=(0.0, 0, 0, 0.0))
        if gain < _LINE:
            break
        found[giver], found[taker] = round(found[giver] - step, 1), round(found[taker] + step, 1)
    return found
