"""07 duplicates, 08 names and 09 rights: whose value it is, whether it was said before, and who may say it."""

from collections.abc import Iterable

from .case import (
    GOOD,
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
    together,
    warned,
)

Pair = tuple[tuple[str, ...], Record]


def _records(category: str, name: str, verdicts: str, *pairs: Pair, user: str = "admin") -> Case:
    cells, records = zip(*pairs, strict=True)
    return file(category, name, table(*cells), verdicts, *records, user=user)


def _duplicate(name: str, verdicts: str, *pairs: Pair) -> Case:
    return _records("07-duplicate", name, verdicts, *pairs)


SAME, CONFLICT = Record("warning", "DUPLICATE_SAME"), refused("DUPLICATE_CONFLICT")
FIRST = (PLAIN, OK_PLAIN)


def _twice(name: str, verdicts: str, then: Record, first: Record = OK_PLAIN, **changes: str) -> Case:
    """The plain record, and a second with these changes that may be of the same key."""
    return _duplicate(name, verdicts, (PLAIN, first), (row(**changes), then))


def _differing(name: str, **changes: str) -> Case:
    """Two records of one key with two values: both are in error, or their order would decide."""
    return _twice(name, "rows", CONFLICT, CONFLICT, **({"value": "25.1"} | changes))


def _stored(name: str, verdicts: str, action: str, record: Record, **changes: str) -> Case:
    """One record against the stored 41.2 of 2025."""
    told = None if record.told is None else record.told | {"action": action}
    cells = row(**({"period": "2025年", "value": "41.2", "source": "宜都市财政局"} | changes))
    return _duplicate(f"stored_{name}", verdicts, (cells, Record(record.status, record.code, told)))


OF_2025 = {"period": YEAR_2025, "value": 41.2}
DUPLICATES = (
    _twice("same", "warn", SAME),
    _twice("same_other_spelling_of_value", "warn", SAME, value="23.40"),
    _twice("same_other_unit", "warn", SAME, value="234000", unit="万元"),
    _twice("same_other_period_text", "warn", SAME, period="2026年1-6月"),
    _twice("same_place_by_code", "warn accept rows", SAME, place="420581"),
    _twice("same_place_by_path", "warn rows", SAME, place="湖北省宜昌市宜都市"),
    _twice("same_fullwidth", "warn", SAME, value="２３．４", period="２０２６年上半年"),
    _twice("same_other_note", "warn rows", OK_PLAIN, note="快报"),
    _twice("same_other_source", "warn rows", OK_PLAIN, source="宜都市财政局"),
    _differing("differing"),
    _differing("differing_by_a_hair", value="23.400001"),
    _differing("differing_other_period_text", period="2026H1"),
    _differing("differing_place_by_code", place="420581"),
    _differing("differing_only_in_unit", value="23.4", unit="万元"),
    _differing("differing_sign_of_zero_apart", value="0"),
    _twice("differing_after_15_digits", "warn rows", SAME, value="23.4000000000000000001"),
    _twice("value_then_missing", "warn rows", skipped(), value="暂无"),
    _duplicate("missing_then_value", "warn rows", (row(value="暂无"), skipped()), FIRST),
    _twice("value_then_broken", "rows", refused("VALUE_NOT_EXACT"), value="约23"),
    _twice("half_and_a_month_of_it", "accept", taken(period="2026-05-01/2026-05-31"), period="2026年5月"),
    _duplicate("third_agrees_with_first", "rows", (PLAIN, CONFLICT), (row(value="25"), CONFLICT), (PLAIN, CONFLICT)),
    _duplicate(
        "year_said_as_months",
        "rows",
        (row(period="2024年"), CONFLICT),
        (row(period="2024年1-12月", value="25"), CONFLICT),
    ),
    _duplicate(
        "quarter_said_as_months",
        "rows",
        (row(period="2026年一季度"), CONFLICT),
        (row(period="2026M1-3", value="25"), CONFLICT),
    ),
    _duplicate(
        "indicator_said_by_alias",
        "rows",
        (row(indicator="GDP", value="412.6"), CONFLICT),
        (row(indicator="生产总值", value="421.6"), CONFLICT),
    ),
    _duplicate(
        "apart_by_a_bad_record",
        "rows",
        (PLAIN, CONFLICT),
        (row(place="某地"), refused("JURISDICTION_UNKNOWN")),
        (row(value="9"), CONFLICT),
    ),
    _duplicate("500_times", "warn", FIRST, *[(PLAIN, SAME)] * 499),
    _stored("same", "accept", "unchanged", taken(**OF_2025)),
    _stored("same_of_other_source", "warn accept", "changed", warned("SOURCE_CHANGED", **OF_2025), source="某网站"),
    _stored("same_with_a_note", "accept warn", "changed", taken(**OF_2025), note="快报"),
    _stored("same_without_source", "accept warn", "unchanged", taken(**OF_2025), source=""),
    _stored(
        "same_in_yuan", "warn accept", "unchanged", warned("UNIT_CONVERTED", **OF_2025), value="4120000000", unit="元"
    ),
    _stored("same_but_for_float_noise", "accept warn", "unchanged", taken(**OF_2025), value="41.2000000000000028"),
    _stored("other", "warn", "changed", warned("VALUE_CHANGED", period=YEAR_2025, value=42.0), value="42"),
    _stored(
        "other_by_a_hair", "warn", "changed", warned("VALUE_CHANGED", period=YEAR_2025, value=41.2001), value="41.2001"
    ),
    _stored("zero", "warn", "changed", warned("VALUE_CHANGED", period=YEAR_2025, value=0.0), value="0"),
    _stored("missing", "warn rows", "none", skipped(), value="无"),
    _stored("deleted_by_word", "rows warn", "none", skipped("VALUE_NOT_NUMERIC"), value="删除"),
    _stored("annulled", "rows warn", "none", skipped("VALUE_NOT_NUMERIC"), value="作废"),
    _stored("other_twice", "rows", "changed", CONFLICT, value="40/42"),
)

