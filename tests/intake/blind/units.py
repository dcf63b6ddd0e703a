"""05 units: the unit's cell says another size, another dimension, or nothing that is a unit."""

from .case import Case, Record, refused, row, second, skipped, taken, together, warned

FOREST = {"indicator": "森林面积", "period": "2024年"}
PM25 = {"indicator": "PM2.5年均浓度", "period": "2024年"}
YEAR = "2024-01-01/2024-12-31"
UNKNOWN = refused("UNIT_UNKNOWN")

# Of the same dimension: 23.4 亿元 once converted.
MONEY = (
    ("234000", "万元"),
    ("2340000000", "元"),
    ("2,340,000", "千元"),
    ("2340", "百万元"),
    ("2３４０００", "万元"),
)
# The same for some programs only: taken as 23.4 亿元 with a warning, or refused.
MONEY_LIKE = (
    ("2.34", "十亿元"),
    ("0.00234", "万亿元"),
    ("23.4", "亿"),
    ("23.4", "億元"),
    ("23.4", "亿元人民币"),
    ("23.4", "人民币亿元"),
    ("23.4", "亿 元"),
    ("23.4", "亿元（现价）"),
    ("23.4", "亿\u200b元"),
    ("23.4", "\u202a亿元\u202c"),
    ("23.4", "（亿元）"),
    ("23.4", "单位：亿元"),
    ("234000", "万"),
    ("2340000000", "RMB"),
    ("2340000000", "圆"),
    ("23.4", "亿元。"),
)
NOT_MONEY = (
    "亿美元",
    "万美元",
    "USD",
    "亿港元",
    "亿欧元",
    "亿日元",
    "亿円",
    "亿卢布",
    "亿新台币",
    "元/人",
    "亿元/年",
    "亿元/平方公里",
    "万人",
    "亿人",
    "%",
    "百分点",
    "平方公里",
    "吨",
    "亿千瓦时",
    "亿立方米",
    "亿元;万元",
    "亿元/万元",
    "亿元或万元",
    "万亿",
    "0",
    "1",
    "23.4",
    "=亿元",
    "同上",
    "〃",
    "亿元'--",
    "<b>亿元</b>",
    "{0}",
    "%s",
    "亿" * 5000,
    "乙元",
    "忆元",
    "亿兀",
    "仂元",
    "亿元\n万元",
    "亿元2",
    "亿元²",
)
NO_UNIT = (
    "",
    " ",
    "\u3000",
    "-",
    "—",
    "/",
    "无",
    "N/A",
    "nan",
    "None",
    "null",
    "暂无",
)


def _money(name: str, verdicts: str, *triples: tuple[str, str, Record]) -> Case:
    rows = [(row(value=value, unit=unit), record) for value, unit, record in triples]
    return together("05-unit", name, verdicts, *rows)


def _of(name: str, facts: dict[str, str], value: str, unit: str, verdicts: str, record: Record) -> Case:
    return second("05-unit", name, row(value=value, unit=unit, **facts), verdicts, record)


def _forest(name: str, value: str, unit: str, verdicts: str, want: float | None) -> Case:
    """An area that becomes `want` square kilometres, or must be refused."""
    told = {"indicator": "FOREST", "unit": "平方公里", "period": YEAR, "value": want}
    return _of(name, FOREST, value, unit, verdicts, UNKNOWN if want is None else warned("UNIT_CONVERTED", **told))


def _pm25(name: str, value: str, unit: str, verdicts: str, want: float | None) -> Case:
    told = {"indicator": "PM25", "unit": "微克/立方米", "period": YEAR, "value": want}
    return _of(name, PM25, value, unit, verdicts, UNKNOWN if want is None else warned("UNIT_CONVERTED", **told))


def _others(name: str, indicator: str, units: tuple[str, ...]) -> Case:
    """Units of another dimension than the indicator's, a record each."""
    rows = [(row(indicator=indicator, unit=unit, value="6.4"), UNKNOWN) for unit in units]
    return together("05-unit", name, "rows", *rows)


