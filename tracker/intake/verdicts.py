"""What each kind of cell means under the catalogue: place, thing, period, amount; each distinct text judged once."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tracker.core import units
from tracker.core.cells import BLANKS, CoreError
from tracker.core.kinds import Frequency
from tracker.core.numbers import NumberError, ParsedNumber, is_missing_word, parse_number
from tracker.core.periods import Period, PeriodError, day_as_month, parse_period
from tracker.core.units import UnitMismatch, UnitUnknown
from tracker.intake.fields import name_and_unit
from tracker.intake.lookup import Limits, Lookup
from tracker.intake.names import NameIndex, Resolved, plain_name
from tracker.people import Person, may_write


class Finding(NamedTuple):
    """A problem without its place: a code, what was found, and what fills the blanks of its texts."""

    code: str
    found: str
    values: tuple[tuple[str, str], ...] = ()


class Named(NamedTuple):
    """The code that a text stands for (empty if none), a unit that stood in the name, and what there is to say."""

    code: str
    unit: str = ""
    findings: tuple[Finding, ...] = ()


class Dated(NamedTuple):
    """The period that a text stands for, and what there is to say."""

    period: Period | None
    findings: tuple[Finding, ...] = ()


class Measured(NamedTuple):
    """The unit that a number came in (None if that cannot be used), and what there is to say."""

    unit: str | None
    findings: tuple[Finding, ...] = ()


class Amount(NamedTuple):
    """A value in the indicator's unit (None if it cannot be taken), the unit it came in, and what there is to say."""

    value: Decimal | None
    unit: str
    findings: tuple[Finding, ...] = ()


_NOTHING: tuple[Finding, ...] = ()


def _of_core(error: CoreError, found: str) -> Finding:
    """A refusal of the core; a hidden character in a number or period is an error, in a name it is a warning."""
    code = "CELL_HIDDEN_CHARACTERS" if error.code == "TEXT_HIDDEN_CHARACTERS" else error.code
    return Finding(code, error.found if code == "CELL_HIDDEN_CHARACTERS" else found)


@dataclass(slots=True)
class Verdicts:
    """Judges texts for one person and day. Pure: the same text gives the same verdict in any order."""

    lookup: Lookup
    person: Person
    today: date
    _places: dict[str, Named] = field(default_factory=dict)
    _things: dict[str, Named] = field(default_factory=dict)
    _periods: dict[tuple[str, str], Dated] = field(default_factory=dict)
    _units: dict[tuple[str, str, str, str], Measured] = field(default_factory=dict)

    def place(self, text: str) -> Named:
        """A jurisdiction, that the person may write for."""
        known = self._places.get(text)
        if known is None:
            known = self._places[text] = self.permitted(_named(self.lookup.jurisdictions, text))
        return known

    def permitted(self, named: Named) -> Named:
        """The same, refused if the person may not write there. Decided on the code, never on the text."""
        if not named.code or may_write(self.person, named.code):
            return named
        shown = f"{self.lookup.jurisdictions.name(named.code)} ({named.code})"
        return named._replace(findings=(*named.findings, Finding("FORBIDDEN", shown, (("person", self.person.name),))))

    def thing(self, text: str) -> Named:
        """An indicator, by its name, perhaps with a unit in brackets behind it."""
        known = self._things.get(text)
        if known is None:
            known = self._things[text] = self._judge_thing(text)
        return known

    def _judge_thing(self, text: str) -> Named:
        index = self.lookup.indicators
        whole = _named(index, text)
        if whole.code:
            return whole
        bare, unit = name_and_unit(plain_name(text)[0])
        inside = _named(index, bare) if unit else whole
        if not inside.code:
            return whole
        return Named(inside.code, unit, (*inside.findings, Finding("UNIT_IN_NAME", text, (("unit", unit),))))

    def target(self, text: str) -> Named:
        """A target, by its code."""
        return _named(self.lookup.targets, text)

    def scope(self, text: str) -> Named:
        """A part of a place; blank is the whole."""
        return _named(self.lookup.scopes, text) if text.strip(BLANKS) else Named("")

    def period(self, text: str, indicator: str) -> Dated:
        """A period of a frequency that the indicator has, not in the future; of any where the indicator is unknown."""
        known = self._periods.get((text, indicator))
        if known is None:
            known = self._periods[(text, indicator)] = self._judge_period(text, indicator)
        return known

    def _judge_period(self, text: str, indicator: str) -> Dated:
        if not text.strip():
            return Dated(None, (Finding("PERIOD_EMPTY", ""),))
        frequencies = self.lookup.limits[indicator].frequencies if indicator else frozenset(Frequency)
        try:
            stated = parse_period(text)
            parsed = day_as_month(stated, frequencies)
        except PeriodError as refused:
            return Dated(None, (_of_core(refused, text),))
        period = parsed.period
        findings = [Finding(code, text, (("period", period.code),)) for code in parsed.warnings]
        if not period.frequencies & frequencies:
            listed = ", ".join(sorted(frequencies))
            findings.append(Finding("PERIOD_FREQUENCY", text, (("period", period.code), ("frequencies", listed))))
        if stated.period.start > self.today:
            findings.append(Finding("PERIOD_FUTURE", text, (("today", self.today.isoformat()),)))
        elif period.end > self.today:
            findings.append(Finding("PERIOD_INCOMPLETE", text, (("end", period.end.isoformat()),)))
        return Dated(period, tuple(findings))

    def amount(self, text: str, column_unit: str, name_unit: str, indicator: str) -> Amount:
        """The value of a cell. `column_unit` is the unit's cell, `name_unit` one behind a name or in a header."""
        try:
            if text.startswith("="):
                raise NumberError("VALUE_FORMULA", text)
            number = parse_number(text)
        except CoreError as refused:
            return Amount(None, "", (_of_core(refused, text), *self.unusable_unit(column_unit, name_unit, indicator)))
        measured = self.unit(number.unit, column_unit, name_unit, indicator)
        if measured.unit is None:
            return Amount(None, "", measured.findings)
        limits = self.lookup.limits[indicator]
        if measured.unit == limits.unit and not number.warnings and not measured.findings:
            value, findings = number.value, _NOTHING
        else:
            value, findings = _in_unit(number, measured, limits, text)
        low, high = limits.minimum, limits.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            shown = (
                ("value", f"{value:f}"),
                ("unit", limits.unit),
                ("minimum", _bound(low)),
                ("maximum", _bound(high)),
            )
            return Amount(None, measured.unit, (*findings, Finding("VALUE_RANGE", text, shown)))
        return Amount(value, measured.unit, findings)

    def unusable_unit(self, column_unit: str, name_unit: str, indicator: str) -> tuple[Finding, ...]:
        """Why the stated unit cannot be used, whatever the number; nothing where it can."""
        measured = self.unit("", column_unit, name_unit, indicator)
        return measured.findings if measured.unit is None else _NOTHING

    def unit(self, cell_unit: str, column_unit: str, name_unit: str, indicator: str) -> Measured:
        """Which unit a number is in: the cell's own, else the column's, else the name's, else the indicator's."""
        key = (cell_unit, column_unit, name_unit, indicator)
        known = self._units.get(key)
        if known is None:
            known = self._units[key] = self._judge_unit(*key)
        return known

    def _judge_unit(self, cell_unit: str, column_unit: str, name_unit: str, indicator: str) -> Measured:
        own = self.lookup.limits[indicator].unit if indicator else ""
        column = "" if is_missing_word(column_unit) else column_unit
        try:
            stated = [units.canonical(unit) for unit in (column, name_unit) if unit]
            if len(set(stated)) > 1:
                return _conflict(column, name_unit)
            if not own:
                return Measured(None)
            if cell_unit:
                return _cell_unit(cell_unit, stated[0] if stated else "", own)
            if not stated:
                return Measured(own, (Finding("UNIT_ASSUMED", column_unit, (("unit", own),)),))
            if stated[0] == units.canonical(own):
                return Measured(own)
            units.factor(stated[0], own)
        except UnitUnknown as unknown:
            return Measured(None, (Finding("UNIT_UNKNOWN", unknown.found),))
        except UnitMismatch as mismatch:
            return Measured(None, (Finding("UNIT_DIMENSION", mismatch.found, (("unit", own),)),))
        return Measured(stated[0])


