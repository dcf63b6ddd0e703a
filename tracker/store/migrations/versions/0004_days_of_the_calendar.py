"""The days of a value are days of the calendar, which takes less than their pattern; the usual codes stand first."""

from alembic import op

from tracker.store.migrations.rebuild import rebuild_actual

revision = "0004"
down_revision = "0003"

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_USUAL = {
    "basis": ("stated", "published", "derived", "user"),
    "certainty": ("high", "medium", ""),
    "vintage": ("flash", "preliminary", "final", ""),
}


def upgrade() -> None:
    """Take the step."""
    rebuild_actual(op.get_bind(), _changed)


def _changed(table: str) -> str:
    for column in ("period_start", "period_end"):
        table = table.replace(f"{column} GLOB '{_DAY}'", f"{column} = date({column}, '+0 days')")
    for column, (*others, usual) in _USUAL.items():
        codes = [f"{column} = '{code}'" for code in (*others, usual)]
        table = table.replace(" OR ".join(codes), " OR ".join([codes[-1], *codes[:-1]]))
    return table
