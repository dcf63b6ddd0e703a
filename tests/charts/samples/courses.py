"""Values and statuses over time: one trajectory of every shape, and two years of reviews."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.charts.samples.names import AS_OF, BREAK
from tests.charts.samples.targets import others, targets
from tracker.core.breaks import series_break
from tracker.core.judging.case import case_of
from tracker.core.judging.fan import fan
from tracker.core.judging.promise import Observation, Promise
from tracker.core.kinds import BaselineBasis, Comparator, Direction, Kind, Status
from tracker.core.periods import Period
from tracker.core.settings import load_settings
from tracker.views.rows import ActualRow, StatusHistory, Trajectory
from tracker.words import value_words


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
    publisher = "宜昌市统计局" if lang == "zh" else "Yichang Bureau of Statistics"
    return ActualRow(
        period=Period.from_code(period),
        value=Decimal(value),
        qualifier=qualifier,
        vintage=vintage,
        settled=settled,
        interim=interim,
        basis="published",
        certainty="high",
        publisher=publisher,
        published="2023-07-20",
        derived_from="",
        source="公报" if lang == "zh" else "Communiqué",
        note=note,
        version=1,
        words=value_words(Decimal(value), unit, qualifier, lang),
        data_from=(publisher,),
        remarks=tuple(filter(None, ("公报" if lang == "zh" else "Communiqué", note))),
        series_break=series_break(note),
    )


def trajectories(lang: str) -> dict[str, Trajectory]:
    """One trajectory of every shape."""
    rows = {row.code: row for row in targets(lang)} | others(lang)

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
            projected_from=4,
            spread=(Decimal("460.5"), Decimal("541.3")),
        ),
        "fan": _fanned(made, level),
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
        "met": made(
            "nev",
            level(("2021", "412.4"), ("2022", "655.2"), ("2023", "998.6"), ("2024", "991.8"), ("2025", "1000")),
            baseline=(start, Decimal("991.4")),
            baseline_basis=BaselineBasis.PUBLISHED,
            planned=((start, Decimal(210)), (end, Decimal(1000))),
            projection=((date(2025, 6, 30), Decimal(998)), (end, Decimal(1000))),
            projected_from=2,
        ),
        "close": made(
            "gdp-floor",
            [
                *level(*((str(year), f"{5990 + (year - 2018) * 2}.2") for year in range(2014, 2027))),
                actual("2023M1-9", "5998.2", "亿元", lang, interim=True),
            ],
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
        "outfalls": made(
            "outfall",
            [
                actual(code, value, "个", lang)
                for code, value in (("2021-12-31", "1180"), ("2022-12-31", "1625"), ("2024-12-31", "1972"))
            ],
            baseline=(date(2020, 12, 31), Decimal(0)),
            baseline_basis=BaselineBasis.STATED,
            planned=((date(2020, 12, 31), Decimal(0)), (date(2024, 12, 31), Decimal(1973))),
        ),
        "average": made(
            "gdp-rate",
            [
                *(actual(str(2021 + n), value, "%", lang) for n, value in enumerate(("16.8", "5", "7.1", "7.5"))),
                actual("2025M1-9", "6.4", "%", lang, interim=True),
            ],
            running_mean=(
                (date(2021, 12, 31), Decimal("16.8")),
                (date(2022, 12, 31), Decimal("10.74")),
                (date(2023, 12, 31), Decimal("9.51")),
                (date(2024, 12, 31), Decimal("9.01")),
            ),
        ),
        "bounds": made(
            "bounded",
            [
                actual("2021", "1650", "家", lang, qualifier=">"),
                actual("2022", "1000", "家", lang, qualifier="about"),
                actual("2023", "2200", "家", lang),
                actual("2025", "2600", "家", lang, qualifier="<"),
                actual("2026-06-30", "2400", "家", lang, qualifier="estimate"),
            ],
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


def _fanned(made: Callable[..., Trajectory], level: Callable[..., list[ActualRow]]) -> Trajectory:
    """Six yearly values, five years before a deadline, and the fan that the method draws of them."""
    pairs = [("2020", "210"), ("2021", "255.3"), ("2022", "318"), ("2023", "390.2"), ("2024", "440.5"), ("2025", "512")]
    start, end = date(2020, 12, 31), date(2030, 12, 31)
    promise = Promise(Kind.LEVEL, Comparator.AT_LEAST, Direction.MORE, Decimal(1000), deadline=end)
    known = [Observation(Period.from_code(code), Decimal(value)) for code, value in pairs]
    case = case_of(promise, known, AS_OF, load_settings())
    last = case.points[-1]
    course = made(
        "nev", level(*pairs), baseline=(start, Decimal(210)), baseline_basis=BaselineBasis.PUBLISHED,
        planned=((start, Decimal(210)), (end, Decimal(1000))), projected_from=6, fan=fan(case, last, end),
        projection=((last.date, last.value), (end, 2 * last.value - Decimal(210))),
    )  # fmt: skip
    return replace(course, target=replace(course.target, deadline=end, status=Status.BEHIND))


def within_a_year(lang: str) -> dict[str, Trajectory]:
    """Courses with months of two years: a total, a rate, a level in the middle of its plan, and one month alone."""
    shapes = trajectories(lang)
    total = replace(shapes["total"], target=replace(shapes["total"].target, start=date(2022, 12, 31)))

    def made(shape: Trajectory, values: str, unit: str, **more: Any) -> Trajectory:
        pairs = (each.split("=") for each in values.split())
        rows = (actual(code, value, unit, lang, interim=not code.isdigit()) for code, value in pairs)
        return replace(shape, actuals=tuple(rows), **more)

    gdp = "2022-01=430.5 2022M1-2=860.5 2022Q1=1290.5 2022M1-4=1720.5 2022M1-5=2150.5 2022H1=2580.5 2022M1-7=3010.5 "
    gdp += "2022M1-8=3440.5 2022M1-9=3870.5 2022M1-10=4300.5 2022M1-11=4730.5 2022=5502.7 2023-01=452.1 2023M1-2=938.4 "
    gdp += "2023Q1=1209.9 2023M1-4=1630 2023M1-5=2077.7 2023H1=2542.1 2023M1-7=2961.3 2023M1-8=3420.8 2023M1-9=3902.6"
    rates = "2025H1=6.1 2025M1-7=6.6 2025M1-8=6.9 2025M1-9=6.8 2025=6.9 2026M1-4=5.9 2026M1-5=6.2 2026H1=6.4"
    nev = "2024-03=401.2 2024-06=418 2024-12=440.5 2025-03=449 2025-06=462"
    return {
        "total": made(total, gdp, "亿元"),
        "growth": made(shapes["growth"], rates, "%"),
        "level": made(shapes["level"], nev, "亿元", as_of=date(2025, 8, 1)),
        "one": made(total, "2023-01=452.1", "亿元"),
    }


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
