"""Search finds places, documents and targets by words of either language, by pinyin and by its initials."""

from datetime import date

import pytest

from tests.views.conftest import Boards
from tracker.views.search import MOST, search, spelling

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "page", "code"),
    [
        ("宜都", "jurisdiction", "420581"),
        ("yidu", "jurisdiction", "420581"),
        ("yds", "jurisdiction", "420581"),
        ("宜昌 城区人口", "target", "420500-urban-population-2030"),
        ("cqrk", "target", "420500-urban-population-2030"),
        ("chengqurenkou", "target", "420500-urban-population-2030"),
        ("renkou", "target", "420500-urban-population-2030"),
        ("yichangshi chengqurenkou", "target", "420500-urban-population-2030"),
        ("changyangtujiazu", "jurisdiction", "420528"),
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


@pytest.mark.parametrize(
    ("words", "pinyin"),
    [
        ("研发R&D投入", "yan fa r&d tou ru"),
        ("重庆市", "chong qing shi"),
        ("长治市", "chang zhi shi"),
        ("长阳土家族自治县", "chang yang tu jia zu zi zhi xian"),
        ("蚌埠市", "beng bu shi"),
        ("吕梁市", "lv liang shi"),
        ("宜昌高新区", "yi chang gao xin qu"),
    ],
)
def test_pinyin_is_that_of_the_place_and_leaves_other_characters(words: str, pinyin: str) -> None:
    assert spelling(words) == tuple(pinyin.split())
