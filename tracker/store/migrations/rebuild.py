"""Making a table anew, which is how SQLite takes other constraints: of use to the steps alone."""

from collections.abc import Callable, Collection
from functools import partial

from sqlalchemy import Connection


def rebuild(table: str, connection: Connection, change: Callable[[str], str], without: Collection[str] = ()) -> None:
    """Make the table by its own statement, changed, and move all rows into it; `without` columns that it loses."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql <> ''", (table,))
    made: dict[str, str] = {name: statement for name, statement in found}  # noqa: C416
    columns = made.pop(table).partition("(")[2]
    names = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,)).scalars()
    kept = ", ".join(name for name in names if name not in without)
    for statement in (
        f"CREATE TABLE {table}_anew ({change(columns)}",
        f"INSERT INTO {table}_anew SELECT {kept} FROM {table}",  # noqa: S608
        f"DROP TABLE {table}",
        f"ALTER TABLE {table}_anew RENAME TO {table}",
        *made.values(),
    ):
        connection.exec_driver_sql(statement)


rebuild_actual = partial(rebuild, "actual")
