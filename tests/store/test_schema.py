"""The tables: what the models say, what the steps make of an older file, and what they refuse by themselves."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Text, inspect, text
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import select

from tests.postgres import Server
from tests.store.conftest import NOW, fill, value
from tracker.store import migrations, whole
from tracker.store.backup import backups
from tracker.store.batches import NewBatch, commit_values, undo_batch
from tracker.store.columns import moment_text
from tracker.store.engine import Where, connect, migrating, open_store, reading, writing
from tracker.store.identity import APPLICATION_ID
from tracker.store.mappings import Reading, kept_readings
from tracker.store.models import Meta, Table
from tracker.store.soundness import check_db
from tracker.store.spelling import BEHIND, BETWEEN
from tracker.store.staging import CONTENT, KEY, digest
from tracker.views.entry_history import entries_frame


def test_a_new_database_has_the_models_schema(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []


def test_what_a_server_makes_is_what_the_models_say(engine: Engine, postgres: Server) -> None:
    """Constraints too, which Alembic does not see; and every column as it stands in the file, so that digests agree."""
    models, stepped = connect(postgres.database()), open_store(postgres.database(), now=NOW)
    with migrating(models) as connection:
        Table.metadata.create_all(connection)
    for table in Table.metadata.tables:
        assert _checks(stepped, table) == _checks(models, table), table
        own = [[column["name"] for column in inspect(each).get_columns(table)] for each in (engine, stepped)]
        assert own[0] == own[1]
        texts = [column for column in inspect(stepped).get_columns(table) if isinstance(column["type"], Text)]
        assert {column["type"].collation for column in texts} <= {"C"}
    models.dispose()
    stepped.dispose()


def test_a_new_file_has_the_models_constraints(engine: Engine, path: Path, tmp_path: Path) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        loose = connection.execute(text("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0"))
        assert {row[0] for row in loose} == {"sqlite_schema", "sqlite_temp_schema", "alembic_version"}
        (tmp_path / "models.db").touch()
        models = connect(tmp_path / "models.db")
        with migrating(models) as other:
            Table.metadata.create_all(other)
        for table in Table.metadata.tables:
            assert _checks(engine, table) == _checks(models, table), table


def _checks(engine: Engine, table: str) -> set[tuple[str | None, str]]:
    return {(check["name"], check["sqltext"]) for check in inspect(engine).get_check_constraints(table)}


_OF_A_VALUE: Mapping[str, Mapping[str, str]] = {
    "theme": {},
    "jurisdiction": {"level": "'county'", "parent_code": "NULL"},
    "indicator": {"direction": "'more'", "measure": "'flow'", "minimum": "NULL", "maximum": "NULL"},
    "batch": {"kind": "'import'", "undoes": "NULL", "at": f"'{moment_text(NOW)}'"},
    "actual": {"period_start": "'2025-01-01'", "period_end": "'2025-12-31'", "value": "'12.5'", "source": "'公报'",
               "qualifier": "'='", "basis": "'user'", "retracted": "0", "beside": "0"},
}  # fmt: skip
"""What differs from 1 and the blank in the rows that belong to one value, in the order in which they refer back."""


@pytest.mark.parametrize("revision", migrations.known_revisions())
def test_every_earlier_version_is_brought_up_to_date(
    path: Path, revision: str, caplog: pytest.LogCaptureFixture
) -> None:
    path.touch()
    with migrating(connect(path)) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.upgrade(connection, to=revision)
        connection.exec_driver_sql("INSERT INTO meta VALUES ('kept', 'yes')")
        for table, cells in _OF_A_VALUE.items():
            columns = connection.exec_driver_sql(f"SELECT name, type FROM pragma_table_info('{table}')").all()  # noqa: S608
            row = [cells.get(name, "''" if kind == "TEXT" else "1") for name, kind in columns]
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join(row)})")  # noqa: S608
    engine = open_store(path, now=NOW)
    with reading(engine) as session:
        assert session.exec(select(Meta.value).where(Meta.key == "kept")).one() == "yes"
        (stored,) = whole.actuals(session=session, ids=[1])
        assert (stored.value, stored.source, stored.entered) == (Decimal("12.5"), "公报", NOW)
        assert compare_metadata(MigrationContext.configure(session.connection()), Table.metadata) == []
    older = revision != migrations.known_revisions()[-1]
    assert bool(backups(path)) == older
    assert [record.levelname for record in caplog.records if record.name == "tracker"] == ["WARNING"] * older


@pytest.mark.parametrize("revision", [each for each in migrations.known_revisions() if each >= migrations.FIRST_SERVED])
def test_every_earlier_version_on_a_server_is_brought_up_to_date(postgres: Server, revision: str) -> None:
    address = postgres.database()
    with migrating(connect(address)) as connection:
        migrations.upgrade(connection, to=revision)
        connection.exec_driver_sql("UPDATE meta SET value = '7' WHERE key = 'data_version'")
    fill(engine := open_store(address, now=NOW))
    with writing(engine) as session:
        assert session.exec(select(Meta.value).where(Meta.key == "data_version")).one() == "8"
        commit_values(session, NewBatch(key="first", kind="import", at=NOW, who="王芳"), [value("12.5")])
        assert compare_metadata(MigrationContext.configure(session.connection()), Table.metadata) == []
    assert check_db(engine) == []
    engine.dispose()


def test_a_file_with_a_text_for_a_day_opens_and_its_older_rule_is_named(path: Path) -> None:
    path.touch()
    with migrating(connect(path)) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.upgrade(connection, to="0013")
        for table, cells in _OF_A_VALUE.items():
            spoilt = cells | ({"period_start": "'2025-01-0x'"} if table == "actual" else {})
            columns = connection.exec_driver_sql(f"SELECT name, type FROM pragma_table_info('{table}')").all()  # noqa: S608
            row = [spoilt.get(name, "''" if kind == "TEXT" else "1") for name, kind in columns]
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({', '.join(row)})")  # noqa: S608
    found = check_db(open_store(path, now=NOW))
    assert ("schema", "table actual") in {(one.code, one.where) for one in found}


def test_readings_that_were_kept_before_become_acts_that_can_be_undone(path: Path) -> None:
    path.touch()
    with migrating(connect(path)) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.upgrade(connection, to="0006")
        at = moment_text(NOW)
        for shape, who in (("a1", "王芳"), ("a2|李明", "李明")):
            row = (shape, '{"3": "value"}', who, at)
            connection.exec_driver_sql("INSERT INTO mapping VALUES (?, ?, ?, ?)", row)
    engine = open_store(path, now=NOW)
    assert check_db(engine) == []
    with reading(engine) as session:
        assert kept_readings(session, "a1") == {"王芳": Reading({3: "value"})}
        assert kept_readings(session, "a2") == {"李明": Reading({3: "value"})}
    assert "数值 ← 第 4 列" in entries_frame(engine, 1, 10, 1, "zh").iloc[0].tolist()
    with writing(engine) as session:
        undo_batch(session, 1, who="王芳", now=NOW, reason="")
        assert kept_readings(session, "a1") == {}
    assert check_db(engine) == []


def test_digests_of_before_the_english_notes_still_hold(path: Path) -> None:
    """A value without an English note digests as it did before there were any; with one the note is in the digest."""
    engine = open_store(path, now=NOW)
    with writing(engine) as session:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        for table, cells in _OF_A_VALUE.items():
            columns = driver.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()  # noqa: S608
            row = [cells.get(name, "''" if kind == "TEXT" else "1") for name, kind in columns]
            driver.execute(f"INSERT INTO {table} VALUES ({', '.join(row)})")  # noqa: S608
        assert KEY[-1] == "beside"
        assert CONTENT[-1] == "note_en"
        columns = ", ".join((*KEY[:-1], "version", *CONTENT[:-1]))
        fields = driver.execute(f"SELECT {columns} FROM actual").fetchone()  # noqa: S608
        before = BETWEEN.join(str(field) for field in fields) + BEHIND
        assert digest(driver, 1).hexdigest() == hashlib.sha256(before.encode()).hexdigest()
        for change in ("note_en = 'new'", "note_en = '', beside = 1"):
            driver.execute(f"UPDATE actual SET {change}")  # noqa: S608
            assert digest(driver, 1).hexdigest() != hashlib.sha256(before.encode()).hexdigest()


def test_a_failing_step_leaves_the_database_as_it_was(engine: Engine, path: Path) -> None:
    def step() -> None:
        with migrating(engine) as connection:
            connection.exec_driver_sql("CREATE TABLE half_way (a)")
            connection.exec_driver_sql("INSERT INTO meta VALUES ('data_version', 'twice')")

    with pytest.raises(IntegrityError):
        step()
    assert "half_way" not in inspect(engine).get_table_names()


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("theme (code, position, name_zh, name_en)", "('x', '暂无', '', '')"),
        ("theme (code, position, name_zh, name_en)", "('x', NULL, '', '')"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '2025-12-31', '', 1, 1, 0, '暂无', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '2025-12-31', '', 1, 1, 0, '1-5', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '2025-12-31', '', 1, 1, 0, '1.2.3', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '2025-12-31', '', 1, 1, 0, 'nan', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-12-31', '2025-01-01', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '1948-01-01', '1948-12-31', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2025', '2026', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-02-29', '2025-12-31', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '2025-11-31', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-0x', '2025-12-31', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '年底', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '2025-12-31', '', 1, 1, 0, '-Infinity', {rest})"),
        ("actual", "(9, 1, 77, '', '2025-01-01', '2025-12-31', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, 'no-scope', '2025-01-01', '2025-12-31', '', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2025-01-01', '2025-12-31', 'late', 1, 1, 0, '1', {rest})"),
        ("actual", "(9, 1, 1, '', '2024-01-01', '2024-12-31', '', 1, 1, 0, '1', {rest})"),
    ],
)
def test_the_tables_refuse_what_cannot_be(
    engine: Engine, new_batch: Callable[..., NewBatch], table: str, cells: str
) -> None:
    with writing(engine) as session:
        commit_values(session, new_batch(), [value("1", year=2024)])
    rest = "'=', 'user', '', '', '', '', '', '', '', '', 1, '', 0"
    statement = f"INSERT INTO {table} VALUES {cells.format(rest=rest)}"  # noqa: S608
    with pytest.raises((IntegrityError, DataError)), writing(engine) as session:
        session.connection().exec_driver_sql(statement)


@pytest.mark.parametrize(
    "cells", ["'2025-01-01', '2025-12-31', '', 1, 1, 0, '1e5'", "'2025-01-01', '2025-12-31 00:00', '', 1, 1, 0, '1'"]
)
def test_another_spelling_is_refused_by_a_file_and_read_by_a_server(
    engine: Engine, where: Where, new_batch: Callable[..., NewBatch], cells: str
) -> None:
    rest = "'=', 'user', '', '', '', '', '', '', '', '', 1, '', 0"
    statement = f"INSERT INTO actual VALUES (9, 1, 1, '', {cells}, {rest})"  # noqa: S608
    with writing(engine) as session:
        commit_values(session, new_batch(), [value("1", year=2024)])
    with pytest.raises(IntegrityError) if isinstance(where, Path) else nullcontext(), writing(engine) as session:
        session.connection().exec_driver_sql(statement)
    with reading(engine) as session:
        stored = [(str(row.value), str(row.period_end)) for row in whole.actuals(session=session, ids=[9])]
    assert stored == ([] if isinstance(where, Path) else [("100000" if "1e5" in cells else "1", "2025-12-31")])
