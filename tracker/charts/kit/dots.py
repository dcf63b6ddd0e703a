"""One dot a target: its status sign, in rows inside a cell; what can be counted is not averaged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.charts.kit.look import Dict, Look
from tracker.charts.kit.notes import hover
from tracker.charts.kit.row_words import pair_words
from tracker.charts.kit.signs import sign_points
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.typeset import tooltip
from tracker.core.kinds import Status
from tracker.views.rows import TargetRow
from tracker.words import day, text

PITCH, SIZE = 12.0, 9.0
_ORDER = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class Cell:
    """Targets in a field `width` pixels wide, whose first dot stands at (x, y); `upward` fills towards smaller y."""

    rows: Sequence[TargetRow]
    x: float
    y: float
    width: float
    upward: bool = False

    @property
    def across(self) -> int:
        """How many dots stand side by side."""
        return max(1, int(self.width // PITCH))

    @property
    def height(self) -> float:
        """The height of the dots in pixels."""
        return PITCH * -(-len(self.rows) // self.across)


def dots(cells: Sequence[Cell], lang: str, look: Look) -> list[Dict]:
    """Traces of all dots, best status first in each cell; a dot's `customdata` is its target's code."""
    placed = [found for cell in cells for found in _placed(cell)]
    if not placed:
        return []
    signs = sign_points(
        [row.status for row, _, _ in placed], [x for _, x, _ in placed], [y for _, _, y in placed], look, size=SIZE
    )
    return [
        signs
        | hover([dot_words(row, lang) for row, _, _ in placed])
        | {"customdata": [row.code for row, _, _ in placed]}
    ]


def _placed(cell: Cell) -> Iterator[tuple[TargetRow, float, float]]:
    for n, row in enumerate(sorted(cell.rows, key=lambda row: _ORDER[row.status])):
        down, right = divmod(n, cell.across)
        yield row, cell.x + PITCH * right, cell.y + PITCH * (-down if cell.upward else down)


def dot_words(row: TargetRow, lang: str) -> str:
    """The hover label of a target: place, name, values, deadline, status."""
    until = day(row.deadline, lang) if row.deadline else text(lang, "chart.no_deadline")
    return tooltip(row.jurisdiction, row.title, pair_words(row, lang), until, status_word(row, lang))
