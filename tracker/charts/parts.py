"""A whole and its parts: their targets as bars on one scale, and what those that may be added up make together."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, linked, note
from tracker.charts.kit.row_words import goal_words
from tracker.charts.kit.typeset import safe, tooltip, widest, wrap
from tracker.views.families import Family, Part
from tracker.views.rows import TargetRow
from tracker.words import axis_unit, day, percent, text

_LEAST_ROW, _BAR = 34.0, 12.0


def parts(family: Family, lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """The whole as one bar, its parts by size below it on the same scale; hollow is what is not added up, with why.

    What is stated in another unit has no bar. A bar's `customdata` is the target's code.
    """
    whole = family.parent
    title = text(lang, "chart.parts_title", place=whole.jurisdiction, indicator=whole.title)
    _, unit = axis_unit(whole.value or Decimal(0), whole.unit, lang, whole.counted)
    facts = rows_facts([whole, *family.children], lang, as_of, text(lang, "chart.method_parts"), unit=unit)
    if whole.value is None or not family.parts:
        return empty(lang, look, "parts", title, facts, text(lang, "chart.no_numbers"))
    lines = [Part(whole, ""), *family.parts]
    names = [_name(part, lang, look) for part in lines]
    amounts = [goal_words(part.row, lang) for part in lines]
    left = EDGE + widest((line for name in names for line in name), BODY) + 12
    right = EDGE + widest(amounts, BODY) + 12
    tall = max(_LEAST_ROW, LINE * max(map(len, names)) + 8)
    ys = [tall * (n + 0.5) for n in range(len(lines))]
    notes = [
        note(
            linked("<br>".join(map(safe, name)), look, "target", target=part.row.code),
            0,
            y,
            yref="y",
            xshift=EDGE - left,
        )
        for part, name, y in zip(lines, names, ys, strict=True)
    ]
    notes += [note(safe(amount), 1, y, yref="y", xshift=12) for amount, y in zip(amounts, ys, strict=True)]
    placed = [(part, _share(part.row, whole), y) for part, y in zip(lines, ys, strict=True)]
    low, high = min(0.0, *(share for _, share, _ in placed)), max(1.0, *(share for _, share, _ in placed))
    return figure(
        [_bars(placed, lang, look)],
        chart="parts",
        look=look,
        lang=lang,
        title=title,
        facts=[[_sum(family, lang)], *facts],
        height=tall * len(lines),
        margins=Margins(left, right),
        legend=_legend(family, lang, look),
        annotations=notes,
        xaxis={"visible": False, "range": [low, high * 1.02]},
        yaxis={"visible": False, "range": [tall * len(lines), 0]},
    )


def parts_alt(family: Family, lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    whole = family.parent
    said = text(lang, "chart.list_gap").join(f"{row.jurisdiction} {goal_words(row, lang)}" for row in family.children)
    return text(
        lang,
        "chart.parts_alt",
        place=whole.jurisdiction,
        indicator=whole.title,
        amount=goal_words(whole, lang),
        parts=said or "—",
        sum=_sum(family, lang),
        day=day(as_of, lang),
    )


def _sum(family: Family, lang: str) -> str:
    """What the parts make together, or that they cannot be added."""
    counts = {"count": len(family.summed), "all": len(family.parts)}
    if family.total is None:
        return text(lang, "chart.parts_no_sum", **counts)
    share = percent(family.share, lang) if family.share is not None else "—"
    return text(lang, "chart.parts_sum", **counts, amount=family.total_words(lang), share=share)


def _name(part: Part, lang: str, look: Look) -> list[str]:
    """The place, and for what is not added up why."""
    room = look.width * 0.3
    why = wrap(text(lang, f"parts.outside_{part.outside}"), SMALL, room) if part.outside else []
    return [*wrap(part.row.jurisdiction, BODY, room), *why]


def _share(row: TargetRow, whole: TargetRow) -> float:
    """The length of a bar, as a fraction of the whole's; none for another unit."""
    if row.value is None or row.unit != whole.unit or not whole.value:
        return 0.0
    return float(row.value / abs(whole.value))


def _bars(placed: Sequence[tuple[Part, float, float]], lang: str, look: Look) -> Dict:
    ink, accent, paper = look.colours.ink, look.colours.accent, look.colours.paper
    colours = [ink, *[accent] * (len(placed) - 1)]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [share for _, share, _ in placed],
        "y": [y for _, _, y in placed],
        "width": _BAR,
        "marker": {
            "color": [paper if part.outside else colour for (part, _, _), colour in zip(placed, colours, strict=True)],
            "line": {"color": colours, "width": [1.4 if part.outside else 0 for part, _, _ in placed]},
        },
        "customdata": [part.row.code for part, _, _ in placed],
        **hover([tooltip(part.row.jurisdiction, goal_words(part.row, lang), part.row.source_short)
                 for part, _, _ in placed]),
    }  # fmt: skip


def _legend(family: Family, lang: str, look: Look) -> list[LegendItem]:
    """The bars that occur."""
    occurring = (
        (True, LegendItem("bar", text(lang, "parts.mark_whole"), look.colours.ink)),
        (family.summed, LegendItem("bar", text(lang, "parts.mark_counted"), look.colours.accent)),
        (len(family.summed) < len(family.parts),
         LegendItem("box", text(lang, "parts.mark_outside"), look.colours.accent)),
    )  # fmt: skip
    return [item for occurs, item in occurring if occurs]
