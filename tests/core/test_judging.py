"""A table of cases for every kind of target, every status and every edge that has broken other products."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.core.judging_cases import SETTINGS, TODAY, actual, end_of, judged, promised, refused, said, value
from tracker.core.judging import Flag, Promise, judge
from tracker.core.kinds import (
    ActualBasis,
    BaselineBasis,
    Binding,
    Direction,
    IntervalMode,
    Kind,
    Standing,
    Status,
    Vintage,
)

LEVEL = promised("level", ">=", 100, base=0, by=2030)
LESS = promised("level", "<=", 0, base=100, by=2030)
BINDING = promised("level", ">=", 100, base=0, by=2030, binding=Binding.BINDING)
BY_2025 = promised("level", ">=", 100, base=0, by=2025)
LATE = promised("level", ">=", 100, base=0, by=2025, late_allowed=True)
OPEN = promised("level", ">=", 100)
TOTAL = promised("total", ">=", 365, of=2026)
GROWTH = promised("growth", ">=", "7.5", of=2026)
PAST_GROWTH = promised("growth", ">=", "7.5", of=2025)
FLOOR = promised("hold", ">=", 35, direction=Direction.MORE)
CEILING = promised("hold", "<=", 10)
ABOUT = promised("hold", "~", 27, direction=Direction.NEUTRAL, is_share=True)
KEPT = promised("interval", "between", 3, upper=Decimal(6), interval_mode=IntervalMode.KEEP, direction=Direction.LESS)
FIRMS = promised("interval", "between", 1, upper=Decimal(2), interval_mode=IntervalMode.REACH, by=2025)
DONE = promised("milestone", "=", None, by=2025)
RATE = promised("average_rate", ">=", 6, start=date(2021, 1, 1), by=2025)
REDUCTION = promised("relative", ">=", 18, start=date(2021, 1, 1), by=2030, direction=Direction.LESS)
JOBS = promised("total", ">=", 90, of=2026, never_negative=True)
CAP = promised("total", "<=", 100, of=2026, never_negative=True)
SCALE = promised("total", ">", 1000, of=2026, late_allowed=True, announced=date(2023, 8, 16))
PAST_SCALE = promised("total", ">", 1000, of=2025, late_allowed=True)
PLAN = promised("total", ">=", 100, start=date(2021, 1, 1), by=2025)
COUNTED = promised("level", "=", 1973, by=2023, cumulative=True)

RUNNING = promised("level", ">=", 100, base=0, by=2024, cumulative=True)

CASES = [
    # level: rules 2, 4 and 7
    (LEVEL, "", TODAY, "no_data"),
    (LEVEL, "2020=0", TODAY, "no_data"),
    (LEVEL, "2025=40", TODAY, "behind"),
    (LEVEL, "2025=50", TODAY, "on_track"),
    (LEVEL, "2025=56", TODAY, "ahead"),
    (LEVEL, "2025=20", TODAY, "far_behind"),
    (LEVEL, "2025=-2", TODAY, "far_behind"),
    (LEVEL, "2025=100", TODAY, "achieved_early"),
    (LEVEL, "2024=100 2025=60", TODAY, "ahead"),
    (LEVEL, "2025~90", TODAY, "not_assessable(estimate)"),
    (LEVEL, "2025~100", TODAY, "not_assessable(estimate)"),
    (LEVEL, "2024=40 2025~100", TODAY, "on_track"),
    (LEVEL, "2025>100", TODAY, "achieved_early"),
    (LEVEL, "2024=100 2025>90", TODAY, "achieved_early"),
    (LESS, "2025=50", TODAY, "on_track"),
    (LESS, "2025=0", TODAY, "achieved_early"),
    (LESS, "2025=110", TODAY, "far_behind"),
    # exactly on a threshold: the leads are 5, -5, -20 and 0 in 1826 of 3652 days, half the way
    (promised("level", ">=", 100, base=0, by=2030), "2025=55", TODAY, "ahead"),
    (LEVEL, "2025=45", TODAY, "on_track"),
    (LEVEL, "2025=30", TODAY, "behind"),
    (BINDING, "2025=50", TODAY, "on_track"),
    (BINDING, "2025=49.9", TODAY, "behind"),
    (BINDING, "2025=30", TODAY, "behind"),
    (BINDING, "2025=29.9", TODAY, "far_behind"),
    # moved the wrong way by exactly the allowed 1 % of the way, and by more
    (
        promised("level", ">=", 100, base=0, by=2030, baseline_date=date(2026, 6, 30)),
        "2026-07-31=-1",
        TODAY,
        "on_track",
    ),
    (
        promised("level", ">=", 100, base=0, by=2030, baseline_date=date(2026, 6, 30)),
        "2026-07-31=-1.1",
        TODAY,
        "far_behind",
    ),
    # level: rule 5
    (BY_2025, "2025=100", TODAY, "achieved"),
    (BY_2025, "2024=100 2025=100", TODAY, "achieved_early"),
    (BY_2025, "2022=100 2024=90 2025=100", TODAY, "achieved"),
    (BY_2025, "2025=99.9", TODAY, "missed"),
    (BY_2025, "2024=100 2025=99", TODAY, "missed"),
    (BY_2025, "2024=100", TODAY, "achieved_early"),
    (BY_2025, "2024=90", TODAY, "result_due"),
    (BY_2025, "", TODAY, "result_due"),
    (BY_2025, "2026-06=120", TODAY, "result_due"),
    (BY_2025, "2025>90", TODAY, "result_due"),
    (BY_2025, "2025<100", TODAY, "missed"),
    (BY_2025, "2025<101", TODAY, "result_due"),
    (BY_2025, "2025~120", TODAY, "result_due"),
    (BY_2025, "2025=90 2026-06=100", TODAY, "missed"),
    (LATE, "2025=90 2026-06=100", TODAY, "achieved_late"),
    (LATE, "2025=90 2026-06=99", TODAY, "missed"),
    (BY_2025, "2025=90", end_of(2025), "behind"),
    # without a deadline or a baseline
    (OPEN, "2025=100", TODAY, "reached"),
    (OPEN, "2024=100 2025=99", TODAY, "not_yet"),
    (OPEN, "2025>320", TODAY, "reached"),
    (OPEN, "2025>32", TODAY, "not_yet"),
    (OPEN, "2025~99", TODAY, "not_assessable(estimate)"),
    (promised("total", ">=", 100), "2025=83", TODAY, "not_yet"),
    (promised("total", ">=", 100), "2025=100 2026H1=60", TODAY, "reached"),
    (promised("growth", ">=", 7), "2025=6 2026H1=8", TODAY, "not_yet"),
    (promised("growth", ">=", 7), "2026H1=8", TODAY, "above_so_far"),
    (OPEN, "", TODAY, "no_data"),
    (promised("level", ">=", 100, by=2030), "2025=50", TODAY, "not_assessable(no_baseline)"),
    (promised("level", ">=", 100, base=100, by=2030), "2025=99", TODAY, "not_assessable(baseline_beyond)"),
    (promised("level", ">=", 100, base=120, by=2030), "2025=99", TODAY, "not_assessable(baseline_beyond)"),
    (promised("level", ">=", 100, base=120, by=2030), "2025=101", TODAY, "achieved_early"),
    (
        promised("level", ">=", 100, base=0, by=2030, baseline_date=None),
        "2025=50",
        TODAY,
        "not_assessable(no_baseline_date)",
    ),
    # negative values
    (promised("level", ">=", -10, base=-100, by=2030), "2025=-50", TODAY, "ahead"),
    (promised("level", "<=", -100, base=-10, by=2030), "2025=-55", TODAY, "on_track"),
    # total
    (TOTAL, "", TODAY, "no_data"),
    (TOTAL, "2025=500", TODAY, "no_data"),
    (TOTAL, "2026H1=181", TODAY, "on_track"),
    (TOTAL, "2026M1-9=273", TODAY, "on_track"),
    (TOTAL, "2026H1=181 2026Q3=400", TODAY, "on_track"),
    (TOTAL, "2026H1=150", TODAY, "behind"),
    (TOTAL, "2026M1-9=400", TODAY, "ahead"),
    (TOTAL, "2026H1~181", TODAY, "not_assessable(estimate)"),
    (promised("total", ">=", 100, of=2025), "2025=100", TODAY, "achieved"),
    (promised("total", ">=", 100, of=2025), "2025=99", TODAY, "missed"),
    (promised("total", ">=", 100, of=2025), "2025M1-9=99", TODAY, "result_due"),
    (promised("total", ">=", 100, of=2024), "2024=99 2025=100", TODAY, "missed"),
    (promised("total", ">=", 100, of=2024, late_allowed=True), "2024=99 2025=100", TODAY, "achieved_late"),
    (promised("total", ">=", 100, of=2024, late_allowed=True), "2025=100", TODAY, "result_due"),
    (promised("total", "<=", 0, of=2026, direction=Direction.LESS), "2026H1=0", TODAY, "not_assessable(target_zero)"),
    (promised("total", "<=", 0, of=2025, direction=Direction.LESS), "2025=0", TODAY, "achieved"),
    (promised("total", "<=", 365, of=2026), "2026H1=150", TODAY, "ahead"),
    (promised("total", "<=", 365, of=2026), "2026H1=300", TODAY, "far_behind"),
    (promised("total", ">=", 100, by=2026), "2026H1=50", TODAY, "not_assessable(no_start)"),
    (promised("total", ">=", 90, of=2026, cumulative=True), "2026-09=95", TODAY, "achieved_early"),
    # a count that passed its total has reached it, a ceiling that is passed is missed, before the year is over
    (JOBS, "2026M1-9=95", TODAY, "achieved_early"),
    (JOBS, "2026M1-9=90", TODAY, "achieved_early"),
    (JOBS, "2026M1-9=89", TODAY, "ahead"),
    (JOBS, "2026M1-9~95", TODAY, "not_assessable(estimate)"),
    (JOBS, "2026H1>90", TODAY, "achieved_early"),
    (promised("total", ">=", 90, of=2026), "2026M1-9=95", TODAY, "ahead"),
    (promised("total", ">=", 90, of=2025, never_negative=True), "2025M1-9=95", TODAY, "achieved_early"),
    (promised("total", ">=", 90, of=2025, never_negative=True), "2025M1-9=95 2025=96", TODAY, "achieved_early"),
    (promised("total", ">=", 90, of=2025, never_negative=True), "2025M1-9=95 2025=89", TODAY, "missed"),
    (CAP, "2026M1-9=110", TODAY, "missed"),
    (CAP, "2026M1-9=100", TODAY, "far_behind"),
    (CAP, "2026M1-9>100", TODAY, "missed"),
    (CAP, "2026H1=40 2026M1-9=110", TODAY, "missed"),
    (promised("total", "<=", 100, of=2025, never_negative=True), "2025M1-9=110", TODAY, "missed"),
    (promised("total", "<=", 100, of=2025, never_negative=True), "2025M1-9=110 2025=99", TODAY, "achieved"),
    (promised("total", "<", 100, of=2026, never_negative=True), "2026M1-9=100", TODAY, "missed"),
    # a scale that an earlier whole year reached
    (SCALE, "2025=1034", TODAY, "achieved_early"),
    (SCALE, "2025=1034 2026H1=400", TODAY, "achieved_early"),
    (SCALE, "2024=1034 2025=990 2026H1=500", TODAY, "on_track"),
    (SCALE, "2025=1000", TODAY, "no_data"),
    (SCALE, "2022=1034", TODAY, "no_data"),
    (promised("total", ">", 1000, of=2026), "2025=1034", TODAY, "no_data"),
    (PAST_SCALE, "2024=1034", TODAY, "achieved_early"),
    (PAST_SCALE, "2024=1034 2025=1001", TODAY, "achieved_early"),
    (PAST_SCALE, "2024=1034 2025=990", TODAY, "missed"),
    (PAST_SCALE, "2024=990", TODAY, "result_due"),
    # a total over several years adds up
    (PLAN, "2021=20 2022=20 2023=20", date(2024, 6, 1), "on_track"),
    (PLAN, "2021=20 2022=10 2023=10", date(2024, 6, 1), "behind"),
    (PLAN, "2021=20 2022=20 2023=20 2024H1=20", date(2024, 8, 1), "ahead"),
    (PLAN, "2021=20 2022=20 2023=20 2024Q3=20", date(2024, 11, 1), "on_track"),
    (PLAN, "2021=50 2022=50", date(2023, 6, 1), "ahead"),
    (replace(PLAN, never_negative=True), "2021=50 2022=50", date(2023, 6, 1), "achieved_early"),
    (PLAN, "2021=20 2023=20", date(2024, 6, 1), "not_assessable(missing_year)"),
    (PLAN, "2021=20 2022~20 2023=20", date(2024, 6, 1), "not_assessable(missing_year)"),
    (PLAN, "2021=20 2022=20 2023=20 2024=20 2025=20", TODAY, "achieved"),
    (PLAN, "2021=20 2022=20 2023=20 2024=20 2025=19.9", TODAY, "missed"),
    (PLAN, "2021=20 2022=20 2023=20 2024=20", TODAY, "result_due"),
    (PLAN, "2021=20 2023=20 2024=20 2025=20", TODAY, "result_due"),
    (PLAN, "2021-01-01/2022-12-31=40 2023=20", date(2024, 6, 1), "on_track"),
    (PLAN, "2021=20 2021-01-01/2025-12-31=100", TODAY, "achieved"),
    # growth is never scaled by time
    (GROWTH, "", TODAY, "no_data"),
    (GROWTH, "2026H1=8.1", TODAY, "above_so_far"),
    (GROWTH, "2026H1=7.5", TODAY, "above_so_far"),
    (GROWTH, "2026H1=3", TODAY, "below_so_far"),
    (GROWTH, "2026H1=3 2026~8", TODAY, "below_so_far"),
    (GROWTH, "2026H1~8", TODAY, "above_so_far"),
    (GROWTH, "2026H1>8", TODAY, "above_so_far"),
    (GROWTH, "2026H1>7", TODAY, "not_assessable(bound_only)"),
    (promised("growth", "<=", 3, of=2026), "2026H1=2", TODAY, "above_so_far"),
    (promised("growth", "<=", 3, of=2026), "2026H1=3.1", TODAY, "below_so_far"),
    (PAST_GROWTH, "2025=7.5", TODAY, "achieved"),
    (PAST_GROWTH, "2025=7.4", TODAY, "missed"),
    (PAST_GROWTH, "2025H1=8", TODAY, "result_due"),
    (promised("growth", ">", "7.5", of=2025), "2025=7.5", TODAY, "missed"),
    # hold, and intervals to be kept
    (FLOOR, "2025=35", TODAY, "holding"),
    (FLOOR, "2025=34.9", TODAY, "breached"),
    (FLOOR, "2024=20 2025=36", TODAY, "holding"),
    (FLOOR, "2025>35", TODAY, "holding"),
    (FLOOR, "2025>30", TODAY, "not_assessable(bound_only)"),
    (FLOOR, "2025~30", TODAY, "not_assessable(estimate)"),
    (FLOOR, "", TODAY, "no_data"),
    (CEILING, "2025=10", TODAY, "holding"),
    (CEILING, "2025=10.1", TODAY, "breached"),
    (ABOUT, "2024=24", TODAY, "breached"),
    (ABOUT, "2024=26", TODAY, "holding"),
    (ABOUT, "2024=28", TODAY, "holding"),
    (ABOUT, "2024=28.1", TODAY, "breached"),
    (KEPT, "2025=3", TODAY, "holding"),
    (KEPT, "2025=6", TODAY, "holding"),
    (KEPT, "2025=2.9", TODAY, "breached"),
    (KEPT, "2025=6.1", TODAY, "breached"),
    (promised("hold", ">=", 35, by=2025), "", TODAY, "result_due"),
    (promised("hold", ">=", 35, start=date(2024, 1, 1)), "2023=50", TODAY, "no_data"),
    # around zero a share of the target is no band
    (promised("hold", "~", 0), "2025=0.1", TODAY, "not_assessable(no_band)"),
    (promised("hold", "~", 0, is_share=True, direction=Direction.NEUTRAL), "2025=0.9", TODAY, "holding"),
    # intervals to be reached
    (FIRMS, "2025=1", TODAY, "achieved"),
    (FIRMS, "2025=3", TODAY, "achieved"),
    (FIRMS, "2025=0", TODAY, "missed"),
    (promised("interval", "between", 1, upper=Decimal(2), by=2025), "2025=1", TODAY, "not_assessable(interval_mode)"),
    # milestone
    (DONE, "", TODAY, "result_due"),
    (DONE, "2024-05-20=1", TODAY, "achieved_early"),
    (DONE, "2025-12-31=1", TODAY, "achieved"),
    (DONE, "2025=0", TODAY, "missed"),
    (DONE, "2026-05-20=1", TODAY, "missed"),
    (promised("milestone", "=", None, by=2025, late_allowed=True), "2026-05-20=1", TODAY, "achieved_late"),
    (promised("milestone", "=", None, by=2030), "2025=0", TODAY, "not_assessable(judged_at_deadline)"),
    (promised("milestone", "=", None), "2025-05-20=1", TODAY, "reached"),
    (promised("milestone", "=", None), "2025=0", TODAY, "not_yet"),
    # average rate
    (RATE, "2021=6 2022=6 2023=6", date(2024, 6, 1), "above_so_far"),
    (RATE, "2021=6 2022=6 2023=5.9", date(2024, 6, 1), "below_so_far"),
    (RATE, "2021=6 2022=7 2023~1", date(2024, 6, 1), "above_so_far"),
    (RATE, "2021=6 2023=6", date(2024, 6, 1), "not_assessable(missing_year)"),
    (RATE, "2022=6", date(2024, 6, 1), "not_assessable(missing_year)"),
    (RATE, "2021=1 2022=1 2023=1", date(2024, 6, 1), "below_so_far"),
    (RATE, "2021=6 2022=6 2023=6 2024=6 2025=6", TODAY, "achieved"),
    (RATE, "2021=6 2022=6 2023=6 2024=6 2025=5.9", TODAY, "missed"),
    (RATE, "2021=12 2022=4 2023=6 2024=2 2025=6.2", TODAY, "missed"),
    (RATE, "2021=6 2022=6 2023=6 2024=6", TODAY, "result_due"),
    (promised("average_rate", ">=", 0, start=date(2021, 1, 1), by=2030), "2021=-1", TODAY, "not_assessable(zero_rate)"),
    # relative
    (REDUCTION, "2025=9", TODAY, "on_track"),
    (REDUCTION, "2025=18", TODAY, "achieved_early"),
    (REDUCTION, "2025=-1", TODAY, "far_behind"),
    (promised("relative", "<=", -18, start=date(2021, 1, 1), by=2030), "2025=-9", TODAY, "on_track"),
    (promised("relative", ">=", 18, base=200, by=2030, direction=Direction.LESS), "2025=182", TODAY, "on_track"),
    (promised("relative", ">=", 18, base=200, by=2030, direction=Direction.LESS), "2025=164", TODAY, "achieved_early"),
    # cumulative counts
    (COUNTED, "2024-12=1972", TODAY, "missed"),
    (COUNTED, "2022=1973", TODAY, "achieved_early"),
    (COUNTED, "2024-12=1973", TODAY, "result_due"),
    (COUNTED, "2022=1973 2024-12=1970", TODAY, "achieved_early"),
    (COUNTED, "2022=1973 2023=1970", TODAY, "missed"),
    # one that falls: reached before the deadline is reached, and what is known now takes it back before it
    (RUNNING, "2023=100 2024-06=98", TODAY, "achieved_early"),
    (RUNNING, "2023=100 2024-06=98 2025=99", TODAY, "achieved_early"),
    (RUNNING, "2023=100 2024-06=98", date(2024, 7, 31), "ahead"),
    # rule 1
    (promised("level", ">=", None, by=2030, redacted=True), "2025=1", TODAY, "not_assessable(redacted)"),
    (promised("level", ">=", 1, by=2030, redacted=True), "2025=1", TODAY, "achieved_early"),
    (promised("level", ">=", 1, by=2030, comparable=False), "2025=1", TODAY, "not_assessable(unit)"),
    (promised("level", ">=", None, by=2030), "2025=1", TODAY, "not_assessable(no_value)"),
]


@pytest.mark.parametrize(("promise", "actuals", "as_of", "expected"), CASES)
def test_a_target_has_the_status_of_the_first_rule_that_matches(
    promise: Promise, actuals: str, as_of: date, expected: str
) -> None:
    assert said(judged(promise, actuals, as_of)) == expected


def test_the_table_names_every_kind_and_every_status_that_a_single_target_can_have() -> None:
    assert {promise.kind for promise, *_ in CASES} == set(Kind)
    assert {expected.partition("(")[0] for *_, expected in CASES} == set(Status) - {Status.FLOOR_ONLY}


def test_an_unconfirmed_early_result_says_so() -> None:
    assert Flag.UNCONFIRMED in judged(BY_2025, "2024=100").flags
    assert Flag.UNCONFIRMED not in judged(BY_2025, "2024=100 2025=100").flags


def test_a_value_that_is_lost_again_stays_in_the_history() -> None:
    lost = judged(LEVEL, "2024=100 2025=60")
    assert [each.period.code for each in lost.broken] == ["2024"]
    assert Flag.FELL in lost.flags


def test_earlier_breaches_are_listed_and_a_nearing_limit_is_flagged() -> None:
    kept = judged(FLOOR, "2023=20 2024=40 2025=36")
    assert [each.period.code for each in kept.broken] == ["2023"]
    assert Flag.WORSENING in kept.flags
    assert Flag.WORSENING not in judged(FLOOR, "2024=36 2025=40").flags
    assert Flag.AFTER_DEADLINE in judged(promised("hold", ">=", 35, by=2024), "2025=40").flags


def test_a_result_that_is_due_names_the_later_value_that_reached_it() -> None:
    due = judged(promised("total", ">=", 6000, of=2023), "2023H1=2542.1 2024=6191")
    assert due.status is Status.RESULT_DUE
    assert due.reached_since is not None
    assert due.reached_since.period.code == "2024"
    assert value(due, "progress") == value(judged(promised("total", ">=", 6000, of=2023), "2023H1=2542.1"), "progress")


VINTAGES = [actual("2025=40", vintage=Vintage.FLASH), actual("2025=50", vintage=Vintage.PRELIMINARY), actual("2025=60")]


@pytest.mark.parametrize(
    ("kept", "expected"), [((0,), "behind"), ((0, 1), "on_track"), ((0, 1, 2), "ahead"), ((2, 0), "ahead")]
)
def test_the_latest_vintage_of_a_period_counts(kept: tuple[int, ...], expected: str) -> None:
    assert said(judge(LEVEL, [VINTAGES[place] for place in kept], TODAY, SETTINGS)) == expected


OFFICE, NOBODY, PAPER = Standing.OFFICIAL, Standing.UNNAMED, Standing.OTHER


@pytest.mark.parametrize(
    ("said_by", "expected"),
    [
        ({"2025=50": (OFFICE, Vintage.FLASH), "2025=60": (PAPER, Vintage.FINAL)}, "on_track"),
        ({"2025=50": (NOBODY, Vintage.FLASH), "2025=60": (PAPER, Vintage.FINAL)}, "on_track"),
        ({"2025=50": (OFFICE, Vintage.FLASH), "2025=60": (NOBODY, Vintage.FINAL)}, "ahead"),
        ({"2025=50": (OFFICE, Vintage.FINAL), "2025=60": (NOBODY, Vintage.FINAL)}, "on_track"),
        ({"2025=50": (OFFICE, Vintage.FLASH), "2025=60": (OFFICE, Vintage.FINAL)}, "ahead"),
        ({"2025=60": (PAPER, Vintage.FINAL)}, "ahead"),
    ],
)
def test_an_office_counts_before_a_newspaper_and_a_late_release_before_an_early_one(
    said_by: dict[str, tuple[Standing, Vintage]], expected: str
) -> None:
    values = [actual(told, standing=who, vintage=release) for told, (who, release) in said_by.items()]
    assert said(judge(LEVEL, values, TODAY, SETTINGS)) == expected
    assert said(judge(LEVEL, values[::-1], TODAY, SETTINGS)) == expected


def test_a_newspaper_counts_until_the_office_publishes() -> None:
    values = [actual("2025=60", "2026-01-10", standing=PAPER), actual("2025=50", "2026-03-01", standing=OFFICE)]
    assert said(judge(LEVEL, values, date(2026, 2, 1), SETTINGS)) == "ahead"
    assert said(judge(LEVEL, values, date(2026, 3, 1), SETTINGS)) == "on_track"


def test_a_settled_flash_counts_before_an_estimate() -> None:
    values = [actual("2025=50", vintage=Vintage.FLASH), actual("2025~100")]
    assert said(judge(LEVEL, values, TODAY, SETTINGS)) == "on_track"


@pytest.mark.parametrize(
    ("published", "entered", "as_of", "known"),
    [
        ("2024", None, date(2024, 12, 30), False),
        ("2024", None, date(2024, 12, 31), True),
        ("2024-02", None, date(2024, 2, 28), False),
        ("2024-02", None, date(2024, 2, 29), True),
        ("2024-02-03", None, date(2024, 2, 3), True),
        ("", date(2024, 1, 5), date(2024, 1, 5), True),
        ("", date(2024, 1, 5), date(2024, 1, 4), False),
        ("", None, date(2024, 2, 28), False),
        ("", None, date(2024, 2, 29), True),
    ],
)
def test_an_actual_counts_from_the_day_it_was_known(
    published: str, entered: date | None, as_of: date, known: bool
) -> None:
    template = actual("2023=30", published or "2023-12-31")
    observed = type(template)(
        template.period, template.value, published=template.published if published else None, entered=entered
    )
    judgement = judge(LEVEL, [observed], as_of, SETTINGS)
    assert (judgement.status is not Status.NO_DATA) == known
    assert (Flag.ASSUMED_DATE in judgement.flags) == (known and not published and entered is None)


def test_data_older_than_a_period_and_twelve_months_are_stale() -> None:
    assert Flag.STALE not in judged(LEVEL, "2024=40", end_of(2026)).flags
    assert Flag.STALE in judged(LEVEL, "2024=40", date(2027, 1, 1)).flags
    monthly = promised("level", ">=", 100, base=0, by=2030, period_months=1)
    assert Flag.STALE in judged(monthly, "2025-06=40", date(2026, 8, 1)).flags
    assert Flag.STALE not in judged(monthly, "2025-06=40", date(2026, 7, 31)).flags


def test_the_earliest_published_actual_before_the_document_is_the_baseline() -> None:
    target = promised("level", ">=", 300, by=2030, announced=date(2023, 8, 16))
    alone = judged(target, "2020=160.47")
    assert alone.status is Status.NO_DATA
    assert alone.baseline is not None
    assert (alone.baseline.value, alone.baseline.basis) == (Decimal("160.47"), BaselineBasis.PUBLISHED)
    assert Flag.BASELINE_NOT_STATED in alone.flags
    assert refused(alone, "past_pace") == "no_second_actual"
    assert said(judged(target, "2024=170 2020=160.47 2022=165")) == "far_behind"
    assert said(judged(target, "2024=170")) == "not_assessable(no_baseline)"
    typed_in = actual("2020=160.47", basis=ActualBasis.USER)
    assert judge(target, [typed_in, actual("2024=170")], TODAY, SETTINGS).reason == "no_baseline"


def test_half_a_year_of_a_flow_is_no_level() -> None:
    output = promised("level", ">=", 1000, base=500, by=2030, flow=True)
    assert said(judged(output, "2024=700 2025H1=400")) == said(judged(output, "2024=700")) == "on_track"


def test_interim_values_of_the_document_bend_the_line() -> None:
    bent = promised("level", ">=", 100, base=0, by=2030, interim=((end_of(2025), Decimal(20)),))
    assert said(judged(bent, "2025=20")) == "on_track"
    assert value(judged(bent, "2025=20"), "lead") == 0
    assert value(judged(bent, "2025=20"), "expected") == 20


def test_both_sides_of_about_count_only_where_no_side_is_better() -> None:
    assert said(judged(promised("level", "~", 100, by=2025), "2025=120")) == "achieved"
    assert said(judged(promised("level", "~", 100, by=2025), "2025=95")) == "achieved"
    assert said(judged(promised("level", "~", 100, by=2025), "2025=94.9")) == "missed"
    assert said(judged(promised("level", "~", 100, by=2025, direction=Direction.NEUTRAL), "2025=120")) == "missed"


def test_to_reach_a_low_value_is_to_come_down_to_it() -> None:
    dust = promised("level", ">=", 35, base=60, by=2030, direction=Direction.LESS)
    assert said(judged(dust, "2025=35")) == "achieved_early"
    assert said(judged(dust, "2025=47.5")) == "on_track"
