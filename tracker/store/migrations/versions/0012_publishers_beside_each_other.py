"""What several publishers say of one value stands beside each other: the key of a value has a place for each."""

from alembic import op

from tracker.store.migrations.rebuild import rebuild_actual

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Take the step."""
    connection = op.get_bind()
    connection.exec_driver_sql("ALTER TABLE actual ADD COLUMN beside INTEGER DEFAULT 0 NOT NULL")
    rebuild_actual(connection, lambda table: table.replace("vintage, version)", "vintage, beside, version)"))
