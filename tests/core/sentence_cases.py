"""A case for every status and main variant of a sentence: what was promised and what is known, to be said in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from tests.core.judging_cases import SETTINGS, TODAY, actual, end_of, promised
from tracker.core.judging import Judgement, Promise, judge
from tracker.core.kinds import ActualBasis, BaselineBasis, Binding, Direction, IntervalMode


class Case(NamedTuple):
    """`actuals` as `judging_cases.actual` reads them, with the fields of `known` in each; `unit` and `decimals` are the
    indicator's, `counted` is what it counts in English."""

    promise: Promise
    actuals: str
    unit: str = "亿元"
    decimals: int = 1
    as_of: date = TODAY
    known: Mapping[str, Any] = {}
    counted: str = ""

    def judged(self) -> Judgement:
        """The judgement of the case."""
        observed = [replace(actual(each), **self.known) for each in self.actuals.split()]
        return judge(self.promise, observed, self.as_of, SETTINGS)


class Goal(NamedTuple):
    """A floor and its stretch on one series of actuals."""

    floor: Promise
    stretch: Promise
    actuals: str
    unit: str = "亿元"


FIRMS = {"unit": "家", "decimals": 0}
RATE = {"unit": "%", "decimals": 1}
WORKSHOPS = {"unit": "家", "decimals": 0, "counted": "workshop|workshops"}
DONE = {"unit": "个", "decimals": 0}
AVERAGE = promised("average_rate", ">=", 6, start=date(2021, 1, 1), by=2030)
YEARS = promised("total", ">=", 100, start=date(2021, 1, 1), by=2025)
NEUTRAL = {"direction": Direction.NEUTRAL}
CASES = (
    # achieved early: before the deadline, held at it, at the deadline unknown, a scale of an earlier year
    Case(promised("level", ">", 12000, by=2025), "2022=12400 2023=14500", **FIRMS, as_of=date(2024, 6, 30)),
    Case(promised("level", ">", 12000, by=2025), "2022=12400 2025>17000", **FIRMS),
    Case(promised("level", ">", 12000, by=2025), "2022=12400", **FIRMS),
    Case(promised("level", ">", 12000, by=2025), "2022=12400 2023=14500", **FIRMS),
    Case(promised("total", ">=", 90, of=2026, never_negative=True), "2026M1-9=95", unit="个", decimals=0),
    Case(promised("total", ">", 1000, of=2025, late_allowed=True, announced=date(2023, 8, 16)), "2024=1034"),
    Case(promised("milestone", ">=", None, by=2026), "2025-11=1", unit="个", decimals=0),
    # achieved at the deadline
    Case(promised("total", ">=", 100, of=2025), "2025=101.5"),
    Case(promised("growth", ">=", "7.5", of=2025), "2025=7.6", **RATE),
    Case(promised("total", "~", 200, of=2025), "2025=192", unit="个", decimals=0),
    Case(promised("relative", ">=", 18, by=2025, direction=Direction.LESS), "2025=19.5", **RATE),
    Case(promised("level", ">=", 35, by=2025, base=48, direction=Direction.LESS), "2025=34", "微克/立方米", 0),
    Case(promised("relative", ">=", 18, by=2025, direction=Direction.LESS), "2025=-2.1", **RATE),
    Case(promised("relative", ">=", 18, by=2025, direction=Direction.LESS), "2025>19", **RATE),
    # reached without a deadline
    Case(promised("level", ">=", 200), "2022=178.5 2023=206", "万户", 2),
    Case(promised("level", ">=", 200), "2023=206 2024=213.4", "万户", 2),
    Case(promised("level", ">=", 300), "2025>320", "亿元", 1),
    # something to keep
    Case(promised("hold", ">=", 35), "2024=38.2 2025=36.1", "万元/亩", 1),
    Case(promised("hold", ">=", 35), "2025=34.2", "万元/亩", 1),
    Case(promised("hold", ">=", 35), "2023=34.2 2025=36.1", "万元/亩", 1),
    Case(promised("hold", "<=", "5.5", direction=Direction.LESS), "2025=5.9", **RATE),
    Case(promised("hold", "~", 27, is_share=True, **NEUTRAL), "2024=24.0", **RATE),
    Case(promised("hold", "~", 27, is_share=True, **NEUTRAL), "2024=26.4", **RATE),
    Case(promised("hold", ">", 0), "2025=0.6", unit="百分点"),
    Case(
        promised("interval", "between", "4.5", upper=Decimal("5.5"), interval_mode=IntervalMode.KEEP, is_share=True),
        "2025=4.9",
        **RATE,
    ),
    # on the way
    Case(promised("level", ">=", 350, by=2030, base="179.11"), "2025=275.3", "平方公里", 2),
    Case(promised("level", ">=", 350, by=2030, base="179.11"), "2025=262.5", "平方公里", 2),
    Case(promised("level", ">=", 350, by=2030, base="179.11"), "2023=200 2025=244.6", "平方公里", 2),
    Case(promised("level", ">=", 350, by=2030, base="179.11"), "2025=199", "平方公里", 2),
    Case(promised("level", ">=", 350, by=2030, base="179.11"), "2025=170", "平方公里", 2),
    Case(promised("level", ">=", 350, by=2030, base="179.11", binding=Binding.BINDING), "2025=262", "平方公里", 2),
    Case(promised("total", ">", 6000, of=2023), "2021=5022 2023H1=2542.1", as_of=date(2023, 9, 30)),
    Case(promised("total", ">", 330, of=2026), "2026M1-9=156", **FIRMS),
    Case(promised("total", "<=", 365, of=2026), "2026H1=150", "亿元", 1),
    Case(
        promised("level", ">=", 200, by=2030, base=100, interim=((date(2025, 12, 31), Decimal(180)),)),
        "2025=171",
        "亿元",
        1,
    ),
    Case(promised("level", ">", 330, by=2026, base=156, baseline_date=date(2022, 12, 31)), "2025=300", **FIRMS),
    # judged at the deadline: so far
    Case(promised("growth", ">=", "7.5", of=2026), "2026H1=7.8", **RATE),
    Case(promised("growth", ">=", "7.5", of=2026), "2026M1-9=7", **RATE),
    Case(promised("growth", ">=", "7.5", of=2026), "2026H1~7.8", **RATE),
    Case(promised("growth", "<=", 3, of=2026), "2026H1=2.4", **RATE),
    Case(
        promised("average_rate", ">=", 6, start=date(2021, 1, 1), by=2030),
        "2021=8.1 2022=5.2 2023=6 2024=6.4 2025=6.3",
        **RATE,
    ),
    # without a deadline, not there yet
    Case(promised("level", ">=", 10000), "2024=6191"),
    Case(promised("level", ">=", 65, is_share=True), "2025=63.2", **RATE),
    Case(promised("level", ">=", 300), "2025>240", "亿元", 1),
    Case(promised("level", ">=", 100), "2023=104 2024=98", "亿元", 1),
    # late, floor, missed
    Case(promised("total", ">", 6000, of=2023, late_allowed=True), "2023<6000 2024=6191"),
    Case(promised("total", ">", 6000, of=2023, late_allowed=True), "2023=5907 2024=6191"),
    Case(promised("total", ">=", 6200, of=2023, late_allowed=True), "2023<6000 2024=6191"),
    Case(promised("level", "=", 1973, by=2023, cumulative=True), "2024-12=1972", "个", 0),
    Case(promised("total", "<=", 100, of=2026, never_negative=True), "2026M1-9=110"),
    Case(promised("growth", ">=", "7.5", of=2025), "2025=7.4", **RATE),
    Case(promised("milestone", ">=", None, by=2025), "2025=0", unit="个", decimals=0),
    # nothing proves it
    Case(promised("total", ">", 6000, of=2023), "2023H1=2542.1 2024=6191"),
    Case(promised("total", ">", 1000, of=2025), "2025~1010"),
    Case(promised("level", ">=", 100, by=2025), "2024=90"),
    Case(promised("level", ">=", 100, by=2025), ""),
    Case(promised("milestone", ">=", None, by=2025), "", unit="个", decimals=0),
    # no data
    Case(promised("growth", ">=", "7.5", of=2026), "", **RATE),
    Case(promised("level", ">=", 300, by=2030, base="160.47"), "", "万人", 2),
    Case(promised("milestone", ">=", None, by=2026), "", unit="个", decimals=0),
    # cannot be assessed
    Case(promised("total", ">", None, of=2026, redacted=True), ""),
    Case(promised("level", ">=", 150, by=2030, base=100), "2025~140", "亿元", 1),
    Case(promised("level", ">=", 100, by=2030), "2025=50", "亿元", 1),
    Case(promised("level", ">=", 100, base=120, by=2030), "2025=90", "亿元", 1),
    Case(promised("hold", ">=", 35), "2025>30", "万元/亩", 1),
    Case(promised("milestone", ">=", None, by=2026), "2025=0", unit="个", decimals=0),
    Case(promised("total", "<=", 0, of=2026, direction=Direction.LESS), "2026H1=0", "个", 0),
    Case(promised("level", ">=", 100, by=2030, comparable=False), "2025=50"),
    Case(promised("level", ">=", None, by=2030), "2025=50"),
    Case(promised("interval", "between", 1, upper=Decimal(2), by=2027), "2025=1", **FIRMS),
    Case(promised("level", "~", 0, by=2030), "2025=5"),
    Case(promised("level", ">=", 100, base=0, by=2030, baseline_date=None), "2025=50"),
    Case(promised("total", ">=", 100, by=2026), "2026H1=50"),
    Case(YEARS, "2021=20 2023=20", as_of=date(2024, 6, 1)),
    Case(
        promised("average_rate", "=", 0, start=date(2021, 1, 1), by=2030),
        "2021=-1 2022=-2",
        **RATE,
        as_of=date(2023, 6, 1),
    ),
    # what the data are like: worked out, of an assumed day, later than the deadline, baselines from elsewhere
    Case(promised("level", ">=", 40, by=2025, **NEUTRAL), "2025=41", known={"basis": ActualBasis.DERIVED}),
    Case(promised("level", ">=", 40, by=2025), "2025=41", known={"published": None}),
    Case(promised("hold", ">=", 35, by=2024), "2025=36", "万元/亩", 1),
    Case(promised("level", ">=", 300, by=2030, announced=date(2021, 8, 16)), "2020=160 2025=240", "万人", 2),
    Case(
        promised("level", ">=", 300, by=2030, announced=date(2021, 8, 16)),
        "2020=160 2025=240",
        "万人",
        2,
        known={"basis": ActualBasis.DERIVED},
    ),
    Case(
        promised(
            "level",
            ">=",
            100,
            by=2030,
            baseline=Decimal(100),
            baseline_date=end_of(2020),
            baseline_basis=BaselineBasis.PUBLISHED,
        ),
        "2025=99",
    ),
    Case(
        promised(
            "level",
            ">=",
            100,
            baseline=Decimal(40),
            baseline_date=end_of(2020),
            baseline_basis=BaselineBasis.PUBLISHED,
        ),
        "2025~80",
    ),
    # the trend of several values with the range of their changes; less is better; the last weeks
    Case(
        promised("level", ">=", 350, by=2030, base="179.11"),
        "2021=190 2022=212 2023=229 2024=240 2025=255",
        "平方公里",
        2,
    ),
    Case(promised("level", "<=", 30, by=2030, base=50), "2022=46 2024=44", "微克/立方米", 0),
    Case(promised("level", "<=", 30, by=2030, base=50), "2025=53", "微克/立方米", 0),
    Case(promised("level", "<=", 30, by=2030), "2025=41", "微克/立方米", 0),
    Case(
        promised("level", ">=", 40, by=2026, base=10, baseline_date=end_of(2022)),
        "2025=33",
        **WORKSHOPS,
        as_of=date(2026, 12, 10),
    ),
    Case(promised("total", ">=", 40, of=2026), "2026H1=24", **WORKSHOPS),
    Case(YEARS, "2021=20 2022=20", as_of=date(2023, 6, 1)),
    Case(
        promised("total", ">=", 1200, of=2026),
        "2023=1000 2024=1050 2025=1100 2023H1=520 2024H1=560 2025H1=580 2026H1=610",
    ),
    # milestones, rates level with their target, means below it, late without the value at the deadline
    Case(promised("milestone", ">=", None, by=2025), "2025=1", **DONE),
    Case(promised("milestone", ">=", None, by=2025, late_allowed=True), "2026-03=1", **DONE),
    Case(promised("milestone", ">=", None), "2025=1", **DONE),
    Case(promised("milestone", ">=", None), "2025=0", **DONE),
    Case(promised("growth", ">=", "7.5", of=2026), "2026H1=7.5", **RATE),
    Case(AVERAGE, "2021=6 2022=6", **RATE, as_of=date(2023, 6, 1)),
    Case(AVERAGE, "2021=5.1 2022=5.2", **RATE, as_of=date(2023, 6, 1)),
    Case(promised("level", ">=", 100, by=2024, cumulative=True, late_allowed=True), "2025=90 2026-06=100"),
    Case(promised("total", ">=", 100, by=2030), "2025=50"),
    # the trend and R disagree with the status, one or both of them
    Case(promised("level", ">=", 100, base=50, by=2025), "2025=97", as_of=end_of(2025)),
    Case(promised("level", ">=", 100, base=50, by=2030), "2025=62 2024=72 2023=70"),
    Case(promised("level", ">=", 200, by=2030, base=-50), "2022=-60 2023=10 2025=70"),
)
GOALS = (
    Goal(
        promised("total", ">", 6000, of=2023, late_allowed=True),
        promised("total", ">", 6200, of=2023, late_allowed=True),
        "2023=5907 2024=6191",
    ),
    Goal(promised("total", ">", 6000, of=2023), promised("total", ">", 6200, of=2023), "2023=6100"),
    Goal(promised("growth", ">=", 7, of=2026), promised("growth", ">=", "7.5", of=2026), "2026H1=7.2", unit="%"),
)
