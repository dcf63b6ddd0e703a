"""What the overview shows: all targets by status, what is due, what comes next, and what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracker.core.kinds import Status
from tracker.views.board import Board, Rows
from tracker.views.judged_columns import STATUSES
from tracker.views.rows import TargetRow
from tracker.views.snapshot import name
from tracker.views.totals import Totals, totals

MOST_SIGNS = 1000
"""So many targets are drawn one by one; more are counted by place and by year."""
YEARS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Overview:
    """Goals, one way everywhere: a floor and its stretch are one. `rows` are all of them; empty beside `totals`.

    `targets` is how many goals there are, `tiers` how many stretches are counted with their floors.
    `due` are those whose deadline has passed without proof, `ahead` those still to come within two years by deadline,
    `missing` those that no actual has been entered for and that are not due yet.
    """

    rows: Sequence[TargetRow]
    totals: Totals | None
    due: Sequence[TargetRow]
    ahead: Sequence[TargetRow]
    missing: Sequence[TargetRow]
    targets: int
    tiers: int
    places: int
    documents: int


def overview(board: Board, lang: str) -> Overview:
    """Everything on the board, sorted into what a reader asks first."""
    columns = board.columns
    statuses, deadlines = columns.goal_statuses[columns.goals], columns.deadlines[columns.goals]
    today = np.datetime64(board.as_of)
    horizon = np.datetime64(board.as_of.replace(year=board.as_of.year + YEARS_AHEAD, day=min(board.as_of.day, 28)))
    many = len(board.targets) > MOST_SIGNS
    return Overview(
        rows=[] if many else by_place_and_theme(board, Rows(board, lang, columns.goals)),
        totals=totals(board, lang) if many else None,
        due=_by_deadline(board, lang, statuses == STATUSES.index(Status.RESULT_DUE)),
        ahead=_by_deadline(board, lang, (deadlines >= today) & (deadlines <= horizon)),
        missing=Rows(board, lang, columns.goals[statuses == STATUSES.index(Status.NO_DATA)]),
        targets=len(columns.goals),
        tiers=len(board.targets) - len(columns.goals),
        places=len(np.unique(board.columns.places)),
        documents=board.columns.documents,
    )


def by_place_and_theme(board: Board, rows: Iterable[TargetRow]) -> list[TargetRow]:
    """Rows in the catalogue's order of places and of themes, which is one on every page."""
    places, themes = ({code: at for at, code in enumerate(each)} for each in (board.data.places, board.data.themes))
    return sorted(rows, key=lambda row: (places[row.jurisdiction_code], themes[row.theme_code]))


def themes_of(board: Board, rows: Iterable[TargetRow], lang: str) -> list[str]:
    """The themes of rows by name, in the catalogue's order."""
    there = {row.theme_code for row in rows}
    return [name(theme, lang) for code, theme in board.data.themes.items() if code in there]


def _by_deadline(board: Board, lang: str, chosen: NDArray[np.bool_]) -> Rows:
    """The chosen targets with a deadline, by it and then by place."""
    goals = board.columns.goals[chosen]
    found = goals[~np.isnat(board.columns.deadlines[goals])]
    return Rows(board, lang, found[np.lexsort((board.columns.places[found], board.columns.deadlines[found]))])
