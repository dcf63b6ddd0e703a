"""Charts that an office program draws itself, as plain data: bars, steps, lines over months, marks and lines over days.

They say less than the figures of plotly do, but their numbers can be edited. Rows in, a `Native` out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from tracker.charts.contributions import amount_words, steps
from tracker.charts.kit.look import PALETTES
from tracker.charts.kit.status_legend import status_counts
from tracker.charts.kit.statuses import STATUS_STYLE
from tracker.charts.trajectory.points import RATES, firm, goals, place, points
from tracker.core.kinds import BOUNDS, Kind, Qualifier, Status
from tracker.views.contributions import Contributions
from tracker.views.in_year import InYear, limits, planned_at, rounded
from tracker.views.ranks import Ranked
from tracker.views.rows import ActualRow, TargetRow, Trajectory, in_brackets
from tracker.words import at_bound, axis_unit, percent, text

_COLOURS = PALETTES["light"]
PERCENT, POINTS, COUNT, PLAIN = "0.0%", '+0.0;"−"0.0;0', "0", "General"
"""The formats of numbers as spreadsheets write them."""
_MOST_LABELLED = 40

Drawn = Literal["bar", "base", "line", "dash", "full", "hollow", "bound"]


@dataclass(frozen=True, slots=True)
class Series:
    """A name with its values, None where there is none; `at` are their days where the chart is one over days.

    `colours` has one for all values, or one for each; `drawn` is how: bars, the base that bars stand on and that is not
    seen, a line with marks, dashes, marks alone that are full, hollow or a bound. `labelled` is whether the last value
    stands at its mark, which no bound and no round figure may.
    """

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...]
    drawn: Drawn = "bar"
    at: tuple[date, ...] = ()
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Native:
    """A chart: horizontal `bars` from the top down, `steps` that are bars on a base nobody sees, a `line` over names in
    order, or `days` on an axis of time. `from_zero` is whether the axis of values begins there, as it does for amounts:
    a small gap looks small. `year_ends` is whether years are named at their end, and not in their middle."""

    form: Literal["bars", "steps", "line", "days"]
    names: tuple[str, ...]
    series: tuple[Series, ...]
    number: str
    unit: str = ""
    from_zero: bool = False
    year_ends: bool = True

    @property
    def labelled(self) -> bool:
        """Whether each bar has its number beside it."""
        return self.form == "bars" and len(self.names) <= _MOST_LABELLED

    @property
    def says_all(self) -> bool:
        """Whether these numbers make an axis of values needless; one with a unit names it."""
        return self.labelled and not self.unit

    @property
    def years(self) -> tuple[date, date]:
        """The first and the last label of a time axis: ends of years, or middles where their amounts are."""
        days = [at for series in self.series for at in series.at]
        month, day = (12, 31) if self.year_ends else (7, 2)
        spots = [date(year, month, day) for year in range(min(days).year - 1, max(days).year + 2)]
        last = next(spot for spot in spots if spot >= max(days))
        return max(spot for spot in spots if spot <= min(days) and spot < last), last


def counts_native(rows: Sequence[TargetRow], lang: str) -> Native:
    """How many targets have each status, a bar each in its colour."""
    found = status_counts(rows)
    values = Series(text(lang, "table.targets"), tuple(map(float, found.values())), tuple(map(_colour, found)))
    return Native("bars", tuple(text(lang, f"status.{status}") for status in found), (values,), COUNT)


def progress_native(rows: Sequence[TargetRow], lang: str) -> Native | None:
    """The progress of each target that has one, with the time elapsed beside it."""
    shown = [row for row in rows if row.progress is not None]
    if not shown:
        return None
    done = Series(text(lang, "chart.mark_progress"), tuple(row.progress for row in shown),
                  tuple(_colour(row.status) for row in shown))  # fmt: skip
    expected = tuple(None if row.lead is None or row.progress is None else row.progress - row.lead for row in shown)
    series = (done, Series(text(lang, "chart.mark_expected"), expected, (_bare(_COLOURS.bar),)))
    return Native("bars", tuple(_named(row, lang) for row in shown), series if any(expected) else series[:1], PERCENT)


def _named(row: TargetRow, lang: str) -> str:
    """The name of a target, with its progress in words where the number beside the bar would say too much."""
    if row.share_qualifier == Qualifier.EXACT or row.progress is None:
        return row.title
    return in_brackets(row.title, at_bound(percent(row.progress, lang), row.share_qualifier, lang))


def gap_native(rows: Sequence[TargetRow], lang: str) -> Native:
    """How far each target is from its schedule, in percentage points."""
    return _points([(row.title, row) for row in rows], text(lang, "chart.gap_title"), lang)


def contributions_native(found: Contributions, lang: str) -> Native | None:
    """Places on what the ones before them make, down to the whole; None where a step goes below zero."""
    rows = list(steps(found, lang))
    if any(min(row.begin, row.end) < 0 for row in rows):
        return None
    factor, unit = axis_unit(found.whole, found.unit, lang, found.counted)
    colours = {"added": _COLOURS.accent, "rest": _COLOURS.bar, "whole": _COLOURS.ink}
    base = tuple(float(min(row.begin, row.end) * factor) for row in rows)
    long = tuple(float(abs(row.value) * factor) for row in rows)
    names = tuple(f"{row.name}  {amount_words(row.value, found, factor, lang)}" for row in rows)
    series = (Series(text(lang, "chart.contributions_base"), base, (_bare(_COLOURS.paper),), "base"),
              Series(found.indicator, long, tuple(_bare(colours[row.role]) for row in rows)))  # fmt: skip
    return Native("steps", names, series, PLAIN, unit)


def ranking_native(order: Sequence[Ranked], lang: str) -> Native | None:
    """Places with a rank by what puts them in it, in percentage points."""
    ranked = [(f"{each.rank}  {in_brackets(each.row.jurisdiction, each.row.scope)}", each.row) for each in order
              if each.rank is not None]  # fmt: skip
    name = text(lang, "report.head_beyond" if ranked and ranked[0][1].is_rate else "report.head_lead")
    return _points(ranked, name, lang) if ranked else None


def _points(named: Sequence[tuple[str, TargetRow]], what: str, lang: str) -> Native:
    values = tuple(round((row.ranked_by or 0.0) * 100, 4) for _, row in named)
    series = Series(what, values, tuple(_colour(row.status) for _, row in named))
    return Native("bars", tuple(name for name, _ in named), (series,), POINTS, text(lang, "chart.unit_points"))


def trajectory_native(t: Trajectory, lang: str) -> Native | None:
    """What was measured, what is tentative or only a bound, the planned line and the target, over days."""
    if not t.values or t.target.kind == Kind.AVERAGE_RATE:  # of that one the mean counts, and not the years
        return None
    row, shown = t.target, points(t)
    factor, unit = axis_unit(t.largest, row.unit, lang, row.counted)
    accent, muted, ink = _bare(_COLOURS.accent), _bare(_COLOURS.muted), _bare(_COLOURS.ink)

    def of(key: str, spots: Sequence[tuple[date, Decimal]], colour: str, drawn: Drawn) -> Series:
        said = text(lang, f"chart.path_{key}")
        return Series(said, tuple(float(value * factor) for _, value in spots), (colour,), drawn,
                      tuple(at for at, _ in spots), labelled=key in ("measured", "goal"))  # fmt: skip

    settled = [each for each in (*shown.totals, *shown.measured) if firm(each)]
    bounds = [each for each in (*shown.totals, *shown.bounds) if each.qualifier in BOUNDS]
    soft = [each for each in shown.drawn if each not in settled and each not in bounds]

    def spots(rows: Sequence[ActualRow]) -> list[tuple[date, Decimal]]:
        return sorted((place(each, t), each.value) for each in rows)

    series = (
        of("measured", spots(settled), accent, "line"),
        of("tentative", spots(soft), accent, "hollow"),
        of("bound", spots(bounds), muted, "bound"),
        of("planned", [(at, rounded(value, row) or value) for at, value in t.planned], muted, "dash"),
        of("goal", [(at, value) for at, value, _ in goals(t)], ink, "full"),
        *(of("goal", [(at, limit) for at in _whole(t)], ink, "dash") for limit in limits(row)),
    )
    found = tuple(each for each in series if each.values)
    ends = row.kind not in {*RATES, Kind.TOTAL}
    return Native("days", (), found, PLAIN, unit, _from_zero(found, row), ends) if found else None


def _from_zero(found: Sequence[Series], row: TargetRow) -> bool:
    return row.of_amounts and all(value is None or value >= 0 for series in found for value in series.values)


def _whole(t: Trajectory) -> tuple[date, date]:
    """The days between which what is to be kept is drawn."""
    days = [*(place(each, t) for each in t.actuals), t.target.deadline or t.as_of]
    return min(days), max(days)


def in_year_native(found: InYear, lang: str) -> Native:
    """This year, last year and the plan, month by month."""
    row = found.target
    factor, unit = axis_unit(max(map(abs, found.values)), row.unit, lang, row.counted)
    here: dict[int, Decimal | None] = {each.value.period.end.month: each.value.value for each in found.months}
    past: dict[int, Decimal | None] = {each.period.end.month: each.value for each in found.past}
    plan = {month: rounded(planned_at(found, month), row) for month in range(1, 13)}
    if found.limits:
        plan = dict.fromkeys(range(1, 13), found.limits[0])

    def of(name: str, values: Mapping[int, Decimal | None], colour: str, drawn: Drawn) -> Series:
        shown = [values.get(month) for month in range(1, 13)]
        return Series(name, tuple(None if value is None else float(value * factor) for value in shown),
                      (_bare(colour),), drawn)  # fmt: skip

    series = (
        of(text(lang, "chart.in_year_year", year=found.year), here, _COLOURS.accent, "line"),
        of(text(lang, "chart.in_year_year", year=found.year - 1), past, _COLOURS.muted, "line"),
        of(text(lang, "chart.path_planned" if found.plan else "chart.path_goal"), plan, _COLOURS.ink, "dash"),
    )
    newest = found.months[-1].value.qualifier == Qualifier.EXACT
    series = (replace(series[0], labelled=newest), replace(series[1], labelled=False), series[2])
    names = tuple(text(lang, f"period.month{month}") for month in range(1, 13))
    kept = tuple(each for each in series if any(value is not None for value in each.values))
    return Native("line", names, kept, PLAIN, unit, _from_zero(kept, row))


def _colour(status: Status) -> str:
    return _bare(STATUS_STYLE[status].light)


def _bare(colour: str) -> str:
    return colour.removeprefix("#").upper()
