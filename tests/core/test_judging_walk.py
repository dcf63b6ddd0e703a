"""The cases that the method walks through, with the published values; the same as `docs/methods.md` shows."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.judging_cases import SETTINGS, TODAY, actual, promised, said, value
from tracker.core.judging import Amount, Flag, Observation, Promise, Unit, Wanted, judge
from tracker.core.judging.tiers import goal_status
from tracker.core.kinds import ActualBasis, Comparator, Direction, Qualifier, Status
from tracker.core.periods import Period

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
        (["2023<6000"], "achieved_late", "missed", "floor_only"),
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
     [actual("2022=178.50", "2023-04"), actual("2023=206", "2024")], "reached", ()),
    (promised("level", ">=", 12000, by=2025, announced=WUHAN_2021), [actual("2022=12400", "2023-04-06")],
     "achieved_early", (Flag.UNCONFIRMED,)),
    (promised("hold", "~", 27, is_share=True, direction=Direction.NEUTRAL, announced=WUHAN_2021),
     [actual("2024=24.0", "2025-12-27", basis=ActualBasis.DERIVED)], "breached", (Flag.DERIVED,)),
    (promised("level", ">=", None, by=2025, redacted=True), [], "not_assessable(redacted)", ()),
    (promised("growth", ">=", "7.5", of=2026, announced=YIDU_2026), [actual("2026H1=7.8", "2026-07-20")],
     "above_so_far", (Flag.INTERIM,)),
    (promised("level", ">=", 10000, announced=YICHANG_2023), [actual("2024=6191", "2025-01")], "not_yet", ()),
    (promised("level", ">", 1000, by=2025, flow=True, announced=YICHANG_2023), [actual("2024=1034", "2025-02")],
     "achieved_early", (Flag.UNCONFIRMED,)),
    (promised("level", ">", 1000, by=2025, flow=True, announced=YICHANG_2023),
     [actual("2024=1034", "2025-02"), actual("2025>1000", "2026-02-11")], "achieved_early", (Flag.BOUND_ONLY,)),
    (promised("total", "=", 90, of=2026, never_negative=True, announced=YIDU_2026),
     [actual("2026M1-9=95", "2026-10-20")], "achieved_early", ()),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "values", "expected", "flags"), WALK)
def test_walked_through(promise: Promise, values: list[Observation], expected: str, flags: tuple[Flag, ...]) -> None:
    judgement = judge(promise, values, TODAY, SETTINGS)
    assert said(judgement) == expected
    assert judgement.flags >= set(flags)


def told_of(promise: Promise, *values: Observation, as_of: date = TODAY) -> dict[str, dict[str, object]]:
    """The sentences by key, each with its values."""
    return {each.key: dict(each.values) for each in judge(promise, values, as_of, SETTINGS).sentences}


def test_an_early_success_names_the_first_value_and_the_one_at_the_deadline() -> None:
    firms = promised("level", ">", 12000, by=2025, announced=WUHAN_2021)
    judgement = judge(firms, map(actual, ("2022=12400", "2023=14500", "2025>17000")), TODAY, SETTINGS)
    assert (judgement.first_reached, judgement.at_deadline) == (actual("2022=12400"), actual("2025>17000"))
    said_of = judgement.sentences[0]
    assert said_of.key == "explain.why.achieved_early_held"
    assert said_of.values["first_period"] == Period.year(2022)
    assert said_of.values["actual"] == Amount(Decimal(17000), qualifier=Qualifier.ABOVE)


def test_a_late_success_has_the_value_at_the_deadline() -> None:
    judgement = judge(FLOOR, [*GDP, actual("2023<6000")], TODAY, SETTINGS)
    assert judgement.at_deadline == actual("2023<6000")
    assert judgement.sentences[0].key == "explain.why.achieved_late_at"
    assert judgement.sentences[0].values["at"] == Amount(Decimal(6000), qualifier=Qualifier.BELOW)


def test_the_distance_of_a_rate_is_said_on_its_side() -> None:
    rate = told_of(promised("growth", ">=", "7.5", of=2026), actual("2026H1=7.8"))
    assert rate["explain.so_far.higher"]["distance"] == Amount(Decimal("0.3"), Unit.POINTS, worked_out=True)
    rate = told_of(promised("growth", "<=", 3, of=2026), actual("2026H1=2"))
    assert rate["explain.so_far.lower"]["status"] == "status.above_so_far_ceiling"


def test_what_is_known_stands_beside_what_cannot_be_assessed() -> None:
    told = told_of(promised("level", ">=", 100, by=2030), actual("2025=50"))
    assert told["explain.known"]["completion_rate"] == Amount(Decimal(50), Unit.PERCENT, worked_out=True)
    assert "explain.reason.no_baseline" in told
    told = told_of(promised("level", ">=", 100, base=0, by=2030), actual("2025~50"))
    assert told["explain.reason.estimate"]["actual"] == Amount(Decimal(50), qualifier=Qualifier.ESTIMATE)
    told = told_of(promised("level", ">=", 1000, base=0, by=2025), actual("2025~1010"))
    assert told["explain.estimate_known"]["actual"] == Amount(Decimal(1010), qualifier=Qualifier.ESTIMATE)


def test_the_band_of_about_is_said_with_its_ends() -> None:
    share = promised("hold", "~", 27, is_share=True, direction=Direction.NEUTRAL)
    values = told_of(share, actual("2024=24"))["explain.why.breached_outside"]
    assert (values["low"], values["high"]) == (Amount(Decimal(26)), Amount(Decimal(28)))
    assert values["target"] == Wanted(Comparator.ABOUT, Decimal(27), None, Unit.VALUE, (Decimal(26), Decimal(28)))


def test_a_breach_is_said_by_its_side() -> None:
    assert "explain.why.breached_below" in told_of(promised("hold", ">=", 35), actual("2025=34"))
    assert "explain.why.breached_above" in told_of(promised("hold", "<=", 10), actual("2025=11"))


def test_a_ceiling_passed_is_said_before_its_year_is_over() -> None:
    cap = promised("total", "<=", 100, of=2026, never_negative=True)
    assert "explain.why.missed_already" in told_of(cap, actual("2026M1-9=110"))


def test_what_is_missing_is_said_in_amount_and_months_when_less_than_a_year_is_left() -> None:
    firms = promised("level", ">=", 330, base=100, by=2026)
    told = told_of(firms, actual("2025=156"), as_of=date(2026, 11, 30))
    assert told["explain.pace.left"]["left"] == Amount(Decimal(174), worked_out=True)
    assert told["explain.pace.left"]["count"] == 1
    assert not any(key.startswith("explain.pace.year") for key in told)
    told = told_of(FLOOR, GDP[1], as_of=date(2023, 9, 30))
    assert told["explain.pace.month"]["since"] == date(2023, 6, 30)


def test_a_sum_over_years_is_said_with_the_years_that_it_adds() -> None:
    plan = promised("total", ">=", 100, start=date(2021, 1, 1), by=2025)
    values = told_of(plan, actual("2021=20"), actual("2022=20"), as_of=date(2023, 6, 1))["explain.why.course"]
    assert values["period"] == Period(date(2021, 1, 1), date(2022, 12, 31))
    assert values["actual"] == Amount(Decimal(40))
