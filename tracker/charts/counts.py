"""Counts of targets by kind of status: one stacked bar, its numbers in words, and how many could be judged."""

from collections.abc import Sequence
from datetime import date

from tracker.charts.kit.fills import segment
from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import SCREEN, Dict, Look
from tracker.charts.kit.notes import hover, leading, note
from tracker.charts.kit.status_legend import by_kind, count_words, counts_words, kind_words, sign_legend, status_counts
from tracker.charts.kit.statuses import KIND_DRAWN_AS, STATUS_STYLE
from tracker.charts.kit.typeset import tooltip
from tracker.core.kinds import Status
from tracker.views.rows import TargetRow
from tracker.words import day, text

_BAR, _NUMBER_ROOM = 34.0, 20.0


def counts(rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """One stacked bar of all targets by kind of status; below it every kind, and every status with its number.

    A bar's `customdata` is the list of the targets of its kind.
    """
    facts = (
        rows_facts(rows, lang, as_of, text(lang, "chart.method_counts"), unit=text(lang, "chart.unit_targets"))
        if rows
        else []
    )
    if not rows:
        return empty(lang, look, "counts", text(lang, "chart.counts_title_any"), facts)
    found = status_counts(rows)
    kinds = by_kind(found)
    judged = sum(number for status, number in found.items() if status.judged)
    title = text(lang, "chart.counts_title", count=len(rows), judged=judged)
    room = look.width - 2 * EDGE
    data, notes, start = [], [], 0
    for kind, number in kinds.items():
        words, status = kind_words(kind, number, lang), KIND_DRAWN_AS[kind]
        of_kind = ",".join(each for each in Status if each.kind is kind)
        details = [count_words(each, count, lang) for each, count in found.items() if each.kind is kind]
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [number],
                "y": [0],
                "base": [start],
                "width": 1,
                "name": words,
                "marker": segment(status, look),
                "customdata": [leading("library", statuses=of_kind)],
                **hover([tooltip(words, *details)]),
            }
        )
        if number / len(rows) * room >= _NUMBER_ROOM:
            full, paper = STATUS_STYLE[status].fill == "full", look.colours.paper
            shown = note(f"<b>{number}</b>", start + number / 2, 0, xref="x", yref="y", xanchor="center",
                         colour=paper if full else None)  # fmt: skip
            notes.append(shown if full else shown | {"bgcolor": paper})
        start += number
    items = [(KIND_DRAWN_AS[kind], kind_words(kind, number, lang)) for kind, number in kinds.items()]
    words_below, signs, depth = sign_legend(items, look, bars=True, kinds=True)
    return figure(
        data,
        look=look,
        lang=lang,
        title=title,
        facts=[[counts_words(rows, lang)], *facts],
        height=_BAR,
        margins=Margins(EDGE, EDGE, below=depth),
        annotations=[*notes, *words_below],
        shapes=signs,
        xaxis={"visible": False, "range": [0, len(rows)]},
        yaxis={"visible": False, "range": [-0.5, 0.5]},
        chart="counts",
    )


def counts_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    judged = sum(row.status.judged for row in rows)
    return text(
        lang, "chart.counts_alt", day=day(as_of, lang), all=len(rows), judged=judged, counts=counts_words(rows, lang)
    )
