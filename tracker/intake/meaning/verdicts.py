"""What each kind of cell means under the catalogue: place, thing, period, amount; each distinct text judged once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tracker.core import units
from tracker.core.cells import BLANKS, CoreError
from tracker.core.kinds import Frequency, Qualifier
from tracker.core.numbers import NumberError, ParsedNumber, in_scale, is_missing_word, parse_number
from tracker.core.units import UnitError, UnitMismatch, UnitUnknown
from tracker.intake.meaning import dated
from tracker.intake.meaning.dated import AS_IT_STANDS, Dated, Setting
from tracker.intake.meaning.fields import name_and_unit
from tracker.intake.meaning.findings import Finding, of_core
from tracker.intake.meaning.lookup import Limits, Lookup
from tracker.intake.meaning.names import NameIndex, Resolved, plain_name
from tracker.intake.meaning.qualified import qualified
from tracker.people import Person, may_write


class Named(NamedTuple):
    """The code that a text stands for (empty if none), a unit that stood in the name, and what there is to say."""

    code: str
    unit: str = ""
    findings: tuple[Finding, ...] = ()


class Measured(NamedTuple):
    """The unit that a number came in (None if that cannot be used), and what there is to say."""

    unit: str | None
    findings: tuple[Finding, ...] = ()


class Amount(NamedTuple):
    """A value in the indicator's unit (None if it cannot be taken), the unit it came in, and what there is to say.

    `qualifier` is what a word in the cell says of it (约, 超过), empty for none.
    """

    value: Decimal | None
    unit: str
    findings: tuple[Finding, ...] = ()
    qualifier: str = ""


_NOTHING: tuple[Finding, ...] = ()
_SHOWN_OTHERWISE = re.compile(r"(\S+) \[(?=.*[0#?])(?=.*[,.;\"])(.+)\]", re.DOTALL)
"""How a workbook's cell comes whose format shows another number than the one in it."""

SEVERAL = "、"
"""Between units of which it is open which one counts."""


