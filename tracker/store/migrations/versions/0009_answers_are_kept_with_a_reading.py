"""What a person answers about a whole file, and names by hand, are kept with how they read its columns."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Take the step."""
    op.add_column("mapping", sa.Column("answers", sa.Text(), nullable=False, server_default=""))
