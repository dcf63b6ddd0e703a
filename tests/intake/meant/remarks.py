"""Notes beside a value and around the table that make another figure of it, and those that only tell about it."""

from tests.intake.meant.case import HEADER, NOTED, Case, refused, taken

_VALUE = "宜都市,工业总产值,2025年,451.2,"
_STORED = "420581 industrial-output 2025 451.2"
_OTHER = [
    "计划数",
    "目标",
    "为年度目标",
    "规模以上",
    "规上口径",
    "同比",
    "上年同期数",
    "指数",
    "不含高新区",
    "城区",
    "其中：规上",
    "同比%",
    "占比",
    "人均",
    "仅市区",
]
_TELLING = ("同比增长5.2%", "完成年度计划的52%", "初步核算数", "来源：统计局", "比上年多12亿元", "2024年口径", "")
_MONTHS = {"1-6月累计": "2025H1", "上半年": "2025H1", "前三季度数": "2025M1-9", "为1—11月": "2025M1-11"}
_TITLES = [
    "规模以上工业主要指标",
    "工业（规上）",
    "注：本表为规模以上工业",
    "备注：同比数",
    "指标（上年=100）",
    "指标（不含高新区）",
]
REMARKS: dict[str, Case] = {
    **{f"note {note}": refused(f"{NOTED}{_VALUE}亿元,{note}\n", "REMARK_OTHER") for note in _OTHER},
    **{f"note {note} tells": taken(f"{NOTED}{_VALUE}亿元,{note}\n", _STORED) for note in _TELLING},
    **{
        f"note {note}": taken(f"{NOTED}{_VALUE}亿元,{note}\n", f"420581 industrial-output {period} 451.2")
        for note, period in _MONTHS.items()
    },
    **{f"title {title}": refused(f"{title}\n{HEADER}{_VALUE}亿元\n", "REMARK_OTHER") for title in _TITLES},
    **{
        f"note {note} against a unit": refused(f"{NOTED}{_VALUE}亿元,{note}\n", "UNIT_CONFLICT")
        for note in ("单位：万元", "万元", "单位为万元", "以万元计")
    },
    "note with the unit": taken(f"{NOTED}{_VALUE},单位：万元\n", "420581 industrial-output 2025 0.04512"),
    "note with the unit as stated": taken(f"{NOTED}{_VALUE}亿元,单位：亿元\n", _STORED),
    "title with the unit of one": taken(
        f"注：工业总产值为万元\n{HEADER}宜都市,工业总产值,2025年,4512000,\n宜都市,地区生产总值,2025年,451.2,亿元\n",
        "420581 industrial-output 2025 451.2",
        "420581 gdp 2025 451.2",
    ),
    "foot with another unit of one": refused(f"{HEADER}{_VALUE}亿元\n注：工业总产值为万元\n", "UNIT_CONFLICT"),
    "note of an estimate": taken(f"{NOTED}{_VALUE}亿元,预计\n", f"{_STORED} estimate", says=("REMARK_ESTIMATE",)),
    "foot of an estimate": taken(f"{HEADER}{_VALUE}亿元\n注：本表为预计数\n", f"{_STORED} estimate"),
    "note of another year": refused(f"{NOTED}{_VALUE}亿元,2024年数据\n", "PERIOD_CONTRADICTED"),
    "note of this year": taken(f"{NOTED}{_VALUE}亿元,2025年数据\n", _STORED),
    "plan confirmed": taken(f"{NOTED}{_VALUE}亿元,计划数\n", _STORED, confirmed=True),
    "cumulative month": refused(f"{NOTED}宜都市,工业总产值,2025年6月,451.2,亿元,本年累计\n", "CUMULATIVE_OPEN"),
}
