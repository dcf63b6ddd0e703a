"""Units: which are known, what they measure, and exact conversion there and back."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.unit_words import ALIASES, COUNTING
from tracker.core.units import (
    BASE,
    UnitMismatch,
    UnitUnknown,
    canonical,
    completed,
    convert,
    dimension,
    factor,
    known,
    magnified,
    magnitude,
)

ALIKE = {
    "money": ["元", "千元", "万元", "百万元", "亿元", "万亿元"],
    "people": ["人", "千人", "万人", "亿人"],
    "area": ["平方米", "万平方米", "平方公里", "公顷", "万公顷", "亩", "万亩"],
    "length": ["米", "公里", "厘米"],
    "volume": ["立方米", "亿立方米", "升"],
    "time": ["分钟", "小时", "天"],
    "calendar": ["年", "月"],
    "mass": ["千克", "吨", "万吨", "亿吨"],
    "ratio": ["%", "‰", "成"],
    "points": ["百分点"],
    "concentration": ["微克/立方米", "毫克/立方米", "毫克/升"],
    "power": ["千瓦", "万千瓦", "兆瓦"],
    "energy": ["千瓦时", "万千瓦时", "亿千瓦时"],
    "money/area": ["元/亩", "万元/亩", "亿元/平方公里"],
    "money/people": ["元/人", "万元/人"],
    "count/people": ["件/万人", "个/千人"],
    "count": ["个", "家", "项", "万个"],
    "households": ["户", "万户"],
    "visits": ["人次", "万人次"],
}

CONVERTED = [
    ("4200", "人", "万人", "0.42"),
    ("64", "‰", "%", "6.4"),
    ("1170750", "亩", "平方公里", "780.5"),
    ("1", "公顷", "亩", "15"),
    ("5.5", "万亿元", "亿元", "55000"),
    ("35", "万元/亩", "亿元/平方公里", "5.25"),
    ("0.1", "毫克/立方米", "微克/立方米", "100"),
    ("1", "亩", "平方米", "666.666666666667"),
    ("1.5", "小时", "分钟", "90"),
    ("20", "万家", "户", "200000"),
    ("3", "家", "个", "3"),
    ("1.2", "亿千瓦时", "千瓦时", "120000000"),
    ("12345678901234.5678", "元", "元", "12345678901234.5678"),
]

SPELLED = {
    "％": "%",
    "平方千米": "平方公里",
    "km²": "平方公里",
    "KM2": "平方公里",
    "㎡": "平方米",
    "千米": "公里",
    "ug/m3": "微克/立方米",
    "µg/m³": "微克/立方米",
    "微克每立方米": "微克/立方米",
    "个百分点": "百分点",
    "CNY": "元",
    "100 million yuan": "亿元",
    "10,000 persons": "万人",
    " 亿元\u3000": "亿元",
    "亿 元": "亿元",
    "日": "天",
    "days": "天",
    "kWh": "千瓦时",
    "万名": "万人",
}

APART = [
    ("%", "百分点"),
    ("天", "年"),
    ("工作日", "天"),
    ("人", "人次"),
    ("人", "户"),
    ("户", "个"),
    ("套", "户"),
    ("栋", "套"),
    ("辆", "个"),
    ("亿元", "万人"),
    ("公里", "平方公里"),
    ("千瓦", "千瓦时"),
    ("元", "元/人"),
    ("吨", "吨标准煤"),
    ("家", "户/家"),
]

UNKNOWN = [
    "",
    "-",
    "亿元' OR '1'='1",
    "万",
    "万%",
    "米/米/米",
    "元/",
    "1000 * 元",
    "元s",
    "亿亿元",
    "每人",
    "m",
    "k元",
    "元\u200b",
    "个个",
]


@pytest.mark.parametrize(("name", "units"), ALIKE.items())
def test_units_of_one_dimension(name: str, units: list[str]) -> None:
    assert {dimension(unit) for unit in units} == {name}
    assert all(factor(one, other) * factor(other, one) == 1 for one, other in product(units, units))


@pytest.mark.parametrize(("value", "unit", "to", "expected"), CONVERTED)
def test_conversion_is_exact_and_rounded_once(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


def test_one_mu_is_a_fraction() -> None:
    assert factor("亩", "平方公里") == Fraction(1, 1500)


@pytest.mark.parametrize(("typed", "expected"), SPELLED.items())
def test_other_spellings(typed: str, expected: str) -> None:
    assert canonical(typed) == expected
    assert factor(typed, expected) == 1


@pytest.mark.parametrize(("unit", "to"), APART)
def test_what_is_kept_apart(unit: str, to: str) -> None:
    for pair in ((unit, to), (to, unit)):
        with pytest.raises(UnitMismatch) as refused:
            convert(Decimal(1), *pair)
        assert (refused.value.code, refused.value.found, refused.value.to) == ("UNIT_MISMATCH", *pair)


@pytest.mark.parametrize("unit", UNKNOWN)
def test_what_is_unknown(unit: str) -> None:
    assert not known(unit)
    with pytest.raises(UnitUnknown) as refused:
        convert(Decimal(1), unit, "元")
    assert refused.value.code == "UNIT_UNKNOWN"


def test_every_word_and_every_word_per_another_has_a_dimension() -> None:
    words = sorted({*ALIASES.values(), *COUNTING})
    assert all(known(alias) for alias in ALIASES)
    assert all(dimension(f"{above}/{below}") for above, below in product(words, words))


def test_a_base_unit_is_what_the_registry_says() -> None:
    """A word alone is told without the registry; per hour, the registry is asked."""
    for word in sorted(BASE):
        assert dimension(f"{word}/小时") == (f"{BASE[word]}/time" if BASE[word] != "time" else "ratio"), word
        assert dimension(word) == BASE[word]
        assert not known(f"万{word}") or factor(f"万{word}", word) == 10_000


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("万", "户", "万户"),
        ("万", "万户", "万户"),
        ("亿", "万元", "亿元"),
        ("万亿", "亿元", "万亿元"),
        ("万", "元/人", "万元/人"),
    ],
)
def test_a_magnitude_alone_takes_the_indicators_word(text: str, unit: str, expected: str) -> None:
    assert magnified(text, unit) == expected
    assert magnitude(text) == factor(expected, magnified("千", expected)) * 1000


def test_what_takes_no_magnitude() -> None:
    assert magnitude("元") is None
    for text, unit in (("万", "%"), ("亿", "百分点"), ("元", "户")):
        with pytest.raises(UnitUnknown):
            magnified(text, unit)


def test_pint_is_not_loaded_before_it_is_asked() -> None:
    check = "import sys, tracker.core.units as units; units.known('亿元'); sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=4),
    st.sampled_from([pair for units in ALIKE.values() for pair in product(units, units)]),
)
def test_there_and_back(value: Decimal, pair: tuple[str, str]) -> None:
    unit, to = pair
    back = convert(convert(value, unit, to), to, unit)
    assert abs(back - value) <= abs(value) * Decimal("1e-14")


@pytest.mark.parametrize(
    ("text", "unit", "name", "expected"),
    [
        ("平方米", "平方米/人", "人均公园绿地面积", "平方米/人"),
        ("个", "个/千人", "每千人口3岁以下婴幼儿托位数", "个/千人"),
        ("万元", "万元/亩", "亩均税收", "万元/亩"),
        ("元", "万元/亩", "亩均税收", "元/亩"),
        ("立方米", "立方米/万元", "万元GDP用水量", "立方米/万元"),
        ("平方米/人", "平方米/人", "人均公园绿地面积", "平方米/人"),
        ("%", "平方米/人", "人均公园绿地面积", "%"),
        ("元", "元/月", "最低工资标准", "元"),  # by the hour, the month or the year
        ("吨标准煤", "吨标准煤/万元", "单位GDP能耗", "吨标准煤"),  # of 万元 or 亿元
        ("尺寸", "平方米/人", "人均公园绿地面积", "尺寸"),
        ("亿元", "亿元", "人均地区生产总值", "亿元"),
    ],
)
def test_a_name_that_says_per_what_completes_the_unit(text: str, unit: str, name: str, expected: str) -> None:
    assert completed(text, unit, name) == expected
