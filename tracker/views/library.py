"""The whole table of targets: searched, filtered and sorted as records; only the rows shown are put into words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from tracker.catalogue.edits import COLUMNS, cells_of
from tracker.core.kinds import Status, status_key
from tracker.intake.out.sheets import Sheet
from tracker.views.board import Board, target_row
from tracker.views.due import due_mask
from tracker.views.snapshot import Document, TargetRecord, name
from tracker.views.written import target_words
from tracker.words import day, text, unit_name

ROWS_A_PAGE = 50
SORTS = ("catalogue", "deadline", "place", "theme", "status")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: words that must all occur, and codes of which one must fit (none: any).

    `statuses` are those of goals, so that a list has what the counts elsewhere say: a floor and its stretch have one.
    `due` is one of `tracker.views.due.DUE`, a year, or empty.
    """

    words: str = ""
    places: Sequence[str] = ()
    themes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    statuses: Sequence[str] = ()
    sources: Sequence[str] = ()
    due: str = ""
    sort: str = SORTS[0]


def library(board: Board, wanted: Wanted) -> list[TargetRecord]:
    """The targets that fit, in the order asked for."""
    words = wanted.words.casefold().split()
    goals = board.columns.by_goal() if wanted.statuses else {}
    found = [target for target in _due(board, wanted) if _fits(board, target, wanted, goals)]
    if words:
        found = [target for target in found if _mentions(board, target, words)]
    order = _ORDERS.get(wanted.sort)
    return sorted(found, key=lambda target: order(board, target)) if order else found


def _due(board: Board, wanted: Wanted) -> list[TargetRecord]:
    if not wanted.due:
        return board.targets
    fitting = np.flatnonzero(due_mask(board.columns.deadlines, wanted.due, board.as_of))
    return [board.targets[place] for place in fitting.tolist()]


def goals_among(board: Board, targets: Sequence[TargetRecord]) -> int:
    """How many goals these targets are: a floor and its stretch are one."""
    codes = {target.code for target in targets}
    return sum(target.tier_of not in codes for target in targets)


def _fits(board: Board, target: TargetRecord, wanted: Wanted, goals: Mapping[str, Status]) -> bool:
    chosen: tuple[tuple[Sequence[str], Callable[[], str]], ...] = (
        (wanted.places, lambda: board.data.places_by_id[target.jurisdiction_id].code),
        (wanted.themes, lambda: board.data.theme_of(target)),
        (wanted.kinds, lambda: target.kind),
        (wanted.statuses, lambda: goals[target.code]),
        (wanted.sources, lambda: target.source),
    )
    return all(not codes or code() in codes for codes, code in chosen)


def _mentions(board: Board, target: TargetRecord, words: Sequence[str]) -> bool:
    """Whether every word occurs in what the target is called, where it stands, or what is noted on it."""
    data = board.data
    place, measure = data.places_by_id[target.jurisdiction_id], data.measures[target.indicator_id]
    part = data.scopes[target.scope] if target.scope else None
    said = (
        target.code,
        place.name_zh,
        place.name_en,
        measure.name_zh,
        measure.name_en,
        measure.aliases,
        part.name_zh if part else "",
        part.name_en if part else "",
        target.figure,
        target.note_zh,
        target.note_en,
    )
    whole = "\n".join(said).casefold()
    return all(word in whole for word in words)


_ORDERS: dict[str, Callable[[Board, TargetRecord], Any]] = {
    "deadline": lambda board, target: target.deadline or date.max,
    "place": lambda board, target: board.data.places_by_id[target.jurisdiction_id].code,
    "theme": lambda board, target: list(board.data.themes).index(board.data.theme_of(target)),
    "status": lambda board, target: list(Status).index(board.statuses[target.code]),
}


def library_frame(board: Board, targets: Sequence[TargetRecord], lang: str) -> pd.DataFrame:
    """Targets as the page shows them."""
    rows = [target_row(board, lang, target) for target in targets]
    return pd.DataFrame(
        {
            text(lang, "library.place"): [row.jurisdiction for row in rows],
            text(lang, "library.indicator"): [row.title for row in rows],
            text(lang, "library.target"): [row.target_words for row in rows],
            text(lang, "library.deadline"): [_deadline(row.deadline, lang) for row in rows],
            text(lang, "library.status"): [text(lang, row.status_key) for row in rows],
            text(lang, "library.theme"): [row.theme for row in rows],
            text(lang, "library.kind"): [text(lang, f"code.kind.{row.kind}") for row in rows],
            text(lang, "library.commitment"): [text(lang, f"code.commitment.{row.commitment}") for row in rows],
            text(lang, "library.source"): [row.source_short for row in rows],
            text(lang, "library.line"): [row.line for row in rows],
            text(lang, "library.code"): [row.code for row in rows],
        }
    )


def export_sheet(board: Board, targets: Sequence[TargetRecord], lang: str) -> Sheet:
    """Targets with every field, in words where a field is a code, for a file."""
    rows = [_export_cells(board, target, lang) for target in targets]
    return Sheet(list(rows[0]), [list(row.values()) for row in rows])


def _export_cells(board: Board, target: TargetRecord, lang: str) -> dict[str, str]:
    data = board.data
    place, measure = data.places_by_id[target.jurisdiction_id], data.measures[target.indicator_id]
    stored = {column: getattr(target, column, None) for column in COLUMNS}
    cells = cells_of(stored, place.code, measure.code) | {
        "scope": name(data.scopes[target.scope], lang) if target.scope else "",
        "theme": name(data.themes[data.theme_of(target)], lang),
        "unit": unit_name(target.unit, lang),
    }
    for column in ("kind", "commitment", "binding"):
        cells[column] = text(lang, f"code.{column}.{cells[column]}")
    words = {text(lang, f"library.field_{column}"): cell for column, cell in cells.items()}
    return words | {
        text(lang, "library.place"): name(place, lang),
        text(lang, "library.indicator"): name(measure, lang),
        text(lang, "library.target"): target_words(target, measure, lang),
        text(lang, "library.value_basis"): text(lang, f"library.basis_{target.value_basis}"),
        text(lang, "library.value_source"): target.value_source,
        text(lang, "library.document"): _title(data.documents[target.source], lang),
        text(lang, "library.status"): text(lang, status_key(board.statuses[target.code], target.comparator)),
    }


def _title(document: Document, lang: str) -> str:
    return document.title_zh if lang == "zh" else document.title_en


def _deadline(deadline: date | None, lang: str) -> str:
    return day(deadline, lang) if deadline else text(lang, "library.no_deadline")
