"""A target within its year: months of this year, the same months of last year and the plan on one axis, with 同比."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tracker.charts.kit.frame import EDGE, Margins, figure, rows_facts
from tracker.charts.kit.gutter import LEADER, Label, gutter
from tracker.charts.kit.legend import LegendItem
from tracker.charts.kit.look import BODY, LINE, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import hover, note
from tracker.charts.kit.row_words import goal_words
from tracker.charts.kit.scale import value_axis, value_span
from tracker.charts.kit.status_legend import status_word
from tracker.charts.kit.typeset import safe, text_width, tooltip, widest, wrap
from tracker.charts.trajectory.chart import method_of
from tracker.charts.trajectory.points import firm
from tracker.core.kinds import Kind
from tracker.views.brief import titled
from tracker.views.in_year import InYear, Month, change_words, months_gone, rounded
from tracker.views.rows import ActualRow
from tracker.words import axis_unit, day, marked, number, period, text

_HEIGHT, _HEIGHT_NARROW, _ABOVE, _APART = 300.0, 240.0, 26.0, 8.0
_LINES = ("this_year", "last_year", "change", "plan")


def in_year(found: InYear, lang: str, look: Look = SCREEN) -> Dict:
    """One year: this year's values as a strong line, last year's as a thin one, the plan dashed.

    Below the months stand the numbers with 同比, as many as there is room for, the newest always; on a phone the newest
    has them at its point.
    """
    row, t = found.target, found.course
    height = min(_HEIGHT_NARROW if look.narrow else _HEIGHT, look.tallest)
    factor, unit = axis_unit(max(map(abs, found.values)), row.unit, lang, row.counted)
    span = value_span([float(value) for value in found.values], row, height)
    labels = _labels(found, lang, look)
    right = max((widest(label.lines, BODY * 1.04) for label in labels), default=0.0)
    axis, ticks = value_axis(span, row.decimals, lang, factor)
    strip = {} if look.narrow else _strip(found, factor, lang)
    heads = [text(lang, f"chart.in_year_{name}") for name in strip]
    margins = Margins(max(ticks + 16, widest(heads, SMALL) + 12 + EDGE), right + LEADER + EDGE + 4, _ABOVE,
                      28 + LINE * len(strip))  # fmt: skip
    pixels = look.width - margins.left - margins.right
    drawn = [*(month.value for month in found.months), *found.past]
    compared = [text(lang, "chart.in_year_compared")] if any(month.change is not None for month in found.months) else []
    cut = [text(lang, "chart.axis_cut")] if span[0] > 0 else []
    facts = rows_facts([row], lang, t.as_of, text(lang, f"chart.method_{method_of(row)}"), unit, drawn)
    facts[1] += [*compared, *cut]
    title = text(lang, "chart.in_year_title", place=row.jurisdiction, indicator=row.title, year=found.year)
    title = title if look.neutral else titled(row, lang)
    if row.title not in title:
        facts[0].insert(1, row.title)
    return figure(
        [trace for trace in (
            _line("last_year", found.past, found, lang, look.colours.muted, 5),
            _plan(found, look),
            _line("this_year", [month.value for month in found.months], found, lang, look.colours.accent, 9),
            _goal(found, lang, look),
        ) if trace],
        chart="in_year",
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=height,
        margins=margins,
        legend=_legend(found, lang, look),
        annotations=[
            *gutter(labels, span, height),
            note(safe(unit), 0, 1, xshift=-margins.left + EDGE, yshift=11, size=SMALL, colour=look.colours.muted),
            *_written(strip, heads, pixels, look),
            *([] if strip else [_newest(found.months[-1], found, factor, lang)]),
        ],
        xaxis={
            "range": [-0.25, 12.35], "tickmode": "array", "tickvals": list(range(1, 13)), "showgrid": False,
            "ticktext": [_tick(month, pixels, lang) for month in range(1, 13)], "tickangle": 0, "ticks": "outside",
            "ticklen": 4, "zeroline": False,
        },
        yaxis=axis,
    )  # fmt: skip


def in_year_alt(found: InYear, lang: str) -> str:
    """The chart in a sentence."""
    row, newest = found.target, found.months[-1]
    change = change_words(newest, row, lang)
    return text(
        lang,
        "chart.in_year_alt" if change else "chart.in_year_alt_bare",
        place=row.jurisdiction,
        indicator=row.title,
        year=found.year,
        count=len(found.months),
        latest=newest.value.words,
        change=change,
        target=goal_words(row, lang),
        status=status_word(row, lang),
    )


def _at(row: ActualRow) -> float:
    return months_gone(row.period.end, row.period.end.year)


def _tick(month: int, pixels: float, lang: str) -> str:
    """The name of a month, or its number where names have no room."""
    named = text(lang, f"period.month{month}")
    return named if pixels / 12.6 > text_width(named, SMALL) + 4 else str(month)


def _line(key: str, rows: Sequence[ActualRow], found: InYear, lang: str, colour: str, size: int) -> Dict:
    """The values of a year with a line over them, which of a total begins at nothing; hollow where not settled."""
    if not rows:
        return {}
    x, y = [_at(row) for row in rows], [float(row.value) for row in rows]
    marks = ["circle" if firm(row) else "circle-open" for row in rows]
    words = [tooltip(found.target.title, row.words, period(row.period, lang)) for row in rows]
    sizes = [size] * len(rows)
    if found.target.kind == Kind.TOTAL:
        x, y, marks, words, sizes = [0.0, *x], [0.0, *y], ["circle", *marks], ["", *words], [0, *sizes]
    return {
        "type": "scatter", "mode": "lines+markers", "x": x, "y": y, "cliponaxis": False,
        "name": text(lang, f"chart.in_year_{key}"), "line": {"width": 2.6 if size > 5 else 1.4, "color": colour},
        "marker": {"symbol": marks, "size": sizes, "color": colour, "opacity": 1,
                   "line": {"width": 1.8, "color": colour}},
        **hover(words),
    }  # fmt: skip


def _plan(found: InYear, look: Look) -> Dict:
    """The planned line, or what is to be kept, dashed all along the year."""
    if not found.plan and not found.limits:
        return {}
    x: list[float | None] = [at for at, _ in found.plan]
    y: list[float | None] = [float(value) for _, value in found.plan]
    for limit in found.limits:
        x, y = [*x, 0.0, 12.0, None], [*y, float(limit), float(limit), None]
    line = {"dash": "dash", "width": 1.6, "color": look.colours.muted}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _goal(found: InYear, lang: str, look: Look) -> Dict:
    """The target at the end of the year, where it is due then, and the other tier of its goal."""
    tiers = [tier for tier in found.tiers if tier.value is not None]
    if found.target.kind not in (Kind.TOTAL, Kind.LEVEL) or not found.due or not tiers:
        return {}
    return {
        "type": "scatter", "mode": "markers", "x": [12.0] * len(tiers), "y": [float(tier.value or 0) for tier in tiers],
        "cliponaxis": False, "name": text(lang, "chart.path_goal"),
        "marker": {"symbol": ["diamond", "diamond-open"][: len(tiers)], "size": 12, "color": look.colours.ink},
        **hover([tooltip(tier.title, goal_words(tier, lang)) for tier in tiers]),
    }  # fmt: skip


def _labels(found: InYear, lang: str, look: Look) -> list[Label]:
    """What stands in the right margin: the target and its other tier, and last year's end."""
    colours, room = look.colours, look.width * (0.26 if look.narrow else 0.2)
    labels = []
    for tier, height in zip(found.tiers, _heights(found), strict=True):
        if height is not None:
            amount = goal_words(tier, lang)
            word = text(lang, f"chart.label_{tier.tier}" if tier.tier else "chart.label_target", amount=amount)
            until = [] if found.due or not tier.deadline else wrap(day(tier.deadline, lang), BODY, room)
            labels.append(Label(float(height), (*wrap(word, BODY, room), *until), colours.ink, tier is found.target))
    if found.past and _at(found.past[-1]) == 12:
        key = "chart.in_year_at_end" if found.target.kind == Kind.LEVEL else "chart.in_year_of"
        said = text(lang, key, year=found.year - 1, value=found.past[-1].words)
        labels.append(Label(float(found.past[-1].value), tuple(wrap(said, BODY, room)), colours.muted))
    return labels


