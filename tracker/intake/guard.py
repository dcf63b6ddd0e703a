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
    "target",
    "jurisdiction_code",
    "jurisdiction",
    "indicator_code",
    "indicator",
    "scope",
    "period",
    "vintage",
    "value",
    "unit",
    "qualifier",
    "certainty",
    "publisher",
    "published",
    "source",
    "note",
)
"""The fields of an export, in this order."""

REPORT_COLUMNS = ("problem_line", "problem_status", "problems", "advice")
"""What a report of problems adds behind the columns of the file that it is about."""

PLACE_COLUMN = "chosen_place"
"""What it adds before them where one place was chosen for the whole file."""

_RISKY = re.compile(
    "'*[ \u00a0\u3000\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufe00-\ufe0f\ufeff]*"
    "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212]"
)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def guarded(cell: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet might run it; a plain number is left alone."""
    return f"'{cell}" if _is_risky(cell) else cell


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _is_risky(cell[1:]) else cell


def _is_risky(cell: str) -> bool:
    return _RISKY.match(cell) is not None and not _NUMBER.fullmatch(cell)


def header(lang: str) -> list[str]:
    """The headers of an export, in a language."""
    return [text(lang, f"intake.field.{name}") for name in COLUMNS]


def is_ours(cells: Sequence[str]) -> bool:
    """Whether a header is that of an export or a report of ours, in whose cells the guard is to be undone."""
    forms = [header_form(cell) for cell in cells if cell.strip()]
    exports = [[header_form(cell) for cell in header(lang)] for lang in LANGUAGES]
    return forms in exports or report_width(cells) > 0


def report_width(cells: Sequence[str]) -> int:
    """How many columns at the end of a header were added by a report of ours: all of them, or none."""
    forms = [header_form(cell) for cell in cells if cell.strip()]
    for lang in LANGUAGES:
        place, *added = (header_form(text(lang, f"intake.field.{name}")) for name in (PLACE_COLUMN, *REPORT_COLUMNS))
        if forms[-len(added) :] == added:
            return len(added) + (place in forms[-len(added) - 1 : -len(added)])
    return 0
