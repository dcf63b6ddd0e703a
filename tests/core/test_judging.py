"""Hand-made cases: the status of each, and what a judgement says beside it."""

from datetime import date
from decimal import Decimal

import pytest

from tests.core.judging_cases import SETTINGS, TODAY, actual, end_of, judged, promised, refused, said, value
from tests.core.status_cases import BY_2025, CASES, FLOOR, LEVEL
from tracker.core.judging import Flag, Promise, judge
from tracker.core.kinds import (
    ActualBasis,
    BaselineBasis,
    Direction,
    Kind,
    Standing,
    Status,
    Vintage,
)


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
