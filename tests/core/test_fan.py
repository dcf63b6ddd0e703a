"""The fan of a projection: quantiles as published tables have them, intervals that hold as often as they say."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tests.core.judging_cases import actual, end_of, promised
from tracker.core.judging.case import case_of
from tracker.core.judging.fan import SHARES, Fan, NoFan, fan, quantile
from tracker.core.judging.promise import Promise
from tracker.core.settings import load_settings

SETTINGS = load_settings()
UNTIL, NOW = date(2030, 12, 31), date(2026, 6, 30)
TARGET = promised("level", ">=", 900, base=100, baseline_date=end_of(2015), by=2030)


def found(actuals: str, target: Promise = TARGET) -> Fan | NoFan | None:
    case = case_of(target, [actual(text) for text in actuals.split()], NOW, SETTINGS)
    return fan(case, case.points[-1], UNTIL)


@pytest.mark.parametrize(
    ("upper", "freedom", "published"),
    [(0.90, 1, 3.078), (0.90, 2, 1.886), (0.90, 3, 1.638), (0.90, 4, 1.533), (0.90, 9, 1.383), (0.975, 1, 12.706),
     (0.975, 4, 2.776), (0.975, 5, 2.571), (0.95, 10, 1.812)],
)  # fmt: skip
def test_quantiles_are_those_of_the_handbook(upper: float, freedom: int, published: float) -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: critical values of Student's t, one-sided."""
    assert quantile(2 * upper - 1, freedom) == pytest.approx(published, abs=0.0006)


def test_the_bands_are_worked_out_by_hand() -> None:
    made = found("2021=100 2022=110 2023=116 2024=130 2025=140")
    assert isinstance(made, Fan)
    assert made.changes == 4
    assert (made.days[0], made.days[-1]) == (end_of(2025), UNTIL)
    mean, spread = 10.0, (((0**2) + (4**2) + (4**2) + (0**2)) / 3) ** 0.5
    reach = 1.6377 * spread * (5 + 25 / 4) ** 0.5
    (low, high), (inner_low, inner_high) = made.bands
    assert [float(low[-1]), float(high[-1])] == pytest.approx(
        [140 + 5 * mean - reach, 140 + 5 * mean + reach], abs=0.01
    )
    assert low[0] == high[0] == Decimal(140)
    assert low[-1] < inner_low[-1] < inner_high[-1] < high[-1]
    widths = [above - below for below, above in zip(low, high, strict=True)]
    assert widths == sorted(widths)


def test_too_few_and_like_changes_make_none_and_say_so() -> None:
    assert found("2022=110 2023=116 2024=130 2025=140") == NoFan("few", 3)
    assert found("2020=90 2022=110 2023=116 2024=130 2025=140") == NoFan("few", 3), "a gap"
    assert found("2021=100 2022=110 2023=120 2024=130 2025=140") == NoFan("same", 4)
    rate = promised("relative", ">=", 900, base=100, baseline_date=end_of(2015), by=2030)
    assert found("2021=100 2022=110 2023=116 2024=130 2025=140", rate) is None


def test_no_more_changes_count_than_the_projection_takes() -> None:
    longer = found("2016=1 2017=100 2018=0 2019=90 2020=90 2021=100 2022=110 2023=116 2024=130 2025=140")
    shorter = found("2020=90 2021=100 2022=110 2023=116 2024=130 2025=140")
    assert longer == shorter
    assert isinstance(longer, Fan)
    assert longer.changes == SETTINGS.changes


def test_a_share_of_all_courses_lies_within_its_band() -> None:
    """Random walks with drift, of which the fan sees five values: its bands hold as often as they are named for."""
    rng, inside, runs = np.random.default_rng(19), np.zeros(len(SHARES)), 1500
    for steps in rng.normal(10, 30, (runs, 9)):
        course = 300 + np.cumsum(steps)
        made = found(" ".join(f"{2021 + n}={value:.6f}" for n, value in enumerate([300, *course[:4]])))
        assert isinstance(made, Fan)
        inside += [float(low[-1]) <= course[-1] <= float(high[-1]) for low, high in made.bands]
    assert inside / runs == pytest.approx(SHARES, abs=0.035)
