"""Numbers with units and qualifiers, and shares, in words.

Chinese readers get the document's own unit (6000 亿元, 300 万人) without thousands separators, and the next magnitude
where that says the same with at most two decimals (1 万亿元); English readers get the same amount in thousands,
millions and billions (600 billion yuan). Nothing is rounded beyond `decimals`.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from tracker.core.kinds import Comparator, Qualifier
from tracker.core.unit_words import MAGNITUDES
from tracker.core.units import Side, known, sides
from tracker.words.texts import has_text, text

_ENGLISH_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_CHINESE_FROM = {"": Decimal(100_000), "万": Decimal(10_000), "亿": Decimal(10_000)}
_CHINESE_NEXT = {"": "万", "万": "亿", "亿": "万亿"}
_ATTACHED = ("%", "‰")
_BARE_IN_ENGLISH = ("个", "只", "项", "件", "户")
_MINUS = "\N{MINUS SIGN}"


def number(value: Decimal | float | int, lang: str, decimals: int | None = None, *, fixed: bool = False) -> str:
    """A number in plain notation with a true minus: at most `decimals` places (None: all), `fixed`: exactly so many."""
    exact = _rounded(value, decimals)
    written = format(exact, ",f" if lang == "en" else "f")
    if "." in written and not fixed:
        written = written.rstrip("0").rstrip(".")
    if not exact:
        written = written.removeprefix("-")
    return written.replace("-", _MINUS)


def _rounded(value: Decimal | float | int, decimals: int | None) -> Decimal:
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact if decimals is None else exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def unit_name(unit: str, lang: str, *, count: Decimal | None = None, counted: str = "") -> str:
    """A unit for an axis or a table head (亿元; '100 million yuan'), or behind `count`.

    `counted` is what an indicator counts in the reader's language, one and many of them ("workshop|workshops"); without
    it the unit's own noun stands. A unit without words of its own is put together from those of its parts; one that
    nobody knows stays as it is, and so does one that is in words already.
    """
    if counted and known(unit) and len(of := sides(unit)) == 1 and of[0].word not in _ATTACHED:
        return f"{_magnitude_words(of[0], lang)} {_noun(counted, count)}".strip()
    if has_text(lang, f"unit.{unit}"):
        return text(lang, f"unit.{unit}", count=count)
    if lang == "zh" or unit.isascii() or not known(unit):
        return unit
    over, *under = sides(unit)
    counted = "" if count is not None and over.word in _BARE_IN_ENGLISH else _side_name(over, lang, count)
    return " per ".join([counted, *(_side_name(side, lang, Decimal(1)) for side in under)]).strip()


def _side_name(side: Side, lang: str, count: Decimal | None) -> str:
    """A word with its magnitude in numerals: 10,000 tonnes."""
    if side.word in _ATTACHED or not side.magnitude:
        return text(lang, f"unit.{side.word}", count=count) if has_text(lang, f"unit.{side.word}") else side.word
    many = "" if side.word in _BARE_IN_ENGLISH else text(lang, f"unit.{side.word}")
    return f"{_magnitude_words(side, lang)} {many}".strip()


def _noun(counted: str, count: Decimal | None) -> str:
    one, _, many = counted.partition("|")
    return one if count == 1 else many


def _magnitude_words(side: Side, lang: str) -> str:
    """A magnitude in numerals; empty without one."""
    if not side.magnitude:
        return ""
    times = Decimal(MAGNITUDES[side.magnitude])
    size, word = next(((size, word) for size, word in _ENGLISH_SCALES if times >= size), (Decimal(1), ""))
    return f"{number(times / size, lang)} {word}".strip()


def quantity(
    value: Decimal | float | int,
    unit: str,
    lang: str,
    decimals: int | None = None,
    *,
    fixed: bool = False,
    counted: str = "",
    beside: Decimal | None = None,
) -> str:
    """A value with its unit, or with what it counts (`unit_name`), as one writes it in a sentence of that language.

    `beside` is the value in whose row it stands: in English it is written in millions or billions as that one is, so
    that a row has one unit. Chinese readers get the document's own unit, which the values of an indicator share.
    """
    exact = _rounded(value, decimals)
    factor, scale, base = _scaled([beside if beside and lang == "en" else exact], unit, lang)
    shown = exact * factor
    written = number(shown, lang, decimals if fixed and factor == 1 else None, fixed=fixed and factor == 1)
    if base in _ATTACHED or not base:
        return written + base
    if lang == "zh" and base == "百分点":
        return text(lang, "reading.unit.points", amount=written)
    name = _behind_number(base, lang, None if scale else abs(shown), counted)
    return " ".join(word for word in (written, scale, name) if word)


def _behind_number(unit: str, lang: str, count: Decimal | None, counted: str) -> str:
    """What stands behind a number; nothing in English where only the indicator could say what is counted."""
    if lang == "en" and unit in _BARE_IN_ENGLISH and not counted:
        return ""
    return unit_name(unit, lang, count=count, counted=counted)


def value_words(
    value: Decimal,
    unit: str,
    qualifier: str,
    lang: str,
    decimals: int | None = None,
    *,
    fixed: bool = False,
    counted: str = "",
    beside: Decimal | None = None,
) -> str:
    """A value with its unit and what qualifies it: 超过 17000 家, 不足 6000 亿元, 约 24%, 预计 830 亿元.

    Every place that shows an actual value calls this or `marked`, so that a bound is never read as the value.
    """
    amount = quantity(value, unit, lang, decimals, fixed=fixed, counted=counted, beside=beside)
    return qualified(amount, qualifier, lang)


def qualified(amount: str, qualifier: str, lang: str) -> str:
    """An amount in words with what qualifies it."""
    return _qualified("qualifier", amount, qualifier, lang)


def marked(amount: str, qualifier: str, lang: str) -> str:
    """A bare number with the short mark of its qualifier, for labels: >17000, <6000, ≈24."""
    return _qualified("qualifier.mark", amount, qualifier, lang)


def at_bound(share: str, qualifier: str, lang: str) -> str:
    """A share that was worked out from a qualified value: ≥ 141.7%, < 80%."""
    return _qualified("qualifier.share", share, qualifier, lang)


def _qualified(way: str, amount: str, qualifier: str, lang: str) -> str:
    if qualifier == Qualifier.EXACT:
        return amount
    return text(lang, f"{way}.{Qualifier(qualifier).name.lower()}", amount=amount)


def axis_unit(largest: Decimal, unit: str, lang: str, counted: str = "") -> tuple[Decimal, str]:
    """The unit of an axis up to `largest`: what its values are multiplied by, and the name that `quantity` gives it."""
    if lang != "en" or unit in _ATTACHED or not unit:
        return Decimal(1), unit_name(unit, lang, counted=counted)
    factor, scale, base = _scaled([largest], unit, lang)
    name = _behind_number(base, lang, None, counted) if scale else unit_name(base, lang, counted=counted)
    return factor, f"{scale} {name}".strip()


def _scaled(values: Sequence[Decimal], unit: str, lang: str) -> tuple[Decimal, str, str]:
    """The factor to the unit in which these values are short, the word for it in English, and the unit."""
    if unit in _ATTACHED or not unit or not known(unit):
        return Decimal(1), "", unit
    (magnitude, word), *under = sides(unit)
    rest = "".join(f"/{side.magnitude}{side.word}" for side in under)
    largest = max(map(abs, values))
    if lang != "en":
        return _chinese_scale(values, largest, magnitude, word + rest)
    factor = Decimal(MAGNITUDES.get(magnitude, 1))
    for size, name in _ENGLISH_SCALES:
        if largest * factor >= size:
            return factor / size, name, word + rest
    return factor, "", word + rest


def _chinese_scale(values: Sequence[Decimal], largest: Decimal, magnitude: str, word: str) -> tuple[Decimal, str, str]:
    """The next magnitude as often as all values have at most two decimals in it: 10000 亿元 is 1 万亿元."""
    factor, shown = Decimal(1), magnitude
    while largest * factor >= _CHINESE_FROM.get(shown, Decimal("Infinity")):
        step = Decimal(MAGNITUDES[shown] if shown else 1) / MAGNITUDES[_CHINESE_NEXT[shown]] * factor
        if any(value * step != round(value * step, 2) for value in values):
            break
        factor, shown = step, _CHINESE_NEXT[shown]
    return factor, "", shown + word


def measured(
    comparator: str,
    value: Decimal,
    upper: Decimal | None,
    unit: str,
    lang: str,
    *,
    way: str = "",
    as_written: str = "",
    counted: str = "",
) -> str:
    """A target value with its comparator in words: '≥' 以上, '>' 超过, '~' 左右, or an interval.

    `way` is `fall_by` where the value is a reduction (下降 18%) and `fall_to` where it is reached from above (降至 35);
    `as_written` is a fraction that the document has in words: 三分之一（33.3%）.
    """
    if unit == "百分点" and not value and comparator in (Comparator.ABOVE, Comparator.AT_LEAST):
        return text(lang, "comparator.above_level")
    if way == "fall_by":
        value = abs(value)
    if upper is None:
        amount = quantity(value, unit, lang, counted=counted)
    else:
        amount = quantity_range(value, upper, unit, lang, counted)
    if as_written:
        amount = text(lang, "comparator.as_written", written=as_written, amount=amount)
    return text(lang, f"comparator.{_comparator_key(comparator, value, unit, way)}", amount=amount)


def _comparator_key(comparator: str, value: Decimal, unit: str, way: str) -> str:
    sided = Comparator(comparator)
    if way == "fall_by" and sided in (Comparator.ABOVE, Comparator.BELOW):
        return "fall_by_more"
    if way == "fall_by" and sided is not Comparator.ABOUT:
        return "fall_by"
    if way == "fall_to" and sided in (Comparator.AT_LEAST, Comparator.COUNT):
        return "fall_to"
    whole_share = unit == "%" and value == 100 and sided in (Comparator.AT_LEAST, Comparator.COUNT)
    return "whole" if whole_share else sided.name.lower()


def quantity_range(low: Decimal, high: Decimal, unit: str, lang: str, counted: str = "") -> str:
    """An interval with its unit once: both ends in the unit that the larger one has, which is of many in English."""
    factor, scale, base = _scaled([low, high], unit, lang)
    both = f"{number(low * factor, lang)}–{number(high * factor, lang)}"
    if base in _ATTACHED or not base:
        return both + base
    name = _behind_number(base, lang, None, counted)
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
