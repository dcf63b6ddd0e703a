"""Documents that people review keep their text, and every decision about a numeral of them."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "read_document",
        sa.Column("digest", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("name", "lines", "pdf", "source", "published", "place", "who", "at")
        ),
        sa.PrimaryKeyConstraint("digest"),
        sqlite_strict=True,
    )
    op.create_table(
        "numeral_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("role", "reason", "said", "seen", "who", "at")),
        sa.CheckConstraint("role IN ('', 'target', 'actual', 'excluded')", name="role_code"),
        sa.ForeignKeyConstraint(["digest"], ["read_document.digest"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_numeral_decision_digest", "numeral_decision", ["digest"])