CASES = (
    _money("money", "warn accept", *((value, unit, warned("UNIT_CONVERTED")) for value, unit in MONEY)),
    _money("money_like", "rows warn accept", *((value, unit, warned("UNIT_CONVERTED")) for value, unit in MONEY_LIKE)),
    _money("not_money", "rows", *(("23.4", unit, UNKNOWN) for unit in NOT_MONEY)),
    _money("no_unit", "warn rows", *(("23.4", unit, warned("UNIT_ASSUMED")) for unit in NO_UNIT)),
    _money(
        "outer_blanks", "accept warn", *(("23.4", unit, taken()) for unit in ("亿元 ", "\u3000亿元", "\xa0亿元\xa0"))
    ),
    _money("missing_value_wrong_unit", "rows warn", ("暂无", "亿美元", skipped()), ("", "23.4", skipped())),
    _others(
        "not_ratio",
        "规模以上工业增加值增速",
        ("百分点", "个百分点", "pct", "pp", "亿元", "%%", "万人", "℃", "度", "名"),
    ),
    _others(
        "not_people", "城镇新增就业人数", ("人次", "万人次", "户", "万户", "亿元", "%", "平方公里", "人/年", "个百分点")
    ),
    *(
        _of(
            f"ratio_{name}",
            {"indicator": "规上工业增加值增速"},
            value,
            unit,
            verdicts,
            warned("UNIT_CONVERTED", indicator="IND_GROWTH", unit="%", value=6.4),
        )
        for name, value, unit, verdicts in (
            ("fullwidth_percent", "6.4", "％", "accept warn rows"),
            ("per_ten_thousand", "640", "‱", "rows warn"),
            ("times", "0.064", "倍", "rows warn"),
            ("word", "6.4", "百分比", "rows warn"),
            ("english", "6.4", "percent", "accept warn rows"),
        )
    ),
    *(
        _of(
            f"people_{name}",
            {"indicator": "城镇新增就业人数"},
            value,
            unit,
            verdicts,
            warned("UNIT_CONVERTED", indicator="EMP", unit="万人", value=0.42),
        )
        for name, value, unit, verdicts in (
            ("one", "4200", "人", "warn accept"),
            ("thousand", "4.2", "千人", "warn accept rows"),
            ("hundred_million", "0.000042", "亿人", "warn accept rows"),
            ("names", "4200", "名", "rows warn"),
            ("wan", "0.42", "万", "rows warn"),
        )
    ),
    _forest("mu", "1200000", "亩", "warn accept", 800.0),
    _forest("one_mu", "1", "亩", "warn accept", 1 / 1500),
    _forest("wan_mu", "120", "万亩", "warn accept", 800.0),
    _forest("hectare", "80000", "公顷", "warn accept", 800.0),
    _forest("wan_hectare", "8", "万公顷", "warn accept rows", 800.0),
    _forest("square_metre", "8e8", "平方米", "warn accept rows", 800.0),
    _forest("square_kilometre_word", "800", "平方千米", "accept warn", 800.0),
    _forest("km2_superscript", "800", "km²", "accept warn rows", 800.0),
    _forest("km2", "800", "km2", "accept warn rows", 800.0),
    _forest("km2_squared_sign", "800", "㎢", "accept warn rows", 800.0),
    _forest("hectare_letters", "80000", "ha", "warn accept rows", 800.0),
    _forest("length", "800", "公里", "rows", None),
    _forest("length_letters", "800", "km", "rows", None),
    _forest("volume", "800", "立方米", "rows", None),
    _forest("qing", "800", "顷", "rows", None),
    _forest("square", "800", "平方", "rows", None),
    _forest("fang", "800", "万方", "rows", None),
    _pm25("greek_mu", "35", "μg/m³", "accept warn rows", 35.0),
    _pm25("micro_sign", "35", "µg/m³", "accept warn rows", 35.0),
    _pm25("letters", "35", "ug/m3", "accept warn rows", 35.0),
    _pm25("milligram", "0.035", "mg/m³", "warn accept rows", 35.0),
    _pm25("milligram_word", "0.035", "毫克/立方米", "warn accept rows", 35.0),
    _pm25("fullwidth_slash", "35", "微克／立方米", "accept warn rows", 35.0),
    _pm25("per_word", "35", "微克每立方米", "accept warn rows", 35.0),
    _pm25("cubic_metre_sign", "35", "微克/㎥", "accept warn rows", 35.0),
    _pm25("ppm", "35", "ppm", "rows", None),
    _pm25("mass_only", "35", "微克", "rows", None),
    _pm25("mass_per_area", "35", "微克/平方米", "rows", None),
    _pm25("mass_per_litre", "0.035", "微克/升", "warn rows", 35.0),
    _pm25("upper_case", "0.035", "MG/M3", "rows warn", 35.0),
)
