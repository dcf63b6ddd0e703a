"""06 periods: one span of days in the many ways in which people write it, and what only looks like one."""

from collections.abc import Sequence
from itertools import product

from .case import H1, Case, Record, file, refused, row, table, taken, warned

# So many records of one file may speak of the same days without meeting: a place and an indicator each.
INDICATORS = {"GDP": "亿元", "REVENUE": "亿元", "IND_GROWTH": "%", "EMP": "万人", "ENERGY": "%"}
NAMES = {
    "GDP": "地区生产总值",
    "REVENUE": "一般公共预算收入",
    "IND_GROWTH": "规模以上工业增加值增速",
    "EMP": "城镇新增就业人数",
    "ENERGY": "单位GDP能耗下降率",
}
PLACES = (
    "420581",
    "420582",
    "420527",
    "420528",
    "460200",
    "341500",
    "110105",
    "220104",
    "110000",
    "220100",
    "420500",
    "420000",
)
SEATS = tuple(product(PLACES, INDICATORS))

Q1, Q2, JUNE = "2026-01-01/2026-03-31", "2026-04-01/2026-06-30", "2026-06-01/2026-06-30"
M9, M10, YEAR = "2026-01-01/2026-09-30", "2026-01-01/2026-10-31", "2025-01-01/2025-12-31"

