"""03 structure: the table is not quite a table."""

from .case import (
    GOOD,
    HEADER,
    OK,
    OK_PLAIN,
    PLAIN,
    YEAR_2025,
    Case,
    Record,
    file,
    refused,
    row,
    second,
    skipped,
    table,
    taken,
    warned,
)

BOTH = (OK, OK_PLAIN)


def _structure(name: str, text: str | bytes, verdicts: str, *records: Record) -> Case:
    return file("03-structure", name, text, verdicts, *records)


def _headed(name: str, header: tuple[str, ...], verdicts: str, *records: Record, cells: tuple[str, ...] = GOOD) -> Case:
    """One record under another header."""
    return file("03-structure", name, table(cells, header=header), verdicts, *records)


def _without(place: int, cells: tuple[str, ...]) -> tuple[str, ...]:
    return cells[:place] + cells[place + 1 :]


def _lacking(name: str, place: int, verdicts: str, *records: Record) -> Case:
    """Two records in a table that lacks one column."""
    cells = [_without(place, cells) for cells in (GOOD, PLAIN)]
    return file("03-structure", f"no_{name}", table(*cells, header=_without(place, HEADER)), verdicts, *records)


def _value_header(name: str, word: str, verdicts: str, record: Record, value: str = "4126000") -> Case:
    """The unit is said in the header of the value alone: GDP of 412.6 亿元."""
    header = ("地区", "指标", "时期", word, "来源")
    return _headed(name, header, verdicts, record, cells=("宜都市", "GDP", "2026H1", value, ""))


def _note(name: str, note: str, verdicts: str, record: Record = OK_PLAIN) -> Case:
    return second("03-structure", f"note_{name}", row(note=note), verdicts, record)


def _wide(name: str, columns: dict[str, str], verdicts: str, record: Record) -> Case:
    """Periods, or what looks like them, head columns of their own."""
    cells = ("宜都市", "GDP", *columns.values())
    return file("03-structure", f"wide_{name}", table(cells, header=("地区", "指标", *columns)), verdicts, record)


def _two_heads(name: str, below: tuple[str, str], cells: tuple[str, str]) -> Case:
    """A year over two columns, and under it which of them is the result: that one is taken, the other left out."""
    text = f"地区,指标,2025年,,来源\r\n,,{','.join(below)},\r\n宜都市,GDP,{','.join(cells)},\r\n"
    taken = warned("UNIT_ASSUMED", value=868.4, indicator="GDP", period=YEAR_2025)
    return file("03-structure", f"two_heads_{name}", text, "warn", taken)


def _beside(column: str, cell: str, verdicts: str = "rows") -> Case:
    """An optional column holds this: what is not understood there is not passed over."""
    record = refused("OPTIONAL") if verdicts == "rows" else OK
    text = table((*GOOD, cell), header=(*HEADER, column))
    return file("03-structure", f"beside_{column}_{cell}", text, verdicts, record)


GDP_2025 = {"value": 868.4, "indicator": "GDP", "period": YEAR_2025}
NO_VALUE = refused("COLUMN_MISSING")
IN_WAN = warned("UNIT_IN_HEADER", value=412.6, indicator="GDP")
TWICE = table(GOOD) + table(PLAIN)
SWAPPED = table(GOOD) + "地区,指标,数值,时期,单位,备注,来源\r\n宜都市,一般公共预算收入,2026,2025,亿元,,\r\n"
TRANSPOSED = "".join(",".join(pair) + "\r\n" for pair in zip(HEADER, GOOD, PLAIN, strict=True))
MARKDOWN = "".join(f"| {' | '.join(cells)} |\r\n" for cells in (HEADER, ["---"] * 7, GOOD, PLAIN))
UNCLOSED_LAST = table(GOOD) + '宜都市,一般公共预算收入,2026年上半年,23.4,亿元,"未完,宜都市统计局\r\n'
GAPS = table(GOOD).replace("\r\n", "\r\n\r\n,,,,,,\r\n  \r\n") + ",".join(PLAIN)
CONFLICT = table((*GOOD, "420583"), header=(*HEADER, "地区代码"))
FILL = (("宜都市", *GOOD[1:]), ("", *PLAIN[1:]))
AGAIN = refused("HEADER_AGAIN")
JOINED = table(GOOD) + "\ufeff" + table(PLAIN)

