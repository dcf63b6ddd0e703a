"""What the overview shows: all targets by status, what is due, what comes next, and what is missing."""

from dataclasses import dataclass

from tracker.core.kinds import Status
from tracker.views.board import Board, target_rows
from tracker.views.goals import goal_rows
from tracker.views.rows import TargetRow


@dataclass(frozen=True, slots=True)
class Overview:
    """`rows` are all targets, `goals` the same with a floor and its stretch counted once.

    `due` are those whose deadline has passed without proof, `ahead` those still to come within two years by deadline,
    `missing` those that no actual has been entered for and that are not due yet.
    """

    rows: list[TargetRow]
    goals: list[TargetRow]
    due: list[TargetRow]
    ahead: list[TargetRow]
    missing: list[TargetRow]
    places: int
    documents: int


YEARS_AHEAD = 2


def overview(board: Board, lang: str) -> Overview:
    """Everything on the board, sorted into what a reader asks first."""
    rows = target_rows(board, lang, board.judgements)
    dated = sorted((row for row in rows if row.deadline), key=lambda row: (row.deadline, row.jurisdiction_code))
    horizon = board.as_of.replace(year=board.as_of.year + YEARS_AHEAD, day=min(board.as_of.day, 28))
    return Overview(
        rows=rows,
        goals=goal_rows(board, rows),
        due=[row for row in dated if row.status is Status.RESULT_DUE],
        ahead=[row for row in dated if row.deadline and board.as_of <= row.deadline <= horizon],
        missing=[row for row in rows if row.status is Status.NO_DATA],
        places=len({row.jurisdiction_code for row in rows}),
        documents=len({row.source for row in rows}),
    )
