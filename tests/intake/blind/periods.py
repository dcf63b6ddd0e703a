"""06 periods: one span of days in the many ways in which people write it, and what only looks like one."""

from collections.abc import Sequence
from itertools import product

from .case import Case, Record, file, refused, row, table, taken, warned
from .period_texts import FUTURE, NEVER, ODD_WAYS, PLAIN_WAYS, UNFINISHED, YEAR

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
