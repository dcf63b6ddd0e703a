"""What a check needs from the database: the names and limits of the catalogue, and the values already stored."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple

from sqlmodel import Session, select

from tracker.core.kinds import Frequency
from tracker.core.periods import Period
from tracker.intake.names import Named, NameIndex
from tracker.intake.plan import Key, Stored
from tracker.store.current import current_values
from tracker.store.models import Indicator, Jurisdiction, Scope, Target
from tracker.store.models import Mapping as StoredMapping


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
    """The catalogue as names and limits, by code; and the mappings of columns that people made by hand, by shape."""

    jurisdictions: NameIndex
    indicators: NameIndex
    scopes: NameIndex
    targets: NameIndex
    limits: Mapping[str, Limits]
    target_places: Mapping[str, TargetPlace]
    mappings: Mapping[str, Mapping[int, str]]

    @cached_property
    def scopes_of_targets(self) -> Mapping[tuple[str, str], set[str]]:
        """Jurisdiction and indicator -> the parts that targets are about, "" for the whole."""
        scopes: dict[tuple[str, str], set[str]] = {}
        for place, thing, scope in self.target_places.values():
            scopes.setdefault((place, thing), set()).add(scope)
        return scopes


def read_lookup(session: Session) -> Lookup:
    """The whole catalogue, read once."""
    places = session.exec(select(Jurisdiction)).all()
    things = session.exec(select(Indicator)).all()
    place_of = {place.id: place.code for place in places}
    thing_of = {thing.id: thing.code for thing in things}
    # Only the columns that are needed: ten thousand targets as objects take half a second.
    wanted = select(Target.code, Target.jurisdiction_id, Target.indicator_id, Target.scope)
    targets = session.exec(wanted.where(Target.retired == 0)).all()
    return Lookup(
        NameIndex(
            "JURISDICTION",
            (
                Named(place.code, _names(place.name_zh, place.name_en, place.aliases), place.parent_code or "")
                for place in places
            ),
        ),
        NameIndex(
            "INDICATOR", (Named(thing.code, _names(thing.name_zh, thing.name_en, thing.aliases)) for thing in things)
        ),
        NameIndex(
            "SCOPE",
            (Named(scope.code, (scope.name_zh, scope.name_en)) for scope in session.exec(select(Scope)) if scope.code),
        ),
        NameIndex("TARGET", (Named(code, (code,)) for code, *_ in targets)),
        {
            thing.code: Limits(thing.unit, thing.minimum, thing.maximum, _frequencies(thing.frequencies))
            for thing in things
        },
        {code: TargetPlace(place_of[place], thing_of[thing], scope) for code, place, thing, scope in targets},
        {
            kept.shape: {int(at): name for at, name in json.loads(kept.columns).items()}
            for kept in session.exec(select(StoredMapping))
        },
    )


def _names(zh: str, en: str, aliases: str) -> tuple[str, ...]:
    return (zh, en, *filter(None, aliases.split("|")))


def _frequencies(codes: str) -> frozenset[Frequency]:
    return frozenset(Frequency(code) for code in codes.split("|") if code)


def stored_values(
    session: Session, jurisdictions: Collection[str], indicators: Collection[str]
) -> Iterator[tuple[tuple[str, ...], Stored]]:
    """The current versions of all values of these places and indicators, one after the other.

    Each with its key as texts: jurisdiction, indicator, scope, first and last day, vintage.
    """
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in current_values(session=session, jurisdictions=jurisdictions, indicators=indicators):
        version, retracted, value, *texts = row[6:]
        # Texts repeat over many values; kept once, a million values need 200 MB less.
        shared = known.setdefault(tuple(texts), tuple(texts))
        yield row[:6], Stored(version, bool(retracted), Decimal(value), *shared)


def read_stored(session: Session, jurisdictions: Collection[str], indicators: Collection[str]) -> dict[Key, Stored]:
    """The same, by key."""
    days = cache(date.fromisoformat)
    return {
        Key(place, thing, scope, Period(days(start), days(end)), vintage): stored
        for (place, thing, scope, start, end, vintage), stored in stored_values(session, jurisdictions, indicators)
    }


def read_ids(session: Session) -> tuple[dict[str, int], dict[str, tuple[int, str]]]:
    """Jurisdiction code -> id, and indicator code -> id and unit, as they are now."""
    places = {code: number for code, number in session.exec(select(Jurisdiction.code, Jurisdiction.id)) if number}
    things = {
        code: (number, unit)
        for code, number, unit in session.exec(select(Indicator.code, Indicator.id, Indicator.unit))
        if number
    }
    return places, things
