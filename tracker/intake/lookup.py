"""What a check needs from the database: the names and limits of the catalogue, and the values already stored."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple

from sqlmodel import Session, col, select, tuple_

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


_TARGETS = (
    select(Target.code, col(Jurisdiction.code), col(Indicator.code), Target.scope)
    .join(Jurisdiction, col(Jurisdiction.id) == Target.jurisdiction_id)
    .join(Indicator, col(Indicator.id) == Target.indicator_id)
    .where(Target.retired == 0)
)


@dataclass(frozen=True)
class Lookup:
    """The catalogue as names and limits, by code; and the mappings of columns that people made by hand, by shape.

    The targets are read with the `session` when they are first asked for: they are many, and most files name none.
    """

    session: Session
    jurisdictions: NameIndex
    indicators: NameIndex
    scopes: NameIndex
    limits: Mapping[str, Limits]
    mappings: Mapping[str, Mapping[int, str]]

    @cached_property
    def targets(self) -> NameIndex:
        """The codes of the targets."""
        return NameIndex("TARGET", (Named(code, (code,)) for code in self.target_places))

    @cached_property
    def target_places(self) -> Mapping[str, TargetPlace]:
        """What each target's actuals are filed under."""
        return {code: TargetPlace(*place) for code, *place in self.session.execute(_TARGETS)}

    @cached_property
    def scopes_of_targets(self) -> Mapping[tuple[str, str], set[str]]:
        """Jurisdiction and indicator -> the parts that targets are about, "" for the whole, where there is a part."""
        parts = select(Target.jurisdiction_id, Target.indicator_id).where(Target.scope != "", Target.retired == 0)
        same = tuple_(col(Target.jurisdiction_id), col(Target.indicator_id)).in_(parts)
        scopes: dict[tuple[str, str], set[str]] = {}
        for _, place, thing, scope in self.session.execute(_TARGETS.where(same)):
            scopes.setdefault((place, thing), set()).add(scope)
        return scopes


def read_lookup(session: Session) -> Lookup:
    """The catalogue, read once, in a session that stays open while the lookup is used."""
    places = session.exec(select(Jurisdiction)).all()
    things = session.exec(select(Indicator)).all()
    return Lookup(
        session,
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
        {
            thing.code: Limits(thing.unit, thing.minimum, thing.maximum, _frequencies(thing.frequencies))
            for thing in things
        },
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