# Rule 5: not one of these is a name of the catalogue.
PLACES = (
    "宜都",
    "宜都县",
    "宜都市市",
    "宜都市区",
    "宜都巿",
    "宜都币",
    "冝都市",
    "宣都市",
    "直都市",
    "宜阝市",
    "宜都市。",
    "宜都市政府",
    "宜昌",
    "Yidu",
    "YIDU SHI",
    "三亞市",
    "秭歸縣",
    "當陽市",
    "長陽土家族自治縣",
    "朝陽區",
    "42058",
    "4205811",
    "0420581",
    "420581001",
    "420581.5",
    "42058l",
    "42O581",
    "٤٢٠٥٨١",
    "四二〇五八一",
    "-420581",
    "42_0581",
    "420,581",
    "0x66AE5",
    "42058¹",
    "420581²",
    "宜都市、当阳市",
    "宜都市|当阳市",
    "宜都市;当阳市",
    "宜都市和当阳市",
    "%",
    "宜%",
    "宜都_",
    "______",
    "*",
    "?",
    "all",
    "全部",
    "全市",
    "合计",
    "NULL",
    "宜都市'--",
    "' OR ''='",
    "四川省宜都市",
    "宜昌市朝阳区",
    "湖北省朝阳区",
    "北京市宜都市",
    "宜都市宜昌市",
    "\u202e市都宜\u202c",
    "市都宜",
    "宜都市\u0338",
    "宜都市口",
    "宜.都市",
    "{0}",
    "{place}",
    "%s",
    "<b>宜都市</b>",
    "=宜都市",
    "宜\n都\n市",
    "六安巿",
    "六垵市",
    "三业市",
    "己亚市",
    "秭归",
    "长阳县",
    "长阳",
    "长阳土家族",
    "GDP",
    "地区生产总值",
    "朝阳",
    "朝阳区",
    "朝阳市",
    "\ufffd都市",
    "宜都市" * 30,
    "𝟒𝟐𝟎𝟓𝟖𝟏",
    "④②⓪⑤⑧①",
)
INDICATORS = (
    "GDP增速",
    "人均GDP",
    "GDР",
    "ԌDP",
    "GDＰ１",
    "绿色GDP",
    "地区生产总值增速",
    "地区生产总值（%）",
    "地区生产总值(增长%)",
    "地区生产总值同比",
    "第三产业生产总值",
    "生产总值指数",
    "工业生产总值",
    "一般公共预算支出",
    "公共预算收入",
    "一般预算收入",
    "—般公共预算收入",
    "ー般公共预算收入",
    "一般公共预算收人",
    "一般公共预算收入增速",
    "一般公共预算收入占比",
    "其中：一般公共预算收入",
    "一般公共预算收入*",
    "一般公共预算收入①",
    "一般公共预算收入[1]",
    "一般公共预算收入（计划）",
    "一般公共预算收入目标",
    "规上工业增加值",
    "规模以上工业增加值",
    "工业增加值增速",
    "规模以下工业增加值增速",
    "常住人ロ",
    "常住人囗",
    "户籍人口",
    "常驻人口",
    "常住人口自然增长率",
    "城镇新增就业",
    "新增就业人数",
    "森林面积率",
    "森林覆盖面积",
    "PM2.5",
    "PM25",
    "PM10年均浓度",
    "PM2.5年均濃度",
    "PM2·5年均浓度",
    "PM2.5日均浓度",
    "单位GDP能耗",
    "单位GDP能耗降低率",
    "GDP能耗下降率",
    "單位GDP能耗下降率",
    "单位GDР能耗下降率",
    "%",
    "*",
    "宜都市",
    "地区生产总值、常住人口",
    "GDP'--",
    "{0}",
    "=GDP",
    "@GDP",
    "GD\nP",
    "地区生产总値",
    "G.D.P.",
    "国内生产总值",
    "地区生产总产值",
)
# Hidden or compatible characters: the name once unified; a refusal is borne where rule 5 does not name the characters.
UNIFIED = {
    "420528": ("长阳⼟家族⾃治县", "长阳土家族自治县\u3000", "\ufeff长阳土家族自治县"),
    "460200": ("三亚市\xa0", "三亚市"),
    "341500": ("\uf9d1安市", "六安市"),
    "420581": ("宜都市\t", "宜\ufa26市"),
}
HIDDEN = (
    "\u2003宜都市",
    "宜\u200b都市",
    "宜都\u200d市",
    "\u202a宜都市\u202c",
    "\u2066宜都市\u2069",
    "宜都市\u200e",
    "宜\u00ad都市",
    "宜\u2060都市",
    "宜都市\ufe00",
    "宜\U000e0100都市",
    "宜都市\U000e0020",
    "宜都市\u3164",
    "宜都市\u2800",
    "宜 都 市",
    "宜　都　市",
    "宜都 市",
    "４２０５８１",
    "420581.0",
    "420581.00",
    "4.20581E+05",
    "4.20581e5",
    '="420581"',
    "'420581",
    "宜都市(420581)",
    "420581宜都市",
    "宜昌市宜都市",
    "湖北省宜昌市宜都市",
    "湖北宜昌宜都市",
    "湖北省/宜昌市/宜都市",
    "湖北省 宜昌市 宜都市",
    "宜都市\x7f",
    "宜都市\x1b[31m",
    "宜都市\ue000",
)
GDP_NAMES = (
    "ＧＤＰ",
    "gdp",
    "Gdp",
    "G\u200bDP",
    "GDP\u200f",
    "⽣产总值",
    "地区⽣产总值",
    "地区生产总值 ",
    "地区 生产总值",
    "地区生产总值（亿元）",
    "地区生产总值(亿元)",
    "生产总值",
    "“地区生产总值”",
)
IN_2024 = "2024-01-01/2024-12-31"
KANGXI = (("⼀般公共预算收⼊", "REVENUE", "亿元"), ("森林⾯积", "FOREST", "平方公里"), ("常住⼈⼝", "POP", "万人"))


