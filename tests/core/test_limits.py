"""The limits of everything that is stored: days, texts, sizes of numbers, values on the way."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.interim import InterimError, interim_values
from tracker.core.limits import clean_text, within_days
from tracker.core.numbers import in_scale


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(1948, 12, 31), False),
        (date(1949, 1, 1), True),
        (date(2100, 12, 31), True),
        (date(2101, 1, 1), False),
        (date(1, 1, 1), False),
        (date(9999, 12, 31), False),
    ],
)
def test_days_lie_between_1949_and_2100(day: date, inside: bool) -> None:
    assert within_days(day) is inside


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x02b", "ab"),
        ("a\x1b[2Jb", "a[2Jb"),
        ("a\ufffeb\uffff", "ab"),
        ("a\ud83d", "a"),
        ("a\U0001fffeb", "ab"),
        ("\ufdd0a", "a"),
        ("a\x85b", "ab"),
        ("两行\n还有\t制表", "两行\n还有\t制表"),
        ("𠮷𫚭😀", "𠮷𫚭😀"),
        ("a\u200bb\ufeffc", "abc"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u2067宜\u2069昌\u00ad市", "宜昌市"),
        ("家\u200d庭", "家庭"),
        ("👨\u200d👩\u200d👧 🏳️\u200d🌈", "👨\u200d👩\u200d👧 🏳️\u200d🌈"),
        ("👨\u200d", "👨"),
        ("\u200d👩", "👩"),
        ("✔\ufe0f 葛\U000e0100", "✔\ufe0f 葛\U000e0100"),
        ("a \ufe0f", "a "),
        ("\u200b\ufe0f\ufe0f", ""),
    ],
)
def test_what_no_document_holds_or_nobody_sees_is_taken_out(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text(st.sampled_from("a 家👩✔\u200b\u200d\u202e\ufe0f\U000e0100\x02\u3164")))
def test_what_is_cleaned_is_clean(typed: str) -> None:
    assert clean_text(clean_text(typed)) == clean_text(typed)


@pytest.mark.parametrize(
    "code", [0xAD, 0x34F, 0x61C, 0x115F, 0x17B4, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
             *range(0x2060, 0x2070), 0x2800, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0020, 0xE01EF],
)  # fmt: skip
def test_a_text_of_what_nobody_sees_is_empty(code: int) -> None:
    assert clean_text(f" {chr(code)}\t{chr(code) * 3}").strip() == ""


@pytest.mark.parametrize(
    ("number", "inside"),
    [
        ("0", True),
        ("-999999999999999999", True),
        ("1" + "0" * 18, False),
        ("1" + "0" * 309, False),
        ("0.000000000001", True),
        ("0.0000000000001", False),
        ("NaN", False),
        ("Infinity", False),
    ],
)
def test_a_statistic_has_a_size(number: str, inside: bool) -> None:
    assert in_scale(Decimal(number)) is inside


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("", ()),
        ("2024-12-31=180", ((date(2024, 12, 31), Decimal(180)),)),
        ("2024=180;", ((date(2024, 12, 31), Decimal(180)),)),
        ("2025=190；2024年上半年 = 1.5", ((date(2024, 6, 30), Decimal("1.5")), (date(2025, 12, 31), Decimal(190)))),
        ("2024=-5|2025=0", ((date(2024, 12, 31), Decimal(-5)), (date(2025, 12, 31), Decimal(0)))),
    ],
)
def test_values_on_the_way_are_days_and_numbers(typed: str, values: tuple[tuple[date, Decimal], ...]) -> None:
    assert interim_values(typed) == values


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2024", "2024"),
        ("2024=--5", "2024=--5"),
        ("2024=²", "2024=²"),
        ("=5", "=5"),
        ("2024=5=6", "2024=5=6"),
        ("2024=5亿元", "2024=5亿元"),
        ("2024=12,34", "2024=12,34"),
        ("2023=1;1026-01-01=5", "1026-01-01=5"),
        ("2024=1;2024-12-31=2", "2024-12-31=2"),
        ("2024-02-30=1", "2024-02-30=1"),
        ("2024=1e400", "2024=1e400"),
    ],
)
def test_other_values_on_the_way_are_refused_by_their_part(typed: str, found: str) -> None:
    with pytest.raises(InterimError) as refused:
        interim_values(typed)
    assert refused.value.found == found
