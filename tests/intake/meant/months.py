"""Months without their year, in headers and cells; marks, line breaks and English in headers; lines between records."""

from tests.intake.meant.case import Case, refused, taken

_LONG = "指标,单位,数值\n地区生产总值,亿元,451.2\n"
_STORED = "420581 gdp 2025 451.2"
_YEAR: dict[str, str] = {"place": "420581", "period": "2025"}
_OUTPUT = ("420581 industrial-output 2025-01 151.4", "420581 industrial-output 2025-02 142.6")
MONTHS: dict[str, Case] = {
    "months across, year in a column": taken(
        "地区,指标,年份,1月,2月,全年\n宜都市,工业总产值（亿元）,2025,151.4,142.6,1801.3\n",
        *_OUTPUT,
        "420581 industrial-output 2025 1801.3",
    ),
    "months down, year above": taken(
        "时间：2025年,\n月份,数值\n1月,151.4\n2月,142.6\n", *_OUTPUT, place="420581", indicator="industrial-output"
    ),
    "quarters down under an indicator, year chosen": taken(
        "季度,工业总产值（亿元）\n1,450\n2,460\n",
        "420581 industrial-output 2025Q1 450",
        "420581 industrial-output 2025Q2 460",
        **_YEAR,
    ),
    "months down, year not said": refused(
        "月份,数值\n1月,151.4\n", "COLUMN_MISSING", place="420581", indicator="industrial-output"
    ),
    "months across, year in the title": taken(
        "宜都市2025年1-5月主要指标,,,\n指标,单位,5月,1-5月\n工业总产值,亿元,171.4,814.2\n",
        "420581 industrial-output 2025-05 171.4",
        "420581 industrial-output 2025M1-5 814.2",
        says=("YEAR_READ",),
        place="420581",
    ),
    "months across, year chosen": taken(
        "指标,单位,一季度,上半年\n地区生产总值,亿元,201.4,436.5\n",
        "420581 gdp 2025Q1 201.4",
        "420581 gdp 2025H1 436.5",
        **_YEAR,
    ),
    "months down, year of a document": refused(
        "宜统〔2026〕3号,\n月份,工业总产值（亿元）\n1月,151\n", "COLUMN_MISSING", place="420581"
    ),
    "months beside plans and last year's": taken(
        "2026年主要指标,,,\n指标,单位,6月计划,上年1-6月,1-6月\n工业总产值,亿元,900,800,850\n",
        "420581 industrial-output 2026H1 850",
        place="420581",
    ),
    "months across, two years in titles": refused(
        "2024年\n2025年\n指标,单位,一季度,上半年\n地区生产总值,亿元,201.4,436.5\n", "COLUMN_MISSING", place="420581"
    ),
    "the year's end beside a month": refused(
        "地区,指标,单位,时期,全年累计\n宜都市,工业总产值,亿元,2025年6月,985.6\n", "PERIOD_INVALID"
    ),
    "months under places": taken(
        "指标,宜都市,,枝江市,\n,5月,1-5月,5月,1-5月\n工业总产值（亿元）,171.4,814.2,165,790.3\n",
        "420581 industrial-output 2025-05 171.4",
        "420581 industrial-output 2025M1-5 814.2",
        "420583 industrial-output 2025-05 165",
        "420583 industrial-output 2025M1-5 790.3",
        period="2025",
    ),
    "quarters under an indicator": taken(
        "地区,地区生产总值（亿元）,\n,一季度,二季度\n宜都市,201.4,235.1\n",
        "420581 gdp 2025Q1 201.4",
        "420581 gdp 2025Q2 235.1",
        period="2025",
    ),
    "indicators under months": taken(
        "地区,上半年,,全年,\n,地区生产总值（亿元）,工业总产值（亿元）,地区生产总值（亿元）,工业总产值（亿元）\n宜都市,436.5,900.1,902.3,1801.3\n",
        "420581 gdp 2025H1 436.5",
        "420581 industrial-output 2025H1 900.1",
        "420581 gdp 2025 902.3",
        "420581 industrial-output 2025 1801.3",
        period="2025",
    ),
    "goal and what was reached": taken(
        "地区,地区生产总值（亿元）,,\n,年度目标,上半年完成,完成率（%）\n宜都市,980,451.2,46\n",
        "420581 gdp 2025H1 451.2",
        period="2025H1",
    ),
    "total beside a part": taken(
        "地区,地区生产总值（亿元）,\n,合计,#民营\n宜都市,451.2,250.1\n", _STORED, period="2025"
    ),
    "marks behind years": taken(
        "指标,单位,2024年*,2025年①\n地区生产总值,亿元,420,451.2\n", "420581 gdp 2024 420", _STORED, place="420581"
    ),
    "a line break in a header": taken('"地区","时期","地区生产\n总值（亿元）"\n"宜都市","2025年","451.2"\n', _STORED),
    "English behind a header": taken(
        "地区 Region,年份 Year,地区生产总值 Gross Regional Product（亿元）\n宜都市,2025,451.2\n", _STORED
    ),
    "English that says another thing": refused(
        "地区,年份,地区生产总值 Growth（亿元）\n宜都市,2025,451.2\n", "COLUMN_MISSING"
    ),
    "English of another thing behind a name": refused(
        "地区,指标,时期,数值,单位\n宜都市,地区生产总值 of which industry,2025年,451.2,亿元\n", "INDICATOR_UNKNOWN"
    ),
    "a header by hand": taken(
        "地区,年份,GDP总量 Total（亿元）\n宜都市,2025,451.2\n", _STORED, names=(("INDICATOR", "GDP总量 Total", "gdp"),)
    ),
    **{
        f"line {line}": refused(f"{_LONG}{line},,\n工业总产值,亿元,900\n", "LINE_ABOVE", stores=(_STORED,), **_YEAR)
        for line in ("高新区（亿元）", "民营经济（亿元）", "累计（亿元）", "当月", "2026年计划（亿元）")
    },
    "a line of another year with a unit": taken(
        f"{_LONG}2024年（亿元）,,\n工业总产值,亿元,900\n", _STORED, "420581 industrial-output 2024 900", **_YEAR
    ),
    "a line of what was reached in another year": taken(
        f"{_LONG}2024年度完成情况,,\n工业总产值,亿元,900\n", _STORED, "420581 industrial-output 2024 900", **_YEAR
    ),
    "growth beside months is no split number": taken(
        "指标,单位,6月,,1-6月,\n,,绝对额,增长%,绝对额,增长%\n工业总产值,亿元,171.4,8,985.6,9\n",
        "420581 industrial-output 2025-06 171.4",
        "420581 industrial-output 2025H1 985.6",
        **_YEAR,
    ),
    "the title of a second table": refused(
        f"{_LONG}表2 2024年\n工业总产值,亿元,900\n", "TABLE_BELOW", stores=(_STORED,), **_YEAR
    ),
    "a header once more, unknown indicators left out": taken(
        f"{_LONG}指标,单位,数值\n工业总产值,亿元,900\n",
        _STORED,
        "420581 industrial-output 2025 900",
        says=("HEADER_REPEATED",),
        skip_unknown=True,
        **_YEAR,
    ),
}
