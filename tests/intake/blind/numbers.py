"""04 numbers: one cell of a good record holds something that is a number in one program or for one reader only."""

from .case import YEAR_2025, Case, Record, refused, row, second, skipped, taken, together, warned

GROWTH = {"indicator": "规模以上工业增加值增速", "unit": "%"}
GROWTH_TOLD = {"indicator": "IND_GROWTH", "unit": "%"}


def _number(name: str, cell: str, verdicts: str, record: Record, **more: str) -> Case:
    return second("04-number", name, row(value=cell, **more), verdicts, record)


def _growth(name: str, cell: str, verdicts: str, record: Record) -> Case:
    return second("04-number", name, row(value=cell, **GROWTH), verdicts, record)


# Rule 2: cannot change the meaning; a needless warning is borne.
SAME = (
    ("１２３．４", 123.4), ("２，３４５．６", 2345.6), ("２3.４", 23.4), ("12,345.6", 12345.6),
    ("23.4000", 23.4), ("-0", 0.0), ("0.30000000000000004", 0.3), ("0", 0.0),
)
SAME_GROWTH = (("－5.2", -5.2), ("－５．２", -5.2), ("-5.2", -5.2), ("6.4", 6.4))

# Neither rule says: taken as this number, or refused.
BORNE = (
    ("+23.4", 23.4), ("00023.4", 23.4), (".5", 0.5), ("23.", 23.0), ("2.34E+01", 23.4), ("234e-1", 23.4),
    ("\u202f23.4\u202f", 23.4),
)
# Rule 3 or 4: to be taken with a warning at most, and then as this number.
ALTERED = (
    ("—5.2", -5.2), ("﹣5.2", -5.2), ("\u20105.2", -5.2), ("- 5.2", -5.2), ("(5.2)", -5.2), ("（5.2）", -5.2),
    ("下降3.2%", -3.2), ("负3.2", -3.2), ("增长6.4%", 6.4), ("6.4﹪", 6.4), ("百分之六点四", 6.4), ("64‰", 6.4),
    ("%6.4", 6.4),
)
PERCENT = (("6.4％", 6.4), ("6.4 %", 6.4), ("\u22125.2", -5.2), ("６．４％", 6.4))
GAPS = (" ", "\xa0", "\u2009", "\u3000", "'")
NUMERALS = (
    ("十", 10.0), ("二百", 200.0), ("贰佰", 200.0), ("两千", 2000.0), ("二三四", 234.0), ("二十三点四", 23.4),
    ("零", 0.0), ("〇", 0.0),
)

# Rule 4 and 6: never a number.
NEVER = (
    "10²", "2542.1①", "⑩", "㊿", "⑴", "⒈", "٢٣٫٤", "٢٣", "۲۳", "२३", "𝟐𝟑", "🯲🯳", "2₃", "Ⅻ", "〢〣", "𝍡",
    "1_000", "1e400", "1e999999999", "1e-999999999", "0x10", "0o17", "0b11", "0x1p3", "1+2j", "1/3", "23 1/2",
    "3-5", "3~5", "3～5", "3—5", "3至5", "约300", "300多", "300余", "300+", "近300", "超300", "≥300", "＞300",
    "300以上", "~300", "300±5", "∞", "inf", "-Infinity", "-nan", "sNaN", "nan123", "1.2.3", "10.0.0.1", "12,34",
    "1,2345", "1,23,456", "1,,234", ",234", "1,234,", "23.456,789", "1.234,5", "0,412", "000,412", "1,234567",
    "1234,567", "1,-23", "1、234", "23·4", "1٬234", "2O.4", "2З.4", "2ο", "ⅼ23", "23.4*", "23.4[1]", "23.4¹",
    "23.4（快报）", "23.4p", "23.4/25.1", "23.4\n25.1", "23\n.4", "23.4→25.1", "20+3.4", "=20+3.4", "=23.4",
    "=D2", "TRUE", "是", "〃", "同上", '"23.4"', "2026-06-30", "3月5日", "23:40", "--5", "+-5", "5-", "#DIV/0!",
    "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#SPILL!", "###", "Err:502", "9" * 400, "{0}", "%s",
    "{0:>9999999999}", "23\u200b4", "\u202e4.32", "2\u200f3", "23\u0336.4", "2️⃣", "23.4\U000e0031", "十几",
    "若干", ".", ",", "e", "1e", "1e1.5", "10^2", "2.3×10^1", "2￥3", "2.3M", "23k", "23.4万", "三百万亿",
    "3百万", "1,000,0000", "10,00,000", "1000,000", "1,000.000,0", "23.4.", "..5", "5..", "1.5.亿", "2亿3",
    "1+1=2", "第3", "No.3", "3名", "3个", "百分之", "%", "负", "23.4?", "23.4!", "≈23.4", "≤23.4",
    "＜23.4", "＝23.4", "23.4以下", "不足300", "逾300", "300左右", "300上下", "预计300", "300（预计）",
    "增长300", "累计300", "300.x", "30O",
)

