"""04 numbers: one cell of a good record holds something that is a number in one program or for one reader only."""

from .case import YEAR_2025, Case, Record, refused, row, second, skipped, taken, together, warned
from .number_cells import ALTERED, BORNE, GAPS, MISSING, NEVER, NUMERALS, PERCENT, QUALIFIED, SAME, SAME_GROWTH

GROWTH = {"indicator": "规模以上工业增加值增速", "unit": "%"}
GROWTH_TOLD = {"indicator": "IND_GROWTH", "unit": "%"}


def _number(name: str, cell: str, verdicts: str, record: Record, **more: str) -> Case:
    return second("04-number", name, row(value=cell, **more), verdicts, record)


def _growth(name: str, cell: str, verdicts: str, record: Record) -> Case:
    return second("04-number", name, row(value=cell, **GROWTH), verdicts, record)


def _together(name: str, verdicts: str, *pairs: tuple[str, Record], **more: str) -> Case:
    return together("04-number", name, verdicts, *((row(value=cell, **more), record) for cell, record in pairs))


def _on_growth(value: float) -> dict[str, float | str]:
    return {"value": value, **GROWTH_TOLD}


WRONG = refused("VALUE_NOT_NUMERIC")
CASES = (
    _together("same", "accept warn", *((cell, taken(value=value)) for cell, value in SAME)),
    _together(
        "same_growth", "accept warn", *((cell, taken(**_on_growth(value))) for cell, value in SAME_GROWTH), **GROWTH
    ),
    _together("borne", "accept warn rows", *((cell, taken(value=value)) for cell, value in BORNE)),
    _together("percent", "warn accept", *((cell, taken(**_on_growth(value))) for cell, value in PERCENT), **GROWTH),
    _together(
        "altered",
        "rows warn",
        *((cell, warned("VALUE_SIGN", **_on_growth(value))) for cell, value in ALTERED),
        **GROWTH,
    ),
    _together(
        "grouped_by_gaps", "rows warn", *((f"1{gap}234", warned("VALUE_GROUPING", value=1234.0)) for gap in GAPS)
    ),
    _together("grouped_wrong_by_gaps", "rows", *((f"12{gap}34", refused("VALUE_GROUPING")) for gap in GAPS)),
    _together("numerals", "rows warn", *((cell, warned("VALUE_CHINESE", value=value)) for cell, value in NUMERALS)),
    _together("ideographic_full_stop", "rows warn", ("23。4", warned("VALUE_PREFIX"))),
    _together("never", "rows", *((cell, WRONG) for cell in NEVER)),
    _together(
        "qualified",
        "warn rows",
        *((cell, warned("VALUE_NOT_EXACT", value=value)) for value, cells in QUALIFIED.items() for cell in cells),
    ),
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
    second(
        "04-number",
        "percent_value_money_unit",
        row(indicator=GROWTH["indicator"], value="6.4%"),
        "rows",
        refused("UNIT_MISMATCH"),
    ),
    second(
        "04-number",
        "just_above_the_most",
        row(indicator="森林覆盖率", unit="%", period="2025年", value="100.0000001"),
        "rows",
        refused("VALUE_RANGE"),
    ),
    second(
        "04-number",
        "the_most",
        row(indicator="森林覆盖率", unit="%", period="2025年", value="100"),
        "accept",
        taken(indicator="FORCOV", unit="%", value=100.0, period=YEAR_2025),
    ),
    _number("just_below_zero", "-0.0000001", "rows", refused("VALUE_RANGE")),
    _number("out_of_range_after_conversion", "600000000001", "rows", refused("VALUE_RANGE"), unit="万元"),
    _number("yi_and_wan", "1亿2000万元", "rows warn", warned("UNIT_IN_VALUE", value=1.2), unit=""),
    _number("yi_without_yuan", "23.4亿", "rows warn", warned("UNIT_IN_VALUE")),
    second(
        "04-number",
        "wan_twice",
        row(indicator="城镇新增就业人数", unit="万人", value="2.5万"),
        "rows warn",
        warned("UNIT_IN_VALUE", indicator="EMP", unit="万人", value=2.5),
    ),
    second(
        "04-number",
        "wan_people_against_people",
        row(indicator="城镇新增就业人数", unit="人", value="2.5万人"),
        "rows warn",
        warned("UNIT_IN_VALUE", indicator="EMP", unit="万人", value=2.5),
    ),
    second(
        "04-number",
        "wan_people",
        row(indicator="城镇新增就业人数", unit="人", value="2.5万"),
        "rows warn",
        warned("UNIT_IN_VALUE", indicator="EMP", unit="万人", value=2.5),
    ),
)
