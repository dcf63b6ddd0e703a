"""What the page of a jurisdiction shows: its targets, and the places below it with their counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracker.core.kinds import Status
from tracker.views.board import Board, target_rows
from tracker.views.judged_columns import STATUSES
from tracker.views.rows import TargetRow
from tracker.views.snapshot import Place, name


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A place below: how many targets it and all below it have, how many could be judged, and how many are well."""

    code: str
    name: str
    targets: int
    judged: int
    counts: dict[Status, int]


@dataclass(frozen=True, slots=True)
class JurisdictionView:
    """One jurisdiction."""

    rows: list[TargetRow]
    children: list[ChildRow]
    note: str


def places_with_targets(board: Board, lang: str) -> dict[str, str]:
    """Codes and names of the places that have targets on the board or lie above one, in the catalogue's order."""
    having = _counted(board)
    return {code: name(place, lang) for code, place in board.data.places.items() if code in having}


def places_in_use(board: Board, lang: str) -> dict[str, str]:
    """The same with the places that have values and no targets: all that appear in lists."""
    data, having = board.data, set(_counted(board))
    for place_id in data.series_by_place:
        having |= {place.code for place in _upwards(board, place_id)}
    return {code: name(place, lang) for code, place in data.places.items() if code in having}


def usual_place(board: Board, places: Iterable[str]) -> str:
    """The place that a page begins with: of those with targets of their own the one that has, with all below it, most.

    Without any the first; empty for no place.
    """
    known, counted = [*places], _counted(board)
    own = [code for code in known if board.targets_of(board.data.places[code].id)]
    return max(own, key=lambda code: counted[code].sum(), default=next(iter(known), ""))


def jurisdiction(board: Board, lang: str, code: str) -> JurisdictionView:
    """The view of a place."""
    place = board.data.places[code]
    counted = _counted(board)
    codes = [target.code for target in board.targets_of(place.id)]
    shown, none = places_in_use(board, lang), np.zeros(len(STATUSES), dtype=np.int64)
    below = [child for child in board.data.children(code) if child.code in shown]
    children = [_child(child, counted.get(child.code, none), lang) for child in below]
    return JurisdictionView(target_rows(board, lang, codes), children, place.note_zh if lang == "zh" else place.note_en)


def _counted(board: Board) -> dict[str, NDArray[np.int64]]:
    """How many targets of each status every place has, those below it included; places without any are left out."""
    places = board.data.places_by_id
    size, rows = len(STATUSES), max(places, default=0) + 1
    goals = board.columns.goals
    cells = board.columns.places[goals] * size + board.columns.goal_statuses[goals]
    own = np.bincount(cells, minlength=rows * size).reshape(rows, size)
    counted: dict[str, NDArray[np.int64]] = {}
    for place_id in np.flatnonzero(own.any(axis=1)).tolist():
        for place in _upwards(board, place_id):
            counted[place.code] = counted.get(place.code, 0) + own[place_id]
    return counted


def _upwards(board: Board, place_id: int) -> Iterator[Place]:
    """A place and all that it lies in."""
    above: Place | None = board.data.places_by_id[place_id]
    while above:
        yield above
        above = board.data.places[above.parent_code] if above.parent_code else None


def _child(place: Place, counts: NDArray[np.int64], lang: str) -> ChildRow:
    found = {status: int(number) for status, number in zip(STATUSES, counts, strict=True) if number}
    judged = sum(number for status, number in found.items() if status.judged)
    return ChildRow(place.code, name(place, lang), int(counts.sum()), judged, found)
