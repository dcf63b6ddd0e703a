"""What a record is about: by a target's code, or by place + indicator + part; every statement in it must agree."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from tracker.intake.meaning.fields import Field
from tracker.intake.meaning.findings import Finding
from tracker.intake.meaning.names import NameIndex
from tracker.intake.meaning.verdicts import Named, Verdicts

IDENTITY = (
    Field.TARGET,
    Field.JURISDICTION_CODE,
    Field.JURISDICTION,
    Field.INDICATOR_CODE,
    Field.INDICATOR,
    Field.SCOPE,
)
"""The fields that say what a record is about."""

Found = tuple[tuple[Field, Finding], ...]


class Identity(NamedTuple):
    """Codes (empty where not found), a unit that stood in the indicator's name, and what there is to say."""

    jurisdiction: str
    indicator: str
    scope: str
    name_unit: str
    found: Found


class Identifier:
    """Finds what records are about; what the same texts say of a place, an indicator or a part is judged once."""

    def __init__(self, verdicts: Verdicts) -> None:
        """Ask these verdicts."""
        lookup = verdicts.lookup
        self._verdicts = verdicts
        places, things = IDENTITY[1:3], IDENTITY[3:5]
        self._where = cache(partial(_settle, places, verdicts.place, lookup.jurisdictions))
        self._what = cache(partial(_settle, things, verdicts.thing, lookup.indicators))
        self._part = cache(partial(_settle, IDENTITY[5:], verdicts.scope, lookup.scopes))

    def identify(self, texts: Sequence[str]) -> Identity:
        """The codes for a record's texts, which are those of the fields of `IDENTITY`."""
        target, place_code, place, thing_code, thing, part = texts
        about_target: Found = ()
        known: tuple[Named | None, ...] = (None, None, None)
        if target.strip():
            named = self._verdicts.target(target)
            about_target = tuple((Field.TARGET, finding) for finding in named.findings)
            of_target = self._verdicts.lookup.target_places.get(named.code)
            if of_target is None:
                return Identity("", "", "", "", about_target)
            known = self._verdicts.permitted(Named(of_target.jurisdiction)), *map(Named, of_target[1:])
        where, about_where = self._where(known[0], place_code, place)
        what, about_what = self._what(known[1], thing_code, thing)
        scope, about_scope = self._part(known[2], part)
        found = about_target + about_where + about_what + about_scope
        if not part.strip() and not scope.code:
            found += self._parts_meant(where.code, what.code)
        return Identity(where.code, what.code, scope.code, what.unit, found)

    def _parts_meant(self, place: str, thing: str) -> Found:
        """A word about a value for the whole of a place whose targets are all about a part of it."""
        lookup = self._verdicts.lookup
        scopes = lookup.scopes_of_targets.get((place, thing))
        if not scopes or "" in scopes:
            return ()
        named = "、".join(f"{lookup.scopes.name(code)} ({code})" for code in sorted(scopes))
        return ((Field.SCOPE, Finding("SCOPE_OF_TARGET", "", (("scopes", named),))),)


def _settle(
    fields: Sequence[Field], judge: Callable[[str], Named], index: NameIndex, known: Named | None, *texts: str
) -> tuple[Named, Found]:
    """The code by what is known, else by the first column that says something; the other columns must agree."""
    settled = known
    found = [(fields[0], finding) for finding in known.findings] if known else []
    for field, text in zip(fields, texts, strict=True):
        if settled is not None and text.strip():
            said = judge(text)
            if said.code == settled.code:
                settled = settled._replace(unit=settled.unit or said.unit)
            elif not index.may_be(text, settled.code):
                found.append((field, Finding("IDENTITY_CONFLICT", text, (("other", index.name(settled.code)),))))
        elif settled is None and text.strip():
            settled = judge(text)
            found += [(field, finding) for finding in settled.findings]
    if settled is None:
        settled = judge("")
        found += [(fields[-1], finding) for finding in settled.findings]
    return settled, tuple(found)
