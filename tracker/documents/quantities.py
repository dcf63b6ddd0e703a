"""From a numeral to the amount that it states: value, upper value, unit, and the comparator's words around it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tracker.core.kinds import Comparator
from tracker.core.numbers import chinese_integer
from tracker.documents.measures import PEOPLE, measure_at, more_or_so
from tracker.documents.numerals import Numeral

_DIGITS = re.compile(r"(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale>[十百千万亿]*)(?P<share>[%‰]?)")
_SHARE = re.compile(r"(?P<below>[一二两三四五六七八九十百千]+)分之(?P<above>[零一二两三四五六七八九十百]+)")
_SPELLED = re.compile(r"[零〇一二三四五六七八九十百千万亿两]+")
_SCALE = re.compile(r"[百千]?[万亿]|百|千")
_OTHERS = re.compile(r"(?:(?:、|和)[0-9]+(?:\.[0-9]+)?){1,20}")
_SCALED_OTHERS = re.compile(r"(?:(?:、|和)[0-9]+(?:\.[0-9]+)?[百千万亿]*){1,20}")
_TO = re.compile(r"(?:[-—–~]{1,2}|至|到)")
_RATIO = re.compile(r"[:：∶](?=\d)")
_SIGNED = re.compile(r"[^\w%-]|[为是至到率]")
"""What stands before the minus of a number; behind anything else it is a dash (3家-5家)."""
_OVER = re.compile(r"/(?=\d)")
_NAMES_NOT_UNITS = frozenset(
    {
        "年",
        "个月",
        "组",
        "所",
        "位",
        "次",
        "期",
        "届",
        "部",
        "方",
        "本",
        "场",
        "片",
        "段",
        "站",
        "层",
        "代",
        "点",
        "号",
        "周",
        "天",
    }
)
"""Behind an X these are as often a part of a name (X所, X组团) as a unit."""

_OF_A_THOUSAND = ("瓦", "克", "米", "伏", "卡", "帕")
"""Behind a 千 these make a unit of it: 100千瓦 is measured in 千瓦."""
_MAGNITUDES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))

BEFORE: tuple[tuple[str, Comparator], ...] = (
    ("(?:不低于|不少于|不小于|至少|≥|不得低于|保底|低限为?)", Comparator.AT_LEAST),
    (
        "(?:控制在|控制到|不超过|不高于|不大于|不突破|低于|降到|降至|下降到|下降至|压减到|压减至|压缩到|"
        "压缩至|缩短到|缩短至|≤)",
        Comparator.AT_MOST,
    ),
    ("(?:突破|超过|超|过|跨越|跨过|高于|大于|逾|多于|越过|迈过|>)", Comparator.ABOVE),
    (
        "(?:达到?|增至|增加到|提高到|提升到|提升至|提高至|上升到|升至|扩大到|发展到|增长到|稳定在|保持在|"
        "实现|完成|至少达|到|至)",
        Comparator.AT_LEAST,
    ),
    ("(?:接近|近|不足|小于|<)", Comparator.BELOW),
    ("(?:约为?|大约|左右|大致)", Comparator.ABOUT),
)
"""What stands right before an amount, and the comparator that it says; the first that fits counts."""

BEHIND: tuple[tuple[str, Comparator], ...] = (
    ("(?:及?以上|及其以上|或以上|\\+(?![0-9]))", Comparator.AT_LEAST),
    ("(?:及?以内|及?以下|之内)", Comparator.AT_MOST),
    ("(?:左右|上下)", Comparator.ABOUT),
    ("(?:大关)?(?:跨越|迈进)(?=[，。；])", Comparator.ABOVE),
    ("(?:余|多)(?=[，。；、的]|$)", Comparator.ABOVE),
)
_BEFORE = [(re.compile(words + "$"), comparator) for words, comparator in BEFORE]
_BEHIND = [(re.compile(words), comparator) for words, comparator in BEHIND]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as written: 下降4.4% is 4.4; `start` and `end` are the span of its figure in its paragraph.

    `comparator` is what the words around it say, or COUNT for none; `words` are these words. `population` says that 口
    stands behind it (300万人口), `sector` which sector's share it is in a ratio of three, else 0.
    """

    start: int
    end: int
    value: str
    unit: str
    upper: str = ""
    comparator: Comparator = Comparator.COUNT
    words: str = ""
    redacted: bool = False
    spelled: bool = False
    population: bool = False
    sector: int = 0

    @property
    def percent(self) -> bool:
        """Whether it is a share or a rate."""
        return self.unit in {"%", "‰"}


def quantity_of(numeral: Numeral, text: str) -> Quantity | None:
    """The amount that a numeral of a paragraph begins, or None for one that states none."""
    found = _amount(numeral, text)
    return None if found is None else _compared(_ranged(found, text), text)


def _amount(numeral: Numeral, text: str) -> Quantity | None:
    start, end = numeral.start, numeral.end
    if share := _SHARE.fullmatch(numeral.text):
        return _fraction(start, end, share)
    if digits := _DIGITS.fullmatch(numeral.text):
        minus = start > 0 and text[start - 1] in "-−" and (start == 1 or bool(_SIGNED.fullmatch(text[start - 2])))
        value = ("-" if minus else "") + digits["digits"].replace(",", "")
        if digits["share"]:
            return Quantity(start, end, value, digits["share"])
        if over := _OVER.match(text, end):
            below = re.match(r"[0-9]+", text[over.end() :])
            if below and int(below[0]) and "." not in value and not digits["scale"]:
                return Quantity(start, over.end() + below.end(), _decimal(Fraction(int(value), int(below[0]))), "")
        if text.startswith("‰", end):
            return Quantity(start, end + 1, value, "‰")
        scale = digits["scale"]
        if scale.endswith("千") and text.startswith(_OF_A_THOUSAND, end):
            scale, end = scale[:-1], end - 1
        return _measured(start, end, value, scale, text)
    if re.fullmatch(r"X[万亿]*%?", numeral.text):
        unit, after = ("%", end) if numeral.text.endswith("%") else _unit(text, end, numeral.text[1:])
        return Quantity(start, after, "", unit, redacted=True) if unit and unit not in _NAMES_NOT_UNITS else None
    return _spelled(numeral, text)


