"""What the first page says before any chart: counts that can be opened, and the few targets to look at first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tracker.core.kinds import Status
from tracker.views.board import Board, Rows
from tracker.views.due import due_mask
from tracker.views.judged_columns import STATUSES, JudgedColumns
from tracker.views.rows import TargetRow
from tracker.words import day, text

LISTED = 3
"""How many targets are named for each reason to look at one."""
CONCLUDED = tuple(status for status in Status if status.judged and not status.by_lead and status is not Status.HOLDING)
ACHIEVED = tuple(status for status in Status if status.achieved)
WANTING = (Status.FLOOR_ONLY, Status.BELOW_SO_FAR, Status.BEHIND, Status.FAR_BEHIND, Status.BREACHED, Status.MISSED)
"""Statuses of targets that are not met, or not on the way to be."""


@dataclass(frozen=True, slots=True)
class Card:
    """A count that opens the library with these filters, by the names that they have in its address."""

    name: str
    count: int
    filters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Highlights:
    """`headline` are sentences; `listed` are the targets to look at first by the reason why, each at most once."""

    headline: list[str]
    cards: list[Card]
    listed: dict[str, list[TargetRow]]


def highlights(board: Board, lang: str) -> Highlights:
    """What matters on the day of the board. A floor and its stretch are one goal."""
    columns = board.columns
    statuses, deadlines = columns.goal_statuses[columns.goals], columns.deadlines[columns.goals]
    cards = [
        Card("result_due", _with(statuses, (Status.RESULT_DUE,)), {"statuses": Status.RESULT_DUE}),
        *(
            Card(f"due{within}", int(due_mask(deadlines, str(within), board.as_of).sum()), {"due": str(within)})
            for within in (30, 90)
        ),
        Card("wanting", _with(statuses, WANTING), {"statuses": ",".join(WANTING)}),
        Card("achieved", _with(statuses, ACHIEVED), {"statuses": ",".join(ACHIEVED)}),
    ]
    return Highlights(_headline(statuses, deadlines, board.as_of, lang), cards, _listed(board, lang))


def _with(statuses: NDArray[np.int8], wanted: Sequence[Status]) -> int:
    return int(np.isin(statuses, _places(wanted)).sum())


def _places(wanted: Sequence[Status]) -> list[int]:
    return [STATUSES.index(status) for status in wanted]


def _headline(statuses: NDArray[np.int8], deadlines: NDArray[np.datetime64], as_of: date, lang: str) -> list[str]:
    """How many goals fall due next and how many of them lack data, how many wait for a result, how many have one."""
    said = []
    ahead = deadlines[deadlines >= np.datetime64(as_of)]
    if len(ahead):
        next_one = ahead.min()
        due = deadlines == next_one
        coming: date = next_one.item()
        left = (coming - as_of).days
        said.append(
            text(lang, "home.due_today" if not left else "home.due_next",
                 left=text(lang, "home.days", count=left), day=day(coming, lang), count=int(due.sum()))
        )  # fmt: skip
        without = int((statuses[due] == STATUSES.index(Status.NO_DATA)).sum())
        more = text(lang, "home.without_data", count=without) if without else text(lang, "home.all_with_data")
        said[-1] += text(lang, "home.comma") + more
    for name, wanted in (("result_due", (Status.RESULT_DUE,)), ("concluded", CONCLUDED)):
        if count := _with(statuses, wanted):
            said.append(text(lang, f"home.{name}", count=count))
    return said


def _listed(board: Board, lang: str) -> dict[str, list[TargetRow]]:
    """The first of each order that no order before it has named."""
    columns, taken = board.columns, np.zeros(len(board.columns.goals), dtype=bool)
    listed = {}
    for reason, order in _ORDERS.items():
        first = [place for place in order(columns, board.as_of) if not taken[place]][:LISTED]
        taken[first] = True
        if first:
            listed[reason] = list(Rows(board, lang, columns.goals[first]))
    return listed


def _largest_gap(columns: JudgedColumns, as_of: date) -> list[int]:
    """Goals that are not met or not on the way: open ones first, then by how far they are behind."""
    statuses, leads = columns.goal_statuses[columns.goals], columns.leads[columns.goals]
    wanting = np.flatnonzero(np.isin(statuses, _places(WANTING)))
    passed = columns.deadlines[columns.goals][wanting] < np.datetime64(as_of)
    order = np.lexsort((wanting, np.nan_to_num(leads[wanting], nan=0.0), passed))
    return [int(place) for place in wanting[order[: 3 * LISTED]]]


def _due_soonest(columns: JudgedColumns, as_of: date) -> list[int]:
    """Goals that can be assessed and whose deadline is still to come, soonest first, one a place.

    Of those with one deadline the ones with data come first.
    """
    deadlines, statuses = columns.deadlines[columns.goals], columns.goal_statuses[columns.goals]
    open_ones = (deadlines >= np.datetime64(as_of)) & (statuses != STATUSES.index(Status.NOT_ASSESSABLE))
    ahead = np.flatnonzero(open_ones)
    bare = np.isnat(columns.data_days[columns.goals][ahead])
    ordered = ahead[np.lexsort((ahead, bare, deadlines[ahead]))]
    _, first = np.unique(columns.places[columns.goals][ordered], return_index=True)
    return [int(place) for place in ordered[np.sort(first)[: 3 * LISTED]]]


def _newest_data(columns: JudgedColumns, as_of: date) -> list[int]:
    """Goals with data, by the period of their value, the latest first."""
    days = columns.data_days[columns.goals]
    known = np.flatnonzero(~np.isnat(days))
    order = np.lexsort((known, -days[known].astype(np.int64)))
    return [int(place) for place in known[order[: 3 * LISTED]]]


_ORDERS: dict[str, Callable[[JudgedColumns, date], list[int]]] = {
    "largest_gap": _largest_gap,
    "due_soonest": _due_soonest,
    "newest_data": _newest_data,
}
