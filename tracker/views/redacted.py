"""The targets whose number a document has redacted, and what somebody filled in for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from tracker.core.cells import CoreError
from tracker.core.numbers import parse_number
from tracker.store.columns import decimal_text
from tracker.views.board import Board
from tracker.views.plans import series_words
from tracker.views.snapshot import Snapshot, TargetRecord
from tracker.views.target_cells import cells
from tracker.views.written import target_words
from tracker.words import unit_name

REDACTED_SHOWN = ("indicator", "unit", "figure", "stored", "stored_source")
REDACTED_TYPED = ("value", "source")


@dataclass(frozen=True, slots=True)
class FilledNumber:
    """A redacted target with the number that somebody filled in: its cells, the version seen, the source."""

    name: str
    cells: Mapping[str, str]
    version: int
    source: str


def redacted_targets(board: Board, place: str) -> list[TargetRecord]:
    """The redacted targets of a place, in the catalogue's order."""
    here = board.data.places[place].id
    return [target for target in board.targets if target.redacted and target.jurisdiction_id == here]


def redacted_frame(data: Snapshot, targets: Sequence[TargetRecord], lang: str) -> pd.DataFrame:
    """The grid of redacted numbers: what is known in words, and two empty cells to type into."""
    shown = pd.DataFrame(
        {
            "indicator": [_name(data, target, lang) for target in targets],
            "unit": [unit_name(target.unit, lang) for target in targets],
            "figure": [target.figure for target in targets],
            "stored": [
                "" if target.value is None else target_words(target, data.measures[target.indicator_id], lang)
                for target in targets
            ],
            "stored_source": [target.value_source for target in targets],
        }
    )
    return shown.assign(**dict.fromkeys(REDACTED_TYPED, "")).astype("string")


def filled_numbers(data: Snapshot, edited: Iterable[tuple[TargetRecord, Mapping[str, str]]]) -> list[FilledNumber]:
    """The texts typed for targets as edits of them."""
    found = []
    for target, said in edited:
        row = cells(data, target) | {"value": _plain(said.get("value", ""))}
        found.append(FilledNumber(_name(data, target, "zh"), row, target.version, said.get("source", "")))
    return found


def _name(data: Snapshot, target: TargetRecord, lang: str) -> str:
    return series_words(data, data.measures[target.indicator_id], target.scope, lang)


def _plain(typed: str) -> str:
    """A number in the spelling of the catalogue; what is no plain number is left for the check to refuse."""
    try:
        number = parse_number(typed)
    except CoreError:
        return typed
    return typed if number.unit or number.warnings else decimal_text(number.value)