COLUMNS = (
    _headed("value_twice", (*HEADER, "数值"), "file rows", refused("COLUMN_DUPLICATE"), cells=(*GOOD, "999")),
    _headed(
        "value_twice_by_alias", (*HEADER, "完成值"), "file rows", refused("COLUMN_DUPLICATE"), cells=(*GOOD, "999")
    ),
    _headed("value_twice_same", (*HEADER, "数值"), "file rows warn", OK, cells=(*GOOD, "412.6")),
    _headed("note_twice", (*HEADER, "备注"), "file rows warn", OK, cells=(*GOOD, "甲")),
    _headed("period_twice", (*HEADER, "时期"), "file rows", refused("COLUMN_DUPLICATE"), cells=(*GOOD, "2025年")),
    _headed("header_all_twice", HEADER * 2, "file rows", refused("COLUMN_DUPLICATE"), cells=GOOD * 2),
    _lacking("place", 0, "file rows", refused("COLUMN_MISSING"), refused("COLUMN_MISSING")),
    _lacking("indicator", 1, "file rows", refused("COLUMN_MISSING"), refused("COLUMN_MISSING")),
    _lacking("period", 2, "file rows", refused("COLUMN_MISSING"), refused("COLUMN_MISSING")),
    _lacking("value", 3, "file rows", refused("COLUMN_MISSING"), refused("COLUMN_MISSING")),
    _lacking("unit", 4, "warn rows file", Record("warning", "UNIT_ASSUMED", OK.told), warned("UNIT_ASSUMED")),
    _lacking("note", 5, "accept warn", *BOTH),
    _lacking("source", 6, "accept warn", *BOTH),
    _value_header("unit_in_header_wan", "数值（万元）", "file warn rows", IN_WAN),
    _value_header("unit_in_header_wan_ascii", "数值(万元)", "file warn rows", IN_WAN),
    _value_header("unit_in_header_wan_alias", "完成值/万元", "file warn rows", IN_WAN),
    _value_header("unit_in_header_dollar", "数值（亿美元）", "file rows", refused("UNIT_DIMENSION"), "57.3"),
    _value_header("unit_in_header_percent", "数值（%）", "file rows", refused("UNIT_DIMENSION"), "6.4"),
    _value_header("growth_header", "同比增长（%）", "file rows", refused("COLUMN_MISSING"), "6.4"),
    _value_header("planned_value", "计划值", "file rows", refused("COLUMN_MISSING"), "500"),
    _value_header("target_value", "目标值", "file rows", refused("COLUMN_MISSING"), "500"),
    _value_header("last_years_value", "上年同期数值", "file rows", refused("COLUMN_MISSING"), "400"),
    _headed(
        "unit_in_header_against_cell",
        ("地区", "指标", "时期", "数值（万元）", "单位", "备注", "来源"),
        "file rows",
        refused("UNIT_CONFLICT"),
    ),
    _headed("blanks_in_header", ("地 区", "指　标", "时期\n", " 数值", "单\n位", "备注", "来源"), "accept warn", OK),
    _headed(
        "zero_width_in_header", ("地区", "指标", "时期", "数值\u200b", "单位", "备注", "来源"), "accept warn file", OK
    ),
    _headed("bom_in_header", ("\ufeff地区", "指标", "时期", "数值", "单位", "备注", "来源"), "accept warn file", OK),
    _headed(
        "english_header",
        ("jurisdiction", "indicator", "period", "value", "unit", "note", "source"),
        "accept warn file",
        OK,
    ),
    _headed(
        "300_columns", (*HEADER, *(f"列{n}" for n in range(293))), "warn file accept", OK, cells=(*GOOD, *["1"] * 293)
    ),
    _headed(
        "20000_columns", (*HEADER, *(f"c{n}" for n in range(20000))), "file warn", OK, cells=(*GOOD, *["1"] * 20000)
    ),
    _headed("300_same_columns", (*HEADER, *["备用"] * 293), "warn file accept rows", OK, cells=(*GOOD, *["1"] * 293)),
    _headed("header_numbers", tuple("1234567"), "file", refused("HEADER_NOT_FOUND")),
    _structure("code_against_name", CONFLICT, "rows file warn", refused("JURISDICTION_CONFLICT")),
    _wide("years", {"2025年": "868.4"}, "warn file rows", warned("UNIT_ASSUMED", **GDP_2025)),
    _wide("same_twice", {"2025年": "868.4", "2025": "868.4"}, "file rows warn", warned("DUPLICATE_SAME", **GDP_2025)),
    _wide("twice_and_differing", {"2025年": "868.4", "2025": "999"}, "file rows", NO_VALUE),
    _wide(
        "growth_beside",
        {"2025年": "868.4", "同比增长（%）": "6.4"},
        "warn file rows",
        warned("COLUMN_IGNORED", **GDP_2025),
    ),
    _wide("growth_of_year", {"2025年增长": "6.4"}, "file rows", NO_VALUE),
    _wide("growth_in_percent", {"2025年(%)": "6.4"}, "file rows", NO_VALUE),
    _wide("target", {"2025年目标": "900"}, "file rows", NO_VALUE),
    _wide("plan", {"2025年计划": "900"}, "file rows", NO_VALUE),
    _wide("forecast", {"2025年预计": "900"}, "file rows", NO_VALUE),
    _wide("future", {"2027年": "900"}, "rows file", refused("PERIOD_FUTURE")),
    _wide("in_wan", {"2025年（万元）": "8684000"}, "file warn rows", warned("UNIT_IN_HEADER", **GDP_2025)),
    _wide("five_years", {"2021-2025年": "4000"}, "file rows", NO_VALUE),
    _wide(
        "value_beside",
        {"数值": "868.4", "2025年": "868.4", "时期": "2025年"},
        "warn file rows",
        warned("COLUMN_IGNORED", **GDP_2025),
    ),
    _wide(
        "value_beside_of_other_period",
        {"数值": "412.6", "时期": "2026H1", "2025年": "868.4"},
        "warn file rows",
        Record("warning", "COLUMN_IGNORED"),
    ),
    _structure("transposed", TRANSPOSED, "file rows"),
    _two_heads("plan_and_result", ("计划", "完成"), ("900", "868.4")),
    _two_heads("target_and_result", ("目标值", "实际值"), ("900", "868.4")),
    _two_heads("growth_first", ("增速（%）", "总量"), ("6.4", "868.4")),
    _beside("scope", "城区"),
    _beside("scope", "某园区"),
    _beside("qualifier", "差不多"),
    _beside("qualifier", "大约", "accept warn rows"),
    _beside("qualifier", "5"),
    _beside("vintage", "第一次修订后"),
    _beside("published", "2026-13-01"),
    _beside("published", "昨天"),
    _beside("范围", "城区"),
    _beside("口径", "城区"),
    _beside("限定", "大约", "accept warn rows"),
    _beside("qualifier", "=", "accept warn rows"),
    _beside("qualifier", "约", "accept warn rows"),
    _beside("qualifier", ">", "accept warn rows"),
    _beside("published", "2026-07-08", "accept warn rows"),
    _beside("scope", "", "accept warn"),
    _beside("qualifier", "", "accept warn"),
    _beside("vintage", "", "accept warn"),
)

