"""Where a target's marks stand on a track of shares, and their key; nothing is drawn that cannot honestly be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import Look
from tracker.core.kinds import Kind
from tracker.views.rows import TargetRow
from tracker.words import text

FULL = 1.2
LEAST = -0.06
_NO_SHARE = {Kind.HOLD, Kind.INTERVAL, Kind.GROWTH, Kind.MILESTONE}


@dataclass(frozen=True, slots=True)
class ShareMarks:
    """The marks of one row, as shares of the way to the target; None where there is none.

    `rate` is the completion rate of a level without a baseline: not a progress, so it is drawn hollow.
    `instead` names the sentence that stands where there is no share to draw; "empty" is a track without a bar.
    """

    progress: float | None = None
    rate: float | None = None
    expected: float | None = None
    stretch: float | None = None
    instead: str = ""

    @property
    def on_track(self) -> bool:
        """Whether the target has a track at all: one that is held or done has none."""
        return self.instead in ("", "empty")

    @property
    def end(self) -> float | None:
        """Where the bar ends, true to the value (it may lie outside the track)."""
        return self.progress if self.progress is not None else self.rate


def share_marks(row: TargetRow, stretch: TargetRow | None) -> ShareMarks:
    """The marks of a target, with its stretch tier on the same scale (100 % is the floor)."""
    if row.redacted and row.value is None:
        return ShareMarks(instead="redacted")
    if row.kind in _NO_SHARE and not (row.kind == Kind.INTERVAL and row.progress is not None):
        return ShareMarks(instead=row.kind)
    second = _stretch_share(row, stretch)
    if row.progress is not None:
        expected = row.elapsed if row.lead is None else row.progress - row.lead
        return ShareMarks(progress=row.progress, expected=expected, stretch=second)
    if row.completion is not None:
        return ShareMarks(rate=row.completion, stretch=second)
    return ShareMarks(expected=row.elapsed, stretch=second, instead="empty")


def _stretch_share(row: TargetRow, stretch: TargetRow | None) -> float | None:
    """The stretch value on the floor's scale, which begins at the baseline, or at zero for totals or without one."""
    if stretch is None or stretch.value is None or row.value is None:
        return None
    start = row.baseline if row.baseline is not None and row.kind != Kind.TOTAL else Decimal(0)
    if row.value == start:
        return None
    share = float((stretch.value - start) / (row.value - start))
    return share if 1 <= share <= FULL else None


def share_legend(marks: Sequence[ShareMarks], lang: str, look: Look) -> list[LegendItem]:
    """The marks that occur; bars are grey here, because colour belongs to the status."""
    ink, muted, accent = look.colours.ink, look.colours.muted, look.colours.accent
    occurring = (
        (any(mark.progress is not None for mark in marks), LegendItem("bar", text(lang, "chart.mark_progress"), muted)),
        (any(mark.rate is not None for mark in marks), LegendItem("box", text(lang, "chart.mark_rate"), muted)),
        (
            any(mark.expected is not None for mark in marks),
            LegendItem("tick", text(lang, "chart.mark_expected"), accent, 1.6),
        ),
        (any(mark.on_track for mark in marks), LegendItem("tick", text(lang, "chart.mark_target"), ink, 2.4)),
        (
            any(mark.stretch is not None for mark in marks),
            LegendItem("tick", text(lang, "chart.mark_stretch"), ink, 1.2),
        ),
    )
    return [item for occurs, item in occurring if occurs]
