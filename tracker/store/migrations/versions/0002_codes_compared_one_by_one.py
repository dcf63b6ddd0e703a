"""The codes of a value compared one by one: for `IN` with three or more, SQLite makes a table for every insert."""

from alembic import op

from tracker.store.migrations.rebuild import rebuild_actual

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
    rebuild_actual(op.get_bind(), _one_by_one)


def _one_by_one(table: str) -> str:
    for column, codes in _CODES.items():
        listed = ", ".join(f"'{code}'" for code in codes)
        table = table.replace(f"{column} IN ({listed})", " OR ".join(f"{column} = '{code}'" for code in codes))
    return table
