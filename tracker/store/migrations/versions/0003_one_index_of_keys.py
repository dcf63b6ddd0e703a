"""A value written once: without a second index of its key, and without the time, which stands in its batch.

That a key has one current version follows from its versions, which are numbered without a gap and never twice. Whole
numbers, which most values are, are checked by their spelling instead of five patterns.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_PATTERNS = (
    "(value GLOB '[0-9]*' OR value GLOB '-[0-9]*') AND value NOT GLOB '*[^0-9.-]*'"
    " AND value NOT GLOB '?*-*' AND value NOT GLOB '*.*.*' AND value NOT GLOB '*.'"
)


def upgrade() -> None:
    """Take the step."""
    connection = op.get_bind()
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'actual' AND sql <> ''")
    made: dict[str, str] = {name: statement for name, statement in found}  # noqa: C416
    table = made.pop("actual").replace('CREATE TABLE "actual"', "CREATE TABLE actual_anew")
    table = table.replace(_PATTERNS, f"value = CAST(CAST(value AS INTEGER) AS TEXT) OR ({_PATTERNS})")
    table = table.replace("entered TEXT NOT NULL, ", "")
    del made["actual_current"]
    names = connection.exec_driver_sql("SELECT name FROM pragma_table_info('actual') WHERE name <> 'entered'")
    columns = ", ".join(names.scalars())
    for statement in (
        table,
        f"INSERT INTO actual_anew SELECT {columns} FROM actual",  # noqa: S608
        "DROP TABLE actual",
        "ALTER TABLE actual_anew RENAME TO actual",
        *made.values(),
    ):
        connection.exec_driver_sql(statement)
