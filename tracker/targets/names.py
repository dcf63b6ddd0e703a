"""Names in a sheet -> codes: of places, indicators, parts, documents and themes, in the database and the vocabulary."""

from collections.abc import Sequence

from tracker.core import units
from tracker.intake.meaning.names import NameIndex, Resolved
from tracker.targets.faults import Fault, RowRefused
from tracker.targets.headings import DOCUMENT, PLACE, THING
from tracker.targets.library import Library
from tracker.vocabulary import find_division, find_indicator, indicators
from tracker.vocabulary.divisions import path_name
from tracker.words import LANGUAGES, unit_name


def place_code(library: Library, name: str, code: str) -> str:
    """The place of a row, by its code, else by its name; raises RowRefused.

    A name that several divisions of China have is refused even where the database has only one of them.
    """
    index = library.lookup.jurisdictions
    if code:
        found = index.resolve(code).code
        if not found and find_division(code).code:
            raise RowRefused(Fault("jurisdiction", "place_not_taken", path_name(find_division(code).code)))
        return _agreeing(index, name, found, code, PLACE)
    known, wide = index.resolve(name), find_division(name)
    if wide.how == "ambiguous" and not (known.code and known.code not in wide.suggestions):
        raise RowRefused(Fault(PLACE, "place_ambiguous", name, _paths(wide.suggestions)))
    if known.code:
        return known.code
    if wide.code in index.codes:
        return wide.code
    if wide.code:
        raise RowRefused(Fault(PLACE, "place_not_taken", path_name(wide.code)))
    raise _unknown(known, PLACE, "place", name, _paths(wide.suggestions))


def thing_code(library: Library, name: str, code: str, unit: str) -> str:
    """The indicator of a row; one that cannot be measured in the unit is refused, with what may be meant instead."""
    index = library.lookup.indicators
    if code:
        found = index.resolve(code).code
        if not found and code in indicators():
            raise RowRefused(Fault("indicator", "thing_not_taken", indicators()[code].name_zh))
        return _agreeing(index, name, found, code, THING)
    known, wide = index.resolve(name), find_indicator(name, unit)
    if wide.how == "unit" and (not known.code or not _measured_in(library, known.code, unit)):
        raise RowRefused(Fault(THING, "thing_unit", name, _things(wide.suggestions)))
    if known.code:
        return known.code
    if wide.code in index.codes:
        return wide.code
    if wide.code:
        raise RowRefused(Fault(THING, "thing_not_taken", indicators()[wide.code].name_zh))
    code = "thing" if wide.how != "ambiguous" else "thing_ambiguous"
    if code == "thing_ambiguous":
        raise RowRefused(Fault(THING, code, name, _things(wide.suggestions)))
    raise _unknown(known, THING, "thing", name, _things(wide.suggestions))


def document_code(library: Library, name: str, code: str) -> str:
    """The document of a row by its code, else by its title; empty where the row names none."""
    if code:
        return _agreeing(library.sources, name, library.sources.resolve(code).code, code, DOCUMENT)
    return of_index(library.sources, name, DOCUMENT, "document") if name else ""


def of_index(index: NameIndex, name: str, column: str, kind: str) -> str:
    """The code of a name; raises RowRefused with `kind` + _unknown or _ambiguous."""
    found = index.resolve(name)
    if found.code:
        return found.code
    raise _unknown(found, column, kind, name, ())


def unit_code(library: Library, typed: str, thing: str, stored: str) -> str:
    """The unit in one spelling: that of the stored target or the indicator where it is that one, in any language."""
    own = library.measured[thing]
    typed = units.completed(typed, own.unit, library.lookup.indicators.name(thing))
    first = [unit for unit in (stored, own.unit) if unit]
    for unit in first:
        if typed.casefold() in {unit, *(unit_name(unit, lang).casefold() for lang in LANGUAGES)}:
            return unit
        if units.known(typed) and units.canonical(typed) == units.canonical(unit):
            return unit
    return units.canonical(typed) if units.known(typed) else typed


def _measured_in(library: Library, code: str, unit: str) -> bool:
    own = library.measured[code]
    unit = units.completed(unit, own.unit, library.lookup.indicators.name(code))
    return not units.known(unit) or units.dimension(unit) == units.dimension(own.unit)


def _agreeing(index: NameIndex, name: str, found: str, code: str, column: str) -> str:
    """The code, unless it is unknown or the name beside it says another thing."""
    if not found:
        raise RowRefused(Fault(column, "code_not_found", code))
    if name and not index.may_be(name, found):
        raise RowRefused(Fault(column, "code_and_name", f"{code} / {name}"))
    return found


def _unknown(found: Resolved, column: str, kind: str, name: str, near: Sequence[str]) -> RowRefused:
    how = "ambiguous" if found.error.endswith("AMBIGUOUS") else "unknown"
    return RowRefused(Fault(column, f"{kind}_{how}", name, tuple(dict.fromkeys([*found.candidates, *near]))[:5]))


def _paths(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{path_name(code)} ({code})" for code in codes[:5])


def _things(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{indicators()[code].name_zh} ({code})" for code in codes[:5])
