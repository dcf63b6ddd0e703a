"""Short ways to write a target and its actuals in a table of cases."""

from datetime import date
from decimal import Decimal
from typing import Any

from tracker.core.judging import Judgement, Observation, Promise, judge
from tracker.core.judging.asof import published_on
from tracker.core.kinds import BaselineBasis, Comparator, Direction, Kind, Qualifier
from tracker.core.periods import Period
from tracker.core.settings import load_settings

SETTINGS = load_settings()
TODAY = date(2026, 11, 21)


def end_of(year: int) -> date:
    return date(year, 12, 31)


def promised(kind: str, comparator: str, value: object, **more: Any) -> Promise:
    """A target; `by` is the year of its deadline, `of` the year of a total or growth, `base` a value of 2020's end."""
    if (year := more.pop("of", None)) is not None:
        more |= {"start": date(year, 1, 1), "deadline": end_of(year)}
    if (year := more.pop("by", None)) is not None:
        more["deadline"] = end_of(year)
    if (base := more.pop("base", None)) is not None:
        more |= {"baseline": Decimal(base), "baseline_basis": BaselineBasis.STATED}
        more.setdefault("baseline_date", end_of(2020))
    more.setdefault("direction", Direction.LESS if comparator in ("<", "<=") else Direction.MORE)
    return Promise(Kind(kind), Comparator(comparator), value=None if value is None else Decimal(str(value)), **more)


def actual(text: str, published: str = "", **more: Any) -> Observation:
    """An actual from "2023H1=2542.1", "2022>1000" or "2022~830" (an estimate), by default published when it ends."""
    for sign, qualifier in (
        ("=", Qualifier.EXACT),
        (">", Qualifier.ABOVE),
        ("<", Qualifier.BELOW),
        ("~", Qualifier.ESTIMATE),
    ):
        if sign in text:
            code, value = text.split(sign)
            period = Period.from_code(code)
            since = published_on(published) or period.end
            return Observation(period, Decimal(value), qualifier, published=since, **more)
    raise ValueError(text)


def judged(promise: Promise, actuals: str, as_of: date = TODAY) -> Judgement:
    """The judgement on actuals like "2021=5022 2023H1=2542.1"."""
    return judge(promise, [actual(text) for text in actuals.split()], as_of, SETTINGS)


def said(judgement: Judgement) -> str:
    """The status, with the reason in brackets where there is one."""
    return f"{judgement.status}({judgement.reason})" if judgement.reason else str(judgement.status)


def value(judgement: Judgement, name: str) -> Decimal:
    """The value of a reading that is there."""
    reading = judgement.reading(name)
    assert reading is not None
    assert isinstance(reading.value, Decimal), reading.refused
    return reading.value


def refused(judgement: Judgement, name: str) -> str:
    """Which input a reading lacks."""
    reading = judgement.reading(name)
    assert reading is not None
    return reading.refused
