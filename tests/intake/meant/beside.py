"""Columns that are not used and tell what a record is about, headers of values, and numbers in two cells."""

from tests.intake.hostile.made import book, row, sheet
from tests.intake.meant.case import Case, refused, taken

_HEADER = "地区,指标,时期,数值,单位"
_ROWS = ("宜都市,工业总产值,2025年,451.2,亿元", "枝江市,工业总产值,2025年,430,亿元")
_STORED = ("420581 industrial-output 2025 451.2", "420583 industrial-output 2025 430")
_TELLING = {
    "企业名称": "宜化集团 兴发集团", "所属镇街": "高坝洲镇 董市镇",
    "园区": "甲园 甲园", "是否规上": "是 是", "取数方式": "快报 年报",
    "产品": "磷肥 化工", "控股情况": "国有 民营", "甲": "一 二", "Ownership": "private private",
}  # fmt: skip
_BESIDE = {
    "填报人": "张三 李四", "责任单位": "甲局 乙局", "上级": "宜昌市 宜昌市",
    "更新时间": "昨天 今天", "序号": "1 2", "存在问题": "无 多",
    "English name": "Yidu Zhijiang",
}  # fmt: skip
_VALUES = ("同比", "占比", "增量", "增加额", "规上", "本级", "月均", "可比价", "进度", "排位", "其中：规上", "人均")


def _with(header: str, cells: str) -> str:
    lines = (f"{line},{cell}\n" for line, cell in zip(_ROWS, cells.split(), strict=True))
    return f"{_HEADER},{header}\n{''.join(lines)}"


def _merged(bounds: str) -> bytes:
    lines = (["地区", "指标", "单位", "2024年", "2025年"], ["宜都市", "工业总产值", "亿元", "420", "451.2"],
             ["枝江市", "工业总产值", "亿元", "410", "430"])  # fmt: skip
    merged = f'<mergeCells count="1"><mergeCell ref="{bounds}"/></mergeCells>'
    return book(sheet(*map(row, lines), after=merged))


BESIDE: dict[str, Case] = {
    **{f"column {name}": refused(_with(name, cells), "COLUMN_QUALIFIES") for name, cells in _TELLING.items()},
    **{f"column {name} tells nothing": taken(_with(name, cells), *_STORED) for name, cells in _BESIDE.items()},
    "column set aside that says 累计": refused(
        _with("口径", "累计 当月").replace("2025年", "2025年6月"),
        "CUMULATIVE_OPEN",
        stores=("420583 industrial-output 2025-06 430",),
        mapping=((5, ""),),
    ),
    **{
        f"column set aside that says {word}": refused(
            _with("类型", f"合计 {word}"), "REMARK_OTHER", stores=_STORED[:1], mapping=((5, ""),)
        )
        for word in ("民营", "计划", "规模以上", "占比", "不变价")
    },
    "note of a part": refused(_with("备注", "合计 民营"), "REMARK_OTHER", stores=_STORED[:1]),
    "note of other months": refused(
        _with("备注", "无 1-6月累计").replace("2025年", "2025年6月"),
        "PERIOD_CONTRADICTED",
        stores=("420581 industrial-output 2025-06 451.2",),
    ),
    **{
        f"values under {name}": refused(
            f"地区,指标,时期,{name},单位\n{_ROWS[0]}\n",
            "VALUE_IS_GROWTH" if name == "同比" else "REMARK_OTHER",
            mapping=((3, "value"),),
        )
        for name in _VALUES
    },
    "values under 预计": taken(
        f"地区,指标,时期,预计,单位\n{_ROWS[0]}\n", f"{_STORED[0]} estimate", mapping=((3, "value"),)
    ),
    "values under 任务": refused(
        f"地区,指标,时期,任务,单位\n{_ROWS[0]}\n", "COLUMN_SAYS_OTHER", mapping=((3, "value"),)
    ),
    "values under another month": refused(
        "地区,指标,时期,5月,单位\n宜都市,工业总产值,2025年1-5月,451.2,亿元\n",
        "PERIOD_CONTRADICTED",
        mapping=((3, "value"),),
    ),
    "thousands without quotes": refused(
        "地区,时期,工业总产值（亿元）,四上企业数（家）\n宜都市,2025年,1,023.4\n", "THOUSANDS_SPLIT"
    ),
    "thousands without quotes before a note": refused(
        "地区,指标,时期,数值,备注\n宜都市,工业总产值（亿元）,2025年,1,801.3\n", "THOUSANDS_SPLIT"
    ),
    "thousands without quotes over two years": refused(
        "地区,指标,2024年,2025年\n宜都市,工业总产值（亿元）,1,801.3\n", "THOUSANDS_SPLIT"
    ),
    "numbers beside each other": taken(
        "地区,时期,四上企业数（家）,智能工厂数（家）\n宜都市,2025年,612,580\n",
        "420581 four-above-firms 2025 612",
        "420581 smart-factories 2025 580",
    ),
    "value over two places": Case(
        _merged("D2:D3"), ("420581 industrial-output 2025 451.2", "420583 industrial-output 2025 430"),
        ("VALUE_MERGED",), whole=False,
    ),
    "value over two years": Case(
        _merged("D2:E2"), ("420583 industrial-output 2024 410", "420583 industrial-output 2025 430"),
        ("VALUE_MERGED",), whole=False,
    ),
}  # fmt: skip
