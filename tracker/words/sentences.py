"""A judgement's sentences in a language: the words of a key, with every typed value as readers of it write it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tracker.core.judging.judgement import Amount, Sentence, Unit, Wanted
from tracker.core.judging.tiers import goal_status
from tracker.core.kinds import Qualifier, Status
from tracker.core.periods import Period
from tracker.words.dates import day_said, on_day, period
from tracker.words.quantities import at_bound, measured, number, qualified, quantity
from tracker.words.texts import text

# A blank that a text leaves for a number is one too many where a word such as 超过 comes first.
_BETWEEN_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# 为超过 17000 家: the qualifier says what 为 would say.
_SAID_BY_QUALIFIER = re.compile("(实际)?为(?=(超过|不足|约|预计) ?[0-9−]|累计(下降|上升))")
# 比序时进度快 …, 比序时进度慢 …, but 与序时进度持平.
_LEVEL_WITH = re.compile("比([^，。：]+)持平")
_PERCENT = (Unit.PERCENT, Unit.PERCENT_A_YEAR)
_PERCENT_UNITS = ("%", "百分点")


def told(sentence: Sentence, lang: str, *, unit: str, decimals: int = 2, target: str = "", counted: str = "") -> str:
    """One sentence in words. `unit` is the indicator's; numbers that were worked out are rounded to its `decimals`.
    `counted` is what it counts (`quantities.unit_name`).

    `target` are the words that the page has for the target value, so that a page writes it in one way. Of a date
    `deadline` a text may bear `{deadline}` (by the end of 2025) and `{on_deadline}` (at the end of 2025), of a signed
    difference `lead` also `{lead_said}` (7.2 pp behind).
    """
    values = {
        name: target if target and isinstance(value, Wanted) else _value(value, lang, unit, decimals, counted)
        for name, value in sentence.values.items()
    }
    if (fallen := _fallen(sentence, values, lang)) is not None:
        values["actual"] = fallen
    for name, value in sentence.values.items():
        if isinstance(value, date):
            values[f"on_{name}"] = on_day(value, lang)
        if isinstance(value, Amount) and value.signed:
            values[f"{name}_said"] = _ahead_or_behind(value, lang)
    said = _BETWEEN_CHINESE.sub("", text(lang, sentence.key, **values))
    return _LEVEL_WITH.sub(r"与\1持平", _SAID_BY_QUALIFIER.sub("", said)) if lang == "zh" else said


def _fallen(sentence: Sentence, values: Mapping[str, str | int], lang: str) -> str | None:
    """An actual change beside a promised fall, with its way: 累计下降 19.5%. None of any other target."""
    wanted, actual = sentence.values.get("target"), sentence.values.get("actual")
    if not isinstance(wanted, Wanted) or wanted.way != "fall_by" or not isinstance(actual, Amount):
        return None
    return text(lang, f"explain.{'risen' if actual.value < 0 else 'fallen'}", amount=str(values["actual"]).lstrip("−"))


def told_of_goal(lang: str, floor: tuple[Status, str], stretch: tuple[Status, str], *, passed: bool) -> str:
    """How a floor and its stretch, each with its status and its target value in words, count as one goal.

    Empty where both have one status, so that nothing is left to say.
    """
    if floor[0] is stretch[0]:
        return ""
    status = goal_status(floor[0], stretch[0], passed=passed)
    key = "explain.goal.floor_only" if status is Status.FLOOR_ONLY else "explain.goal.counted"
    words = {name: text(lang, f"status.{each}") for name, each in (("floor_status", floor[0]),
                                                                    ("stretch_status", stretch[0]),
                                                                    ("status", status))}  # fmt: skip
    return text(lang, key, floor=floor[1], stretch=stretch[1], **words)


def _ahead_or_behind(gap: Amount, lang: str) -> str:
    """A signed difference in words: 慢 7.2 个百分点, 7.2 pp behind."""
    other = {Qualifier.ABOVE: Qualifier.BELOW, Qualifier.BELOW: Qualifier.ABOVE}
    exactness = gap.qualifier if gap.value >= 0 else other.get(gap.qualifier, gap.qualifier)
    size = amount_words(
        replace(gap, value=abs(gap.value), signed=False, qualifier=exactness), lang, unit="", decimals=1
    )
    way = "level" if not round(gap.value, 1) else "ahead" if gap.value > 0 else "behind"
    return text(lang, f"explain.gap.{way}", amount=size)


def _value(
    value: Amount | Wanted | Period | date | int | str, lang: str, unit: str, decimals: int, counted: str
) -> str | int:
    if isinstance(value, Amount):
        return amount_words(value, lang, unit=unit, decimals=decimals, counted=counted)
    if isinstance(value, Wanted):
        shown = "%" if value.unit in _PERCENT else unit
        return measured(value.comparator, value.value, value.upper, shown, lang, way=value.way, counted=counted)
    if isinstance(value, Period):
        return period(value, lang)
    if isinstance(value, date):
        return day_said(value, lang)
    return text(lang, value) if isinstance(value, str) else value


def amount_words(amount: Amount, lang: str, *, unit: str, decimals: int, counted: str = "") -> str:
    """An amount with its unit; what was worked out is rounded, and a difference has its sign.

    A given bound is said (超过 6000 亿元), one that was worked out from it is marked (≥ 141.7%, < 0 亿元).
    """
    written = _plain(amount, lang, unit, decimals, counted)
    if amount.signed and written.lstrip("0.").startswith(tuple("123456789")):
        written = f"+{written}"
    return (at_bound if amount.worked_out else qualified)(written, amount.qualifier, lang)


def _plain(amount: Amount, lang: str, unit: str, decimals: int, counted: str) -> str:
    places = {Unit.PERCENT: 1, Unit.POINTS: 1, Unit.RATIO: 1, Unit.PERCENT_A_YEAR: 2}.get(amount.unit, decimals)
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
    return quantity(value, unit, lang, rounded, counted=counted)
