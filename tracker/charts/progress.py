"""Progress of one place's targets: a track a target, grouped by theme, with actual, expected, target and stretch."""

from collections.abc import Sequence
from datetime import date

from tracker.charts.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.look import HEADING, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.notes import note
from tracker.charts.progress_rows import GAP, HEAD_HEIGHT, Columns, Entry, columns, entries, placed, row_height
from tracker.charts.progress_traces import legend, traces
from tracker.charts.share_marks import FULL, LEAST
from tracker.charts.signs import sign
from tracker.charts.status_key import counts_words
from tracker.charts.typeset import safe
from tracker.views.rows import TargetRow
from tracker.words import day, percent, text

INDENT = "\N{NO-BREAK SPACE}" * 5


def progress(rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """How far each target has come: 0 to 120 % of the way, the rest as an arrow with the number; never a guessed share.

    Rows of one place or several, in reading order; the figure's height follows their number. A point's `customdata`
    is the target's code.
    """
    title = text(lang, "chart.progress_title", place=rows[0].jurisdiction if rows else "")
    facts = rows_facts(rows, lang, as_of, text(lang, "chart.method_lead")) if rows else []
    if not rows:
        return empty(lang, look, "progress", text(lang, "chart.progress_title_any"), facts)
    if len({row.jurisdiction_code for row in rows}) > 1:
        title = text(lang, "chart.progress_title_any")
    shown = entries(rows, lang, look)
    widths = columns(shown, lang)
    rows_at = list(placed(shown, look))
    height = rows_at[-1][1] + rows_at[-1][2]
    margins = (
        Margins(EDGE, EDGE, above=4)
        if look.narrow
        else Margins(EDGE + widths.name + GAP, widths.right + EDGE, above=30)
    )
    tracks = [(entry, _track_at(entry, edge, look)) for entry, edge, _, _ in rows_at]
    notes = [] if look.narrow else _heads(widths, lang, look)
    signs = []
    for entry, edge, tall, head in rows_at:
        if head:
            notes.append(
                note(
                    f"<b>{safe(head)}</b>",
                    0,
                    edge - HEAD_HEIGHT / 2 + 3,
                    yref="y",
                    xshift=EDGE - margins.left,
                    size=HEADING,
                )
            )
        notes += (
            _narrow_words(entry, edge, lang, look)
            if look.narrow
            else _column_words(entry, edge + tall / 2, widths, look)
        )
        signs.append(_sign(entry, edge, tall, widths, look))
        notes += _track_words(entry, _track_at(entry, edge, look), lang, look)
    return figure(
        traces(tracks, lang, look),
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=height,
        margins=margins,
        legend=legend(shown, lang, look),
        annotations=notes,
        shapes=signs,
        xaxis=_share_axis(look),
        yaxis={"range": [height, 0], "visible": False},
        chart="progress",
    )


def progress_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    places = text(lang, "chart.list_gap").join(dict.fromkeys(row.jurisdiction for row in rows))
    return text(
        lang, "chart.progress_alt", day=day(as_of, lang), place=places, count=len(rows), counts=counts_words(rows, lang)
    )


def _track_at(entry: Entry, edge: float, look: Look) -> float:
    """The pixel height of a row's track: the middle, or below the words when narrow."""
    return edge + row_height(entry, look) - 20 if look.narrow else edge + row_height(entry, look) / 2


def _share_axis(look: Look) -> Dict:
    ticks = [0, 0.25, 0.5, 0.75, 1]
    return {
        "range": [LEAST, FULL + 0.06],
        "tickvals": ticks,
        "ticktext": [f"{round(tick * 100)}%" for tick in ticks],
        "side": "top",
        "showticklabels": not look.narrow,
        "layer": "below traces",
    }


def _heads(widths: Columns, lang: str, look: Look) -> list[Dict]:
    places = (GAP, GAP * 2 + widths.value, GAP * 3 + widths.value + widths.deadline)
    keys = ("head_value", "head_deadline", "head_status")
    return [
        note(safe(text(lang, f"chart.{key}")), 1, 1, xshift=place, yshift=9, size=SMALL, colour=look.colours.muted)
        for key, place in zip(keys, places, strict=True)
    ]


def _column_words(entry: Entry, middle: float, widths: Columns, look: Look) -> list[Dict]:
    """Name left of the track; value, deadline and status right of it."""
    muted = look.colours.muted

    def cell(lines: Sequence[str], small: Sequence[str], x: int, shift: float) -> Dict:
        words = [safe(line) for line in lines] + [_muted(line, look) for line in small]
        return note("<br>".join(words), x, middle, yref="y", xshift=shift)

    left, after = -(widths.name + GAP), GAP * 3 + widths.value + widths.deadline
    return [
        cell(entry.name, (), 0, left),
        cell(entry.value, entry.second, 1, GAP),
        note(safe(entry.deadline), 1, middle, yref="y", xshift=GAP * 2 + widths.value, colour=muted),
        cell((entry.status,), (entry.lead,) if entry.lead else (), 1, after + 16),
    ]


def _sign(entry: Entry, edge: float, tall: float, widths: Columns, look: Look) -> Dict:
    """The status's sign before its word."""
    if look.narrow:
        above = len(entry.name) + len(entry.value) + len(entry.second)
        return sign(entry.row.status, look, xref="paper", x=0, xshift=7, yref="y", y=edge + 4 + LINE * (above + 0.5))
    after = GAP * 3 + widths.value + widths.deadline
    return sign(entry.row.status, look, xref="paper", x=1, xshift=after + 6, yref="y", y=edge + tall / 2)


def _muted(words: str, look: Look) -> str:
    return f'<span style="font-size:{SMALL}px;color:{look.colours.muted}">{safe(words)}</span>'


def _narrow_words(entry: Entry, edge: float, lang: str, look: Look) -> list[Dict]:
    """Above the track: name, value, then sign, status, lead and deadline in one line."""
    tail = text(lang, "chart.fact_gap").join(part for part in (entry.lead, entry.deadline) if part)
    words = [f"<b>{safe(line)}</b>" for line in entry.name] + [safe(line) for line in entry.value]
    words += [_muted(line, look) for line in entry.second] + [
        f"{INDENT}{safe(entry.status)}{_muted(text(lang, 'chart.fact_gap') + tail, look)}"
    ]
    return [note("<br>".join(words), 0, edge + 4, yref="y", yanchor="top")]


def _track_words(entry: Entry, middle: float, lang: str, look: Look) -> list[Dict]:
    """What stands on a track that has no bar, and the number of a bar that leaves the track."""
    marks, muted = entry.marks, look.colours.muted
    if marks.instead:
        words = entry.status if marks.on_track else text(lang, f"chart.instead_{marks.instead}")
        return [
            note(
                safe(words),
                0,
                middle,
                xref="x",
                yref="y",
                xshift=8,
                size=SMALL,
                colour=muted,
                bgcolor=look.colours.paper,
                borderpad=2,
            )
        ]
    end = marks.end or 0.0
    if end > FULL:
        return [
            note(f"{percent(end, lang, 0)} →", FULL, middle, xref="x", yref="y", xanchor="right", yshift=17, size=SMALL)
        ]
    if end < LEAST:
        return [note(f"← {percent(end, lang, 0)}", 0, middle, xref="x", yref="y", xshift=10, size=SMALL)]
    return []
