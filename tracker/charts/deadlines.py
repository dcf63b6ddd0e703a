"""Deadlines by year: one sign a target in a column a year, what has passed apart from what lies ahead."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from tracker.charts.kit.dots import PITCH, Cell, dots
from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import BODY, SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import linked, note, straight
from tracker.charts.kit.status_legend import counts_words, status_counts, status_legend
from tracker.charts.kit.typeset import safe, wrap
from tracker.views.rows import TargetRow
from tracker.words import day, text

_ROWS_AIM = 12
_LONG_GAP = 3
Columns = dict[tuple[int | None, bool], list[TargetRow]]


def deadlines(rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """A column of signs for every year from the first deadline to the last, one more for targets without a deadline.

    Three or more years without a deadline share a column, which says which years they are. The year of the as-of day
    is two columns where some of its deadlines have passed and some have not.
    A sign's `customdata` is the target's code; a year leads to its targets.
    """
    title = text(lang, "chart.deadlines_title")
    if not rows:
        return empty(lang, look, "deadlines", title, [])
    facts = rows_facts(rows, lang, as_of, text(lang, "chart.method_deadline"), unit=text(lang, "chart.unit_targets"))
    groups, gaps = _condensed(_columns(rows, as_of))
    column = (look.width - 2 * EDGE) / (len(groups) + ((None, False) in groups))
    wide = max(1, min(int((column - 4) // PITCH), -(-max(map(len, groups.values())) // _ROWS_AIM)))
    tallest = max(Cell(group, 0, 0, wide * PITCH).height for group in groups.values())
    height = max(tallest + 28, 90.0)
    cells, notes = [], []
    for n, ((year, passed), group) in enumerate(groups.items()):
        middle = column * (n + (1 if year is None else 0.5))
        across = min(wide, max(len(group), 1))
        cells.append(Cell(group, middle - PITCH * (across - 1) / 2, height - PITCH, wide * PITCH, upward=True))
        label = "<br>".join(_label(year, passed, groups, gaps, column, lang))
        notes.append(
            note(
                linked(label, look, "library", due=str(year or "none")) if group else label,
                middle,
                0,
                xref="x",
                xanchor="center",
                yanchor="top",
                yshift=-6,
                size=SMALL,
                colour=look.colours.muted,
            )
        )
        if group or year in gaps:
            mark, above = (f"<b>{len(group)}</b>", PITCH / 2 + cells[-1].height + 4) if group else ("…", 4.0)
            notes.append(note(mark, middle, height - above, xref="x", yref="y", xanchor="center", yanchor="bottom"))
    edge = column * sum(passed for _, passed in groups)
    notes += _sides(rows, groups, edge / (look.width - 2 * EDGE), as_of, lang, look)
    lines = [
        straight(0, 1, height, height, look.colours.grid, yref="y"),
        straight(edge, edge, 0, 1, look.colours.muted, xref="x"),
    ]
    words, signs, depth = status_legend(status_counts(rows), lang, look, below=32)
    return figure(
        dots(cells, lang, look),
        chart="deadlines",
        look=look,
        lang=lang,
        title=title,
        facts=facts,
        height=height,
        margins=Margins(EDGE, EDGE, 40, depth),
        annotations=[*notes, *words],
        shapes=[*lines, *signs],
        xaxis={"range": [0, look.width - 2 * EDGE], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )


def deadlines_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    passed = sum(row.deadline is not None and row.deadline < as_of for row in rows)
    without = sum(row.deadline is None for row in rows)
    return text(
        lang,
        "chart.deadlines_alt",
        count=len(rows),
        passed=passed,
        ahead=len(rows) - passed - without,
        without=without,
        counts=counts_words(rows, lang),
        day=day(as_of, lang),
    )


def _columns(rows: Sequence[TargetRow], as_of: date) -> Columns:
    """Targets by (year, passed) in time, every year between included; the year None holds those without a deadline."""
    years = [row.deadline.year for row in rows if row.deadline]
    span = range(min([*years, as_of.year]), max([*years, as_of.year]) + 1)
    groups: Columns = {
        (year, passed): []
        for year in span
        for passed in (True, False)
        if (year <= as_of.year) == passed or year == as_of.year
    }
    without: list[TargetRow] = []
    for row in rows:
        (groups[row.deadline.year, row.deadline < as_of] if row.deadline else without).append(row)
    if not groups[as_of.year, True]:
        del groups[as_of.year, True]
    elif not groups[as_of.year, False]:
        del groups[as_of.year, False]
    return groups | ({(None, False): without} if without else {})


def _condensed(groups: Columns) -> tuple[Columns, dict[int, int]]:
    """The columns with every long run of empty years as one, and the last year of each run by its first."""
    kept: Columns = {}
    gaps: dict[int, int] = {}
    for (empty_column, passed), run in groupby(groups.items(), key=lambda each: (not each[1], each[0][1])):
        found = list(run)
        first, last = found[0][0][0], found[-1][0][0]
        if empty_column and len(found) >= _LONG_GAP and first and last:
            kept[first, passed], gaps[first] = [], last
        else:
            kept |= dict(found)
    return kept, gaps


def _label(
    year: int | None, passed: bool, groups: Columns, gaps: dict[int, int], column: float, lang: str
) -> list[str]:
    """What stands below a column: its year or years, and on which side of the as-of day where the year is on both."""
    if year is None:
        return [safe(line) for line in wrap(text(lang, "chart.no_deadline"), SMALL, 2 * column)]
    shown = str(year) if column >= 30 else f"{year % 100:02d}"
    if year in gaps:
        return [f"{shown}–{gaps[year]}"] if column >= 66 else [f"{shown}–", str(gaps[year])[-len(shown) :]]
    both = (year, not passed) in groups
    return [shown, *([safe(text(lang, "chart.passed" if passed else "chart.ahead"))] if both and column >= 44 else [])]


def _sides(
    rows: Sequence[TargetRow],
    groups: Columns,
    share: float,
    as_of: date,
    lang: str,
    look: Look,
) -> list[Dict]:
    """The as-of day over its line, and how many lie on either side."""
    passed = sum(len(group) for (_, gone), group in groups.items() if gone)
    ahead = sum(len(group) for (year, gone), group in groups.items() if not gone and year is not None)
    muted = look.colours.muted
    anchor = "right" if share > 0.7 else "left" if share < 0.3 else "center"
    sides = [
        note(
            safe(text(lang, "chart.as_of", day=day(as_of, lang))),
            share,
            1,
            yshift=30,
            size=SMALL,
            colour=muted,
            xanchor=anchor,
        )
    ]
    for words, side, shift in (
        (text(lang, "chart.passed_count", count=passed), "right", -8),
        (text(lang, "chart.ahead_count", count=ahead), "left", 8),
    ):
        sides.append(note(safe(words), share, 1, yshift=12, xshift=shift, size=BODY, xanchor=side))
    return sides
