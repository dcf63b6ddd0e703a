"""Generated targets and actuals of every kind, for the property tests of the judging."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tracker.core.judging import Observation, Promise
from tracker.core.kinds import (
    ActualBasis,
    BaselineBasis,
    Binding,
    Comparator,
    Direction,
    IntervalMode,
    Kind,
    Qualifier,
    Standing,
    Vintage,
)
from tracker.core.periods import Period

AS_OF = st.dates(date(2019, 6, 1), date(2028, 12, 31))
AMOUNTS = st.one_of(
    st.decimals(-50, 150, places=1, allow_nan=False),
    st.sampled_from([Decimal(each) for each in ("0", "1", "5", "20", "25", "50", "75", "95", "100", "105")]),
)
_YEARS = st.integers(2018, 2027)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    year = draw(_YEARS)
    months = draw(st.sampled_from([(1, 12)] * 5 + [(1, 6), (1, 3), (1, 9), (7, 12), (12, 12), (3, 3)]))
    return Period.months(year, *months)


@st.composite
def observations(draw: st.DrawFn, amounts: st.SearchStrategy[Decimal] = AMOUNTS) -> Observation:
    period = draw(periods())
    known = draw(st.sampled_from([None, -40, 0, 20, 300]))
    entered = draw(st.sampled_from([None, None, 10]))
    return Observation(
        period=period,
        value=draw(amounts),
        qualifier=draw(st.sampled_from([*[Qualifier.EXACT] * 6, *Qualifier])),
        vintage=draw(st.sampled_from(Vintage)),
        published=None if known is None else period.end + timedelta(known),
        entered=None if entered is None else period.end + timedelta(entered),
        basis=draw(st.sampled_from(ActualBasis)),
        standing=draw(st.sampled_from(Standing)),
    )


def usually(value: object, *others: object) -> st.SearchStrategy[object]:
    """Mostly the one value, now and then one of the others."""
    return st.sampled_from([value] * 8 + list(others))


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    baseline = draw(
        st.one_of(st.sampled_from([Decimal(0), Decimal(20), Decimal("20.5"), Decimal(120)]), st.none(), AMOUNTS)
    )
    value = draw(st.one_of(st.sampled_from([Decimal(100), Decimal(7), Decimal("-5")]), AMOUNTS, AMOUNTS))
    value = draw(usually(value, None))
    year = draw(st.sampled_from([date(2022, 12, 31), date(2023, 12, 31), date(2025, 12, 31), date(2027, 12, 31)]))
    return Promise(
        kind=draw(st.sampled_from(Kind)),
        comparator=draw(st.sampled_from(Comparator)),
        direction=draw(st.sampled_from(Direction)),
        value=value,
        upper=None if value is None else draw(usually(value + 10, None)),
        redacted=draw(usually(False, True)),
        comparable=draw(usually(True, False)),
        binding=draw(st.sampled_from(Binding)),
        baseline=baseline,
        baseline_date=draw(usually(date(2020, 12, 31), None, date(2019, 12, 31), date(2024, 2, 29))),
        baseline_basis=BaselineBasis.NONE if baseline is None else BaselineBasis.STATED,
        start=draw(st.sampled_from([date(2021, 1, 1), date(year.year, 1, 1), date(year.year, 1, 1), None])),
        deadline=draw(usually(year, None, date(2025, 6, 30))),
        announced=draw(st.sampled_from([None, date(2021, 7, 26), date(2023, 8, 16)])),
        late_allowed=draw(st.booleans()),
        interval_mode=draw(st.sampled_from([*IntervalMode, *IntervalMode, None])),
        cumulative=draw(st.booleans()),
        is_share=draw(st.booleans()),
        flow=draw(usually(False, True)),
        never_negative=draw(st.booleans()),
        interim=draw(usually((), ((date(2022, 6, 30), Decimal(40)),))),
        period_months=draw(st.sampled_from([1, 12])),
    )


@st.composite
def series(draw: st.DrawFn) -> list[Observation]:
    """Some years in a row, and anything else beside them; never two that nothing but their value tells apart."""
    first, years = draw(st.sampled_from([2019, 2021, 2021, 2022])), draw(st.integers(0, 6))
    in_a_row = [Observation(Period.year(first + year), draw(AMOUNTS)) for year in range(years)]
    beside = draw(st.lists(observations(), max_size=5))
    told_apart = {
        (each.period, each.vintage, each.standing, each.published, each.entered): each for each in [*in_a_row, *beside]
    }
    return draw(st.permutations(list(told_apart.values())))
