"""The readings: the published vectors, the worked cases of the method, and what a reading refuses."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.judging_cases import SETTINGS, end_of, judged, promised, refused, value
from tracker.core.judging import Promise
from tracker.core.judging.arithmetic import months_between, years_between
from tracker.core.judging.rates import growth_ratio, ratio_verdict, remaining_share
from tracker.core.kinds import Direction, IntervalMode
from tracker.core.periods import Period

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
    assert round(value(judged(cut, "2025=6"), "plan_fulfilment"), 2) == Decimal("98.95")
    assert refused(judged(cut, "2025=6"), "completion_rate") == "kind"
    assert value(judged(cut, "2025=6"), "progress") == 120
    written_negative = promised("relative", "<=", -5, start=date(2021, 1, 1), by=2025)
    assert value(judged(written_negative, "2025=-6"), "plan_fulfilment") == value(
        judged(cut, "2025=6"), "plan_fulfilment"
    )
    raised = promised("relative", ">=", 50, direction=Direction.MORE, start=date(2021, 1, 1), by=2025)
    assert value(judged(raised, "2025=20"), "plan_fulfilment") == 80


def test_completion_is_turned_over_where_less_is_better_and_refused_without_a_ratio() -> None:
    assert value(judged(promised("level", ">=", 200, by=2030), "2025=50"), "completion_rate") == 25
    assert value(judged(promised("level", "<=", 50, by=2030), "2025=200"), "completion_rate") == 25
    assert refused(judged(promised("level", "<=", 0, base=9, by=2030), "2025=5"), "completion_rate") == "not_positive"
    assert refused(judged(promised("growth", ">=", 7, of=2026), "2026H1=8"), "completion_rate") == "kind"


def test_a_band_and_an_interval_have_no_completion_rate() -> None:
    jobless = promised("interval", "between", 3, upper=Decimal(6), interval_mode=IntervalMode.KEEP)
    firms = promised("interval", "between", 1, upper=Decimal(2), interval_mode=IntervalMode.REACH, by=2025)
    share = promised("hold", "~", 27, direction=Direction.NEUTRAL, is_share=True)
    for target in (jobless, firms, share):
        assert refused(judged(target, "2025=3"), "completion_rate") == "interval"


def test_the_band_of_about_is_a_reading() -> None:
    band = judged(promised("hold", "~", 27, direction=Direction.NEUTRAL, is_share=True), "2024=24").reading("band")
    assert band is not None
    assert (band.value, band.low, band.high) == (1, 26, 28)
    band = judged(promised("level", "~", 600, by=2030), "").reading("band")
    assert band is not None
    assert (band.value, band.low, band.high) == (30, 570, 630)
    assert judged(promised("level", ">=", 600, by=2030), "").reading("band") is None


def test_what_the_baseline_refuses_is_refused_everywhere() -> None:
    """120 where at least 100 is promised, now 90: no progress of 150 %, no lead, nothing expected."""
    judgement = judged(promised("level", ">=", 100, base=120, by=2030), "2025=90")
    assert judgement.reason == "baseline_beyond"
    for name in ("progress", "time_elapsed", "lead", "expected", "expected_today", "R"):
        assert refused(judgement, name) == "baseline_beyond"
    assert value(judgement, "completion_rate") == 90


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
        (promised("level", ">=", 100, base=60, by=2030), "2025=80", "projected_date", "two_points"),
        (promised("level", ">=", 100, base=60, by=2030), "2022=70 2023=95", "projected_date", "over"),
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
    assert reading.inputs is not None
    assert reading.inputs["points"] == 6
    few = judged(target, "2023=116 2025=120")
    reading = few.reading("projection")
    assert reading is not None
    assert reading.basis == "straight_line"
    assert reading.inputs is not None
    assert reading.inputs["points"] == 3
    assert reading.value == pytest.approx(120 + Decimal(20) / 7 * 5)


def test_a_mean_of_equal_rates_is_that_rate_and_level_with_it() -> None:
    judgement = judged(promised("average_rate", ">=", 6, start=date(2021, 1, 1), by=2030), "2021=6 2022=6 2023=6",
                       date(2024, 6, 1))  # fmt: skip
    assert (judgement.status, value(judgement, "average_so_far"), value(judgement, "gap")) == ("above_so_far", 6, 0)


def test_the_projected_date_is_no_finer_than_the_data_and_has_a_range_from_four_points_on() -> None:
    yearly = promised("level", ">=", 200, base=100, baseline_date=end_of(2021), by=2028)
    reading = judged(yearly, "2023=120 2025=140", date(2026, 6, 30)).reading("projected_date")
    assert reading is not None
    assert (reading.value, reading.low, reading.high) == (Period.year(2031), None, None)
    reading = judged(yearly, "2022=105 2024=125 2025=140", date(2026, 6, 30)).reading("projected_date")
    assert reading is not None
    assert (reading.value, reading.low, reading.high) == (Period.year(2031), Period.year(2029), Period.year(2037))
    reading = judged(yearly, "2022=105 2024=125 2025=140", date(2026, 6, 30)).reading("projection")
    assert reading is not None
    assert (reading.low, reading.value, reading.high) == (155, 170, 185)
    halted = judged(yearly, "2022=100 2024=125 2025=140", date(2026, 6, 30)).reading("projected_date")
    assert halted is not None
    assert (halted.low, halted.high) == (Period.year(2029), None)
    monthly = judged(yearly, "2025-06=130 2025-09=135 2025-12=140", date(2026, 6, 30)).reading("projected_date")
    assert monthly is not None
    assert monthly.value == Period.from_code("2031Q4")


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


def test_remaining_pace_counts_from_the_date_of_the_data() -> None:
    judgement = judged(promised("level", ">=", 300, base="160.47", by=2030), "2025=200", date(2026, 11, 21))
    assert value(judgement, "remaining_pace") == 20
    assert value(judgement, "past_pace") == (Decimal(200) - Decimal("160.47")) / 5
    gdp = promised("total", ">", 6000, of=2023)
    for as_of in (date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 1)):
        judgement = judged(gdp, "2023H1=2542.1", as_of)
        reading = judgement.reading("remaining_pace")
        assert reading is not None
        assert (reading.unit, reading.inputs) == (
            "value_a_month", {"left": Decimal("3457.9"), "since": date(2023, 6, 30), "months": 6},
        )  # fmt: skip
        assert round(value(judgement, "remaining_pace"), 1) == Decimal("576.3")
        assert round(value(judgement, "past_pace"), 1) == Decimal("423.7")


def test_with_less_than_a_year_left_the_pace_is_by_the_month() -> None:
    firms = promised("level", ">=", 330, base=100, by=2026)
    assert value(judged(firms, "2025=306", date(2026, 11, 30)), "remaining_pace") == 2
    assert value(judged(firms, "2024=306", date(2025, 11, 30)), "remaining_pace") == 12


def test_once_the_deadline_has_passed_the_past_pace_of_a_level_is_by_the_year() -> None:
    reading = judged(promised("level", ">=", 100, base=0, by=2025), "2025=50", date(2026, 11, 21)).reading("past_pace")
    assert reading is not None
    assert (reading.value, reading.unit) == (10, "value_a_year")


@pytest.mark.parametrize(
    ("target", "actuals", "as_of", "refused_because"),
    [
        (promised("level", ">=", 300, base=160, by=2030), "", date(2026, 11, 21), "no_actual"),
        (promised("level", ">=", 300, base=160, by=2030), "2021=200", date(2026, 11, 21), "stale"),
        (promised("level", ">=", 300, base=160, by=2030), "2025=305", date(2026, 11, 21), "reached"),
        (promised("total", "<=", 100, of=2026, never_negative=True), "2026M1-9=110", date(2026, 11, 21), "ceiling"),
        (promised("total", "<=", 0, of=2026), "2026H1=3", date(2026, 11, 21), "ceiling"),
        (promised("level", ">=", 300, by=2026), "2025=200", date(2026, 12, 31), "passed"),
        (promised("relative", ">=", 18, start=date(2021, 1, 1), by=2026), "2025=9", date(2026, 6, 1), "under_a_year"),
    ],
)
def test_where_nothing_can_be_needed_no_pace_is_given(
    target: Promise, actuals: str, as_of: date, refused_because: str
) -> None:
    assert refused(judged(target, actuals, as_of), "remaining_pace") == refused_because


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2023, 6, 30), date(2023, 12, 31), 6),
        (date(2022, 12, 31), date(2023, 6, 30), 6),
        (date(2024, 2, 29), date(2024, 3, 31), 1),
        (date(2023, 9, 15), date(2023, 10, 15), 1),
        (date(2023, 9, 30), date(2023, 10, 15), Decimal(15) / 31),
    ],
)
def test_months_are_calendar_months(start: date, end: date, months: Decimal) -> None:
    assert months_between(start, end) == months


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