ROWS = (
    _structure("header_only", table(), "file warn accept"),
    _structure("header_only_cut", "地区,指标,时期,数值", "file warn accept"),
    _structure("blank_records_only", table() + ",,,,,,\r\n" * 20, "file warn accept"),
    _structure("gaps_and_empty_records", GAPS, "accept warn", *BOTH),
    _structure("blank_lines_above", "\r\n\r\n\r\n" + table(GOOD, PLAIN), "accept warn file", *BOTH),
    _structure("header_twice", TWICE, "rows warn", OK, AGAIN, OK_PLAIN),
    _structure("header_twice_with_bom", JOINED, "rows warn file", OK, AGAIN, OK_PLAIN),
    _structure("second_header_swaps_columns", SWAPPED, "rows file", OK, AGAIN, refused("HEADER_AGAIN")),
    _structure("filled_down", table(*FILL), "warn rows", OK, warned("FILLED_DOWN")),
    _structure(
        "fill_has_nothing_above", table(("", *GOOD[1:]), PLAIN), "rows", refused("JURISDICTION_MISSING"), OK_PLAIN
    ),
    _structure(
        "fill_over_empty_record", table(GOOD, [""] * 7, ("", *PLAIN[1:])), "rows warn", OK, warned("FILLED_DOWN")
    ),
    _structure(
        "fill_from_a_bad_name",
        table(("宜都巿", *GOOD[1:]), ("", *PLAIN[1:])),
        "rows",
        refused("JURISDICTION_UNKNOWN"),
        refused("JURISDICTION_UNKNOWN"),
    ),
    _structure("value_is_not_filled", table(GOOD, row(value="")), "warn rows", OK, skipped()),
    _structure(
        "all_but_value_filled",
        table(GOOD, ("", "", "", "23.4", "", "", "")),
        "rows",
        Record("warning", "DUPLICATE_CONFLICT", OK.told),
        refused("DUPLICATE_CONFLICT"),
    ),
    _structure("comment_lines_above", "# 宜都市统计局\r\n# 2026-07-08\r\n" + table(GOOD), "accept warn file", OK),
    _structure("markdown", MARKDOWN, "file rows"),
    _structure("unclosed_quote_in_last_record", UNCLOSED_LAST, "file rows", OK, refused("UNCLOSED_QUOTE")),
    _structure("quote_never_closed_in_header", '"' + table(GOOD, PLAIN), "file"),
    second("03-structure", "short_record", PLAIN[:5], "rows warn accept", warned("RAGGED")),
    second("03-structure", "short_of_unit", PLAIN[:4], "rows warn", warned("UNIT_ASSUMED")),
    second("03-structure", "short_of_value", PLAIN[:3], "rows warn", skipped("RAGGED")),
    second("03-structure", "long_record", (*PLAIN, "甲", "乙"), "rows", refused("RAGGED")),
    second("03-structure", "one_cell", ("注：快报数",), "rows warn", Record("warning", "RAGGED", {"value": None})),
    second("03-structure", "total", ("合计", *PLAIN[1:]), "rows", refused("JURISDICTION_UNKNOWN")),
    second("03-structure", "subtotal_of_period", row(period="合计"), "rows", refused("PERIOD_INVALID")),
    second(
        "03-structure",
        "cells_swapped",
        ("一般公共预算收入", "宜都市", *PLAIN[2:]),
        "rows",
        refused("JURISDICTION_UNKNOWN"),
    ),
    second(
        "03-structure", "value_and_period_swapped", row(period="23.4", value="2025"), "rows", refused("PERIOD_INVALID")
    ),
    second("03-structure", "line_break_in_name", row(place="宜都\n市"), "rows warn", warned("TEXT_HIDDEN_CHARACTERS")),
    second("03-structure", "line_break_after_name", row(place="宜都市\n"), "accept warn rows", OK_PLAIN),
    second("03-structure", "line_break_in_period", row(period="2026年\n上半年"), "rows warn accept", OK_PLAIN),
)

