"""What the rows of the catalogue say of each other: references, units, and what one field demands of another."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from tracker.catalogue.load import TABLES, Catalogue, Problem
from tracker.catalogue.tables import ActualRow, IndicatorRow, JurisdictionRow, Row, SourceRow, TargetRow
from tracker.core.interim import InterimError, interim_values
from tracker.core.kinds import ActualBasis, BaselineBasis, Comparator, DeadlineBasis, Frequency, Kind
from tracker.core.limits import MOST_DECIMALS
from tracker.core.units import UnitMismatch, UnitUnknown, convert, dimension, factor

LONGEST_FIGURE = 25
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")

TARGET_REFERENCES: Mapping[str, str] = {
    "jurisdiction": "jurisdictions", "scope": "scopes", "indicator": "indicators", "theme": "themes",
    "tier_of": "targets", "parent": "targets", "source": "sources",
}  # fmt: skip
"""Column of a target -> the file whose codes it holds."""

# file -> column -> the file whose codes it holds
_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "jurisdictions": {"parent_code": "jurisdictions"},
    "indicators": {"theme": "themes"},
    "sources": {"jurisdictions": "jurisdictions"},
    "targets": TARGET_REFERENCES,
    "actuals": {"jurisdiction": "jurisdictions", "scope": "scopes", "indicator": "indicators"},
    "exclusions": {"source": "sources"},
}  # fmt: skip

Finding = tuple[str, str, str]
"""Column, code, what was found."""


def check(catalogue: Catalogue) -> list[Problem]:
    """Everything that is wrong between rows, for rows that could be read one by one."""
    problems = []
    coded = [name for name in TABLES if name not in ("actuals", "exclusions")]
    codes = {name: {row.code for row in _rows(catalogue, name)} for name in coded}
    beside = _beside(catalogue)
    frequencies: dict[str, tuple[str, ...]] = {row.code: row.frequencies for row in catalogue.indicators}
    for name in TABLES:
        found = [*_repeated(name, _rows(catalogue, name))]
        for row in _rows(catalogue, name):
            found += [(row, *finding) for finding in _dangling(name, row, codes)]
            found += [(row, *finding) for finding in _own_findings(row, beside, frequencies)]
        problems += [Problem(f"{name}.csv", row.at, column, code, text) for row, column, code, text in found]
    return problems


def _rows(catalogue: Catalogue, name: str) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = getattr(catalogue, name)
    return rows


def _repeated(name: str, rows: Iterable[Any]) -> Iterator[tuple[Row, str, str, str]]:
    if name == "exclusions":
        return
    column = "period" if name == "actuals" else "code"
    key: Callable[[Any], Any] = (lambda row: row.key) if name == "actuals" else (lambda row: row.code)
    count = Counter(key(row) for row in rows)
    yield from ((row, column, "repeated", str(getattr(row, column))) for row in rows if count[key(row)] > 1)


def _dangling(name: str, row: Any, codes: Mapping[str, set[str]]) -> Iterator[Finding]:
    for column, holder in _REFERENCES.get(name, {}).items():
        value = getattr(row, column)
        for code in value if isinstance(value, tuple) else (value,):
            if code and code not in codes[holder]:
                yield column, "reference", code


def entry_findings(name: str, row: Row, parents: Mapping[str, str], has: Callable[[str, str], bool]) -> dict[str, str]:
    """What is wrong with a row that a person adds to one of the files that others refer to: column -> code.

    `parents` is the tree of places, this one included; `has` says whether a file has a code.
    """
    wrong = {column: code for column, code, _ in _own_findings(row, Beside({}, parents, {}), {})}
    for column, holder in _REFERENCES.get(name, {}).items():
        value = getattr(row, column)
        codes = value if isinstance(value, tuple) else (value,)
        wrong |= {column: "reference"} if any(code and not has(holder, code) for code in codes) else {}
    return wrong


class Other(NamedTuple):
    """What another target has in common with one (place, part, indicator, tier), and which ones it refers to."""

    jurisdiction: str
    scope: str
    indicator: str
    tier: str
    tier_of: str
    parent: str


class Limits(NamedTuple):
    """The unit of an indicator, and its natural limits in that unit."""

    unit: str
    minimum: Decimal | None
    maximum: Decimal | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a target is checked against: indicators' limits, the tree of places (code -> parent), other targets."""

    limits: Mapping[str, Limits]
    parents: Mapping[str, str]
    others: Mapping[str, Other]


def _beside(catalogue: Catalogue) -> Beside:
    return Beside(
        {row.code: Limits(row.unit, row.minimum, row.maximum) for row in catalogue.indicators},
        {row.code: row.parent_code for row in catalogue.jurisdictions},
        {row.code: Other(*(getattr(row, name) for name in Other._fields)) for row in catalogue.targets},
    )


