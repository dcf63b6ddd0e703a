"""The history: who wrote what when, what each batch changed, and where a newer catalogue and a person disagree."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from tracker.catalogue.sync import WHO as CATALOGUE
from tracker.core.periods import Period
from tracker.store import queries
from tracker.store.engine import Engine, reading
from tracker.store.queries import Row
from tracker.views.credits import noted
from tracker.views.entry_history import entries_frame, entry_name
from tracker.views.plans import series_words
from tracker.views.snapshot import Snapshot, counted_of, name
from tracker.words import has_text, period, text, value_words

BATCHES_A_PAGE = 50
CHANGES_A_PAGE = 200
_COUNTS = ("added", "changed", "retracted")


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch: who, when, what kind, from which file, how many rows; what it undid and what undid it."""

    id: int
    at: datetime
    who: str
    kind: str
    file_name: str
    file_sha256: str
    reason: str
    added: int
    changed: int
    retracted: int
    same: int
    skipped: int
    rejected: int
    undoes: int | None
    undone_by: int | None
    kept_values: tuple[int, ...]
    kept_targets: tuple[str, ...]
    kept_entries: tuple[str, ...]

    @property
    def can_be_undone(self) -> bool:
        """Whether somebody may take it back: once, and not what comes from the catalogue's files."""
        return self.kind != "catalogue" and self.undone_by is None

    @property
    def kept(self) -> bool:
        """Whether it is an undo that left something alone."""
        return bool(self.kept_values or self.kept_targets or self.kept_entries)

    @property
    def written(self) -> int:
        """How many values it wrote."""
        return self.added + self.changed + self.retracted


def batch_page(engine: Engine, page: int) -> list[BatchRow]:
    """One page of batches (from 1), the newest first."""
    with reading(engine) as session:
        rows = queries.batches(session=session, limit=BATCHES_A_PAGE, offset=(page - 1) * BATCHES_A_PAGE)
    return [_batch(row) for row in rows]


def batch_count(engine: Engine) -> int:
    """How many batches there are."""
    with reading(engine) as session:
        return queries.batch_count(session=session)


def one_batch(engine: Engine, batch_id: int) -> BatchRow | None:
    """The batch of this number, None if there is none."""
    with reading(engine) as session:
        row = queries.batch(session=session, batch_id=batch_id)
    return _batch(row) if row else None


def _batch(row: Row[Any]) -> BatchRow:
    kept = json.loads(row.kept or "{}")
    return BatchRow(
        row.id,
        row.at.astimezone(),
        row.who,
        row.kind,
        row.file_name,
        row.file_sha256,
        row.reason,
        row.added,
        row.changed,
        row.retracted,
        row.same,
        row.skipped,
        row.rejected,
        row.undoes,
        row.undone_by,
        tuple(kept.get("actuals", ())),
        tuple(kept.get("targets", ())),
        tuple(kept.get("entries", ())),
    )


def batches_frame(rows: Sequence[BatchRow], lang: str) -> pd.DataFrame:
    """Batches as a table."""
    return pd.DataFrame(
        {
            text(lang, "history.number"): [row.id for row in rows],
            text(lang, "history.at"): [f"{row.at:%Y-%m-%d %H:%M}" for row in rows],
            text(lang, "history.who"): [who_words(row.who, lang) for row in rows],
            text(lang, "history.kind"): [kind_words(row, lang) for row in rows],
            text(lang, "history.file"): [row.file_name for row in rows],
            **{text(lang, f"history.{count}"): [getattr(row, count) for row in rows] for count in _COUNTS},
            text(lang, "history.undone"): [
                text(lang, "history.undone_by", number=row.undone_by) if row.undone_by else "" for row in rows
            ],
        }
    )


def who_words(who: str, lang: str) -> str:
    """Who wrote something: a person's name, or the catalogue's files."""
    return text(lang, "history.who_catalogue") if who == CATALOGUE else who


def kind_words(row: BatchRow, lang: str) -> str:
    """What sort of act a batch was."""
    return text(lang, f"history.kind_{row.kind}") + (f" #{row.undoes}" if row.undoes else "")


def facts(row: BatchRow, lang: str) -> str:
    """When, by whom, how much, and, where there are any, the file and the reason."""
    counts = {count: getattr(row, count) for count in (*_COUNTS, "same", "skipped", "rejected")}
    lines = [text(lang, "history.facts", at=f"{row.at:%Y-%m-%d %H:%M}", who=who_words(row.who, lang), **counts)]
    for label, said in (("file_label", row.file_name), ("sha256", row.file_sha256), ("reason", row.reason)):
        lines += [text(lang, "history.fact", label=text(lang, f"history.{label}"), said=said)] if said else []
    return "\n".join(lines)


