"""Targets of many places: over themes and years, of one indicator, and so many that they are only counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.charts.samples.names import NAMES, PLACES, THEMES, place
from tests.charts.samples.target import target
from tests.charts.samples.targets import targets
from tracker.core.kinds import Kind, Status
from tracker.core.periods import Period
from tracker.views.bulletin import Bulletin, Column
from tracker.views.contributions import Added, Contributions
from tracker.views.families import Family, Part
from tracker.views.ranks import ranks
from tracker.views.rows import TargetRow
from tracker.views.totals import Totals
from tracker.words import measured, period, text


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


def compared(lang: str) -> list[TargetRow]:
    """One indicator over places: a tie, one without data, one without baseline, one of another period."""
    figures = [
        ("420500", Status.ON_TRACK, "300", "160", "250", 0.643, "2024"),
        ("420506", Status.AHEAD, "80", "30", "75", 0.9, "2024"),
        ("420528", Status.BEHIND, "60", "20", "38", 0.45, "2024"),
        ("420529", Status.BEHIND, "50", "17", "32", 0.4545, "2024"),
        ("420583", Status.FAR_BEHIND, "120", "90", "88", -0.067, "2024"),
        ("420581", Status.NO_DATA, "150", "60", None, None, None),
        ("420582", Status.NOT_ASSESSABLE, "90", None, "41", None, "2024"),
        ("420525", Status.AHEAD, "70", "20", "66", 0.92, "2023"),
    ]
    return [
        target(
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


def family(lang: str) -> Family:
    """A whole, parts that are added up, a zone that is not, and one in another unit."""
    whole, *rest = compared(lang)[:6]
    zone = replace(rest[0], code="cmp-zone", jurisdiction_code="420500-gxq", jurisdiction=place("420500-gxq", lang))
    counted = sorted(rest, key=lambda row: -(row.value or 0))
    return Family(whole, (*(Part(row, "") for row in counted), Part(zone, "zone")))


def rates_family(lang: str) -> Family:
    """A city's growth target and those of its counties, which cannot be added up."""
    whole, *rest = growth(lang)
    return Family(
        replace(whole, value=Decimal(7), target_words=measured(">=", Decimal(7), None, "%", lang)),
        tuple(Part(row, "measure") for row in rest),
    )


def growth(lang: str) -> list[TargetRow]:
    """The growth of a city and its fourteen counties and districts, nine months of the year known of twelve of them."""
    found = ["8.4", "8.1", "7.8", "7.6", "7.5", "7.4", "6.9", "5.2", "8.8", "7.6", "9.1", "11.2", "7", None, None]
    codes = ["420500", *(code for code in PLACES if code.startswith("4205") and code != "420500")]
    rows = []
    for code, latest in zip(codes, found, strict=True):
        status = (
            Status.NO_DATA if latest is None else Status.ABOVE_SO_FAR if float(latest) >= 7.5 else Status.BELOW_SO_FAR
        )
        rows.append(
            target(
                f"growth-{code}",
                "growth",
                lang,
                status,
                place=code,
                kind=Kind.GROWTH,
                value="7.5",
                unit="%",
                latest=latest,
                period="2026M1-9" if latest else None,
                start=date(2026, 1, 1),
                deadline=date(2026, 12, 31),
                announced=date(2026, 1, 20),
            )
        )
    return rows


def totals(lang: str) -> Totals:
    """So many targets that they are only counted: by place, the smallest together, and by year."""
    rows = [row for _ in range(9) for row in spread(lang, 17, 8)]
    places = list(dict.fromkeys(row.jurisdiction for row in rows))
    years = sorted({row.deadline.year for row in rows if row.deadline})

    def counted(found: Iterable[TargetRow]) -> dict[Status, int]:
        counts = Counter(row.status for row in found)
        return {status: counts[status] for status in Status if counts[status]}

    others = text(lang, "totals.others", count=len(places) - 12)
    return Totals(
        all=counted(rows),
        by_place=[
            *((name, counted(row for row in rows if row.jurisdiction == name)) for name in places[:12]),
            (others, counted(row for row in rows if row.jurisdiction in places[12:])),
        ],
        codes={name: f"99{n:02}00" for n, name in enumerate(places[:12])},
        by_year=[
            *((year, counted(row for row in rows if row.deadline and row.deadline.year == year)) for year in years),
            (None, counted(row for row in rows if not row.deadline)),
        ],
        places=len(places),
        documents=23,
        data_as_of=date(2026, 6, 30),
    )


def compared_all(lang: str) -> Bulletin:
    """Counties by three indicators: amounts by their lead, rates by their distance, and one that few have promised."""
    order = {each.row.jurisdiction_code: each for each in ranks(compared(lang), Decimal("0.5"))}
    rates = {each.row.jurisdiction_code: each for each in ranks(growth(lang), Decimal("0.5"))}
    few = dict(list(order.items())[:2])
    named = {each.row.jurisdiction_code: each.row.jurisdiction for each in (*order.values(), *rates.values())}
    first, second = next(iter(order.values())).row.title, next(iter(rates.values())).row.title
    when = Period.months(2026, 1, 9)
    columns = (Column(first, "", order), Column(second, period(when, lang), rates), Column(first, "", few))
    return Bulletin(named, columns, more=2)


def contributed(lang: str) -> Contributions:
    """What thirteen counties add to a city, one of them without a value, a zone beside them."""
    values = ["412.6", "388", "301.5", "240.25", "197", "180.4", "166", "121", "98.7", "77.5", "31.2", "18"]
    codes = [code for code in PLACES if code.startswith("4205") and code not in ("420500", "420500-gxq")]
    whole = Decimal("2542.1")
    added = tuple(Added(code, place(code, lang), Decimal(value), Decimal(value) / whole)
                  for code, value in zip(codes, values, strict=False))  # fmt: skip
    outside = ((place(codes[-1], lang), "no_value"), (place("420500-gxq", lang), "zone"))
    publisher = "宜昌市统计局" if lang == "zh" else "Yichang Bureau of Statistics"
    return Contributions("420500", place("420500", lang), "gdp", NAMES["gdp"][lang == "en"], "亿元", "", 2,
                         Period.from_code("2023H1"), whole, added, outside, (publisher,))  # fmt: skip
