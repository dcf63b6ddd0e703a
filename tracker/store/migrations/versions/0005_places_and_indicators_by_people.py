"""Places and indicators come in by an act of a person, each change of which is kept so that it can be undone."""

import sqlalchemy as sa
from alembic import op

from tracker.store.migrations.rebuild import rebuild

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Take the step."""
    rebuild("batch", op.get_bind(), lambda table: table.replace("'undo', 'target')", "'undo', 'target', 'reference')"))
    op.create_table(
        "reference_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), sa.ForeignKey("batch.id"), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.CheckConstraint("entity IN ('themes', 'jurisdictions', 'scopes', 'indicators')", name="entity_code"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_reference_change_batch_id", "reference_change", ["batch_id"])
