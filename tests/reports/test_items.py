"""What a report is of: codes in addresses, the usual list of a place, and what is left out."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.generate import make
from tests.reports.conftest import AS_OF, Boards, of
from tracker.core.settings import load_settings
from tracker.reports import KINDS, Item, item, place_items
from tracker.reports.sizes import A4
from tracker.store.engine import connect
from tracker.ui.showing.report_list import arranged
from tracker.views.board import Board, board_of
from tracker.views.judged_columns import DatabaseVersion
from tracker.views.overview import MOST_SIGNS


@pytest.mark.parametrize(
    "each",
    [
        Item("counts"),
        Item("progress", "420500"),
        Item("trajectory", "420500-gdp-2023-floor", date(2024, 12, 31)),
        Item("ranking", "a+b+c"),
    ],
    ids=lambda each: each.code,
)
def test_a_code_gives_its_item_back(each: Item) -> None:
    assert item(each.code, KINDS) == each


@pytest.mark.parametrize("code", ["", "pie:420500", "progress:420500@yesterday", "progress:420500@2024-13-01", ":"])
def test_what_is_no_item_is_none(code: str) -> None:
    assert item(code, KINDS) is None


A, B, C = Item("counts", "a"), Item("counts", "b"), Item("counts", "c")


@pytest.mark.parametrize(
    ("order", "kept", "wanted"),
    [
        ([1, 2, 3], [True, True, True], [A, B, C]),
        ([1, 2, 1], [True, True, True], [C, A, B]),
        ([3, 2, 3], [True, True, True], [B, C, A]),
        ([1, 1, 3], [True, True, True], [B, A, C]),
        ([1, 2, 3], [True, False, True], [A, C]),
        ([1, 2, 3], [False, False, False], []),
    ],
)
def test_a_moved_row_goes_where_its_number_says(order: list[int], kept: list[bool], wanted: list[Item]) -> None:
    assert arranged([A, B, C], order, ["", "", ""], kept) == wanted


def test_a_place_has_every_goal_with_values_once(board: Board) -> None:
    found = place_items(board, "420500")
    about = [each.about for each in found if each.kind == "trajectory"]
    assert len(set(about)) == len(about)
    assert "420500-gdp-2023-floor" in about
    assert "420500-gdp-2023-stretch" not in about
    assert {"brief", "counts", "deadlines", "matrix", "tiles"} == {each.kind for each in found} - {"trajectory"}


def test_what_is_not_on_the_board_of_its_day_is_left_out_and_said(boards: Boards) -> None:
    early, unknown = Item("trajectory", "420500-gdp-open", date(2023, 12, 31)), Item("progress", "999999")
    made = of(boards, [early, Item("counts", "420500"), unknown])
    assert [part.item.kind for part in made.parts] == ["counts"]
    assert made.left_out == (early.code, unknown.code)


def test_a_pinned_day_is_judged_on_its_day_and_said_in_the_heading(boards: Boards) -> None:
    pinned = Item("counts", "420500", date(2024, 6, 30))
    made = of(boards, [Item("counts", "420500"), pinned])
    assert "2024 年 6 月 30 日" in made.heading(2)
    assert made.as_of == AS_OF
    assert made.parts[0].table != made.parts[1].table


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("about", ["", "420500", "no-such-code", "420500-gdp-2023-floor+420500-gdp-open"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_takes_whatever_an_address_may_name(boards: Boards, kind: str, about: str, lang: str) -> None:
    made = of(boards, [Item(kind, about)], lang)
    for part in made.parts:
        assert part.title
        assert part.alt
        assert part.table.rows
        assert all(len(row) == len(part.table.heads) for row in part.table.rows)


def test_more_targets_than_can_be_drawn_are_counted(tmp_path: Path) -> None:
    country = make(12_000, tmp_path / "country")
    board = board_of(DatabaseVersion.read(connect(country.database), (1, 1)), AS_OF, load_settings())
    made = of(lambda day: board, [Item("matrix"), Item("deadlines")])
    for part in made.parts:
        assert not part.rows
        assert part.table.rows[-1][2] == len(board.targets) > MOST_SIGNS
        assert part.draw
        assert part.draw(A4)[0]["layout"]["meta"]["chart"] == part.item.kind
