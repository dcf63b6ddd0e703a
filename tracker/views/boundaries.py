"""The boundaries that the office has supplied, of the places below one, and what fits to none."""

from dataclasses import dataclass

from tracker.views.board import Board
from tracker.views.snapshot import name
from tracker.vocabulary.boundaries import BoundariesError, Ring, supplied

__all__ = ["BoundariesError", "Outlines", "outlines"]


@dataclass(frozen=True, slots=True)
class Outlines:
    """The names and rings of places by code, and the names of the other places below that have no boundary.

    `strange` are codes of the file that no place has, `nameless` is how many of its features have no code.
    """

    names: dict[str, str]
    rings: dict[str, tuple[Ring, ...]]
    lacking: tuple[str, ...]
    strange: tuple[str, ...]
    nameless: int


def outlines(board: Board, lang: str, parent: str) -> Outlines | None:
    """The boundaries below a place; None where no file is supplied. Raises BoundariesError where it cannot be read."""
    found = supplied()
    if found is None or parent not in board.data.places:
        return None
    below = board.data.children(parent)
    having = [place for place in below if place.code in found.rings]
    return Outlines(
        {place.code: name(place, lang) for place in having},
        {place.code: found.rings[place.code] for place in having},
        tuple(name(place, lang) for place in below if place.code not in found.rings),
        tuple(sorted(set(found.rings) - set(board.data.places))),
        found.nameless,
    )
