"""What a cell says as a number: tables of cases, and properties over all numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.numbers import NumberError, chinese_integer, is_missing_word, parse_number

EXACT = {
    "23": "23",
    " 23.4 ": "23.4",
    "\u3000\u00a023.4\t": "23.4",
    "２３．４": "23.4",
    "１，２３４": "1234",
    "1,234,567.8": "1234567.8",
    "-5.2": "-5.2",
    "－5.2": "-5.2",
    "+5.2": "5.2",
    ".5": "0.5",
    "5.": "5",
    "1,234.": "1234",
    "00012": "12",
    "-0": "0",
    "-0.0": "0",
    "23.123456789012345": "23.123456789012345",
    "123456789012345678": "123456789012345678",
}

WITH_UNIT = {
    "6.4%": ("6.4", "%"),
    "６．４％": ("6.4", "%"),
    "5.5万亿": ("5.5", "万亿"),
    "300万人": ("300", "万人"),
    "6.4个百分点": ("6.4", "个百分点"),
    "3 个": ("3", "个"),
    "12.3 km²": ("12.3", "km²"),
    "1,234元": ("1234", "元"),
}

WARNED = {
    "–5.2": ("-5.2", "VALUE_SIGN"),
    "−5.2": ("-5.2", "VALUE_SIGN"),
    "￥23.4": ("23.4", "VALUE_PREFIX"),
    "-¥23.4": ("-23.4", "VALUE_PREFIX"),
    "RMB 23.4": ("23.4", "VALUE_PREFIX"),
    "1.2E+05": ("120000", "VALUE_EXPONENT"),
    "三百万": ("3000000", "VALUE_CHINESE_NUMERAL"),
    "一千二百": ("1200", "VALUE_CHINESE_NUMERAL"),
    "十二": ("12", "VALUE_CHINESE_NUMERAL"),
    "两万五千": ("25000", "VALUE_CHINESE_NUMERAL"),
}

REFUSED = {
    "VALUE_NOT_NUMERIC": [
        "l23.4",
        "23.4l",
        "O5",
        "1_000",
        "nan",
        "inf",
        "٣",
        "2542.1①",
        "10²",
        "23½",
        "--5",
        "5-",
        "1.2.3",
        "23.4*",
        "2⼗",
        "23。4",
        "$5",
        "100%%",
        "=1",
        "'5",
        "三百五",
        "二〇二六",
        "百",
        "万亿",
        "一",
        "三点五",
        "",
        "暂无",
        "X",
        "1000000 rows",
    ],
    "VALUE_GROUPING": [
        "12,34",
        "1,2345",
        "1234,567",
        "0,123",
        "1,234,56",
        "1.234,56",
        "1 234",
        "1,234,",
        "1,2e3",
        "６，５％",
    ],
    "VALUE_EXCEL_ERROR": ["#N/A", "#VALUE!", "#DIV/0!", "########", "＃REF!"],
    "VALUE_SCALE": ["5e-324", "1e400", "1e99999999", "1" * 19, "0." + "1" * 21, "1." + "0" * 40 + "1", "1e18"],
    "VALUE_NOT_EXACT": [
        "<1000",
        ">5",
        "≥5",
        "约300",
        "近300",
        "300+",
        "100左右",
        "300余人",
        "300以上",
        "3-5",
        "3—5",
        "1~2",
        "3至5",
        "(1,234)",
        "（5）",
        "3%-5%",
        "十几",
        "预计300",
    ],
    "TEXT_HIDDEN_CHARACTERS": ["23\u200b4", "\ufeff23", "\u202e23", "2\u00ad3"],
}


@pytest.mark.parametrize(("text", "value"), EXACT.items())
def test_exact_numbers_come_without_a_warning(text: str, value: str) -> None:
    assert parse_number(text) == (Decimal(value), "", ())
    assert not parse_number(text).value.is_signed() or value.startswith("-")


@pytest.mark.parametrize(("text", "expected"), WITH_UNIT.items())
def test_a_unit_in_the_cell_is_handed_over_with_a_warning(text: str, expected: tuple[str, str]) -> None:
    assert parse_number(text) == (Decimal(expected[0]), expected[1], ("UNIT_IN_VALUE",))


@pytest.mark.parametrize(("text", "expected"), WARNED.items())
def test_what_was_altered_is_warned_of(text: str, expected: tuple[str, str]) -> None:
    assert parse_number(text) == (Decimal(expected[0]), "", (expected[1],))


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts])
def test_what_says_no_exact_number_is_refused(code: str, text: str) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text)
    assert refused.value.code == code


def test_a_long_text_is_refused_at_once() -> None:
    for text in ("(1" * 50_000, "一" * 200_000, "1" * 200_000):
        with pytest.raises(NumberError):
            parse_number(text)


def test_a_hidden_character_is_named() -> None:
    with pytest.raises(NumberError) as refused:
        parse_number("23\u200b4")
    assert refused.value.found == "U+200B"


def test_numeral_and_unit_together() -> None:
    assert parse_number("三百万人") == (Decimal(3000000), "人", ("VALUE_CHINESE_NUMERAL", "UNIT_IN_VALUE"))


@pytest.mark.parametrize("text", ["", " 空 ", "-", "—", "——", "－", "/", "／", "暂无", "N/A", "n/a", "NULL", "未报"])
def test_words_for_missing(text: str) -> None:
    assert is_missing_word(text)


@pytest.mark.parametrize("text", ["0", "-5", "nan", "?", "#N/A", "零", "X", "一"])
def test_no_words_for_missing(text: str) -> None:
    assert not is_missing_word(text)


NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@given(NUMBERS)
def test_every_common_spelling_of_a_number_reads_back_exactly(value: Decimal) -> None:
    full_width = {ord(half): ord(half) + 0xFEE0 for half in "0123456789.,-"}
    for spelling in (f"{value:f}", f"{value:,f}", f" {value:f}\u3000", f"{value:,f}".translate(full_width)):
        assert parse_number(spelling) == (value, "", ())


@given(NUMBERS, st.sampled_from(["%", "万人", "亿元", "万亿", "平方公里"]))
def test_a_unit_never_changes_the_number_before_it(value: Decimal, unit: str) -> None:
    assert parse_number(f"{value:f}{unit}") == (value, unit, ("UNIT_IN_VALUE",))


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 999))
def test_chinese_numerals_are_positional(ones: int, ten_thousands: int, hundred_millions: int) -> None:
    def section(number: int) -> str:
        digits = f"{number:04}"
        spelled = "".join(d + p if d != "0" else "0" for d, p in zip(digits, ("千", "百", "十", ""), strict=True))
        return spelled.rstrip("0")

    value, parts = (hundred_millions * 10**4 + ten_thousands) * 10**4 + ones, ""
    for number, name in ((hundred_millions, "亿"), (ten_thousands, "万"), (ones, "")):
        parts += section(number) + name if number else "0"
    squeezed = "0".join(filter(None, parts.split("0"))) or "0"
    assert chinese_integer(squeezed.translate(str.maketrans("0123456789", "零一二三四五六七八九"))) == value


def code_of_refusal(text: str) -> str:
    try:
        parse_number(text)
    except NumberError as refused:
        return refused.code
    return ""


@given(st.text(max_size=12))
def test_any_text_gives_a_number_or_a_named_refusal(text: str) -> None:
    assert code_of_refusal(text) in {"", *REFUSED}
