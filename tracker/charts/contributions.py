"""Contributions to a total as a waterfall: each place below begins where the one before it ends, down to the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from tracker.charts.kit.frame import EDGE, Margins, empty, fact, figure, labelled
from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import BODY, LINE, SCREEN, Dict, Look
from tracker.charts.kit.notes import hover, leading, linked, note, straight
from tracker.charts.kit.typeset import safe, tooltip, widest, wrap
from tracker.views.contributions import Contributions, finding, neutral, outside_words, rest_words
from tracker.words import axis_unit, day, number, percent, period, quantity, text

_LEAST_ROW, _BAR = 27.0, 14.0
Role = Literal["added", "rest", "whole"]


@dataclass(frozen=True, slots=True)
class Step:
    """A row: where its bar begins and how far it goes, in the indicator's unit; `code` of its place, blank for none."""

    role: Role
    name: str
    begin: Decimal
    value: Decimal
    code: str = ""

    @property
    def end(self) -> Decimal:
        """Where the next one begins."""
        return self.begin + self.value


def steps(found: Contributions, lang: str) -> Iterator[Step]:
    """The rows from the top down: places, the rest where there is one, the whole."""
    at = Decimal(0)
    for each in found.added:
        yield Step("added", each.place, at, each.value, each.code)
        at += each.value
    if found.rest:
        yield Step("rest", rest_words(found, lang), at, found.rest)
    yield Step("whole", found.place, Decimal(0), found.whole, found.code)


