"""More targets than can be shown one by one: by status, as a bar of 100 % for each place or year of deadline."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.charts.kit.fills import segment
from tracker.charts.kit.frame import EDGE, Margins, fact, figure, labelled
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, leading, linked, note
from tracker.charts.kit.status_legend import by_kind, count_words, kind_words, sign_legend
from tracker.charts.kit.statuses import KIND_DRAWN_AS
from tracker.charts.kit.typeset import safe, text_width, tooltip
from tracker.core.kinds import StatusKind
from tracker.views.totals import Counts, Totals
from tracker.words import day, text

_ROW, _NARROW_ROW, _BAR, _TOTAL = 23.0, 40.0, 15.0, 96.0
Bar = tuple[str, Counts]
Opens = Mapping[str, tuple[str, dict[str, str]]]
"""The page with its selections that the name of a bar opens, and so does the bar."""


def totals_by_place(totals: Totals, lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """Places right below the top with all that lies in them, a bar each; the smallest in one bar if there are many."""
    title = text(lang, "totals.places_title")
    opens = {name: ("jurisdiction", {"place": code}) for name, code in totals.codes.items()}
    return _figure("matrix", title, "chart.method_status", totals.by_place, opens, totals, lang, as_of, look)


def totals_by_deadline(totals: Totals, lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """Years of deadline, a bar each, and one for targets without a deadline."""
    names = {year: str(year) if year else text(lang, "chart.no_deadline") for year, _ in totals.by_year}
    bars = [(names[year], counts) for year, counts in totals.by_year]
    opens = {name: ("library", {"due": str(year or "none")}) for year, name in names.items()}
    title = text(lang, "chart.deadlines_title")
    return _figure("deadlines", title, "chart.method_deadline", bars, opens, totals, lang, as_of, look)


def totals_alt(totals: Totals, lang: str, as_of: date) -> str:
    """Either chart in a sentence."""
    counts = text(lang, "chart.list_gap").join(count_words(*found, lang) for found in totals.all.items())
    return text(
        lang, "chart.counts_alt", day=day(as_of, lang), all=_sum(totals.all), judged=_judged(totals.all), counts=counts
    )


def _figure(
    chart: str,
    title: str,
    method: str,
    bars: Sequence[Bar],
    opens: Opens,
    totals: Totals,
    lang: str,
    as_of: date,
    look: Look,
) -> Dict:
    label = 0.0 if look.narrow else max(text_width(name, BODY) for name, _ in bars) + 10
    margins = Margins(EDGE + label, EDGE + (0 if look.narrow else _TOTAL), above=18)
    keys = [(KIND_DRAWN_AS[kind], kind_words(kind, count, lang)) for kind, count in by_kind(totals.all).items()]
    keys_below, signs, depth = sign_legend(keys, look, left=EDGE - margins.left, bars=True)
    notes = [_total(text(lang, "chart.head_judged"), 1, look, yanchor="bottom", size=SMALL, colour=look.colours.muted)]
    row, above, first = (_NARROW_ROW, LINE, 0.65) if look.narrow else (_ROW, 0, 0.5)
    for at, (name, counts) in enumerate(bars):
        page, selections = opens.get(name, ("", {}))
        words = linked(safe(name), look, page, **selections) if page else safe(name)
        notes.append(note(words, 0, at, yref="y", xshift=EDGE - margins.left, yshift=above))
        notes.append(_total(f"{_judged(counts)}/{_sum(counts)}", at, look, yref="y", yshift=above))
    return figure(
        _traces(bars, opens, row, lang, look),
        chart=chart,
        look=look,
        lang=lang,
        title=title,
        facts=_facts(totals, lang, as_of, text(lang, method)),
        height=row * len(bars),
        margins=Margins(margins.left, margins.right, margins.above, depth),
        annotations=[*notes, *keys_below],
        shapes=signs,
        xaxis={"visible": False, "range": [0, 1]},
        yaxis={"visible": False, "range": [len(bars) - first, -first]},
    )


def _total(words: str, y: float, look: Look, **more: Any) -> Dict:
    """A number right of its bar, or on a phone right of the name that stands above it."""
    side = {"xanchor": "right"} if look.narrow else {"xshift": 10}
    return note(safe(words), 1, y, **side, **more)


def _traces(bars: Sequence[Bar], opens: Opens, row: float, lang: str, look: Look) -> list[Dict]:
    """A trace a kind of status, best first; a bar is 100 % of its targets and has `row` pixels."""
    traces, ends, all_of = [], [0] * len(bars), [_sum(counts) for _, counts in bars]
    kinds = [(name, counts, by_kind(counts)) for name, counts in bars]
    leads = {name: leading(page, **selections) for name, (page, selections) in opens.items()}
    for kind in StatusKind:
        rows = [(at, each, each[2][kind]) for at, each in enumerate(kinds) if kind in each[2]]
        if not rows:
            continue
        traces.append({
            "type": "bar",
            "orientation": "h",
            "width": _BAR / row,
            "y": [at for at, _, _ in rows],
            "x": [count / all_of[at] for at, _, count in rows],
            "base": [ends[at] / all_of[at] for at, _, _ in rows],
            "marker": segment(KIND_DRAWN_AS[kind], look),
            "customdata": [leads.get(name, "") for _, (name, _, _), _ in rows],
            **hover([
                tooltip(name, kind_words(kind, count, lang),
                        *(count_words(status, counts[status], lang) for status in counts if status.kind is kind))
                for _, (name, counts, _), count in rows
            ]),
        })  # fmt: skip
        for at, _, count in rows:
            ends[at] += count
    return traces


def _facts(totals: Totals, lang: str, as_of: date, method: str) -> list[list[str]]:
    newest = totals.data_as_of
    source = text(lang, "chart.source_targets", source=text(lang, "totals.documents", count=totals.documents))
    return [
        [
            text(lang, "chart.places", count=totals.places),
            fact("unit", text(lang, "chart.unit_targets"), lang),
            text(lang, "chart.as_of", day=day(as_of, lang)),
            text(lang, "chart.data_as_of", day=day(newest, lang)) if newest else text(lang, "chart.no_data_yet"),
            text(lang, "chart.judged", judged=_judged(totals.all), all=_sum(totals.all)),
        ],
        [
            labelled("source", source),
            fact("method", method, lang),
        ],
    ]


def _judged(counts: Counts) -> int:
    return sum(count for status, count in counts.items() if status.judged)


def _sum(counts: Counts) -> int:
    return sum(counts.values())
