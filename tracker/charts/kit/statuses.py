"""How a status looks: a colour for each group of statuses, and for each status a sign and a fill of its own in it.

Colours tell six groups apart, also under protanopia, deuteranopia and tritanopia and in greyscale against both
backgrounds (`tests/charts/test_statuses.py` simulates it); inside a group the sign, the fill of a segment
and the word do.
"""

from dataclasses import dataclass
from typing import Literal

from tracker.core.kinds import Status, StatusKind


@dataclass(frozen=True, slots=True)
class StatusStyle:
    """A status on a chart: colours for both themes, plotly's marker symbol, the same sign as a character, and how a
    segment of a bar is filled: full, empty, or with plotly's pattern of that name."""

    light: str
    dark: str
    symbol: str
    glyph: str
    fill: Literal["full", "empty", "/", "-", "|"] = "full"

    def colour(self, theme: Literal["light", "dark"]) -> str:
        """The colour in a theme."""
        return self.light if theme == "light" else self.dark

    @property
    def open(self) -> bool:
        """Whether the sign is hollow."""
        return "open" in self.symbol


_REACHED = ("#08458f", "#6fabf2")
_WELL = ("#109a68", "#35e2aa")
_PARTLY = ("#6f5500", "#e3c84a")
_BEHIND = ("#e8620f", "#c56c28")
_BAD = ("#70103c", "#d42a68")
_OPEN = ("#78828f", "#9aa1b0")

STATUS_STYLE: dict[Status, StatusStyle] = {
    Status.ACHIEVED_EARLY: StatusStyle(*_REACHED, "star", "★", "/"),
    Status.ACHIEVED: StatusStyle(*_REACHED, "circle", "●"),
    Status.REACHED: StatusStyle(*_REACHED, "star-open", "☆", "empty"),
    Status.HOLDING: StatusStyle(*_REACHED, "square", "■", "-"),
    Status.AHEAD: StatusStyle(*_WELL, "triangle-up", "▲", "/"),
    Status.ON_TRACK: StatusStyle(*_WELL, "diamond", "◆"),
    Status.ABOVE_SO_FAR: StatusStyle(*_WELL, "triangle-up-open", "△", "empty"),
    Status.ACHIEVED_LATE: StatusStyle(*_PARTLY, "circle-open-dot", "◎", "empty"),
    Status.FLOOR_ONLY: StatusStyle(*_PARTLY, "triangle-sw", "◣"),
    Status.NOT_YET: StatusStyle(*_OPEN, "triangle-right-open", "▷", "|"),
    Status.BELOW_SO_FAR: StatusStyle(*_BEHIND, "triangle-down-open", "▽", "empty"),
    Status.BEHIND: StatusStyle(*_BEHIND, "triangle-se", "◢", "/"),
    Status.FAR_BEHIND: StatusStyle(*_BEHIND, "triangle-down", "▼"),
    Status.BREACHED: StatusStyle(*_BAD, "triangle-ne", "◥", "/"),
    Status.MISSED: StatusStyle(*_BAD, "x", "×"),
    Status.RESULT_DUE: StatusStyle(*_OPEN, "diamond-open", "◇", "/"),
    Status.NO_DATA: StatusStyle(*_OPEN, "circle-open", "○", "empty"),
    Status.NOT_ASSESSABLE: StatusStyle(*_OPEN, "square-open", "□", "-"),
}
KIND_DRAWN_AS = {
    StatusKind.MET: Status.ACHIEVED,
    StatusKind.ON_SCHEDULE: Status.ON_TRACK,
    StatusKind.BEHIND: Status.FAR_BEHIND,
    StatusKind.NOT_MET: Status.MISSED,
    StatusKind.FIRST_IMPRESSION: Status.NOT_YET,
    StatusKind.NOT_ASSESSED: Status.NO_DATA,
}
"""The status whose fill stands for its kind: 18 fills in one bar cannot be told apart, six can."""