def contributions(found: Contributions | None, lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """The waterfall, from the top down; the rest is hollow because it is worked out, and no place is behind it."""
    if found is None:
        title, why = text(lang, "page.contributions"), text(lang, "chart.contributions_nothing")
        return empty(lang, look, "contributions", title, [], why)
    rows = list(steps(found, lang))
    factor, unit = axis_unit(found.whole, found.unit, lang, found.counted)
    names = [wrap(row.name, BODY, look.width * 0.3) for row in rows]
    amounts = [number(row.value * factor, lang) for row in rows]
    shares = [_percent(found.share(row.value), lang) for row in rows]
    room = 12 + widest(amounts, BODY * 1.06), 12 + widest(shares, BODY * 1.06)
    left = EDGE + widest((line for name in names for line in name), BODY) + 12
    tall = [max(_LEAST_ROW, LINE * len(name) + 8) for name in names]
    ys = [bottom - high / 2 for bottom, high in zip(accumulate(tall), tall, strict=True)]
    ends = [float(row.end) for row in rows]
    return figure(
        [_bars(rows, ys, found, factor, unit, lang, look)],
        chart="contributions",
        look=look,
        lang=lang,
        title=neutral(found, lang) if look.neutral else finding(found, lang),
        facts=_facts(found, unit, lang, as_of),
        height=sum(tall),
        margins=Margins(left, EDGE + sum(room)),
        legend=_legend(rows, lang, look),
        annotations=[
            *(note(_named(row, words, look), 0, y, yref="y", xshift=EDGE - left)
              for row, words, y in zip(rows, map(_bold, rows, names), ys, strict=True)),
            *(note(_bold(row, [words]), 1, y, yref="y", xanchor="right", xshift=end)
              for column, end in ((amounts, room[0]), (shares, sum(room)))
              for row, words, y in zip(rows, column, ys, strict=True)),
        ],
        shapes=_joints(rows, ys, look),
        xaxis={"visible": False, "range": [min(0.0, *ends) * 1.01, max(0.0, *ends) * 1.01]},
        yaxis={"visible": False, "range": [sum(tall), 0]},
    )  # fmt: skip


def _bold(row: Step, lines: Sequence[str]) -> str:
    """Lines of a row, bold where it is the whole."""
    return "<br>".join(f"<b>{safe(line)}</b>" if row.role == "whole" else safe(line) for line in lines)


def _named(row: Step, words: str, look: Look) -> str:
    """The name of a row, which leads to its place; the rest has none."""
    return linked(words, look, "jurisdiction", place=row.code) if row.code else words


def contributions_alt(found: Contributions, lang: str, as_of: date) -> str:
    """The chart in a sentence: the whole, its title, and each place with its share."""
    factor, _ = axis_unit(found.whole, found.unit, lang, found.counted)
    listed = text(lang, "chart.list_gap").join(
        f"{row.name} {amount_words(row.value, found, factor, lang)}"
        for row in steps(found, lang)
        if row.role != "whole"
    )
    return text(
        lang, "chart.contributions_alt", day=day(as_of, lang), place=found.place, indicator=found.indicator,
        period=period(found.period, lang), amount=quantity(found.whole, found.unit, lang, counted=found.counted),
        said=finding(found, lang), listed=listed,
    )  # fmt: skip


def amount_words(value: Decimal, found: Contributions, factor: Decimal, lang: str) -> str:
    """A value in the unit of the axis, and its share of the whole."""
    return f"{number(value * factor, lang)}  {_percent(found.share(value), lang)}".rstrip()


def _percent(share: Decimal | None, lang: str) -> str:
    return "" if share is None else percent(share, lang)


def _facts(found: Contributions, unit: str, lang: str, as_of: date) -> list[list[str]]:
    """Place, indicator, period, unit and day; who is not among them; sources and method."""
    without = outside_words(found, lang)
    sources = text(lang, "chart.list_gap").join(found.data_from) or "—"
    return [
        [found.place, found.indicator, period(found.period, lang), fact("unit", unit, lang),
         text(lang, "chart.as_of", day=day(as_of, lang)),
         text(lang, "chart.data_as_of", day=day(found.period.end, lang))],
        *([[without]] if without else []),
        [labelled("source", text(lang, "chart.source_data", source=sources)),
         fact("method", text(lang, "chart.method_contributions"), lang)],
    ]  # fmt: skip


def _bars(rows: Sequence[Step], ys: Sequence[float], found: Contributions, factor: Decimal, unit: str, lang: str,
          look: Look) -> Dict:  # fmt: skip
    colours = look.colours
    fill = {"added": colours.accent, "rest": colours.paper, "whole": colours.ink}
    edge = fill | {"rest": colours.muted}
    return {
        "type": "bar",
        "orientation": "h",
        "base": [float(row.begin) for row in rows],
        "x": [float(row.value) for row in rows],
        "y": list(ys),
        "width": _BAR,
        "marker": {
            "color": [fill[row.role] for row in rows],
            "line": {"color": [edge[row.role] for row in rows], "width": [1.4 * (row.role == "rest") for row in rows]},
        },
        "customdata": [leading("jurisdiction", place=row.code) if row.code else "" for row in rows],
        **hover([tooltip(row.name, amount_words(row.value, found, factor, lang), unit) for row in rows]),
    }


def _joints(rows: Sequence[Step], ys: Sequence[float], look: Look) -> list[Dict]:
    """Thin lines from the end of each bar to the next, and the line that the first and the last begin at."""
    ink, muted = look.colours.ink, look.colours.muted
    joints = [
        straight(float(row.end), float(row.end), y + _BAR / 2, below - _BAR / 2, muted, xref="x", yref="y",
                 layer="between")
        for row, y, below in zip(rows[:-1], ys[:-1], ys[1:], strict=True)
    ]  # fmt: skip
    zero = straight(0, 0, ys[0] - _BAR, ys[-1] + _BAR, ink, xref="x", yref="y", width=1.4, layer="between")
    return [*joints, zero]


def _legend(rows: Sequence[Step], lang: str, look: Look) -> list[LegendItem]:
    """The bars that occur."""
    colours = look.colours
    marks = (("added", "bar", colours.accent), ("rest", "box", colours.muted), ("whole", "bar", colours.ink))
    occurring = {row.role for row in rows}
    return [LegendItem(mark, text(lang, f"chart.contributions_mark_{role}"), colour)  # type: ignore[arg-type]
            for role, mark, colour in marks if role in occurring]  # fmt: skip
