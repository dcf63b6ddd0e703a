"""Example rows with the longest real names; made up, for looking at charts and for testing them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tracker.core.kinds import BaselineBasis, Commitment, Comparator, Kind, Status, Tier
from tracker.core.periods import Period
from tracker.views.crowd import Crowd
from tracker.views.rows import ActualRow, StatusHistory, TargetLink, TargetRow, Trajectory
from tracker.words import measured, period, quantity, text

AS_OF = date(2026, 11, 21)
THEMES = {
    "economy": ("经济发展", "Economy"),
    "industry": ("产业升级", "Industry"),
    "ecology": ("生态环境", "Ecology and environment"),
    "city": ("城市建设", "City building"),
    "welfare": ("民生福祉", "People's livelihood"),
    "reform": ("改革开放", "Reform and opening-up"),
    "transport": ("综合交通", "Transport"),
    "culture": ("文化旅游", "Culture and tourism"),
}
PLACES = {
    "420500": ("宜昌市", "Yichang"),
    "420528": ("长阳土家族自治县", "Changyang Tujia Autonomous County"),
    "420529": ("五峰土家族自治县", "Wufeng Tujia Autonomous County"),
    "420100": ("武汉市", "Wuhan"),
    "420506": ("夷陵区", "Yiling District"),
    "420583": ("枝江市", "Zhijiang"),
    "420502": ("西陵区", "Xiling District"),
    "420503": ("伍家岗区", "Wujiagang District"),
    "420504": ("点军区", "Dianjun District"),
    "420505": ("猇亭区", "Xiaoting District"),
    "420525": ("远安县", "Yuan'an County"),
    "420526": ("兴山县", "Xingshan County"),
    "420527": ("秭归县", "Zigui County"),
    "420581": ("宜都市", "Yidu"),
    "420582": ("当阳市", "Dangyang"),
    "420500-gxq": ("宜昌高新区", "Yichang High-tech Zone"),
    "420000": ("湖北省", "Hubei Province"),
}
NAMES = {
    "gdp": ("地区生产总值", "Gross regional product"),
    "nev": ("新能源和智能网联汽车产业集群规模", "Size of the new-energy and intelligent connected vehicle cluster"),
    "people": ("中心城区常住人口", "Permanent residents of the central urban area"),
    "water": ("长江干流宜昌段水质达到或优于Ⅱ类比例", "Share of the main stream in class II or better"),
    "firms": ("高新技术企业数", "High-tech enterprises"),
    "growth": ("规模以上工业增加值增速", "Growth of industrial value added"),
    "outfall": ("长江入河排污口整治数", "River outfalls treated"),
    "entities": ("市场主体数", "Market entities"),
    "share": ("工业增加值占地区生产总值比重", "Industry's share of gross regional product"),
    "pm": ("细颗粒物(PM2.5)年均浓度", "Annual mean PM2.5"),
    "jobless": ("城镇调查失业率", "Surveyed urban unemployment"),
    "bridge": ("<b>伍家岗长江大桥</b>建成通车", "Wujiagang <Yangtze> bridge opened"),
    "area": ("城市建成区面积", "Built-up area"),
}

LONG_VALUE = {"zh": "预计 6191.25 亿元（2024 年上半年）", "en": "619.125 billion yuan (estimate) (H1 2024)"}

BREAK = {
    "zh": "口径变化：2024 年起按新目录统计，新增动力电池和车规级芯片企业",
    "en": "Series break: from 2024 by the new list, which adds makers of batteries and chips",
}


def _target(
    code: str,
    indicator: str,
    lang: str,
    status: Status,
    *,
    place: str = "420500",
    theme: str = "economy",
    kind: Kind = Kind.LEVEL,
    value: str | None = "100",
    unit: str = "亿元",
    comparator: Comparator = Comparator.AT_LEAST,
    deadline: date | None = date(2025, 12, 31),
    progress: float | None = None,
    completion: float | None = None,
    elapsed: float | None = None,
    latest: str | None = None,
    period: str | None = None,
    decimals: int = 1,
    baseline: str | None = None,
    upper: str | None = None,
    tier: str = "",
    tier_of: str = "",
    redacted: bool = False,
    parent: str = "",
    announced: date = date(2021, 2, 8),
) -> TargetRow:
    at = 0 if lang == "zh" else 1
    amount = Decimal(value) if value else None
    high = Decimal(upper) if upper else None
    latest_period = Period.from_code(period) if period else None
    actual = Decimal(latest) if latest else None
    return TargetRow(
        code=code,
        jurisdiction_code=place,
        jurisdiction=PLACES[place][at],
        indicator_code=indicator,
        indicator=NAMES[indicator][at],
        scope="",
        theme_code=theme,
        theme=THEMES[theme][at],
        kind=kind,
        comparator=comparator,
        commitment=Commitment.PLAN,
        binding="unspecified",
        value=amount,
        upper=high,
        unit=unit,
        decimals=decimals,
        redacted=redacted,
        target_words=measured(comparator, amount, high, unit, lang) if amount is not None else "",
        start=date(2020, 12, 31),
        deadline=deadline,
        deadline_basis="stated" if deadline else "none",
        tier=tier,
        tier_of=tier_of,
        parent=parent,
        source="002",
        source_short=("宜昌市“十四五”规划纲要", "Yichang 14th five-year plan")[at],
        line=12,
        figure="",
        announced=announced,
        status=status,
        reason="",
        flags=(),
        progress=progress,
        completion=completion,
        elapsed=elapsed,
        lead=progress - elapsed if progress is not None and elapsed is not None else None,
        expected=None,
        latest=actual,
        latest_period=latest_period,
        latest_words=_latest_words(actual, unit, latest_period, lang),
        data_as_of=latest_period.end if latest_period else None,
        baseline=Decimal(baseline) if baseline else None,
    )


def _latest_words(actual: Decimal | None, unit: str, when: Period | None, lang: str) -> str:
    if actual is None or when is None:
        return ""
    return text(lang, "table.value_in_period", amount=quantity(actual, unit, lang), period=period(when, lang))


def place(code: str, lang: str) -> str:
    """The name of a place."""
    return PLACES[code][0 if lang == "zh" else 1]


def crowd(lang: str) -> Crowd:
    """So many targets that they are only counted: by place, the smallest together, and by year."""
    rows = [row for _ in range(9) for row in spread(lang, 17, 8)]
    places = list(dict.fromkeys(row.jurisdiction for row in rows))
    years = sorted({row.deadline.year for row in rows if row.deadline})

    def counted(found: Iterable[TargetRow]) -> dict[Status, int]:
        counts = Counter(row.status for row in found)
        return {status: counts[status] for status in Status if counts[status]}

    others = text(lang, "crowd.others", count=len(places) - 12)
    return Crowd(
        goals=counted(rows),
        all=counted(rows),
        by_place=[
            *((name, counted(row for row in rows if row.jurisdiction == name)) for name in places[:12]),
            (others, counted(row for row in rows if row.jurisdiction in places[12:])),
        ],
        by_year=[
            *((year, counted(row for row in rows if row.deadline and row.deadline.year == year)) for year in years),
            (None, counted(row for row in rows if not row.deadline)),
        ],
        places=len(places),
        documents=23,
        data_as_of=date(2026, 6, 30),
    )


def targets(lang: str) -> list[TargetRow]:
    """Fourteen targets of one place: every status, every kind."""

    def t(code: str, indicator: str, status: Status, **more: object) -> TargetRow:
        return _target(code, indicator, lang, status, **more)  # type: ignore[arg-type]

    return [
        t(
            "gdp-floor",
            "gdp",
            Status.BEHIND,
            kind=Kind.TOTAL,
            value="6000",
            progress=0.4237,
            elapsed=0.4959,
            latest="2542.1",
            period="2023H1",
            deadline=date(2023, 12, 31),
            tier=Tier.FLOOR,
        ),
        t(
            "gdp-stretch",
            "gdp",
            Status.FAR_BEHIND,
            kind=Kind.TOTAL,
            value="6200",
            progress=0.41,
            elapsed=0.4959,
            latest="2542.1",
            period="2023H1",
            deadline=date(2023, 12, 31),
            tier=Tier.STRETCH,
            tier_of="gdp-floor",
        ),
        t(
            "growth",
            "growth",
            Status.NOT_ASSESSABLE,
            kind=Kind.GROWTH,
            value="7.5",
            unit="%",
            latest="6.4",
            period="2026H1",
            deadline=date(2026, 12, 31),
        ),
        t(
            "entities",
            "entities",
            Status.ACHIEVED,
            value="200",
            unit="万户",
            baseline="100",
            progress=1.06,
            elapsed=1.0,
            latest="206",
            period="2023",
        ),
        t(
            "nev",
            "nev",
            Status.FAR_BEHIND,
            theme="industry",
            value="1000",
            baseline="210",
            progress=0.291,
            elapsed=0.82,
            latest="440.5",
            period="2024",
        ),
        t(
            "firms",
            "firms",
            Status.ACHIEVED_EARLY,
            theme="industry",
            value="1.2",
            unit="万家",
            baseline="0.5",
            progress=2.06,
            elapsed=0.4,
            latest="1.94",
            decimals=2,
            period="2022",
        ),
        t(
            "share",
            "share",
            Status.BREACHED,
            theme="industry",
            kind=Kind.HOLD,
            value="27",
            unit="%",
            comparator=Comparator.ABOUT,
            latest="24.0",
            period="2025",
            deadline=date(2030, 12, 31),
        ),
        t("x", "firms", Status.NOT_ASSESSABLE, theme="industry", value=None, unit="家", redacted=True, deadline=None),
        t(
            "water",
            "water",
            Status.HOLDING,
            theme="ecology",
            kind=Kind.HOLD,
            value="100",
            unit="%",
            latest="100",
            period="2025",
            deadline=None,
        ),
        t(
            "pm",
            "pm",
            Status.FAR_BEHIND,
            theme="ecology",
            value="35",
            unit="微克/立方米",
            comparator=Comparator.AT_MOST,
            baseline="42",
            progress=-0.21,
            elapsed=0.6,
            latest="43.5",
            period="2024",
            deadline=date(2027, 12, 31),
        ),
        t(
            "outfall",
            "outfall",
            Status.MISSED,
            theme="ecology",
            value="1973",
            unit="个",
            baseline="0",
            progress=0.9995,
            elapsed=1.0,
            latest="1972",
            decimals=0,
            period="2024",
            deadline=date(2024, 12, 31),
        ),
        t(
            "people",
            "people",
            Status.NO_DATA,
            theme="city",
            value="300",
            unit="万人",
            elapsed=0.59,
            baseline="160.47",
            deadline=date(2030, 12, 31),
        ),
        t(
            "area",
            "area",
            Status.NOT_ASSESSABLE,
            theme="city",
            value="350",
            unit="平方公里",
            completion=0.743,
            latest="260",
            period="2025",
            deadline=date(2030, 12, 31),
        ),
        t("bridge", "bridge", Status.RESULT_DUE, theme="city", kind=Kind.MILESTONE, value=None, unit=""),
        t(
            "jobless",
            "jobless",
            Status.ON_TRACK,
            theme="welfare",
            kind=Kind.INTERVAL,
            value="3",
            upper="6",
            unit="%",
            comparator=Comparator.BETWEEN,
            latest="5.1",
            period="2025",
        ),
    ]


def many(lang: str, count: int) -> list[TargetRow]:
    """As many targets as asked for, over the themes."""
    base = targets(lang)
    return [replace(base[n % len(base)], code=f"t{n}", tier="", tier_of="") for n in range(count)]


def spread(lang: str, places: int, themes: int, each: int = 3) -> list[TargetRow]:
    """Targets over places and themes, with statuses in a fixed mix."""
    at, statuses = 0 if lang == "zh" else 1, list(Status)
    base, rows = targets(lang), []
    for p, (code, names) in enumerate(list(PLACES.items())[:places]):
        for q, (theme, words) in enumerate(list(THEMES.items())[:themes]):
            for n in range((p * 7 + q * 5) % (2 * each + 1) + (14 if p == q == 0 else 0)):
                rows.append(
                    replace(
                        base[(p + q + n) % len(base)],
                        code=f"{code}-{theme}-{n}",
                        jurisdiction_code=code,
                        jurisdiction=names[at],
                        theme_code=theme,
                        theme=words[at],
                        status=statuses[(p + 3 * q + 5 * n) % len(statuses)],
                        tier="",
                        tier_of="",
                        deadline=(
                            None,
                            date(2023, 12, 31),
                            date(2025, 12, 31),
                            date(2025, 12, 31),
                            date(2026, 6, 30),
                            date(2027, 12, 31),
                            date(2030, 12, 31),
                            date(2035, 12, 31),
                        )[(p + q + n) % 8],
                    )
                )
    return rows


def actual(
    period: str,
    value: str,
    unit: str,
    lang: str,
    *,
    settled: bool = True,
    interim: bool = False,
    qualifier: str = "=",
    vintage: str = "",
    note: str = "",
) -> ActualRow:
    """One actual value."""
    return ActualRow(
        period=Period.from_code(period),
        value=Decimal(value),
        qualifier=qualifier,
        vintage=vintage,
        settled=settled,
        interim=interim,
        basis="published",
        certainty="high",
        publisher=("宜昌市统计局" if lang == "zh" else "Yichang Statistics Bureau"),
        published="2023-07-20",
        derived_from="",
        source="公报" if lang == "zh" else "Communiqué",
        note=note,
        version=1,
        words=quantity(Decimal(value), unit, lang),
    )


def trajectories(lang: str) -> dict[str, Trajectory]:
    """One trajectory of every shape."""
    rows = {row.code: row for row in targets(lang)}

    def made(code: str, actuals: list[ActualRow], **more: object) -> Trajectory:
        fields: dict[str, object] = {
            "baseline": None,
            "baseline_basis": BaselineBasis.NONE,
            "planned": (),
            "other_tier": None,
            "projection": (),
            "as_of": AS_OF,
        } | more
        return Trajectory(target=rows[code], actuals=tuple(actuals), **fields)  # type: ignore[arg-type]

    def level(*pairs: tuple[str, str]) -> list[ActualRow]:
        return [actual(code, value, "亿元", lang) for code, value in pairs]

    start, end = date(2020, 12, 31), date(2025, 12, 31)
    nev = [
        *level(("2021", "255.3"), ("2022", "318"), ("2023", "390.2"), ("2024", "440.5")),
        actual("2025-06", "462", "亿元", lang, settled=False, interim=True),
    ]
    gdp = [
        *level(("2019", "4460.8"), ("2020", "4261.4"), ("2021", "5022.7"), ("2022", "5502.7")),
        *(
            actual(code, value, "亿元", lang, interim=True)
            for code, value in (("2023Q1", "1209.9"), ("2023H1", "2542.1"))
        ),
    ]
    ramp = ((date(2022, 12, 31), Decimal(0)), (date(2023, 12, 31), Decimal(6000)))
    return {
        "level": made(
            "nev",
            nev,
            baseline=(start, Decimal(210)),
            baseline_basis=BaselineBasis.PUBLISHED,
            planned=((start, Decimal(210)), (date(2023, 12, 31), Decimal(600)), (end, Decimal(1000))),
            projection=((date(2025, 6, 30), Decimal(462)), (end, Decimal("495.2"))),
        ),
        "broken": made(
            "nev",
            [
                *level(("2021", "255.3"), ("2022", "318")),
                actual("2023", "402", "亿元", lang, vintage="flash"),
                actual("2023", "396.5", "亿元", lang, vintage="preliminary"),
                actual("2023", "390.2", "亿元", lang, vintage="final"),
                actual("2024", "612", "亿元", lang, note=BREAK[lang]),
                actual("2025-06", "640", "亿元", lang, settled=False, interim=True),
            ],
            baseline=(start, Decimal(210)),
            baseline_basis=BaselineBasis.PUBLISHED,
            planned=((start, Decimal(210)), (end, Decimal(1000))),
        ),
        "passed": made(
            "gdp-floor",
            [*gdp, *level(("2023", "5756.4"), ("2024", "6191"))],
            planned=ramp,
            other_tier=rows["gdp-stretch"],
        ),
        "total": made("gdp-floor", gdp, planned=ramp, other_tier=rows["gdp-stretch"], as_of=date(2023, 9, 30)),
        "growth": made(
            "growth",
            [
                *(
                    actual(str(2021 + n), value, "%", lang)
                    for n, value in enumerate(("16.8", "5.5", "7.1", "-2.5", "6.9"))
                ),
                actual("2026H1", "6.4", "%", lang, interim=True),
            ],
        ),
        "hold": made(
            "share",
            [
                actual(str(2019 + n), value, "%", lang)
                for n, value in enumerate(("29.5", "28.8", "27.2", "26.9", "26.1", "25.0", "24.0"))
            ],
        ),
        "interval": made(
            "jobless",
            [actual(str(2021 + n), value, "%", lang) for n, value in enumerate(("5.6", "6.3", "5.5", "5.2", "5.1"))],
        ),
        "redacted": made(
            "x", [actual(str(2021 + n), value, "家", lang) for n, value in enumerate(("510", "640", "833"))]
        ),
        "one": made(
            "people",
            [],
            baseline=(date(2020, 11, 1), Decimal("160.47")),
            baseline_basis=BaselineBasis.PUBLISHED,
            planned=((date(2020, 11, 1), Decimal("160.47")), (date(2030, 12, 31), Decimal(300))),
        ),
        "nothing": made("bridge", []),
    }


def compared(lang: str) -> list[TargetRow]:
    """One indicator over places: a tie, one without data, one without baseline, one of another period."""
    figures = [
        ("420500", Status.ON_TRACK, "300", "160", "250", 0.643, "2024"),
        ("420506", Status.AHEAD, "80", "30", "75", 0.9, "2024"),
        ("420528", Status.BEHIND, "60", "20", "38", 0.45, "2024"),
        ("420529", Status.BEHIND, "50", "18", "32.5", 0.453, "2024"),
        ("420583", Status.FAR_BEHIND, "120", "90", "88", -0.067, "2024"),
        ("420581", Status.NO_DATA, "150", "60", None, None, None),
        ("420582", Status.NOT_ASSESSABLE, "90", None, "41", None, "2024"),
        ("420525", Status.AHEAD, "70", "20", "66", 0.92, "2023"),
    ]
    return [
        _target(
            f"cmp-{place}",
            "firms",
            lang,
            status,
            place=place,
            theme="industry",
            value=value,
            baseline=baseline,
            unit="家",
            latest=latest,
            progress=progress,
            elapsed=0.6 if progress is not None else None,
            period=period,
            decimals=1,
        )
        for place, status, value, baseline, latest, progress, period in figures
    ]


def histories(lang: str) -> list[StatusHistory]:
    """Statuses at two years of month ends."""
    days = [date(2025 + n // 12, n % 12 + 1, 28) for n in range(23)]
    steps = [None, Status.NO_DATA, Status.ON_TRACK, Status.BEHIND, Status.FAR_BEHIND, Status.MISSED]
    return [
        StatusHistory(
            row, tuple((day, steps[min((m + 2 * n) // 7, 5)] if (n + m) % 9 else None) for m, day in enumerate(days))
        )
        for n, row in enumerate(targets(lang)[:7])
    ]


def links(lang: str) -> list[TargetLink]:
    """Pairs of targets on one thing, of several relations."""
    rows = {row.code: row for row in targets(lang)}
    later = replace(
        rows["nev"],
        code="nev-later",
        announced=date(2023, 8, 2),
        value=Decimal(1200),
        deadline=date(2027, 12, 31),
        target_words=measured(">", Decimal(1200), None, "亿元", lang),
    )
    return [
        TargetLink("tier", rows["gdp-floor"], rows["gdp-stretch"]),
        TargetLink("raises", rows["nev"], later),
        TargetLink("unlike", rows["growth"], rows["x"]),
    ]
