"""What is different on a day from an earlier one: statuses, values that came in, documents that came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.core.judging.asof import counts_from
from tracker.core.kinds import Status
from tracker.views.board import Board, Rows, target_row
from tracker.views.rows import TargetRow
from tracker.views.written import observed_words
from tracker.words import day, text


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words, and the code of the target that it is about; empty for a document."""

    said: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed, each kind in the catalogue's order."""

    statuses: Sequence[Change]
    values: Sequence[Change]
    documents: Sequence[Change]

    @property
    def all(self) -> list[Change]:
        """All of them: documents, values, then statuses."""
        return [*self.documents, *self.values, *self.statuses]


def changes(board: Board, earlier: Board, lang: str) -> Changes:
    """What is different on a board from an earlier day of the same version of the database.

    A value counts from its publication, or else from its entry; so one that was entered late is new on that day.
    """
    before, now, columns = earlier.columns.by_goal(), board.columns.by_goal(), board.columns
    codes = [board.targets[place].code for place in columns.goals.tolist()]
    places = columns.goals[[before.get(code, now[code]) != now[code] for code in codes]]
    return Changes(
        [_status_changed(row, before[row.code], lang) for row in Rows(board, lang, places)],
        _new_values(board, earlier.as_of, lang),
        [
            Change(text(lang, "home.new_document", day=day(each.published, lang),
                        title=each.title_zh if lang == "zh" else each.title_en))
            for each in board.data.documents.values()
            if earlier.as_of < each.published <= board.as_of
        ],
    )  # fmt: skip


def _status_changed(row: TargetRow, before: Status, lang: str) -> Change:
    said = text(
        lang, "home.status_changed", place=row.jurisdiction, title=row.title, target=row.target_words,
        before=text(lang, f"status.{before}"), now=text(lang, row.status_key),
    )  # fmt: skip
    return Change(said, row.code)


def _new_values(board: Board, since: date, lang: str) -> list[Change]:
    """The values that have come to be known since a day, a series once, with the first target that it serves."""
    targets = [board.targets[place] for place in board.columns.goals.tolist()]
    first = {target.series: target for target in reversed(targets)}
    found = []
    for target in dict.fromkeys(first[each.series] for each in targets):
        new = [value for value in board.observations(target.series) if counts_from(value, board.settings).since > since]
        if new:
            row = target_row(board, lang, target)
            words = [observed_words(value, board.data.measures[target.indicator_id], lang) for value in new]
            found += [Change(_value_words(row, said, lang), row.code) for said in words]
    return found


def _value_words(row: TargetRow, value: str, lang: str) -> str:
    return text(lang, "home.new_value", place=row.jurisdiction, title=row.title, value=value)
