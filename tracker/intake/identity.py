"""What a record is about: by a target's code, or by place + indicator + part; every statement in it must agree."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.intake.fields import Field
from tracker.intake.names import NameIndex
from tracker.intake.verdicts import Finding, Named, Verdicts

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


def identify(verdicts: Verdicts, texts: Sequence[str]) -> Identity:
    """The codes for a record's texts, which are those of the fields of `IDENTITY`."""
    target, place_code, place, thing_code, thing, part = texts
    lookup = verdicts.lookup
    found: list[tuple[Field, Finding]] = []
    of_target = None
    if target.strip():
        named = verdicts.target(target)
        found += [(Field.TARGET, finding) for finding in named.findings]
        of_target = lookup.target_places.get(named.code)
    if target.strip() and of_target is None:
        return Identity("", "", "", "", tuple(found))
    places = (Field.JURISDICTION_CODE, place_code), (Field.JURISDICTION, place)
    things = (Field.INDICATOR_CODE, thing_code), (Field.INDICATOR, thing)
    parts = ((Field.SCOPE, part),)
    where = _settle(
        of_target and verdicts.permitted(Named(of_target.jurisdiction)),
        places,
        verdicts.place,
        lookup.jurisdictions,
        found,
    )
    what = _settle(of_target and Named(of_target.indicator), things, verdicts.thing, lookup.indicators, found)
    scope = _settle(of_target and Named(of_target.scope), parts, verdicts.scope, lookup.scopes, found)
    if not part.strip() and not scope.code:
        found += _parts_meant(verdicts, where.code, what.code)
    return Identity(where.code, what.code, scope.code, what.unit, tuple(found))


def _parts_meant(verdicts: Verdicts, place: str, thing: str) -> Found:
    """A word about a value for the whole of a place whose targets are all about a part of it."""
    lookup = verdicts.lookup
    scopes = lookup.scopes_of_targets.get((place, thing), set())
    if not scopes or "" in scopes:
        return ()
    named = "、".join(f"{lookup.scopes.name(code)} ({code})" for code in sorted(scopes))
    return ((Field.SCOPE, Finding("SCOPE_OF_TARGET", "", (("scopes", named),))),)


def _settle(
    known: Named | None,
    statements: Sequence[tuple[Field, str]],
    judge: Callable[[str], Named],
    index: NameIndex,
    found: list[tuple[Field, Finding]],
) -> Named:
    """The code by what is known, else by the first column that says something; the other columns must agree."""
    settled = known
    for field, text in statements:
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
        found += [(statements[-1][0], finding) for finding in settled.findings]
    elif settled is known:
        found += [(statements[0][0], finding) for finding in settled.findings]
    return settled
