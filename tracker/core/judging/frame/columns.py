"""Targets and actuals as plain arrays: numbers in float64 (missing is NaN), dates as days, codes as their position."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tracker.core.judging.promise import Promise
from tracker.core.kinds import BaselineBasis, Binding, Comparator, Direction, IntervalMode, Kind

Numbers = NDArray[np.float64]
Days = NDArray[np.int64]
Codes = NDArray[np.int8]
Marks = NDArray[np.bool_]
Rows = NDArray[np.int64]

NEVER = np.iinfo(np.int64).min
"""The day that stands for no date; it lies before every day."""

NONE = -1
"""The place or row that stands for none."""

KINDS, COMPARATORS, DIRECTIONS = list(Kind), list(Comparator), list(Direction)
BINDINGS, MODES = list(Binding), list(IntervalMode)


def numbers(frame: pd.DataFrame, name: str) -> Numbers:
    """A column as float64; one that is not there is all missing. Decimals become the nearest float."""
    if name not in frame:
        return np.full(len(frame), np.nan)
    return frame[name].to_numpy(dtype=np.float64, na_value=np.nan)


def days(frame: pd.DataFrame, name: str) -> Days:
    """A column of dates as days since 1970; NEVER where there is none."""
    if name not in frame:
        return np.full(len(frame), NEVER)
    stamps = pd.to_datetime(frame[name]).to_numpy().astype("datetime64[D]")
    return stamps.astype(np.int64)


def marks(frame: pd.DataFrame, name: str, default: bool = False) -> Marks:
    """A column of flags; one that is not there has the default everywhere."""
    if name not in frame:
        return np.full(len(frame), default)
    return frame[name].to_numpy(dtype=np.bool_, na_value=default)


def codes(frame: pd.DataFrame, name: str, vocabulary: Sequence[StrEnum], default: StrEnum | None = None) -> Codes:
    """A column of codes as positions in their vocabulary; what is missing or unknown is the default, or -1."""
    missing = -1 if default is None else vocabulary.index(default)
    if name not in frame:
        return np.full(len(frame), missing, dtype=np.int8)
    column = frame[name]
    found = column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")
    words = [str(word) for word in found.cat.categories]
    positions = {str(code): place for place, code in enumerate(vocabulary)}
    places = np.array([*(positions.get(word, missing) for word in words), missing], dtype=np.int8)
    return places[found.cat.codes.to_numpy()]


def pick(column: NDArray[Any], rows: Rows, missing: Any) -> NDArray[Any]:
    """The column's value at each row; `missing` where there is no row."""
    if not len(column):
        return np.full(len(rows), missing, dtype=column.dtype)
    return np.where(rows == NONE, np.array(missing, dtype=column.dtype), column[rows])


def to_date(day: int) -> date | None:
    """A day as a date."""
    return None if day == NEVER else date.fromordinal(int(day) + 719163)


def to_day(value: date) -> int:
    """A date as a day."""
    return value.toordinal() - 719163


def exact(value: float) -> Decimal | None:
    """The shortest decimal of a float."""
    return None if np.isnan(value) else Decimal(repr(float(value)))


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets as arrays, one place a target; see `judge_frame` for the columns."""

    kind: Codes
    comparator: Codes
    direction: Codes
    binding: Codes
    mode: Codes
    value: Numbers
    upper: Numbers
    baseline: Numbers
    baseline_day: Days
    start: Days
    deadline: Days
    announced: Days
    redacted: Marks
    comparable: Marks
    late_allowed: Marks
    cumulative: Marks
    share: Marks
    flow: Marks
    never_negative: Marks
    months: Rows
    interim: Sequence[tuple[tuple[date, Decimal], ...]]

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Targets":
        """The columns of a frame of targets; ValueError for a kind or comparator that is not known."""
        found = cls(
            kind=codes(frame, "kind", KINDS),
            comparator=codes(frame, "comparator", COMPARATORS),
            direction=codes(frame, "direction", DIRECTIONS, Direction.NEUTRAL),
            binding=codes(frame, "binding", BINDINGS, Binding.UNSPECIFIED),
            mode=codes(frame, "interval_mode", MODES),
            value=numbers(frame, "value"),
            upper=numbers(frame, "upper"),
            baseline=numbers(frame, "baseline"),
            baseline_day=days(frame, "baseline_date"),
            start=days(frame, "start"),
            deadline=days(frame, "deadline"),
            announced=days(frame, "announced"),
            redacted=marks(frame, "redacted"),
            comparable=marks(frame, "comparable", default=True),
            late_allowed=marks(frame, "late_allowed"),
            cumulative=marks(frame, "cumulative"),
            share=marks(frame, "is_share"),
            flow=marks(frame, "flow"),
            never_negative=marks(frame, "never_negative"),
            months=np.nan_to_num(numbers(frame, "period_months"), nan=12).astype(np.int64),
            interim=list(frame["interim"]) if "interim" in frame else [()] * len(frame),
        )
        for name, places in (("kind", found.kind), ("comparator", found.comparator)):
            if (places < 0).any():
                raise ValueError(f"{name} {frame[name].iloc[int(np.argmax(places < 0))]!r} is not known")
        return found

    def promise(self, row: int) -> Promise:
        """One target as `judge` takes it."""
        return Promise(
            kind=KINDS[self.kind[row]],
            comparator=COMPARATORS[self.comparator[row]],
            direction=DIRECTIONS[self.direction[row]],
            value=exact(self.value[row]),
            upper=exact(self.upper[row]),
            redacted=bool(self.redacted[row]),
            comparable=bool(self.comparable[row]),
            binding=BINDINGS[self.binding[row]],
            baseline=exact(self.baseline[row]),
            baseline_date=to_date(self.baseline_day[row]),
            baseline_basis=BaselineBasis.STATED if not np.isnan(self.baseline[row]) else BaselineBasis.NONE,
            start=to_date(self.start[row]),
            deadline=to_date(self.deadline[row]),
            announced=to_date(self.announced[row]),
            late_allowed=bool(self.late_allowed[row]),
            interval_mode=MODES[self.mode[row]] if self.mode[row] >= 0 else None,
            cumulative=bool(self.cumulative[row]),
            is_share=bool(self.share[row]),
            flow=bool(self.flow[row]),
            never_negative=bool(self.never_negative[row]),
            interim=self.interim[row],
            period_months=int(self.months[row]),
        )

    @property
    def has_interim(self) -> Marks:
        """Which targets have values on the way."""
        return np.fromiter((bool(each) for each in self.interim), dtype=np.bool_, count=len(self.kind))

    def is_kind(self, *kinds: Kind) -> Marks:
        """Which targets are of one of these kinds."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])