def _spelled(numeral: Numeral, text: str) -> Quantity | None:
    """An amount in Chinese numerals: 两条, 十万家, 千亿级, 半小时, 一刻钟."""
    if numeral.text == "半" and text.startswith("小时", numeral.end):
        return Quantity(numeral.start, numeral.end + 2, "0.5", "小时", spelled=True)
    if not _SPELLED.fullmatch(numeral.text):
        return None
    whole = chinese_integer(numeral.text) or chinese_integer(f"一{numeral.text}")
    if not whole:
        return None
    value, scale = str(whole), ""
    for size, name in _MAGNITUDES:
        if whole >= size and whole % (size // 10) == 0:
            value, scale = _decimal(Fraction(whole, size)), name
            break
    found = _measured(numeral.start, numeral.end, value, scale, text)
    if found.unit.endswith("刻钟"):
        found = replace(found, value=str(whole * 15), unit="分钟")
    if found.unit in {"亿", "万亿"}:
        found = replace(found, unit=found.unit + "元")  # 百亿园区 is one of 100 亿元
    return replace(found, spelled=True)


def _fraction(start: int, end: int, share: re.Match[str]) -> Quantity | None:
    below, above = chinese_integer(share["below"]), chinese_integer(share["above"])
    if not below or above is None:
        return None
    if below in (100, 1000):
        return Quantity(start, end, str(above), "%" if below == 100 else "‰")
    return Quantity(start, end, f"{Decimal(above * 1000) / Decimal(below) / 10:.1f}", "%", spelled=True)


def _measured(start: int, end: int, value: str, scale: str, text: str) -> Quantity:
    after = more_or_so(text, end)
    more = text[end:after]
    if not scale and (magnitude := _SCALE.match(text, after)) and more:
        scale, after = magnitude[0], magnitude.end()
    unit, stop = _unit(text, after, scale)
    comparator = Comparator.ABOVE if more else Comparator.COUNT
    if not unit and not scale and (others := _OTHERS.match(text, end)):
        unit, _ = measure_at(text, others.end())  # 快4.6和3.1个百分点: one unit for both
        stop = end
    if scale and unit == scale and (others := _SCALED_OTHERS.match(text, stop)):
        unit = scale + measure_at(text, others.end())[0]  # 1.3万亿、8200亿元
    population = unit.endswith("人") and text.startswith("口", stop)
    return Quantity(
        start,
        (stop + population) if unit else end,
        value,
        unit,
        comparator=comparator,
        words=more,
        population=population,
    )


def _unit(text: str, end: int, scale: str) -> tuple[str, int]:
    """The unit behind a numeral with its magnitude, and where it ends."""
    after = more_or_so(text, end) if scale else end
    measure, stop = measure_at(text, after)
    if measure:
        return scale + measure, stop
    if text.startswith("级", after) and scale:
        return scale + "元", after + 1
    if PEOPLE.match(text, after) and scale:
        return scale + "人", after
    return scale, after if scale else end


def _ranged(first: Quantity, text: str) -> Quantity:
    """The amount with the upper end behind it: 5%-6%, 1-2家, 2.1∶1."""
    if ratio := _RATIO.match(text, first.end):
        second = re.match(r"[0-9]+(?:\.[0-9]+)?", text[ratio.end() :])
        if second and not first.unit and not first.redacted:
            return replace(first, unit="∶" + second[0], end=ratio.end() + second.end())
    to = _TO.match(text, first.end)
    if not to or first.redacted or not first.value:
        return first
    found = re.match(r"[0-9]+(?:\.[0-9]+)?[十百千万亿]*[%‰]?", text[to.end() :])
    if not found or (first.unit and to[0] in "到"):
        return first
    numeral = Numeral(0, to.end(), found[0])
    second_amount = _amount(numeral, text)
    if second_amount is None or not _one_kind(first, second_amount):
        return first
    return replace(
        first,
        upper=second_amount.value,
        unit=second_amount.unit or first.unit,
        end=second_amount.end,
        comparator=Comparator.BETWEEN,
    )


def _one_kind(first: Quantity, second: Quantity) -> bool:
    if not second.unit or Decimal(second.value) <= Decimal(first.value.lstrip("-")):
        return False
    return first.unit in ("", second.unit)


def _compared(found: Quantity, text: str) -> Quantity:
    """The amount with the comparator that stands right behind it or right before it."""
    if found.comparator is Comparator.BETWEEN:
        return found
    before = text[max(0, found.start - 8) : found.start].removesuffix("-").removesuffix("：")
    for pattern, comparator in _BEHIND:
        if behind := pattern.match(text, found.end):
            end = behind.end()
            return replace(found, comparator=comparator, words=behind[0], end=end)
    if found.comparator is Comparator.ABOVE:
        return found
    for pattern, comparator in _BEFORE:
        if ahead := pattern.search(before):
            return replace(found, comparator=comparator, words=ahead[0])
    return found


def _decimal(value: Fraction) -> str:
    """A fraction in as few places as it needs, four at most."""
    return f"{value.numerator * 10000 // value.denominator / 10000:.4f}".rstrip("0").rstrip(".")
