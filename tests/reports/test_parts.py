"""Chart and table of a part say the same, and a figure that is too high comes in pieces that lose nothing."""

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.reports.conftest import AS_OF, Boards, of
from tracker.charts import Look
from tracker.charts.kit.typeset import text_width, wrap
from tracker.core.kinds import StatusKind
from tracker.reports import Item, Report, place_items
from tracker.reports.columns import pages, shares, turned
from tracker.reports.part import cut
from tracker.reports.sizes import A4, A4_WIDE
from tracker.views.board import target_rows
from tracker.views.brief import in_order
from tracker.views.goals import goal_rows
from tracker.views.report import Table, printed
from tracker.views.written import latest_cell
from tracker.words import at_bound, axis_unit, percent, text

LOOK = Look(width=960, picture=True)


def codes(figure: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for trace in figure["data"]:
        found += trace.get("customdata") or []
    return found


def test_the_table_has_the_rows_of_the_page(yichang: Report, boards: Boards) -> None:
    part = next(part for part in yichang.parts if part.item.kind == "brief")
    board = boards(AS_OF)
    place = board.data.places["420500"].id
    listed = target_rows(board, yichang.lang, (target.code for target in board.targets_of(place)))
    rows = in_order(goal_rows(listed, AS_OF, yichang.lang))
    heads = part.table.heads
    assert len(rows) == len(part.table.rows) > 10
    for row, cells in zip(rows, part.table.rows, strict=True):
        said = dict(zip(heads, cells, strict=True))
        assert said[yichang.text("report.head_target")] == row.target_words
        assert said[yichang.text("report.head_status")] == text(yichang.lang, row.status_key)
        assert said[yichang.text("report.head_latest")] == latest_cell(row, yichang.lang)
        shown = percent(row.progress, yichang.lang) if row.progress is not None else ""
        shown = at_bound(shown, row.share_qualifier, yichang.lang) if shown else ""
        assert said[yichang.text("report.head_progress")] == shown


def test_every_number_on_a_course_stands_in_its_table(yichang: Report, boards: Boards) -> None:
    for part in yichang.parts:
        if part.item.kind != "trajectory":
            continue
        words = " ".join(printed(cell, yichang.lang) for row in part.table.rows for cell in row)
        factor, _ = axis_unit(max(row.value for row in part.rows), part.rows[0].unit, yichang.lang)
        known = [value for value in (part.rows[0].value, part.rows[0].latest) if value is not None]
        assert {value * factor for value in known} <= {row[2] for row in part.table.rows}
        figure = part.draw(LOOK)[0] if part.draw else {}
        drawn = [value for trace in figure["data"] for value in trace.get("text") or [] if value]
        for number in re.findall(r"\d[\d.,]*", re.sub("<[^>]+>", " ", " ".join(map(str, drawn)))):
            assert number.rstrip(".,") in words


def test_counts_by_status_add_up(yichang: Report) -> None:
    part = next(part for part in yichang.parts if part.item.kind == "counts")
    *counted, (_, judged), (_, everything) = part.table.rows
    goals = goal_rows(part.rows, AS_OF, yichang.lang)
    kinds = {text(yichang.lang, f"status.kind.{kind}") for kind in StatusKind}
    of_kinds = [number for name, number in counted if name in kinds]
    of_statuses = [number for name, number in counted if name not in kinds]
    assert sum(of_kinds) == sum(of_statuses) == everything == len(goals) == len(part.rows) - 1
    assert judged == sum(row.status.judged for row in goals)


@pytest.mark.parametrize("kind", ["progress", "matrix"])
def test_pieces_of_a_high_figure_have_every_target_once(boards: Boards, kind: str) -> None:
    part = of(boards, [Item(kind, "420500")]).parts[0]
    assert part.draw
    whole, pieces = part.draw(LOOK), part.draw(replace(LOOK, tallest=350))
    assert len(whole) == 1
    assert len(pieces) > 2
    if kind == "matrix":
        assert sorted(code for piece in pieces for code in codes(piece)) == sorted(codes(whole[0]))
    assert max(piece["layout"]["height"] for piece in pieces) <= 350
    counts = [len(codes(piece)) for piece in pieces]
    assert min(counts) > 0


def test_the_tiers_of_a_goal_stay_in_one_piece(boards: Boards) -> None:
    part = of(boards, [Item("progress", "420500")]).parts[0]
    assert part.draw
    status = boards(AS_OF).statuses["420500-gdp-2023-stretch"]
    title = text("zh", "chart.stretch_with", amount="6200 亿元以上", status=text("zh", f"status.{status}"))
    drawn = [str(piece) for piece in part.draw(replace(LOOK, tallest=300))]
    assert sum(title in piece for piece in drawn) == 1


def test_pieces_of_a_ranking_have_every_row_once_under_one_title(boards: Boards) -> None:
    board = boards(AS_OF)
    codes_of: dict[tuple[str, str, str], list[str]] = {}
    for row in target_rows(board, "zh", board.judgements):
        codes_of.setdefault((row.indicator_code, row.kind, row.unit), []).append(row.code)
    part = of(boards, [Item("ranking", "+".join(max(codes_of.values(), key=len)))]).parts[0]
    assert part.draw
    (whole,), pieces = part.draw(LOOK), part.draw(replace(LOOK, tallest=280))
    assert len(pieces) > 1
    assert {piece["layout"]["meta"]["title"] for piece in pieces} == {whole["layout"]["meta"]["title"]}
    assert sorted(words for piece in pieces for words in _names(piece)) == sorted(_names(whole))
    assert len(_names(whole)) == len(part.rows)


def _names(figure: dict[str, Any]) -> list[str]:
    """The names left of the rows."""
    notes = [note for note in figure["layout"]["annotations"] if (note["x"], note["yref"]) == (0, "y")]
    return [note["text"] for note in notes if not note["text"].startswith("<b>")]


def _bar(units: list[int], look: Look) -> dict[str, Any]:
    return {"data": units, "layout": {"height": 50 + sum(units)}}


@pytest.mark.parametrize(("width", "pieces"), [(300, [[100] * 4, [900], [100]]), (500, [[100] * 2, [100] * 3])])
def test_pieces_fill_pages_and_share_sheets_evenly(width: int, pieces: list[list[int]]) -> None:
    look = replace(LOOK, width=width, tallest=480)
    units = [each for piece in pieces for each in piece]
    assert [figure["data"] for figure in cut(units, look, _bar)] == pieces


TABLE = Table(
    "t",
    ("指标", "数", "说明"),
    tuple((f"指标{n}", n, "很长的说明文字" * (1 + n % 9)) for n in range(60)),
)


def test_short_columns_keep_their_line_and_long_ones_wrap() -> None:
    found = shares(TABLE, "zh", 40)
    assert sum(found) == pytest.approx(1)
    assert found[0] * 40 >= len("指标59") - 0.5
    assert found[2] == max(found)


def test_pages_of_a_table_have_every_row_once_and_fit() -> None:
    groups = pages(TABLE, "zh", width=400, height=300, size=10, padding=3)
    assert [row for group in groups for row in group] == list(TABLE.rows)
    rooms = [share * 400 - 6 for share in shares(TABLE, "zh", 40)]
    for group in groups:
        tall = sum(
            max(len(wrap(printed(cell, "zh"), 10, room)) for cell, room in zip(row, rooms, strict=True)) * 12.5 + 6
            for row in (TABLE.heads, *group)
        )
        assert tall <= 300 or len(group) == 1


def test_pages_of_a_table_are_filled_evenly() -> None:
    rows = tuple((f"指标{n}", n, "短") for n in range(21))
    groups = pages(replace(TABLE, rows=rows), "zh", width=400, height=20 * 18.5 + 20, size=10, padding=3)
    assert [len(group) for group in groups] == [11, 10]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_of_a_table_breaks_on_a4(boards: Boards, lang: str) -> None:
    size, wide = 8.5, A4_WIDE / 2.54 * 72
    made = of(boards, place_items(boards(AS_OF), "420500"), lang)
    for table in [*(part.table for part in made.parts), *(table for _, group, _ in made.appendix for table in group)]:
        upward = turned(table, lang, wide / size)
        for column, share in enumerate(shares(table, lang, wide / size)):
            heads = [] if column in upward else [table.heads[column]]
            words = " ".join([*heads, *(printed(row[column], lang) for row in table.rows)]).split()
            assert max((text_width(word, size) for word in words if word.isascii()), default=0) < share * wide - 6


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pieces_of_a_matrix_have_the_same_columns(boards: Boards, lang: str) -> None:
    part = of(boards, [Item("matrix", "420500")], lang).parts[0]
    assert part.draw
    heads = [
        [note["text"].split("<span")[0].replace("<br>", "") for note in piece["layout"]["annotations"]
         if note.get("yshift") == 4]
        for piece in part.draw(replace(A4, tallest=350, width=960))
    ]  # fmt: skip
    assert len(heads) > 2
    assert {len(head) for head in heads} == {9}
    assert len({" ".join(head).replace(" ", "") for head in heads}) == 1
