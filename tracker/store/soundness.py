"""Whether the database still says what was written into it."""

import json
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from tracker.core.periods import Period
from tracker.store.cells import unreadable_cells
from tracker.store.chain import FIRST, Head, digests_of_tables, head_of, link_of
from tracker.store.engines import Driver, kind_of
from tracker.store.entries import filled
from tracker.store.findings import Finding
from tracker.store.head_note import is_unreadable, noted
from tracker.store.kept_heads import against_copies, against_heads, against_note
from tracker.store.kept_texts import kept_texts
from tracker.store.models import ACTUAL_KEY, CATALOGUE_DIGEST, CHAIN_HEAD
from tracker.store.staging import digest
from tracker.store.targets import FIELDS
from tracker.store.undigested import facts, row_numbers

_KEY = ", ".join(ACTUAL_KEY)
_VERSIONS = (
    f"SELECT {_KEY} FROM actual GROUP BY {_KEY} HAVING min(version) <> 1 OR max(version) <> count(*) "  # noqa: S608
    "OR sum(current) <> 1 OR max(CASE WHEN current = 1 THEN version ELSE 0 END) <> max(version)"
)
_COUNTED = "SELECT " + " + ".join(  # noqa: S608
    f"(SELECT count(*) FROM {table} WHERE batch_id = ?)"  # noqa: S608
    for table in ("actual", "target_version", "reference_change")
)
_AT_A_LIMIT = (
    "SELECT j.code, i.code, a.scope, a.period_start, a.period_end, a.vintage, a.publisher, a.value, "
    "i.minimum, i.maximum, i.unit "
    "FROM actual a JOIN indicator i ON i.id = a.indicator_id JOIN jurisdiction j ON j.id = a.jurisdiction_id "
    "WHERE a.current = 1 AND a.retracted = 0 "
    "AND (CAST(a.value AS DOUBLE PRECISION) <= CAST(i.minimum AS DOUBLE PRECISION) "
    "OR CAST(a.value AS DOUBLE PRECISION) >= CAST(i.maximum AS DOUBLE PRECISION)) ORDER BY 1, 2, 3, 4, 5, 6, a.beside"
)
"""Values at or beyond a limit as doubles tell it, which misses none; the exact decimals are compared afterwards."""

_TOO_DAMAGED: tuple[type[Exception], ...] = (MemoryError, OverflowError, ValueError)
Check = Callable[[Driver], Iterator[Finding]]


def check_db(
    engine: Engine, *, catalogue_digest: str | None = None, kept: Collection[tuple[int, str]] = ()
) -> list[Finding]:
    """All findings: the engine's own checks, what cannot be read, the chain of batches, checksums, tables, numbers of
    rows, facts, kept texts and decisions about them, the note beside the file, copies, limits.

    A flipped byte inside a cell passes its own check; the digests find it. `kept` are heads of the chain (`head`)
    that were kept elsewhere: only they can prove something against somebody who has the file and knows the method. A
    catalogue that narrows the limits of an indicator leaves stored values as they are: of a database that is sound,
    those outside are named here. With `catalogue_digest` (of the files) it is also said whether the database has been
    brought up to these files.
    """
    where, kind = kind_of(engine).where(engine), kind_of(engine)
    # The note is read before the state that it is compared with, so that it is never ahead of it.
    checks: list[Check] = [
        _own, partial(_schema, engine), _cells, _batches, _chain, _versions, _tables, _targets, _mappings, kept_texts,
        row_numbers, facts, *(_beside(where) if isinstance(where, Path) else ()), partial(against_heads, kept),
    ]  # fmt: skip
    with kind.checking(engine) as connection:
        found = [finding for check in checks for finding in _guarded(check, connection)]
        found += [] if found else _guarded(_limits, connection)
        if catalogue_digest is not None:
            found += _guarded(partial(_catalogue, catalogue_digest), connection)
    return found


def head(engine: Engine) -> Head | None:
    """The newest batch and the digest that stands for all that was ever written, to be kept elsewhere.

    None if it is too damaged to be read.
    """
    with kind_of(engine).checking(engine) as connection:
        try:
            return head_of(connection)
        except _TOO_DAMAGED + kind_of(engine).failures:
            return None


def _beside(path: Path) -> tuple[Check, ...]:
    """What only a file has: the note beside it, and copies."""
    return partial(against_note, noted(path), is_unreadable(path)), partial(against_copies, path)


def _guarded(check: Check, connection: Driver) -> Iterator[Finding]:
    """The findings of a check; what is too damaged to be checked is one more."""
    try:
        yield from check(connection)
    except _TOO_DAMAGED + kind_of(connection).failures as error:
        yield Finding("integrity", str(error) or type(error).__name__)


def _own(connection: Driver) -> Iterator[Finding]:
    for code, where in kind_of(connection).faults(connection):
        yield Finding(code, where)


def _schema(engine: Engine, connection: Driver) -> Iterator[Finding]:
    """The tables are those that the steps of this version make."""
    kind = kind_of(engine)
    found, expected = kind.statements(connection), kind.expected(engine)
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            yield Finding("schema", name)


