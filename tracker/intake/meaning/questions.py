"""What one answer settles for all records of a file, found in the first of them."""

from dataclasses import replace

from tracker.intake.meaning.columns import Columns
from tracker.intake.meaning.dated import Span
from tracker.intake.meaning.reading import Reader
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.values import Choices
from tracker.intake.meaning.verdicts import Verdicts
from tracker.intake.problems import FileRefused, Problem
from tracker.intake.records import Action

_QUESTIONS = ("CUMULATIVE_OPEN", "UNIT_OPEN")


def question(table: Table, columns: Columns, verdicts: Verdicts, choices: Choices) -> Problem | None:
    """What the first records leave open and one answer settles for all: whether months are cumulative, or the unit.

    So that nobody waits for a hundred thousand records to be refused for the same. Nothing where some record of them is
    refused for another reason, too.
    """
    if not table.sample or (table.setting.span is not Span.OPEN and len(table.units_above) < 2):
        return None
    first = Reader(replace(table, blocks=iter([table.sample])), columns, verdicts, choices)
    try:
        rejected = [row for row in first.rows().whole if row.action is Action.REJECTED]
    except FileRefused:
        return None
    errors = [found for row in rejected for found in row.problems if found.is_error]
    return errors[0] if errors and all(found.code in _QUESTIONS for found in errors) else None
