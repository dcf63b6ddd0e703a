"""Numerals in a line, and what they say."""

from decimal import Decimal

import pytest

from tracker.documents.numerals import lines_of, numerals_of
from tracker.documents.readings import agrees, reading_of


@pytest.mark.parametrize(
    ("line", "numerals"),
    [
        ("３５％与1.2万家", ["３５％", "1.2万"]),
        ("PM₂.₅和Ⅱ类、劣V类", ["₂.₅", "Ⅱ", "V"]),
        ("X%、X亿元、VOCs、AI", ["X%", "X亿"]),
        ("三分之一、两千亿级、半小时、双水源", ["三分之一", "两千亿", "半", "双"]),
        ("1-2家,100%", ["1", "2", "100%"]),
        ("统一", ["一"]),
    ],
)
def test_every_kind_of_numeral_is_found(line: str, numerals: list[str]) -> None:
    assert [numeral.text for numeral in numerals_of([line])] == numerals


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("300万人口", "300", "万人"),
        ("300万人口", "3000000", "人"),
        ("千亿级", "1000", "亿元"),
        ("十万家", "10", "万家"),
        ("半小时", "30", "分钟"),
        ("一刻钟", "15", "分钟"),
        ("三分之一的", "33.33", "%"),
        ("35万元", "35", "万元/亩"),
        ("百亿企业", "100", "亿元"),
        ("1-2家", "1", "家"),
        ("3.5%", "3.5", "%"),
        ("1.2万家", "12000", "家"),
    ],
)
def test_a_reading_agrees_however_it_is_written(line: str, value: str, unit: str) -> None:
    reading = reading_of(numerals_of([line])[0], line)
    assert reading is not None
    assert agrees(reading, Decimal(value), unit)
    assert not agrees(reading, Decimal(value) * 10, unit)


def test_lines_count_only_those_that_hold_text() -> None:
    assert lines_of("一\n\n \u3000\n二\n") == ["一", "二"]