MISSING = (
    "暂无", "N/A", "n/a", "空", "-", "—", "－", "无", "无数据", "…", "……", "/", "null", "None", "NULL", "NaN",
    "nan", "未公布", "待定", "缺", "#N/A", "\u3000", "\xa0", "--", "---", "*", "x", "·", "未统计", "保密", "?",
    "？",
)


def _together(name: str, verdicts: str, *pairs: tuple[str, Record], **more: str) -> Case:
    return together("04-number", name, verdicts, *((row(value=cell, **more), record) for cell, record in pairs))


def _on_growth(value: float) -> dict[str, float | str]:
    return {"value": value, **GROWTH_TOLD}


WRONG = refused("VALUE_NOT_NUMERIC")
CASES = (
    _together("same", "accept warn", *((cell, taken(value=value)) for cell, value in SAME)),
    _together("same_growth", "accept warn", *((cell, taken(**_on_growth(value))) for cell, value in SAME_GROWTH),
              **GROWTH),
    _together("borne", "accept warn rows", *((cell, taken(value=value)) for cell, value in BORNE)),
    _together("percent", "warn accept", *((cell, taken(**_on_growth(value))) for cell, value in PERCENT), **GROWTH),
    _together("altered", "rows warn", *((cell, warned("VALUE_SIGN", **_on_growth(value))) for cell, value in ALTERED),
              **GROWTH),
    _together("grouped_by_gaps", "rows warn",
              *((f"1{gap}234", warned("VALUE_GROUPING", value=1234.0)) for gap in GAPS)),
    _together("grouped_wrong_by_gaps", "rows", *((f"12{gap}34", refused("VALUE_GROUPING")) for gap in GAPS)),
    _together("numerals", "rows warn", *((cell, warned("VALUE_CHINESE", value=value)) for cell, value in NUMERALS)),
    _together("ideographic_full_stop", "rows warn", ("23。4", warned("VALUE_PREFIX"))),
    _together("never", "rows", *((cell, WRONG) for cell in NEVER)),
    _together("missing", "warn rows", *((cell, skipped()) for cell in MISSING)),
    _number("million_digits", "1" * 1_000_000, "rows file", WRONG),
    _number("million_groups", "1" + ",111" * 300_000 + "x", "rows file", WRONG),
    _number("million_blanks", "1" + " " * 1_000_000 + "x", "rows file", WRONG),
    _number("unit_in_value", "23.4亿元", "warn accept rows", warned("UNIT_IN_VALUE")),
    _number("unit_in_value_only", "234000万元", "warn accept rows", warned("UNIT_IN_VALUE"), unit=""),
    _number("unit_in_value_other_than_in_cell", "234000万元", "rows warn", warned("UNIT_CONFLICT")),
    _number("yuan_in_value_yi_in_cell", "23.4元", "rows warn", warned("UNIT_CONFLICT", value=2.34e-7)),
    _number("dollar", "$23.4", "rows", refused("UNIT_MISMATCH")),
    _number("euro", "€23.4", "rows", refused("UNIT_MISMATCH")),
    _number("percent_on_money", "23.4%", "rows", refused("UNIT_MISMATCH")),
    _number("percent_on_money_unit_blank", "23.4%", "rows", refused("UNIT_MISMATCH"), unit=""),
    _growth("points_on_ratio", "6.4个百分点", "rows", refused("UNIT_MISMATCH")),
    _growth("percent_twice", "6.4%%", "rows", refused("VALUE_NOT_NUMERIC")),
    second("04-number", "percent_value_money_unit", row(indicator=GROWTH["indicator"], value="6.4%"), "rows",
           refused("UNIT_MISMATCH")),
    second("04-number", "just_above_the_most",
           row(indicator="森林覆盖率", unit="%", period="2025年", value="100.0000001"), "rows", refused("VALUE_RANGE")),
    second("04-number", "the_most", row(indicator="森林覆盖率", unit="%", period="2025年", value="100"), "accept",
           taken(indicator="FORCOV", unit="%", value=100.0, period=YEAR_2025)),
    _number("just_below_zero", "-0.0000001", "rows", refused("VALUE_RANGE")),
    _number("out_of_range_after_conversion", "600000000001", "rows", refused("VALUE_RANGE"), unit="万元"),
    _number("yi_and_wan", "1亿2000万元", "rows warn", warned("UNIT_IN_VALUE", value=1.2), unit=""),
    _number("yi_without_yuan", "23.4亿", "rows warn", warned("UNIT_IN_VALUE")),
    second("04-number", "wan_twice", row(indicator="城镇新增就业人数", unit="万人", value="2.5万"), "rows warn",
           warned("UNIT_IN_VALUE", indicator="EMP", unit="万人", value=2.5)),
    second("04-number", "wan_people_against_people",
           row(indicator="城镇新增就业人数", unit="人", value="2.5万人"), "rows warn",
           warned("UNIT_IN_VALUE", indicator="EMP", unit="万人", value=2.5)),
    second("04-number", "wan_people", row(indicator="城镇新增就业人数", unit="人", value="2.5万"), "rows warn",
           warned("UNIT_IN_VALUE", indicator="EMP", unit="万人", value=2.5)),
)
