"""Whether a target's deadline has the basis that the row gives for it."""

import re
from collections.abc import Sequence
from datetime import date

from tracker.catalogue.tables import TargetRow
from tracker.core.kinds import DeadlineBasis

_WITHIN_THE_YEAR = re.compile(r"今年|本年|当年|全年|年内|年底")
_QUOTED = re.compile(r"[“「『]([^”」』]+)[”」』]")


def deadline_problem(row: TargetRow, lines: Sequence[str], published: date) -> str:
    """The code of what is wrong with the deadline of `row`, or nothing; `published` is the date of its document.

    A stated deadline needs its year, or a word such as 今年 with the document's own year, on the row's line or in words
    that the row quotes in `deadline_from_zh`; an inferred one says in both languages what it was inferred from. Quoted
    words have to stand in the document in any case.
    """
    if row.deadline_basis == DeadlineBasis.NONE:
        return "deadline_unfounded" if row.deadline else ""
    if not row.deadline:
        return "deadline_empty"
    quoted = _QUOTED.findall(row.deadline_from_zh)
    if not all(any(words in line for line in lines) for words in quoted):
        return "deadline_words_absent"
    if row.deadline_basis == DeadlineBasis.INFERRED:
        return "" if row.deadline_from_zh and row.deadline_from_en else "deadline_unexplained"
    number = row.line or 0
    said = "".join([*lines[max(0, number - 1) : number], *quoted])
    return "" if _states(said, row.deadline.year, published.year) else "deadline_not_stated"


def _states(said: str, year: int, document_year: int) -> bool:
    return f"{year}年" in said or (year == document_year and bool(_WITHIN_THE_YEAR.search(said)))
