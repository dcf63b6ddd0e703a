"""A database moves from a file to a server and back, with all that was ever written into it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.postgres import Server
from tests.store.conftest import NOW, fill, value
from tests.store.tampering import sql, tamper, write_history
from tracker.store import chain, mappings, reviews
from tracker.store.batches import NewBatch, commit_values, undo_batch
from tracker.store.engine import driver, open_store, reading, writing
from tracker.store.engines import kind_of
from tracker.store.errors import StoreTaken
from tracker.store.models import Table
from tracker.store.moving import MoveDiffers, move
from tracker.store.soundness import check_db, head

Rows = dict[str, list[bytes]]


@pytest.fixture
def written(tmp_path: Path) -> Engine:
    """A file with a history, a reading of columns and a document under review."""
    engine = open_store(tmp_path / "from.db", now=NOW)
    fill(engine)
    write_history(engine)
    with writing(engine) as session:
        new = NewBatch(key="reading", kind="mapping", at=NOW, who="王芳")
        mappings.keep_reading(session, new, "shape", mappings.Reading({1: "value"}), ["地区", "数值"])
        lines = [reviews.KeptLine("到2025年达到6500亿元。\t\\N")]
        digest = reviews.keep_document(session, "甲.txt", lines, pdf=b"", who="王芳", now=NOW)
        reviews.decide(session, digest, [reviews.Said(1, 8, "target")], who="王芳", now=NOW)
    return engine


def rows(engine: Engine) -> Rows:
    with reading(engine) as session:
        return {name: list(chain.whole_rows(driver(session), name)) for name in Table.metadata.tables}


def test_there_and_back_nothing_is_lost(
    written: Engine, postgres: Server, tmp_path: Path, new_batch: Callable[..., NewBatch]
) -> None:
    before = rows(written)
    assert all(before.values()), "every table has something to lose"
    address = postgres.database()
    moved = move(written, address, now=NOW)
    served = open_store(address, now=NOW)
    assert (moved.batches, moved.values, moved.head) == (9, 64, head(written))
    assert rows(served) == before
    assert check_db(served) == check_db(written) == []
    with writing(served) as session:
        commit_values(session, new_batch("there"), [value("8", year=2021, indicator=2)])
        undo_batch(session, 7, who="李强", now=NOW, reason="")
    there = rows(served)
    move(served, tmp_path / "back.db", now=NOW)
    back = open_store(tmp_path / "back.db", now=NOW)
    assert rows(back) == there != before
    assert check_db(back) == []
    assert rows(written) == before
    with writing(back) as session:
        commit_values(session, new_batch("back"), [value("9", year=2022, indicator=2)])
    assert check_db(back) == []


def test_what_is_there_already_is_not_written_over(written: Engine, postgres: Server) -> None:
    address = postgres.database()
    fill(open_store(address, now=NOW))
    there = rows(open_store(address, now=NOW))
    with pytest.raises(StoreTaken):
        move(written, address, now=NOW)
    assert rows(open_store(address, now=NOW)) == there
    with pytest.raises(StoreTaken):
        move(written, kind_of(written).where(written), now=NOW)


def test_a_file_that_says_what_a_server_would_not_is_not_moved(
    written: Engine, postgres: Server, tmp_path: Path
) -> None:
    """A number in another spelling than the stored one would get that spelling, and no digest would hold any more."""
    tamper(tmp_path / "from.db", sql("UPDATE actual SET value = '7.50' WHERE id = 30"))
    address = postgres.database()
    with pytest.raises(MoveDiffers, match="actual"):
        move(written, address, now=NOW)
    served = open_store(address, now=NOW)
    with reading(served) as session:
        assert driver(session).execute("SELECT count(*) FROM batch").fetchone() == (0,)


def test_the_same_acts_have_the_same_digests_on_both(server_and_file: tuple[Engine, Engine]) -> None:
    for engine in server_and_file:
        fill(engine)
        write_history(engine)
    served, file = server_and_file
    assert head(served) == head(file)
    assert rows(served) == rows(file)


@pytest.fixture
def server_and_file(postgres: Server, tmp_path: Path) -> tuple[Engine, Engine]:
    return open_store(postgres.database(), now=NOW), open_store(tmp_path / "tracker.db", now=NOW)
