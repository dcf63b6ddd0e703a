"""Draft the next step from what the models have and the steps lack: `python -m tracker.store.migrations WHAT`."""

import sys
import tempfile
from pathlib import Path

from tracker.store.engine import connect, migrating
from tracker.store.migrations import configuration, known_revisions, upgrade


def write_step(what: str) -> None:
    """Draft the step `what`; it is to be read and corrected by hand, as Alembic cannot see CHECK constraints."""
    from alembic import command

    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.db"
        draft.touch()
        with migrating(connect(draft)) as connection:
            if known_revisions():
                upgrade(connection)
            number = f"{len(known_revisions()) + 1:04}"
            command.revision(configuration(connection), message=what, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    write_step(" ".join(sys.argv[1:]))
