"""What the digests leave out, and that has one right form: the numbers of rows, and facts about the file itself.

Left out for good is `data_version`, which only tells caches that something was written.
"""

import json
from collections.abc import Iterator

from tracker.store.engines import Driver
from tracker.store.findings import Finding
from tracker.store.models import CATALOGUE_DIGEST, CHAIN_HEAD, DATA_VERSION

_FACTS = {CATALOGUE_DIGEST, CHAIN_HEAD, DATA_VERSION}
_RUNS = "SELECT batch_id, min(id), max(id), count(*) FROM actual GROUP BY batch_id ORDER BY batch_id"
_KEPT = "SELECT id, undoes, kept FROM batch WHERE kept <> ''"
_REPLACED = "SELECT 1 FROM actual WHERE id = ? AND batch_id = ? AND current = 0"


def row_numbers(connection: Driver) -> Iterator[Finding]:
    """Values are numbered without a gap in the order of their batches, and what an undo kept is of the undone batch."""
    after = 0
    for batch, first, last, count in connection.execute(_RUNS):
        if (first, last) != (after + 1, after + count):
            yield Finding("numbers", f"batch {batch}")
        after = last
    for batch, undone, kept in connection.execute(_KEPT).fetchall():
        numbers = json.loads(kept).get("actuals", [])
        if not all(connection.execute(_REPLACED, (number, undone)).fetchone() for number in numbers):
            yield Finding("numbers", f"batch {batch} kept")


def facts(connection: Driver) -> Iterator[Finding]:
    """No facts but those that are known."""
    for (key,) in connection.execute("SELECT key FROM meta ORDER BY key").fetchall():
        if (name := key.decode(errors="replace") if isinstance(key, bytes) else str(key)) not in _FACTS:
            yield Finding("table", f"meta {name}")
