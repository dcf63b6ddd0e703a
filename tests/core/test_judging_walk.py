"""The cases that the method walks through, with the published values; the same as `docs/methods.md` shows."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.judging_cases import SETTINGS, TODAY, actual, promised, said, value
from tracker.core.judging import Flag, Observation, Promise, judge
from tracker.core.judging.rollup import goal_status
from tracker.core.kinds import ActualBasis, Direction, Status

YICHANG_2023, WUHAN_2021, YIDU_2026 = date(2023, 8, 16), date(2021, 7, 26), date(2026, 3, 1)
FLOOR = promised("total", ">", 6000, of=2023, late_allowed=True, announced=YICHANG_2023)
STRETCH = promised("total", ">", 6200, of=2023, late_allowed=True, announced=YICHANG_2023)
GDP = [actual("2021=5022", "2022-01-20"), actual("2023H1=2542.1", "2023-08"), actual("2024=6191", "2025")]


def undated(text: str, **more: object) -> Observation:
    """An actual that nothing says the publication date of."""
    dated = actual(text, **more)
    return Observation(dated.period, dated.value, dated.qualifier, dated.vintage, basis=dated.basis)


def test_gdp_in_september_2023_is_behind_at_both_tiers() -> None:
    for target, lead in ((FLOOR, "-7.2"), (STRETCH, "-8.6")):
        judgement = judge(target, GDP, date(2023, 9, 30), SETTINGS)
        assert judgement.status is Status.BEHIND
        assert round(value(judgement, "lead"), 1) == Decimal(lead)
        assert round(value(judgement, "time_elapsed")) == 50


def test_gdp_today_is_due_and_names_the_later_year() -> None:
    floor = judge(FLOOR, GDP, TODAY, SETTINGS)
    assert floor.status is Status.RESULT_DUE
    assert floor.reached_since is not None
    assert floor.reached_since.value == 6191
    assert judge(STRETCH, GDP, TODAY, SETTINGS).status is Status.RESULT_DUE


@pytest.mark.parametrize(
    ("more", "floor", "stretch", "goal"),
    [
        (["2023=5756"], "achieved_late", "missed", "floor_only"),
        (["2023=5756", "2025=6300"], "achieved_late", "achieved_late", "achieved_late"),
        (["2023=6100"], "achieved", "missed", "floor_only"),
        (["2023=6300"], "achieved", "achieved", "achieved"),
    ],
)
def test_gdp_once_the_year_is_on_file(more: list[str], floor: str, stretch: str, goal: str) -> None:
    values = [*GDP, *map(actual, more)]
    statuses = [judge(target, values, TODAY, SETTINGS).status for target in (FLOOR, STRETCH)]
    assert statuses == [floor, stretch]
    assert goal_status(statuses[0], statuses[1], passed=True) == goal


WALK = [
    (promised("level", ">=", 300, by=2030, announced=YICHANG_2023), [undated("2020=160.47")], "no_data", ()),
    (promised("level", ">=", 350, by=2030, announced=YICHANG_2023), [undated("2019=179.11")], "no_data", ()),
    (promised("level", "=", 1973, by=2023, cumulative=True, announced=YICHANG_2023),
     [actual("2024-12=1972", "2025-01-05")], "missed", ()),
    (promised("hold", ">=", 100, is_share=True), [], "no_data", ()),
    (promised("level", ">=", 200, base=100, baseline_date=WUHAN_2021, announced=WUHAN_2021),
     [actual("2022=178.50", "2023-04"), actual("2023=206", "2024")], "achieved", (Flag.NO_DEADLINE,)),
    (promised("level", ">=", 12000, by=2025, announced=WUHAN_2021), [actual("2022=12400", "2023-04-06")],
     "achieved_early", (Flag.UNCONFIRMED,)),
    (promised("hold", "~", 27, is_share=True, direction=Direction.NEUTRAL, announced=WUHAN_2021),
     [actual("2024=24.0", "2025-12-27", basis=ActualBasis.DERIVED)], "breached", (Flag.DERIVED,)),
    (promised("level", ">=", None, by=2025, redacted=True), [], "not_assessable(redacted)", ()),
    (promised("growth", ">=", "7.5", of=2026, announced=YIDU_2026), [actual("2026H1=8.1", "2026-07-20")],
     "not_assessable(judged_at_deadline)", (Flag.UNSETTLED,)),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "values", "expected", "flags"), WALK)
def test_walked_through(promise: Promise, values: list[Observation], expected: str, flags: tuple[Flag, ...]) -> None:
    judgement = judge(promise, values, TODAY, SETTINGS)
    assert said(judgement) == expected
    assert judgement.flags >= set(flags)
