"""What a new target's row leaves out, derived from what it says, from its indicator and from its document."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from tracker.core import units
from tracker.core.kinds import (
    BaselineBasis,
    Binding,
    Commitment,
    Comparator,
    DeadlineBasis,
    Direction,
    Kind,
    Measure,
    Tier,
)
from tracker.core.limits import LONGEST_CODE
from tracker.store.models import Indicator

_OF_TIER = {Tier.FLOOR: Commitment.MUST, Tier.STRETCH: Commitment.STRIVE}
_LONGEST_PLAN_OF_A_YEAR = 1
"""Years between a document and a deadline up to which a flow is the total of that year, and not a mark to be passed."""


def derived(cells: Mapping[str, str], thing: Indicator, published: date | None, *, yearly: bool) -> dict[str, str]:
    """The cells that can be derived of those that are missing: column -> code or day. `yearly`: the value is 年均.

    Empty for a column that cannot be: a number of a neutral indicator without a word has no comparator.
    """
    found: dict[str, str] = {}

    def said(column: str) -> str:
        return cells.get(column, "") or found.get(column, "")

    found["kind"] = _kind(cells, thing, published, yearly=yearly)
    found["start"] = _start(said("kind"), cells)
    found["comparator"] = _comparator(cells, thing)
    found["commitment"] = _OF_TIER.get(Tier(cells["tier"]), Commitment.PLAN) if cells.get("tier") else Commitment.PLAN
    found["binding"] = Binding.UNSPECIFIED
    found["deadline_basis"] = DeadlineBasis.STATED if cells.get("deadline") else DeadlineBasis.NONE
    found["baseline_basis"] = BaselineBasis.STATED if cells.get("baseline_value") else BaselineBasis.NONE
    found["late_allowed"] = str(int(said("kind") in (Kind.LEVEL, Kind.MILESTONE) and bool(cells.get("deadline"))))
    found["redacted"] = "0"
    return {column: str(code) for column, code in found.items() if code and not cells.get(column)}


def _kind(cells: Mapping[str, str], thing: Indicator, published: date | None, *, yearly: bool) -> str:
    if thing.measure == Measure.RATE and yearly:
        return Kind.AVERAGE_RATE
    if not cells.get("deadline"):
        return Kind.LEVEL
    if thing.measure == Measure.RATE:
        return Kind.GROWTH
    if thing.measure == Measure.FLOW and cells.get("start"):
        return Kind.TOTAL
    if thing.measure == Measure.FLOW and published:
        years = date.fromisoformat(cells["deadline"]).year - published.year
        return Kind.TOTAL if years <= _LONGEST_PLAN_OF_A_YEAR else Kind.LEVEL
    return Kind.LEVEL


def _start(kind: str, cells: Mapping[str, str]) -> str:
    """What is counted over a year begins with the year of its deadline."""
    deadline = cells.get("deadline", "")
    return f"{deadline[:4]}-01-01" if kind in (Kind.TOTAL, Kind.GROWTH) and deadline else ""


def _comparator(cells: Mapping[str, str], thing: Indicator) -> str:
    if cells.get("value_upper"):
        return Comparator.BETWEEN
    if units.known(cells["unit"]) and units.dimension(cells["unit"]) == "count" and thing.direction == Direction.MORE:
        return Comparator.COUNT
    by_direction = {Direction.MORE: Comparator.AT_LEAST, Direction.LESS: Comparator.AT_MOST}
    return by_direction.get(Direction(thing.direction), "")


def made_code(cells: Mapping[str, str], free: Callable[[str], bool]) -> str:
    """A code for a new target, of its place, indicator, part, deadline and tier; numbered where it is taken."""
    day = cells.get("deadline", "")
    due = (day[:4] if day.endswith("-12-31") else day[:7]) or "open"
    parts = (cells["jurisdiction"], cells["indicator"], cells.get("scope", ""), due, cells.get("tier", ""))
    whole = "-".join(filter(None, parts))
    if len(whole) > LONGEST_CODE - 4:
        whole = f"{whole[: LONGEST_CODE - 20].rstrip('-.')}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
    number = 1
    while not free(code := whole if number == 1 else f"{whole}-{number}"):
        number += 1
    return code
