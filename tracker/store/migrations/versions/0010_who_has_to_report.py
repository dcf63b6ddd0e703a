"""A target names the unit that has to report on it (责任单位)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Take the step."""
    op.add_column("target", sa.Column("responsible", sa.Text(), nullable=False, server_default=""))
