"""通报: ranks and distances of places by indicator are those of the comparison, and the title claims no more."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.charts import samples
from tests.charts.every import AS_OF
from tracker.catalogue import bring_up_to_date
from tracker.charts import Look, bulletin
from tracker.cli import main
from tracker.core.settings import load_settings
from tracker.store.engine import data_version, open_store
from tracker.views.board import Board, load_board
from tracker.views.bulletin import bulletin as found_on
from tracker.views.bulletin import bulletin_table, finding
from tracker.views.compare import comparison
from tracker.views.ranks import ranks
from tracker.words import text


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """The curated catalogue with the growth of two counties of 宜昌, and one value of another indicator."""
    folder, now = tmp_path_factory.mktemp("bulletin"), datetime.now(UTC)
    engine = open_store(folder / "tracker.db", now=now)
    bring_up_to_date(engine, now=now)
    rows = "西陵区,地区生产总值增速,2026年上半年,7.9\n宜都市,地区生产总值增速,2026年上半年,7.6\n"
    (folder / "values.csv").write_text(f"地区,指标,时期,数值,单位,来源\n{rows.replace(chr(10), ',%,统计局' + chr(10))}",
                                       encoding="utf-8")  # fmt: skip
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TRACKER_DB", str(folder / "tracker.db"))
        assert main(["import", str(folder / "values.csv")]) == 0
    return load_board(engine, version=data_version(engine), as_of=date(2027, 1, 1), settings=load_settings())


def test_a_cell_has_the_rank_of_the_comparison(board: Board) -> None:
    found = found_on(board, "zh", "420500")
    assert found is not None
    below = [place.code for place in board.data.children("420500")]
    assert set(found.places) <= set(below)
    growth = found.columns[0]
    assert {code: growth.rank(code) for code in ("420502", "420581")} == {"420502": 1, "420581": 2}
    for column in found.columns:
        row = next(iter(column.order.values())).row
        order = ranks(comparison(board, "zh", row.indicator_code, below).rows, board.settings.tie_points)
        assert {each.row.jurisdiction_code: each.rank for each in order} == {
            code: each.rank for code, each in column.order.items()
        }
        assert len(column.order) > 1


def test_there_is_none_where_nothing_can_be_ranked(board: Board) -> None:
    assert found_on(board, "zh", "420581") is None
    early = load_board(board.database.engine, version=board.version, as_of=date(2026, 1, 1), settings=load_settings())
    assert found_on(early, "zh", "420500") is None


def test_a_place_is_named_only_where_it_alone_is_first_most_often() -> None:
    whole = samples.compared_all("zh")
    one = replace(whole, columns=whole.columns[:1])
    [first] = [each.row.jurisdiction for each in one.columns[0].order.values() if each.rank == 1][:1]
    firsts = sum(each.rank == 1 for each in one.columns[0].order.values())
    neutral = text("zh", "chart.bulletin_title", places=len(whole.places), indicators=1)
    named = text("zh", "chart.bulletin_found", place=first, count=1, all=1)
    assert finding(one, "zh") == (named if firsts == 1 else neutral)
    nobody = {code: replace(each, rank=None) for code, each in one.columns[0].order.items()}
    assert finding(replace(one, columns=(replace(one.columns[0], order=nobody),)), "zh") == neutral


def test_every_target_is_a_cell_that_opens_it_and_stands_in_the_table() -> None:
    whole = samples.compared_all("zh")
    for width in (960, 374):
        [cells] = bulletin(whole, "zh", AS_OF, Look(width=width))["data"]
        assert sorted(cells["customdata"]) == sorted(row.code for row in whole.rows)
    table = bulletin_table(whole, "zh", "")
    assert sum(bool(cell) for row in table.rows for cell in row[1:]) == len(whole.rows)
    assert len(table.heads) == 1 + len(whole.columns)
