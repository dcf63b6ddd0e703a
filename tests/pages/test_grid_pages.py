"""What is typed into the grids stays until it is saved: on other pages, at other places, in the other language."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.crowded import crowded
from tests.pages.conftest import Open, sound
from tests.pages.test_entry import newest, press, send
from tests.server import copy_of
from tracker.catalogue import bring_up_to_date
from tracker.store.engine import connect, open_store, reading
from tracker.views.snapshot import Snapshot
from tracker.words import text as words


@pytest.fixture(scope="module")
def long_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = crowded(tmp_path_factory.mktemp("crowded") / "catalogue")
    now = datetime.now(UTC)
    bring_up_to_date(open_store(folder / "tracker.db", now=now), now=now, folder=folder)
    with connect(folder / "tracker.db").connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    return folder


@pytest.fixture
def engine(long_catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The database that the pages of this test run on: 宜昌 fills three pages of the grid."""
    path = copy_of(long_catalogue / "tracker.db", tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(path))
    monkeypatch.setenv("TRACKER_CATALOGUE", str(long_catalogue))
    return connect(path)


def stored(engine: Engine) -> dict[str, str]:
    """The current values of the other indicators, by indicator."""
    with reading(engine) as session:
        data = Snapshot.read(session)
    codes = {measure.id: measure.code for measure in data.measures.values()}
    return {
        codes[indicator]: str(values[-1].value)
        for (_, indicator, _), values in data.values.items()
        if codes[indicator].startswith("more-")
    }


def typed(app: AppTest, page: int, row: int, kind: str = "grid", **cells: str | None) -> AppTest:
    """Type into a row, from 0, of the page that is shown; the browser sends it with whatever is done next."""
    send(app, {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []}, kind, page)
    return app


def turn(app: AppTest, page: int) -> AppTest:
    app.session_state["grid:420500:2025:page:3"] = page
    return sound(app.run())


def values(app: AppTest) -> list[str]:
    """What stands in the column of values that is shown."""
    return list(app.dataframe[0].value["value"])


def saved(app: AppTest) -> AppTest:
    return app.button(key="grid:save").click().run()


def shown(app: AppTest) -> list[str]:
    return [caption.value for caption in app.caption]


def test_what_is_typed_on_several_pages_is_there_when_one_comes_back_and_is_saved_at_once(
    open_page: Open, engine: Engine
) -> None:
    app = turn(typed(open_page("entry", period="2025"), 1, 499, value="11", source="公报"), 2)
    assert words("zh", "entry.unsaved_pages", pages="1", count=1) in shown(app)
    assert not any(values(app))
    app = turn(typed(app, 2, 0, value="12"), 3)
    app = turn(typed(app, 3, 21, value="13"), 1)
    assert words("zh", "entry.unsaved_pages", pages="2、3", count=2) in shown(app)
    assert values(app)[499] == "11"
    sound(saved(app))
    assert stored(engine) == {"more-0488": "11", "more-0489": "12", "more-1010": "13"}
    assert newest(engine).added == 3
    assert not any(values(app))
    assert not any("未保存" in caption for caption in shown(app))


def test_what_is_cleared_on_coming_back_is_not_saved(open_page: Open, engine: Engine) -> None:
    app = turn(typed(open_page("entry", period="2025"), 1, 499, value="11"), 2)
    app = turn(typed(app, 2, 0, value="12", note="不存"), 1)
    app = turn(typed(app, 1, 499, value=None), 2)
    assert values(app)[0] == "12"
    sound(saved(typed(app, 2, 0, note="")))
    assert stored(engine) == {"more-0489": "12"}


def test_a_value_of_another_page_that_somebody_else_changed_is_shown_and_not_overwritten(
    open_page: Open, engine: Engine
) -> None:
    app = turn(typed(open_page("entry", period="2025"), 1, 499, value="11"), 2)
    sound(saved(typed(open_page("entry", period="2025"), 1, 499, value="99")))
    app = turn(typed(app, 2, 0, value="12"), 3)
    app = saved(app)
    assert [toast.value for toast in app.toast] == [words("zh", "entry.look_below")]
    assert stored(engine) == {"more-0488": "99"}
    said = app.dataframe[-1].value.to_string()
    assert "99" in said
    assert "11" in said
    app = turn(app, 1)
    assert values(app)[499] == "11"
    sound(saved(typed(app, 1, 499, value="")))
    assert stored(engine) == {"more-0488": "99", "more-0489": "12"}


def chosen(app: AppTest, ending: str) -> AppTest:
    """Choose whose value stands, by the button whose key ends so."""
    return sound(press(app, ending))


def overtaken(open_page: Open) -> AppTest:
    """A grid in which two values are typed that somebody else stores meanwhile, and one that nobody else does."""
    app = open_page("entry", period="2025")
    typed(app, 1, 499, value="11", note="我的")
    typed(app, 2, 0, value="12")
    typed(app, 3, 21, value="13")
    sound(saved(typed(typed(open_page("entry", period="2025"), 1, 499, value="99", source="公报"), 2, 0, value="98")))
    return sound(app.run())


