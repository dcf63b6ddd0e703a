"""Values with their units, as readers of each language write them."""

from decimal import Decimal

import pytest

from tracker.words import measured, quantity, quantity_range, text, unit_name


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


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        ("0", "1", "家", "0–1 家", "0–1 firms"),
        ("1", "2", "项", "1–2 项", "1–2"),
        ("6", "7", "%", "6–7%", "6–7%"),
        ("3000", "5000", "亿元", "3000–5000 亿元", "300–500 billion yuan"),
        ("8", "12", "亿元", "8–12 亿元", "0.8–1.2 billion yuan"),
        ("0.5", "1", "万人", "0.5–1 万人", "5,000–10,000 people"),
        ("-20", "-10", "亿元", "−20–−10 亿元", "−2–−1 billion yuan"),
    ],
)
def test_both_ends_of_an_interval_have_its_unit(low: str, high: str, unit: str, zh: str, en: str) -> None:
    assert quantity_range(Decimal(low), Decimal(high), unit, "zh") == zh
    assert quantity_range(Decimal(low), Decimal(high), unit, "en") == en


@pytest.mark.parametrize(
    ("key", "count", "said"),
    [
        ("library.found", 0, "0 targets"),
        ("library.found", 1, "1 target"),
        ("library.found", 2, "2 targets"),
        ("chart.places", 1, "1 place"),
        ("report.of_list", 1, "The list has 1 item."),
        ("entry.import", 1, "Import 1 record"),
    ],
)
def test_an_english_sentence_agrees_with_its_count(key: str, count: int, said: str) -> None:
    assert text("en", key, count=count) == said


@pytest.mark.parametrize(
    ("lang", "count", "said"),
    [
        ("en", 9999, "The list has 9999 items."),
        ("en", 12345, "The list has 12,345 items."),
        ("en", 1234567, "The list has 1,234,567 items."),
        ("zh", 12345, "清单里有 12345 项。"),
    ],
)
def test_large_counts_are_grouped_in_english(lang: str, count: int, said: str) -> None:
    assert text(lang, "report.of_list", count=count) == said


def test_batches_and_lines_are_no_counts() -> None:
    assert "12345;" in text("en", "entry.done_before", number=12345).replace(")", "")
    assert text("en", "entry.checked_lines", line=12345).endswith(" 12345")
    assert "12,345 added" in text("en", "entry.done", number=12345, added=12345, changed=0)
    assert "batch 12345" in text("en", "entry.done", number=12345, added=12345, changed=0)
