"""What the overview shows: all targets by status, what is due, what comes next, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracker.core.kinds import Status
from tracker.views.board import Board, Rows, target_rows
from tracker.views.crowd import Crowd, crowd
from tracker.views.goals import goal_rows
from tracker.views.ground import STATUSES
from tracker.views.rows import TargetRow

MOST_SIGNS = 1000
"""So many targets are drawn one by one; more are counted by place and by year."""
YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Overview:
    """`rows` are all targets, `goals` the same with a floor and its stretch counted once; of a `crowd` there are none.

    `due` are those whose deadline has passed without proof, `ahead` those still to come within two years by deadline,
    `missing` those that no actual has been entered for and that are not due yet.
    """

    rows: Sequence[TargetRow]
    goals: Sequence[TargetRow]
    crowd: Crowd | None
    due: Sequence[TargetRow]
    ahead: Sequence[TargetRow]
    missing: Sequence[TargetRow]
    targets: int
    places: int
    documents: int


def overview(board: Board, lang: str) -> Overview:
    """Everything on the board, sorted into what a reader asks first."""
    statuses, deadlines = board.standing.statuses, board.standing.deadlines
    today = np.datetime64(board.as_of)
    horizon = np.datetime64(board.as_of.replace(year=board.as_of.year + YEARS_AHEAD, day=min(board.as_of.day, 28)))
    many = len(board.targets) > MOST_SIGNS
    rows = [] if many else target_rows(board, lang, board.statuses)
    return Overview(
        rows=rows,
        goals=goal_rows(board, rows),
        crowd=crowd(board, lang) if many else None,
        due=_by_deadline(board, lang, statuses == STATUSES.index(Status.RESULT_DUE)),
        ahead=_by_deadline(board, lang, (deadlines >= today) & (deadlines <= horizon)),
        missing=Rows(board, lang, np.flatnonzero(statuses == STATUSES.index(Status.NO_DATA))),
        targets=len(board.targets),
        places=len(np.unique(board.standing.places)),
        documents=board.standing.documents,
    )


def _by_deadline(board: Board, lang: str, chosen: NDArray[np.bool_]) -> Rows:
    """The chosen targets with a deadline, by it and then by place."""
    found = np.flatnonzero(chosen & ~np.isnat(board.standing.deadlines))
    return Rows(board, lang, found[np.lexsort((board.standing.places[found], board.standing.deadlines[found]))])
