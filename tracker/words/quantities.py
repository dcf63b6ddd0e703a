"""Numbers with units, shares, dates and periods in words.

Chinese readers get the document's own unit (6000 亿元, 300 万人) without thousands separators; English readers get the
same amount in thousands, millions and billions (600 billion yuan). Nothing is rounded beyond `decimals`.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.core.kinds import Comparator, Frequency
from tracker.core.periods import Period
from tracker.words.texts import has_text, text

_MAGNITUDES = {"万亿": Decimal(10) ** 12, "亿": Decimal(10) ** 8, "百万": Decimal(10) ** 6, "万": Decimal(10) ** 4}
_ENGLISH_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_ATTACHED = ("%", "‰")
_BARE_IN_ENGLISH = ("个", "项", "件", "户")
_MINUS = "\N{MINUS SIGN}"


def number(value: Decimal | float | int, lang: str, decimals: int | None = None) -> str:
    """A number in plain notation: at most `decimals` places (None: all), no trailing zeros, a true minus."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    written = format(exact, ",f" if lang == "en" else "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    if written in ("-0", ""):
        written = "0"
    return written.replace("-", _MINUS)


def unit_name(unit: str, lang: str, *, count: Decimal | None = None) -> str:
    """A unit for an axis or a table head (亿元; '100 million yuan'), or behind `count`; one without words as it is."""
    key = f"unit.{unit}"
    return text(lang, key, count=count) if has_text(lang, key) else unit


def quantity(value: Decimal | float | int, unit: str, lang: str, decimals: int | None = None) -> str:
    """A value with its unit, as one writes it in a sentence of that language."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if lang == "en":
        return _english(exact, unit)
    if unit in _ATTACHED or not unit:
        return number(exact, lang) + unit
    return f"{number(exact, lang)} {unit_name(unit, lang)}"


def axis_unit(largest: Decimal, unit: str, lang: str) -> tuple[Decimal, str]:
    """The unit of an axis up to `largest`: what its values are multiplied by, and the name that `quantity` gives it."""
    if lang != "en" or unit in _ATTACHED or not unit:
        return Decimal(1), unit_name(unit, lang)
    factor, scale, base = _scaled(largest, unit)
    name = "" if scale and base in _BARE_IN_ENGLISH else unit_name(base, lang)
    return factor, f"{scale} {name}".strip()


def _english(value: Decimal, unit: str) -> str:
    """The amount in base units, shortened exactly to millions or billions where that is shorter."""
    if unit in _ATTACHED or not unit:
        return number(value, "en") + unit
    factor, scale, base = _scaled(value, unit)
    shown = value * factor
    count = None if scale else abs(shown)
    name = unit_name(base, "en", count=count) if base and base not in _BARE_IN_ENGLISH else ""
    return " ".join(word for word in (number(shown, "en"), scale, name) if word)


def _scaled(value: Decimal, unit: str) -> tuple[Decimal, str, str]:
    """The factor to a unit without a Chinese magnitude, in billions or millions where there are any; their word; it."""
    factor = Decimal(1)
    for magnitude, times in _MAGNITUDES.items():
        base = unit.removeprefix(magnitude)
        if base != unit and (not base or has_text("en", f"unit.{base}")):
            factor, unit = times, base
            break
    for size, word in _ENGLISH_SCALES:
        if abs(value * factor) >= size:
            return factor / size, word, unit
    return factor, "", unit


def measured(comparator: str, value: Decimal, upper: Decimal | None, unit: str, lang: str) -> str:
    """A target value with its comparator in words: '≥' 不低于, '>' 超过, '~' 左右, or an interval."""
    amount = quantity(value, unit, lang) if upper is None else quantity_range(value, upper, unit, lang)
    return text(lang, f"comparator.{Comparator(comparator).name.lower()}", amount=amount)


def quantity_range(low: Decimal, high: Decimal, unit: str, lang: str) -> str:
    """An interval with its unit once: both ends in the unit that the larger one has, which is of many in English."""
    if lang != "en" or unit in _ATTACHED or not unit:
        return f"{number(low, lang)}–{quantity(high, unit, lang)}"
    factor, scale, base = _scaled(max(abs(low), abs(high)), unit)
    name = unit_name(base, lang) if base not in _BARE_IN_ENGLISH else ""
    both = f"{number(low * factor, lang)}–{number(high * factor, lang)}"
    return " ".join(word for word in (both, scale, name) if word)


def percent(share: Decimal | float, lang: str, decimals: int = 1) -> str:
    """A share of one as a percentage."""
    return number(_times_hundred(share), lang, decimals) + "%"


def points(difference: Decimal | float, lang: str, decimals: int = 1) -> str:
    """A difference of shares of one, in percentage points, without a plus sign."""
    return text(lang, "reading.unit.points", amount=number(_times_hundred(difference), lang, decimals))


def signed_points(difference: Decimal | float, lang: str, decimals: int = 1) -> str:
    """A difference of shares of one, in percentage points, with its sign."""
    written = points(difference, lang, decimals)
    return written if difference <= 0 or written.startswith(("0 ", _MINUS)) else f"+{written}"


def _times_hundred(share: Decimal | float) -> Decimal:
    return (share if isinstance(share, Decimal) else Decimal(repr(share))) * 100


def day(value: date, lang: str) -> str:
    """A date; the last day of a year is that year's end, as documents write it."""
    key = "period.year_end" if (value.month, value.day) == (12, 31) else "period.day"
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
    if start == end:
        return text(lang, "period.day", **values)
    return text(lang, "period.span", first=day(start, lang), final=day(end, lang))


def _month_name(month: int, lang: str) -> str:
    return text(lang, f"period.month{month}")
