"""Cells of a file of ours as it was written, where a spreadsheet has altered them on the way.

Excel shows a month (2023-06) as Jun-23, and saves what it shows. Only a header of our own making says that such a cell
can be nothing else; in anybody else's file it is refused or kept as it stands.
"""

import re
from collections.abc import Mapping

from tracker.intake.meaning.fields import Field
from tracker.intake.meaning.guard import unguarded

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"(?:(?P<name>[a-z]{3})-(?P<year>[0-9]{2})|(?P<before>[0-9]{2})-(?P<behind>[a-z]{3}))", re.IGNORECASE
)
_EARLIEST = 49
"""Two digits from here on are a year of the last century: no period begins before 1949."""


def as_written(cells: list[str], place: Mapping[Field, int]) -> list[str]:
    """The cells of a record as an export wrote them; `place` is where each field stands."""
    written = [unguarded(cell) for cell in cells]
    for field in (Field.PERIOD, Field.PUBLISHED):
        at = place.get(field, len(cells))
        if at < len(cells) and cells[at] == written[at]:
            written[at] = month(cells[at])
    return written


def month(cell: str) -> str:
    """What was a month before a spreadsheet made Jun-23 or 23-Jun of it; any other text as it stands."""
    found = _MONTH.fullmatch(cell.strip())
    name = ((found["name"] or found["behind"]) if found else "").lower()
    if not found or name not in _MONTHS:
        return cell
    year = int(found["year"] or found["before"])
    return f"{1900 + year if year >= _EARLIEST else 2000 + year}-{_MONTHS.index(name) + 1:02}"
