"""The frame around a chart: title and key above, facts below.

Every picture says what it shows, where, in which unit, as of which day, on data up to when, from which source, by
which method, and how many of its targets could be judged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts.key import LINE_HEIGHT, KeyItem, key, key_lines
from tracker.charts.look import LINE, SMALL, TITLE, Dict, Look
from tracker.charts.notes import note
from tracker.charts.template import template
from tracker.charts.typeset import flow, safe, wrap
from tracker.views.rows import ActualRow, TargetRow
from tracker.words import day, text, unit_name

EDGE = 8
_TITLE_LINE = 23


@dataclass(frozen=True, slots=True)
class Margins:
    """What the chart itself needs beside its plot area, in pixels; title and facts come on top of it."""

    left: float = EDGE
    right: float = EDGE
    above: float = 0
    below: float = 0


def figure(
    data: Sequence[Dict],
    *,
    chart: str,
    look: Look,
    lang: str,
    title: str,
    facts: Sequence[Sequence[str]],
    height: float,
    margins: Margins = Margins(),
    legend: Sequence[KeyItem] = (),
    annotations: Sequence[Dict] = (),
    shapes: Sequence[Dict] = (),
    **layout: object,
) -> Dict:
    """A whole figure: title, key and facts around a plot area `height` pixels high; `chart` is the chart's code."""
    muted, room = look.colours.muted, look.width - 2 * EDGE
    heads = wrap(title, TITLE * 1.06, room)
    words = [line for group in facts for line in flow(group, text(lang, "chart.fact_gap"), SMALL, room)]
    lines = key_lines(legend, look, room)
    top = EDGE + _TITLE_LINE * len(heads) + 8 + LINE_HEIGHT * len(lines) + margins.above
    bottom = margins.below + 10 + LINE * len(words) + EDGE
    left = EDGE - margins.left
    key_notes, samples = key(lines, look, left=left, above=margins.above + LINE_HEIGHT / 2)
    heading = note(
        f"<b>{'<br>'.join(map(safe, heads))}</b>", 0, 1, xshift=left, yshift=top - EDGE, yanchor="top", size=TITLE
    )
    footer = note(
        "<br>".join(map(safe, words)),
        0,
        0,
        xshift=left,
        yshift=-margins.below - 8,
        yanchor="top",
        size=SMALL,
        colour=muted,
    )
    shown: Dict = {
        "template": template(look.theme, lang),
        "height": round(height + top + bottom),
        "meta": {"chart": chart, "title": title},
        "margin": {"l": margins.left, "r": margins.right, "t": top, "b": bottom, "pad": 0},
        "annotations": [*annotations, *key_notes, heading, footer],
        "shapes": [*shapes, *samples],
    }
    if look.picture:
        shown |= {"width": look.width, "autosize": False}
    return {"data": list(data), "layout": shown | layout}


def rows_facts(
    rows: Sequence[TargetRow],
    lang: str,
    as_of: date,
    method: str,
    unit: str | None = None,
    drawn: Iterable[ActualRow] = (),
) -> list[list[str]]:
    """The facts below a chart of targets: place, unit, dates, judged of all; then sources and method.

    The data date is that of the newest value by which a target is judged, or that is `drawn` besides.
    """
    places = list(dict.fromkeys(row.jurisdiction for row in rows))
    sources = list(dict.fromkeys(row.source_short for row in rows if row.source_short))
    days = [row.data_as_of for row in rows if row.data_as_of] + [value.period.end for value in drawn]
    units = (
        text(lang, "chart.unit_of", unit=unit_name(unit, lang)) if unit is not None else text(lang, "chart.unit_in_row")
    )
    return [
        [
            places[0] if len(places) == 1 else text(lang, "chart.places", count=len(places)),
            *([units] if unit != "" else []),
            text(lang, "chart.as_of", day=day(as_of, lang)),
            text(lang, "chart.data_as_of", day=day(max(days), lang)) if days else text(lang, "chart.no_data_yet"),
            text(lang, "chart.judged", judged=sum(row.status.judged for row in rows), all=len(rows)),
        ],
        [
            text(lang, "chart.source", source=text(lang, "chart.list_gap").join(sources)),
            text(lang, "chart.method", method=method),
        ],
    ]


def empty(lang: str, look: Look, chart: str, title: str, facts: Sequence[Sequence[str]], why: str = "") -> Dict:
    """The figure of nothing: its title and a sentence; `why` where it is not for want of targets."""
    words = note(safe(why or text(lang, "chart.nothing")), 0.5, 0.5, xanchor="center", colour=look.colours.muted)
    hidden = {"visible": False, "range": [0, 1]}
    return figure(
        [],
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=80,
        annotations=[words],
        chart=chart,
        xaxis=hidden,
        yaxis=hidden,
    )
