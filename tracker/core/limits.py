"""The limits of everything that is stored, whichever way it comes in: page, sheet, catalogue or command line.

Numbers have theirs in `numbers.in_scale`.
"""

import re
from datetime import date

from tracker.core.cells import INVISIBLE, JOINER, SELECTORS
from tracker.core.periods import FIRST_YEAR, LAST_YEAR

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""The days that a date may lie between, both counted."""

LONGEST_TEXT, LONGEST_NAME, LONGEST_CODE = 1_000, 200, 100
"""Characters of a note, reason or source; of a name or title; of a code."""

MOST_DECIMALS = 6
"""Decimals that the values of an indicator may be shown with."""

# What no XML file, so no DOCX, XLSX or PPTX, can hold: controls but tab and newline, halves of pairs, non-characters.
# The non-characters end in FFFE or FFFF in each of the 17 planes of Unicode.
_PLANES = "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
_NO_DOCUMENT = f"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}"

_PICTURE = "[\u2190-\u2bff\U0001f000-\U0001faff]"
_TAKEN_OUT = re.compile(
    f"[{_NO_DOCUMENT}{INVISIBLE}]"
    # A joiner stays between two pictures, of which it makes one.
    f"|{JOINER}(?:(?<!{_PICTURE}{JOINER})(?<!{_PICTURE}\ufe0f{JOINER})|(?!{_PICTURE}))"
)
_STRANDED = re.compile(rf"(?<!\S)[{SELECTORS}]+")
"""What chooses the form of the character before it, where there is none."""


def clean_text(text: str) -> str:
    """The text without what no document can hold and what nobody can see; rare characters and emoji stay.

    Whether a text is empty can be asked only of what this gives: some texts consist of nothing else.
    """
    return _STRANDED.sub("", _TAKEN_OUT.sub("", text))


def within_days(day: date) -> bool:
    """Whether a date lies between the first and the last day that a date may have."""
    return FIRST_DAY <= day <= LAST_DAY