def _together(name: str, verdicts: str, pairs: Iterable[Pair]) -> Case:
    return together("08-name", name, verdicts, *pairs)


def _place(name: str, place: str, verdicts: str, record: Record) -> Case:
    return second("08-name", name, row(place=place), verdicts, record)


def _named(name: str, cell: str, verdicts: str, record: Record, **more: str) -> Case:
    return second("08-name", name, row(indicator=cell, period="2025年三季度", **more), verdicts, record)


Q3 = "2025-07-01/2025-09-30"
HIDDEN_GDP = warned("NAME_ALTERED", indicator="GDP", value=412.6)
NAMES = (
    _together("no_places", "rows", ((row(place=name), refused("JURISDICTION_UNKNOWN")) for name in PLACES)),
    _together("no_indicators", "rows", ((row(indicator=name), refused("INDICATOR_UNKNOWN")) for name in INDICATORS)),
    _together(
        "unified",
        "accept warn",
        ((row(place=name), taken(jurisdiction=code)) for code, names in UNIFIED.items() for name in names),
    ),
    _together("hidden", "rows warn", ((row(place=name), warned("NAME_ALTERED")) for name in HIDDEN)),
    _together("gdp", "rows warn accept", ((row(indicator=name, value="412.6"), HIDDEN_GDP) for name in GDP_NAMES)),
    *(
        second(
            "08-name",
            f"kangxi_{code}",
            row(indicator=name, unit=unit, period="2024年"),
            "accept warn",
            taken(indicator=code, unit=unit, period=IN_2024),
        )
        for name, code, unit in KANGXI
    ),
    _place("radical_supplement", "⻓阳土家族自治县", "rows warn accept", warned("NAME_ALTERED", jurisdiction="420528")),
    _place("path_of_two", "长春市朝阳区", "warn accept rows", warned("JURISDICTION_BY_PATH", jurisdiction="220104")),
    _place("path_short", "北京朝阳区", "rows warn", warned("JURISDICTION_BY_PATH", jurisdiction="110105")),
    _place(
        "path_with_stranger_above",
        "吉林省长春市朝阳区",
        "rows warn",
        warned("JURISDICTION_BY_PATH", jurisdiction="220104"),
    ),
    _place("path_of_own_parent_only", "湖北省宜都市", "rows warn", warned("JURISDICTION_BY_PATH")),
    _named(
        "unit_in_name_is_used",
        "地区生产总值(万元)",
        "warn rows",
        warned("UNIT_IN_NAME", indicator="GDP", value=412.6, period=Q3),
        value="4126000",
        unit="",
    ),
    _named("unit_in_name_against_cell", "一般公共预算收入(万元)", "rows warn", refused("UNIT_CONFLICT")),
    _named(
        "unit_in_name_of_other_dimension", "地区生产总值（%）", "rows", refused("UNIT_DIMENSION"), value="6.4", unit=""
    ),
    _named(
        "unit_in_name_is_points",
        "规模以上工业增加值增速（百分点）",
        "rows",
        refused("UNIT_DIMENSION"),
        value="6.4",
        unit="",
    ),
    _named("level_in_percent", "地区生产总值", "rows", refused("UNIT_DIMENSION"), value="6.4", unit="%"),
    _named("code", "REVENUE", "accept warn rows", warned("NAME_BY_CODE", period=Q3)),
    _named("code_small", "revenue", "rows warn accept", warned("NAME_BY_CODE", period=Q3)),
    _named("blank", "", "rows warn", refused("INDICATOR_EMPTY")),
    *(
        second(
            "08-name",
            name,
            row(indicator=cell, unit="微克/立方米", period="2024年"),
            "rows warn accept",
            warned("NAME_ALTERED", indicator="PM25", unit="微克/立方米", period=IN_2024),
        )
        for name, cell in (("subscript_digits", "PM₂.₅年均浓度"), ("fullwidth_digits", "ＰＭ２．５年均浓度"))
    ),
)

