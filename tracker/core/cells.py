"""The characters of a cell: what numbers, periods and units share when they read what a person typed.

Characters are mapped one by one. NFKC is never used: it would turn `2542.1①` into 2542.11 and `10²` into 102.
"""

import re
import unicodedata

BLANKS = " \t\r\n\u00a0\u3000"
"""Outer blanks that are dropped silently: ASCII, no-break space, ideographic space."""

LONGEST = 60
"""Characters of the longest cell that is read as a number or a period; a longer one is a text."""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord(blank): " " for blank in BLANKS}

# Radicals are characters of their own, which look like whole ones and come so out of PDF files.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FE0)}

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
    "\U000e01f0-\U000e0fff"
)
"""What nobody sees, as a class of characters: soft hyphen, byte order mark, word joiners, fillers, blanks of no width,
tags, and the marks of direction, which turn the order of what stands beside them. (Unicode: Default_Ignorable.)"""

JOINER, SELECTORS = "\u200d", "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""What joins two characters into one, and what chooses a form of the one before."""

_HIDDEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffc\ufffd{INVISIBLE}{JOINER}{SELECTORS}]")


class CoreError(ValueError):
    """A cell that the core refuses: a stable `code` for the words, and what was `found`."""

    def __init__(self, code: str, found: str) -> None:
        """Keep the code and the piece of the cell that it is about."""
        super().__init__(f"{code}: {found!r}")
        self.code = code
        self.found = found


def half_width(text: str) -> str:
    """The text without outer blanks, full-width ASCII forms as ASCII, every kind of blank as a space."""
    return text.strip(BLANKS).translate(_HALF_WIDTH)


def without_radicals(text: str) -> str:
    """The text with each CJK or Kangxi radical as the one character that it looks like: 2026年6⽉ as 2026年6月."""
    return text if text.isascii() else text.translate(_RADICALS)


def hidden_character(text: str) -> str:
    """The first character of the text that nobody can see, as `U+200B`; empty when there is none."""
    found = _HIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