def test_what_was_overtaken_is_shown_beside_what_is_stored_and_either_is_taken(open_page: Open, engine: Engine) -> None:
    app = overtaken(open_page)
    assert words("zh", "entry.overtaken", count=2) in [warning.value for warning in app.warning]
    both = app.dataframe[1].value
    assert list(both[words("zh", "entry.clash_now")]) == ["99", "98"]
    assert list(both[words("zh", "entry.clash_yours")]) == ["11", "12"]
    which = next(box for box in app.multiselect if str(box.key).endswith(":overtaken"))
    app = chosen(which.unselect(which.value[1]).run(), ":mine")
    assert stored(engine) == {"more-0488": "99", "more-0489": "98"}
    app = chosen(app, ":theirs")
    assert not app.warning
    app = sound(saved(app))
    assert stored(engine) == {"more-0488": "99", "more-0489": "98"}
    shown = app.dataframe[-1].value
    assert shown[words("zh", "entry.plan_old")][0] == "99 万人"
    sound(app.button(key="grid:confirm").click().run())
    assert stored(engine) == {"more-0488": "11", "more-0489": "98", "more-1010": "13"}


def test_what_is_taken_is_refused_again_if_it_is_overtaken_again(open_page: Open, engine: Engine) -> None:
    app = chosen(overtaken(open_page), ":mine")
    sound(saved(typed(open_page("entry", period="2025"), 3, 21, value="97")))
    app = saved(app)
    assert words("zh", "entry.overtaken", count=1) in [warning.value for warning in app.warning]
    assert not any(button.key == "grid:confirm" for button in app.button)
    assert stored(engine) == {"more-0488": "99", "more-0489": "98", "more-1010": "97"}


def test_a_redacted_number_that_was_overtaken_is_not_typed_again(open_page: Open, engine: Engine) -> None:
    app = typed(open_page("entry", place="x-city"), 1, 0, "redacted", value="12", source="政府工作报告")
    other = typed(open_page("entry", place="x-city"), 1, 0, "redacted", value="13", source="公报")
    sound(other.button(key="redacted:save").click().run())
    app.button(key="redacted:save").click().run()
    assert words("zh", "entry.redacted_nothing") in app.error[0].value
    app = chosen(app, ":mine")
    sound(app.button(key="redacted:save").click().run())
    with reading(engine) as session:
        filled = [target for target in Snapshot.read(session).targets.values() if target.value_basis == "user"]
    assert [(str(target.value), target.value_source) for target in filled] == [("12", "政府工作报告")]


def test_a_row_without_a_typed_value_shows_what_was_stored_meanwhile(open_page: Open, engine: Engine) -> None:
    app = turn(typed(open_page("entry", period="2025"), 1, 499, value="11"), 2)
    sound(saved(typed(turn(open_page("entry", period="2025"), 2), 2, 0, value="99")))
    sound(app.run())
    assert app.dataframe[0].value["stored"][0] == "99"
    assert app.dataframe[0].value["stored"][1] == ""


@pytest.mark.parametrize(("page", "row"), [(1, 500), (2, 500), (3, 499), (2, -1)])
def test_a_row_outside_the_page_is_refused(page: int, row: int, open_page: Open, engine: Engine) -> None:
    app = typed(turn(open_page("entry", period="2025"), page), page, row, value="1")
    saved(app)
    assert [error.value for error in app.error] == [words("zh", "entry.forged")]
    assert stored(engine) == {}


def test_a_plan_is_let_go_when_something_else_is_typed(open_page: Open, engine: Engine) -> None:
    sound(saved(typed(open_page("entry", period="2025"), 1, 499, value="11")))
    app = sound(saved(typed(open_page("entry", period="2025"), 1, 499, value="12")))
    app = turn(app, 2)
    assert any(button.key == "grid:confirm" for button in app.button)
    app = sound(typed(app, 2, 0, value="13").run())
    assert not any(button.key == "grid:confirm" for button in app.button)
    sound(saved(app))
    sound(app.button(key="grid:confirm").click().run())
    assert stored(engine) == {"more-0488": "12", "more-0489": "13"}


def test_what_is_typed_stays_when_place_period_language_or_page_change(open_page: Open, engine: Engine) -> None:
    app = turn(typed(open_page("entry", period="2025"), 1, 499, value="11", source="公报"), 2)
    typed(app, 2, 0, value="12")
    elsewhere = words("zh", "entry.unsaved_grid", place="宜昌市", period="2025 年", count=2)
    for name, code in (("period", "2024"), ("place", "420581")):
        app.query_params[name] = code
        sound(app.run())
        assert words("zh", "entry.unsaved_elsewhere", places=elsewhere) in shown(app)
    sound(app.switch_page("pages/gaps.py").run())
    app.query_params["place"], app.query_params["period"], app.query_params["lang"] = "420500", "2025", "en"
    sound(app.switch_page("pages/entry.py").run())
    assert words("en", "entry.unsaved_pages", pages="2", count=1) in shown(app)
    assert (values(app)[499], app.dataframe[0].value["source"][499]) == ("11", "公报")
    sound(saved(app))
    assert stored(engine) == {"more-0488": "11", "more-0489": "12"}


def test_redacted_numbers_are_stored_all_or_none_and_stay_typed(open_page: Open, engine: Engine) -> None:
    before = newest(engine).id
    app = open_page("entry", place="x-city")
    sent = {0: {"value": "12", "source": "政府工作报告"}, 1: {"value": "13"}}
    send(app, {"edited_rows": sent, "added_rows": [], "deleted_rows": []}, "redacted")
    app.button(key="redacted:save").click().run()
    assert words("zh", "entry.redacted_nothing") in app.error[0].value
    assert newest(engine).id == before
    app.query_params["place"] = "420500"
    sound(app.run())
    assert words("zh", "entry.unsaved_redacted", place="某市（文件隐名）", count=2) in " ".join(shown(app))
    app.query_params["place"] = "x-city"
    sound(typed(sound(app.run()), 1, 1, "redacted", source="公报").button(key="redacted:save").click().run())
    assert newest(engine).id == before + 2