FORBIDDEN = refused("FORBIDDEN")
FOREIGN = (
    "当阳市",
    "420582",
    "420582.0",
    "宜昌市当阳市",
    "当\u200b阳市",
    "湖北省",
    "420000",
    "宜昌市",
    "枝江市",
    "110105",
    "北京市朝阳区",
    "三亚市",
    "当阳市 ",
    "４２０５８２",
)


def _rights(name: str, verdicts: str, *pairs: Pair, user: str = "editor-yidu") -> Case:
    return _records("09-rights", name, verdicts, *pairs, user=user)


RIGHTS = (
    _rights("own_and_foreign", "rows", FIRST, (row(place="当阳市"), FORBIDDEN)),
    _rights(
        "foreign_by_every_name",
        "rows",
        (GOOD, OK),
        *((row(place=name, period=f"20{10 + n}年"), FORBIDDEN) for n, name in enumerate(FOREIGN)),
    ),
    _rights("foreign_as_stored", "rows", (("枝江市", *GOOD[1:3], "421", *GOOD[4:]), FORBIDDEN)),
    _rights("foreign_missing", "rows warn", FIRST, (row(place="当阳市", value="暂无"), skipped("FORBIDDEN"))),
    _rights("foreign_broken", "rows", FIRST, (row(place="当阳市", value="约3"), FORBIDDEN)),
    _rights(
        "foreign_twice_conflicting",
        "rows",
        (row(place="当阳市"), FORBIDDEN),
        (row(place="当阳市", value="9"), FORBIDDEN),
    ),
    _rights("ambiguous", "rows", (row(place="朝阳区"), refused("JURISDICTION_AMBIGUOUS"))),
    _rights("filled_down_from_foreign", "rows", (row(place="当阳市"), FORBIDDEN), (("", *GOOD[1:]), FORBIDDEN)),
    _rights("own_code_foreign_name_in_note", "accept", (row(note="当阳市"), OK_PLAIN)),
    _rights(
        "own_over_stored",
        "warn",
        (row(period="2025年", value="42"), warned("VALUE_CHANGED", period=YEAR_2025, value=42.0)),
    ),
    _rights("path_under_own", "rows", (row(place="宜都市当阳市"), refused("JURISDICTION_UNKNOWN"))),
    _rights("nobody", "rows file", (PLAIN, FORBIDDEN), user="nobody"),
    _rights("empty_name", "rows file", (PLAIN, FORBIDDEN), user=""),
    _rights("admin_in_capitals", "rows file", (PLAIN, FORBIDDEN), user="ADMIN"),
    _rights("admin_and_blank", "rows file", (PLAIN, FORBIDDEN), user="admin "),
    _rights("star", "rows file", (PLAIN, FORBIDDEN), user="*"),
    _rights("editor_homoglyph", "rows file", (PLAIN, FORBIDDEN), user="editоr-yidu"),
    _rights("admin_all", "accept", FIRST, (row(place="当阳市"), taken(jurisdiction="420582")), user="admin"),
)

CASES = (*DUPLICATES, *NAMES, *RIGHTS)
