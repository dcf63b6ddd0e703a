"""What is not in the library is added where it is needed: by a choice of the vocabulary, or by its form, in place."""

from datetime import UTC, datetime

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, sound
from tests.pages.test_entry import newest, press, upload
from tests.pages.test_whole_file import answer, known
from tracker.store.batches import undo_batch
from tracker.store.engine import reading, writing
from tracker.views.choices import place_choices, thing_choices
from tracker.views.history import batch_page
from tracker.views.snapshot import Snapshot
from tracker.vocabulary import divisions, indicators


def data(engine: Engine) -> Snapshot:
    with reading(engine) as session:
        return Snapshot.read(session)


def open_new(app: AppTest, table: str) -> AppTest:
    """Choose to add what is not there."""
    pills = next(each for each in app.button_group if ":new:" in str(each.key))
    return sound(pills.set_value(table).run())


def fill(app: AppTest, **cells: str) -> AppTest:
    """Fill in the form and send it."""
    for column, cell in cells.items():
        box = next(
            each
            for each in (*app.text_input, *app.selectbox)
            if ":new:" in str(each.key) and f":{column}" in str(each.key)
        )
        box.set_value(cell)
    return next(button for button in app.button if button.label == "新增").click().run()


def test_everything_of_the_vocabulary_can_be_typed_by_name_code_and_pinyin(engine: Engine) -> None:
    places, things = place_choices(data(engine), "zh"), thing_choices(data(engine), "zh")
    assert divisions().keys() <= places.keys()
    assert indicators().keys() <= things.keys()
    assert places["421000"] == "湖北省荆州市 · 421000 · jing zhou shi"
    assert things["gdp"].startswith("地区生产总值 · gdp · di qu sheng chan zong zhi")
    assert next(iter(places)) in data(engine).places
    english = place_choices(data(engine), "en")
    assert english["421000"].startswith("Jingzhou")
    assert set(place_choices(data(engine), "zh", allowed=lambda code: code == "421000")) == {"421000"}


def test_an_answer_of_the_vocabulary_is_taken_in_with_the_file(open_page: Open, engine: Engine) -> None:
    app = upload(open_page("entry"), "指标,单位,2025年\n地区生产总值,亿元,3600\n")
    app = answer(app, place="421000")
    assert "421000" in data(engine).places
    assert (newest(engine).kind, newest(engine).added) == ("reference", 1)
    sound(press(app, ":confirm"))
    assert "import" in {each.kind for each in batch_page(engine, 1)}


def test_an_indicator_is_added_in_the_middle_of_an_upload_and_the_file_stays(open_page: Open, engine: Engine) -> None:
    before = known(engine)
    app = upload(open_page("entry"), "地区,指标,时期,数值,单位,来源\n宜都市,柑橘品牌价值,2025年,86,亿元,甲\n")
    app = open_new(app, "indicators")
    name = next(box for box in app.text_input if str(box.key).endswith(":name_zh"))
    assert name.value == "柑橘品牌价值"
    refused = fill(app, unit="亿元")
    assert any("不能空" in error.value for error in refused.error)
    app = sound(fill(refused, direction="more", measure="level", theme=next(iter(data(engine).themes)), reason="新增"))
    assert newest(engine).kind == "reference"
    sound(press(app, ":confirm"))
    assert [value for _, value in known(engine).items() - before.items()] == ["86"]
    acts = {each.kind: each.id for each in reversed(batch_page(engine, 1))}
    with writing(engine) as session:
        for kind in ("import", "reference"):
            undo_batch(session, acts[kind], who="王芳", now=datetime.now(UTC), reason="")
    assert known(engine) == before


def test_a_target_takes_place_and_indicator_of_the_vocabulary_in_with_it(open_page: Open, engine: Engine) -> None:
    app = sound(open_page("library").toggle(key="adding").set_value(True).run())
    key = "new_target:0:zh"
    app.selectbox(key=f"{key}:place").set_value("421000")
    app.selectbox(key=f"{key}:thing").set_value("gdp")
    app.text_input(key=f"{key}:value").input("4000以上")
    app.text_input(key=f"{key}:unit").input("亿元")
    app.text_input(key=f"{key}:deadline").input("2026")
    app = open_new(app.run(), "sources")
    app = sound(
        fill(app, title_zh="荆州市政府工作报告", publisher="荆州市人民政府", published="2026-01-15", reason="新增")
    )
    assert app.text_input(key=f"{key}:value").value == "4000以上"
    document = next(code for code, one in data(engine).documents.items() if one.title_zh == "荆州市政府工作报告")
    app.selectbox(key=f"{key}:document").set_value(document)
    app.text_input(key=f"{key}:reason").input("年度目标")
    app.text_input(key=f"{key}:value_source").input("政府工作报告")
    app = sound(app.run())
    assert any("保存时一并从标准词表收入" in each.value and "荆州市" in each.value for each in app.caption)
    sound(app.button(key=f"{key}:save").click().run())
    found = data(engine)
    assert "421000" in {found.places_by_id[each.jurisdiction_id].code for each in found.targets.values()}
