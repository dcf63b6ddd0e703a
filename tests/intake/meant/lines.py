"""A line between the records changes what those below it are: they are read so, or refused, never as those above."""

from tests.intake.meant.case import HEADER, ROW, STORED, Case, refused, taken

_BELOW = "枝江市,地区生产总值,2025年,430,亿元\n"
_CHANGING = [
    "单位：万元",
    "（万元）",
    "2025年计划",
    "计划数",
    "2023年",
    "高新区",
    "市直",
    "本年累计",
    "其中",
    "其中：规模以上",
    "上年同期",
    "同比增长（%）",
    "市辖区",
    "2025年目标任务",
    "单位：元",
    "增速",
]
LINES: dict[str, Case] = {
    **{f"line {line}": refused(f"{HEADER}{ROW}{line}\n{_BELOW}", "LINE_ABOVE", stores=(STORED,)) for line in _CHANGING},
    **{
        f"line {line} with empty cells": refused(f"{HEADER}{ROW}{line},,,,\n{_BELOW}", "LINE_ABOVE", stores=(STORED,))
        for line in _CHANGING
    },
    "line of the same unit": taken(f"{HEADER}{ROW}单位：亿元\n{_BELOW}", STORED, "420583 gdp 2025 430"),
    "line of the same place": taken(f"{HEADER}{ROW}枝江市\n{_BELOW}", STORED, "420583 gdp 2025 430"),
    "line of the city around": taken(f"{HEADER}{ROW}宜昌市\n{_BELOW}", STORED, "420583 gdp 2025 430"),
    "line of another place": refused(f"{HEADER}{ROW}当阳市\n{_BELOW}", "LINE_ABOVE", stores=(STORED,)),
    "place that heads its records": taken(f"{HEADER}宜都市\n{ROW}{_BELOW}", STORED, "420583 gdp 2025 430"),
    "plan, then reached": taken(f"{HEADER}{ROW}2025年计划\n2025年完成\n{_BELOW}", STORED, "420583 gdp 2025 430"),
    "unit without a column": taken(
        "单位：亿元\n地区,指标,时期,数值\n宜都市,地区生产总值,2025年,451.2\n单位：万元\n枝江市,地区生产总值,2025年,4300000\n",
        STORED,
        "420583 gdp 2025 430",
    ),
    "unit against one in a header": refused(
        "地区,时期,地区生产总值（亿元）\n宜都市,2025年,451.2\n单位：万元,,\n枝江市,2025年,430\n",
        "LINE_ABOVE",
        stores=(STORED,),
    ),
    "unit against one in a name": refused(
        "地区,时期,指标,数值\n宜都市,2025年,地区生产总值（亿元）,451.2\n单位：万元,,,\n枝江市,2025年,地区生产总值（亿元）,430\n",
        "LINE_ABOVE",
        stores=(STORED,),
    ),
    "year for all": taken(
        "2024年\n地区,地区生产总值（亿元）\n宜都市,420\n2025年\n宜都市,451\n",
        "420581 gdp 2024 420",
        "420581 gdp 2025 451",
    ),
    "year chosen, another below": taken(
        "地区,地区生产总值（亿元）\n宜都市,451\n2024年\n枝江市,430\n",
        "420581 gdp 2025 451",
        "420583 gdp 2024 430",
        period="2025",
    ),
    "zone under a chosen place": refused(
        "指标,单位,2025年\n地区生产总值,亿元,451.2\n高新区,,\n工业总产值,亿元,42\n",
        "LINE_ABOVE",
        stores=(STORED,),
        place="420581",
    ),
    "months below years": taken(f"{HEADER}{ROW}1-6月\n{_BELOW}", STORED, "420583 gdp 2025H1 430"),
}
