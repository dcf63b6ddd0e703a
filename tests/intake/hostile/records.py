"""Names, numbers, units, periods and rights of single records."""

from tests.intake.hostile import ACCEPT, GOOD, ROWS, WARN, Case, line, text


def _one(name: str, outcome: str, codes: str, written: str = "", **cells: str) -> Case:
    return Case(name, text(GOOD, line(**cells)), outcome, codes, ("412.6", written) if written else _ALONE[outcome])


_ALONE = {ROWS: (), WARN: ("412.6",), ACCEPT: ("412.6",)}


def _refused(kind: str, column: str, code: str, *cells: str) -> list[Case]:
    """A good record and one that must be refused for this code, for each of the cells."""
    return [_one(f"{kind}-{number}-{cell[:12]!r}", ROWS, code, **{column: cell}) for number, cell in enumerate(cells)]


NAMES = [
    *_refused(
        "place",
        "place",
        "JURISDICTION_UNKNOWN",
        "宜都巿",
        "宜都",
        "42058",
        "4205811",
        "Yidu",
        "宜都市;",
        "'宜都市'",
        "=宜都市",
        "长春市宜都市",
        "420581.5",
        "宜都市</td>",
        "'); DROP TABLE actual;--",
        "宜都市\x01",
        "Ｙｉｄｕ",
        "４２０５８",
        "宜部市",
    ),
    _one("place-with-a-blank-inside", WARN, "JURISDICTION_UNMARKED", "23.4", place="宜 都市"),
    _one("place-empty", ROWS, "JURISDICTION_EMPTY", place=" \u3000"),
    _one("place-of-two", ROWS, "JURISDICTION_AMBIGUOUS", place="朝阳区"),
    _one("place-by-path", WARN, "JURISDICTION_BY_PATH", "23.4", place="北京市朝阳区"),
    _one("place-by-long-path", WARN, "JURISDICTION_BY_PATH", "23.4", place="湖北省宜昌市宜都市"),
    _one("place-by-code", ACCEPT, "", "23.4", place="420581"),
    _one("place-by-english-name", ACCEPT, "", "23.4", place="Yichang"),
    _one("place-code-as-decimal", WARN, "JURISDICTION_CODE_FORM", "23.4", place="420581.0"),
    _one("place-in-blanks", ACCEPT, "", "23.4", place="\u00a0宜都市\u3000"),
    _one("place-with-hidden", WARN, "TEXT_HIDDEN_CHARACTERS", "23.4", place="宜\u200b都\u2060市"),
    _one("place-turned-round", WARN, "TEXT_HIDDEN_CHARACTERS", "23.4", place="\u202e宜都市"),
    _one("place-in-compatibility-form", WARN, "TEXT_COMPATIBILITY", "23.4", place="宜\ufa26市"),
    _one("place-by-full-width-code", WARN, "TEXT_COMPATIBILITY", "23.4", place="４２０５８１"),
    *_refused(
        "thing",
        "thing",
        "INDICATOR_UNKNOWN",
        "地区生产总值增速",
        "gdp增速",
        "gDP",
        "其中：地区生产总值",
        "ＧＤＰ１",
        "地区生产总值(累计)",
        ":material/delete:",
    ),
    _one("thing-with-a-number", WARN, "INDICATOR_UNMARKED", "23.4", thing="1. 地区生产总值"),
    _one("thing-empty", ROWS, "INDICATOR_EMPTY", thing=""),
    _one("thing-by-alias", ACCEPT, "", "23.4", thing="生产总值"),
    _one("thing-in-full-width", WARN, "TEXT_COMPATIBILITY", "23.4", thing="ＧＤＰ"),
    _one(
        "thing-and-unit-in-full-width", WARN, "TEXT_COMPATIBILITY UNIT_IN_NAME", "23.4", thing="ＧＤＰ（亿元）", unit=""
    ),
    _one("unit-in-name", WARN, "UNIT_IN_NAME", "23.4", thing="一般公共预算收入（亿元）", unit=""),
    _one(
        "unit-in-name-converted",
        WARN,
        "UNIT_IN_NAME UNIT_CONVERTED",
        "0.00234",
        thing="一般公共预算收入(万元)",
        unit="",
    ),
    _one("unit-in-name-contradicts", ROWS, "UNIT_IN_NAME UNIT_CONFLICT", thing="一般公共预算收入(万元)"),
]

