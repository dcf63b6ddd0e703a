"""Making texts inert for spreadsheets on the way out, and undoing exactly that on the way back in.

A spreadsheet also alters what it takes for a number or a date: 002 becomes 2, 2023-06 Jun-23, 1E5 100000. In a text
file that is to come back, such a cell gets an apostrophe, too.

A cell that begins (behind blanks and characters that cannot be seen) with = + - @, their full-width forms, a tab or a
line end gets an apostrophe in front. So does one that already has apostrophes there, and so the way back is exact:
one apostrophe is taken off in files of our own making, and nothing at all in anybody else's.
"""

import re
from collections.abc import Sequence

from tracker.intake.meaning.fields import header_form
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

APART_COLUMNS = (*COLUMNS, "beside")
"""The fields of an export in which several publishers give one value: the last says what the others say."""

TEMPLATE_COLUMNS = (
    "jurisdiction_code",
    "jurisdiction",
    "indicator_code",
    "indicator",
    "scope",
    "period",
    "value",
    "unit",
    "source",
    "note",
    "wanted",
    "deadline",
    "responsible",
)
"""The fields of a template to fill in, in this order."""

REPORT_COLUMNS = ("problem_line", "problem_status", "problems", "advice")
"""What a report of problems adds behind the columns of the file that it is about."""

WHOLE_COLUMNS = ("chosen_place", "chosen_indicator", "chosen_period")
"""What it adds before them where one place, indicator or period counted for the whole file."""

_RISKY = re.compile(
    "'*[ \u00a0\u3000\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufe00-\ufe0f\ufeff]*"
    "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212]"
)
_CODE = re.compile("'*0[0-9]+")
_ALTERED = re.compile(
    r"'*\s*(?:-?[$¥￥€£(]?[0-9.,][0-9.,]*\s*(?:e[+-]?[0-9]+)?\s*[%)]?"  # numbers, with what makes another kind of them
    r"|[0-9]{1,4}\s*[-/.:年月][-/.:年月日时分秒 0-9apm]*"  # days, months and times
    r"|(?:[0-9]{1,4}[-/., ]*)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/., ]*[0-9]{1,4}[-/., 0-9]*"
    r"|[0-9]{1,4}[-/., ]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|true|false)\s*",
    re.IGNORECASE,
)
_KEPT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
"""How a number is written that comes back as it is, if it is not longer than a column shows."""
_MOST_DIGITS = 10
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def guarded(cell: str, *, in_text: bool = False, comes_back: bool = False) -> str:
    """The text, with an apostrophe in front if a spreadsheet might run it; a plain number is left alone.

    In a text file (`in_text`) also if a spreadsheet would make a number of a code: 002 would come back as 2. In one
    that `comes_back` also if it would alter it in any other way.
    """
    code = _CODE.fullmatch(cell) is not None and (in_text or cell.startswith("'"))
    altered = (comes_back or cell.startswith("'")) and _is_altered(cell)
    return f"'{cell}" if code or altered or _is_risky(cell) else cell


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    if not cell.startswith("'"):
        return cell
    bare = cell[1:]
    return bare if _is_risky(bare) or _CODE.fullmatch(bare) or _is_altered(bare) else cell


def _is_altered(cell: str) -> bool:
    """Whether a spreadsheet takes the text for a number or a date and shows it otherwise."""
    if _KEPT.fullmatch(cell):
        return sum(char.isdigit() for char in cell) > _MOST_DIGITS
    return _ALTERED.fullmatch(cell) is not None


def _is_risky(cell: str) -> bool:
    return _RISKY.match(cell) is not None and not _NUMBER.fullmatch(cell)


_OURS = (COLUMNS, APART_COLUMNS, TEMPLATE_COLUMNS)


def header(lang: str, fields: Sequence[str] = COLUMNS) -> list[str]:
    """The headers of an export or a template, in a language."""
    return [text(lang, f"intake.field.{name}") for name in fields]


def is_ours(cells: Sequence[str]) -> bool:
    """Whether a header is of an export, a template or a report of ours, in whose cells the guard is to be undone."""
    forms = [header_form(cell) for cell in cells if cell.strip()]
    exports = [[header_form(cell) for cell in header(lang, fields)] for lang in LANGUAGES for fields in _OURS]
    return forms in exports or report_width(cells) > 0


def report_width(cells: Sequence[str]) -> int:
    """How many columns at the end of a header were added by a report of ours: all of them, or none."""
    forms = [header_form(cell) for cell in cells if cell.strip()]
    for lang in LANGUAGES:
        whole, added = (
            [header_form(text(lang, f"intake.field.{name}")) for name in names]
            for names in (WHOLE_COLUMNS, REPORT_COLUMNS)
        )
        if forms[-len(added) :] == added:
            return len(added) + sum(form in whole for form in forms[-len(added) - len(whole) : -len(added)])
    return 0
