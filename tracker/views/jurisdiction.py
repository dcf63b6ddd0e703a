"""What the page of a jurisdiction shows: its targets, and the places below it with their counts."""

from collections import Counter
from dataclasses import dataclass

from tracker.core.kinds import Status
from tracker.views.board import Board, target_rows
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
    """Codes and names of the places that have targets on the board or lie above one that has, in the catalogue's order."""
    wanted = {target.jurisdiction_id for target in board.targets}
    having: set[str] = set()
    for place in board.data.places.values():
        above: Place | None = place if place.id in wanted else None
        while above and above.code not in having:
            having.add(above.code)
            above = board.data.places[above.parent_code] if above.parent_code else None
    return {code: name(place, lang) for code, place in board.data.places.items() if code in having}


def jurisdiction(board: Board, lang: str, code: str) -> JurisdictionView:
    """The view of a place."""
    place = board.data.places[code]
    having = places_with_targets(board, lang)
    codes = [target.code for target in board.targets if target.jurisdiction_id == place.id]
    children = [_child(board, lang, child) for child in board.data.children(code) if child.code in having]
    return JurisdictionView(target_rows(board, lang, codes), children, place.note_zh if lang == "zh" else place.note_en)


def _child(board: Board, lang: str, place: Place) -> ChildRow:
    within = board.data.within(place.code)
    statuses = [board.judgements[target.code].status for target in board.targets if target.jurisdiction_id in within]
    counts = Counter(statuses)
    return ChildRow(
        place.code, name(place, lang), len(statuses), sum(status.judged for status in statuses),
        {status: counts[status] for status in Status if counts[status]},
    )
