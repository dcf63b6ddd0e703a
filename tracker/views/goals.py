"""Goals: a floor and its stretch are two targets and one goal, which counts once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.core.judging.tiers import goal_status
from tracker.views.rows import TargetRow
from tracker.words import text


def goal_rows(rows: Sequence[TargetRow], as_of: date, lang: str) -> list[TargetRow]:
    """The rows with every stretch folded into its floor, which gets the status of the goal and the words of both."""
    floors = {row.code for row in rows}
    stretches = {row.tier_of: row for row in rows if row.tier_of in floors}
    return [goal_row(row, stretches.get(row.code), as_of, lang) for row in rows if row.tier_of not in floors]


def goal_row(floor: TargetRow, stretch: TargetRow | None, as_of: date, lang: str) -> TargetRow:
    """A floor with its stretch as one goal."""
    if stretch is None:
        return floor
    passed = floor.deadline is not None and as_of > floor.deadline
    words = text(lang, "table.both_tiers", floor=floor.target_words, stretch=stretch.target_words)
    status = goal_status(floor.status, stretch.status, passed=passed)
    later = stretch.later_words if stretch.status.achieved else floor.later_words
    return replace(floor, status=status, target_words=words, later_words=later)