# Rule 8: one period. Spellings that everyone writes: not to be refused.
PLAIN_WAYS = {
    YEAR: ("2025年", "2025", "2025年度", "２０２５年", "2025 年", "2025年1-12月"),
    H1: (
        "2026年上半年",
        "2026H1",
        "2026年1-6月",
        "2026年1—6月",
        "2026年1～6月",
        "2026年1至6月",
        "２０２６年上半年",
        "2026年１－６月",
        "2026上半年",
        "2026年1-6月份",
    ),
    Q1: ("2026年一季度", "2026Q1", "2026年第一季度", "2026年1季度", "2026年1-3月", "2026年第1季度"),
    Q2: ("2026年二季度", "2026Q2", "2026年4-6月"),
    M9: ("2026年前三季度", "2026年1-9月"),
    JUNE: ("2026年6月", "2026-06", "2026/06", "2026.06", "2026年06月", "2026年6月份", "202606", "2026-6"),
}
# Less common, or closer to a guess: this period, or refused.
ODD_WAYS = {
    YEAR: (
        "二〇二五年",
        "二零二五年",
        "二○二五年",
        "2025年全年",
        "2025年1月1日-12月31日",
        "2025-01-01/2025-12-31",
        "2025年底",
        "2025年末",
        "截至2025年底",
        "2025-01/2025-12",
        "公元2025年",
        "2025\u200b年",
        "2025 年 度",
        "FY2025",
    ),
    H1: (
        "2026h1",
        "H1 2026",
        "2026年H1",
        "２０２６Ｈ１",
        "26年上半年",
        "2026-H1",
        "2026S1",
        "2026年上半年累计",
        "2026M1-6",
        "2026.1-6",
        "2026年1~6月",
        "2026年1月-6月",
        "2026-01至2026-06",
        "2026年上\u3000半年",
        "二〇二六年上半年",
        "2026年1\u20106月",
        "1-6月 2026",
        "2026年1⽉-6⽉",
    ),
    Q1: ("2026年Ⅰ季度", "2026q1", "Q1 2026", "2026-Q1", "2026年Q1", "2026年首季", "2026年一季", "2026年I季度", "1Q26"),
    Q2: ("2026年第二季", "2026年II季度"),
    M9: ("2026M1-9", "2026年1至3季度", "2026年1-3季度", "2026年前9个月", "2026年1-9月累计"),
    M10: ("2026年1-10月", "2026年前十个月"),
    JUNE: (
        "2026年六月",
        "二〇二六年六月",
        "Jun-26",
        "6月-26",
        "June 2026",
        "2026年6⽉",
        "2026年6月底",
        "2026年6月末",
        "2026-06-30",
        "2026/6/30",
        "20260630",
        "2026年6月30日",
        "2026-06-30 00:00:00",
        "2026-06-30T00:00:00",
        "2026.6.30",
        "2026M6",
        "2026M06",
        "46203",
        "2026年6月当月",
    ),
}
# Rule 4: impossible, not one period, of no frequency, or before 1949.
NEVER = (
    "2026Q0",
    "2026Q5",
    "2026H0",
    "2026H3",
    "2026年五季度",
    "2026年0季度",
    "2026年第0季度",
    "2026年0月",
    "2026年13月",
    "2026-00",
    "2026-13",
    "202600",
    "202613",
    "2026年1-13月",
    "2026年0-6月",
    "2026年6-1月",
    "2026年2-4月",
    "2026年2-12月",
    "2025-02-29",
    "1900-02-29",
    "2026年2月30日",
    "2026年6月31日",
    "2026-06-00",
    "2026年6月0日",
    "20260631",
    "00",
    "0",
    "1",
    "60",
    "-2026",
    "2026-",
    "0000",
    "0000年",
    "1948年",
    "1948-12",
    "1900年",
    "99999年",
    "9999999999",
    "2" * 5000,
    "民国114年",
    "民國一一五年",
    "115年上半年",
    "114年",
    "114",
    "令和7年",
    "平成31年",
    "昭和64年",
    "佛历2569年",
    "2569年",
    "农历2025年",
    "乙巳年",
    "光绪三十年",
    "十四五",
    "“十四五”时期",
    "十四五末",
    "2021-2025年",
    "2021—2025",
    "2025-2026",
    "2025/26",
    "2025-26",
    "2024-2025学年",
    "2025年和2026年",
    "2025年、2026年",
    "2025年/2026年",
    "上半年",
    "6月",
    "一季度",
    "Q1",
    "H1",
    "本月",
    "上月",
    "今年",
    "去年",
    "同期",
    "累计",
    "至今",
    "2026年春季",
    "2026年第20周",
    "2026W20",
    "2026-W20-1",
    "2026-181",
    "2026年6月上旬",
    "2026年半年",
    "2026年两会",
    "2026年6月至今",
    "2026年Q1-H1",
    "2026Q1Q2",
    "2026年一二季度",
    "06/07/2026",
    "06/07/26",
    "30/06/2026x",
    "1/6",
    "6.30",
    "6月30日",
    "26",
    "'26",
    "2O26年",
    "2026年l-6月",
    "2026年1–6O月",
    "2026Н1",
    "2026Ｈ¹",
    "٢٠٢٥",
    "٢٠٢٥年",
    "२०२५",
    "２０２５²",
    "²⁰²⁵",
    "2025①",
    "2026年①季度",
    "𝟐𝟎𝟐𝟓",
    "2025.5.5.5",
    "2_025",
    "+2025",
    "2025e0",
    "0x7E9",
    "2025.25",
    "=2025",
    "=TODAY()",
    "@2025",
    "{",
    "$2025$",
    "2025\x00",
    "[2025](x)",
    "TRUE",
    "nan",
    "NaT",
    "None",
    "1e3",
    "2026年上半年（预计）",
    "约2025年",
    "2025年左右",
    "2025年前",
    "2025年以来",
    "2026年上半年' OR '1'='1",
    "{0}",
    "%Y",
    "<b>2025</b>",
    "\u202e5202",
    "2026年上半年 2025年上半年",
    "2026年上半年\n2025年上半年",
    "全年",
    "2026年1-6月同比",
    "2026年上半年增速",
    "2026年下半年上半年",
    "2025年13-6月",
    "二〇二五",
    "二十五年",
    "2025年6月31日至7月",
    "20250000",
)
# As of 2026-11-21: not begun, or not over.
FUTURE = (
    "2027年",
    "2027",
    "2026年12月",
    "2026-12",
    "2026-12-01",
    "2027H1",
    "2027年一季度",
    "2030年",
    "2035年",
    "9999年",
    "2026年11-12月",
    "2026-12-31",
    "3000年",
    "46400",
    "2027-02-29",
)
UNFINISHED = {
    "2026-01-01/2026-12-31": ("2026年", "2026"),
    "2026-07-01/2026-12-31": ("2026年下半年", "2026H2"),
    "2026-10-01/2026-12-31": ("2026年四季度", "2026Q4"),
    "2026-11-01/2026-11-30": ("2026年11月", "2026-11"),
    "2026-01-01/2026-11-30": ("2026年1-11月",),
}


