"""The chain of batches against what was kept of it: the newest backup, the note beside it, heads kept elsewhere."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from tracker.store.backup import backups, checksum_file, sha256
from tracker.store.chain import Head, head_of, link_in
from tracker.store.connecting import connected
from tracker.store.engines import Driver
from tracker.store.errors import StoreError
from tracker.store.findings import Finding


def against_heads(kept: Collection[tuple[int, str]], connection: Driver) -> Iterator[Finding]:
    """The heads that are not in this chain."""
    for batch, link in kept:
        if batch and link_in(connection, batch) != link:
            yield Finding("against", f"{batch}:{link}")


def against_note(noted: Head | None, unreadable: bool, connection: Driver) -> Iterator[Finding]:
    """The newest batch that was noted beside the database, if it is not in this chain; or a note without one."""
    if unreadable and head_of(connection).batch:
        yield Finding("note_unreadable", str(head_of(connection).batch))
    if noted and link_in(connection, noted.batch) != noted.link:
        yield Finding("noted", f"{noted.batch}, {head_of(connection).batch}")


def against_copies(path: Path, connection: Driver) -> Iterator[Finding]:
    """What the newest backup has and this chain has not, or that the backup cannot be used."""
    try:
        copies = backups(path)
    except StoreError:
        return
    if not copies:
        return
    newest = copies[-1]
    kept = _kept(newest)
    if kept is None:
        yield Finding("backup_damaged", newest.name)
    elif kept.batch and (ours := link_in(connection, kept.batch)) != kept.link:
        if ours is None:
            yield Finding("backup_ahead", f"{newest.name}: {kept.batch}, {head_of(connection).batch}")
        elif kept.link:
            yield Finding("backup_other", f"{newest.name}: batch {kept.batch}")


def _kept(copy: Path) -> Head | None:
    """The head of a backup, None if it is not what its checksum says; without a link if it is older than the chain."""
    try:
        said = checksum_file(copy).read_text(encoding="utf-8", errors="replace").split()[:1]
        if said != [sha256(copy)]:
            return None
        with closing(connected(copy, read_only=True)) as connection:
            try:
                return head_of(connection)
            except sqlite3.OperationalError:
                return Head(connection.execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()[0], "")
    except (OSError, sqlite3.Error):
        return None
