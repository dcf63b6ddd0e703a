"""The unit of a table in a sentence, in English or in traditional characters; and one that contradicts another."""

from tests.intake.meant.case import Case, refused, taken

_TABLE = "地区,时期,地区生产总值\n宜都市,2025年,4512000\n"
_STORED = "420581 gdp 2025 451.2"
_SENTENCES = (
    "以万元计", "金额以万元表示", "（以万元为单位）", "金额：万元", "计量单位——万元", "單位：萬元", "【万元】",
    "单 位 ： 万 元",     "表中金额均为万元", "本位币万元", "单位﹕万元", "本表按万元填列。", "計量單位：萬元", 
    "in 10 thousand yuan", "(RMB 10 000)",    "Unit: RMB ten thousand", "注：金额以万元列示",
)  # fmt: skip
_SEVERAL = ("万元 %", "人数单位：人；金额单位：万元")
_UNREAD = ("产值都折成万元再填", "单位：人民币（万元）", "用 RMB 填")
_NO_UNITS = ("亿元以上项目清单", "万元GDP能耗考核", "年 月 日", "填报单位：宜都市统计局", "突破6000亿元")
UNITS: dict[str, Case] = {
    **{f"sentence {words}": taken(f'"{words}",,\n{_TABLE}', _STORED, says=("UNIT_ABOVE",)) for words in _SENTENCES},
    **{f"several {words}": taken(f'"{words}",,\n{_TABLE}', _STORED) for words in _SEVERAL},
    "sentence below": taken(f"{_TABLE}注：本表金额以万元计,,\n", _STORED),
    "in millions": taken(
        "(in RMB millions)\n地区,时期,地区生产总值\n宜都市,2025年,45120\n", _STORED, says=("UNIT_ABOVE",)
    ),
    **{f"unread {words}": refused(f"{words},,\n{_TABLE}", "UNIT_OPEN") for words in _UNREAD},
    **{
        f"no unit {words}": taken(f"{words},,\n地区,时期,地区生产总值\n宜都市,2025年,451.2\n", _STORED)
        for words in _NO_UNITS
    },
    "header against the line above": refused(
        "单位：万元\n地区,时期,地区生产总值（亿元）\n宜都市,2025年,4512000\n", "UNIT_OTHER"
    ),
    "header against the line above, under a title of a part": refused(
        "民营经济\n单位：万元\n地区,时期,地区生产总值（亿元）\n宜都市,2025年,451.2\n", "UNIT_OTHER", "REMARK_OTHER"
    ),
    "header against the line above, confirmed": taken(
        "单位：万元\n地区,时期,地区生产总值（亿元）\n宜都市,2025年,451.2\n", _STORED, confirmed=True
    ),
    "header of another kind of unit": taken(
        "单位：亿元\n地区,时期,地区生产总值,四上企业数（家）\n宜都市,2025年,451.2,612\n",
        _STORED,
        "420581 four-above-firms 2025 612",
    ),
    "chosen against the line above": refused(f"单位：万元\n{_TABLE}", "UNIT_OTHER", unit="亿元"),
    "chosen as the line above": taken(f"单位：万元\n{_TABLE}", _STORED, unit="万元"),
    "units under the header": taken(
        "地区,时期,地区生产总值,四上企业数\n计量单位,,万元,家\n宜都市,2025年,4512000,612\n",
        _STORED,
        "420581 four-above-firms 2025 612",
    ),
    "more than a county has, with a unit": refused(
        "地区,时期,新增就业人数（万人）\n宜都市,2025年,11200\n", "UNIT_SIZE_OPEN"
    ),
    "growth of hundreds of percent": refused("地区,时期,GDP增速\n远安县,2025年,660.0%\n", "RATE_FAR"),
}
