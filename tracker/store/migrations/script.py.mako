"""${message}."""

import sqlalchemy as sa
import sqlmodel  # noqa: F401
from alembic import op

from tracker.store.migrations import kinds  # noqa: F401
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Take the step."""
    ${upgrades if upgrades else "pass"}
