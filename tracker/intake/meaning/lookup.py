"""What a check needs from the database: the names and limits of the catalogue, and the values already stored."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, NamedTuple

from tracker.core import units
from tracker.core.kinds import Frequency
from tracker.core.periods import Period
from tracker.intake.meaning.names import Named, NameIndex
from tracker.intake.records import Key, Stored
from tracker.store import reference
from tracker.store.current import current_values
from tracker.store.engine import Session
from tracker.store.mappings import Reading, kept_readings
from tracker.vocabulary import indicators, names_of


class Limits(NamedTuple):
    """What values of an indicator must keep: its unit, its natural limits in that unit, its kinds of period."""

    unit: str
    minimum: Decimal | None
    maximum: Decimal | None
    frequencies: frozenset[Frequency]


class TargetPlace(NamedTuple):
    """What a target's actuals are filed under."""

    jurisdiction: str
    indicator: str
    scope: str


@dataclass(frozen=True)
class Lookup:
    """The catalogue as names and limits, by code.

    The targets are read with the `session` when they are first asked for: they are many, and most files name none.
    """

    session: Session
    jurisdictions: NameIndex
    indicators: NameIndex
    scopes: NameIndex
    limits: Mapping[str, Limits]

    def readings(self, shape: str) -> Mapping[str, Reading]:
        """How people have read files of this shape, by their names."""
        return kept_readings(self.session, shape)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of all names of places and indicators."""
        return frozenset(char for index in (self.jurisdictions, self.indicators) for char in index.characters)

    @cached_property
    def targets(self) -> NameIndex:
        """The codes of the targets."""
        return NameIndex("TARGET", (Named(code, (code,)) for code in self.target_places))

    @cached_property
    def target_places(self) -> Mapping[str, TargetPlace]:
        """What each target's actuals are filed under."""
        return {code: TargetPlace(*place) for code, *place in reference.target_places(self.session)}

    @cached_property
    def levels_of_targets(self) -> Mapping[tuple[str, str, str], list[Decimal]]:
        """Jurisdiction, indicator and scope -> the levels that targets set, in the indicator's unit."""
        levels: dict[tuple[str, str, str], list[Decimal]] = {}
        for place, thing, scope, value, unit in reference.levels_of_targets(self.session):
            with suppress(units.UnitError):
                levels.setdefault((place, thing, scope), []).append(units.convert(value, unit, self.limits[thing].unit))
        return levels

    @cached_property
    def source_codes(self) -> Mapping[str, str]:
        """Codes of documents as a spreadsheet leaves them (2) -> the code (002), where that can be no other."""
        codes = reference.source_codes(self.session)
        bare = [code.lstrip("0") or "0" for code in codes]
        return {
            short: code
            for short, code in zip(bare, codes, strict=True)
            if short != code and short not in codes and bare.count(short) == 1
        }

    @cached_property
    def scopes_of_targets(self) -> Mapping[tuple[str, str], set[str]]:
        """Jurisdiction and indicator -> the parts that targets are about, "" for the whole, where there is a part."""
        scopes: dict[tuple[str, str], set[str]] = {}
        for _, place, thing, scope in reference.places_with_parts(self.session):
            scopes.setdefault((place, thing), set()).add(scope)
        return scopes


def read_lookup(session: Session) -> Lookup:
    """The catalogue, read once, in a session that stays open while the lookup is used."""
    places = reference.jurisdictions(session)
    things = reference.indicators(session)
    return Lookup(
        session,
        NameIndex(
            "JURISDICTION",
            (
                Named(place.code, _names(place.name_zh, place.name_en, place.aliases), place.parent_code or "")
                for place in places
            ),
        ),
        NameIndex("INDICATOR", _indicators_named(things)),
        NameIndex(
            "SCOPE",
            (Named(scope.code, (scope.name_zh, scope.name_en)) for scope in reference.scopes(session) if scope.code),
        ),
        {
            thing.code: Limits(thing.unit, thing.minimum, thing.maximum, _frequencies(thing.frequencies))
            for thing in things
        },
    )


def _indicators_named(things: Iterable[Any]) -> Iterator[Named]:
    """The indicators with their names, and with those of the standard vocabulary that name nothing else here."""
    own = {thing.code: _names(thing.name_zh, thing.name_en, thing.aliases) for thing in things}
    taken = {name.casefold() for names in own.values() for name in names}
    for code, names in own.items():
        more = names_of(code) if code in indicators() else ()
        yield Named(code, (*names, *(name for name in more if name.casefold() not in taken)))


def _names(zh: str, en: str, aliases: str) -> tuple[str, ...]:
    return (zh, en, *filter(None, aliases.split("|")))


def _frequencies(codes: str) -> frozenset[Frequency]:
    return frozenset(Frequency(code) for code in codes.split("|") if code)


def stored_values(
    session: Session, jurisdictions: Collection[str], indicators: Collection[str]
) -> Iterator[tuple[tuple[Any, ...], Stored]]:
    """The current versions of all values of these places and indicators, one after the other.

    Each with its key: jurisdiction, indicator, scope, first and last day, vintage, all texts, and `beside`.
    """
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in current_values(session=session, jurisdictions=jurisdictions, indicators=indicators):
        version, retracted, value, *texts = row[7:]
        # Texts repeat over many values; kept once, a million values need 200 MB less.
        shared = known.setdefault(tuple(texts), tuple(texts))
        yield row[:7], Stored(version, bool(retracted), Decimal(value), *shared)


def read_stored(session: Session, jurisdictions: Collection[str], indicators: Collection[str]) -> dict[Key, Stored]:
    """The same, by key."""
    days = cache(date.fromisoformat)
    return {
        Key(place, thing, scope, Period(days(start), days(end)), vintage, beside): stored
        for (place, thing, scope, start, end, vintage, beside), stored in stored_values(
            session, jurisdictions, indicators
        )
    }


def read_ids(session: Session) -> tuple[dict[str, int], dict[str, tuple[int, str]]]:
    """Jurisdiction code -> id, and indicator code -> id and unit, as they are now."""
    return reference.jurisdiction_ids(session), reference.indicator_ids(session)
