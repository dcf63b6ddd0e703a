"""A database on a server: whether it is ours, what cannot be reached, and what was falsified there."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from threading import Thread

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from tests.postgres import Server
from tests.store.conftest import NOW, fill, value
from tests.store.tampering import BY_ANOTHER_COPY, ON_A_SERVER, write_history
from tracker.store.backup import backup, backups, daily_backup
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import data_version, driver, open_as_it_is, open_store, reading, writing
from tracker.store.engines import connect, kind_of, postgresql
from tracker.store.errors import (
    StoreAbsent,
    StoreBusy,
    StoreError,
    StoreForeign,
    StoreReadOnly,
    StoreServed,
    StoreTooNew,
    StoreUnreachable,
)
from tracker.store.models import Actual, Indicator
from tracker.store.soundness import check_db, head

Make = Callable[..., NewBatch]


@pytest.fixture
def address(postgres: Server) -> str:
    return postgres.database()


@pytest.fixture
def served(address: str) -> Engine:
    engine = open_store(address, now=NOW)
    fill(engine)
    return engine


def run(address: str, *statements: str) -> None:
    with closing(psycopg.connect(address, autocommit=True)) as connection:
        for statement in statements:
            connection.execute(sql.SQL(statement))  # type: ignore[arg-type]


def test_nothing_is_made_by_looking(address: str) -> None:
    with pytest.raises(StoreAbsent):
        open_as_it_is(address)
    assert open_as_it_is(address_of(open_store(address, now=NOW)))


def address_of(engine: Engine) -> str:
    return str(kind_of(engine).where(engine))


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("CREATE TABLE theirs (a integer)", StoreForeign),
        ("CREATE TABLE alembic_version (version_num text)", StoreForeign),
    ],
)
def test_a_strangers_database_is_left_alone(address: str, statement: str, error: type[StoreError]) -> None:
    run(address, statement)
    with pytest.raises(error):
        open_store(address, now=NOW)


def test_a_newer_one_is_left_alone(served: Engine, address: str) -> None:
    run(address, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew):
        open_store(address, now=NOW)


def test_one_that_cannot_keep_chinese_is_refused(postgres: Server, address: str) -> None:
    run(address, "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc")
    with pytest.raises(StoreForeign, match="LATIN1"):
        open_store(f"{postgres.address}/latin", now=NOW)


def test_what_cannot_be_reached_is_said_without_the_password(postgres: Server) -> None:
    for address in (
        "postgresql://tracker:geheim@127.0.0.1:1/nothing",
        "postgres://tracker:geheim/and@more@127.0.0.1:1/nothing",
        "postgresql://tracker@127.0.0.1:1/nothing?password=geheim",
        "postgresql://tracker:geheim@127.0.0.1:port/nothing",
    ):
        with pytest.raises(StoreUnreachable, match=r"127\.0\.0\.1") as refused:
            open_store(address, now=NOW)
        assert "geheim" not in str(refused.value)
    with pytest.raises(StoreUnreachable):
        open_store(f"{postgres.address}/nothing", now=NOW)


def test_two_first_starts_make_one_database(address: str) -> None:
    opened: list[Engine] = []
    threads = [Thread(target=lambda: opened.append(open_store(address, now=NOW))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({data_version(engine) for engine in opened}) == 1
    assert len(opened) == 4


def test_a_writer_that_waits_too_long_is_told_so(served: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "WAIT_SECONDS", 0.1)
    with writing(served), pytest.raises(StoreBusy), writing(served):
        pass


def test_a_writer_whose_server_has_gone_stores_nothing_and_the_next_one_goes_on(
    served: Engine, address: str, new_batch: Make
) -> None:
    """As when the server is stopped: all connections are ended, also those that lie ready."""

    def cut_off() -> None:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        with writing(served) as session:
            commit_values(session, new_batch(), [value("1")])
            run(address, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608

    with pytest.raises(StoreUnreachable):
        cut_off()
    with reading(served) as session:
        assert session.exec(select(Actual)).all() == []
    with writing(served) as session:
        commit_values(session, new_batch(), [value("1")])
    assert check_db(served) == []


def test_a_role_that_may_only_read_is_told_so(served: Engine, address: str, postgres: Server) -> None:
    run(address, "CREATE ROLE reader LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    only = open_store(address.replace("tracker@", "reader@"), now=NOW)
    assert data_version(only) == data_version(served)
    with pytest.raises(StoreReadOnly), writing(only):
        pass
    only.dispose()
    run(address, "DROP OWNED BY reader", "DROP ROLE reader")


def test_numbers_have_no_gap_behind_what_was_taken_back(served: Engine, new_batch: Make) -> None:
    def taken_back() -> None:
        with writing(served) as session:
            commit_values(session, new_batch("away"), [value("1"), value("2", year=2024)])
            raise KeyError

    with pytest.raises(KeyError):
        taken_back()
    with writing(served) as session:
        assert commit_values(session, new_batch(), [value("3")]).batch
    with reading(served) as session:
        (stored,) = session.exec(select(Actual)).all()
    assert (stored.id, stored.batch_id) == (1, 1)
    assert check_db(served) == []


def test_types_are_the_servers_own_and_numbers_exact(served: Engine, new_batch: Make) -> None:
    exact = "12345678901234567890.123456789"
    with writing(served) as session:
        commit_values(session, new_batch(), [value(exact)])
    with reading(served) as session:
        assert session.exec(select(Actual.value)).one() == Decimal(exact)
        assert driver(session).execute("SELECT value, period_end FROM actual").fetchone() == (exact, "2025-12-31")
        kinds = session.connection().exec_driver_sql(
            "SELECT data_type FROM information_schema.columns WHERE table_name IN ('actual', 'batch') "
            "AND column_name IN ('value', 'period_end', 'at') ORDER BY 1"
        )
        assert list(kinds.scalars()) == ["date", "numeric", "timestamp with time zone"]
        assert session.exec(select(Actual.period_end)).one() == date(2025, 12, 31)


def test_a_day_without_an_end_is_refused(served: Engine, new_batch: Make) -> None:
    with writing(served) as session:
        commit_values(session, new_batch(), [value("1")])
    with pytest.raises(IntegrityError), writing(served) as session:
        session.connection().exec_driver_sql("UPDATE actual SET period_end = 'infinity'")


def test_texts_are_ordered_by_their_bytes_whatever_the_server_takes_for_usual(served: Engine) -> None:
    with writing(served) as session:
        for number, code in enumerate(("b", "A", "a", "中", "B", "é"), 10):
            copied = {
                "unit": "亿元",
                "dimension": "money",
                "direction": "more",
                "measure": "flow",
                "frequencies": "year",
            }
            session.add(Indicator(id=number, code=code, name_zh=code, name_en=code, theme="economy", **copied))
    with reading(served) as session:
        found = session.exec(select(Indicator.code).order_by(Indicator.code)).all()
        usual = session.connection().exec_driver_sql('SELECT code FROM indicator ORDER BY code COLLATE "default"')
        assert list(found) == sorted(found, key=str.encode)
        assert list(usual.scalars()) != list(found)


def test_copies_are_for_the_servers_own_tools(served: Engine, address: str) -> None:
    assert backups(address) == []
    assert daily_backup(address, now=NOW) is None
    with pytest.raises(StoreServed):
        backup(address, now=NOW)


@pytest.fixture
def written(served: Engine) -> Engine:
    write_history(served)
    assert check_db(served) == []
    return served


@pytest.mark.parametrize("name", ON_A_SERVER)
def test_what_was_falsified_is_found(written: Engine, name: str) -> None:
    tamper(written, name)
    assert check_db(written)


@pytest.mark.parametrize("name", BY_ANOTHER_COPY)
def test_what_agrees_with_itself_is_found_against_a_digest_kept_elsewhere(written: Engine, name: str) -> None:
    kept = head(written)
    assert kept
    tamper(written, name)
    assert check_db(written) == []
    assert [one.code for one in check_db(written, kept=[kept])] == ["against"]


def tamper(engine: Engine, name: str) -> None:
    """Do it as an administrator of the server would, whose references are not checked."""
    with engine.execution_options(use="scratch").begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        (ON_A_SERVER | BY_ANOTHER_COPY)[name](kind_of(engine).driver(connection))


def test_it_is_said_where_the_database_is(served: Engine, address: str) -> None:
    assert address_of(served) == address
    assert connect(address) is served
