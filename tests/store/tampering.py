"""Ways in which somebody with SQL in hand can falsify a database, and a database worth falsifying."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from tests.store.conftest import NOW, value
from tracker.store import chain, staging
from tracker.store.batches import NewBatch, commit_values, open_batch, retract, save_target, seal, undo_batch
from tracker.store.engine import writing
from tracker.store.engines import Driver
from tracker.store.models import CATALOGUE_DIGEST, Conflict, Meta

TARGET: dict[str, Any] = {
    "jurisdiction_id": 1, "indicator_id": 1, "kind": "level", "comparator": ">=", "commitment": "plan", "unit": "亿元",
    "value": Decimal("6500"), "theme": "economy", "source": "000", "deadline": date(2026, 12, 31),
    "deadline_basis": "stated",
}  # fmt: skip
Act = Callable[[Driver], object]


def write_history(engine: Engine) -> None:
    """Eight batches: a catalogue's, imports, a slot, a retraction, two of a target, an undo."""

    def new(key: str, kind: str, **options: Any) -> NewBatch:
        return NewBatch(key=key, kind=kind, at=NOW + timedelta(minutes=len(key)), who="王芳", **options)

    with writing(engine) as session:
        batch = open_batch(session, new("catalogue", "catalogue", file_sha256="c" * 64))
        session.add(Conflict(batch_id=1, entity="actual", entity_key="k", field="value", kept="1", offered="2"))
        session.merge(Meta(key=CATALOGUE_DIGEST, value="c" * 64))
        seal(session, batch)
    with writing(engine) as session:
        many = [
            value(f"{number}.5", year=1950 + number, note=f"备注{number}", source="统计公报") for number in range(60)
        ]
        commit_values(session, new("import", "import", file_name="甲.csv", file_sha256="a" * 64, reason="年报"), many)
    with writing(engine) as session:
        commit_values(session, new("slot", "slot"), [value("99", year=1960, expected=1)])
    with writing(engine) as session:
        retract(session, new("retract", "retract", reason="口径有误"), [5])
    with writing(engine) as session:
        save_target(session, new("target", "target", reason="新文件"), "t1", TARGET, expected=0)
    with writing(engine) as session:
        save_target(session, new("target2", "target", reason="更正"), "t1", {"value": Decimal(6600)}, expected=1)
    with writing(engine) as session:
        commit_values(session, new("import2", "import", file_name="乙.csv"), [value("7", year=2020, indicator=2)])
    with writing(engine) as session:
        undo_batch(session, 3, who="李强", now=NOW, reason="误填")


def sql(*statements: str) -> Act:
    def act(connection: Driver) -> None:
        for statement in statements:
            connection.execute(statement)

    return act


def checksum_anew(connection: Driver, batch: int) -> None:
    connection.execute(
        "UPDATE batch SET checksum = ? WHERE id = ?", (staging.digest(connection, batch).hexdigest(), batch)
    )


def value_with_its_checksum(connection: Driver) -> None:
    connection.execute("UPDATE actual SET value = '7777' WHERE id = 30")
    checksum_anew(connection, 2)


def value_with_checksum_and_link(connection: Driver) -> None:
    value_with_its_checksum(connection)
    before = connection.execute("SELECT link FROM batch WHERE id = 1").fetchone()[0]
    link = chain.link_of(connection, 2, before)
    connection.execute("UPDATE batch SET link = ? WHERE id = 2", (link,))


def everything_made_anew(connection: Driver) -> None:
    """What somebody does who has read this program."""
    value_with_its_checksum(connection)
    for (batch,) in connection.execute("SELECT id FROM batch ORDER BY id").fetchall():
        chain.add_link(connection, batch)


def newest_import_gone_and_head_made_anew(connection: Driver) -> None:
    sql(*_without_the_newest())(connection)
    head = str(chain.head_of(connection))
    connection.execute("UPDATE meta SET value = ? WHERE key = 'chain_head'", (head,))


def _without_the_newest() -> tuple[str, ...]:
    return (
        "DELETE FROM actual WHERE batch_id = 8", "DELETE FROM batch WHERE id = 8",
        "UPDATE actual SET current = 1 WHERE batch_id = 3",
    )  # fmt: skip


