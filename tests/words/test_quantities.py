"""Values with their units, as readers of each language write them."""

import re
from decimal import Decimal

import pytest

from tracker.core.kinds import Qualifier
from tracker.core.unit_words import COUNTING, DEFINITIONS, MAGNITUDES
from tracker.core.units import known
from tracker.words import (
    LANGUAGES,
    at_bound,
    axis_unit,
    has_text,
    marked,
    measured,
    number,
    quantity,
    quantity_range,
    text,
    unit_name,
    value_words,
)


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
        ("10000", "亿元", "1 万亿元", "1 trillion yuan"),
        ("21106.23", "亿元", "21106.23 亿元", "2.110623 trillion yuan"),
        ("3000000", "人", "300 万人", "3 million people"),
        ("17000", "家", "17000 家", "17,000 firms"),
        ("1.2", "万家", "1.2 万家", "12,000 firms"),
        ("20000", "万人", "2 亿人", "200 million people"),
        ("12345678", "平方米", "12345678 平方米", "12.345678 million m²"),
        ("5", "件/万人", "5 件/万人", "5 per 10,000 people"),
        ("35", "万元/亩", "35 万元/亩", "350,000 yuan per mu"),
        ("2", "千吨", "2 千吨", "2,000 tonnes"),
    ],
)
def test_a_unit_agrees_with_its_number(value: str, unit: str, zh: str, en: str) -> None:
    assert quantity(Decimal(value), unit, "zh") == zh
    assert quantity(Decimal(value), unit, "en") == en


def test_the_number_that_is_shown_counts() -> None:
    assert quantity(Decimal("1.04"), "家", "en", 1) == "1 firm"
    assert quantity(Decimal("1.06"), "家", "en", 1) == "1.1 firms"
    assert measured("<=", Decimal(1), None, "小时", "en") == "at most 1 hour"


@pytest.mark.parametrize(
    ("value", "unit", "counted", "words"),
    [
        ("1", "家", "workshop|workshops", "1 workshop"),
        ("40", "家", "workshop|workshops", "40 workshops"),
        ("206", "万户", "entity|entities", "2.06 million entities"),
        ("95", "个", "project|projects", "95 projects"),
        ("18", "%", "accident|accidents", "18%"),
        ("18", "件/万人", "patent|patents", "18 per 10,000 people"),
    ],
)
def test_what_an_indicator_counts_stands_for_the_noun_of_its_unit(
    value: str, unit: str, counted: str, words: str
) -> None:
    assert quantity(Decimal(value), unit, "en", counted=counted) == words


def test_what_is_counted_heads_columns_and_axes_and_closes_intervals() -> None:
    assert unit_name("万户", "en", counted="entity|entities") == "10,000 entities"
    assert axis_unit(Decimal(3_000_000), "户", "en", "entity|entities")[1] == "million entities"
    assert axis_unit(Decimal(90), "个", "en", "project|projects")[1] == "projects"
    assert measured("between", Decimal(1), Decimal(2), "家", "en", counted="factory|factories") == "1–2 factories"


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


WORDS = [line.split(" = ")[0] for line in DEFINITIONS.split("\n") if line] + list(COUNTING)
QUALIFIED = {
    Qualifier.EXACT: ("17000 家", "17,000 firms", "17000", "17000", "141.7%", "141.7%"),
    Qualifier.ABOVE: ("超过 17000 家", "over 17,000 firms", ">17000", ">17000", "≥ 141.7%", "≥ 141.7%"),
    Qualifier.BELOW: ("不足 17000 家", "under 17,000 firms", "<17000", "<17000", "< 141.7%", "< 141.7%"),
    Qualifier.ABOUT: ("约 17000 家", "about 17,000 firms", "≈17000", "≈17000", "约 141.7%", "about 141.7%"),
    Qualifier.ESTIMATE: (
        "预计 17000 家", "17,000 firms (estimate)", "预计 17000", "est. 17000", "预计 141.7%", "141.7% (estimate)",
    ),
}  # fmt: skip


def test_every_known_unit_has_words_in_every_language() -> None:
    assert not [(lang, word) for lang in LANGUAGES for word in WORDS if not has_text(lang, f"unit.{word}")]


def test_every_unit_with_a_magnitude_or_per_another_is_english_in_english() -> None:
    units = [*WORDS, *(size + word for size in MAGNITUDES for word in WORDS)]
    units += [f"{over}/{under}" for over in ("万元", "件", "吨", "个") for under in [*WORDS, "万人", "亿元"]]
    said = {unit: (unit_name(unit, "en"), quantity(Decimal("1.5"), unit, "en")) for unit in units if known(unit)}
    assert len(said) > 600
    assert not {unit: words for unit, words in said.items() if re.search(r"[\u3400-\u9fff]", "".join(words))}


def test_qualifiers_travel() -> None:
    assert QUALIFIED.keys() == set(Qualifier)
    for qualifier, said in QUALIFIED.items():
        whole = [value_words(Decimal(17000), "家", qualifier, lang) for lang in LANGUAGES]
        short = [marked("17000", qualifier, lang) for lang in LANGUAGES]
        share = [at_bound("141.7%", qualifier, lang) for lang in LANGUAGES]
        assert (*whole, *short, *share) == said


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "way", "written", "zh", "en"),
    [
        (">=", "100", "%", "", "", "达到 100%", "100%"),
        (">=", "80", "%", "", "", "80%以上", "at least 80%"),
        (">=", "33.3", "%", "", "三分之一", "三分之一（33.3%）以上", "at least 三分之一 (33.3%)"),
        ("<=", "-18", "%", "fall_by", "", "下降 18%", "down by 18%"),
        (">=", "18", "%", "fall_by", "", "下降 18%", "down by 18%"),
        (">", "18", "%", "fall_by", "", "下降超过 18%", "down by more than 18%"),
        (">=", "35", "微克/立方米", "fall_to", "", "降至 35 微克/立方米", "down to 35 µg/m³"),
        ("<=", "35", "微克/立方米", "fall_to", "", "不超过 35 微克/立方米", "at most 35 µg/m³"),
    ],
)
def test_a_target_is_said_as_documents_say_it(
    comparator: str, value: str, unit: str, way: str, written: str, zh: str, en: str
) -> None:
    said = [measured(comparator, Decimal(value), None, unit, lang, way=way, as_written=written) for lang in LANGUAGES]
    assert said == [zh, en]


def test_fixed_places_are_all_written() -> None:
    assert [number(Decimal(7), "zh", 1, fixed=True), number(Decimal("-0.04"), "en", 1, fixed=True)] == ["7.0", "0.0"]
    assert quantity(Decimal(7), "%", "zh", 1, fixed=True) == "7.0%"


@pytest.mark.parametrize(
    ("value", "unit", "beside", "words"),
    [
        ("0.6", "亿元", "80", "0.06 billion yuan"),
        ("39.5", "亿元", "80", "3.95 billion yuan"),
        ("7350", "亿元", "10000", "0.735 trillion yuan"),
        ("12", "亿元", "9.5", "1,200 million yuan"),
        ("97", "万户", "206", "0.97 million"),
        ("0.6", "亿元", "0", "60 million yuan"),
        ("6.8", "%", "7", "6.8%"),
    ],
)
def test_a_value_is_written_in_the_unit_of_the_target_beside_it(value: str, unit: str, beside: str, words: str) -> None:
    assert quantity(Decimal(value), unit, "en", beside=Decimal(beside)) == words
    assert quantity(Decimal(value), unit, "zh", beside=Decimal(beside)) == quantity(Decimal(value), unit, "zh")
