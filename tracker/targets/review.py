"""A document under review: what is proposed for each numeral, and what people have decided about it."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from tracker.documents import Candidate, Reading, Role
from tracker.documents.correcting import SEEN, as_role, at_place, corrected, excluded_for
from tracker.documents.handing import is_sure, obstacle_of
from tracker.documents.reasons import Reason
from tracker.store.reviews import Decided, Said

Place = tuple[int, int]
"""Where a numeral stands: its line, and its place in the line."""

ReadAmounts = Callable[[Collection[Place]], Reading]
"""Reads the document once more, with amounts where people say that there are some."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A numeral: what the rules propose, what it is with all that was decided, and by whom; None while it is open."""

    proposed: Candidate
    now: Candidate
    decided: Decided | None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.proposed.line, self.proposed.start


@dataclass(frozen=True, slots=True)
class Review:
    """All numerals of a document in their order, and the goals without one."""

    numerals: tuple[Judged, ...]
    qualitative: int

    @property
    def open(self) -> list[Judged]:
        """The numerals that nobody has decided about."""
        return [one for one in self.numerals if one.decided is None]

    def counted(self) -> dict[str, int]:
        """How many numerals there are, how many are decided as which role, and how many are open: these add up."""
        roles = [one.now.role for one in self.numerals if one.decided]
        return {
            "count": len(self.numerals), "targets": roles.count(Role.TARGET), "actuals": roles.count(Role.ACTUAL),
            "excluded": roles.count(Role.EXCLUDED), "open": len(self.open),
        }  # fmt: skip

    def accepted(self, role: Role) -> list[Candidate]:
        """What was accepted as targets, or as reported values, and can be handed on."""
        found = [one.now for one in self.numerals if one.decided and one.now.role is role]
        return [one for one in found if obstacle_of(one) is None]

    def alike(self, one: Judged) -> list[Judged]:
        """The open numerals that one stroke decides with this one, itself first: excluded for the same reason, or of
        the same role with nothing open (or with the same indicator, where something is).
        """
        others = [other for other in self.open if other.place != one.place and _alike(one.now, other.now)]
        return [one, *others]


def review_of(reading: Reading, decided: Sequence[Decided], read_amounts: ReadAmounts) -> Review:
    """The review of a document by all decisions about it, in the order in which they were taken; the last counts."""
    last = {(one.said.line, one.said.start): one for one in decided}
    numerals = [one for one in reading.candidates if not one.qualitative]
    made = [
        (one.line, one.start)
        for one in numerals
        if one.role is Role.EXCLUDED and (one.line, one.start) in last
        and last[one.line, one.start].said.role in (Role.TARGET, Role.ACTUAL)
    ]  # fmt: skip
    amounts = read_amounts(made).candidates if made else ()
    found = []
    for one in numerals:
        decision = last.get((one.line, one.start))
        now = _decided(one, decision.said, amounts) if decision else None
        found.append(Judged(one, now or one, decision if now else None))
    return Review(tuple(found), len(reading.candidates) - len(numerals))


def accept(one: Candidate) -> Said:
    """The decision that a candidate is what is proposed."""
    return Said(one.line, one.start, one.role, str(one.reason or ""), "", _seen(one))


def refuse(one: Candidate, reason: Reason) -> Said:
    """The decision that a candidate is neither goal nor value."""
    return Said(one.line, one.start, Role.EXCLUDED, reason, "", _seen(excluded_for(one, reason)))


def reopen(one: Candidate) -> Said:
    """The decision that a numeral is to be decided anew."""
    return Said(one.line, one.start, "")


def amount_of(one: Candidate, role: Role, read_amounts: ReadAmounts) -> Candidate | None:
    """A numeral as a target or a value, though the rules may exclude it; None where it states no amount."""
    amounts = read_amounts([(one.line, one.start)]).candidates if one.role is Role.EXCLUDED else ()
    return _amount(one, role, amounts)


def correct(one: Candidate, role: Role, fields: Mapping[str, str], read_amounts: ReadAmounts) -> Said | None:
    """The decision that a numeral is a target or a value with some fields other than proposed; None where it states no
    amount.
    """
    amount = amount_of(one, role, read_amounts)
    if amount is None:
        return None
    said = {name: value for name, value in fields.items() if value != _cell(amount, name)}
    return Said(one.line, one.start, role, "", json.dumps(said, ensure_ascii=False) if said else "",
                _seen(corrected(amount, said)))  # fmt: skip


def readers(decided: Iterable[Decided]) -> dict[str, dict[Place, str]]:
    """For each person who has decided something, their last word on the role of each numeral."""
    found: dict[str, dict[Place, str]] = {}
    for one in decided:
        found.setdefault(one.who, {})[one.said.line, one.said.start] = one.said.role
    return {who: {at: role for at, role in said.items() if role} for who, said in found.items()}


class Pair(NamedTuple):
    """Two readers of a document, and their roles of the numerals that both decided about."""

    first: str
    second: str
    roles: list[tuple[str, str]]


def pairs(decided: Iterable[Decided]) -> list[Pair]:
    """Every two readers who have decided about the same numerals."""
    said = readers(decided)
    found = [
        Pair(one, other, [(said[one][at], said[other][at]) for at in sorted(said[one].keys() & said[other].keys())])
        for one, other in combinations(said, 2)
    ]
    return [pair for pair in found if pair.roles]


def _decided(one: Candidate, said: Said, amounts: Sequence[Candidate]) -> Candidate | None:
    """A candidate as it was decided; None where it is open, or the document is read otherwise than it was then."""
    if said.role == "":
        return None
    if said.role == Role.EXCLUDED:
        now: Candidate | None = excluded_for(one, Reason(said.reason)) if said.reason else one
    else:
        now = _amount(one, Role(said.role), amounts)
        now = corrected(now, json.loads(said.fields or "{}")) if now else None
    return now if now and _seen(now) == said.seen else None


def _amount(one: Candidate, role: Role, amounts: Sequence[Candidate]) -> Candidate | None:
    found = at_place(amounts, one.line, one.start) if one.role is Role.EXCLUDED else one
    return as_role(found, role) if found else None


def _seen(one: Candidate) -> str:
    return json.dumps({name: _cell(one, name) for name in SEEN if _cell(one, name)}, ensure_ascii=False)


def _cell(one: Candidate, name: str) -> str:
    return str(getattr(one, name) or "")


def _alike(one: Candidate, other: Candidate) -> bool:
    if one.role is not other.role:
        return False
    if one.role is Role.EXCLUDED:
        return one.reason is other.reason
    if is_sure(one):
        return is_sure(other)
    return bool(one.indicator) and not is_sure(other) and one.indicator == other.indicator
