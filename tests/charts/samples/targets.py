"""Targets of one place: every status, every kind, and pairs of them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.charts.samples.names import AS_OF
from tests.charts.samples.target import target
from tracker.core.kinds import Comparator, Kind, Status, Tier
from tracker.views.rows import TargetLink, TargetRow
from tracker.words import measured


def targets(lang: str) -> list[TargetRow]:
    """Fourteen targets of one place: every status, every kind."""

    def t(code: str, indicator: str, status: Status, **more: object) -> TargetRow:
        return target(code, indicator, lang, status, **more)  # type: ignore[arg-type]

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
            band=("26", "28"),
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


def others(lang: str) -> dict[str, TargetRow]:
    """Targets for courses of their own: a mean of yearly rates, and a count whose values are bounds."""
    return {
        "gdp-rate": target(
            "gdp-rate", "gdp-rate", lang, Status.AHEAD, kind=Kind.AVERAGE_RATE, value="7", unit="%",
            start=date(2021, 1, 1), latest="9.01", period="2024", decimals=1,
        ),
        "bounded": target("bounded", "entities", lang, Status.ON_TRACK, value="2500", unit="家", decimals=0,
                          latest="2200", period="2023", deadline=date(2027, 12, 31)),
    }  # fmt: skip


def many(lang: str, count: int) -> list[TargetRow]:
    """As many targets as asked for, over the themes."""
    base = targets(lang)
    return [replace(base[n % len(base)], code=f"t{n}", tier="", tier_of="") for n in range(count)]


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


def due_soon(lang: str) -> list[TargetRow]:
    """Targets that fall due all over two years around the day, some of them on it, the day before, and a year later."""
    days = [AS_OF, AS_OF - timedelta(1), date(2026, 12, 31), date(2027, 10, 31), date(2027, 11, 1), date(2027, 6, 30),
            date(2025, 12, 31), None]  # fmt: skip
    return [replace(row, deadline=days[n % len(days)]) for n, row in enumerate(many(lang, 40))]


def leads(lang: str) -> list[TargetRow]:
    """Targets ahead of and behind their schedule, one of them further than the axis, and some judged otherwise."""
    far, on = Status.FAR_BEHIND, Status.ON_TRACK
    found = [(far, -1.32), (far, -0.529), (Status.BEHIND, -0.072), (on, -0.031), (on, 0.0), (Status.AHEAD, 0.077),
             (Status.AHEAD, 0.44)]  # fmt: skip
    rows = [row for row in targets(lang) if not row.tier_of]
    judged = [replace(row, status=status, lead=lead) for (status, lead), row in zip(found, rows, strict=False)]
    return [*judged, *rows[len(judged) :]]
