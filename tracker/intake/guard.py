"""Making texts inert for spreadsheets on the way out, and undoing exactly that on the way back in.

A cell that begins (behind blanks and characters that cannot be seen) with = + - @, their full-width forms, a tab or a
line end gets an apostrophe in front. So does one that already has apostrophes there, and so the way back is exact:
one apostrophe is taken off in files of our own making, and nothing at all in anybody else's.
"""

import re
from collections.abc import Sequence

from tracker.intake.fields import header_form
from tracker.words import LANGUAGES, text

COLUMNS = (
    "target", "jurisdiction_code", "jurisdiction", "indicator_code", "indicator", "scope", "period", "vintage", "value",
    "unit", "qualifier", "certainty", "publisher", "published", "source", "note",
)
"""The fields of every file that we write, in this order; reports of problems add columns behind them."""

_RISKY = re.compile(
    "'*[ \u00a0\u3000\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufe00-\ufe0f\ufeff]*"
    "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212|%]"
)


def guarded(cell: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet might run it."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell, 1) else cell


def header(lang: str) -> list[str]:
    """The headers of the files that we write, in a language."""
    return [text(lang, f"intake.field.{name}") for name in COLUMNS]


def is_ours(cells: Sequence[str]) -> bool:
    """Whether a header begins with the columns of our own files."""
    found = [header_form(cell) for cell in cells[:len(COLUMNS)]]
    return any(found == [header_form(cell) for cell in header(lang)] for lang in LANGUAGES)
