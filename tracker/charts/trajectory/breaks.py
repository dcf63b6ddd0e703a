"""What is said beside the values of a trajectory: where the series begins anew, and which values were revised."""

from datetime import date

from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import HEADING, Dict, Look
from tracker.charts.kit.notes import note, straight
from tracker.charts.trajectory.points import Points, place
from tracker.core.kinds import Vintage
from tracker.core.periods import Period
from tracker.views.rows import ActualRow, Trajectory
from tracker.words import period, text, value_words

_MARKS = "①②③④⑤⑥⑦⑧⑨"
_MOST_REVISED, _LONGEST = 3, 90
MARK_HEIGHT = 15.0
"""What the marks of breaks take above the plot, in pixels."""


def breaks(shown: Points) -> list[ActualRow]:
    """The drawn values at which the series begins anew, in time."""
    return [row for row in shown.drawn if row.series_break is not None][: len(_MARKS)]


def break_legend(shown: Points, lang: str, look: Look) -> list[LegendItem]:
    """What the line before a break means, where there is one."""
    words = text(lang, "chart.path_break")
    return [LegendItem("tick", words, look.colours.muted, 1.4, "3px,3px")] if breaks(shown) else []


def break_lines(t: Trajectory, shown: Points, span: tuple[float, float], look: Look) -> list[Dict]:
    """An upright line before each break."""
    return [
        straight(at, at, *span, look.colours.muted, xref="x", yref="y", width=1.4, dash="3px,3px", layer="between")
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
    """Each period with several releases: every release and its value, the latest last; of several publishers, each."""
    now = {row.period: row for row in shown.drawn}
    order = list(Vintage)
    found = []
    for when in sorted({row.period for row in shown.superseded} & now.keys()):
        before = sorted(
            (row for row in shown.superseded if row.period == when), key=lambda row: order.index(Vintage(row.vintage))
        )
        if len({row.publisher for row in (*before, now[when])}) > 1:
            found.append(_published(when, [now[when], *before], t, lang))
            continue
        releases = [
            text(lang, "chart.release", release=text(lang, f"code.vintage.{row.vintage}"),
                 amount=value_words(row.value, t.target.unit, row.qualifier, lang, counted=t.target.counted))
            for row in (*before, now[when])
        ]  # fmt: skip
        found.append(text(lang, "chart.revised", period=period(when, lang), releases=" → ".join(releases)))
    return found


def _published(when: Period, rows: list[ActualRow], t: Trajectory, lang: str) -> str:
    """What several have published of one period: first the one that counts, then the others with their difference."""
    said = [
        text(lang, "chart.published_counts" if row.counts else "chart.published_apart", apart=row.apart,
             publisher=", ".join(row.data_from) or text(lang, "entry.unnamed"),
             amount=value_words(row.value, t.target.unit, row.qualifier, lang, counted=t.target.counted))
        for row in rows
    ]  # fmt: skip
    return text(lang, "chart.published", period=period(when, lang), said=text(lang, "page.list_gap").join(said))
