"""A bit of a database file flips: opening refuses it or `check-db` finds it, if any content changed at all."""

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.interruption.files import new_store
from tests.store.conftest import NOW
from tests.store.tampering import write_history
from tracker.store.engine import open_as_it_is, open_store
from tracker.store.errors import StoreError
from tracker.store.soundness import check_db


def content(path: Path) -> list[bytes] | None:
    """All that the file holds, as bytes, schema included; None where SQLite cannot read it through."""
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.Error, MemoryError, ValueError):
        connection.text_factory = bytes
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        for table in tables:
            rows += connection.execute(f'SELECT rowid, * FROM "{table.decode()}" ORDER BY rowid').fetchall()  # noqa: S608
        return [repr(row).encode() for row in rows]
    return None


def noticed(path: Path) -> bool:
    """Whether opening refuses the file, or `check-db` finds something; anything else that is raised is a crash."""
    try:
        return bool(check_db(open_as_it_is(path)))
    except StoreError:
        return True


def flip(path: Path, sound: bytes, bit: int) -> None:
    """The sound file with one bit flipped, and no log beside it."""
    spoiled = bytearray(sound)
    spoiled[bit // 8] ^= 1 << bit % 8
    path.write_bytes(spoiled)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def missed(path: Path, bits: list[int]) -> tuple[list[int], int]:
    """The bits whose flipping changed content and was not noticed, and how many changed content."""
    sound, before = path.read_bytes(), content(path)
    unnoticed, changed = [], 0
    for bit in bits:
        flip(path, sound, bit)
        differs = content(path) != before
        changed += differs
        if not noticed(path) and differs:
            unnoticed.append(bit)
    return unnoticed, changed


def used_bits(path: Path, chance: random.Random, count: int) -> list[int]:
    """Bits of bytes that are not zero, because most of a small file is empty room; anywhere else in the long run."""
    stored = path.read_bytes()
    used = [at for at, byte in enumerate(stored) if byte]
    return [chance.choice(used) * 8 + chance.randrange(8) for _ in range(count)]


def test_a_flipped_bit_is_noticed(engine: Engine, path: Path) -> None:
    write_history(engine)
    unnoticed, changed = missed(path, used_bits(path, random.Random(18), 25))
    assert unnoticed == []
    assert changed >= 10


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("part", range(4))
def test_flipped_bits_of_the_whole_file_are_noticed(part: int, tmp_path: Path) -> None:
    """The shipped catalogue, with history beside it: a thousand bits in four parts, half of them anywhere."""
    path, chance = tmp_path / "tracker.db", random.Random(part)
    new_store(path).dispose()
    bits = used_bits(path, chance, 125) + [chance.randrange(path.stat().st_size * 8) for _ in range(125)]
    unnoticed, changed = missed(path, bits)
    assert changed >= 60
    assert len(unnoticed) <= changed // 100, unnoticed


def test_a_sound_file_is_called_sound(engine: Engine, path: Path) -> None:
    write_history(engine)
    assert not noticed(path)
    assert content(path) == content(path)
    open_store(path, now=NOW)
    assert not noticed(path)
