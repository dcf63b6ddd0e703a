"""Counts of targets by status: one stacked bar, its numbers in words, and how many could be judged."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.charts.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.look import BODY, SCREEN, Dict, Look
from tracker.charts.notes import note
from tracker.charts.signs import sign
from tracker.charts.statuses import STATUS_STYLE
from tracker.charts.typeset import safe, text_width, tooltip
from tracker.core.kinds import Status
from tracker.views.rows import TargetRow
from tracker.words import text

_BAR, _LINE, _NUMBER_ROOM = 34.0, 24, 20.0


def status_counts(rows: Sequence[TargetRow]) -> dict[Status, int]:
    """How many targets have each status that occurs, best first."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in Status if found[status]}


def counts(rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """One stacked bar of all targets by status; below it every status with its sign and number."""
    facts = (
        rows_facts(rows, lang, as_of, text(lang, "chart.method_status"), unit=text(lang, "chart.unit_targets"))
        if rows
        else []
    )
    if not rows:
        return empty(lang, look, "counts", text(lang, "chart.counts_title_any"), facts)
    found = status_counts(rows)
    judged = sum(number for status, number in found.items() if status.judged)
    title = text(lang, "chart.counts_title", all=len(rows), judged=judged)
    room = look.width - 2 * EDGE
    data, notes, start = [], [], 0
    for status, number in found.items():
        style = STATUS_STYLE[status]
        words = text(lang, "chart.status_count", status=text(lang, f"status.{status}"), count=number)
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [number],
                "y": [0],
                "base": [start],
                "width": 1,
                "name": words,
                "marker": {
                    "color": style.colour(look.theme) if status.judged else look.colours.track,
                    "line": {"color": look.colours.paper if status.judged else style.colour(look.theme), "width": 1},
                },
                "customdata": [status.value],
                "hovertext": [tooltip(words)],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
        if number / len(rows) * room >= _NUMBER_ROOM:
            colour = look.colours.paper if status.judged else look.colours.ink
            notes.append(
                note(f"<b>{number}</b>", start + number / 2, 0, xref="x", yref="y", xanchor="center", colour=colour)
            )
        start += number
    words_below, signs, depth = _key(found, lang, look)
    return figure(
        data,
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=_BAR,
        margins=Margins(EDGE, EDGE, below=depth),
        annotations=[*notes, *words_below],
        shapes=signs,
        xaxis={"visible": False, "range": [0, len(rows)]},
        yaxis={"visible": False, "range": [-0.5, 0.5]},
        chart="counts",
    )


def _key(found: dict[Status, int], lang: str, look: Look) -> tuple[list[Dict], list[Dict], float]:
    """Sign, word and number of every status, flowing over lines below the bar; and the height they take."""
    notes, signs, x, line = [], [], 0.0, 0
    for status, number in found.items():
        words = text(lang, "chart.status_count", status=text(lang, f"status.{status}"), count=number)
        room = 18 + text_width(words, BODY) + 18
        if x and x + room - 18 > look.width - 2 * EDGE:
            x, line = 0.0, line + 1
        depth = -(18 + line * _LINE)
        signs.append(sign(status, look, xref="paper", x=0, xshift=x + 6, yref="paper", y=0, yshift=depth))
        notes.append(note(safe(words), 0, 0, xshift=x + 17, yshift=depth))
        x += room
    return notes, signs, 18 + line * _LINE + 14


def counts_words(rows: Sequence[TargetRow], lang: str) -> str:
    """The counts in words, best first."""
    return text(lang, "chart.list_gap").join(
        text(lang, "chart.status_count", status=text(lang, f"status.{status}"), count=number)
        for status, number in status_counts(rows).items()
    )


def counts_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    judged = sum(row.status.judged for row in rows)
    return text(lang, "chart.counts_alt", all=len(rows), judged=judged, counts=counts_words(rows, lang))