@dataclass(slots=True)
class Verdicts:
    """Judges texts for one person and day. Pure: the same text gives the same verdict in any order.

    `names` are those that the person has said by hand: the kind of a thing and a text -> its code.
    """

    lookup: Lookup
    person: Person
    today: date
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    _places: dict[str, Named] = field(default_factory=dict)
    _things: dict[str, Named] = field(default_factory=dict)
    _periods: dict[tuple[str, str, Setting], Dated] = field(default_factory=dict)
    _units: dict[tuple[str, str, str, str], Measured] = field(default_factory=dict)

    def place(self, text: str) -> Named:
        """A jurisdiction, that the person may write for."""
        known = self._places.get(text)
        if known is None:
            known = self._places[text] = self.permitted(self._named(self.lookup.jurisdictions, text))
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
        whole = self._named(index, text)
        by_catalogue = whole.code and index.resolve(text).code
        bare, unit = name_and_unit(plain_name(text)[0])
        if by_catalogue or not unit:
            return whole
        inside = whole if whole.code else self._named(index, bare)
        if not inside.code:
            return whole
        return Named(inside.code, unit, (*inside.findings, Finding("UNIT_IN_NAME", text, (("unit", unit),))))

    def growth(self, indicator: str) -> str:
        """The code of the indicator of an indicator's growth; empty where the catalogue has none."""
        return self.thing(f"{self.lookup.indicators.name(indicator)}增速").code

    def _named(self, index: NameIndex, text: str) -> Named:
        """What a name stands for: by the catalogue, else by what the person has said of it."""
        found = _named(index, text)
        by_hand = "" if found.code else self.names.get((index.kind, plain_name(text)[0]), "")
        if not by_hand:
            return found
        return Named(by_hand, "", (Finding("NAME_BY_HAND", text, (("name", index.name(by_hand)),)),))

    def target(self, text: str) -> Named:
        """A target, by its code."""
        return _named(self.lookup.targets, text)

    def scope(self, text: str) -> Named:
        """A part of a place; blank is the whole."""
        return _named(self.lookup.scopes, text) if text.strip(BLANKS) else Named("")

    def period(self, text: str, indicator: str, setting: Setting = AS_IT_STANDS) -> Dated:
        """A period of a frequency that the indicator has, not in the future; of any where the indicator is unknown."""
        key = (text, indicator, setting)
        known = self._periods.get(key)
        if known is None:
            frequencies = self.lookup.limits[indicator].frequencies if indicator else frozenset(Frequency)
            known = self._periods[key] = dated.judge(text, frequencies, setting, self.today)
        return known

    def amount(self, text: str, column_unit: str, name_unit: str, indicator: str) -> Amount:
        """The value of a cell. `column_unit` is the unit's cell, `name_unit` one behind a name or in a header."""
        qualifier = ""
        try:
            if text.startswith("="):
                raise NumberError("VALUE_FORMULA", text)
            number, qualifier = _number(text)
        except CoreError as refused:
            if formatted := _SHOWN_OTHERWISE.fullmatch(text):
                return Amount(None, "", (Finding("VALUE_SHOWN_OTHERWISE", formatted[1], (("format", formatted[2]),)),))
            return Amount(None, "", (of_core(refused, text), *self.unusable_unit(column_unit, name_unit, indicator)))
        measured = self.unit(number.unit, column_unit, name_unit, indicator)
        if measured.unit is None:
            return Amount(None, "", measured.findings)
        limits = self.lookup.limits[indicator]
        if measured.unit == limits.unit and not number.warnings and not measured.findings:
            value, findings = number.value, _NOTHING
        else:
            value, findings = _in_unit(number, measured, limits, text)
            if not in_scale(value):
                return Amount(None, measured.unit, (*findings, Finding("VALUE_SCALE", text)))
        if qualifier:
            findings = (
                Finding("VALUE_QUALIFIED", text, (("qualifier", Qualifier(qualifier).name.lower()),)),
                *findings,
            )
        low, high = limits.minimum, limits.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            shown = (
                ("value", f"{value:f}"),
                ("unit", limits.unit),
                ("minimum", _bound(low)),
                ("maximum", _bound(high)),
            )
            return Amount(None, measured.unit, (*findings, Finding("VALUE_RANGE", text, shown)))
        return Amount(value, measured.unit, findings, qualifier)

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
            name = self.lookup.indicators.name(indicator) if indicator else ""
            stated = [
                units.canonical(units.completed(_with_word(unit, own), own, name))
                for unit in (column, name_unit)
                if unit
            ]
            if len(set(stated)) > 1:
                return _conflict(column, name_unit)
            if not own:
                return Measured(None)
            if cell_unit:
                return _cell_unit(cell_unit, stated[0] if stated else "", own)
            if not stated:
                return Measured(own, (Finding("UNIT_ASSUMED", column_unit, (("unit", own),)),))
            bare = next((unit for unit in (column, name_unit) if units.magnitude(unit) is not None), "")
            said = (Finding("UNIT_MAGNITUDE", bare, (("unit", stated[0]),)),) if bare else ()
            if stated[0] == units.canonical(own):
                return Measured(own, said)
            units.factor(stated[0], own)
        except UnitUnknown as unknown:
            code = "UNIT_OPEN" if SEVERAL in unknown.found else "UNIT_UNKNOWN"
            return Measured(None, (Finding(code, unknown.found),))
        except UnitMismatch as mismatch:
            return Measured(None, (Finding("UNIT_DIMENSION", mismatch.found, (("unit", own),)),))
        return Measured(stated[0], said)


def _with_word(unit: str, own: str) -> str:
    """A magnitude alone (亿) as that of the indicator's unit."""
    return units.magnified(unit, own) if own and units.magnitude(unit) is not None else unit


def fits(unit: str, own: str) -> bool:
    """Whether a value in one unit can be converted into the other."""
    try:
        units.factor(unit, own)
    except UnitError:
        return False
    return True


def _number(text: str) -> tuple[ParsedNumber, str]:
    """The number in a cell, and the qualifier that a word beside it says."""
    try:
        return parse_number(text), ""
    except NumberError as refused:
        if refused.code not in ("VALUE_NOT_EXACT", "VALUE_NOT_NUMERIC") or not (found := qualified(text)):
            raise
        try:
            return parse_number(found.rest), found.qualifier.value
        except NumberError:
            raise refused from None


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