def _own_findings(row: Row, beside: Beside, frequencies: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    if isinstance(row, JurisdictionRow):
        if row.code in _above(row.parent_code, beside.parents):
            yield "parent_code", "circle", row.parent_code
    elif isinstance(row, IndicatorRow):
        yield from _unit_findings(row.unit)
        if row.minimum is not None and row.maximum is not None and row.minimum >= row.maximum:
            yield "maximum", "limits_order", str(row.maximum)
        if row.decimals > MOST_DECIMALS:
            yield "decimals", "decimals_many", str(row.decimals)
        if len(row.counted_en) not in (0, 2):
            yield "counted_en", "counted_forms", "|".join(row.counted_en)
    elif isinstance(row, SourceRow):
        if row.url and not _ADDRESS.fullmatch(row.url):
            yield "url", "address_form", row.url
    elif isinstance(row, TargetRow):
        yield from target_findings(row, beside)
    elif isinstance(row, ActualRow):
        yield from _actual_findings(row, beside, frequencies)


def _unit_findings(unit: str) -> Iterator[Finding]:
    try:
        dimension(unit)
    except UnitUnknown:
        yield "unit", "unit_unknown", unit


def target_findings(row: TargetRow, beside: Beside) -> Iterator[Finding]:
    """What is wrong with one target among the others; a person's edit of a target is checked by it as well."""
    yield from _unit_findings(row.unit)
    demands = {
        "value": (row.redacted or row.kind == Kind.MILESTONE or row.value is not None, "value_missing"),
        "redacted": (not (row.redacted and row.value is not None), "redacted_with_value"),
        "value_upper": ((row.value_upper is not None) == (row.comparator == Comparator.BETWEEN), "upper_value"),
        "interval_mode": (bool(row.interval_mode) == (row.kind == Kind.INTERVAL), "interval_mode"),
        "baseline_basis": (
            (row.baseline_value is None) is (row.baseline_basis == BaselineBasis.NONE),
            "baseline_basis",
        ),
        "baseline_period": (row.baseline_value is None or row.baseline_period is not None, "baseline_period"),
        "deadline_basis": ((row.deadline is None) == (row.deadline_basis == DeadlineBasis.NONE), "deadline_basis"),
        "start": (row.start is None or row.deadline is None or row.start <= row.deadline, "start_after_deadline"),
        "tier_of": (bool(row.tier_of) <= bool(row.tier), "tier_missing"),
        "figure": (len(row.figure) <= LONGEST_FIGURE, "figure_long"),
        "line": ((row.line is None) == (row.figure == ""), "line_and_figure"),
    }
    yield from ((column, code, str(getattr(row, column))) for column, (holds, code) in demands.items() if not holds)
    if row.value is not None and row.value_upper is not None and row.value >= row.value_upper:
        yield "value_upper", "upper_value", str(row.value_upper)
    try:
        interim = interim_values(row.interim)
    except InterimError as refused:
        yield "interim", "interim_form", refused.found
        interim = ()
    if limits := beside.limits.get(row.indicator):
        yield from _mismatch(row.unit, limits.unit)
        yield from _limit_findings(row, interim, limits)
    yield from _tier_findings(row, beside)
    yield from _parent_findings(row, beside)


def _limit_findings(row: TargetRow, interim: Iterable[tuple[date, Decimal]], limits: Limits) -> Iterator[Finding]:
    """The numbers of a target that its indicator can never have; a relative target says how far it is to move."""
    if row.kind == Kind.RELATIVE:
        return
    numbers = [(column, getattr(row, column)) for column in ("value", "value_upper", "baseline_value")]
    for column, number in [*numbers, *(("interim", number) for _, number in interim)]:
        with suppress(UnitUnknown, UnitMismatch):
            if number is not None and _outside(number, row.unit, limits):
                yield column, "outside_limits", str(number)


def _mismatch(unit: str, of_indicator: str) -> Iterator[Finding]:
    """A unit in which the indicator cannot be measured: no value could ever be compared with such a target."""
    try:
        factor(unit, of_indicator)
    except UnitMismatch:
        yield "unit", "unit_mismatch", f"{unit} / {of_indicator}"
    except UnitUnknown:
        return


def _outside(number: Decimal, unit: str, limits: Limits) -> bool:
    value, low, high = convert(number, unit, limits.unit), limits.minimum, limits.maximum
    return (low is not None and value < low) or (high is not None and value > high)


def _tier_findings(row: TargetRow, beside: Beside) -> Iterator[Finding]:
    if other := beside.others.get(row.tier_of):
        same = (row.jurisdiction, row.scope, row.indicator) == (other.jurisdiction, other.scope, other.indicator)
        if not same or row.tier == other.tier:
            yield "tier_of", "tier_pair", row.tier_of


def _parent_findings(row: TargetRow, beside: Beside) -> Iterator[Finding]:
    parent = beside.others.get(row.parent)
    if parent and parent.jurisdiction not in _above(row.jurisdiction, beside.parents):
        yield "parent", "parent_place", row.parent
    for column, named in (("parent", row.parent), ("tier_of", row.tier_of)):
        if row.code in _line(named, lambda code, column=column: getattr(beside.others.get(code), column, "")):  # type: ignore[misc]
            yield column, "target_circle", named


def _above(code: str, parents: Mapping[str, str]) -> list[str]:
    """What a place lies in, step by step, itself first."""
    return _line(code, lambda each: parents.get(each, ""))


def _line(code: str, step: Callable[[str], str]) -> list[str]:
    """`code` and what each step leads to; stops where it turns in a circle."""
    line: list[str] = []
    while code and code not in line:
        line.append(code)
        code = step(code)
    return line


def _actual_findings(row: ActualRow, beside: Beside, frequencies: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    if (row.basis == ActualBasis.DERIVED) != bool(row.derived_from):
        yield "derived_from", "derived_from", row.derived_from
    limits = beside.limits.get(row.indicator)
    if limits is None:
        return
    if not row.period.frequencies & {Frequency(code) for code in frequencies[row.indicator]}:
        yield "period", "frequency", row.period.code
    yield from _unit_findings(row.unit)
    yield from _mismatch(row.unit, limits.unit)
    with suppress(UnitUnknown, UnitMismatch):
        if _outside(row.value, row.unit, limits):
            yield "value", "outside_limits", str(row.value)
