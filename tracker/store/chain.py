"""The chain of batches: each link is a digest over a whole batch and the link before it.

A link covers the batch's own row (who, when, why, which file), the checksum over its values, the versions of targets
and the conflicts that it wrote, and the digests of the tables that values and targets refer to, as the batch left them.
So the newest link stands for all that was ever written: whoever keeps it elsewhere can prove that nothing was changed.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracker.store.engines import Driver, kind_of
from tracker.store.models import CHAIN_HEAD

FIRST = "0" * 64
"""What stands for the link before the first batch."""
_HEAD = re.compile(r"\b(\d{1,18}):([0-9a-f]{64})\b")
_WRITTEN = {"batch": "id", "target_version": "batch_id", "conflict": "batch_id", "reference_change": "batch_id"}
_NOTED = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_REFERENCE = ("theme", "jurisdiction", "scope", "indicator", "source", "target")


class Head(NamedTuple):
    """The newest batch and its link; 0 and FIRST where there is no batch."""

    batch: int
    link: str

    def __str__(self) -> str:
        """As it is printed and kept."""
        return f"{self.batch}:{self.link}"


def whole_rows(connection: Driver, table: str, where: str = "", *values: int) -> Iterator[bytes]:
    """Each row of a table, spelled out so that no two differ in nothing: name, length and bytes of every cell.

    Empty cells are left out, so that a column that is added later, and empty, changes no digest.
    """
    spelled = {name: cell for name, cell in kind_of(connection).columns(connection, table) if name != "link"}
    cells, columns = ", ".join(spelled.values()), [name.encode() for name in spelled]
    for row in connection.execute(f"SELECT {cells} FROM {table} {where} ORDER BY 1", values):  # noqa: S608
        yield b"".join(b"%b=%d:%b;" % (name, len(cell), cell)
                       for name, cell in zip(columns, row, strict=True) if cell) + b"\n"  # fmt: skip


def link_of(connection: Driver, batch: int, before: str) -> str:
    """The link of a batch whose rows are all written: SHA-256 in hexadecimal."""
    found = hashlib.sha256(before.encode(errors="replace"))
    for table, column in _WRITTEN.items():
        found.update(table.encode() + b"\n")
        for row in whole_rows(connection, table, f"WHERE {column} = ?", batch):
            found.update(row)
    return found.hexdigest()


def add_link(connection: Driver, batch: int) -> str:
    """Link a batch to the one before it, and note it as the newest."""
    before = connection.execute("SELECT link FROM batch WHERE id < ? ORDER BY id DESC LIMIT 1", (batch,)).fetchone()
    link = link_of(connection, batch, before[0] if before else FIRST)
    connection.execute("UPDATE batch SET link = ? WHERE id = ?", (link, batch))
    connection.execute(_NOTED, (CHAIN_HEAD, str(Head(batch, link))))
    return link


def link_all(connection: Driver) -> None:
    """Link the batches of a database that has no chain yet, and digest its reference tables for the newest."""
    numbers = [number for (number,) in connection.execute("SELECT id FROM batch ORDER BY id")]
    if numbers:
        connection.execute("UPDATE batch SET tables = ? WHERE id = ?", (tables_now(connection), numbers[-1]))
    for number in numbers:
        add_link(connection, number)


def head_of(connection: Driver) -> Head:
    """The newest batch and its link."""
    found = connection.execute("SELECT id, link FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    return Head(found[0], _text(found[1])) if found else Head(0, FIRST)


def link_in(connection: Driver, batch: int) -> str | None:
    """The link of a batch; None if there is none of this number."""
    found = connection.execute("SELECT link FROM batch WHERE id = ?", (batch,)).fetchone()
    return _text(found[0]) if found else None


def heads_in(text: str) -> list[Head]:
    """The heads of a chain in a text, as they are printed."""
    return [Head(int(batch), link) for batch, link in _HEAD.findall(text)]


def digests_of_tables(connection: Driver) -> Mapping[str, str]:
    """SHA-256 over each of the tables that values and targets refer to, and over the targets as they stand."""
    digests = {}
    for table in _REFERENCE:
        digest = hashlib.sha256()
        for row in whole_rows(connection, table):
            digest.update(row)
        digests[table] = digest.hexdigest()
    return digests


def tables_now(connection: Driver) -> str:
    """The same as a batch keeps it."""
    return json.dumps(digests_of_tables(connection))


def _text(stored: str | bytes) -> str:
    return stored.decode(errors="replace") if isinstance(stored, bytes) else stored
