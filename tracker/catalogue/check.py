"""What the rows of the catalogue say of each other: references, units, and what one field demands of another."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.catalogue.load import TABLES, Catalogue, Problem
from tracker.catalogue.tables import ActualRow, IndicatorRow, JurisdictionRow, Row, TargetRow
from tracker.core.kinds import ActualBasis, BaselineBasis, Comparator, DeadlineBasis, Frequency, Kind
from tracker.core.units import UnitMismatch, UnitUnknown, convert, dimension

LONGEST_FIGURE = 25

# file -> column -> the file whose codes it holds
_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "jurisdictions": {"parent_code": "jurisdictions"},
    "indicators": {"theme": "themes"},
    "sources": {"jurisdictions": "jurisdictions"},
    "targets": {
        "jurisdiction": "jurisdictions", "scope": "scopes", "indicator": "indicators", "theme": "themes",
        "tier_of": "targets", "parent": "targets", "source": "sources",
    },
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
    for name in TABLES:
        found = [*_repeated(name, _rows(catalogue, name))]
        for row in _rows(catalogue, name):
            found += [(row, *finding) for finding in _dangling(name, row, codes)]
            found += [(row, *finding) for finding in _own_findings(row, catalogue)]
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


def _own_findings(row: Row, catalogue: Catalogue) -> Iterator[Finding]:
    if isinstance(row, JurisdictionRow):
        if row.code in _above(row.parent_code, _parents(catalogue)):
            yield "parent_code", "circle", row.parent_code
    elif isinstance(row, IndicatorRow):
        yield from _unit_findings(row.unit)
        if row.minimum is not None and row.maximum is not None and row.minimum >= row.maximum:
            yield "maximum", "limits_order", str(row.maximum)
    elif isinstance(row, TargetRow):
        yield from target_findings(row, catalogue)
    elif isinstance(row, ActualRow):
        yield from _actual_findings(row, catalogue)


def _unit_findings(unit: str) -> Iterator[Finding]:
    try:
        dimension(unit)
    except UnitUnknown:
        yield "unit", "unit_unknown", unit


def target_findings(row: TargetRow, catalogue: Catalogue) -> Iterator[Finding]:
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
    except ValueError:
        yield "interim", "interim_form", row.interim
        interim = ()
    if indicator := _indicator(row.indicator, catalogue):
        yield from _limit_findings(row, interim, indicator)
    yield from _tier_findings(row, catalogue)
    yield from _parent_findings(row, catalogue)


def interim_values(text: str) -> tuple[tuple[date, Decimal], ...]:
    """The values that a document sets on the way, from "2024-12-31=180;2025-12-31=190"; ValueError for another form."""
    pairs = [part.split("=") for part in text.split(";")] if text else []
    if any(len(pair) != 2 or not pair[1].replace(".", "", 1).lstrip("-").isdigit() for pair in pairs):
        raise ValueError(text)
    return tuple((date.fromisoformat(day), Decimal(value)) for day, value in pairs)


def _limit_findings(
    row: TargetRow, interim: Iterable[tuple[date, Decimal]], indicator: IndicatorRow
) -> Iterator[Finding]:
    """The numbers of a target that its indicator can never have; a relative target says how far it is to move."""
    if row.kind == Kind.RELATIVE:
        return
    numbers = [(column, getattr(row, column)) for column in ("value", "value_upper", "baseline_value")]
    for column, number in [*numbers, *(("interim", number) for _, number in interim)]:
        # A unit that cannot be compared is no finding here: such a target is kept, and judged as not assessable.
        with suppress(UnitUnknown, UnitMismatch):
            if number is not None and _outside(number, row.unit, indicator):
                yield column, "outside_limits", str(number)


def _outside(number: Decimal, unit: str, indicator: IndicatorRow) -> bool:
    value, low, high = convert(number, unit, indicator.unit), indicator.minimum, indicator.maximum
    return (low is not None and value < low) or (high is not None and value > high)


def _indicator(code: str, catalogue: Catalogue) -> IndicatorRow | None:
    return next((indicator for indicator in catalogue.indicators if indicator.code == code), None)


def _target(code: str, catalogue: Catalogue) -> TargetRow | None:
    return next((other for other in catalogue.targets if other.code == code), None) if code else None


def _tier_findings(row: TargetRow, catalogue: Catalogue) -> Iterator[Finding]:
    if other := _target(row.tier_of, catalogue):
        same = (row.jurisdiction, row.scope, row.indicator) == (other.jurisdiction, other.scope, other.indicator)
        if not same or row.tier == other.tier:
            yield "tier_of", "tier_pair", row.tier_of


def _parent_findings(row: TargetRow, catalogue: Catalogue) -> Iterator[Finding]:
    if parent := _target(row.parent, catalogue):
        above = _above(row.jurisdiction, _parents(catalogue))
        if parent.jurisdiction not in above:
            yield "parent", "parent_place", row.parent


def _parents(catalogue: Catalogue) -> dict[str, str]:
    return {place.code: place.parent_code for place in catalogue.jurisdictions}


def _above(code: str, parents: Mapping[str, str]) -> list[str]:
    """The places that `code` lies in, itself first; stops where the tree turns in a circle."""
    line: list[str] = []
    while code and code not in line:
        line.append(code)
        code = parents.get(code, "")
    return line


def _actual_findings(row: ActualRow, catalogue: Catalogue) -> Iterator[Finding]:
    if (row.basis == ActualBasis.DERIVED) != bool(row.derived_from):
        yield "derived_from", "derived_from", row.derived_from
    indicator = _indicator(row.indicator, catalogue)
    if indicator is None:
        return
    if not row.period.frequencies & {Frequency(code) for code in indicator.frequencies}:
        yield "period", "frequency", row.period.code
    try:
        if _outside(row.value, row.unit, indicator):
            yield "value", "outside_limits", str(row.value)
    except UnitUnknown:
        yield "unit", "unit_unknown", row.unit
    except UnitMismatch:
        yield "unit", "unit_mismatch", f"{row.unit} / {indicator.unit}"
