"""Stored records as the judging takes them: a target as a Promise, its actual values as Observations."""

from datetime import date
from decimal import Decimal

from tracker.core.interim import interim_values
from tracker.core.judging.asof import published_on
from tracker.core.judging.promise import Observation, Promise
from tracker.core.kinds import (
    ActualBasis,
    BaselineBasis,
    Binding,
    Comparator,
    Direction,
    Frequency,
    IntervalMode,
    Kind,
    Measure,
    Qualifier,
    Vintage,
)
from tracker.core.periods import Period
from tracker.core.units import UnitError, convert
from tracker.views import snapshot
from tracker.views.values import public_basis
from tracker.vocabulary import standing

_MONTHS = {
    Frequency.YEAR: 12,
    Frequency.HALF: 6,
    Frequency.QUARTER: 3,
    Frequency.MONTH: 1,
    Frequency.YTD: 1,
    Frequency.DATE: 12,
}


def promise(
    target: snapshot.TargetRecord, measure: snapshot.Measure, announced: date, *, sound: bool = True
) -> Promise:
    """A target in its indicator's unit; not `comparable` where the unit cannot be converted or the row is damaged."""
    try:
        value, upper, baseline = (
            _converted(amount, target.unit, measure.unit)
            for amount in (target.value, target.value_upper, target.baseline_value)
        )
        interim = tuple(
            (day, convert(amount, target.unit, measure.unit)) for day, amount in interim_values(target.interim)
        )
        comparable = sound
    except UnitError:
        value, upper, baseline, interim, comparable = target.value, target.value_upper, None, (), False
    return Promise(
        kind=Kind(target.kind),
        comparator=Comparator(target.comparator),
        direction=Direction(measure.direction),
        value=value,
        upper=upper,
        redacted=bool(target.redacted),
        comparable=comparable,
        binding=Binding(target.binding),
        baseline=baseline,
        baseline_date=Period.from_code(target.baseline_period).end if target.baseline_period else None,
        baseline_basis=BaselineBasis(target.baseline_basis),
        start=target.start,
        deadline=target.deadline,
        announced=announced,
        late_allowed=bool(target.late_allowed),
        interval_mode=IntervalMode(target.interval_mode) if target.interval_mode else None,
        cumulative=bool(measure.cumulative),
        is_share=measure.dimension == "ratio",
        flow=measure.measure == Measure.FLOW,
        never_negative=measure.minimum is not None and measure.minimum >= 0,
        interim=interim,
        period_months=max(_MONTHS[Frequency(code)] for code in measure.frequencies.split("|")),
    )


def observation(value: snapshot.ValueRecord) -> Observation:
    """A stored value; one that a person entered without a publication date counts from its entry."""
    published = published_on(value.published)
    return Observation(
        period=Period(value.period_start, value.period_end),
        value=value.value,
        qualifier=Qualifier(value.qualifier),
        vintage=Vintage(value.vintage),
        published=published,
        entered=value.entered.astimezone().date() if value.basis == ActualBasis.USER else None,
        basis=public_basis(ActualBasis(value.basis), value.publisher, published),
        id=value.id,
        publisher=value.publisher,
        standing=standing(value.publisher),
    )


def _converted(amount: Decimal | None, unit: str, to: str) -> Decimal | None:
    return None if amount is None else convert(amount, unit, to)
