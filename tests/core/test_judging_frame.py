"""The frame says what the scalar says, on generated targets of every kind."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.judging_cases import SETTINGS, TODAY, promised
from tests.core.judging_targets import AS_OF, promises, series
from tracker.core.judging import Flag, Observation, Promise, judge
from tracker.core.judging.frame import READINGS, judge_frame
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
         "basis": each.basis}
        for place, listed in enumerate(observed) for each in listed
    ]  # fmt: skip
    names = ["target", "start", "end", "value", "qualifier", "vintage", "published", "entered", "basis"]
    frame = pd.DataFrame(rows, columns=names)
    for name in ("start", "end", "published", "entered"):
        frame[name] = pd.to_datetime(frame[name])
    frame["value"] = frame["value"].astype(float)
    return frame


@settings(max_examples=200, deadline=None)
@given(CASES, AS_OF)
def test_the_frame_says_what_the_scalar_says(cases: list[tuple[Promise, list[Observation]]], as_of: date) -> None:
    framed = judge_frame(
        target_frame([each for each, _ in cases]), actual_frame([each for _, each in cases]), as_of, SETTINGS
    )
    for (promise, observed), (_, row) in zip(cases, framed.iterrows(), strict=True):
        judged = judge(promise, observed, as_of, SETTINGS)
        assert row["status"] == judged.status
        assert (None if pd.isna(row["reason"]) else row["reason"]) == judged.reason
        assert (None if pd.isna(row["data_as_of"]) else row["data_as_of"].date()) == judged.data_as_of
        for flag in (Flag.STALE, Flag.UNCONFIRMED, Flag.WORSENING):
            assert row[flag] == (flag in judged.flags), flag
        for name in READINGS:
            reading = judged.reading(name)
            if reading is None or not isinstance(reading.value, Decimal):
                assert pd.isna(row[name]), name
            else:
                assert row[name] == pytest.approx(float(reading.value), rel=1e-9, abs=1e-9), name


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
