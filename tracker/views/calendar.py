"""Which targets fall due in each of the next twelve months, from the day on which somebody looks."""

from collections.abc import Sequence
from datetime import date

from tracker.core.periods import Period
from tracker.views.report import Table, status_words
from tracker.views.rows import TargetRow
from tracker.words import period, text

MONTHS = 12
Months = dict[tuple[int, int], list[TargetRow]]


def by_month(rows: Sequence[TargetRow], as_of: date) -> Months:
    """The targets that fall due on the day or after it, by year and month, twelve months in time, empty ones too."""
    first = as_of.year * MONTHS + as_of.month - 1
    months: Months = {(at // MONTHS, at % MONTHS + 1): [] for at in range(first, first + MONTHS)}
    for row in rows:
        if row.deadline and row.deadline >= as_of and (row.deadline.year, row.deadline.month) in months:
            months[row.deadline.year, row.deadline.month].append(row)
    return months


def finding(rows: Sequence[TargetRow], as_of: date, lang: str) -> str:
    """How many fall due, and where one month has the most of them, which, as the title of a picture."""
    months = by_month(rows, as_of)
    count = sum(map(len, months.values()))
    if not count:
        return text(lang, "chart.calendar_none")
    most = max(map(len, months.values()))
    fullest = [month for month, group in months.items() if len(group) == most]
    if len(fullest) > 1:
        return text(lang, "chart.calendar_found_bare", count=count)
    month = period(Period.month(*fullest[0]), lang)
    if most == count:
        return text(lang, "chart.calendar_found_one", count=count, month=month)
    return text(lang, "chart.calendar_found", count=count, month=month, most=most)


def calendar_table(rows: Sequence[TargetRow], lang: str, as_of: date, title: str) -> Table:
    """A row a month in which something falls due: how many, which, and how they stand."""
    gap = text(lang, "chart.list_gap")
    several = len({row.jurisdiction_code for row in rows}) > 1
    lines = [
        (period(Period.month(*month), lang), len(group),
         gap.join(f"{row.jurisdiction} {row.title}" if several else row.title for row in group),
         status_words(group, lang))
        for month, group in by_month(rows, as_of).items() if group
    ]  # fmt: skip
    heads = tuple(text(lang, f"table.{name}") for name in ("month", "targets", "which", "statuses"))
    return Table(title, heads, tuple(lines))
