"""The frame around a chart: title and key above, facts below.

Every picture says what it shows, where, in which unit, as of which day, on data up to when, from which source, by
which method, and how many of its targets could be judged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from tracker.charts.kit.legend import LINE_HEIGHT, LegendItem, draw_legend, legend_lines
from tracker.charts.kit.look import LINE, SMALL, TITLE, Dict, Look
from tracker.charts.kit.notes import note
from tracker.charts.kit.template import template
from tracker.charts.kit.typeset import flow, safe, wrap
from tracker.core.kinds import Status
from tracker.views.goals import goal_rows
from tracker.views.rows import ActualRow, TargetRow
from tracker.words import day, text, unit_name

EDGE = 8
_TITLE_LINE = 23
_MOST_NAMED = 5


class Fact(str):
    """A line of the facts below a chart, which a file of the chart's numbers states under a name of its own.

    `about` is that name (unit, source, method), and `said` what the line says of it, without its label.
    """

    about: str
    said: str


def fact(about: str, said: str, lang: str) -> Fact:
    """The fact in words: its label, then what is said."""
    return labelled(about, text(lang, f"chart.{_LABELS[about]}", **{about: said}), said)


def labelled(about: str, line: str, said: str = "") -> Fact:
    """A line as a fact; it says all of itself where it has no label of its own."""
    made = Fact(line)
    made.about, made.said = about, said or line
    return made


_LABELS = {"unit": "unit_of", "method": "method"}


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
    legend: Sequence[LegendItem] = (),
    annotations: Sequence[Dict] = (),
    shapes: Sequence[Dict] = (),
    **layout: object,
) -> Dict:
    """A whole figure: title, key and facts around a plot area `height` pixels high; `chart` is the chart's code."""
    muted, room = look.colours.muted, look.width - 2 * EDGE
    heads = wrap(title, TITLE * 1.06, room)
    words = [line for group in facts for line in flow(group, text(lang, "chart.fact_gap"), SMALL, room)]
    lines = legend_lines(legend, look, room)
    top = EDGE + _TITLE_LINE * len(heads) + 8 + LINE_HEIGHT * len(lines) + margins.above
    bottom = margins.below + 10 + LINE * len(words) + EDGE
    left = EDGE - margins.left
    key_notes, samples = draw_legend(lines, look, left=left, above=margins.above + LINE_HEIGHT / 2)
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
        "meta": {"chart": chart, "title": title} | _stated(facts),
        "margin": {"l": margins.left, "r": margins.right, "t": top, "b": bottom, "pad": 0},
        "annotations": [*annotations, *key_notes, heading, footer],
        "shapes": [*shapes, *samples],
    }
    if look.picture:
        shown |= {"width": look.width, "autosize": False}
    return {"data": list(data), "layout": shown | layout}


def _stated(facts: Sequence[Sequence[str]]) -> dict[str, str]:
    """What is said of unit, source and method, each by its name."""
    return {each.about: each.said for each in chain(*facts) if isinstance(each, Fact)}


def rows_facts(
    rows: Sequence[TargetRow],
    lang: str,
    as_of: date,
    method: str,
    unit: str | None = None,
    drawn: Iterable[ActualRow] = (),
    note: str = "",
) -> list[list[str]]:
    """The facts below a chart of targets: place, unit, dates, judged of all goals; then sources and method.

    The data date is that of the newest value by which a target is judged, or that is `drawn` besides; who published
    these values is named as well as the documents of the targets. `note` is what else is to be known of the drawing.
    """
    places, drawn = list(dict.fromkeys(row.jurisdiction for row in rows)), list(drawn)
    publishers = [*chain(*(row.data_from for row in rows)), *chain(*(value.data_from for value in drawn))]
    goals = goal_rows(rows, as_of, lang)
    days = [row.data_as_of for row in rows if row.data_as_of] + [value.period.end for value in drawn]
    units = (
        labelled("unit", text(lang, "chart.unit_in_row")) if unit is None else fact("unit", unit_name(unit, lang), lang)
    )
    return [
        [
            places[0] if len(places) == 1 else text(lang, "chart.places", count=len(places)),
            *([units] if unit != "" else []),
            text(lang, "chart.as_of", day=day(as_of, lang)),
            text(lang, "chart.data_as_of", day=day(max(days), lang)) if days else text(lang, "chart.no_data_yet"),
            judged_words([row.status for row in goals], lang),
        ],
        [
            _sources([row.source_short for row in rows], publishers, lang),
            fact("method", method, lang),
            *([note] if note else []),
        ],
    ]


def judged_words(statuses: Sequence[Status], lang: str) -> str:
    """How many of these could be judged, and how many provisionally where there are such."""
    judged, early = sum(status.judged for status in statuses), sum(status.provisional for status in statuses)
    key = "chart.judged_early" if early else "chart.judged"
    return text(lang, key, judged=judged, early=early, all=len(statuses))


def _sources(documents: Iterable[str], publishers: Iterable[str], lang: str) -> Fact:
    """Whose targets these are and whose data, each named once."""
    found = {"targets": list(dict.fromkeys(filter(None, documents))), "data": list(dict.fromkeys(publishers))}
    said = [text(lang, f"chart.source_{key}", source=_named(names, lang)) for key, names in found.items() if names]
    return labelled("source", text(lang, "chart.source_gap").join(said))


def _named(names: Sequence[str], lang: str) -> str:
    """The names, or the first of them and how many there are in all."""
    few = text(lang, "chart.list_gap").join(names[:_MOST_NAMED])
    return few if len(names) <= _MOST_NAMED else text(lang, "chart.source_more", names=few, count=len(names))


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