def changes(engine: Engine, data: Snapshot, batch: BatchRow, page: int, lang: str) -> dict[str, pd.DataFrame]:
    """What a batch wrote, a page of it (from 1): tables by kind (values, targets, entries), empty ones left out."""
    tables = {
        "values": values_frame(engine, data, batch, page, lang),
        "targets": targets_frame(engine, batch, page, lang),
        "entries": entries_frame(engine, batch.id, CHANGES_A_PAGE, page, lang),
    }
    return {kind: frame for kind, frame in tables.items() if len(frame)}


def values_frame(engine: Engine, data: Snapshot, batch: BatchRow, page: int, lang: str) -> pd.DataFrame:
    """One page (from 1) of the values that a batch wrote: which, before, after."""
    with reading(engine) as session:
        rows = queries.batch_values(
            session=session, batch_id=batch.id, limit=CHANGES_A_PAGE, offset=(page - 1) * CHANGES_A_PAGE
        )
    return pd.DataFrame(_value_cells(data, row, lang) for row in rows)


def kept_frame(engine: Engine, data: Snapshot, batch: BatchRow, lang: str) -> pd.DataFrame:
    """What an undo left alone because somebody had edited it since."""
    with reading(engine) as session:
        rows = queries.values_by_id(session=session, ids=batch.kept_values)
    cells: list[dict[str, str]] = [_series_cells(data, row, lang) for row in rows]
    cells += [{text(lang, "history.what"): text(lang, "history.target", code=code)} for code in batch.kept_targets]
    cells += [{text(lang, "history.what"): entry_name(code, lang)} for code in batch.kept_entries]
    return pd.DataFrame(cells).fillna("")


def _series_cells(data: Snapshot, row: Row[Any], lang: str) -> dict[str, str]:
    return {
        text(lang, "history.place"): name(data.places_by_id[row.jurisdiction_id], lang),
        text(lang, "history.what"): series_words(data, data.measures[row.indicator_id], row.scope, lang),
        text(lang, "history.period"): period(Period(row.period_start, row.period_end), lang),
    }


def _value_cells(data: Snapshot, row: Row[Any], lang: str) -> dict[str, str]:
    measure = data.measures[row.indicator_id]
    unit, counted = measure.unit, counted_of(measure, lang)
    gone = text(lang, "history.no_value")
    before = (
        gone
        if row.old_value is None or row.old_retracted
        else value_words(row.old_value, unit, row.old_qualifier, lang, counted=counted)
    )
    after = gone if row.retracted else value_words(row.value, unit, row.qualifier, lang, counted=counted)
    return _series_cells(data, row, lang) | {
        text(lang, "history.before"): before,
        text(lang, "history.after"): after,
        text(lang, "history.entered_as"): " · ".join(filter(None, (row.original_value, row.original_unit))),
        text(lang, "history.source"): row.source,
        text(lang, "history.note"): noted(row.note, row.note_en, lang),
    }


def targets_frame(engine: Engine, batch: BatchRow, page: int, lang: str) -> pd.DataFrame:
    """One page (from 1) of the fields of targets that a batch changed; a new target is one row."""
    with reading(engine) as session:
        rows = queries.batch_targets(
            session=session, batch_id=batch.id, limit=CHANGES_A_PAGE, offset=(page - 1) * CHANGES_A_PAGE
        )
    return pd.DataFrame(
        cells for row in rows for cells in target_changes(row.target_code, row.before, row.fields, lang)
    )


def target_changes(code: str, before: str | None, after: str, lang: str) -> Iterator[dict[str, str]]:
    """The fields that differ between two versions of a target (JSON), in words; a new target is one row."""
    head = {text(lang, "history.target_code"): code}
    if before is None:
        yield head | _change(text(lang, "history.new_target"), "", "", lang)
        return
    old, new = json.loads(before), json.loads(after)
    for field in new:
        if old.get(field) != new[field]:
            yield head | _change(field_words(field, lang), _cell(old.get(field)), _cell(new[field]), lang)


def conflicts_frame(engine: Engine, lang: str) -> pd.DataFrame:
    """Where a newer catalogue says something else than a person did; the person's word stands."""
    with reading(engine) as session:
        rows = queries.conflicts(session=session, limit=500)
    return pd.DataFrame(
        {
            text(lang, "history.number"): [row.batch_id for row in rows],
            text(lang, "history.what"): [row.entity_key for row in rows],
            text(lang, "history.field"): [field_words(row.field, lang) for row in rows],
            text(lang, "history.kept_value"): [row.kept for row in rows],
            text(lang, "history.offered_value"): [row.offered for row in rows],
        }
    )


def field_words(field: str, lang: str) -> str:
    """The name of a target's field."""
    key = f"library.field_{field}"
    return text(lang, key) if has_text(lang, key) else field


def _change(field: str, before: str, after: str, lang: str) -> dict[str, str]:
    return {
        text(lang, "history.field"): field,
        text(lang, "history.before"): before,
        text(lang, "history.after"): after,
    }


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def batch_of_file(engine: Engine, sha256: str) -> int | None:
    """The batch that a file with this digest came in by and that still stands, None if there is none."""
    with reading(engine) as session:
        return queries.batch_of_file(session=session, sha256=sha256)
