"""Targets by when they fall due: within days, passed, not set, or in a year."""

from datetime import date

from tests.views.conftest import Boards
from tracker.views.due import due_mask, due_years, is_due
from tracker.views.library import Wanted, library


def test_every_target_is_due_in_one_year_or_in_none(boards: Boards) -> None:
    board = boards.of(date(2026, 11, 30))
    codes = [*due_years(board.columns.deadlines), "none"]
    assert codes == sorted(codes)
    assert all(map(is_due, codes))
    found = {code: library(board, Wanted(due=code)) for code in codes}
    assert sum(map(len, found.values())) == len(board.targets)
    for code, targets in found.items():
        assert targets
        assert {str(target.deadline.year) if target.deadline else "none" for target in targets} == {code}


def test_a_year_without_deadlines_has_none_and_what_is_no_year_is_none(boards: Boards) -> None:
    board = boards.of(date(2026, 11, 30))
    assert not due_mask(board.columns.deadlines, "1999", board.as_of).any()
    assert not any(map(is_due, ("", "99", "20266", "２０２６", "soon")))
