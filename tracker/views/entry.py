"""The grid of slots for one place and period: what is stored, what somebody typed, and nothing else that was sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from tracker.core.kinds import Frequency, Qualifier
from tracker.core.periods import Period
from tracker.intake.meaning.lookup import read_stored
from tracker.intake.plans.entry import Cell
from tracker.intake.records import Key, Stored
from tracker.store.columns import decimal_text
from tracker.store.engine import Engine, reading
from tracker.views.actuals import apart_words
from tracker.views.credits import publisher_words
from tracker.views.gaps import waiting_words
from tracker.views.plans import series_words, source_words
from tracker.views.slots import Slot, frequencies, offered, precedence, refusing
from tracker.views.snapshot import Snapshot, counted_of
from tracker.vocabulary import standing
from tracker.words import period, text, unit_name, value_words

SHOWN = ("indicator", "unit", "target", "stored", "stored_source")
TYPED = ("value", "qualifier", "source", "publisher", "published", "note")


class ForgedEdit(Exception):
    """The browser sent an edit that the grid does not offer: another row, another column, a row added or deleted."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A slot as the page showed it: the key that a value goes under, and the stored version that was seen.

    `others` have been published of the same series and period, with their keys, and do not count beside it.
    """

    slot: Slot
    key: Key
    stored: Stored | None
    others: tuple[tuple[Key, Stored], ...] = ()

    @property
    def value(self) -> Stored | None:
        """What is stored, unless it was taken back."""
        return self.stored if self.stored and not self.stored.retracted else None

    @property
    def version(self) -> int:
        """The stored version that was seen; 0 where none was."""
        return self.stored.version if self.stored else 0

    @property
    def all_stored(self) -> tuple[tuple[Key, Stored], ...]:
        """Whatever is stored of it with its key, that which counts first."""
        return ((self.key, self.value), *self.others) if self.value else ()

    def of_publisher(self, publisher: str) -> tuple[Key, int]:
        """The key and the stored version of what a publisher has said; of one who has said nothing, the slot's own."""
        theirs = ((key, stored.version) for key, stored in self.all_stored if stored.publisher == publisher)
        return next(theirs, (self.key, self.version))


def entry_rows(engine: Engine, data: Snapshot, place: str, period: Period) -> list[EntryRow]:
    """What a place can be given for a period, with what is stored now, versions of values taken back included."""
    due = offered(data, place, period)
    with reading(engine) as session:
        stored = read_stored(session, {place}, {slot.measure.code for slot in due})
    return [_row(slot, stored) for slot in due]


def _row(slot: Slot, stored: Mapping[Key, Stored]) -> EntryRow:
    """The slot with the publication that counts; a first value goes under the unmarked release."""
    series = slot.place.code, slot.measure.code, slot.scope, slot.period
    found = {key: value for key, value in stored.items() if key[:4] == series and not value.retracted}
    ranked = sorted(found, key=lambda key: precedence(key.vintage, standing(found[key].publisher)))
    key = ranked[-1] if ranked else Key(*series, "")
    return EntryRow(slot, key, stored.get(key), tuple((other, found[other]) for other in reversed(ranked[:-1])))


def refused_words(data: Snapshot, place: str, period: Period, lang: str) -> list[str]:
    """The series of a place that the grid of a period leaves out, each with the kinds of period that it takes."""
    lines = []
    for _, indicator, scope in refusing(data, place, period):
        measure = data.measures[indicator]
        taken = [text(lang, f"intake.frequency.{kind}") for kind in Frequency if kind in frequencies(measure)]
        lines.append(text(lang, "entry.refused_series", series=series_words(data, measure, scope, lang),
                          kinds=text(lang, "entry.and").join(taken)))  # fmt: skip
    return lines


