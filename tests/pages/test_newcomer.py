"""What somebody without any knowledge of the product types, and what comes of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, sound
from tests.pages.test_entry import newest
from tests.pages.test_new_in_place import data
from tracker.words import text as words

KEY = "new_target:0:zh"


@pytest.fixture
def form(open_page: Open) -> AppTest:
    return sound(open_page("library").toggle(key="adding").set_value(True).run())


def fill(app: AppTest, cells: Mapping[str, str]) -> AppTest:
    for column, cell in cells.items():
        if column in ("place", "thing", "document"):
            app.selectbox(key=f"{KEY}:{column}").set_value(cell)
        else:
            app.text_input(key=f"{KEY}:{column}").input(cell)
    return app.run()


def save(app: AppTest) -> AppTest:
    return app.button(key=f"{KEY}:save").click().run()


WHOLE = {"place": "653100", "thing": "gdp", "value": "1500亿元以上", "deadline": "“十五五”末", "document": "004",
         "reason": "年度目标", "value_source": "第 5 页"}  # fmt: skip


def test_a_unit_may_stand_with_the_value_and_a_deadline_as_people_say_it(form: AppTest, engine: Engine) -> None:
    sound(save(fill(form, WHOLE)))
    found = data(engine)
    target = next(one for one in found.targets.values() if found.places_by_id[one.jurisdiction_id].code == "653100")
    assert (target.unit, target.comparator, str(target.deadline)) == ("亿元", ">=", "2030-12-31")


def test_a_value_without_any_unit_is_asked_for_it_and_nothing_is_taken_in(form: AppTest, engine: Engine) -> None:
    app = save(fill(form, {**WHOLE, "value": "1500"}))
    assert [error.value for error in app.error] == [words("zh", "catalogue.empty")]
    assert "653100" not in data(engine).places


def test_without_a_reason_or_a_source_nothing_is_taken_in_and_both_are_asked_for(form: AppTest, engine: Engine) -> None:
    before = newest(engine).id
    app = save(fill(form, {column: cell for column, cell in WHOLE.items() if column not in ("reason", "value_source")}))
    assert [error.value for error in app.error] == [words("zh", "catalogue.empty")] * 2
    assert newest(engine).id == before
    sound(save(fill(app, {"reason": "年度目标", "value_source": "第 5 页"})))


@pytest.mark.parametrize("page", ["jurisdiction", "entry", "report", "compare"])
def test_pages_of_an_empty_library_say_how_to_begin(
    page: str, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("TRACKER_CATALOGUE", str(tmp_path / "none"))
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "empty.db"))
    app = open_page(page)
    assert words("zh", "page.begin") in [info.value for info in app.info]
    assert [link.proto.label for link in app.get("page_link") if "begin" not in link.proto.label].count(
        words("zh", "page.begin_adding")
    ) == 1
