"""A judgement's sentences in a language: the words of a key, with every typed value as readers of it write it."""

import re
from datetime import date
from decimal import Decimal

from tracker.core.judging.judgement import Amount, Sentence, Unit, Wanted
from tracker.core.periods import Period
from tracker.words.quantities import day, measured, number, period, quantity
from tracker.words.texts import text

# A blank that a text leaves for a number is one too many where a word such as 超过 comes first.
_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_PERCENT = (Unit.PERCENT, Unit.PERCENT_A_YEAR)
_PERCENT_UNITS = ("%", "百分点")


def told(sentence: Sentence, lang: str, *, unit: str, decimals: int = 2) -> str:
    """One sentence in words. `unit` is the indicator's; numbers that were worked out are rounded to its `decimals`."""
    values = {name: _value(value, lang, unit, decimals) for name, value in sentence.values.items()}
    return _BETWEEN_CHINESE.sub("", text(lang, sentence.key, **values))


def _value(value: Amount | Wanted | Period | date | int | str, lang: str, unit: str, decimals: int) -> str:
    if isinstance(value, Amount):
        return amount_words(value, lang, unit=unit, decimals=decimals)
    if isinstance(value, Wanted):
        return measured(value.comparator, value.value, value.upper, "%" if value.unit in _PERCENT else unit, lang)
    if isinstance(value, Period):
        return period(value, lang)
    if isinstance(value, date):
        return day(value, lang)
    return text(lang, value) if isinstance(value, str) else str(value)


def amount_words(amount: Amount, lang: str, *, unit: str, decimals: int) -> str:
    """An amount with its unit; what was worked out is rounded, and a difference has its sign."""
    written = _plain(amount, lang, unit, decimals)
    return f"+{written}" if amount.signed and written.lstrip("0.").startswith(tuple("123456789")) else written


def _plain(amount: Amount, lang: str, unit: str, decimals: int) -> str:
    places = {Unit.PERCENT: 1, Unit.POINTS: 1, Unit.RATIO: 1, Unit.PERCENT_A_YEAR: 2}.get(amount.unit, max(decimals, 1))
    value: Decimal = amount.value
    if amount.signed and unit in _PERCENT_UNITS:
        return text(lang, "reading.unit.points", amount=number(value, lang, places))
    rounded = places if amount.worked_out else None
    if amount.unit in _PERCENT:
        return number(value, lang, rounded) + "%"
    if amount.unit is Unit.POINTS:
        return text(lang, "reading.unit.points", amount=number(value, lang, rounded))
    if amount.unit is Unit.RATIO:
        return number(value, lang, rounded)
    return quantity(value, unit, lang, rounded)
