"""Batches form a chain, so that none can be changed or left out unnoticed.

The checksums over values stay as they were written: what was changed before this step is still found afterwards.
"""

import sqlalchemy as sa
from alembic import op

from tracker.store.chain import link_all  # it reads the columns that are there, so it may be today's

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Take the step."""
    for name in ("tables", "link"):
        op.add_column("batch", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    link_all(driver)