TAMPERINGS: dict[str, Act] = {
    "who of a batch": sql("UPDATE batch SET who = '李强' WHERE id = 2"),
    "when of a batch": sql("UPDATE batch SET at = replace(at, '2026', '2025') WHERE id = 2"),
    "why of a batch": sql("UPDATE batch SET reason = '' WHERE id = 2"),
    "file name of a batch": sql("UPDATE batch SET file_name = '丙.csv' WHERE id = 2"),
    "file digest of a batch": sql("UPDATE batch SET file_sha256 = replace(file_sha256, 'a', 'b') WHERE id = 2"),
    "kind of a batch": sql("UPDATE batch SET kind = 'grid' WHERE id = 2"),
    "key of a batch": sql("UPDATE batch SET key = 'another' WHERE id = 2"),
    "counts of a batch": sql("UPDATE batch SET added = added + 1, retracted = retracted - 1 WHERE id = 4"),
    "rows of the file that were refused": sql("UPDATE batch SET rejected = 3, skipped = 1, same = 2 WHERE id = 2"),
    "what an undo kept": sql("UPDATE batch SET kept = '{}' WHERE id = 8"),
    "which batch was undone": sql("UPDATE batch SET undoes = 2 WHERE id = 8"),
    "who of the newest batch": sql("UPDATE batch SET who = '王芳' WHERE id = 8"),
    "when, who and why of a target's version": sql("UPDATE target_version SET who = '李强', reason = '' WHERE id = 1"),
    "when of a target's version": sql("UPDATE target_version SET at = replace(at, '2026', '2025') WHERE id = 1"),
    "an earlier version of a target": sql("UPDATE target_version SET fields = replace(fields, '6500', '1')"),
    "a target and its newest version": sql(
        "UPDATE target SET value = '1'", "UPDATE target_version SET fields = replace(fields, '6600', '1')"
    ),
    "a target alone": sql("UPDATE target SET deadline = '2030-12-31'"),
    "what the catalogue said of a target": sql("UPDATE target SET catalogue = '{\"value\": \"1\"}', position = 9"),
    "unit of an indicator": sql("UPDATE indicator SET unit = '万元' WHERE code = 'gdp'"),
    "name of an indicator": sql("UPDATE indicator SET name_zh = '能耗', direction = 'less' WHERE code = 'gdp'"),
    "limits of an indicator": sql("UPDATE indicator SET minimum = '0' WHERE code = 'gdp'"),
    "swapped codes of places": sql(
        "UPDATE jurisdiction SET code = 'x' WHERE id = 1", "UPDATE jurisdiction SET code = '420500' WHERE id = 2",
        "UPDATE jurisdiction SET code = '420581' WHERE id = 1",
    ),
    "title of a source": sql("UPDATE source SET title_zh = '草稿', published = '2020-01-01'"),
    "what was excluded of a source": sql("UPDATE source SET excluded = '[{\"line\": 1}]'"),
    "a theme": sql("UPDATE theme SET name_zh = '社会'"),
    "a part of a place": sql("INSERT INTO scope VALUES ('park', '园区', 'park')"),
    "a value": sql("UPDATE actual SET value = '7777' WHERE id = 30"),
    "source and note of a value": sql("UPDATE actual SET source = '内部', note = '' WHERE id = 30"),
    "an earlier version of a value": sql("UPDATE actual SET value = '98' WHERE current = 0 AND batch_id = 2"),
    "a value of which an older version is made current": sql(
        "UPDATE actual SET current = 1 - current WHERE period_start = '1960-01-01' AND version IN (2, 3)"
    ),
    "a retraction": sql("UPDATE actual SET retracted = 0 WHERE batch_id = 4"),
    "values swapped between two places": sql("UPDATE actual SET jurisdiction_id = 2 WHERE id = 30"),
    "values of two batches swapped": sql(
        "UPDATE actual SET batch_id = 7 WHERE id = 30",
        "UPDATE actual SET batch_id = 2 WHERE batch_id = 7 AND id <> 30",
    ),
    "a value with its checksum made anew": value_with_its_checksum,
    "a value with checksum and link made anew": value_with_checksum_and_link,
    "a value added": sql(
        "CREATE TEMP TABLE one AS SELECT * FROM actual WHERE id = 30",
        "UPDATE one SET id = 900, period_start = '2019-01-01', period_end = '2019-12-31'",
        "INSERT INTO actual SELECT * FROM one",
    ),
    "a value deleted": sql("DELETE FROM actual WHERE id = 30"),
    "a whole import deleted": sql("DELETE FROM actual WHERE batch_id = 7", "DELETE FROM batch WHERE id = 7"),
    "the newest batch deleted": sql(*_without_the_newest()),
    "a NUL and more behind a note": sql("UPDATE actual SET note = note || char(0) || '另有说明' WHERE id = 30"),
    "the end of a text moved into the next cell": sql(
        "UPDATE actual SET source = '统计', note = '公报' || note WHERE id = 30"
    ),
    "a conflict deleted": sql("DELETE FROM conflict"),
    "the digest of the catalogue": sql("UPDATE meta SET value = 'x' WHERE key = 'catalogue_digest'"),
    "a constraint": sql("DROP INDEX actual_batch"),
    "a blank of a table's statement": sql(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, char(9), char(11)) WHERE name = 'target'",
    ),
    "a trigger": sql("CREATE TRIGGER t AFTER INSERT ON actual BEGIN UPDATE actual SET value = '1'; END"),
    "another number for a value": sql("UPDATE actual SET id = 900 WHERE id = 30"),
    "numbers of two values of two batches swapped": sql(
        "UPDATE actual SET id = 900 WHERE id = 30", "UPDATE actual SET id = 30 WHERE batch_id = 7",
        "UPDATE actual SET id = 63 WHERE id = 900",
    ),
    "a fact that is none of ours": sql("INSERT INTO meta VALUES ('note', 'x')"),
    "a mark of another program": sql("PRAGMA user_version = 7"),
    "no chain at all": sql("UPDATE batch SET link = '', tables = ''", "DELETE FROM meta WHERE key = 'chain_head'"),
}  # fmt: skip
"""Each is found by `check-db` alone."""

