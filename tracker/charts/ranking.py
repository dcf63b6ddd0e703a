"""One indicator over places in order: how far each has come, or each rate beside its target."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.charts.kit.frame import Margins, empty, figure, rows_facts
from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import SCREEN, Dict, Look
from tracker.charts.kit.notes import hover, straight
from tracker.charts.kit.row_words import distance_words, goal_words, pair_words, row_words
from tracker.charts.kit.scale import value_axis
from tracker.charts.kit.signs import halos, sign_points
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.statuses import STATUS_STYLE
from tracker.charts.kit.target_rows import RowWords, lay_out
from tracker.charts.kit.typeset import tooltip
from tracker.views.ranks import Ranked, common_period, ranks
from tracker.views.rows import TargetRow, in_brackets
from tracker.words import axis_unit, number, period, text

_FARTHEST = 1.5
"""Progress is drawn up to this many times the way to the target; the number says the rest."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """What the places are drawn on: `shares` of the way to the target, or the indicator's values.

    `goal` is where all of them have their target, None where each has its own.
    """

    shares: bool
    goal: float | None

    def actual(self, row: TargetRow) -> float | None:
        """Where the actual stands."""
        if self.shares:
            return None if row.progress is None else min(max(row.progress, -0.1), _FARTHEST)
        value = row.rate if row.is_rate else row.latest
        return None if value is None else float(value)

    def target(self, row: TargetRow) -> float | None:
        """Where the target stands."""
        return self.goal if self.goal is not None else None if row.value is None else float(row.value)

    def expected(self, row: TargetRow) -> float | None:
        """Where the actual should stand by now."""
        return row.progress - row.lead if self.shares and row.progress is not None and row.lead is not None else None

    def start(self, row: TargetRow) -> float | None:
        """Where the line to the actual begins: at nothing done, or at the target that a rate is measured from."""
        return 0.0 if self.shares else self.target(row)


def ranking(
    rows: Sequence[TargetRow],
    tie: Decimal,
    lang: str,
    as_of: date,
    look: Look = SCREEN,
    *,
    shown: Sequence[TargetRow] | None = None,
) -> Dict:
    """Places in order; `tie` is the setting, in points. Raises NotComparable for rows of different indicators.

    Where one figure cannot hold all, `shown` are those of the rows that it draws: ranks, numbers and axis are of all.
    """
    order = ranks(rows, tie)
    if not rows:
        return empty(lang, look, "ranking", text(lang, "chart.ranking_title_any"), [])
    axis = _axis(rows)
    drawn = [each for each in order if shown is None or each.row in shown]
    words = lay_out([_row_words(each, lang, look) for each in drawn], lang, look)
    placed = list(zip((each.row for each in drawn), words.middles, strict=True))
    scale, unit = _scale(rows, axis, lang)
    facts = rows_facts(rows, lang, as_of, _method(rows, tie, lang), unit=unit, note=_compared_by(rows, lang))
    return figure(
        _traces(placed, axis, lang, look),
        chart="ranking",
        look=look,
        lang=lang,
        title=_title(order, lang),
        facts=facts,
        height=words.height,
        margins=Margins(words.margins.left, words.margins.right, max(words.margins.above, 24)),
        legend=_legend(rows, axis, lang, look),
        annotations=words.notes,
        shapes=[*_goal_line(axis, words.height, look), *words.signs],
        xaxis=scale | {"side": "top", "layer": "below traces"},
        yaxis={"range": [words.height, 0], "visible": False},
    )


def ranking_alt(rows: Sequence[TargetRow], tie: Decimal, lang: str, as_of: date) -> str:
    """The chart in a sentence: the order of the places with what puts them in it."""
    gap, order = text(lang, "chart.list_gap"), ranks(rows, tie)
    said = gap.join(
        f"{each.rank} {each.row.jurisdiction} {distance_words(each.row, lang)}" for each in order if each.rank
    )
    rest = gap.join(each.row.jurisdiction for each in order if not each.rank)
    return text(
        lang, f"chart.{_order(rows)}_alt", indicator=rows[0].indicator if rows else "", ranked=said or "—",
        rest=rest or "—",
    )  # fmt: skip


def _axis(rows: Sequence[TargetRow]) -> _Axis:
    shares = _order(rows) == "rank" and any(row.progress is not None for row in rows)
    values = {row.value for row in rows}
    one = values.pop() if len(values) == 1 else None
    return _Axis(shares, 1.0 if shares else float(one) if one is not None else None)


def _order(rows: Sequence[TargetRow]) -> str:
    """What the places are put in order by, as the key of its words."""
    return "rank_growth" if rows and rows[0].is_rate else "rank"


def _title(order: Sequence[Ranked], lang: str) -> str:
    """The indicator, and how many of the places have a rank."""
    peers = [each for each in order if each.why != "apart"]
    counted = sum(each.rank is not None for each in peers)
    key = "chart.ranking_title" if counted else "chart.ranking_title_none"
    return text(lang, key, indicator=order[0].row.indicator, count=counted, all=len(peers))


def _method(rows: Sequence[TargetRow], tie: Decimal, lang: str) -> str:
    return text(lang, f"chart.method_{_order(rows)}", tie=number(tie, lang))


def _compared_by(rows: Sequence[TargetRow], lang: str) -> str:
    """The one period of the values that are ranked."""
    common = common_period(rows)
    return text(lang, "chart.compared_by", period=period(common, lang)) if common else ""


def _scale(rows: Sequence[TargetRow], axis: _Axis, lang: str) -> tuple[Dict, str]:
    """The axis with the unit of the values in the rows."""
    largest = max((abs(row.latest) for row in rows if row.latest), default=Decimal(0))
    factor, unit = axis_unit(largest, rows[0].unit, lang, rows[0].counted)
    found = [
        value for row in rows for value in (axis.actual(row), axis.target(row), axis.expected(row)) if value is not None
    ]
    low, high = min(found, default=0.0), max(found, default=1.0)
    room = (high - low or 1.0) * 0.06
    if axis.shares:
        ticks = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5]
        shown = {"tickmode": "array", "tickvals": ticks, "ticktext": [f"{round(tick * 100)}%" for tick in ticks]}
        return shown | {"range": [min(low, 0.0) - room, max(high, 1.0) + room]}, unit
    return value_axis((low - room, high + room), rows[0].decimals, lang, factor)[0], unit


def _row_words(each: Ranked, lang: str, look: Look) -> RowWords:
    name = in_brackets(each.row.jurisdiction, each.row.scope)
    group = "ranked" if each.rank else "apart" if each.why == "apart" else "unranked"
    words = row_words(each.row, None, f"{each.rank}  {name}" if each.rank else name, text(lang, f"chart.{group}"),
                      lang, look)  # fmt: skip
    return replace(words, lead=distance_words(each.row, lang))


def _goal_line(axis: _Axis, height: float, look: Look) -> list[Dict]:
    """One target line for all, where all have the same; not on the paper, which lies below the gridlines."""
    if axis.goal is None or look.stacked:
        return []  # stacked, a line would run through the words between the marks
    return [straight(axis.goal, axis.goal, 0, height, look.colours.ink, xref="x", yref="y", width=2, layer="between")]


def _legend(rows: Sequence[TargetRow], axis: _Axis, lang: str, look: Look) -> list[LegendItem]:
    """The marks that occur."""
    ink, muted, accent = look.colours.ink, look.colours.muted, look.colours.accent
    goal = text(lang, "chart.mark_target") if axis.shares else text(lang, "chart.path_goal")
    if not axis.shares and axis.goal is not None:
        goal = text(lang, "chart.label_target", amount=goal_words(rows[0], lang))
    occurring = (
        (any(axis.actual(row) is not None for row in rows),
         LegendItem("dot", text(lang, "chart.mark_share" if axis.shares else "chart.mark_actual"), muted, 3)),
        (any(axis.actual(row) is not None and row.status.provisional for row in rows),
         LegendItem("ring", text(lang, "chart.mark_provisional"), muted)),
        (any(axis.expected(row) is not None for row in rows),
         LegendItem("tick", text(lang, "chart.mark_expected"), accent, 1.6)),
        (any(axis.target(row) is not None for row in rows), LegendItem("tick", goal, ink, 2.4)),
    )  # fmt: skip
    return [item for occurs, item in occurring if occurs]


def _traces(placed: Sequence[tuple[TargetRow, float]], axis: _Axis, lang: str, look: Look) -> list[Dict]:
    """A line to each actual in the status's colour, thin where it is provisional; marks that stand out beside signs."""
    known = [(row, y, x) for row, y in placed if (x := axis.actual(row)) is not None]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [start, x],
            "y": [y, y],
            "hoverinfo": "skip",
            "line": {"width": 4 if row.status.judged else 1.6, "color": STATUS_STYLE[row.status].colour(look.theme)},
        }
        for row, y, x in known
        if (start := axis.start(row)) is not None
    ]
    expected = [(x, y) for row, y in placed if (x := axis.expected(row)) is not None]
    traces.append(_ticks(expected, look.colours.accent, 20, 1.6))
    if axis.goal is None or look.stacked:
        goals = [(x, y) for row, y in placed if (x := axis.target(row)) is not None]
        traces.append(_ticks(goals, look.colours.ink, 22, 2.4))
    where = [row.status for row, _, _ in known], [x for _, _, x in known], [y for _, y, _ in known]
    told = hover([tooltip(row.jurisdiction, pair_words(row, lang), status_word(row, lang)) for row, _, _ in known])
    traces.append(halos(*where, look, size=11))
    traces.append(sign_points(*where, look, size=11) | told | {"customdata": [row.code for row, _, _ in known]})
    return traces


def _ticks(spots: Sequence[tuple[float, float]], colour: str, size: int, width: float) -> Dict:
    """Upright marks, taller than a sign, so that none hides another."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {"symbol": "line-ns", "size": size, "line": {"width": width, "color": colour}},
    }
