"""The days of a value are days: of a text that is none SQLite's `date` knows nothing, and what is not known passed.

A file that has such a text, which no way of ours writes, keeps its rule, so that it can still be read; `check-db` says
that the table is another one.
"""

from alembic import op

from tracker.store.migrations.rebuild import rebuild_actual

revision = "0014"
down_revision = "0013"

_IS_DAY = {column: f"{column} IS date({column}, '+0 days')" for column in ("period_start", "period_end")}


def upgrade() -> None:
    """Take the step; a server's own type has always refused what is no day."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    all_are = f"SELECT count(*) FROM actual WHERE NOT ({' AND '.join(_IS_DAY.values())})"  # noqa: S608
    if connection.exec_driver_sql(all_are).scalar_one() == 0:
        rebuild_actual(connection, _changed)


def _changed(table: str) -> str:
    for column, rule in _IS_DAY.items():
        table = table.replace(f"{column} = date({column}, '+0 days')", rule)
    return table
