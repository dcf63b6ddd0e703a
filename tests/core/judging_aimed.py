"""Cases aimed at every status: the hand cases bent at random, and kept where they still come to what is wanted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from tests.core.judging_cases import SETTINGS, actual
from tests.core.status_cases import CASES
from tracker.core.judging import Observation, Promise
from tracker.core.judging.arithmetic import working
from tracker.core.judging.case import case_of
from tracker.core.judging.rules import RULES, unusable
from tracker.core.judging.verdict import Verdict
from tracker.core.kinds import ActualBasis, Binding, Comparator, Direction, Kind, Qualifier, Status, Vintage
from tracker.core.periods import Period

LEAST = 200
"""How many cases every status, and every rule, has at least."""

Aim = tuple[Kind, str]
Aimed = tuple[Promise, tuple[Observation, ...], date]

_DAYS = sorted({as_of for _, _, as_of, _ in CASES})
_MORE = 45
_STEPS = [Decimal(step) / 10 for step in (-50, -20, -10, -5, -1, 0, 1, 5, 10, 20, 50)]


@cache
def aimed_cases() -> tuple[Aimed, ...]:
    """The cases: of every kind and result in the table of hand cases an equal number, the same in every run."""
    templates: dict[Aim, list[Aimed]] = {}
    for promise, texts, as_of, expected in CASES:
        observed = tuple(actual(text) for text in texts.split())
        templates.setdefault((promise.kind, expected), []).append((promise, observed, as_of))
    kinds = Counter(expected.partition("(")[0] for _, expected in templates)
    random = Random(20261130)
    return tuple(
        case
        for (kind, expected), those in sorted(templates.items())
        for case in _bent(random, those, (kind, expected), -(-LEAST // kinds[expected.partition("(")[0]]) + _MORE)
    )


def _bent(random: Random, templates: list[Aimed], aim: Aim, number: int) -> Iterator[Aimed]:
    found = 0
    while found < number:
        promise, observed, as_of = random.choice(templates)
        case = (_promise(random, promise), _series(random, observed), as_of)
        if random.random() < 0.15:
            case = (case[0], case[1], random.choice(_DAYS))
        if result_of(*case) == aim[1]:
            found += 1
            yield case


def result_of(promise: Promise, observed: tuple[Observation, ...], as_of: date) -> str:
    """The status, with the reason in brackets where there is one."""
    _, verdict = decided(promise, observed, as_of)
    return f"{verdict.status}({verdict.reason})" if verdict.reason else str(verdict.status)


def decided(promise: Promise, observed: tuple[Observation, ...], as_of: date) -> tuple[str, Verdict]:
    """The name of the rule that decides a case, and its verdict."""
    if reason := unusable(promise):
        return unusable.__name__, Verdict(Status.NOT_ASSESSABLE, reason)
    with working():
        case = case_of(promise, observed, as_of, SETTINGS)
        return next((rule.__name__, verdict) for rule in RULES if (verdict := rule(case)) is not None)


def _promise(random: Random, promise: Promise) -> Promise:
    """The target with some of its words and numbers changed."""
    changes: dict[str, object] = {}
    for name in ("late_allowed", "cumulative", "never_negative", "is_share"):
        if random.random() < 0.15:
            changes[name] = random.random() < 0.5
    if random.random() < 0.3:
        changes["binding"] = random.choice(list(Binding))
    if random.random() < 0.1:
        changes["comparator"] = random.choice(list(Comparator))
    if random.random() < 0.1:
        changes["direction"] = random.choice(list(Direction))
    if random.random() < 0.1:
        changes["announced"] = random.choice([None, date(2021, 7, 26), date(2023, 8, 16)])
    if random.random() < 0.05:
        changes["flow"] = True
    if random.random() < 0.05:
        changes["interim"] = ((date(2024, 6, 30), Decimal(40)),)
    for name in ("value", "upper", "baseline"):
        value = getattr(promise, name)
        if value is not None and random.random() < 0.3:
            changes[name] = value + random.choice(_STEPS)
    if random.random() < 0.1:
        changes["period_months"] = random.choice([1, 6, 12])
    return replace(promise, **changes)  # type: ignore[arg-type]


def _series(random: Random, observed: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The actuals with some changed, now and then one more, in any order; no two that only their value tells apart."""
    found = [_observation(random, each) for each in observed]
    if random.random() < 0.25:
        year = random.randint(2019, 2026)
        months = random.choice([(1, 12), (1, 12), (1, 6), (1, 9), (7, 12)])
        value = random.choice([each.value for each in found] or [Decimal(50)]) + random.choice(_STEPS)
        found.append(Observation(Period.months(year, *months), value, published=date(year, 12, 31)))
    random.shuffle(found)
    told_apart = {(each.period, each.vintage, each.published, each.entered): each for each in found}
    return tuple(told_apart.values())


def _observation(random: Random, observed: Observation) -> Observation:
    changes: dict[str, object] = {}
    if random.random() < 0.5:
        changes["value"] = observed.value + random.choice(_STEPS)
    if random.random() < 0.1:
        changes["qualifier"] = random.choice(list(Qualifier))
    if random.random() < 0.1:
        changes["vintage"] = random.choice(list(Vintage))
    if random.random() < 0.1:
        changes["basis"] = random.choice(list(ActualBasis))
    if random.random() < 0.15:
        shift = random.choice([-40, 10, 100])
        changes["published"] = None if shift == 10 else observed.period.end + timedelta(shift)
    return replace(observed, **changes)  # type: ignore[arg-type]
