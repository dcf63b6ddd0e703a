"""A candidate as a person corrects it: another role, other fields. Its number stays what the document writes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.core.kinds import Commitment, Comparator, DeadlineBasis, Kind
from tracker.core.periods import PeriodError, parse_period
from tracker.documents.candidates import Candidate
from tracker.documents.reasons import Reason
from tracker.documents.roles import Role

CORRECTABLE: Mapping[str, type[Any]] = {
    "jurisdiction": str,
    "indicator": str,
    "indicator_code": str,
    "kind": Kind,
    "comparator": Comparator,
    "commitment": Commitment,
    "period": str,
}
"""The fields that a person may correct, with what each takes; neither value nor unit is among them."""

SEEN = ("figure", "value", "upper", "unit", "parts", *CORRECTABLE)
"""The fields that make up what a person sees and decides about."""


def as_role(one: Candidate, role: Role) -> Candidate:
    """An amount as a goal or as a reported value; its period is that of the other role, told as this one tells it."""
    if one.role is role:
        return one
    if role is Role.TARGET:
        return replace(
            one, role=role, period=_last_day(one.period), deadline_basis=DeadlineBasis.INFERRED,
            commitment=one.commitment or Commitment.PLAN,
        )  # fmt: skip
    if role is Role.ACTUAL:
        return replace(one, role=role, period=one.period[:4], deadline_basis=None, commitment=None, tier="", repeats=0)
    return one


def excluded_for(one: Candidate, reason: Reason) -> Candidate:
    """A candidate that a person excludes, with the reason."""
    return Candidate(
        line=one.line, start=one.start, figure=one.figure, role=Role.EXCLUDED, reason=reason, because=one.because
    )


def corrected(one: Candidate, said: Mapping[str, str]) -> Candidate:
    """A candidate with the fields that a person corrected; raises ValueError for another field or an unknown code."""
    if foreign := sorted(said.keys() - CORRECTABLE.keys()):
        raise ValueError(", ".join(foreign))
    fields: dict[str, Any] = {name: CORRECTABLE[name](value) if value else "" for name, value in said.items()}
    for name in ("kind", "comparator", "commitment"):
        if name in fields:
            fields[name] = fields[name] or None
    if "period" in said:
        fields["deadline_basis"] = (DeadlineBasis.STATED if said["period"] else DeadlineBasis.NONE) if (
            one.role is Role.TARGET
        ) else None  # fmt: skip
    if {"indicator", "indicator_code"} & said.keys():
        fields["parts"] = ()
    return replace(one, **fields)


def period_typed(text: str, role: Role) -> str:
    """A period as it was typed, as a candidate of this role has it; raises PeriodError where it is none."""
    if not text.strip():
        return ""
    parsed = parse_period(text)
    return parsed.period.end.isoformat() if role is Role.TARGET else parsed.period.code


def at_place(candidates: Sequence[Candidate], line: int, start: int) -> Candidate | None:
    """The amount that holds the character at a place, None where none does."""
    return next(
        (
            one
            for one in candidates
            if one.line == line and one.start <= start < one.start + len(one.figure) and one.role is not Role.EXCLUDED
            and not one.qualitative
        ),
        None,
    )  # fmt: skip


def _last_day(period: str) -> str:
    try:
        return parse_period(period).period.end.isoformat()
    except PeriodError:
        return ""
