"""A value written once: without a second index of its key, and without the time, which stands in its batch.

That a key has one current version follows from its versions, which are numbered without a gap and never twice. Whole
numbers, which most values are, are checked by their spelling instead of five patterns.
"""

from alembic import op

from tracker.store.migrations.rebuild import rebuild_actual

revision = "0003"
down_revision = "0002"

_PATTERNS = (
    "(value GLOB '[0-9]*' OR value GLOB '-[0-9]*') AND value NOT GLOB '*[^0-9.-]*'"
    " AND value NOT GLOB '?*-*' AND value NOT GLOB '*.*.*' AND value NOT GLOB '*.'"
)


def upgrade() -> None:
    """Take the step."""
    connection = op.get_bind()
    connection.exec_driver_sql("DROP INDEX actual_current")
    rebuild_actual(connection, _quickly, without={"entered"})


def _quickly(table: str) -> str:
    table = table.replace(_PATTERNS, f"value = CAST(CAST(value AS INTEGER) AS TEXT) OR ({_PATTERNS})")
    return table.replace("entered TEXT NOT NULL, ", "")
