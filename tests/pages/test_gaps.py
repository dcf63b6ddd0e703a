"""The page of gaps: what is missing, narrowed by the address, and a template that comes back without surprises."""

from datetime import date

from sqlalchemy import Engine

from tests.pages.conftest import Open
from tests.pages.test_entry import type_into_grid
from tracker.core.settings import load_settings
from tracker.intake.check import check_file
from tracker.intake.files import Sheet, as_csv
from tracker.intake.template import Wanted, template_sheet
from tracker.people import load_people
from tracker.store.engine import data_version, reading
from tracker.views.board import load_board
from tracker.views.gaps import gaps


def test_what_is_missing_is_listed_and_narrowed_by_the_address(open_page: Open) -> None:
    whole, part = open_page("gaps"), open_page("gaps", places="420500", themes="ecology")
    assert len(part.dataframe[0].value) < len(whole.dataframe[0].value)
    assert set(part.dataframe[0].value["地区"]) == {"宜昌市"}
    assert set(part.dataframe[0].value["领域"]) == {"生态治理"}


def test_a_value_closes_its_gap(open_page: Open) -> None:
    def missing() -> list[tuple[str, str]]:
        shown = open_page("gaps", places="420500", themes="city").dataframe[0].value
        return list(zip(shown["指标"], shown["时期"], strict=True))

    assert ("城区人口", "2025 年") in missing()
    type_into_grid(open_page("entry", period="2025"), 0, value="168.5")
    assert ("城区人口", "2025 年") not in missing()


def test_nothing_is_missing_before_the_first_period_is_over(open_page: Open) -> None:
    app = open_page("gaps", asof="2022-01-01", places="420100", deadlines="2035")
    assert not app.exception


def test_a_template_that_is_filled_in_comes_back_without_surprises(engine: Engine) -> None:
    today, person = date(2026, 11, 21), load_people().local()
    board = load_board(engine, version=data_version(engine), as_of=today, settings=load_settings())
    slots = gaps(board, ["420500", "420100"], [], [])
    wanted = [Wanted(slot.place.code, slot.measure.code, slot.scope, slot.period) for slot in slots]
    with reading(engine) as session:
        sheet = template_sheet(session, wanted, "zh")
        at = list(sheet.header).index("数值")
        filled = [[*row[:at], "1", *row[at + 1 :]] for row in sheet.rows]
        plan = check_file(session, as_csv(Sheet(sheet.header, filled)), "模板.csv", person=person, today=today)
    assert plan.counts.new == len(slots) > 50
    assert plan.outcome == "accept", [problem.what("zh") for problem in plan.all_problems()]
