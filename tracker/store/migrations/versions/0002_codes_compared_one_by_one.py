"""The codes of a value compared one by one: for `IN` with three or more, SQLite makes a table for every insert."""

from alembic import op

revision = "0002"
down_revision = "0001"

_CODES = {
    "basis": ("stated", "published", "derived", "user"),
    "certainty": ("high", "medium", ""),
    "qualifier": ("=", ">", "<", "about", "estimate"),
    "vintage": ("flash", "preliminary", "final", ""),
}


def upgrade() -> None:
    """Take the step."""
    connection = op.get_bind()
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'actual' AND sql <> ''")
    made: dict[str, str] = {name: statement for name, statement in found}  # noqa: C416
    table = made.pop("actual").replace("CREATE TABLE actual", "CREATE TABLE actual_anew")
    for column, codes in _CODES.items():
        listed = ", ".join(f"'{code}'" for code in codes)
        table = table.replace(f"{column} IN ({listed})", " OR ".join(f"{column} = '{code}'" for code in codes))
    for statement in (
        table,
        "INSERT INTO actual_anew SELECT * FROM actual",
        "DROP TABLE actual",
        "ALTER TABLE actual_anew RENAME TO actual",
        *made.values(),
    ):
        connection.exec_driver_sql(statement)