def _named(index: NameIndex, text: str) -> Named:
    found: Resolved = index.resolve(text)
    findings = tuple(Finding(code, about, (("name", index.name(found.code)),)) for code, about in found.warnings)
    if found.error:
        findings += (Finding(found.error, text, (("candidates", "、".join(found.candidates)),)),)
    return Named(found.code, "", findings)


def _cell_unit(cell_unit: str, stated: str, own: str) -> Measured:
    """A unit (or 万, 亿 alone) behind the number itself, which must not contradict the stated unit."""
    if units.magnitude(cell_unit) is None:
        unit = units.canonical(cell_unit)
    else:
        unit = units.canonical(units.magnified(cell_unit, stated or own))
        if unit == cell_unit + stated:
            stated = unit
    if stated and stated != unit:
        return _conflict(cell_unit, stated)
    units.factor(unit, own)
    return Measured(own if unit == units.canonical(own) else unit)


def _conflict(one: str, other: str) -> Measured:
    return Measured(None, (Finding("UNIT_CONFLICT", one, (("other", other),)),))


def _in_unit(
    number: ParsedNumber, measured: Measured, limits: Limits, text: str
) -> tuple[Decimal, tuple[Finding, ...]]:
    """The number in the indicator's unit, with a word about everything that was chosen or altered."""
    assert measured.unit is not None
    findings = [*measured.findings, *(Finding(code, text, (("unit", measured.unit),)) for code in number.warnings)]
    if "VALUE_PREFIX" in number.warnings and units.dimension(measured.unit) != "money":
        findings.append(Finding("UNIT_DIMENSION", text, (("unit", limits.unit),)))
    if measured.unit == limits.unit:
        return number.value, tuple(findings)
    value = units.convert(number.value, measured.unit, limits.unit)
    shown = (("value", f"{value:f}"), ("unit", limits.unit), ("original", f"{number.value:f} {measured.unit}"))
    return value, (*findings, Finding("UNIT_CONVERTED", text, shown))


def _bound(bound: Decimal | None) -> str:
    return "…" if bound is None else f"{bound:f}"
