"""Indicators say in English what they count, and values of the catalogue have an English note."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Take the step."""
    for table, column in (("indicator", "counted_en"), ("actual", "note_en")):
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=""))
