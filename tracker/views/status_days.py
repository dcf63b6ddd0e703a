"""Status over time: what a review on the last day of each month would have said, judged as of that day."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile

from tracker.core.judging import judge
from tracker.core.kinds import Status
from tracker.views.board import Board, target_row
from tracker.views.rows import StatusHistory
from tracker.views.snapshot import TargetRecord

MOST_MONTHS = 120


def status_histories(board: Board, lang: str, targets: Iterable[TargetRecord]) -> list[StatusHistory]:
    """These targets on common review days, those without any judgement left out; none if no day has one."""
    found = list(targets)
    if not found:
        return []
    first = min(board.data.documents[target.source].published for target in found)
    days = review_days(first, board.as_of)
    series = [
        StatusHistory(target_row(board, lang, target), tuple((day, _status(board, target, day)) for day in days))
        for target in found
    ]
    return [each for each in series if any(status for _, status in each.days)]


def tier_histories(board: Board, lang: str, target: TargetRecord) -> list[StatusHistory]:
    """The history of a target and of its other tier."""
    tiers = [
        each for each in board.targets_of(target.jurisdiction_id)
        if target.code in (each.code, each.tier_of) or each.code == target.tier_of
    ]  # fmt: skip
    return status_histories(board, lang, tiers)


def review_days(first: date, last: date) -> list[date]:
    """The last day of each month from `first` on, the latest 120 of them, and `last` itself."""
    return [*list(takewhile(lambda day: day < last, _month_ends(first)))[-MOST_MONTHS:], last]


def _month_ends(first: date) -> Iterator[date]:
    year, month = first.year, first.month
    while True:
        yield date(year, month, monthrange(year, month)[1])
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _status(board: Board, target: TargetRecord, day: date) -> Status | None:
    """The judgement of a day; None before the document was out and while there was no value to judge by."""
    if board.data.documents[target.source].published > day:
        return None
    observed = board.data.values.get(target.series, [])
    judged = judge(board.promises[target.code], observed, day, board.settings)
    return judged.status if judged.latest else None