def entry_frame(data: Snapshot, rows: Sequence[EntryRow], lang: str, today: date | None = None) -> pd.DataFrame:
    """The grid: what is known in words, and empty cells to type into; the columns are codes.

    With the day, the values of a period that is not over by then are offered as estimates.
    """
    shown = pd.DataFrame(
        {
            "indicator": [series_words(data, row.slot.measure, row.slot.scope, lang) for row in rows],
            "unit": [
                unit_name(row.slot.measure.unit, lang, counted=counted_of(row.slot.measure, lang)) for row in rows
            ],
            "target": [waiting_words(row.slot, lang, beside_unit=True) for row in rows],
            "stored": [stored_words(row, lang) for row in rows],
            "stored_source": [source_words(data, row.value.source, lang) if row.value else "" for row in rows],
        }
    )
    usual = [usual_qualifier(row, today) for row in rows]
    return shown.assign(**dict.fromkeys(TYPED, "") | {"qualifier": usual}).astype("string")


def usual_qualifier(row: EntryRow, today: date | None) -> str:
    """The qualifier of a value for which none is chosen: an estimate before its period is over, else none."""
    return Qualifier.ESTIMATE if today and row.slot.period.end > today and not row.value else ""


def stored_words(row: EntryRow, lang: str) -> str:
    """The stored value in the unit that stands beside it, and what others say; empty where there is none."""
    if not row.value:
        return ""
    said = value_words(row.value.value, "", row.value.qualifier, lang)
    others = [
        text(lang, "entry.other_said", publisher=publisher_words(other.publisher, lang) or text(lang, "entry.unnamed"),
             amount=value_words(other.value, "", other.qualifier, lang),
             apart=apart_words(other.value, row.value.value, row.slot.measure.unit, lang))
        for _, other in row.others
    ]  # fmt: skip
    return (
        text(lang, "entry.and_others", said=said, others=text(lang, "page.list_gap").join(others)) if others else said
    )


def stored_choices(data: Snapshot, rows: Iterable[EntryRow], lang: str) -> dict[Key, str]:
    """Every stored value of these rows by its key, in words that say whose it is."""
    return {key: _stored_words(data, row, key, lang) for row in rows for key, _ in row.all_stored}


def _stored_words(data: Snapshot, row: EntryRow, key: Key, lang: str) -> str:
    measure, stored = row.slot.measure, dict(row.all_stored)[key]
    amount = value_words(stored.value, measure.unit, stored.qualifier, lang, counted=counted_of(measure, lang))
    publisher = publisher_words(stored.publisher, lang) or text(lang, "entry.unnamed")
    series = series_words(data, measure, row.slot.scope, lang)
    said = text(lang, "entry.stored_one", series=series, amount=amount, publisher=publisher)
    if key.vintage:
        said = text(lang, "entry.stored_vintage", said=said, vintage=text(lang, f"code.vintage.{key.vintage}"))
    return text(lang, "entry.stored_counting", said=said) if row.others and key == row.key else said


def typed_cells(edited: Iterable[tuple[EntryRow, Mapping[str, str]]], today: date) -> list[Cell]:
    """The cells of the rows with typed texts; a stored value stands where only its source or note was typed."""
    return [_cell(row, _with_usual(row, said, today)) for row, said in edited]


def _with_usual(row: EntryRow, said: Mapping[str, str], today: date) -> Mapping[str, str]:
    usual = usual_qualifier(row, today)
    return {"qualifier": usual, **said} if usual else said


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
    if row.others and row.value:  # with several there, it has to be said whose it is
        said = {"publisher": row.value.publisher, **said}
    if "value" not in said and row.value:
        said = {"value": decimal_text(row.value.value), "qualifier": row.value.qualifier, **said}
    key, seen = row.of_publisher(said.get("publisher", row.value.publisher if row.value else ""))
    return Cell(
        jurisdiction=row.key.jurisdiction,
        indicator=row.key.indicator,
        scope=row.key.scope,
        period=row.key.period.code,
        vintage=key.vintage,
        unit=row.slot.measure.unit,
        seen=seen,
        **{"value": "", **said},
    )


def period_choice(each: Period, lang: str, today: date) -> str:
    """A period as a choice, with a word where it is not over."""
    words = period(each, lang)
    return words if each.end <= today else text(lang, "entry.period_unfinished", period=words)


def qualifier_words(code: str, lang: str) -> str:
    """A qualifier before a value (约, 超过), for a choice."""
    return text(lang, f"entry.qualifier_{Qualifier(code).name.lower()}")