ON_A_SERVER = {
    name: act
    for name, act in TAMPERINGS.items()
    if name
    not in (
        "when of a batch",
        "when of a target's version",
        "a NUL and more behind a note",
        "a blank of a table's statement",
        "a trigger",
        "a mark of another program",
    )
} | {
    "when of a batch there": sql("UPDATE batch SET at = at - interval '1 microsecond' WHERE id = 2"),
    "when of a target's version there": sql("UPDATE target_version SET at = at - interval '1 year' WHERE id = 1"),
    "a rule of a table": sql("ALTER TABLE actual DROP CONSTRAINT value_number"),
    "a rule that is not held against what is there": sql(
        "ALTER TABLE actual DROP CONSTRAINT value_number",
        "ALTER TABLE actual ADD CONSTRAINT value_number "
        "CHECK (value NOT IN ('NaN', 'Infinity', '-Infinity')) NOT VALID",
    ),
    "references that are not checked": sql("ALTER TABLE actual DISABLE TRIGGER ALL"),
    "a trigger there": sql(
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER t BEFORE INSERT ON actual FOR EACH ROW EXECUTE FUNCTION f()",
    ),
    "rows that are hidden": sql("ALTER TABLE actual ENABLE ROW LEVEL SECURITY"),
    "another type": sql("ALTER TABLE actual ALTER value TYPE numeric(20, 2)"),
    "another order of texts": sql('ALTER TABLE source ALTER title_zh TYPE text COLLATE "default"'),
    "a reference to nothing": sql("UPDATE jurisdiction SET parent_code = 'nowhere' WHERE id = 2"),
}
"""What of it can be done on a server, and what can be done only there."""

BY_ANOTHER_COPY: dict[str, Act] = {
    "everything made anew": everything_made_anew,
    "the newest batch deleted and the head made anew": newest_import_gone_and_head_made_anew,
}
"""Each agrees with itself throughout: found by the note beside the file; where somebody has removed that too, against a
backup, or a digest kept elsewhere, from before it."""


def tamper(path: Path, act: Act) -> None:
    """Do it as somebody with a shell of SQLite would, whose references are not checked."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        act(connection)
