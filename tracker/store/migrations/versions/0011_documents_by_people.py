"""Documents can be added by people, and carry their number (文号), address, page and licence."""

import sqlalchemy as sa
from alembic import op

from tracker.store.migrations.rebuild import rebuild

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Take the step."""
    for column in ("number", "url", "page", "licence"):
        op.add_column("source", sa.Column(column, sa.Text(), nullable=False, server_default=""))
    change = "'mappings', 'sources')"
    rebuild("reference_change", op.get_bind(), lambda table: table.replace("'mappings')", change))
