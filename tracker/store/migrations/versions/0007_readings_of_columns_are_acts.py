"""A reading of columns is an act in the history: those that were kept before become acts of whoever made them."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

from tracker.store.chain import add_link  # it reads the columns that are there, so it may be today's
from tracker.store.migrations.rebuild import rebuild

revision = "0007"
down_revision = "0006"

_BATCH = (
    "INSERT INTO batch (key, kind, at, who, file_name, file_sha256, reason, kept, checksum, "
    "added, changed, retracted, same, skipped, rejected) "
    "VALUES (?, 'mapping', ?, ?, '', '', '', '', '', 1, 0, 0, 0, 0, 0)"
)
_CHANGE = "INSERT INTO reference_change (batch_id, entity, code, after) VALUES (?, 'mappings', ?, ?)"


def upgrade() -> None:
    """Take the step."""
    connection = op.get_bind()
    rebuild("batch", connection, lambda table: table.replace("'reference')", "'reference', 'mapping')"))
    rebuild("reference_change", connection, lambda table: table.replace("'indicators')", "'indicators', 'mappings')"))
    connection.exec_driver_sql("ALTER TABLE mapping RENAME COLUMN shape TO code")
    op.add_column("mapping", sa.Column("header", sa.Text(), nullable=False, server_default=""))
    connection.exec_driver_sql("UPDATE mapping SET code = code || '|' || who WHERE instr(code, '|') = 0")
    for row in connection.exec_driver_sql("SELECT code, columns, who, at, header FROM mapping ORDER BY at").mappings():
        _as_an_act(connection, dict(row))


def _as_an_act(connection: sa.Connection, row: dict[str, str]) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    number = connection.exec_driver_sql(_BATCH, (f"mapping:{row['code']}", row["at"], row["who"])).lastrowid
    after = json.dumps(row, ensure_ascii=False, sort_keys=True)
    connection.exec_driver_sql(_CHANGE, (number, row["code"], after))
    checksum = hashlib.sha256().hexdigest()  # it wrote no values and no targets
    connection.exec_driver_sql("UPDATE batch SET checksum = ? WHERE id = ?", (checksum, number))
    add_link(driver, number)