def _heights(found: InYear) -> list[Decimal | None]:
    """Where the labels of the tiers belong: at the end of the plan, or at what is to be kept."""
    kept = sum(found.limits, Decimal(0)) / len(found.limits) if found.limits else None
    return [found.plan[-1][1] if found.plan else kept, *(tier.value for tier in found.tiers[1:])]


def _strip(found: InYear, factor: Decimal, lang: str) -> dict[str, list[tuple[float, str]]]:
    """The lines of numbers below the months, without those in which nothing stands."""

    def worded(row: ActualRow | None) -> str:
        return "" if row is None else marked(number(row.value * factor, lang), row.qualifier, lang)

    lines: dict[str, list[tuple[float, str]]] = {name: [] for name in _LINES}
    for month in found.months:
        expected = rounded(month.expected, found.target)
        for name, words in zip(_LINES, (
            worded(month.value), worded(month.before), change_words(month, found.target, lang),
            "" if expected is None else number(expected * factor, lang),
        ), strict=True):  # fmt: skip
            lines[name].append((month.at, words))
    return {name: line for name, line in lines.items() if any(words for _, words in line)}


def _written(
    strip: dict[str, list[tuple[float, str]]], heads: Sequence[str], pixels: float, look: Look
) -> Iterator[Dict]:
    """The strip as annotations: columns from the newest backwards, as long as they keep apart."""
    columns = list(zip(*strip.values(), strict=True))
    free, shown = float("inf"), []
    for column in reversed(columns):
        at = column[0][0]
        half, middle = widest((words for _, words in column), SMALL) / 2, (at + 0.25) / 12.6 * pixels
        if middle + half <= free:
            shown.append(column)
            free = middle - half - _APART
    for line, (name, head) in enumerate(zip(strip, heads, strict=True)):
        down = -(26 + LINE * line + LINE / 2)
        colour = look.colours.accent if name == "this_year" else look.colours.muted
        yield note(safe(head), 0, 0, xshift=-8, yshift=down, xanchor="right", size=SMALL, colour=colour)
        for column in shown:
            at, words = column[line]
            if words:
                said = f"<b>{safe(words)}</b>" if name == "this_year" else safe(words)
                yield note(said, at, 0, xref="x", yshift=down, xanchor="center", size=SMALL, colour=colour)


