"""A large catalogue out of nothing: places, documents, targets and actuals as a country would have them.

Deterministic: the same size gives the same files. Indicators and themes are those of the shipped catalogue. Names are
numbered, no figure is anyone's.
"""

import csv
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from tracker.core.kinds import Kind
from tracker.core.periods import Period

_LAST_FULL_YEAR = 2025
_KINDS = {
    "flow": ((Kind.TOTAL, 90), (Kind.MILESTONE, 10)),
    "rate": ((Kind.GROWTH, 60), (Kind.AVERAGE_RATE, 20), (Kind.RELATIVE, 20)),
    "level": ((Kind.LEVEL, 80), (Kind.HOLD, 12), (Kind.INTERVAL, 4), (Kind.MILESTONE, 4)),
    "share": ((Kind.LEVEL, 75), (Kind.HOLD, 20), (Kind.INTERVAL, 5)),
}
_DEADLINES = (None, *range(2022, 2036))
_DEADLINE_WEIGHTS = (20, 2, 5, 5, 20, 12, 5, 4, 2, 15, 2, 1, 1, 1, 5)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the generator has to know of an indicator."""

    code: str
    unit: str
    measure: str
    less: bool
    decimals: int
    low: float | None
    high: float | None
    frequencies: frozenset[str]


@dataclass(frozen=True)
class Country:
    """Everything, by the number of actuals. Rows are lists in the order of the catalogue's columns."""

    actuals: int
    catalogue: Path

    @property
    def targets(self) -> int:
        """How many targets there are."""
        return self.actuals // 10

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Those of the shipped catalogue."""
        with (self.catalogue / "indicators.csv").open(encoding="utf-8", newline="") as file:
            return [_indicator(row) for row in csv.DictReader(file)]

    @cached_property
    def places(self) -> list[tuple[str, str, str]]:
        """Code, parent and level: a country, 31 provinces, cities of about ten counties each."""
        wanted = max(4, 3 * self.actuals // 1000)
        provinces = max(1, min(31, wanted // 8))
        cities = max(1, wanted // 9)
        found = [("000000", "", "country")]
        found += [(f"{11 + n}0000", "000000", "province") for n in range(provinces)]
        for n in range(cities):
            found.append((f"{11 + n % provinces}{1 + n // provinces:02}00", f"{11 + n % provinces}0000", "prefecture"))
        cities_from = 1 + provinces
        for n in range(wanted - len(found)):
            city = found[cities_from + n % cities][0]
            found.append((f"{city[:4]}{1 + n // cities:02}", city, "county"))
        return found

    def place_rows(self) -> Iterator[list[str]]:
        """jurisdictions.csv."""
        ends = {"country": "国", "province": "省", "prefecture": "市", "county": "县"}
        for code, parent, level in self.places:
            yield [code, f"试验{code}{ends[level]}", f"Trial {level} {code}", "", level, parent, "", ""]

    def source_rows(self) -> Iterator[list[str]]:
        """sources.csv: a plan a place."""
        for n, (code, _, _) in enumerate(self.places):
            day = date(2021 + n % 4, 1 + n % 12, 1 + n % 28).isoformat()
            yield [f"plan-{code}", "", f"试验{code}规划纲要", f"Outline plan {code}", f"{code} 纲要", f"Plan {code}",
                   f"试验{code}政府", day, "stated", code, "", ""]  # fmt: skip

    def series(self) -> Iterator[tuple[random.Random, str, Indicator]]:
        """The place and indicator of every target, with the chances that decide about it and its actuals."""
        each, more = divmod(self.targets, len(self.places))
        for n, (place, _, _) in enumerate(self.places):
            chance = random.Random(f"{self.actuals} {place}")
            for indicator in chance.sample(self.indicators, each + (n < more)):
                yield random.Random(f"{self.actuals} {place} {indicator.code}"), place, indicator

    def target_rows(self) -> Iterator[list[str]]:
        """targets.csv: one target a series."""
        for chance, place, indicator in self.series():
            yield _target(chance, place, indicator)

    def actual_rows(self) -> Iterator[tuple[str, Indicator, Period, str, str, str]]:
        """Place, indicator, period, value, qualifier and day of publication."""
        each, more = divmod(self.actuals, self.targets)
        for n, (chance, place, indicator) in enumerate(self.series()):
            level = _target_value(chance, indicator)
            periods = _periods(chance, indicator, each + (n < more))
            for at, period in enumerate(periods):
                value = _limited(level * (0.6 + 0.45 * at / len(periods) + chance.gauss(0, 0.08)), indicator)
                part = period.days / 366 if indicator.measure == "flow" else 1.0
                qualifier = chance.choices(("=", ">", "about"), (96, 2, 2))[0]
                yield place, indicator, period, _number(value * part, indicator), qualifier, _published(chance, period)


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        row["code"], row["unit"], row["measure"], row["direction"] == "less", int(row["decimals"]),
        float(row["minimum"]) if row["minimum"] else None, float(row["maximum"]) if row["maximum"] else None,
        frozenset(row["frequencies"].split("|")),
    )  # fmt: skip


def _target(chance: random.Random, place: str, indicator: Indicator) -> list[str]:
    level = _target_value(chance, indicator)
    kinds, weights = zip(*_KINDS[indicator.measure], strict=True)
    kind = chance.choices(kinds, weights)[0]
    year = chance.choices(_DEADLINES, _DEADLINE_WEIGHTS)[0]
    if kind in (Kind.TOTAL, Kind.GROWTH) and year:
        start = date(year if chance.random() < 0.6 else year - 4, 1, 1).isoformat()
    else:
        start = "2021-01-01" if kind in (Kind.AVERAGE_RATE, Kind.RELATIVE) else ""
    if kind is Kind.INTERVAL and indicator.high == 1:  # nothing lies between its only values
        kind = Kind.LEVEL
    interval = kind is Kind.INTERVAL
    value = "" if kind is Kind.MILESTONE and chance.random() < 0.5 else _number(level, indicator)
    redacted = kind is Kind.LEVEL and chance.random() < 0.02
    baseline = kind is Kind.LEVEL and chance.random() < 0.5
    side = "<=" if indicator.less else ">="
    comparator = "between" if interval else chance.choices((side, "=", "~", ">"), (60, 30, 5, 5))[0]
    upper = _number(_limited(level * 1.2 + 2, indicator), indicator)
    from_level = _number(_limited(level * 0.6, indicator), indicator)
    baseline_cells = (from_level, "2020", "stated") if baseline else ("", "", "none")
    return [
        f"{place}-{indicator.code}", place, "", indicator.code, kind, comparator,
        chance.choice(("must", "strive", "plan", "plan")), chance.choice(("binding", "expected", "unspecified")),
        "" if redacted else value, upper if interval else "", indicator.unit,
        str(int(redacted)), *baseline_cells, "", str(int(chance.random() < 0.2)),
        chance.choice(("reach", "keep")) if interval else "", start, f"{year}-12-31" if year else "",
        "stated" if year else "none", "", "", "", "", "", "", f"plan-{place}", "", "", "", "",
    ]  # fmt: skip


def _target_value(chance: random.Random, indicator: Indicator) -> float:
    if indicator.measure in ("rate", "share"):
        return _limited(chance.uniform(3, 12) if indicator.measure == "rate" else chance.uniform(30, 90), indicator)
    level = math.exp(chance.uniform(2, 9))
    return level if indicator.high is None else min(level, 0.8 * indicator.high)


def _limited(value: float, indicator: Indicator) -> float:
    value = value if indicator.low is None else max(value, indicator.low)
    return value if indicator.high is None else min(value, indicator.high)


def _number(value: float, indicator: Indicator) -> str:
    return str(Decimal(value).quantize(Decimal(1).scaleb(-indicator.decimals)))


def _periods(chance: random.Random, indicator: Indicator, count: int) -> list[Period]:
    """So many different periods, with gaps, early to late, in the kinds that the indicator has."""
    years = range(_LAST_FULL_YEAR - 13, _LAST_FULL_YEAR + 1)
    codes = [f"{year}" for year in years] if "year" in indicator.frequencies else []
    codes += [f"{year}H1" for year in years[-5:]] if "half" in indicator.frequencies else []
    codes += [f"{year}-12-31" for year in years] if not codes else []
    return sorted(Period.from_code(code) for code in chance.sample(codes, min(count, len(codes))))


def _published(chance: random.Random, period: Period) -> str:
    """Some weeks after the period's end, known to the day or the month."""
    month = period.end.month % 12 + 1 + chance.randrange(2)
    day = date(period.end.year + (period.end.month == 12), month, 1 + chance.randrange(28))
    return day.isoformat() if chance.random() < 0.7 else f"{day:%Y-%m}"
