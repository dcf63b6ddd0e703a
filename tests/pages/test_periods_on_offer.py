"""The grid and the single slot take the periods that an uploaded file takes, and say what they leave out."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import Open, sound
from tests.pages.test_entry import newest, type_into_grid
from tracker.core.kinds import Qualifier
from tracker.core.periods import Period
from tracker.intake.plans.entry import Cell, check_cells
from tracker.people import load_people
from tracker.store.engine import reading
from tracker.views.slots import begun, frequencies, offered, periods_on_offer, refusing, usual_period
from tracker.views.snapshot import Snapshot
from tracker.words import text as words

TODAY = date(2026, 11, 30)


@pytest.fixture
def data(engine: Engine) -> Snapshot:
    with reading(engine) as session:
        return Snapshot.read(session)


def test_every_period_on_offer_is_taken_by_the_check_and_no_later_one(engine: Engine, data: Snapshot) -> None:
    measure = next(each for each in data.measures.values() if each.code == "gdp")
    periods = begun(frequencies(measure), TODAY)
    assert {"1949", "2019", "2026", "2026H1", "2026M1-10"} <= {each.code for each in periods}
    assert all(each.start <= TODAY for each in periods)
    cells = [Cell(jurisdiction="420500", indicator=measure.code, period=each.code, value="160", unit=measure.unit)
             for each in periods]  # fmt: skip
    later = Cell(jurisdiction="420500", indicator=measure.code, period="2027", value="160", unit=measure.unit)
    with reading(engine) as session:
        plan = check_cells(session, [*cells, later], person=load_people().local(), today=TODAY)
    wrong = {row.line for row in plan.rows for found in row.problems
             if found.code.startswith("PERIOD") and found.code != "PERIOD_INCOMPLETE"}  # fmt: skip
    assert wrong == {len(cells) + 1}


def test_the_usual_period_is_over(data: Snapshot) -> None:
    assert usual_period(periods_on_offer(data, "420500", TODAY), TODAY) == Period.from_code("2026H1")


def test_every_series_of_a_place_is_offered_or_named(data: Snapshot) -> None:
    for code in ("2019", "2026H1", "2026-10"):
        period = Period.from_code(code)
        there = {(slot.place.id, slot.measure.id, slot.scope) for slot in offered(data, "420583", period)}
        left_out = set(refusing(data, "420583", period))
        targets = data.targets_by_place[data.places["420583"].id]
        assert there | left_out == {target.series for target in targets}
        assert not there & left_out


def test_a_yearly_rate_of_the_running_year_is_typed_as_an_estimate(open_page: Open, engine: Engine) -> None:
    app = open_page("entry", place="420500", period="2026")
    assert any(words("zh", "entry.period_open", end="2026 年底") == each.value for each in app.caption)
    shown = app.dataframe[0].value
    assert set(shown["qualifier"]) == {Qualifier.ESTIMATE}
    row = list(shown["indicator"]).index("城区人口")
    sound(type_into_grid(app, row, value="170", source="统计局"))
    app = sound(app.button(key="grid:confirm").click().run())
    assert "已写入" in app.success[0].value
    with reading(engine) as session:
        data = Snapshot.read(session)
    place = data.places["420500"].id
    measure = next(each.id for each in data.measures.values() if each.code == "urban-population")
    [value] = [each for each in data.values[place, measure, ""] if each.period.code == "2026"]
    assert (value.value, value.qualifier) == (Decimal(170), Qualifier.ESTIMATE)


def test_a_period_before_the_target_takes_a_value(open_page: Open, engine: Engine) -> None:
    app = open_page("entry", place="420500", period="2015")
    row = list(app.dataframe[0].value["indicator"]).index("城区人口")
    sound(type_into_grid(app, row, value="150", source="统计局"))
    assert (newest(engine).kind, newest(engine).added) == ("grid", 1)


def test_the_grid_names_what_it_leaves_out_with_the_kinds_of_period(open_page: Open) -> None:
    app = sound(open_page("entry", place="420583", period="2025H1"))
    [told] = [each for each in app.expander if "不收这一期" in each.label]
    assert "只收年度" in told.text[0].value


def test_the_slot_of_a_target_offers_the_running_year_as_an_estimate(open_page: Open, engine: Engine) -> None:
    app = open_page("target", target="420583-urbanisation-open", slot="true")
    period = next(box for box in app.selectbox if box.label == words("zh", "page.actual_period"))
    assert {"2026 年（未结束）", "2025 年", "2019 年"} <= set(period.options)
    app = period.select("2026 年（未结束）").run()
    qualifier = next(box for box in app.selectbox if box.label == words("zh", "entry.column_qualifier"))
    assert qualifier.value == Qualifier.ESTIMATE
