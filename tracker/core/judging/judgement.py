"""The result of judging: one status, why, and the readings behind it; frozen, typed, without words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.core.judging.promise import Observation
from tracker.core.kinds import BaselineBasis, Comparator, Qualifier, Status
from tracker.core.periods import Period


class Reason(StrEnum):
    """Why a target cannot be assessed (now)."""

    REDACTED = "redacted"
    UNIT = "unit"
    NO_VALUE = "no_value"
    INTERVAL_MODE = "interval_mode"
    NO_BAND = "no_band"
    JUDGED_AT_DEADLINE = "judged_at_deadline"
    ESTIMATE = "estimate"
    NO_BASELINE = "no_baseline"
    NO_BASELINE_DATE = "no_baseline_date"
    NO_START = "no_start"
    BASELINE_BEYOND = "baseline_beyond"
    TARGET_ZERO = "target_zero"
    ZERO_RATE = "zero_rate"
    MISSING_YEAR = "missing_year"
    BOUND_ONLY = "bound_only"


class Flag(StrEnum):
    """What has to be said beside a status."""

    STALE = "stale"
    UNCONFIRMED = "unconfirmed"
    WORSENING = "worsening"
    DERIVED = "derived"
    ASSUMED_DATE = "assumed_date"
    BASELINE_NOT_STATED = "baseline_not_stated"
    BOUND_ONLY = "bound_only"
    ESTIMATE = "estimate"
    INTERIM = "interim"
    FELL = "fell"
    AFTER_DEADLINE = "after_deadline"


class Unit(StrEnum):
    """What a reading is measured in; `value` is the indicator's own unit."""

    PERCENT = "percent"
    POINTS = "points"
    RATIO = "ratio"
    VALUE = "value"
    VALUE_A_YEAR = "value_a_year"
    VALUE_A_MONTH = "value_a_month"
    PERCENT_A_YEAR = "percent_a_year"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Reading:
    """One named reading: its value with unit and inputs, or the name of the input that it lacks.

    `verdict` is the band that the reading falls into, `basis` how it was worked out, where either exists. `qualifier`
    says how exact it is: one that was worked out from a bound is a bound itself. `low` and `high` are the range that
    it lies in, where it has one.
    """

    name: str
    unit: Unit
    value: Decimal | Period | None = None
    inputs: Mapping[str, Decimal | date | int] | None = None
    refused: str = ""
    verdict: str = ""
    basis: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    low: Decimal | Period | None = None
    high: Decimal | Period | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that a sentence bears, its unit, and how exact it is: a bound (超过, 不足) is said with its side.

    One that was `worked_out` is rounded for readers, a given one never. Differences are printed with their sign.
    """

    value: Decimal
    unit: Unit = Unit.VALUE
    worked_out: bool = False
    signed: bool = False
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Wanted:
    """The target value that a sentence bears, with its comparator; of 左右 with the band that it allows."""

    comparator: Comparator
    value: Decimal
    upper: Decimal | None
    unit: Unit
    band: tuple[Decimal, Decimal] | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by the key of its words, and the typed values that it bears; a text value is itself a key of words."""

    key: str
    values: Mapping[str, Amount | Wanted | Period | date | int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where the way to the target starts. `observation` is the actual it was taken from, if the document has none."""

    value: Decimal
    date: date | None
    basis: BaselineBasis
    observation: Observation | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where a target stands on a day, and everything that a page needs to explain it.

    `used` is the observation that the status rests on, `latest` the newest one that counts for the target. `broken`
    are earlier readings of something to be kept that did not hold, or a value that was reached and lost again;
    `reached_since` is the first later value that reached a target whose own result is open or negative. `first_reached`
    is the first value that reached a target which was held since, `at_deadline` the one at its deadline.
    """

    status: Status
    as_of: date
    reason: Reason | None = None
    flags: frozenset[Flag] = frozenset()
    readings: tuple[Reading, ...] = ()
    baseline: Baseline | None = None
    used: Observation | None = None
    latest: Observation | None = None
    broken: tuple[Observation, ...] = ()
    reached_since: Observation | None = None
    first_reached: Observation | None = None
    at_deadline: Observation | None = None
    sentences: tuple[Sentence, ...] = ()

    @property
    def data_as_of(self) -> date | None:
        """数据截至: the end of the period of the observation that the status rests on."""
        return self.used.period.end if self.used else None

    def reading(self, name: str) -> Reading | None:
        """The reading of this name, refused or not; None where the kind of target has no such reading."""
        return next((reading for reading in self.readings if reading.name == name), None)
