"""What holds for every target: properties that no single case can show."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from tests.core.judging_cases import SETTINGS
from tests.core.judging_targets import AMOUNTS, AS_OF, observations, promises, series
from tracker.core.judging import Judgement, Observation, Promise, judge
from tracker.core.judging.asof import counts_from, publication_rank
from tracker.core.kinds import Binding, Comparator, Direction, IntervalMode, Kind, Qualifier, Status
from tracker.core.periods import Period

EXAMPLES = settings(max_examples=150, deadline=None, phases=(Phase.explicit, Phase.generate))
FACTORS = st.sampled_from([Decimal(10000), Decimal("0.0001"), Decimal("0.3"), Decimal(7)])
ACHIEVED = (Status.ACHIEVED_EARLY, Status.ACHIEVED, Status.ACHIEVED_LATE)
_PAIRS = (
    (Comparator.AT_LEAST, Comparator.AT_MOST), (Comparator.ABOVE, Comparator.BELOW),
    (Direction.MORE, Direction.LESS), (Qualifier.ABOVE, Qualifier.BELOW),
)  # fmt: skip
MIRRORED = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


def status(judgement: Judgement) -> tuple[Status, object]:
    return judgement.status, judgement.reason


@EXAMPLES
@given(promises(), series(), AS_OF, st.randoms())
def test_the_order_of_the_actuals_is_irrelevant(
    promise: Promise, observed: list[Observation], as_of: date, random: object
) -> None:
    shuffled = list(observed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judge(promise, shuffled, as_of, SETTINGS) == judge(promise, observed, as_of, SETTINGS)


@EXAMPLES
@given(promises(), series(), observations(), AS_OF)
def test_nothing_that_was_not_known_changes_anything(
    promise: Promise, observed: list[Observation], other: Observation, as_of: date
) -> None:
    later = replace(other, published=as_of + timedelta(1))
    assert counts_from(later, SETTINGS).since > as_of
    assert judge(promise, [*observed, later], as_of, SETTINGS) == judge(promise, observed, as_of, SETTINGS)


@EXAMPLES
@given(promises(), series(), AS_OF, FACTORS)
def test_the_unit_changes_nothing(promise: Promise, observed: list[Observation], as_of: date, factor: Decimal) -> None:
    assume(promise.kind in (Kind.LEVEL, Kind.TOTAL, Kind.HOLD, Kind.INTERVAL))
    promise = replace(promise, is_share=False)
    scaled = replace(
        promise,
        value=_times(promise.value, factor),
        upper=_times(promise.upper, factor),
        baseline=_times(promise.baseline, factor),
        interim=tuple((day, value * factor) for day, value in promise.interim),
    )
    values = [replace(each, value=each.value * factor) for each in observed]
    here, there = judge(promise, observed, as_of, SETTINGS), judge(scaled, values, as_of, SETTINGS)
    assert status(here) == status(there)
    assert here.flags == there.flags
    for name in ("lead", "progress", "completion_rate", "time_elapsed", "R", "projected_miss"):
        one, other = here.reading(name), there.reading(name)
        assert (one is None) == (other is None)
        if (
            one is not None
            and other is not None
            and isinstance(one.value, Decimal)
            and isinstance(other.value, Decimal)
        ):
            assert abs(one.value - other.value) <= Decimal("1e-15") * max(1, abs(one.value))


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


@EXAMPLES
@given(promises(), series(), AS_OF)
def test_turning_every_sign_and_side_changes_nothing(
    promise: Promise, observed: list[Observation], as_of: date
) -> None:
    assume(promise.kind in (Kind.LEVEL, Kind.TOTAL, Kind.HOLD, Kind.INTERVAL) and not promise.cumulative)
    # Of two values of one period and rank the larger counts, which is another one with every sign turned.
    observed = list({(each.period, publication_rank(each.vintage, each.standing)): each for each in observed}.values())
    promise = replace(promise, is_share=False, never_negative=False)
    assume(promise.kind is not Kind.TOTAL or promise.direction is not Direction.NEUTRAL)
    directed = replace(
        promise, direction=Direction.MORE if promise.direction is Direction.NEUTRAL else promise.direction
    )
    ends = (directed.value, directed.upper)
    if promise.kind is Kind.INTERVAL or promise.comparator is Comparator.BETWEEN:
        assume(directed.upper is not None)
        ends = (_times(directed.upper, Decimal(-1)), _times(directed.value, Decimal(-1)))
        assume(promise.kind is Kind.INTERVAL or promise.kept)
    else:
        ends = (_times(directed.value, Decimal(-1)), None)
    assume(not (promise.comparator is Comparator.AT_LEAST and directed.direction is Direction.LESS))
    assume(not (promise.comparator is Comparator.AT_MOST and directed.direction is Direction.MORE))
    mirrored = replace(
        directed,
        value=ends[0],
        upper=ends[1],
        baseline=_times(directed.baseline, Decimal(-1)),
        comparator=MIRRORED.get(directed.comparator, directed.comparator),  # type: ignore[arg-type,call-overload]
        direction=MIRRORED[directed.direction],  # type: ignore[arg-type]
        interim=tuple((day, -value) for day, value in directed.interim),
    )
    values = [
        replace(each, value=-each.value, qualifier=MIRRORED.get(each.qualifier, each.qualifier))  # type: ignore[call-overload]
        for each in observed
    ]
    assert status(judge(directed, observed, as_of, SETTINGS)) == status(judge(mirrored, values, as_of, SETTINGS))


@EXAMPLES
@given(promises(), series(), AS_OF, AMOUNTS)
def test_a_better_actual_never_loses_what_was_achieved(
    promise: Promise, observed: list[Observation], as_of: date, more: Decimal
) -> None:
    assume(promise.kind in (Kind.LEVEL, Kind.TOTAL, Kind.GROWTH, Kind.MILESTONE, Kind.AVERAGE_RATE) and observed)
    promise = replace(promise, comparator=Comparator.AT_LEAST, direction=Direction.MORE, announced=None)
    if judge(promise, observed, as_of, SETTINGS).status in ACHIEVED:
        better = [replace(each, value=each.value + abs(more)) for each in observed]
        assert judge(promise, better, as_of, SETTINGS).status in ACHIEVED


@EXAMPLES
@given(
    st.sampled_from([Kind.LEVEL, Kind.TOTAL, Kind.AVERAGE_RATE, Kind.INTERVAL]),
    st.sampled_from(Binding),
    st.sampled_from([Decimal(-20), Decimal(0), Decimal("20.5")]),
    st.decimals(-30, 120, places=1),
    st.decimals(0, 60, places=1),
    st.booleans(),
)
def test_the_status_on_course_is_monotone_in_the_actual(
    kind: Kind, binding: Binding, base: Decimal, now: Decimal, more: Decimal, less_is_better: bool
) -> None:
    sign = -1 if less_is_better else 1
    promise = Promise(
        kind,
        Comparator.AT_MOST if less_is_better else Comparator.AT_LEAST,
        Direction.LESS if less_is_better else Direction.MORE,
        value=Decimal(100 * sign),
        upper=Decimal(110 * sign),
        baseline=base * sign,
        baseline_date=date(2022, 12, 31),
        start=date(2023, 1, 1),
        deadline=date(2024, 12, 31),
        binding=binding,
        interval_mode=IntervalMode.REACH,
    )
    period = Period.year(2023)
    worse, better = (
        judge(promise, [Observation(period, value * sign)], date(2024, 6, 1), SETTINGS) for value in (now, now + more)
    )
    order = list(Status)
    assert order.index(better.status) <= order.index(worse.status)
