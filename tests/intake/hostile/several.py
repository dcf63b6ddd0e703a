"""Records that meet each other, and periods across."""

from tests.intake.hostile import ACCEPT, ROWS, WARN, Case, line, text

TOGETHER = [
    Case(
        "one-key-three-ways",
        text(*(line(period=period) for period in ("2026年上半年", "2026H1", "2026年1-6月"))),
        WARN,
        "DUPLICATE_SAME",
        ("23.4",),
    ),
    Case("one-key-two-values", text(line(), line(value="23.5")), ROWS, "DUPLICATE_DIFFERENT"),
    Case(
        "one-key-two-units",
        text(line(), line(value="234000", unit="万元")),
        WARN,
        "DUPLICATE_SAME UNIT_CONVERTED",
        ("23.4",),
    ),
    Case("one-key-by-name-and-code", text(line(), line(place="420581", value="24")), ROWS, "DUPLICATE_DIFFERENT"),
    Case(
        "one-key-two-vintages",
        text(
            "宜都市,GDP,2025年,1,亿元,快报\r\n宜都市,GDP,2025年,2,亿元,最终\r\n",
            header="地区,指标,时期,数值,单位,数据版本\r\n",
        ),
        ACCEPT,
        "",
        ("1", "2"),
    ),
    Case("blank-beside-value", text(line(value=""), line()), WARN, "VALUE_MISSING", ("23.4",)),
    Case(
        "stored-the-same",
        text(line(place="枝江市", thing="GDP", period="2026H1", value="4210000", unit="万元", source="枝江市统计局")),
        WARN,
        "UNIT_CONVERTED",
    ),
    Case(
        "stored-otherwise",
        text(line(place="枝江市", thing="GDP", period="2026H1", value="430")),
        WARN,
        "VALUE_CHANGED",
        ("430",),
    ),
    Case(
        "no-value-and-all-else-wrong",
        text(line(place="宜部市", thing="GPD", period="2027年", value="暂无", unit="亿美员")),
        ROWS,
        "JURISDICTION_UNKNOWN INDICATOR_UNKNOWN PERIOD_FUTURE UNIT_UNKNOWN VALUE_MISSING",
    ),
    Case("no-value-and-other-unit", text(line(value="", unit="平方公里")), WARN, "VALUE_MISSING"),
    Case("value-in-the-unit", text(line(value="", unit="23.4")), WARN, "VALUE_MISSING"),
    Case("stored-and-blank", text(line(place="枝江市", thing="GDP", period="2026H1", value="")), WARN, "VALUE_MISSING"),
    Case(
        "stored-with-another-source",
        text(line(place="枝江市", thing="GDP", period="2026H1", value="421.0")),
        WARN,
        "TEXT_CHANGED",
        ("421",),
    ),
    Case(
        "target-code",
        text("yidu-gdp-2025,2025年,868.4,亿元\r\n", header="目标编码,时期,数值,单位\r\n"),
        ACCEPT,
        "",
        ("868.4",),
    ),
    Case(
        "target-unknown",
        text("yidu,2025年,868.4,亿元\r\n", header="目标编码,时期,数值,单位\r\n"),
        ROWS,
        "TARGET_UNKNOWN",
    ),
    Case(
        "target-contradicted",
        text("yidu-gdp-2025,枝江市,2025年,868.4,亿元\r\n", header="目标编码,地区,时期,数值,单位\r\n"),
        ROWS,
        "IDENTITY_CONFLICT",
    ),
    Case(
        "code-contradicts-name",
        text("420583,宜都市,GDP,2025年,1,亿元\r\n", header="地区代码,地区,指标,时期,数值,单位\r\n"),
        ROWS,
        "IDENTITY_CONFLICT",
    ),
    Case(
        "code-decides-a-name-of-two",
        text("110105,朝阳区,GDP,2025年,1,亿元\r\n", header="地区代码,地区,指标,时期,数值,单位\r\n"),
        ACCEPT,
        "",
        ("1",),
    ),
    Case(
        "scope",
        text("宜都市,GDP,城区,2025年,1,亿元\r\n", header="地区,指标,范围,时期,数值,单位\r\n"),
        ACCEPT,
        "",
        ("1",),
    ),
    Case(
        "scope-unknown",
        text("宜都市,GDP,郊区,2025年,1,亿元\r\n", header="地区,指标,范围,时期,数值,单位\r\n"),
        ROWS,
        "SCOPE_UNKNOWN",
    ),
]

WIDE = [
    Case(
        "periods-across",
        text("宜都市,GDP,亿元,1,2,\r\n", header="地区,指标,单位,2023年,2024年,2025年\r\n"),
        WARN,
        "VALUE_MISSING",
        ("1", "2"),
    ),
    Case(
        "things-across",
        text("宜都市,2024年,1,2\r\n", header="地区,时期,地区生产总值（亿元）,城镇新增就业人数(万人)\r\n"),
        WARN,
        "UNIT_IN_NAME",
        ("1", "2"),
    ),
    Case(
        "places-across",
        text("GDP,亿元,2024年,1,2\r\n", header="指标,单位,时期,宜都市,枝江市\r\n"),
        ACCEPT,
        "",
        ("1", "2"),
    ),
    Case(
        "unit-behind-the-year",
        text("宜都市,GDP,10000\r\n", header="地区,指标,2024年（万元）\r\n"),
        WARN,
        "UNIT_IN_HEADER UNIT_CONVERTED",
        ("1",),
    ),
    Case(
        "one-period-twice",
        text("宜都市,GDP,亿元,1,2\r\n", header="地区,指标,单位,2024年,2024\r\n"),
        ROWS,
        "DUPLICATE_IN_LINE",
    ),
    Case(
        "future-year-across",
        text("宜都市,GDP,亿元,1,2\r\n", header="地区,指标,单位,2025年,2027年\r\n"),
        ROWS,
        "PERIOD_FUTURE",
    ),
    Case(
        "ambiguous-place-across",
        text("GDP,亿元,2024年,1,2\r\n", header="指标,单位,时期,宜都市,朝阳区\r\n"),
        ROWS,
        "JURISDICTION_AMBIGUOUS",
    ),
    Case(
        "mixed-headers",
        text("GDP,1,2\r\n", header="指标,2024年,宜都市\r\n"),
        "reject-file",
        "COLUMN_MIXED COLUMN_IGNORED",
    ),
]
