"""The gap to schedule as bars to both sides of a line: behind to the left, ahead to the right, the worst first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.charts.kit.fills import segment
from tracker.charts.kit.frame import empty, figure, rows_facts
from tracker.charts.kit.look import SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, note, straight
from tracker.charts.kit.row_words import pair_words, row_words
from tracker.charts.kit.scale import ticks
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.target_rows import lay_out
from tracker.charts.kit.typeset import safe, tooltip, widest
from tracker.views.gap import by_gap, finding
from tracker.views.rows import TargetRow
from tracker.words import day, signed_points, text

_FARTHEST, _LEAST, _THICK, _BESIDE = 100.0, 10.0, 14.0, 12.0
"""Percentage points: bars end there, and the axis goes at least so far to each side."""


def gap(rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN, of: Sequence[TargetRow] = ()) -> Dict:
    """Targets that are judged by their schedule, in one row each; the others are only counted.

    The title is about the rows that it is `of`, where it shows only some of them. A bar's `customdata` is its target.
    """
    shown, whole = by_gap(rows), of or rows
    if not shown:
        return empty(lang, look, "gap", text(lang, "chart.gap_title"), [], text(lang, "chart.gap_nothing"))
    title = text(lang, "chart.gap_title") if look.neutral else finding(whole, lang)
    several = len({row.jurisdiction_code for row in whole}) > 1
    names = [f"{row.jurisdiction} {row.title}" if several else row.title for row in shown]
    words = lay_out(
        [replace(row_words(row, None, name, "", lang, look), lead="") for row, name in zip(shown, names, strict=True)],
        lang,
        look,
    )
    rest = text(lang, "chart.gap_rest", count=len(whole) - len(by_gap(whole)))
    axis = _axis(by_gap(whole), look.width - words.margins.left - words.margins.right, lang)
    return figure(
        [_bars(shown, words.middles, lang, look)],
        chart="gap",
        look=look,
        lang=lang,
        title=title,
        facts=rows_facts(shown, lang, as_of, text(lang, "chart.method_lead"), unit=text(lang, "chart.unit_points"),
                         note=rest),
        height=words.height,
        margins=words.margins,
        annotations=[*words.notes, *(_number(row, y, lang) for row, y in zip(shown, words.middles, strict=True))],
        shapes=[*words.signs, *_zero(words.middles, words.height, look)],
        xaxis={"range": axis, "zeroline": False, "side": "top", "showticklabels": not look.stacked,
               "tickvals": _marks(axis), "layer": "below traces"},
        yaxis={"visible": False, "range": [words.height, 0]},
    )  # fmt: skip


def gap_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence: its title, and each target with its gap."""
    listed = text(lang, "chart.list_gap").join(
        f"{row.title} {signed_points(row.lead or 0.0, lang)}" for row in by_gap(rows)
    )
    return text(lang, "chart.gap_alt", day=day(as_of, lang), said=finding(rows, lang), listed=listed)


def _points(row: TargetRow) -> float:
    """The gap in percentage points as far as it is drawn."""
    return min(max((row.lead or 0.0) * 100, -_FARTHEST), _FARTHEST)


def _axis(rows: Sequence[TargetRow], plot: float, lang: str) -> list[float]:
    """The range, the same for every piece of the chart: zero inside, and room for the numbers at both ends."""
    found = [_points(row) for row in rows]
    low = min(-_LEAST, *found) if min(found) < 0 else 0.0
    high = max(_LEAST, *found) if max(found) > 0 else 0.0
    before = widest((_words(row, lang) for row in rows if (row.lead or 0.0) < 0), SMALL) + _BESIDE
    after = widest((_words(row, lang) for row in rows if (row.lead or 0.0) >= 0), SMALL) + _BESIDE
    unit = (high - low or _LEAST) / (plot - before - after)
    return [low - before * unit, high + after * unit]


def _marks(axis: Sequence[float]) -> list[float]:
    """The numbers of the axis, none beyond where bars end."""
    found = [float(each) for each in ticks((axis[0], axis[1]), 0)]
    return [each for each in found if abs(each) <= _FARTHEST]


def _zero(middles: Sequence[float], height: float, look: Look) -> list[Dict]:
    """The line that the bars begin at; stacked only beside each bar, because words stand between them."""
    ends = [(middle - _THICK, middle + _THICK) for middle in middles] if look.stacked else [(0.0, height)]
    ink: Dict = {"xref": "x", "yref": "y", "width": 1.4, "layer": "between"}
    return [straight(0, 0, top, bottom, look.colours.ink, **ink) for top, bottom in ends]


def _bars(rows: Sequence[TargetRow], middles: Sequence[float], lang: str, look: Look) -> Dict:
    """A bar each, filled as its status is everywhere."""
    marks = [segment(row.status, look) for row in rows]
    return {
        "type": "bar", "orientation": "h", "x": [_points(row) for row in rows], "y": list(middles),
        "width": [_THICK] * len(rows), "cliponaxis": False, "customdata": [row.code for row in rows],
        "marker": {
            "color": [mark["color"] for mark in marks],
            "line": {"color": [mark["line"]["color"] for mark in marks],
                     "width": [mark["line"]["width"] for mark in marks]},
            "pattern": {
                "shape": [mark.get("pattern", {}).get("shape", "") for mark in marks],
                "fgcolor": [mark["line"]["color"] for mark in marks], "size": 5, "solidity": 0.4,
            },
        },
        **hover([tooltip(row.jurisdiction, row.title, pair_words(row, lang), status_word(row, lang)) for row in rows]),
    }  # fmt: skip


def _number(row: TargetRow, y: float, lang: str) -> Dict:
    """The gap in words at the end of its bar; an arrow where the bar goes on."""
    left = (row.lead or 0.0) < 0
    return note(safe(_words(row, lang)), _points(row), y, xref="x", yref="y", size=SMALL,
                xanchor="right" if left else "left", xshift=-5 if left else 5)  # fmt: skip


def _words(row: TargetRow, lang: str) -> str:
    lead = row.lead or 0.0
    words = signed_points(lead, lang)
    if abs(lead) * 100 <= _FARTHEST:
        return words
    return f"← {words}" if lead < 0 else f"{words} →"