def _cells(connection: Driver) -> Iterator[Finding]:
    for where in unreadable_cells(connection):
        yield Finding("cell", where)
    version = _fact(connection, "data_version")
    if not (version or "").isdecimal():
        yield Finding("cell", "meta data_version value")


def _batches(connection: Driver) -> Iterator[Finding]:
    """What each batch wrote is what its checksum and its counts say."""
    rows = connection.execute("SELECT id, checksum, added + changed + retracted FROM batch ORDER BY id").fetchall()
    for batch, checksum, count in rows:
        if digest(connection, batch).hexdigest() != _text(checksum):
            yield Finding("checksum", f"batch {batch}")
        if connection.execute(_COUNTED, (batch,) * 3).fetchone()[0] != count:
            yield Finding("count", f"batch {batch}")


def _chain(connection: Driver) -> Iterator[Finding]:
    """Each batch is as it was written and stands behind the one that it was written behind, up to the newest."""
    before = FIRST
    for batch, link in connection.execute("SELECT id, link FROM batch ORDER BY id").fetchall():
        if link_of(connection, batch, before) != _text(link):
            yield Finding("link", f"batch {batch}")
        before = _text(link)
    newest = head_of(connection)
    if _fact(connection, CHAIN_HEAD) != (str(newest) if newest.batch else None):
        yield Finding("head", f"batch {newest.batch}")


def _versions(connection: Driver) -> Iterator[Finding]:
    """Every key has versions 1, 2, 3 … and the last one is the current one."""
    for row in connection.execute(_VERSIONS):
        yield Finding("versions", " ".join(map(_text, row)))


def _tables(connection: Driver) -> Iterator[Finding]:
    """The tables that values refer to, and the targets, are as the newest batch that changed them left them."""
    kept = connection.execute("SELECT tables FROM batch WHERE tables <> '' ORDER BY id DESC LIMIT 1").fetchone()
    if kept:
        now, then = digests_of_tables(connection), json.loads(kept[0])
        for table in sorted(now.keys() | then.keys()):
            if now.get(table) != then.get(table):
                yield Finding("table", table)
    update = "SELECT file_sha256 FROM batch WHERE kind = 'catalogue' ORDER BY id DESC LIMIT 1"
    seen = connection.execute(update).fetchone()
    if seen and _fact(connection, CATALOGUE_DIGEST) != _text(seen[0]):
        yield Finding("table", "meta")


def _targets(connection: Driver) -> Iterator[Finding]:
    """Each target is as its newest version says."""
    columns = ", ".join(f't."{name}"' for name in FIELDS)
    stored = connection.execute(
        f"SELECT t.code, v.fields, {columns} FROM target t "  # noqa: S608
        "LEFT JOIN target_version v ON v.target_code = t.code AND v.version = t.version"
    )
    for code, fields, *cells in stored:
        now = {name: _text(cell) if isinstance(cell, bytes) else cell for name, cell in zip(FIELDS, cells, strict=True)}
        try:
            then = json.loads(fields or b"null")
        except ValueError:  # it has been named as what cannot be read
            continue
        if now != then:
            yield Finding("target_version", _text(code))


def _mappings(connection: Driver) -> Iterator[Finding]:
    """Each reading of columns is as the newest act about it left it, and none is there without an act."""
    found = connection.execute("SELECT code, at, columns, header, who, answers FROM mapping")
    names = ("code", "at", "columns", "header", "who", "answers")
    now = {row[0]: filled(dict(zip(names, map(_text, row), strict=True))) for row in found}
    acts = "SELECT code, after FROM reference_change WHERE entity = 'mappings' ORDER BY id"
    then = {code: filled(json.loads(after or b"null")) for code, after in connection.execute(acts)}
    for code in sorted(now.keys() | then.keys()):
        if now.get(code) != then.get(code):
            yield Finding("reading", _text(code))


def _catalogue(files: str, connection: Driver) -> Iterator[Finding]:
    if _fact(connection, CATALOGUE_DIGEST) != files:
        yield Finding("catalogue_other", "catalogue")


def _limits(connection: Driver) -> Iterator[Finding]:
    for row in connection.execute(_AT_A_LIMIT):
        place, thing, scope, start, end, vintage, publisher, stored, lowest, highest, unit = map(_text, row)
        value = Decimal(stored)
        if (lowest and value < Decimal(lowest)) or (highest and value > Decimal(highest)):
            period = Period(date.fromisoformat(start), date.fromisoformat(end)).code
            key = " ".join(filter(None, (place, thing, scope, period, vintage, publisher)))
            yield Finding("limit", f"{key}: {stored} {unit}, {lowest}…{highest}")


def _fact(connection: Driver, key: str) -> str | None:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return _text(found[0]) if found else None


def _text(cell: object) -> str:
    """What a cell says; nothing where it is NULL."""
    if cell is None:
        return ""
    return cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)
