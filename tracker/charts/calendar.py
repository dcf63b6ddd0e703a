"""What falls due in the next twelve months: one sign a target in a column a month, the as-of day's month first."""

from collections.abc import Sequence
from datetime import date

from tracker.charts.kit.dots import PITCH, Cell, dots
from tracker.charts.kit.frame import EDGE, Margins, empty, figure, rows_facts
from tracker.charts.kit.look import SCREEN, SMALL, Dict, Look
from tracker.charts.kit.notes import note, straight
from tracker.charts.kit.status_legend import counts_words, status_counts, status_legend
from tracker.charts.kit.typeset import safe, text_width
from tracker.views.calendar import MONTHS, by_month, finding
from tracker.views.rows import TargetRow
from tracker.words import day, text

_LOWEST, _LABEL = 60.0, 36.0


def calendar(rows: Sequence[TargetRow], lang: str, as_of: date, look: Look = SCREEN) -> Dict:
    """Twelve columns from the as-of day's month on, empty ones too; what falls due later or never is only counted.

    A sign's `customdata` is the target's code.
    """
    if not rows:
        return empty(lang, look, "calendar", text(lang, "chart.calendar_title"), [])
    months = by_month(rows, as_of)
    title = text(lang, "chart.calendar_title") if look.neutral else finding(rows, as_of, lang)
    facts = rows_facts(rows, lang, as_of, text(lang, "chart.method_calendar"), unit=text(lang, "chart.unit_targets"))
    column = (look.width - 2 * EDGE) / MONTHS
    wide = max(1, min(int((column - 6) // PITCH), 4))
    tallest = max(Cell(group, 0, 0, wide * PITCH).height for group in months.values())
    height = max(tallest + 24, _LOWEST)
    cells, notes = [], []
    for n, ((year, month), group) in enumerate(months.items()):
        middle = column * (n + 0.5)
        across = min(wide, max(len(group), 1))
        cells.append(Cell(group, middle - PITCH * (across - 1) / 2, height - PITCH, wide * PITCH, upward=True))
        notes.append(_under(year, month, n, middle, column, lang, look))
        if group:
            above = PITCH / 2 + cells[-1].height + 4
            notes.append(note(f"<b>{len(group)}</b>", middle, height - above, xref="x", yref="y", xanchor="center",
                              yanchor="bottom"))  # fmt: skip
    due = [row for group in months.values() for row in group]
    words, signs, depth = status_legend(status_counts(due), lang, look, below=_LABEL)
    return figure(
        dots(cells, lang, look),
        chart="calendar",
        look=look,
        lang=lang,
        title=title,
        facts=[[_rest(rows, as_of, lang)], *facts],
        height=height,
        margins=Margins(EDGE, EDGE, 6, depth),
        annotations=[*notes, *words],
        shapes=[straight(0, 1, height, height, look.colours.grid, yref="y"), *signs],
        xaxis={"range": [0, look.width - 2 * EDGE], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
    )


def calendar_alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
    """The chart in a sentence."""
    due = [row for group in by_month(rows, as_of).values() for row in group]
    key = "chart.calendar_alt" if due else "chart.calendar_alt_none"
    said = finding(rows, as_of, lang)
    return text(lang, key, day=day(as_of, lang), said=said, counts=counts_words(due, lang),
                rest=_rest(rows, as_of, lang))  # fmt: skip


def _under(year: int, month: int, place: int, middle: float, column: float, lang: str, look: Look) -> Dict:
    """The month below its column, and the year below the first month and each January."""
    named = text(lang, f"period.month{month}")
    lines = [named if text_width(named, SMALL) < column - 2 else str(month)]
    if place == 0 or month == 1:
        lines.append(str(year))
    return note("<br>".join(map(safe, lines)), middle, 0, xref="x", xanchor="center", yanchor="top", yshift=-6,
                size=SMALL, colour=look.colours.muted)  # fmt: skip


def _rest(rows: Sequence[TargetRow], as_of: date, lang: str) -> str:
    """What is not among the twelve months: passed, later, without a deadline."""
    due = {row.code for group in by_month(rows, as_of).values() for row in group}
    passed = sum(row.deadline is not None and row.deadline < as_of for row in rows)
    without = sum(row.deadline is None for row in rows)
    later = len(rows) - len(due) - passed - without
    return text(lang, "chart.calendar_rest", passed=passed, later=later, without=without)
