"""What several have published of one value: on the target page, below its chart and in the grid; one of them counts."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN
from tests.pages.conftest import Open, sound
from tests.pages.test_entry import press, upload
from tracker.charts.trajectory.breaks import remarks
from tracker.charts.trajectory.points import points
from tracker.core.periods import Period
from tracker.core.settings import load_settings
from tracker.intake.plans.entry import check_cells
from tracker.intake.records import Action
from tracker.store.engine import data_version, reading
from tracker.views.board import Board, load_board
from tracker.views.entry import EntryRow, entry_rows, stored_choices, stored_words, typed_cells
from tracker.views.page_tables import actuals_frame
from tracker.views.target import target_view, trajectory

TARGET, TODAY = "420500-gdp-open", date(2026, 11, 30)
BOTH = (
    "地区,指标,时期,数值,单位,发布单位,发布日期\n"
    "宜昌市,地区生产总值,2025,6500,亿元,宜昌市统计局,2026-03-20\n"
    "宜昌市,地区生产总值,2025,6512,亿元,三峡日报,2026-04-01\n"
)


@pytest.fixture
def both(open_page: Open, engine: Engine) -> Engine:
    """A database in which an office and, later, a newspaper have published the same value."""
    sound(press(upload(open_page("entry"), BOTH), ":confirm"))
    return engine


def board(engine: Engine) -> Board:
    return load_board(engine, version=data_version(engine), as_of=TODAY, settings=load_settings())


def slot(engine: Engine) -> EntryRow:
    rows = entry_rows(engine, board(engine).data, "420500", Period.from_code("2025"))
    return next(row for row in rows if row.key.indicator == "gdp")


def test_the_offices_counts_and_the_other_stands_beside_with_its_difference(both: Engine, open_page: Open) -> None:
    now = board(both)
    view = target_view(now, "zh", TARGET)
    assert view.row.latest == Decimal(6500)
    frame = actuals_frame(now.data, view, "zh")
    said = dict(zip(frame["发布单位"], frame["以哪个为准"], strict=True))
    assert (said["宜昌市统计局"], said["三峡日报"]) == ("以此为准", "高 12 亿元")
    course = trajectory(now, "zh", TARGET)
    assert "2025 年有几家公布的数：宜昌市统计局 6500 亿元（以此为准）；三峡日报 6512 亿元（高 12 亿元）" in {
        line for lines in remarks(course, points(course), "zh") for line in lines
    }

    open_page("target", target=TARGET)


def test_where_one_alone_has_published_no_column_asks_which_counts(engine: Engine) -> None:
    now = board(engine)
    assert "以哪个为准" not in actuals_frame(now.data, target_view(now, "zh", TARGET), "zh")


def test_the_grid_shows_both_and_what_is_typed_corrects_the_one_that_counts(both: Engine) -> None:
    row = slot(both)
    assert row.value
    assert row.value.publisher == "宜昌市统计局"
    assert stored_words(row, "zh") == "6500；并列：三峡日报 6512（高 12 亿元）"
    (cell,) = typed_cells([(row, {"value": "6501"})], TODAY)
    assert (cell.publisher, cell.seen) == ("宜昌市统计局", 1)
    (cell,) = typed_cells([(row, {"value": "6513", "publisher": "三峡日报"})], TODAY)
    assert cell.publisher == "三峡日报"


def test_each_of_several_can_be_taken_back_by_its_name(both: Engine, open_page: Open) -> None:
    assert list(stored_choices(board(both).data, [slot(both)], "zh").values()) == [
        "地区生产总值 · 6500 亿元 · 宜昌市统计局（以此为准）",
        "地区生产总值 · 6512 亿元 · 三峡日报",
    ]
    app = open_page("entry", place="420500", period="2025")
    choice = next(box for box in app.multiselect if ":retract:" in str(box.key))
    at = choice.options.index("地区生产总值 · 6512 亿元 · 三峡日报")
    paper = list(stored_choices(board(both).data, [slot(both)], "zh"))[1]
    app = choice.set_value([paper]).run()
    assert choice.options[at].endswith("三峡日报")
    next(box for box in app.text_input if str(box.key).endswith(":reason")).set_value("转载有误")
    sound(press(app, ":retract_confirm"))
    assert [stored.publisher for _, stored in slot(both).all_stored] == ["宜昌市统计局"]


def test_what_is_typed_for_another_publisher_is_checked_against_what_that_one_has_said(
    both: Engine, open_page: Open
) -> None:
    again = BOTH.splitlines()[0] + "\n" + BOTH.splitlines()[2].replace("6512", "6513") + "\n"
    sound(press(upload(open_page("entry"), again), ":confirm"))
    row = slot(both)
    (cell,) = typed_cells([(row, {"value": "6514", "publisher": "三峡日报"})], TODAY)
    assert (row.version, cell.seen) == (1, 2)
    with reading(both) as session:
        plan = check_cells(session, [cell], person=ADMIN, today=TODAY)
    assert [(each.action, each.old and each.old.value) for each in plan.rows] == [(Action.CHANGED, Decimal(6513))]
