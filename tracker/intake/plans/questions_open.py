"""At most three questions for a file: where it leaves more open, it is refused in one sentence that names them."""

from collections.abc import Sequence

from tracker.intake.meaning.rows import Rows
from tracker.intake.meaning.statements import Statement
from tracker.intake.meaning.verdicts import SEVERAL
from tracker.intake.problems import TO_CONFIRM, Problem, problem

MOST_QUESTIONS = 3
_ASKED_BY = TO_CONFIRM | {"UNIT_OPEN", "CUMULATIVE_OPEN", "PLAN_IN_TITLE"}
_FIELDS = ("jurisdiction", "indicator", "period")


def in_one_sentence(problems: Sequence[Problem], statements: Sequence[Statement]) -> list[Problem]:
    """The problems of a file; those that are questions as one, where they are more than may be asked.

    What was answered before counts, so that no answer leads to a fourth question.
    """
    asked = [one.about.value for one in statements if one.asked]
    answered = [one.about.value for one in statements if one.chosen and not one.sure]
    if not asked or len(asked) + len(answered) <= MOST_QUESTIONS:
        return list(problems)
    others = [found for found in problems if not _is_question(found)]
    return [*others, problem("QUESTIONS_MANY", 0, "", "", about=SEVERAL.join((*answered, *asked)))]


def to_confirm(rows: Rows) -> list[Problem]:
    """What records have to be confirmed in, each once: with what is asked of the file, so that one answer is to all."""
    found = [one for row in rows.whole for one in row.problems if one.code in TO_CONFIRM]
    return list({(one.code, one.found): one for one in reversed(found)}.values())[::-1]


def _is_question(found: Problem) -> bool:
    missing = found.code == "COLUMN_MISSING" and dict(found.values).get("field") in _FIELDS
    return missing or found.code in _ASKED_BY
