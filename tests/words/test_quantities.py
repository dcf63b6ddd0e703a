"""Values with their units, as readers of each language write them."""

from decimal import Decimal

import pytest

from tracker.words import measured, quantity, unit_name


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("1", "家", "1 家", "1 firm"),
        ("2", "家", "2 家", "2 firms"),
        ("0", "家", "0 家", "0 firms"),
        ("1.0", "天", "1 天", "1 day"),
        ("-1", "天", "−1 天", "−1 day"),
        ("0.5", "小时", "0.5 小时", "0.5 hours"),
        ("0.0001", "万人", "0.0001 万人", "1 person"),
        ("100", "万人", "100 万人", "1 million people"),
        ("1", "元", "1 元", "1 yuan"),
        ("1", "项", "1 项", "1"),
        ("1", "%", "1%", "1%"),
    ],
)
def test_a_unit_agrees_with_its_number(value: str, unit: str, zh: str, en: str) -> None:
    assert quantity(Decimal(value), unit, "zh") == zh
    assert quantity(Decimal(value), unit, "en") == en


def test_the_number_that_is_shown_counts() -> None:
    assert quantity(Decimal("1.04"), "家", "en", 1) == "1 firm"
    assert quantity(Decimal("1.06"), "家", "en", 1) == "1.1 firms"
    assert measured("<=", Decimal(1), None, "小时", "en") == "at most 1 hour"


def test_a_unit_alone_is_of_many() -> None:
    assert unit_name("家", "en") == "firms"