NUMBERS = [
    *_refused(
        "number",
        "value",
        "VALUE_NOT_NUMERIC",
        "abc",
        "1_000",
        "nan",
        "inf",
        "٢٣",
        "①",
        "10²",
        "23½",
        "l23",
        "O",
        "TRUE",
        "23.4.5",
        "0x1A",
        "二三点四万五",
        "2542.1①",
        "^23",
        "'23.4",
    ),
    *_refused("inexact", "value", "VALUE_NOT_EXACT", "20-30", "20~30", "23±1"),
    *(
        _one(f"qualified-{value}", WARN, "VALUE_QUALIFIED", number, value=value)
        for value, number in (("约23", "23"), ("<1000", "1000"), ("≥5", "5"), ("23左右", "23"), ("超过23", "23"))
    ),
    *_refused("grouping", "value", "VALUE_GROUPING", '"12,34"', '"1,2345"', '"1,23,456"', "1 2"),
    *_refused("error-mark", "value", "VALUE_EXCEL_ERROR", "#DIV/0!", "#N/A", "########", "#REF!", "#VALUE!"),
    *_refused("scale", "value", "VALUE_SCALE", "1e400", "5e-324", "1" + "0" * 30, "0." + "1" * 40),
    *_refused("formula", "value", "VALUE_FORMULA", "=1+1", '"=""23.4"""'),
    *_refused("range", "value", "VALUE_RANGE", "-3", "50000.1"),
    _one("hidden-in-number", ROWS, "CELL_HIDDEN_CHARACTERS", value="23\u200b.4"),
    _one("full-width", ACCEPT, "", "23.4", value="２３．４"),
    _one("full-width-grouped", ACCEPT, "", "1234.5", value="１，２３４．５"),
    _one("outer-blanks", ACCEPT, "", "23.4", value="\u3000 23.4\u00a0"),
    _one("en-dash", WARN, "VALUE_SIGN", "-5.2", thing="规模以上工业增加值增速", value="–5.2", unit="%"),
    _one("currency", WARN, "VALUE_PREFIX", "23.4", value="￥23.4"),
    _one(
        "currency-of-people", ROWS, "VALUE_PREFIX UNIT_DIMENSION", thing="城镇新增就业人数", value="￥23.4", unit="万人"
    ),
    _one(
        "numeral",
        WARN,
        "VALUE_CHINESE_NUMERAL UNIT_CONVERTED",
        "300",
        thing="城镇新增就业人数",
        value="三百万",
        unit="人",
    ),
    _one("exponent", WARN, "VALUE_EXPONENT", "120", value="1.2E+02"),
    _one("zero", ACCEPT, "", "0", value="0"),
    _one("minus-zero", ACCEPT, "", "0", value="-0.0"),
    _one("many-places", ACCEPT, "", "23.123456789012345", value="23.123456789012345"),
    *(
        _one(f"missing-{number}", WARN, "VALUE_MISSING", value=word)
        for number, word in enumerate(("", "-", "—", "——", "暂无", "N/A", "/", "无", "待报", "null"))
    ),
]

UNITS = [
    *_refused("unit", "unit", "UNIT_UNKNOWN", "亿亿", "亿元' OR '1'='1", "=亿元", "yuanx", "亿元/亿元/亿元"),
    *_refused("dimension", "unit", "UNIT_DIMENSION", "美元", "万人", "平方公里", "%", "元/人", "公里"),
    _one("points-are-not-percent", ROWS, "UNIT_DIMENSION", thing="规模以上工业增加值增速", value="5", unit="个百分点"),
    _one("length-is-not-area", ROWS, "UNIT_DIMENSION", thing="森林面积", period="2025年", value="5", unit="公里"),
    _one("wan-yuan", WARN, "UNIT_CONVERTED", "23.4", value="234000", unit="万元"),
    _one("yuan", WARN, "UNIT_CONVERTED", "23.4", value="2340000000", unit="元"),
    _one("yuan-grouped", WARN, "UNIT_CONVERTED", "23.4", value='"2,340,000,000"', unit="元"),
    _one("mu", WARN, "UNIT_CONVERTED", "780.5", thing="森林面积", period="2025年", value="1170750", unit="亩"),
    _one("hectare", WARN, "UNIT_CONVERTED", "780.5", thing="森林面积", period="2025年", value="78050", unit="公顷"),
    _one("permille", WARN, "UNIT_CONVERTED", "6.4", thing="规模以上工业增加值增速", value="64", unit="‰"),
    _one("full-width-percent", ACCEPT, "", "6.4", thing="规模以上工业增加值增速", value="6.4", unit="％"),
    _one("same-unit-otherwise", ACCEPT, "", "5", thing="森林面积", period="2025年", value="5", unit="km²"),
    _one("blank", WARN, "UNIT_ASSUMED", "23.4", unit=""),
    _one("dash", WARN, "UNIT_ASSUMED", "23.4", unit="—"),
    _one("in-the-cell", WARN, "UNIT_IN_VALUE", "23.4", value="23.4亿元", unit=""),
    _one("in-the-cell-converted", WARN, "UNIT_IN_VALUE UNIT_CONVERTED", "0.00234", value="23.4万元", unit=""),
    _one("in-both", WARN, "UNIT_IN_VALUE", "6.4", thing="规模以上工业增加值增速", value="6.4%", unit="%"),
    _one("in-both-differently", ROWS, "UNIT_CONFLICT", value="23.4万元"),
    _one("magnitude", WARN, "UNIT_IN_VALUE", "5.5", thing="城镇新增就业人数", value="5.5万", unit="人"),
    _one("magnitude-contradicts", ROWS, "UNIT_CONFLICT", value="5.5万"),
]

