"""Search finds places, documents and targets by words of either language and by the initials of pinyin."""

from datetime import date

import pytest

from tests.views.conftest import Boards
from tracker.views.search import MOST, initials, search

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "page", "code"),
    [
        ("宜都", "jurisdiction", "420581"),
        ("yidu", "jurisdiction", "420581"),
        ("yds", "jurisdiction", "420581"),
        ("宜昌 城区人口", "target", "420500-urban-population-2030"),
        ("cqrk", "target", "420500-urban-population-2030"),
        ("urban population", "target", "420500-urban-population-2030"),
    ],
)
def test_a_thing_is_found_by_its_names(boards: Boards, typed: str, page: str, code: str) -> None:
    assert (page, code) in [(hit.page, hit.selection[1]) for hit in search(boards.of(DAY), "zh", typed)]


def test_a_document_is_found_by_its_title(boards: Boards) -> None:
    board = boards.of(DAY)
    for code, document in board.data.documents.items():
        assert ("sources", code) in [(hit.page, hit.selection[1]) for hit in search(board, "en", document.title_zh)]


@pytest.mark.parametrize("typed", ["", "   ", "没有这个词", "zzzzqq", "\\", "😀"])
def test_what_is_nowhere_finds_nothing(boards: Boards, typed: str) -> None:
    assert search(boards.of(DAY), "zh", typed) == []


def test_no_more_is_found_than_a_list_holds(boards: Boards) -> None:
    assert len(search(boards.of(DAY), "zh", "市")) == MOST


def test_initials_leave_other_characters() -> None:
    assert initials("研发R&D投入") == "yfr&dtr"
