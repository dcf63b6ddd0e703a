"""Files that are plain: everything in them is said once, in one way or another, and all of it goes in."""

from tests.intake.meant.case import HEADER, ROW, STORED, Case, taken

_BELOW = "枝江市,地区生产总值,2025年,430,亿元\n"
_BOTH = (STORED, "420583 gdp 2025 430")
_LEVELS = (
    "420581 gdp 2024 420",
    "420581 industrial-output 2024 800",
    "420581 gdp 2025 451",
    "420581 industrial-output 2025 900",
)
_HALVES = ("420581 gdp 2024H1 201", "420581 gdp 2024 420", "420581 gdp 2025H1 210", "420581 gdp 2025 451")
_GROWTH = (*_BOTH, "420581 gdp-growth 2025 6.5", "420583 gdp-growth 2025 6.1")
_PERIODS = {
    "25年6月": "2025-06",
    "2025.1-6": "2025H1",
    "2025年1—6月": "2025H1",
    "2025年1～6月": "2025H1",
    "２０２５年６月": "2025-06",
    "25年上半年": "2025H1",
}
_UNITS = ["亿", "人民币亿元", "億元", "亿元人民币", "（亿元）", "亿人民币", "亿元（人民币）", "人民币（亿元）"]
_PLACES = "湖北宜都 湖北省宜都市 湖北省宜昌市宜都市 宜昌宜都 宜昌市宜都 其中：宜都市 湖北省-宜昌市-宜都市 1.宜都市"
_NAMES = [
    "一、工业总产值（亿元）",
    "工业总产值（单位：亿元）",
    "工业总产值，亿元",
    "工业总产值/亿元",
    "工业总产值【亿元】",
    "工业总产值（现价，亿元）",
    "工业总产值（亿元）①",
    "工业总产值：亿元",
    "#工业总产值[亿元]",
    "工业总产值 亿元",
    "工业总产值（按当年价格计算）（亿元）",
]
_QUALIFIERS = {
    ">": ["超", "超过", "突破", "≥", ">", "大于", "over"],
    "<": ["近", "不足", "≤", "<", "接近", "nearly"],
    "about": ["约", "大约", "左右", "≈", "about"],
    "estimate": ["预计", "预计突破", "预估", "estimated"],
}
PLAIN: dict[str, Case] = {
    "years over halves": taken(
        "地区,指标,单位,2024年,,2025年,\n,,,上半年,全年,上半年,全年\n宜都市,地区生产总值,亿元,201,420,210,451\n",
        *_HALVES,
    ),
    "years over indicators": taken(
        "地区,2024年,,2025年,\n,地区生产总值（亿元）,工业总产值（亿元）,地区生产总值（亿元）,工业总产值（亿元）\n宜都市,420,800,451,900\n",
        *_LEVELS,
    ),
    "three lines of a header": taken(
        "地区,2024年,,2025年,\n,地区生产总值,工业总产值,地区生产总值,工业总产值\n,亿元,亿元,亿元,亿元\n宜都市,420,800,451,900\n",
        *_LEVELS,
    ),
    "three lines with growth": taken(
        "指标,单位,2024年,,2025年,\n,,上半年,,上半年,\n,,绝对额,增长（%）,绝对额,增长（%）\n地区生产总值,亿元,201,5.1,210,6.2\n",
        "420581 gdp 2024H1 201",
        "420581 gdp-growth 2024H1 5.1",
        "420581 gdp 2025H1 210",
        "420581 gdp-growth 2025H1 6.2",
        place="420581",
    ),
    "growth beside": taken(
        "地区,时期,地区生产总值（亿元）,增长（%）\n宜都市,2025年,451.2,6.5\n枝江市,2025年,430,6.1\n", *_GROWTH
    ),
    "growth that the catalogue lacks": taken(
        "地区,时期,工业总产值（亿元）,增速（%）\n宜都市,2025年,451.2,6.5\n",
        "420581 industrial-output 2025 451.2",
        says=("COLUMN_IGNORED",),
    ),
    "part of an indicator": taken(
        "指标,单位,时期,数值\n地区生产总值,亿元,2025年,451.2\n其中：第一产业,亿元,2025年,51.2\n第二产业,亿元,2025年,200\n"
        "工业总产值,亿元,2025年,900\n",
        STORED,
        "420581 industrial-output 2025 900",
        says=("PART_LEFT_OUT",),
        place="420581",
    ),
    "line in English": Case(f"{HEADER}Region,Indicator,Period,Value,Unit\n{ROW}", (STORED,), silent=True),
    "line in English above years": taken(
        "地区,单位,2024年,2025年\nRegion,Unit,2024,2025\n宜都市,亿元,420,451.2\n",
        "420581 gdp 2024 420",
        STORED,
        indicator="gdp",
    ),
    "year, month and day": taken(
        "年,月,日,地区,指标,数值,单位\n2025,6,30,宜都市,智能工厂数,31,家\n", "420581 smart-factories 2025-06-30 31"
    ),
    "table goes on": taken(f"表1 主要指标\n{HEADER}{ROW}表1 续表\n{HEADER}{_BELOW}", *_BOTH),
    "years stacked": taken(
        "2024年\n地区,地区生产总值（亿元）\n宜都市,420\n2025年\n地区,地区生产总值（亿元）\n宜都市,451.2\n",
        "420581 gdp 2024 420",
        STORED,
    ),
    "years stacked below the header": taken(
        "地区,地区生产总值（亿元）\n2024年,\n宜都市,420\n2025年,\n宜都市,451.2\n", "420581 gdp 2024 420", STORED
    ),
    "unit in the corner": taken(
        "地区（单位：万元）,2024年,2025年\n宜都市,4200000,4512000\n", "420581 gdp 2024 420", STORED, indicator="gdp"
    ),
    "title with empty cells": Case(f"主要经济指标,,,,\n{HEADER}{ROW}", (STORED,), silent=True),
    "signed": taken(f"{HEADER}{ROW}填表人：张三,,,审核人：李四,\n", STORED, says=("FOOTER",)),
    **{
        f"nothing written as {word}": taken(f"{HEADER}{ROW}枝江市,地区生产总值,2025年,{word},亿元\n", STORED)
        for word in ("…", "...", "—", "#", "——", "-", "……")
    },
    **{
        f"period {text}": taken(
            f"{HEADER}宜都市,工业总产值,{text},451.2,亿元\n", f"420581 industrial-output {period} 451.2"
        )
        for text, period in _PERIODS.items()
    },
    **{f"unit {unit}": taken(f"{HEADER}宜都市,地区生产总值,2025年,451.2,{unit}\n", STORED) for unit in _UNITS},
    **{
        f"unit above {unit}": taken(f"单位：{unit}\n地区,指标,时期,数值\n宜都市,地区生产总值,2025年,451.2\n", STORED)
        for unit in _UNITS
        if unit != "人民币（亿元）"
    },
    **{
        f"place {place}": taken(f"{HEADER}{place},地区生产总值,2025年,451.2,亿元\n", STORED)
        for place in (*_PLACES.split(), "宜 都 市")
    },
    **{
        f"name {name}": taken(f"{HEADER}宜都市,{name},2025年,451.2,\n", "420581 industrial-output 2025 451.2")
        for name in _NAMES
    },
    **{
        f"qualifier {word}": taken(
            f"地区,指标,时期,数值,单位,限定\n宜都市,地区生产总值,2025年,451.2,亿元,{word}\n", f"{STORED} {code}"
        )
        for code, words in _QUALIFIERS.items()
        for word in words
    },
    **{
        f"certainty {word}, published {day}": taken(
            f"地区,指标,时期,数值,单位,可信度,发布日期\n宜都市,地区生产总值,2025年,451.2,亿元,{word},{day}\n", STORED
        )
        for word, day in zip(
            ["低", "中", "高", "low", "medium", "high"], ["无", "n/a", "-", "2025-01", "N/A", "暂无"], strict=True
        )
    },
}
