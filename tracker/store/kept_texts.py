"""Whether kept texts are those that were read, and every decision about them stands at a character of them."""

import json
from collections.abc import Iterator

from tracker.store.engines import Driver
from tracker.store.findings import Finding
from tracker.store.reviews import digest_of


def kept_texts(connection: Driver) -> Iterator[Finding]:
    """The digest of each text is its own; each decision stands in its text, and what it says can be read."""
    lengths: dict[bytes | str, list[int]] = {}
    for digest, lines in connection.execute("SELECT digest, lines FROM read_document ORDER BY digest"):
        try:
            texts = [text for text, _ in json.loads(lines)]
            same = digest_of(texts) == (digest.decode() if isinstance(digest, bytes) else digest)
        except (ValueError, TypeError, AttributeError):
            texts, same = [], False
        if not same:
            said = digest.decode(errors="replace") if isinstance(digest, bytes) else digest
            yield Finding("kept_text", said[:16])
        lengths[digest] = [len(text) for text in texts]
    about = "SELECT id, digest, line, start, said, seen FROM numeral_decision ORDER BY id"
    for number, digest, line, start, told, seen in connection.execute(about):
        sizes = lengths.get(digest, [])
        stands = line == 0 or (0 < line <= len(sizes) and 0 <= start < sizes[line - 1])
        if not (stands and _is_readable(told) and _is_readable(seen)):
            yield Finding("decision", str(number))


def _is_readable(cell: bytes | str) -> bool:
    try:
        return not cell or isinstance(json.loads(cell), dict)
    except ValueError:
        return False
