"""What can be wrong with a file or a record of it. Problems are values; the words for their codes are in `intake.po`.

A code such as VALUE_RANGE has two texts: `intake.problem.VALUE_RANGE` says what is wrong and why, and
`intake.advice.VALUE_RANGE` says what to do.
"""

import re
from contextlib import suppress
from typing import NamedTuple

from tracker.core.periods import Period, PeriodError
from tracker.words import period, text

FOUND_LENGTH = 120
_LISTS = {"about": "about", "field": "field", "frequencies": "frequency", "qualifier": "qualifier"} | dict.fromkeys(
    ("candidates", "known", "scopes", "lines"), ""
)
"""Blanks that are codes or lists, and the domain of the words for their items where these are codes."""
_BETWEEN = re.compile("、|, ")

DOCUMENTS = frozenset({"DOC", "DOCX", "ODS", "ODT", "PDF", "PPT", "PPTX", "RTF"})
"""Kinds of files that can hold a table which has to be taken out of them by hand."""

_FOR_ALL = {
    "jurisdiction": "intake.or_choose_place",
    "indicator": "intake.or_choose_whole",
    "period": "intake.or_choose_whole",
}
"""By the missing column: the other way to say it."""

WARNINGS = frozenset(
    {
        "ANSWER_RECALLED",
        "CELLS_CUT",
        "FOOTER",
        "GROWTH_LEFT_OUT",
        "HEADER_REPEATED",
        "INDICATOR_READ",
        "INDICATOR_SKIPPED",
        "INDICATOR_UNMARKED",
        "JURISDICTION_UNMARKED",
        "LINE_FOR_ALL",
        "MAPPING_OFFERED",
        "MONTH_LEFT_OUT",
        "NAME_BY_HAND",
        "PERIOD_CUMULATIVE",
        "PERIOD_LAST",
        "PERIOD_NARROWED",
        "PERIOD_READ",
        "PLACE_READ",
        "SOURCE_BEHIND_PERIOD",
        "SOURCE_CODE_FORM",
        "VALUE_FAR",
        "VALUE_QUALIFIED",
        "WORD_NOT_KEPT",
        "COLUMNS_HIDDEN",
        "COLUMN_IGNORED",
        "DATE_SHOWN_SHORT",
        "DUPLICATE_SAME",
        "ENCODING_AMBIGUOUS",
        "JURISDICTION_BY_PATH",
        "JURISDICTION_CODE_FORM",
        "MERGED_FILLED",
        "PART_LEFT_OUT",
        "PERIOD_AS_OF",
        "PERIOD_COMPATIBILITY",
        "PERIOD_FROM_DAY",
        "PERIOD_INCOMPLETE",
        "PERIOD_SERIAL",
        "PERIOD_SHORT_YEAR",
        "PUBLISHER_BESIDE",
        "REMARK_ESTIMATE",
        "ROWS_HIDDEN",
        "SCOPE_OF_TARGET",
        "SHEET_CHOSEN",
        "TEXT_CHANGED",
        "TEXT_COMPATIBILITY",
        "TEXT_CONTROL",
        "TEXT_DAMAGED",
        "TEXT_HIDDEN_CHARACTERS",
        "TITLE_OF_OTHER_YEAR",
        "TITLE_OPEN",
        "UNIT_ABOVE",
        "UNIT_ASSUMED",
        "UNIT_CONVERTED",
        "UNIT_IN_HEADER",
        "UNIT_IN_NAME",
        "UNIT_IN_VALUE",
        "UNIT_MAGNITUDE",
        "VALUE_CHANGED",
        "VALUE_CHINESE_NUMERAL",
        "VALUE_EXPONENT",
        "VALUE_MISSING",
        "VALUE_PREFIX",
        "VALUE_SIGN",
        "YEAR_READ",
    }
)
"""Codes of what is taken after a warning; every other code refuses its record or file."""


TO_CONFIRM = frozenset(
    {
        "INDICATOR_OTHER",
        "LINE_OPEN",
        "PERCENT_AS_FRACTION",
        "PERIOD_OTHER",
        "PLACE_TITLE",
        "RATE_AS_INDEX",
        "RATE_FAR",
        "REMARK_OTHER",
        "TARGET_FAR",
        "THOUSANDS_OPEN",
        "UNIT_OTHER",
        "UNIT_SIZE_OPEN",
        "VALUE_FAR_OPEN",
    }
)
"""Codes of what looks odd or contradicts the file: taken once the person has confirmed that it is meant so."""


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
        said = [text(lang, f"intake.advice.{self.code}", **blanks)]
        if blanks.get("candidates"):
            said.append(text(lang, "intake.near", candidates=blanks["candidates"]))
        if self.code == "COLUMN_MISSING" and (more := _FOR_ALL.get(dict(self.values)["field"])):
            said.append(text(lang, more))
        if "recalled" in blanks:
            said.append(text(lang, "intake.recalled", **blanks))
        if "suggested" in blanks:
            said.append(text(lang, "intake.suggested", **blanks))
        if self.code == "TYPE" and self.found in DOCUMENTS:
            return text(lang, "intake.of_document", found=self.found)
        return " ".join(said)

    def _blanks(self, lang: str) -> dict[str, str]:
        """What fills the blanks; codes are spelled out, and lists are written as the language writes them."""
        blanks = dict(self.values)
        for name in _LISTS.keys() & blanks.keys():
            items, domain = _BETWEEN.split(blanks[name]), _LISTS[name]
            words = (text(lang, f"intake.{domain}.{item}") for item in items) if domain else items
            blanks[name] = text(lang, "intake.and").join(words)
        if "times" in blanks:
            blanks["times"] = _times(int(blanks["times"]), lang)
        if "period" in blanks:
            with suppress(PeriodError, ValueError):
                blanks["period"] = period(Period.from_code(blanks["period"]), lang)
        return {"found": self.found, "line": str(self.line), **blanks}


def _times(factor: int, lang: str) -> str:
    """A factor as a reader writes it: 100, 1 万, 1 亿; 10,000."""
    words = {10**8: "亿", 10**4: "万"} if lang == "zh" else {}
    return next((f"{factor // size:,} {word}" for size, word in words.items() if factor >= size), f"{factor:,}")


def problem(code: str, line: int = 0, column: str = "", found: str = "", **values: object) -> Problem:
    """A problem with its blanks filled and `found` cut to a length that can be shown."""
    return Problem(line, column, code, shown(found), tuple((name, str(value)) for name, value in values.items()))


def shown(found: str) -> str:
    """What was found, cut to a length that can be shown."""
    return found if len(found) <= FOUND_LENGTH else found[:FOUND_LENGTH] + "…"


class FileRefused(Exception):
    """The file as a whole cannot be read; carries the problem that says why, and the sheets to choose from."""

    def __init__(self, found: Problem, sheets: tuple[str, ...] = ()) -> None:
        """Keep the problem and the sheets for the plan."""
        super().__init__(found.code)
        self.problem = found
        self.sheets = sheets
