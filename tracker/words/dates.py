"""Dates and periods as readers of each language write them."""

from datetime import date

from tracker.core.kinds import Frequency
from tracker.core.periods import Period
from tracker.words.texts import text


def day(value: date, lang: str) -> str:
    """A date, for a cell or a label; the last day of a year is that year's end, as documents write it."""
    return _dated(value, lang, "period.year_end", "period.day")


def day_said(value: date, lang: str) -> str:
    """A date as the object of a sentence: by the end of 2025, by 30 Jun 2026."""
    return _dated(value, lang, "period.the_year_end", "period.day")


def on_day(value: date, lang: str) -> str:
    """When something is so: at the end of 2025, on 30 Jun 2026."""
    return _dated(value, lang, "period.at_year_end", "period.on_day")


def _dated(value: date, lang: str, at_year_end: str, else_key: str) -> str:
    key = at_year_end if (value.month, value.day) == (12, 31) else else_key
    return text(lang, key, year=value.year, month=value.month, day=value.day, month_name=_month_name(value.month, lang))


def period(value: Period, lang: str) -> str:
    """A period as readers write it: 2023 年上半年, H1 2023."""
    start, end = value.start, value.end
    forms = value.frequencies
    values = {
        "year": start.year,
        "month": start.month,
        "day": start.day,
        "last": end.month,
        "month_name": _month_name(start.month, lang),
        "last_name": _month_name(end.month, lang),
    }
    if Frequency.YEAR in forms:
        return text(lang, "period.year", **values)
    if Frequency.HALF in forms:
        return text(lang, "period.half1" if start.month == 1 else "period.half2", **values)
    if Frequency.QUARTER in forms:
        return text(lang, "period.quarter", quarter=(end.month + 2) // 3, **values)
    if Frequency.MONTH in forms:
        return text(lang, "period.month", **values)
    if Frequency.YTD in forms:
        return text(lang, "period.year_to_date", **values)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return text(lang, "period.years", first=start.year, last=end.year)
    if start == end:
        return text(lang, "period.day", **values)
    return text(lang, "period.span", first=day(start, lang), final=day(end, lang))


def _month_name(month: int, lang: str) -> str:
    return text(lang, f"period.month{month}")
