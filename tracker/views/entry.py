"""The grid of slots for one place and period: what is stored, what somebody typed, and nothing else that was sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.entry import Cell
from tracker.intake.lookup import read_stored
from tracker.intake.plan import Key, Stored
from tracker.store.columns import decimal_text
from tracker.store.engine import Engine, reading
from tracker.views.gaps import waiting_words
from tracker.views.plans import series_words, source_words, value_words
from tracker.views.slots import Slot, latest_release, slots
from tracker.views.snapshot import Snapshot
from tracker.words import text, unit_name

SHOWN = ("indicator", "unit", "target", "stored", "stored_source")
TYPED = ("value", "qualifier", "source", "publisher", "published", "note")


class ForgedEdit(Exception):
    """The browser sent an edit that the grid does not offer: another row, another column, a row added or deleted."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A slot as the page showed it: the key that a value goes under, and the stored version that was seen."""

    slot: Slot
    key: Key
    stored: Stored | None

    @property
    def value(self) -> Stored | None:
        """What is stored, unless it was taken back."""
        return self.stored if self.stored and not self.stored.retracted else None

    @property
    def version(self) -> int:
        """The stored version that was seen; 0 where none was."""
        return self.stored.version if self.stored else 0


def entry_rows(engine: Engine, data: Snapshot, place: str, period: Period) -> list[EntryRow]:
    """The slots of a place for a period with what is stored now, versions of values taken back included."""
    due = slots(data, place, period)
    with reading(engine) as session:
        stored = read_stored(session, {place}, {slot.measure.code for slot in due})
    return [_row(slot, stored) for slot in due]


def _row(slot: Slot, stored: Mapping[Key, Stored]) -> EntryRow:
    """The slot with its latest release; a first value goes under the unmarked one."""
    series = slot.place.code, slot.measure.code, slot.scope, slot.period
    found = [key for key in stored if key[:4] == series and not stored[key].retracted]
    key = max(found, key=lambda key: latest_release(key.vintage), default=Key(*series, ""))
    return EntryRow(slot, key, stored.get(key))


def entry_frame(data: Snapshot, rows: Sequence[EntryRow], lang: str) -> pd.DataFrame:
    """The grid: what is known in words, and empty cells to type into; the columns are codes."""
    shown = pd.DataFrame(
        {
            "indicator": [series_words(data, row.slot.measure, row.slot.scope, lang) for row in rows],
            "unit": [unit_name(row.slot.measure.unit, lang) for row in rows],
            "target": [waiting_words(row.slot, lang) for row in rows],
            "stored": [stored_words(row, lang) for row in rows],
            "stored_source": [source_words(data, row.value.source, lang) if row.value else "" for row in rows],
        }
    )
    return shown.assign(**dict.fromkeys(TYPED, "")).astype("string")


def stored_words(row: EntryRow, lang: str) -> str:
    """The stored value in the unit that stands beside it, empty where there is none."""
    return value_words(row.value.value, "", row.value.qualifier, lang) if row.value else ""


def typed_cells(edited: Iterable[tuple[EntryRow, Mapping[str, str]]]) -> list[Cell]:
    """The cells of the rows with typed texts; a stored value stands where only its source or note was typed."""
    return [_cell(row, said) for row, said in edited]


def sent_texts(sent: Mapping[str, Any], rows: int, columns: Sequence[str]) -> dict[int, dict[str, str]]:
    """The texts of the cells that somebody edited, by row and column, from the state of a grid that the browser sent.

    Raises ForgedEdit for anything that the grid does not offer, because a disabled column or a fixed number of rows
    binds nobody who writes messages by hand.
    """
    if sent.get("added_rows") or sent.get("deleted_rows"):
        raise ForgedEdit
    texts = {}
    for at, edits in sent.get("edited_rows", {}).items():
        if not 0 <= int(at) < rows or not edits.keys() <= set(columns):
            raise ForgedEdit
        texts[int(at)] = {column: "" if edit is None else str(edit).strip() for column, edit in edits.items()}
        if any(_half_characters(text) for text in texts[int(at)].values()):
            raise ForgedEdit
    return texts


def _half_characters(typed: str) -> bool:
    """Whether a text has halves of surrogate pairs, which no keyboard sends and no database takes."""
    return any("\ud800" <= char <= "\udfff" for char in typed)


def _cell(row: EntryRow, said: Mapping[str, str]) -> Cell:
    if "value" not in said and row.value:
        said = {"value": decimal_text(row.value.value), "qualifier": row.value.qualifier, **said}
    return Cell(
        jurisdiction=row.key.jurisdiction,
        indicator=row.key.indicator,
        scope=row.key.scope,
        period=row.key.period.code,
        vintage=row.key.vintage,
        unit=row.slot.measure.unit,
        seen=row.version,
        **{"value": "", **said},
    )


def qualifier_words(code: str, lang: str) -> str:
    """A qualifier before a value (约, 超过), for a choice."""
    return text(lang, f"entry.qualifier_{Qualifier(code).name.lower()}")
