"""The frame says what the scalar says, on generated targets of every kind."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.core.judging_aimed import LEAST, aimed_cases, decided
from tests.core.judging_cases import SETTINGS, TODAY, actual, promised
from tests.core.judging_targets import AS_OF, promises, series
from tests.core.status_cases import CASES as HAND_CASES
from tracker.core.judging import Flag, Observation, Promise, judge
from tracker.core.judging.frame import READINGS, judge_frame
from tracker.core.judging.rules import RULES, unusable
from tracker.core.kinds import ActualBasis, Status
from tracker.core.periods import Period

CASES = st.lists(st.tuples(promises(), series()), min_size=1, max_size=8)


def target_frame(promised: Sequence[Promise]) -> pd.DataFrame:
    frame = pd.DataFrame([{name: getattr(each, name) for name in Promise.__slots__} for each in promised])
    frame.index = pd.Index([f"t{place}" for place in range(len(promised))])
    for name in ("baseline_date", "start", "deadline", "announced"):
        frame[name] = pd.to_datetime(frame[name])
    for name in ("value", "upper", "baseline"):
        frame[name] = frame[name].astype(float)
    return frame


def actual_frame(observed: Sequence[Sequence[Observation]]) -> pd.DataFrame:
    rows = [
        {"target": f"t{place}", "start": each.period.start, "end": each.period.end, "value": float(each.value),
         "qualifier": each.qualifier, "vintage": each.vintage, "published": each.published, "entered": each.entered,
         "basis": each.basis, "standing": each.standing}
        for place, listed in enumerate(observed) for each in listed
    ]  # fmt: skip
    names = ["target", "start", "end", "value", "qualifier", "vintage", "published", "entered", "basis", "standing"]
    frame = pd.DataFrame(rows, columns=names)
    for name in ("start", "end", "published", "entered"):
        frame[name] = pd.to_datetime(frame[name])
    frame["value"] = frame["value"].astype(float)
    return frame


def test_the_hand_cases_run_through_both_forms() -> None:
    """Each case of the table on its own day; those of one day together, as a page would ask for them."""
    for day in {as_of for _, _, as_of, _ in HAND_CASES}:
        cases = [(promise, [actual(text) for text in actuals.split()]) for promise, actuals, as_of, _ in HAND_CASES
                 if as_of == day]  # fmt: skip
        assert_alike(cases, day)


@settings(max_examples=200, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(CASES, AS_OF)
def test_the_frame_says_what_the_scalar_says(cases: list[tuple[Promise, list[Observation]]], as_of: date) -> None:
    assert_alike(cases, as_of)


def test_the_aimed_cases_are_many_of_every_status_and_rule_and_run_through_both_forms() -> None:
    """Counted, not claimed: no status and no rule has fewer than LEAST cases, of every kind that can have it."""
    cases = aimed_cases()
    rules, statuses = Counter[str](), Counter[Status]()
    for case in cases:
        rule, verdict = decided(*case)
        rules[rule] += 1
        statuses[verdict.status] += 1
    assert {rule.__name__ for rule in (unusable, *RULES)} == set(rules)
    assert set(Status) - {Status.FLOOR_ONLY} == set(statuses)
    assert min(rules.values()) >= LEAST, rules
    assert min(statuses.values()) >= LEAST, statuses
    for day in sorted({as_of for *_, as_of in cases}):
        assert_alike([(promise, observed) for promise, observed, as_of in cases if as_of == day], day)


def assert_alike(cases: Sequence[tuple[Promise, Sequence[Observation]]], as_of: date) -> None:
    """Both forms say the same of every case: status, reason, date, flags and readings."""
    framed = judge_frame(
        target_frame([each for each, _ in cases]), actual_frame([each for _, each in cases]), as_of, SETTINGS
    )
    for (promise, observed), row in zip(cases, framed.to_dict("records"), strict=True):
        judged = judge(promise, observed, as_of, SETTINGS)
        about = (promise, observed, as_of)
        assert row["status"] == judged.status, about
        assert (None if pd.isna(row["reason"]) else row["reason"]) == judged.reason, about
        assert (None if pd.isna(row["data_as_of"]) else row["data_as_of"].date()) == judged.data_as_of, about
        for flag in (Flag.STALE, Flag.UNCONFIRMED, Flag.WORSENING):
            assert row[flag] == (flag in judged.flags), (flag, about)
        for name in READINGS:
            reading = judged.reading(name)
            if reading is None or not isinstance(reading.value, Decimal):
                assert pd.isna(row[name]), (name, about)
            else:
                assert row[name] == pytest.approx(float(reading.value), rel=1e-9, abs=1e-9), (name, about)


@pytest.mark.parametrize("base", ["0", "0.1", "7.3", "1e6"])
@pytest.mark.parametrize("lead", ["5", "-5", "-20"])
def test_what_lies_exactly_on_a_threshold_is_found_there(base: str, lead: str) -> None:
    """Half the time is gone; a float would put some of these leads a hair beside the threshold."""
    start = Decimal(base)
    promise = promised("level", ">=", start + Decimal("0.7"), base=base, by=2030)
    now = Observation(Period.year(2025), start + Decimal("0.7") * (50 + Decimal(lead)) / 100)
    framed = judge_frame(target_frame([promise]), actual_frame([[now]]), TODAY, SETTINGS)
    expected = {"5": "ahead", "-5": "on_track", "-20": "behind"}[lead]
    assert framed["status"].iloc[0] == expected == judge(promise, [now], TODAY, SETTINGS).status


def test_a_typed_in_value_is_no_baseline_in_either_form() -> None:
    target = promised("level", ">=", 300, by=2030, announced=date(2023, 8, 16))
    typed_in = actual("2020=160.47", basis=ActualBasis.USER)
    assert_alike(
        [(target, [typed_in, actual("2024=170")]), (target, [actual("2020=160.47"), actual("2024=170")])], TODAY
    )