def _newest(month: Month, found: InYear, factor: Decimal, lang: str) -> Dict:
    """The newest value with 同比 at its point."""
    value = marked(number(month.value.value * factor, lang), month.value.qualifier, lang)
    lines = [f"<b>{safe(value)}</b>", *([safe(change_words(month, found.target, lang))] if month.change else [])]
    early = month.at < 3
    return note("<br>".join(lines), month.at, float(month.value.value), xref="x", yref="y", yanchor="bottom", yshift=8,
                size=SMALL, xanchor="left" if early else "right", xshift=-4 if early else 4)  # fmt: skip


def _legend(found: InYear, lang: str, look: Look) -> list[LegendItem]:
    muted, accent = look.colours.muted, look.colours.accent
    planned = "chart.path_planned" if found.plan else "chart.path_goal"
    occurring = (
        (True, LegendItem("dot", text(lang, "chart.in_year_year", year=found.year), accent, 2.6)),
        (bool(found.past), LegendItem("dot", text(lang, "chart.in_year_year", year=found.year - 1), muted, 1.4)),
        (bool(found.plan or found.limits), LegendItem("line", text(lang, planned), muted, 1.6, "dash")),
        (not all(firm(month.value) for month in found.months),
         LegendItem("ring", text(lang, "chart.path_tentative"), accent)),
    )  # fmt: skip
    return [item for occurs, item in occurring if occurs]