PERIODS = [
    *_refused(
        "period",
        "period",
        "PERIOD_INVALID",
        "2026-02-30",
        "2026Q5",
        "2026H3",
        "2026-13",
        "6年",
        "上半年",
        "abc",
        "去年",
        "2026年13月",
        "-",
    ),
    *_refused("period-range", "period", "PERIOD_RANGE", "1850", "1948年", "2101", "9999"),
    *_refused("period-future", "period", "PERIOD_FUTURE", "2027年", "2026年12月", "2030H1"),
    _one("tomorrow", ROWS, "PERIOD_FUTURE PERIOD_FROM_DAY", period="2026-11-22"),
    _one("today", WARN, "PERIOD_FROM_DAY PERIOD_INCOMPLETE", "23.4", period="2026-11-21"),
    _one("radicals", WARN, "PERIOD_COMPATIBILITY", "23.4", period="2026年6⽉"),
    _one("lost-zero", ROWS, "PERIOD_AMBIGUOUS", period="2025.1"),
    _one("period-empty", ROWS, "PERIOD_EMPTY", period=""),
    _one("month-of-a-yearly-one", ROWS, "PERIOD_FREQUENCY", thing="森林覆盖率", period="2026Q2", value="61", unit="%"),
    _one("free-interval", ROWS, "PERIOD_FREQUENCY", period="2026-02-01/2026-04-30"),
    _one("running-year", WARN, "PERIOD_INCOMPLETE", "23.4", period="2026"),
    _one("serial", WARN, "PERIOD_SERIAL PERIOD_FROM_DAY", "23.4", period="46203"),
    _one("day", WARN, "PERIOD_FROM_DAY", "23.4", period="2026-06-30"),
    _one("day-where-days-count", ACCEPT, "", "5", thing="建成区面积", period="2025-12-31", value="5", unit="平方公里"),
    *(
        _one(f"spelling-{number}", ACCEPT, "", "23.4", period=period)
        for number, period in enumerate(
            (
                "２０２４年",
                "2024.0",
                "2026H1",
                "2026年1-6月",
                "2026年上半年",
                "2026 年 6 月",
                "2025.10",
                "2026年二季度",
                "2026Q2",
                "2026M1-9",
                "2026年1—9月",
                "2026年前三季度",
                "2025/10",
                "202510",
            )
        )
    ),
]

MINE, NOT_MINE = line(thing="GDP"), line(place="枝江市", thing="GDP", period="2026年1-9月")
RIGHTS = [
    Case("own", text(MINE), ACCEPT, "", ("23.4",)),
    Case("foreign", text(NOT_MINE), ROWS, "FORBIDDEN"),
    Case("mixed", text(MINE, NOT_MINE), ROWS, "FORBIDDEN"),
    Case("parent", text(line(place="宜昌市")), ROWS, "FORBIDDEN"),
    Case("by-code", text(line(place="420583")), ROWS, "FORBIDDEN"),
    Case("by-code-form", text(line(place="420583.0")), ROWS, "JURISDICTION_CODE_FORM FORBIDDEN"),
    Case("by-path", text(line(place="宜昌市枝江市")), ROWS, "JURISDICTION_BY_PATH FORBIDDEN"),
    Case("hidden", text(line(place="枝江\u200b市")), ROWS, "TEXT_HIDDEN_CHARACTERS FORBIDDEN"),
    Case("blank-value", text(line(place="枝江市", value="")), WARN, "VALUE_MISSING"),
    Case("of-two-names", text(line(place="朝阳区")), ROWS, "JURISDICTION_AMBIGUOUS"),
]
