"""One indicator over places: baseline → actual → target, in order; whom the rank cannot count is listed below."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.charts.entries import entry, value_words
from tracker.charts.frame import Margins, empty, figure, rows_facts
from tracker.charts.key import KeyItem
from tracker.charts.ledger import Entry, ledger
from tracker.charts.look import SCREEN, Dict, Look
from tracker.charts.notes import hover
from tracker.charts.scale import value_axis
from tracker.charts.signs import halos, sign_points
from tracker.charts.status_key import status_word
from tracker.charts.statuses import STATUS_STYLE
from tracker.charts.typeset import tooltip
from tracker.core.kinds import Kind
from tracker.core.periods import Period
from tracker.views.rows import TargetRow
from tracker.words import axis_unit, signed_points, text

_TIE = 0.005


class NotComparable(ValueError):
    """Rows of different indicators, kinds or units, which no ranking may put in one order."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place with its rank; None where nothing orders it, or its actual is of another period than the others'."""

    rank: int | None
    row: TargetRow


def ranks(rows: Sequence[TargetRow]) -> list[Ranked]:
    """Rows by lead (growth: distance past the target), ties within 0.5 pp of the first of them on one rank, rest last.

    Only the period that most of them have is ranked (of equally many, the latest). Raises NotComparable.
    """
    if len({(row.indicator_code, row.kind, row.unit) for row in rows}) > 1:
        raise NotComparable(", ".join(sorted({row.indicator_code for row in rows})))
    having = Counter(row.latest_period for row in rows if row.standing is not None and row.latest_period)
    common: Period | None = max(having, key=lambda period: (having[period], period), default=None)
    able = [row for row in rows if row.standing is not None and row.latest_period == common]
    found: list[Ranked] = []
    first = 0.0
    for place, row in enumerate(sorted(able, key=lambda row: -(row.standing or 0.0)), start=1):
        standing = row.standing or 0.0
        tied = bool(found) and first - standing <= _TIE
        first = first if tied else standing
        found.append(Ranked(found[-1].rank if tied else place, row))
    return found + [Ranked(None, row) for row in rows if row not in able]


def ranking(
    rows: Sequence[TargetRow],
    lang: str,
    as_of: date,
    look: Look = SCREEN,
    *,
    shown: Sequence[TargetRow] | None = None,
) -> Dict:
    """Places in order on the axis of the indicator's values. Raises NotComparable for rows of different indicators.

    Where one figure cannot hold all, `shown` are those of the rows that it draws: ranks, numbers and axis are of all.
    """
    order = ranks(rows)
    if not rows:
        return empty(lang, look, "ranking", text(lang, "chart.ranking_title_any"), [])
    counted = sum(each.rank is not None for each in order)
    key = "chart.ranking_title" if counted else "chart.ranking_title_none"
    title = text(lang, key, indicator=rows[0].indicator, count=counted, all=len(rows))
    order = [each for each in order if shown is None or each.row in shown]
    words = ledger([_entry(each, lang, look) for each in order], lang, look)
    values = [float(value) for row in rows for value in (row.baseline, row.latest, row.value) if value is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or 1.0) * 0.06
    factor, unit = axis_unit(Decimal(repr(max(map(abs, values), default=0.0))), rows[0].unit, lang)
    axis, _ = value_axis((low - room, high + room), rows[0].decimals, lang, factor)
    facts = rows_facts(rows, lang, as_of, text(lang, f"chart.method_{_order(rows)}"), unit=unit)
    above = Margins(words.margins.left, words.margins.right, max(words.margins.above, 24))
    return figure(
        _traces(list(zip((each.row for each in order), words.middles, strict=True)), lang, look),
        chart="ranking",
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=words.height,
        margins=above,
        legend=_legend(rows, lang, look),
        annotations=words.notes,
        shapes=words.signs,
        xaxis=axis | {"side": "top", "layer": "below traces"},
        yaxis={"range": [words.height, 0], "visible": False},
    )


def ranking_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence: the order of the places with what puts them in it."""
    gap, order = text(lang, "chart.list_gap"), ranks(rows)
    said = gap.join(
        f"{each.rank} {each.row.jurisdiction} {signed_points(each.row.standing or 0.0, lang)}"
        for each in order
        if each.rank
    )
    rest = gap.join(each.row.jurisdiction for each in order if not each.rank)
    return text(
        lang, f"chart.{_order(rows)}_alt", indicator=rows[0].indicator if rows else "", ranked=said or "—",
        rest=rest or "—",
    )  # fmt: skip


def _order(rows: Sequence[TargetRow]) -> str:
    """What the places are put in order by, as the key of its words."""
    return "rank_growth" if rows and rows[0].kind == Kind.GROWTH else "rank"


def _entry(each: Ranked, lang: str, look: Look) -> Entry:
    name = each.row.jurisdiction + (f"（{each.row.scope}）" if each.row.scope else "")
    group = text(lang, "chart.ranked" if each.rank else "chart.unranked")
    words = entry(each.row, None, f"{each.rank}  {name}" if each.rank else name, group, lang, look)
    return replace(words, lead=signed_points(each.row.standing or 0.0, lang) if each.rank else "")


def _legend(rows: Sequence[TargetRow], lang: str, look: Look) -> list[KeyItem]:
    """The marks that occur."""
    ink = look.colours.ink
    occurring = (
        (any(row.baseline is not None for row in rows), KeyItem("tick", text(lang, "chart.mark_baseline"), ink, 1.6)),
        (
            any(row.latest is not None for row in rows),
            KeyItem("dot", text(lang, "chart.mark_actual"), look.colours.muted, 3),
        ),
        (True, KeyItem("diamond", text(lang, "chart.path_goal"), ink)),
    )
    return [item for occurs, item in occurring if occurs]


def _traces(placed: Sequence[tuple[TargetRow, float]], lang: str, look: Look) -> list[Dict]:
    """A thin line from baseline to target, a thick one to the actual in the status's colour, and the three marks."""
    colours = look.colours
    traces: list[Dict] = []
    for row, y in placed:
        colour = STATUS_STYLE[row.status].colour(look.theme)
        reach = [value for value in (row.baseline, row.latest, row.value) if value is not None]
        pairs = [(reach[0], reach[-1], 1.2, colours.track)] if len(reach) > 1 else []
        if row.baseline is not None and row.latest is not None:
            pairs.append((row.baseline, row.latest, 4, colour))
        traces += [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [float(start), float(end)],
                "y": [y, y],
                "hoverinfo": "skip",
                "line": {"width": width, "color": shade},
            }
            for start, end, width, shade in pairs
        ]
    for key, symbol, size in (("baseline", "line-ns", 15), ("value", "diamond", 11)):
        known = [
            (float(value), y)
            for row, y in placed
            if (value := row.baseline if key == "baseline" else row.value) is not None
        ]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [x for x, _ in known],
                "y": [y for _, y in known],
                "hoverinfo": "skip",
                "cliponaxis": False,
                "marker": {
                    "symbol": symbol,
                    "size": size,
                    "color": colours.ink,
                    "line": {"width": 1.6, "color": colours.ink},
                },
            }
        )
    actual = [(row, y) for row, y in placed if row.latest is not None]
    where = [row.status for row, _ in actual], [float(row.latest or 0) for row, _ in actual], [y for _, y in actual]
    told = hover([tooltip(row.jurisdiction, value_words(row, lang), status_word(row, lang)) for row, _ in actual])
    traces.append(halos(*where, look, size=11))
    traces.append(sign_points(*where, look, size=11) | told | {"customdata": [row.code for row, _ in actual]})
    return traces
