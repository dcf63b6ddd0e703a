"""What is stored but cannot be read: named by table, row and column, whatever the bytes are."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import chain

from tracker.store.columns import DateText, MomentText
from tracker.store.engines import Driver, kind_of
from tracker.store.models import Table

_JSON = {("source", "excluded"), ("target", "catalogue"), ("target_version", "fields"), ("batch", "kept"),
         ("batch", "tables"), ("mapping", "columns"), ("mapping", "header"), ("read_document", "lines"),
         ("numeral_decision", "said"), ("numeral_decision", "seen")}  # fmt: skip
_READERS: dict[type, Callable[[str], object]] = {DateText: date.fromisoformat, MomentText: datetime.fromisoformat}
_CHUNK = 5_000


def unreadable_cells(connection: Driver) -> Iterator[str]:
    """The cells that are not UTF-8, hold a NUL, or are not the day, moment or JSON that their column wants.

    Where texts may be damaged the connection has to give them as bytes. What the tables' own constraints say is for the
    engine's own check.
    """
    kind = kind_of(connection)
    for table in Table.metadata.sorted_tables:
        checks = [_reader(table.name, column.name, column.type) for column in table.columns]
        names = [column.name for column in table.columns]
        kept = ", ".join(f'"{name}"' for name in names)
        found = connection.execute(f"SELECT {kept} FROM {table.name} ORDER BY {kind.row}")  # noqa: S608
        # In the table of values, days and numbers are checked by constraints: only the bytes are left.
        quick = table.name == "actual"
        while rows := found.fetchmany(_CHUNK):
            if quick and _plain(rows):
                continue
            for row in rows:
                for name, check, cell in zip(names, checks, row, strict=True):
                    if isinstance(cell, bytes | str) and not _readable(cell, check):
                        yield f"{table.name} {_shown(row[0])} {name}"


def _reader(table: str, column: str, kind: object) -> Callable[[str], object] | None:
    return json.loads if (table, column) in _JSON else _READERS.get(type(kind))


def _plain(rows: list[tuple[object, ...]]) -> bool:
    together = b"\n".join(cell for cell in chain.from_iterable(rows) if isinstance(cell, bytes))
    return _readable(together, None)


def _readable(cell: bytes | str, check: Callable[[str], object] | None) -> bool:
    try:
        text = cell.decode() if isinstance(cell, bytes) else cell
        if check and text:
            check(text)
    except ValueError:
        return False
    return "\0" not in text and (bool(text) or check not in _READERS.values())


def _shown(key: object) -> str:
    return key.decode(errors="replace") if isinstance(key, bytes) else str(key)
