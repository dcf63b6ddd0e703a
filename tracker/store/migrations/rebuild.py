"""Making the table of values anew, which is how SQLite takes other constraints: of use to the steps alone."""

from collections.abc import Callable, Collection

from sqlalchemy import Connection


def rebuild_actual(connection: Connection, change: Callable[[str], str], without: Collection[str] = ()) -> None:
    """Make the table by its own statement, changed, and move all rows into it; `without` columns that it loses."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'actual' AND sql <> ''")
    made: dict[str, str] = {name: statement for name, statement in found}  # noqa: C416
    columns = made.pop("actual").partition("(")[2]
    names = connection.exec_driver_sql("SELECT name FROM pragma_table_info('actual')").scalars()
    kept = ", ".join(name for name in names if name not in without)
    for statement in (
        f"CREATE TABLE actual_anew ({change(columns)}",
        f"INSERT INTO actual_anew SELECT {kept} FROM actual",  # noqa: S608
        "DROP TABLE actual",
        "ALTER TABLE actual_anew RENAME TO actual",
        *made.values(),
    ):
        connection.exec_driver_sql(statement)
