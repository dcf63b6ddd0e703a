"""What a cell says as a period: tables of cases, round trips of codes, and lists of periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.kinds import Frequency
from tracker.core.periods import (
    ParsedPeriod,
    Period,
    PeriodError,
    day_as_month,
    parse_period,
    periods_between,
)

SPELLINGS = {
    "2024": [
        "2024",
        "2024年",
        "２０２４年",
        "2024年度",
        "2024.0",
        "2024 年",
        "2024年全年",
        "2024年全年累计",
        "二〇二四年",
        "2024M1-12",
    ],
    "2026H1": [
        "2026年上半年",
        "2026年上半年累计",
        "2026H1",
        "2026-H1",
        "H1 2026",
        "1H2026",
        "2026年1-6月",
        "2026年1—6月",
        "2026年1月-6月",
        "2026年1至6月",
        "2026年前6个月",
        "2026年前两季度",
        "2026.01-2026.06",
        "2026年1月1日至2026年6月30日",
        "2026h1",
    ],
    "2026H2": ["2026年下半年", "2026H2", "2026年7-12月"],
    "2026Q1": [
        "2026年一季度",
        "2026年一季度累计",
        "2026年第1季度累计",
        "2026年第1季度",
        "2026年第一季度",
        "2026Q1",
        "2026年1-3月",
    ],
    "2026Q2": ["2026年二季度", "2026年Q2", "2026-Q2", "2026 Q2", "Q2 2026", "2026年4-6月"],
    "2026M1-9": [
        "2026年1-9月",
        "2026年1—9月",
        "2026年1至9月",
        "2026年前三季度",
        "2026年前三季度累计",
        "2026年一至三季度",
        "2026M1-9",
        "2026年1～9月",
        "2026年1-9月累计",
        "2026年一月至九月",
    ],
    "2026-06": [
        "2026年6月",
        "2026-06",
        "2026/6",
        "2026.06",
        "2026.6",
        "202606",
        "2026 年 6 月",
        "June 2026",
        "2026 Jun",
        "2026M6",
        "2026年6月份",
        "二○二六年六月",
        "202606.0",
        "2026－06",
    ],
    "2025-10": ["2025.10", "2025年10月", "二〇二五年十月", "Oct. 2025"],
    "2026-06-30": [
        "2026-06-30",
        "2026/6/30",
        "2026.6.30",
        "2026年6月30日",
        "20260630",
        "2026-06-30 00:00:00",
        "2026-06-30T00:00",
        "截至2026年6月30日",
        "二〇二六年六月三十日",
    ],
    "2023-02-01/2023-04-30": ["2023年2-4月", "2023-02-01/2023-04-30", "2023年2月-2023年4月"],
    "2021-01-01/2025-12-31": ["2021-2025", "2021—2025年", "2021年至2025年"],
}

WARNED = {
    "46203": ("2026-06-30", "PERIOD_SERIAL"),
    "46203.0": ("2026-06-30", "PERIOD_SERIAL"),
    "截至2026年6月底": ("2026-06", "PERIOD_AS_OF"),
    "2026年6月末": ("2026-06", "PERIOD_AS_OF"),
    "2026年底": ("2026", "PERIOD_AS_OF"),
    "26年6月": ("2026-06", "PERIOD_SHORT_YEAR"),
    "25年": ("2025", "PERIOD_SHORT_YEAR"),
    "98年上半年": ("1998H1", "PERIOD_SHORT_YEAR"),
    "2026年二季度末": ("2026Q2", "PERIOD_AS_OF"),
    "2026年6⽉": ("2026-06", "PERIOD_COMPATIBILITY"),
    "2026年6⽉30⽇": ("2026-06-30", "PERIOD_COMPATIBILITY"),
}

REFUSED = {
    "PERIOD_INVALID": [
        "",
        "2026-02-30",
        "2026Q5",
        "2026Q0",
        "2026H3",
        "2026-13",
        "202613",
        "20261301",
        "2026年13月",
        "2023-02-29",
        "26-06",
        "Jun-26",
        "6月",
        "上半年",
        "今年",
        "30/06/2026",
        "2026 06",
        "2026年6-1月",
        "2026年1-6",
        "2026-06-30 08:30",
        "٢٠٢٦",
        "2026①",
        "2026 June 2026",
        "2026年1月-2026年",
        "2026-12-31/2026-01-01",
        "46203.5",
        "-2026",
        "2026年前三",
        "2026年三季度累计",
        "2026年累计",
    ],
    "PERIOD_RANGE": ["1850", "1948年", "2101", "1850年6月", "123456", "12345", "99999", "0000"],
    "PERIOD_AMBIGUOUS": ["2025.1", "20266", "２０２５．１"],
    "TEXT_HIDDEN_CHARACTERS": ["2026\u200b06", "\ufeff2026"],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SPELLINGS.items() for text in texts])
def test_every_spelling_is_one_period(code: str, text: str) -> None:
    assert parse_period(text) == (Period.from_code(code), ())


@pytest.mark.parametrize(("text", "expected"), WARNED.items())
def test_a_reading_of_several_is_warned_of(text: str, expected: tuple[str, str]) -> None:
    assert parse_period(text) == (Period.from_code(expected[0]), (expected[1],))


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts])
def test_what_is_no_period_is_refused(code: str, text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        parse_period(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("2023", {Frequency.YEAR, Frequency.YTD}),
        ("2023H1", {Frequency.HALF, Frequency.YTD}),
        ("2023H2", {Frequency.HALF}),
        ("2023Q1", {Frequency.QUARTER, Frequency.YTD}),
        ("2023Q3", {Frequency.QUARTER}),
        ("2023M1-9", {Frequency.YTD}),
        ("2023-01", {Frequency.MONTH, Frequency.YTD}),
        ("2023-02", {Frequency.MONTH}),
        ("2023-02-28", {Frequency.DATE}),
        ("2023-02-01/2023-04-30", set()),
        ("2022-12-01/2023-01-31", set()),
        ("2023-01-01/2023-01-30", set()),
    ],
)
def test_what_kind_of_period_a_code_is(code: str, kinds: set[Frequency]) -> None:
    assert Period.from_code(code).frequencies == kinds


@pytest.mark.parametrize(
    "code",
    [
        "2023年",
        "2023-6",
        "2023M1-6",
        "2023M1-12",
        "2023-06-30/2023-06-30",
        "2023-01-01/2023-12-31",
    ],
)
def test_a_code_has_one_spelling(code: str) -> None:
    with pytest.raises(PeriodError):
        Period.from_code(code)


def test_a_long_text_is_refused_at_once() -> None:
    for text in ("一" * 200_000, "2026-" * 20_000):
        with pytest.raises(PeriodError):
            parse_period(text)


def test_days_order_and_length() -> None:
    half, june = Period.from_code("2024H1"), Period.month(2024, 6)
    assert (half.days, june.days, Period.day(date(2024, 6, 30)).days) == (182, 30, 1)
    assert sorted([june, half, Period.year(2024)]) == [half, Period.year(2024), june]
    assert [Period.from_code(code).a_year_long for code in ("2024", "2024-07-01/2025-06-30", "2024H1")] == [1, 1, 0]


def test_no_period_ends_before_it_starts() -> None:
    with pytest.raises(PeriodError):
        Period(date(2024, 1, 2), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("frequency", "codes"),
    [
        (Frequency.YEAR, ["2024"]),
        (Frequency.HALF, ["2024H1", "2024H2", "2025H1"]),
        (Frequency.QUARTER, ["2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2"]),
    ],
)
def test_the_whole_periods_between_two_dates(frequency: Frequency, codes: list[str]) -> None:
    assert [period.code for period in periods_between(frequency, date(2023, 9, 15), date(2025, 6, 30))] == codes


def test_months_years_to_date_and_days_between_two_dates() -> None:
    year = date(2024, 1, 1), date(2024, 12, 31)
    to_date = ["2024-01", "2024M1-2", "2024Q1", "2024M1-4", "2024M1-5", "2024H1", "2024M1-7"]
    assert [period.code for period in periods_between(Frequency.YTD, *year)][:7] == to_date
    assert len(periods_between(Frequency.MONTH, *year)) == 12
    assert len(periods_between(Frequency.DATE, *year)) == 366
    assert periods_between(Frequency.MONTH, year[1], year[0]) == []


def test_a_day_is_read_as_its_month_only_where_no_days_are_reported() -> None:
    day = parse_period("46203")
    assert day_as_month(day, {Frequency.MONTH}) == (Period.month(2026, 6), ("PERIOD_SERIAL", "PERIOD_FROM_DAY"))
    assert day_as_month(day, {Frequency.MONTH, Frequency.DATE}) == day
    month = ParsedPeriod(Period.month(2026, 6))
    assert day_as_month(month, {Frequency.YEAR}) == month


DAYS = st.dates(date(1949, 1, 1), date(2100, 12, 31))
WHOLE_MONTHS = st.builds(
    lambda year, one, other: Period.months(year, min(one, other), max(one, other)),
    st.integers(1949, 2100),
    st.integers(1, 12),
    st.integers(1, 12),
)


ANY_DAYS = st.builds(lambda one, other: Period(min(one, other), max(one, other)), DAYS, DAYS)


@given(WHOLE_MONTHS | st.builds(Period.day, DAYS) | ANY_DAYS)
def test_a_code_reads_back_as_its_period(period: Period) -> None:
    assert Period.from_code(period.code) == period
    assert parse_period(period.code) == (period, ())


@given(WHOLE_MONTHS)
def test_chinese_month_ranges_read_back(period: Period) -> None:
    year, first, last = period.start.year, period.start.month, period.end.month
    for dash in "-—–~～至到":
        assert parse_period(f"{year}年{first}{dash}{last}月").period == period


@given(DAYS)
def test_the_spellings_of_a_day_read_back(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert parse_period(text) == (Period.day(day), ())


@given(DAYS)
def test_a_serial_number_is_its_day_or_is_refused_as_ambiguous(day: date) -> None:
    serial = str((day - date(1899, 12, 30)) // timedelta(1))
    if 1949 <= int(serial[:4]) <= 2100:
        with pytest.raises(PeriodError):
            parse_period(serial)
    else:
        assert parse_period(serial).period == Period.day(day)


def code_of_refusal(text: str) -> str:
    try:
        parse_period(text)
    except PeriodError as refused:
        return refused.code
    return ""


@given(st.text(alphabet="0123456789年月日季度上下半前第至-/.HQM 一二三〇末底截①", max_size=14))
def test_any_text_gives_a_period_or_a_named_refusal(text: str) -> None:
    assert code_of_refusal(text) in {"", *REFUSED}
