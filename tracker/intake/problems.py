"""What can be wrong with a file or a record of it. Problems are values; the words for their codes are in `intake.po`.

A code such as VALUE_RANGE has two texts: `intake.problem.VALUE_RANGE` says what is wrong and why, and
`intake.advice.VALUE_RANGE` says what to do.
"""

import re
from typing import NamedTuple

from tracker.intake.fields import Field
from tracker.words import text

FOUND_LENGTH = 120
_LISTS = {"field": "field", "frequencies": "frequency"} | dict.fromkeys(("candidates", "known", "scopes", "lines"), "")
"""Blanks that are lists, and the domain of the words for their items where these are codes."""
_BETWEEN = re.compile("、|, ")

WARNINGS = frozenset(
    {
        "CELLS_CUT",
        "COLUMNS_HIDDEN",
        "COLUMN_IGNORED",
        "DATE_SHOWN_SHORT",
        "DUPLICATE_SAME",
        "ENCODING_AMBIGUOUS",
        "JURISDICTION_BY_PATH",
        "JURISDICTION_CODE_FORM",
        "MERGED_FILLED",
        "PERIOD_AS_OF",
        "PERIOD_COMPATIBILITY",
        "PERIOD_FROM_DAY",
        "PERIOD_INCOMPLETE",
        "PERIOD_SERIAL",
        "PLACE_TITLE",
        "ROWS_HIDDEN",
        "SCOPE_OF_TARGET",
        "SHEET_CHOSEN",
        "TEXT_CHANGED",
        "TEXT_COMPATIBILITY",
        "TEXT_CONTROL",
        "TEXT_DAMAGED",
        "TEXT_HIDDEN_CHARACTERS",
        "UNIT_ASSUMED",
        "UNIT_CONVERTED",
        "UNIT_IN_HEADER",
        "UNIT_IN_NAME",
        "UNIT_IN_VALUE",
        "VALUE_CHANGED",
        "VALUE_CHINESE_NUMERAL",
        "VALUE_EXPONENT",
        "VALUE_MISSING",
        "VALUE_PREFIX",
        "VALUE_SIGN",
    }
)
"""Codes of what is taken after a warning; every other code refuses its record or file."""


class Problem(NamedTuple):
    """One thing that is wrong, or was read in one way of several.

    `line` counts from the top of the file (or sheet) from 1, 0 is the file itself; `column` is the header as it stands
    in the file; `found` is what stood there, cut to 120 characters; `values` fill the blanks of the texts.
    """

    line: int
    column: str
    code: str
    found: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether the record (or, at line 0, the file) cannot be taken."""
        return self.code not in WARNINGS

    def what(self, lang: str) -> str:
        """What is wrong, and why, in a person's language."""
        return text(lang, f"intake.problem.{self.code}", **self._blanks(lang))

    def advice(self, lang: str) -> str:
        """What to do about it, in a person's language; with the names that come near, where there are some.

        A column for the place is not the only way to say the place.
        """
        blanks = self._blanks(lang)
        advice = text(lang, f"intake.advice.{self.code}", **blanks)
        if near := blanks.get("candidates"):
            return f"{advice} {text(lang, 'intake.near', candidates=near)}"
        if self.code == "COLUMN_MISSING" and ("field", Field.JURISDICTION) in self.values:
            return f"{advice} {text(lang, 'intake.or_choose_place')}"
        return advice

    def _blanks(self, lang: str) -> dict[str, str]:
        """What fills the blanks; codes are spelled out, and lists are written as the language writes them."""
        blanks = dict(self.values)
        for name in _LISTS.keys() & blanks.keys():
            items, domain = _BETWEEN.split(blanks[name]), _LISTS[name]
            words = (text(lang, f"intake.{domain}.{item}") for item in items) if domain else items
            blanks[name] = text(lang, "intake.and").join(words)
        return {"found": self.found, "line": str(self.line), **blanks}


def problem(code: str, line: int = 0, column: str = "", found: str = "", **values: object) -> Problem:
    """A problem with its blanks filled and `found` cut to a length that can be shown."""
    shown = found if len(found) <= FOUND_LENGTH else found[:FOUND_LENGTH] + "…"
    return Problem(line, column, code, shown, tuple((name, str(value)) for name, value in values.items()))


class FileRefused(Exception):
    """The file as a whole cannot be read; carries the problem that says why, and the sheets to choose from."""

    def __init__(self, found: Problem, sheets: tuple[str, ...] = ()) -> None:
        """Keep the problem and the sheets for the plan."""
        super().__init__(found.code)
        self.problem = found
        self.sheets = sheets
