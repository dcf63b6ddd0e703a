"""The readings: the published vectors, the worked cases of the method, and what a reading refuses."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.judging_cases import SETTINGS, end_of, judged, promised, refused, value
from tracker.core.judging import Promise
from tracker.core.judging.arithmetic import years_between
from tracker.core.judging.rates import growth_ratio, ratio_verdict, remaining_share
from tracker.core.kinds import Direction

BANDS = {"substantial_progress": "on_track", "moderate_progress": "moderate", "limited_progress": "limited"}
SCHOOLS = promised("level", ">=", 100, base="57.05", baseline_date=end_of(2000), by=2020)


def test_r_reproduces_the_published_series(shared: Path) -> None:
    with (shared / "vectors" / "statcan_with_target.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 54
    for row in rows:
        if not row["progress_value"]:
            assert row["status"] == "not_available"
            assert not row["base_value"] or row["base_year"] == row["current_year"]
            continue
        start, now, target = (Decimal(row[name]) for name in ("base_value", "current_value", "target"))
        gone, years = (Decimal(row[name]) - Decimal(row["base_year"]) for name in ("current_year", "target_year"))
        d = int(row["direction"])
        ratio = growth_ratio(start, now, target, gone, years, d)
        assert float(ratio) == pytest.approx(float(row["progress_value"]), rel=1e-9, abs=1e-9), row["series"]
        band = "target_achieved" if d * (now - target) >= 0 else ratio_verdict(ratio, SETTINGS)
        assert band == BANDS.get(row["status"], row["status"]), row["series"]


def test_the_worked_case_by_days() -> None:
    judgement = judged(SCHOOLS, "2006=69.05", date(2007, 3, 31))
    assert round(value(judgement, "time_elapsed"), 2) == Decimal("29.99")
    assert round(value(judgement, "progress"), 2) == Decimal("27.94")
    assert round(value(judgement, "lead"), 2) == Decimal("-2.05")
    assert value(judgement, "projection") == Decimal("97.05")
    assert judgement.status == "on_track"


def test_the_worked_case_in_whole_years() -> None:
    gone, years = years_between(end_of(2000), end_of(2006)), years_between(end_of(2000), end_of(2020))
    assert (gone, years) == (6, 20)
    line = Decimal("57.05") + (100 - Decimal("57.05")) * gone / years
    assert line == Decimal("69.935")
    progress = (Decimal("69.05") - Decimal("57.05")) / (100 - Decimal("57.05")) * 100
    assert round(progress - 100 * gone / years, 2) == Decimal("-2.06")


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2000, 12, 31), date(2020, 12, 31), Decimal(20)),
        (date(2020, 2, 29), date(2021, 2, 28), Decimal(1)),
        (date(2020, 2, 29), date(2024, 2, 29), Decimal(4)),
        (date(2023, 12, 31), date(2024, 7, 1), Decimal(183) / 366),
        (date(2024, 7, 1), date(2023, 12, 31), -Decimal(183) / 366),
    ],
)
def test_years_are_calendar_years(start: date, end: date, years: Decimal) -> None:
    assert years_between(start, end) == years


def test_a_leap_year_has_366_days_of_a_total() -> None:
    assert value(judged(promised("total", ">=", 366, of=2024), "2024H1=182"), "time_elapsed") * 366 == 18200


def test_rates_of_reduction_are_compared_by_what_remains() -> None:
    assert round(remaining_share(Decimal(6), Decimal(5), reduced=True), 2) == Decimal("98.95")
    assert round(remaining_share(Decimal(-6), Decimal(-5), reduced=False), 2) == Decimal("98.95")
    cut = promised("relative", ">=", 5, direction=Direction.LESS, start=date(2021, 1, 1), by=2025)
    assert round(value(judged(cut, "2025=6"), "completion_rate"), 2) == Decimal("98.95")
    assert value(judged(cut, "2025=6"), "progress") == 120
    written_negative = promised("relative", "<=", -5, start=date(2021, 1, 1), by=2025)
    assert value(judged(written_negative, "2025=-6"), "completion_rate") == value(
        judged(cut, "2025=6"), "completion_rate"
    )
    raised = promised("relative", ">=", 50, direction=Direction.MORE, start=date(2021, 1, 1), by=2025)
    assert value(judged(raised, "2025=20"), "completion_rate") == 80


def test_completion_is_turned_over_where_less_is_better_and_refused_without_a_ratio() -> None:
    assert value(judged(promised("level", ">=", 200, by=2030), "2025=50"), "completion_rate") == 25
    assert value(judged(promised("level", "<=", 50, by=2030), "2025=200"), "completion_rate") == 25
    assert refused(judged(promised("level", "<=", 0, base=9, by=2030), "2025=5"), "completion_rate") == "not_positive"
    assert refused(judged(promised("growth", ">=", 7, of=2026), "2026H1=8"), "completion_rate") == "kind"


def test_the_gap_of_an_interim_rate_is_shown_and_nothing_is_scaled() -> None:
    judgement = judged(promised("growth", ">=", "7.5", of=2026), "2026H1=8.1")
    assert value(judgement, "gap") == Decimal("0.6")
    assert {reading.name for reading in judgement.readings} == {"completion_rate", "gap"}


@pytest.mark.parametrize(
    ("target", "actuals", "reading", "missing"),
    [
        (promised("level", ">=", 100, by=2030), "2025=50", "progress", "no_baseline"),
        (promised("level", ">=", 100, base=10, by=2030), "", "progress", "no_actual"),
        (promised("level", ">=", 100, base=10), "2025=50", "lead", "no_deadline"),
        (promised("level", ">=", 100, base=0, by=2030), "2025=50", "R", "not_positive"),
        (promised("level", ">=", 100, base=-5, by=2030), "2025=50", "R", "not_positive"),
        (promised("level", ">=", 100, base=120, by=2030), "2025=50", "R", "baseline_beyond"),
        (promised("level", ">=", 100, base=100, by=2030), "2025=50", "progress", "no_way"),
        (promised("total", ">=", 100, of=2026), "2026H1=50", "R", "kind"),
        (promised("total", ">=", 100, of=2026), "2026H1=50", "projection", "kind"),
        (promised("level", ">=", 100, by=2030), "2025=50", "past_pace", "no_second_actual"),
        (promised("level", ">=", 100, base=10, by=2025), "2025=50", "remaining_pace", "passed"),
        (promised("level", ">=", 100, base=60, by=2030), "2025=50", "projected_date", "never"),
    ],
)
def test_a_reading_without_its_input_is_refused_by_name(
    target: Promise, actuals: str, reading: str, missing: str
) -> None:
    assert refused(judged(target, actuals), reading) == missing


def test_projection_takes_the_mean_of_the_last_yearly_changes_or_says_that_it_is_a_straight_line() -> None:
    target = promised("level", ">=", 200, base=100, baseline_date=end_of(2018), by=2030)
    many = judged(target, "2019=150 2020=110 2021=112 2022=114 2023=116 2024=118 2025=120")
    reading = many.reading("projection")
    assert reading is not None
    assert (reading.value, reading.basis) == (120 + 5 * (Decimal(120) - 110) / 5, "mean_of_changes")
    few = judged(target, "2023=116 2025=120")
    reading = few.reading("projection")
    assert reading is not None
    assert reading.basis == "straight_line"
    assert reading.value == pytest.approx(120 + Decimal(20) / 7 * 5)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [("83", "reached"), ("82", "slight_gap"), ("80", "slight_gap"), ("79", "large_gap"), ("-1", "wrong_direction")],
)
def test_the_projected_miss_has_bands(now: str, verdict: str) -> None:
    """With 80 the miss is exactly 20 %: (100 - 96) of the remaining 20."""
    judgement = judged(promised("level", ">=", 100, base=0, by=2026), f"2025={now}", date(2026, 6, 30))
    reading = judgement.reading("projected_miss")
    assert reading is not None
    assert reading.verdict == verdict


def test_remaining_pace_counts_from_the_as_of_date() -> None:
    judgement = judged(promised("level", ">=", 300, base="160.47", by=2030), "2025=200", end_of(2026))
    assert value(judgement, "remaining_pace") == 25
    assert value(judgement, "past_pace") == (Decimal(200) - Decimal("160.47")) / 5
    monthly = judged(promised("total", ">=", 120, of=2026), "2026H1=60", date(2026, 6, 30))
    reading = monthly.reading("remaining_pace")
    assert reading is not None
    assert reading.unit == "value_a_month"
    assert round(value(monthly, "remaining_pace"), 9) == round(Decimal(60) / (Decimal(184) / 365 * 12), 9)


def test_the_average_so_far_and_the_rate_that_the_rest_needs() -> None:
    target = promised("average_rate", ">=", 6, start=date(2021, 1, 1), by=2025)
    judgement = judged(target, "2021=4 2022=4", date(2023, 6, 30))
    assert round(value(judgement, "average_so_far"), 9) == 4
    needed = (Decimal("1.06") ** 5 / Decimal("1.04") ** 2) ** (Decimal(1) / 3) * 100 - 100
    assert round(value(judgement, "remaining_pace"), 12) == round(needed, 12)


def test_the_seasonal_share_is_a_second_reading_of_at_least_three_years() -> None:
    target = promised("total", ">=", 100, of=2026)
    past = "2023H1=40 2023=100 2024H1=42 2024=100 2025H1=50 2025=100"
    judgement = judged(target, f"{past} 2026H1=45")
    assert value(judgement, "seasonal_share") == 42
    assert value(judgement, "seasonal_lead") == 3
    assert judgement.status == judged(target, "2026H1=45").status == "on_track"
    assert judged(target, "2024H1=42 2024=100 2025H1=50 2025=100 2026H1=45").reading("seasonal_share") is None


def test_opinions_that_disagree_are_said_to_disagree() -> None:
    keys = [sentence.key for sentence in judged(SCHOOLS, "2006=69.05", date(2007, 3, 31)).sentences]
    assert "explain.disagree.ratio_projection" in keys
    assert judged(SCHOOLS, "2006=69.05", date(2007, 3, 31)).status == "on_track"
