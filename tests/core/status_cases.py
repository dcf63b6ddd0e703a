"""A table of cases for every kind of target, every status and every edge that has broken other products."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.core.judging_cases import TODAY, end_of, promised
from tracker.core.kinds import (
    Binding,
    Direction,
    IntervalMode,
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
