"""The page of the history: every batch, what it changed, and the way back."""

from sqlalchemy import Engine

from tests.pages.conftest import Open, sound
from tests.pages.test_entry import newest, stored, type_into_grid


def test_the_catalogue_is_the_first_batch_and_cannot_be_undone(open_page: Open) -> None:
    app = open_page("history", batch="1")
    assert list(app.dataframe[0].value["方式"]) == ["目录更新"]
    assert not any(str(button.key) == "undo:1" for button in app.button)


def test_a_batch_shows_old_and_new_values_and_is_undone_with_a_reason(open_page: Open, engine: Engine) -> None:
    type_into_grid(open_page("entry", period="2025"), 0, value="168.5", source="公报")
    app = open_page("history", batch="2")
    changed = app.dataframe[1].value
    assert list(changed["原来"]) == ["（无）"]
    assert list(changed["现在"]) == ["168.5 万人"]
    app.button(key="undo:2").click().run()
    assert "理由" in app.error[0].value
    app.text_input(key="undo:2:reason").input("填错了").run()
    sound(app.button(key="undo:2").click().run())
    assert stored(engine, "urban-population") == []
    assert newest(engine).undoes == 2
    assert "已由第 3 批撤销" in list(open_page("history").dataframe[0].value["撤销情况"])


def test_an_unknown_batch_is_said(open_page: Open) -> None:
    assert "没有这个批次" in " ".join(info.value for info in open_page("history", batch="77").info)
