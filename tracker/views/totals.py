"""More targets than a chart can show one by one, counted by place and by year of deadline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tracker.core.kinds import Status
from tracker.views.board import Board
from tracker.views.judged_columns import STATUSES
from tracker.views.snapshot import Place, Snapshot, name
from tracker.words import text

MOST_PLACES = 40
Counts = Mapping[Status, int]
"""How many targets have each status that occurs, best first."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Goals, of which a floor and its stretch are one, counted in `all` and in groups.

    `by_place` are the places right below the top, everything below them included, and the top's own targets; those
    beyond the MOST_PLACES with the most targets stand together at the end. `codes` has the code of each by its name.
    `by_year` is in time, and has None for targets without a deadline at the end.
    """

    all: Counts
    by_place: Sequence[tuple[str, Counts]]
    codes: Mapping[str, str]
    by_year: Sequence[tuple[int | None, Counts]]
    places: int
    documents: int
    data_as_of: date | None


def totals(board: Board, lang: str) -> Totals:
    """All targets on the board, counted."""
    columns = board.columns
    region_of = np.zeros(max(board.data.places_by_id, default=0) + 1, dtype=np.int64)
    for place in board.data.places.values():
        region_of[place.id] = _region(board.data, place).id
    by_region = _table(region_of[columns.places[columns.goals]], columns.goal_statuses[columns.goals])
    listed = [region for region in np.argsort(-by_region.sum(axis=1), kind="stable") if by_region[region].any()]
    shown, others = set(listed[:MOST_PLACES]), listed[MOST_PLACES:]
    by_place = [
        (name(place, lang), _counts(by_region[place.id])) for place in board.data.places.values() if place.id in shown
    ]
    rest = (text(lang, "totals.others", count=len(others)), _counts(by_region[others].sum(axis=0)))
    return Totals(
        all=_counts(by_region.sum(axis=0)),
        by_place=[*by_place, rest] if others else by_place,
        codes={name(place, lang): place.code for place in board.data.places.values() if place.id in shown},
        by_year=_by_year(board),
        places=len(np.unique(columns.places)),
        documents=columns.documents,
        data_as_of=columns.data_as_of,
    )


def _region(data: Snapshot, place: Place) -> Place:
    """The place itself if it is the top or right below it, else the one right below the top that it lies in."""
    while place.parent_code and data.places[place.parent_code].parent_code:
        place = data.places[place.parent_code]
    return place


def _by_year(board: Board) -> list[tuple[int | None, Counts]]:
    goals = board.columns.goals
    deadlines, statuses = board.columns.deadlines[goals], board.columns.goal_statuses[goals]
    dated = ~np.isnat(deadlines)
    years = deadlines[dated].astype("datetime64[Y]").astype(np.int64) + 1970
    first = int(years.min(initial=board.as_of.year))
    table = _table(years - first, statuses[dated])
    found: list[tuple[int | None, Counts]] = [(first + n, _counts(row)) for n, row in enumerate(table) if row.any()]
    open_ended = np.bincount(statuses[~dated], minlength=len(STATUSES))
    return [*found, (None, _counts(open_ended))] if open_ended.any() else found


def _table(rows: NDArray[np.int64], statuses: NDArray[np.int8]) -> NDArray[np.int64]:
    """How many targets of each row have each status."""
    size = len(STATUSES)
    down = int(rows.max(initial=0)) + 1
    return np.bincount(rows * size + statuses, minlength=down * size).reshape(down, size)


def _counts(row: NDArray[np.int64]) -> Counts:
    return {status: int(number) for status, number in zip(STATUSES, row, strict=True) if number}
