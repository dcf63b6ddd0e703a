"""Whether a target's deadline has the basis that the row gives for it."""

import re
from collections.abc import Sequence

from tracker.core.kinds import DeadlineBasis

_WITHIN_THE_YEAR = re.compile(r"今年|本年|当年|全年|年内|年底")
_QUOTED = re.compile(r"[“「『]([^”」』]+)[”」』]")


def deadline_problems(row: dict[str, str], lines: Sequence[str], published: str) -> list[str]:
    """Codes of what is wrong with the deadline of `row`; `published` is the ISO date of its document.

    A stated deadline needs its year on the row's line, or a word such as 今年 there with the document's own year, or
    words that the row quotes in `deadline_from_zh`; an inferred one says in both languages what it was inferred from.
    Quoted words have to stand in the document in any case.
    """
    basis, deadline, origin = row["deadline_basis"], row["deadline"], row["deadline_from_zh"]
    if basis == DeadlineBasis.NONE:
        return ["deadline_unfounded"] if deadline else []
    if not deadline:
        return ["deadline_empty"]
    quoted = _QUOTED.findall(origin)
    if not all(any(words in line for line in lines) for words in quoted):
        return ["deadline_words_absent"]
    if basis == DeadlineBasis.INFERRED:
        return [] if origin and row["deadline_from_en"] else ["deadline_unexplained"]
    said = "".join([*lines[int(row["line"]) - 1:int(row["line"])], *quoted])
    return [] if _states(said, deadline[:4], published[:4]) else ["deadline_not_stated"]


def _states(said: str, year: str, document_year: str) -> bool:
    return f"{year}年" in said or (year == document_year and bool(_WITHIN_THE_YEAR.search(said)))
