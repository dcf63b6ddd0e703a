"""The page of a document: every number with its role, and the chosen ones into the library by one batch each."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.documents.test_labels import said, server
from tests.pages.conftest import Open, sound
from tracker.store.engine import reading
from tracker.views.snapshot import Snapshot

MADE_UP = """宜昌市政府工作报告（编造的示例，不是真实文件）
2026年1月10日在宜昌市人民代表大会会议上
宜昌市人民政府
各位代表：
现在，我代表市人民政府向大会报告政府工作，请予审议。
一、2025年工作回顾
过去一年，全市地区生产总值完成6987.5亿元，增长6.8%；进出口总额下降3.2%。城镇新增就业超过7.2万人。
二、2026年主要预期目标
今年经济社会发展的主要预期目标是：地区生产总值增长7%左右，居民消费价格涨幅控制在2%左右。
到2031年，全市地区生产总值力争突破10000亿元，森林覆盖率达到66%，森林覆盖率提高2个百分点。
三、重点工作
落实三个方面任务，实施第十五个五年规划，发布2026年9号文件。
"""
HOSTILE = """=HYPERLINK("http://x.test","点我")政府工作报告
2026年1月10日
<script>alert(1)</script> ![x](http://x.test/a.png) $$\\frac{1}{2}$$
今年，=cmd|'/c calc'!A1产量达到300万吨；'); DROP TABLE targets;--增加值增长9%以上。
"""
GDP_2031 = "420500-gdp-2031"


def put_in(open_page: Open, said: str = MADE_UP, document: str | None = "004", **address: str) -> AppTest:
    """The document on its page, pasted, with what document it is."""
    app = open_page("documents", **address)
    app = sound(app.text_area(key="collecting:paste").set_value(said).run())
    if document:
        app = sound(keyed(app.selectbox, ":document").set_value(document).run())
    return app


def keyed(elements: Any, ending: str, part: str = "") -> Any:
    """The one widget whose key ends so and has the part in it."""
    [found] = [each for each in elements if each.key and each.key.endswith(ending) and part in each.key]
    return found


def shown(app: AppTest, column: str) -> list[list[Any]]:
    """The cells of a column of each table that has it."""
    return [list(frame.value[column]) for frame in app.dataframe if column in frame.value]


def step(app: AppTest, name: str) -> AppTest:
    """The page at another of its steps."""
    return sound(keyed(app.segmented_control, ":step").set_value(name).run())


def counted(app: AppTest) -> str:
    """The sum of the roles, as it is always in sight."""
    [said] = [each.value for each in app.markdown if "个数字" in each.value]
    return str(said)


def queued(app: AppTest, role: str) -> AppTest:
    """The review of the numerals of one role."""
    return sound(keyed(app.segmented_control, ":queue").set_value(role).run())


def pressed(app: AppTest, key: str) -> AppTest:
    """The page after a button of the review."""
    return sound(keyed(app.button, f":{key}").click().run())


def figure(app: AppTest) -> str:
    """The figure of the numeral that is looked at."""
    [said] = [each.value for each in app.markdown if " · " in each.value and each.value.startswith("**")]
    return str(said.partition("**")[2].partition("**")[0]).replace("\\", "")


def at_figure(app: AppTest, wanted: str) -> AppTest:
    """The review at the numeral with a figure."""
    for _ in range(80):
        if figure(app) == wanted:
            return app
        app = pressed(app, "next")
    raise AssertionError(wanted)


def all_accepted(app: AppTest) -> AppTest:
    """The page where targets and values without an open question are accepted, each with one stroke."""
    return pressed(queued(pressed(queued(app, "targets"), "alike"), "actuals"), "alike")


def sum_of(app: AppTest) -> list[int]:
    """The numbers of the line that is always in sight: of all, and of each role, and open."""
    [said] = [each.value for each in app.markdown if "个数字：" in each.value]
    return [int(found) for found in re.findall(r"\d+", said)]


def known(engine: Engine) -> Snapshot:
    with reading(engine) as session:
        return Snapshot.read(session)


def values(engine: Engine) -> set[tuple[str, str, str]]:
    data = known(engine)
    names = {measure.id: measure.code for measure in data.measures.values()}
    return {
        (names[series[1]], value.period.code, f"{value.value:f}")
        for series, each in data.values.items()
        if series[0] == data.places["420500"].id
        for value in each
    }


def taken_in(app: AppTest) -> AppTest:
    """What the vocabulary offers for names that the database lacks, taken in until nothing more is offered."""
    while offers := [button for button in app.button if button.key and button.key.endswith(":take")]:
        app = sound(offers[0].click().run())
    return app


def confirm_targets(app: AppTest) -> AppTest:
    keyed(app.text_input, ":reason", ":sheet:").input("年度报告")
    return sound(keyed(app.button, ":confirm", ":sheet:").click().run())


def test_every_number_is_listed_with_its_role_and_the_sum_is_theirs(open_page: Open) -> None:
    app = step(put_in(open_page), "overview")
    count, targets, actuals, excluded, open_ones = sum_of(app)
    assert (targets, actuals, excluded, open_ones) == (0, 0, 0, count)
    assert sum(map(len, shown(app, "原文"))) == count
    assert sum(int(re.sub(r"\D", "", tab.label)) for tab in app.tabs) == count
    assert all(shown(app, "排除的原因")[0])
    assert any("水平" in cell for each in shown(app, "为什么不能直接收录") for cell in each)
    assert any("下降" in cell for each in shown(app, "为什么不能直接收录") for cell in each)


def test_accepted_targets_say_where_they_stand_and_go_as_one(open_page: Open, engine: Engine) -> None:
    before = set(known(engine).targets)
    app = confirm_targets(taken_in(step(all_accepted(put_in(open_page)), "hand")))
    assert "个目标" in app.success[0].value
    stored = known(engine).targets
    target = stored[GDP_2031]
    assert target.value == 10000
    assert (target.unit, target.comparator, target.commitment) == ("亿元", ">", "strive")
    assert (target.source, target.line, target.figure) == ("004", 10, "突破10000亿元")
    assert "第 10 行" in target.value_source
    app = sound(app.button(key="documents:undo").click().run())
    assert set(known(engine).targets) == before


def test_a_target_that_is_refused_is_not_taken_and_says_why(open_page: Open, engine: Engine) -> None:
    app = at_figure(queued(all_accepted(put_in(open_page)), "targets"), "突破10000亿元")
    app = sound(keyed(app.menu_button, ":refuse").click("past_value").run())
    assert keyed(app.button, ":again").label == "不收：已发生的数值，没有对应的目标"
    confirm_targets(taken_in(step(app, "hand")))
    stored = known(engine).targets
    assert GDP_2031 not in stored
    assert "420500-forest-cover-2031" in stored
    record = step(app, "record")
    assert "没有对应的目标" in shown(record, "决定")[0][0]
    assert shown(record, "谁")[0][0]


def test_what_is_corrected_is_taken_as_corrected_but_its_number_stays(open_page: Open, engine: Engine) -> None:
    app = pressed(at_figure(queued(put_in(open_page), "targets"), "突破10000亿元"), "correct")
    keyed(app.text_input, ":period").input("2032")
    keyed(app.selectbox, ":comparator").set_value(">=")
    app = sound(next(button for button in app.button if "FormSubmitter" in str(button.key)).click().run())
    confirm_targets(taken_in(step(app, "hand")))
    stored = known(engine).targets
    assert GDP_2031 not in stored
    target = stored["420500-gdp-2032"]
    assert target.value == 10000
    assert (target.comparator, target.deadline_basis) == (">=", "stated")


def test_a_correction_that_is_no_period_is_refused_in_a_sentence(open_page: Open, engine: Engine) -> None:
    app = pressed(at_figure(queued(put_in(open_page), "targets"), "突破10000亿元"), "correct")
    keyed(app.text_input, ":period").input("后年")
    app = next(button for button in app.button if "FormSubmitter" in str(button.key)).click().run()
    assert "后年" in app.error[0].value
    assert sum_of(app)[-1] == sum_of(app)[0]


def test_what_the_rules_exclude_becomes_a_target_by_a_person(open_page: Open) -> None:
    app = pressed(at_figure(queued(put_in(open_page), "excluded"), "三"), "correct")
    app = sound(next(button for button in app.button if "FormSubmitter" in str(button.key)).click().run())
    assert sum_of(app)[1] == 1
    assert shown(step(app, "record"), "决定")[0] == ["目标"]


def test_work_survives_a_reload_and_a_second_person_goes_on(
    open_page: Open, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = pressed(queued(put_in(open_page), "targets"), "accept")
    count, targets, *_ = sum_of(app)
    [address] = (
        [app.query_params["review"]] if isinstance(app.query_params["review"], str) else app.query_params["review"]
    )
    file = tmp_path / "people.toml"
    file.write_text('local = "李明"\n[people]\n"李明" = ["*"]\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_PEOPLE", str(file))
    again = open_page("documents", review=address)
    assert sum_of(again) == [count, targets, 0, 0, count - 1]
    assert keyed(again.selectbox, ":document").value == "004"
    again = pressed(queued(again, "targets"), "accept")
    assert sum_of(again)[1] == 2
    people = shown(step(again, "record"), "谁")[0]
    assert people[0] == "李明"
    assert len(set(people)) == 2


def test_a_decision_is_taken_back(open_page: Open) -> None:
    app = pressed(queued(put_in(open_page), "targets"), "accept")
    app = pressed(app, "back")
    app = pressed(app, "reopen")
    assert sum_of(app)[1] == 0
    assert len(shown(step(app, "record"), "决定")[0]) == 2


def test_a_blind_reading_sees_no_other_and_says_how_far_the_two_agree(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = pressed(queued(pressed(queued(put_in(open_page), "targets"), "alike"), "excluded"), "alike")
    decided = sum_of(app)[1:4]
    file = tmp_path / "people.toml"
    file.write_text('local = "李明"\n[people]\n"李明" = ["*"]\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_PEOPLE", str(file))
    app = step(put_in(open_page), "record")
    app = sound(keyed(app.toggle, ":blind_asked").set_value(True).run())
    assert sum_of(app)[1:4] == [0, 0, 0]
    app = step(app, "review")
    app = pressed(queued(pressed(queued(app, "targets"), "alike"), "excluded"), "alike")
    assert sum_of(app)[1:4] == decided
    app = step(app, "record")
    app = sound(keyed(app.toggle, ":blind_asked").set_value(False).run())
    assert [each.value for each in app.markdown if "κ = 1.00" in each.value]


def test_what_is_stored_already_is_shown_as_the_same_or_as_different(open_page: Open) -> None:
    app = confirm_targets(taken_in(step(all_accepted(put_in(open_page)), "hand")))
    app = at_figure(queued(step(app, "review"), "targets"), "突破10000亿元")
    assert any("数值相同" in each.value for each in app.success)
    other = put_in(open_page, MADE_UP.replace("10000亿元", "12000亿元"))
    other = at_figure(queued(other, "targets"), "突破12000亿元")
    assert any("数值不同" in each.value for each in other.warning)


def test_accepted_values_go_into_the_intake_and_come_out_by_the_undo(open_page: Open, engine: Engine) -> None:
    before = values(engine)
    app = taken_in(step(all_accepted(put_in(open_page)), "hand"))
    app = sound(keyed(app.button, ":confirm", ":values:").click().run())
    assert values(engine) - before == {
        ("gdp", "2025", "6987.5"), ("gdp-growth", "2025", "6.8"), ("new-urban-jobs", "2025", "7.2"),
    }  # fmt: skip
    sound(app.button(key="documents:undo").click().run())
    assert values(engine) == before


def test_without_a_document_nothing_can_be_confirmed_and_its_form_is_filled_in(open_page: Open) -> None:
    app = put_in(open_page, document=None)
    assert not [button for button in app.button if button.key and button.key.endswith(":confirm")]
    assert keyed(app.text_input, ":title_zh").value.startswith("宜昌市政府工作报告")
    assert keyed(app.text_input, ":publisher").value == "宜昌市人民政府"
    assert keyed(app.text_input, ":published").value == "2026-01-10"
    keyed(app.text_input, ":reason", ":sources:").input("新文件")
    add = next(button for button in app.button if "sources" in str(button.key))
    app = sound(add.click().run())
    assert keyed(app.selectbox, ":document").value


def test_who_may_not_write_sees_the_reading_alone(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "people.toml"
    file.write_text('local = "王芳"\n[people]\n"王芳" = []\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_PEOPLE", str(file))
    app = put_in(open_page)
    assert figure(app)
    keys = (":confirm", ":take", ":accept", ":alike", ":correct", ":again", ":keep")
    assert not [button for button in app.button if button.key and button.key.endswith(keys)]
    assert not app.menu_button
    assert any("只能查看" in info.value for info in app.info)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_document_is_text_and_no_more(open_page: Open, engine: Engine, lang: str) -> None:
    before = len(known(engine).targets)
    app = put_in(open_page, HOSTILE, lang=lang)
    while not [button for button in app.button if str(button.key).endswith(":reopen")]:
        app = pressed(app, "accept")
    app = step(step(app, "overview"), "hand")
    assert not [each for each in app.markdown if "<script" in each.value or "http://x.test" in each.value]
    assert len(known(engine).targets) == before


@pytest.mark.parametrize(
    ("data", "told"), [(b"\x89PNG\r\n\x1a\n0", "PNG"), (b"PK\x03\x04rest", "ZIP"), (b"%PDF-1.7 broken", "PDF")]
)
def test_a_file_that_is_no_document_is_refused_in_a_sentence(data: bytes, told: str, open_page: Open) -> None:
    app = open_page("documents")
    app = app.file_uploader[0].set_value(("报告.pdf", data, "application/pdf")).run()
    assert not app.exception
    assert told in app.error[0].value


def test_a_language_model_suggests_and_changes_nothing(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = queued(put_in(open_page), "targets")
    assert not [button for button in app.button if str(button.key).endswith(":ask_model")]
    first = [{"number": number, "role": "actual", "value": "99"} for number in range(1, 40)]
    with server(said(first)) as model:
        monkeypatch.setenv("TRACKER_LABELS_URL", model.address)
        app = pressed(sound(app.run()), "ask_model")
    assert [each.value for each in app.caption if "语言模型的建议" in each.value and "实际值" in each.value]
    assert sum_of(app)[-1] == sum_of(app)[0]
    assert "99" not in figure(app)
    with server(lambda: b"no json") as model:
        monkeypatch.setenv("TRACKER_LABELS_URL", model.address)
        app = pressed(at_figure(app, "突破10000亿元"), "ask_model")
    assert any("没有采用" in each.value for each in app.warning)


def test_a_review_is_deleted_and_taken_back(open_page: Open) -> None:
    app = put_in(open_page)
    app = pressed(queued(app, "targets"), "accept")
    assert "1 个目标" in counted(app)
    app = pressed(step(app, "record"), "delete")
    app = sound(open_page("documents"))
    assert not [each for each in app.selectbox if each.key and "collecting:under" in each.key]
    [back] = [each for each in app.button if each.key and each.key.startswith("collecting:back:")]
    app = sound(back.click().run())
    assert "1 个目标" in counted(app)
    assert not [each for each in app.button if each.key and each.key.startswith("collecting:back:")]


def test_a_deleted_review_begins_anew(open_page: Open) -> None:
    app = pressed(queued(put_in(open_page), "targets"), "accept")
    pressed(step(app, "record"), "delete")
    app = put_in(open_page)
    assert "0 个目标" in counted(app)
