"""Goals: a floor and its stretch are two targets and one goal, which counts once."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.core.judging.rollup import goal_status
from tracker.views.board import Board
from tracker.views.rows import TargetRow


def goal_rows(board: Board, rows: Sequence[TargetRow]) -> list[TargetRow]:
    """The rows with every stretch folded into its floor, whose status becomes that of the goal."""
    stretches = {row.tier_of: row for row in rows if row.tier_of}
    return [_goal(board, row, stretches.get(row.code)) for row in rows if not row.tier_of]


def _goal(board: Board, floor: TargetRow, stretch: TargetRow | None) -> TargetRow:
    if stretch is None:
        return floor
    passed = floor.deadline is not None and board.as_of > floor.deadline
    return replace(floor, status=goal_status(floor.status, stretch.status, passed=passed))
