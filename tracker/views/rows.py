"""The frozen rows that pages and charts draw from; every text in them is already in the reader's language."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.core.judging.fan import Fan, NoFan
from tracker.core.kinds import Comparator, Kind, Qualifier, Status, status_key
from tracker.core.periods import Period


def in_brackets(name: str, part: str) -> str:
    """A name with the part that is meant behind it, in the brackets of the name's own script."""
    if not part:
        return name
    return f"{name}（{part}）" if re.search("[\u4e00-\u9fff]", name) else f"{name} ({part})"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target with its judgement as of a day.

    Values are in the indicator's unit (`unit`, a code), and so are `target_words`, with their comparator; `figure` has
    them as the document writes them. Shares (`progress`, `completion`, `elapsed`, `lead`) are fractions of one; None
    where refused. `newest_words` are those of a newer value of another period than the target's. `latest_qualifier`
    says how exact the latest value is, `share_qualifier` how exact the progress and the completion rate are that were
    worked out from it. `band` are the lowest and highest value that an interval, or 左右, allows;
    `data_from` are who published the value that the target is judged by; `within` is the code of the
    place that this one lies in; `counted` what the indicator counts, as `words.unit_name` takes it;
    `mean` the mean of the yearly rates so far, of an average rate; `later_words` the value after the deadline, with its
    period, that the status rests on, where it does.
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
    latest_qualifier: str = Qualifier.EXACT
    newest_words: str = ""
    share_qualifier: str = Qualifier.EXACT
    band: tuple[Decimal, Decimal] | None = None
    data_from: tuple[str, ...] = ()
    within: str = ""
    counted: str = ""
    mean: Decimal | None = None
    later_words: str = ""

    @property
    def status_key(self) -> str:
        """The key of the status' words."""
        return status_key(self.status, self.comparator)

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate, which no time scales: it stands beside its target, above or below it."""
        return self.kind in (Kind.GROWTH, Kind.AVERAGE_RATE)

    @property
    def rate(self) -> Decimal | None:
        """What stands beside the target of a rate, in percent: the newest growth, or the mean of the years so far."""
        return self.mean if self.kind == Kind.AVERAGE_RATE else self.latest

    @property
    def ranked_by(self) -> float | None:
        """What places are ranked by: the lead; of a rate how far it is past the promise, to the decimal published.

        A fraction of one, as the lead: one percentage point is 0.01.
        """
        if not self.is_rate:
            return self.lead
        if self.rate is None or self.value is None or self.comparator in (Comparator.ABOUT, Comparator.BETWEEN):
            return None
        past = float(self.rate.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP) - self.value) / 100
        return -past if self.comparator in (Comparator.AT_MOST, Comparator.BELOW) else past

    @property
    def beside(self) -> Decimal | None:
        """The value whose unit the others of its row are written in: the target's, of two the larger."""
        return self.value if self.upper is None else self.upper

    @property
    def of_amounts(self) -> bool:
        """Whether its values are amounts, which begin at zero, and no rates, shares or changes in percent."""
        return self.kind != Kind.RELATIVE and self.unit not in ("", "%", "‰", "百分点")

    @property
    def title(self) -> str:
        """The indicator with the part of the jurisdiction that it is about."""
        return in_brackets(self.indicator, self.scope)


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
    """One actual value of a series, in the indicator's unit, with what it rests on.

    `note` is for tables, `remarks` are what a picture may say of it: where it comes from and what is noted, in the
    reader's language. `series_break` is why the series begins anew at this value (empty: for a reason not given that
    readers of the language could read); None where it does not. `counts` is whether it is the one of its period that is
    judged by; of another, `apart` says in words how far it is from that one.
    """

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
    data_from: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    series_break: str | None = None
    counts: bool = False
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Trajectory:
    """What the chart of one target needs: series, planned line, the target and its other tier, projection.

    The projection comes from `projected_from` values; `spread` is between what the slowest and the fastest of the past
    changes come to at its end, and `fan` its bands, or why it has none. `running_mean` is, for an average rate, the
    mean of the yearly rates so far at the end of each year, in percent.
    """

    target: TargetRow
    actuals: tuple[ActualRow, ...]
    baseline: tuple[date, Decimal] | None
    baseline_basis: str
    planned: tuple[tuple[date, Decimal], ...]
    other_tier: TargetRow | None
    projection: tuple[tuple[date, Decimal], ...]
    as_of: date
    running_mean: tuple[tuple[date, Decimal], ...] = ()
    projected_from: int = 0
    spread: tuple[Decimal, Decimal] | None = None
    fan: Fan | NoFan | None = None

    @property
    def values(self) -> list[Decimal]:
        """Every value that its chart has to hold."""
        tiers = [row for row in (self.target, self.other_tier) if row is not None]
        found = [actual.value for actual in self.actuals]
        lines = (*self.planned, *self.projection, *self.running_mean, *([self.baseline] if self.baseline else ()))
        found += [value for _, value in lines] + list(self.spread or ())
        if isinstance(self.fan, Fan):
            found += [edge[-1] for band in self.fan.bands for edge in band]
        return found + [value for row in tiers for value in (row.value, *(row.band or ())) if value is not None]

    @property
    def largest(self) -> Decimal:
        """The largest of them, whatever its sign; 0 of none."""
        return max(map(abs, self.values), default=Decimal(0))
