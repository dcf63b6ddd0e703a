"""What is said beside the values of a trajectory: where the series begins anew, and which values were revised."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from tracker.charts.key import KeyItem
from tracker.charts.look import HEADING, Dict, Look
from tracker.charts.notes import note, straight
from tracker.charts.trajectory_points import Points, place
from tracker.core.kinds import Vintage
from tracker.views.rows import ActualRow, Trajectory
from tracker.words import period, quantity, text

_MARKS = "①②③④⑤⑥⑦⑧⑨"
_MOST_REVISED, _LONGEST = 3, 90
MARK_HEIGHT = 15.0
"""What the marks of breaks take above the plot, in pixels."""


def breaks(shown: Points) -> list[ActualRow]:
    """The drawn values at which the series begins anew, in time."""
    return [row for row in shown.drawn if row.series_break is not None][: len(_MARKS)]


def unbroken(rows: Sequence[ActualRow]) -> Iterator[Sequence[ActualRow]]:
    """The rows in pieces between breaks, which no line may cross."""
    starts = [0, *(n for n, row in enumerate(rows) if n and row.series_break is not None), len(rows)]
    return (rows[first:last] for first, last in pairwise(starts) if first < last)


def break_key(shown: Points, lang: str, look: Look) -> list[KeyItem]:
    """What the line before a break means, where there is one."""
    words = text(lang, "chart.path_break")
    return [KeyItem("tick", words, look.colours.muted, 1.4, "3px,3px")] if breaks(shown) else []


def break_lines(t: Trajectory, shown: Points, look: Look) -> list[Dict]:
    """An upright line before each break."""
    return [
        straight(at, at, 0, 1, look.colours.muted, xref="x", width=1.4, dash="3px,3px")
        for at in (_before(row, t, shown).isoformat() for row in breaks(shown))
    ]


def break_marks(t: Trajectory, shown: Points, above: float) -> list[Dict]:
    """The number of each break over its line, `above` pixels over the plot."""
    days = (_before(row, t, shown).isoformat() for row in breaks(shown))
    return [
        note(mark, day, 1, xref="x", yshift=above, xanchor="center", size=HEADING)
        for mark, day in zip(_MARKS, days, strict=False)
    ]


def remarks(t: Trajectory, shown: Points, lang: str) -> list[list[str]]:
    """Lines below the chart: each break with its reason, and the latest revisions with the values before and after."""
    said = [
        text(lang, "chart.break", mark=mark, period=period(row.period, lang), reason=_reason(row, lang))
        for mark, row in zip(_MARKS, breaks(shown), strict=False)
    ]
    revised = _revisions(t, shown, lang)
    if len(revised) > _MOST_REVISED:
        more = text(lang, "chart.more_revised", count=len(revised) - _MOST_REVISED)
        revised = [*revised[-_MOST_REVISED:], more]
    return [[line] for line in (*said, *revised)]


def _before(row: ActualRow, t: Trajectory, shown: Points) -> date:
    """Half-way from the value before a break to the one that begins anew; the start of its period if there is none."""
    here = place(row, t)
    days = [place(other, t) for other in shown.drawn] + ([t.baseline[0]] if t.baseline else [])
    earlier = [day for day in days if day < here]
    return max(earlier) + (here - max(earlier)) / 2 if earlier else row.period.start


def _reason(row: ActualRow, lang: str) -> str:
    reason = row.series_break or text(lang, "chart.break_unexplained")
    return reason if len(reason) <= _LONGEST else reason[: _LONGEST - 1] + "…"


def _revisions(t: Trajectory, shown: Points, lang: str) -> list[str]:
    """Each period with several releases: every release and its value, the latest last."""
    now = {row.period: row for row in shown.drawn}
    order = list(Vintage)
    found = []
    for when in sorted({row.period for row in shown.superseded} & now.keys()):
        before = sorted(
            (row for row in shown.superseded if row.period == when), key=lambda row: order.index(Vintage(row.vintage))
        )
        releases = [
            text(lang, "chart.release", release=text(lang, f"code.vintage.{row.vintage}"),
                 amount=quantity(row.value, t.target.unit, lang))
            for row in (*before, now[when])
        ]  # fmt: skip
        found.append(text(lang, "chart.revised", period=period(when, lang), releases=" → ".join(releases)))
    return found