NOTES = (
    _note("line_break", "甲\n乙\r\n丙", "accept warn"),
    _note("quotes", '称"快报"', "accept"),
    _note("only_quotes", '""""', "accept"),
    _note("unicode_line_ends", "甲\u2028乙\u2029丙\x85丁", "accept warn"),
    _note("control_line_ends", "甲\x0b乙\x0c丙\x1c丁\x1d戊\x1e己", "accept warn"),
    _note("like_records", "\n".join(",".join(GOOD) for _ in range(3)), "rows warn accept", warned("CELL_LINES")),
    _note("1000", "注" * 1000, "accept"),
    _note("1000_astral", "𠮷" * 1000, "accept"),
    _note("1001", "注" * 1001, "rows warn file", warned("TEXT_TOO_LONG")),
    _note("million", "注" * 1_000_000, "rows warn file", warned("TEXT_TOO_LONG")),
    _note("200000_csv_limit", "n" * 200_000, "rows warn file", warned("TEXT_TOO_LONG")),
    second("03-structure", "source_1001", row(source="源" * 1001), "rows warn file", warned("TEXT_TOO_LONG")),
    second("03-structure", "name_million", row(place="宜" * 1_000_000), "rows file", refused("JURISDICTION_UNKNOWN")),
    second(
        "03-structure", "indicator_million", row(indicator="值" * 1_000_000), "rows file", refused("INDICATOR_UNKNOWN")
    ),
    second(
        "03-structure", "period_million", row(period="2026年" + "1" * 1_000_000), "rows file", refused("PERIOD_INVALID")
    ),
    second(
        "03-structure",
        "period_blanks_million",
        row(period="2026" + " " * 1_000_000 + "x"),
        "rows file",
        refused("PERIOD_INVALID"),
    ),
    second("03-structure", "unit_million", row(unit="亿" * 1_000_000), "rows file", refused("UNIT_UNKNOWN")),
)

UNKNOWN_NAMES = [(f"某某县第{n}号区", *PLAIN[1:]) for n in range(3000)]
MONTHS = [f"{year}-{month:02}" for year in range(1949, 2026) for month in range(1, 13)]
COUNTIES = ("宜都市", "当阳市", "枝江市", "秭归县")
MANY = [(place, "GDP", month, "1.5", "亿元", "", "") for place in COUNTIES for month in MONTHS]
SIZES = (
    _structure("3696_good_records", table(*MANY), "accept", *[Record("ok")] * 3696),
    _structure("3000_unknown_names", table(*UNKNOWN_NAMES), "rows file", *[refused("JURISDICTION_UNKNOWN")] * 3000),
    _structure("100000_empty_records", table(GOOD) + ",,,,,,\r\n" * 100_000, "accept warn file", OK),
    _structure("million_line_ends", table(GOOD) + "\n" * 1_000_000, "accept warn file", OK),
    _structure("million_commas", table(GOOD) + "," * 1_000_000, "accept warn file rows", OK),
    _structure("million_quotes", table(GOOD) + '"' * 999_999, "file rows", OK),
    second(
        "03-structure",
        "stored_year",
        row(period="2025年", value="41.2"),
        "accept warn",
        taken(value=41.2, period=YEAR_2025),
    ),
)

CASES = (*COLUMNS, *ROWS, *NOTES, *SIZES)
