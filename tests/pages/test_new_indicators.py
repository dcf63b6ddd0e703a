"""Indicators that a document names and nobody knows, on the page of a document."""

from sqlalchemy import Engine

from tests.pages.conftest import Open, sound
from tests.pages.test_documents import MADE_UP, at_figure, confirm_targets, keyed, known, pressed, put_in, queued, step


def test_indicators_that_nobody_knows_are_added_by_one_act_and_the_targets_go_in(
    open_page: Open, engine: Engine
) -> None:
    said = MADE_UP.replace("居民消费价格涨幅", "新建生态茶园8000亩，改造低产茶园1.2万亩，居民消费价格涨幅")
    app = pressed(at_figure(queued(put_in(open_page, said), "targets"), "8000亩"), "accept")
    app = step(pressed(at_figure(app, "1.2万亩"), "accept"), "hand")
    keyed(app.text_input, ":new_reason").input("文件里的指标")
    keyed(app.selectbox, "zh", ":new_theme:").set_value("agriculture")
    app = sound(keyed(app.button, ":new_add").click().run())
    assert "已新增 2 个指标" in app.success[0].value
    confirm_targets(app)
    names = {measure.name_zh for measure in known(engine).measures.values()}
    assert {"新建生态茶园", "改造低产茶园"} <= names
    assert sum(target.value == 8000 for target in known(engine).targets.values()) == 1
