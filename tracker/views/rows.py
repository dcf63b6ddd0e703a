"""The frozen rows that pages and charts draw from; every text in them is already in the reader's language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.core.breaks import series_break
from tracker.core.kinds import Comparator, Kind, Status
from tracker.core.periods import Period


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target with its judgement as of a day.

    Values are in the indicator's unit (`unit`, a code; `target_words` has the value as the document states it, with its
    comparator). Shares (`progress`, `completion`, `elapsed`, `lead`) are fractions of one; None where refused.
    """

    code: str
    jurisdiction_code: str
    jurisdiction: str
    indicator_code: str
    indicator: str
    scope: str
    theme_code: str
    theme: str
    kind: str
    comparator: str
    commitment: str
    binding: str
    value: Decimal | None
    upper: Decimal | None
    unit: str
    decimals: int
    redacted: bool
    target_words: str
    start: date | None
    deadline: date | None
    deadline_basis: str
    tier: str
    tier_of: str
    parent: str
    source: str
    source_short: str
    line: int | None
    figure: str
    announced: date
    status: Status
    reason: str
    flags: tuple[str, ...]
    progress: float | None
    completion: float | None
    elapsed: float | None
    lead: float | None
    expected: Decimal | None
    latest: Decimal | None
    latest_period: Period | None
    latest_words: str
    data_as_of: date | None
    baseline: Decimal | None = None

    @property
    def status_key(self) -> str:
        """The key of the status' words: reached without a deadline is not 'on time'."""
        open_ended = self.status is Status.ACHIEVED and self.deadline is None
        return f"status.{self.status}_open" if open_ended else f"status.{self.status}"

    @property
    def standing(self) -> float | None:
        """What places are ranked by: the lead; of a growth rate, which no time scales, how far it is past the promise.

        A fraction of one, as the lead: one percentage point is 0.01.
        """
        if self.kind != Kind.GROWTH:
            return self.lead
        if self.latest is None or self.value is None or self.comparator in (Comparator.ABOUT, Comparator.BETWEEN):
            return None
        past = float(self.latest - self.value) / 100
        return -past if self.comparator in (Comparator.AT_MOST, Comparator.BELOW) else past

    @property
    def title(self) -> str:
        """The indicator with the part of the jurisdiction that it is about."""
        return f"{self.indicator}（{self.scope}）" if self.scope else self.indicator


@dataclass(frozen=True, slots=True)
class StatusHistory:
    """What reviews would have said of a target: a status for each day of a series, None before there was any data."""

    target: TargetRow
    days: tuple[tuple[date, Status | None], ...]


@dataclass(frozen=True, slots=True)
class TargetLink:
    """Two targets on one thing; `relation`: tier, confirms, raises, lowers, moves, contradicts or unlike."""

    relation: str
    earlier: TargetRow
    later: TargetRow


@dataclass(frozen=True, slots=True)
class ActualRow:
    """One actual value of a series, in the indicator's unit, with what it rests on."""

    period: Period
    value: Decimal
    qualifier: str
    vintage: str
    settled: bool
    interim: bool
    basis: str
    certainty: str
    publisher: str
    published: str
    derived_from: str
    source: str
    note: str
    version: int
    words: str

    @property
    def series_break(self) -> str | None:
        """Why the series begins anew at this value (empty: for a reason not given); None where it does not."""
        return series_break(self.note)


@dataclass(frozen=True, slots=True)
class Trajectory:
    """What the chart of one target needs: series, planned line, the target and its other tier, projection."""

    target: TargetRow
    actuals: tuple[ActualRow, ...]
    baseline: tuple[date, Decimal] | None
    baseline_basis: str
    planned: tuple[tuple[date, Decimal], ...]
    other_tier: TargetRow | None
    projection: tuple[tuple[date, Decimal], ...]
    as_of: date

    @property
    def values(self) -> list[Decimal]:
        """Every value that its chart has to hold."""
        tiers = [row for row in (self.target, self.other_tier) if row is not None]
        found = [actual.value for actual in self.actuals]
        found += [value for _, value in (*self.planned, *self.projection, *([self.baseline] if self.baseline else ()))]
        return found + [value for row in tiers for value in (row.value, row.upper) if value is not None]

    @property
    def largest(self) -> Decimal:
        """The largest of them, whatever its sign; 0 of none."""
        return max(map(abs, self.values), default=Decimal(0))