def _seated(name: str, verdicts: str, *pairs: tuple[str, Record]) -> Case:
    """Records that differ in period, each at a seat of its own."""
    rows, records = [], []
    for (text, record), (place, indicator) in zip(pairs, SEATS, strict=False):
        unit = INDICATORS[indicator]
        rows.append(row(place=place, indicator=NAMES[indicator], period=text, unit=unit, value="6.4"))
        seat = {"jurisdiction": place, "indicator": indicator, "unit": unit, "value": 6.4}
        records.append(Record(record.status, record.code, record.told and record.told | seat))
    return file("06-period", name, table(*rows), verdicts, *records)


def _all(name: str, verdicts: str, pairs: Sequence[tuple[str, Record]]) -> tuple[Case, ...]:
    """As many files as there are seats for."""
    starts = range(0, len(pairs), len(SEATS))
    return tuple(_seated(f"{name}_{start}", verdicts, *pairs[start : start + len(SEATS)]) for start in starts)


def _ways(ways: dict[str, tuple[str, ...]]) -> list[tuple[str, Record]]:
    return [(text, taken(period=period)) for period, texts in ways.items() for text in texts]


def _yearly(name: str, indicator: str, unit: str, period: str, verdicts: str, record: Record) -> Case:
    cells = row(indicator=indicator, unit=unit, period=period, value="6.4")
    return file("06-period", name, table(cells), verdicts, record)


FREQUENCY = refused("PERIOD_FREQUENCY")
FOREST_YEAR = {"indicator": "FOREST", "unit": "平方公里", "value": 6.4, "period": YEAR}
CASES = (
    *_all("plain_ways", "accept warn", _ways(PLAIN_WAYS)),
    *_all("odd_ways", "accept warn rows", _ways(ODD_WAYS)),
    *_all("never", "rows", [(text, refused("PERIOD_INVALID")) for text in NEVER]),
    *_all("future", "rows", [(text, refused("PERIOD_FUTURE")) for text in FUTURE]),
    _seated(
        "unfinished",
        "warn rows",
        *((text, warned("PERIOD_INCOMPLETE", period=period)) for period, texts in UNFINISHED.items() for text in texts),
    ),
    _seated("day_in_the_future", "rows warn", ("2026-11-22", warned("PERIOD_FUTURE", period="2026-11-01/2026-11-30"))),
    _seated("leap_day", "warn rows accept", ("2024-02-29", warned("PERIOD_FROM_DAY", period="2024-02-01/2024-02-29"))),
    _seated(
        "leap_month",
        "accept",
        ("2024年2月", taken(period="2024-02-01/2024-02-29")),
        ("2000年2月", taken(period="2000-02-01/2000-02-29")),
        ("2025-02", taken(period="2025-02-01/2025-02-28")),
    ),
    _seated("first_year", "accept warn", ("1949年", taken(period="1949-01-01/1949-12-31"))),
    _seated("month_without_last_zero", "warn rows", ("2025.1", Record("warning", "PERIOD_AMBIGUOUS"))),
    _seated("month_after_point", "accept warn rows", ("2025.5", taken(period="2025-05-01/2025-05-31"))),
    _yearly("year_of_months", "森林面积", "平方公里", "2025年1-12月", "warn accept", Record("ok", "", FOREST_YEAR)),
    _yearly("half_of_yearly", "森林面积", "平方公里", "2025年上半年", "rows", FREQUENCY),
    _yearly("quarter_of_yearly", "PM2.5年均浓度", "微克/立方米", "2025Q4", "rows", FREQUENCY),
    _yearly("months_of_yearly", "常住人口", "万人", "2025年1-9月", "rows", FREQUENCY),
    _yearly("day_of_yearly", "常住人口", "万人", "2025-12-31", "rows", FREQUENCY),
    _yearly("two_years_of_yearly", "森林面积", "平方公里", "2024-2025年", "rows", FREQUENCY),
)
