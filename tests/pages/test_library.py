"""The page of the library: found by words and filters, corrected with source and reason, every version kept."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, html_table, links, sound
from tracker.store.engine import reading
from tracker.views.snapshot import Snapshot, TargetRecord

FLOOR = "420500-gdp-2023-floor"


def target(engine: Engine, code: str = FLOOR) -> TargetRecord:
    with reading(engine) as session:
        return Snapshot.read(session).targets[code]


def correct(open_page: Open, **said: str) -> AppTest:
    """Open the form of one target, fill it in, and send it."""
    app = open_page("library", target=FLOOR)
    app.toggle(key=f"edit:{FLOOR}:1").set_value(True).run()
    for column, text in said.items():
        key = f"target:zh:{FLOOR}:1:{column}"
        if column in ("parent", "tier", "tier_of", "jurisdiction", "indicator"):
            app.selectbox(key=key).set_value(text)
        else:
            app.text_input(key=key).input(text)
    return next(button for button in app.button if button.label == "保存").click().run()


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ({"q": "突破6000亿元"}, {FLOOR}),
        ({"q": "gdp 2023-floor"}, {FLOOR}),
        ({"q": "没有这个词"}, set()),
        ({"places": "420500", "kinds": "milestone"}, {"420500-expressway-network-2025"}),
    ],
)
def test_targets_are_found_by_words_and_filters(address: dict[str, str], codes: set[str], open_page: Open) -> None:
    app = open_page("library", **address)
    assert {code for frame in app.dataframe for code in frame.value.get("编码", [])} == codes


def test_sorting_and_paging_stay_in_the_address(open_page: Open) -> None:
    app = open_page("library", sort="deadline", rows="2")
    assert len(app.dataframe[0].value) == 50
    assert app.query_params["rows"] == "2"
    assert app.query_params["sort"] == "deadline"


def test_a_target_is_moved_to_a_place_that_only_the_vocabulary_has(open_page: Open, engine: Engine) -> None:
    moved = {"jurisdiction": "653100", "tier": "", "tier_of": ""}
    refused = correct(open_page, **moved)
    assert len(refused.error) == 3
    with reading(engine) as session:
        assert "653100" not in Snapshot.read(session).places
    app = correct(open_page, **moved, value_source="更正通知", reason="更正地区")
    with reading(engine) as session:
        found = Snapshot.read(session)
    assert found.places_by_id[found.targets[FLOOR].jurisdiction_id].code == "653100", [e.value for e in app.error]


def test_what_no_document_can_hold_is_taken_out_of_a_correction(open_page: Open, engine: Engine) -> None:
    said = {"note_zh": "一\x02二\ufffe三😀", "value_source": "公\x1b告\u202e", "reason": "更\x00\u200b正"}
    sound(correct(open_page, value="6001", **said))
    stored = target(engine)
    assert (stored.note_zh, stored.value_source) == ("一二三😀", "公告")
    assert html_table(open_page("library", target=FLOOR))[0]["理由"] == "更正"


def test_a_correction_is_a_version_with_its_reason(open_page: Open, engine: Engine) -> None:
    sound(correct(open_page, value="6001", value_source="更正公告", reason="原文更正"))
    stored = target(engine)
    assert (stored.value, stored.version, stored.value_basis, stored.value_source) == (6001, 2, "user", "更正公告")
    app = open_page("library", target=FLOOR)
    shown = html_table(app)
    assert [row["理由"] for row in shown] == ["原文更正", ""]
    assert "目标值：6000 → 6001" in shown[0]["改动"]
    assert links(app)["2"] == "history?batch=2"
    app = open_page("history", batch="2")
    assert links(app)[FLOOR] == f"target?target={FLOOR}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"value": "6001", "value_source": "公告"}, "理由"),
        ({"value": "6001", "reason": "更正"}, "出处"),
        ({"value": "六千", "value_source": "公告", "reason": "更正"}, "目标值"),
        ({"value": "-6000", "value_source": "公告", "reason": "更正"}, "上下限"),
        ({"unit": "光年年", "value_source": "公告", "reason": "更正"}, "单位"),
        ({"unit": "家", "value_source": "公告", "reason": "更正"}, "量纲不同（家）"),
        ({"unit": "%", "value_source": "公告", "reason": "更正"}, "量纲"),
        ({"parent": FLOOR, "value_source": "公告", "reason": "更正"}, "成了一个圈"),
        ({"tier": "stretch", "tier_of": FLOOR, "value_source": "公告", "reason": "更正"}, "成了一个圈"),
        ({"value": "6001", "value_source": "公告", "reason": "\u200b\u202e \u2066\ufeff"}, "理由"),
        ({"value": "6001", "value_source": "\u200d\u3164", "reason": "更正"}, "出处"),
        ({"deadline": "", "value_source": "公告", "reason": "更正"}, "期限"),
        ({"start": "1026-01-01", "value_source": "公告", "reason": "更正"}, "1949-01-01"),
        ({"start": "0001-01-01", "value_source": "公告", "reason": "更正"}, "1949-01-01"),
        ({"deadline": "9999-12-31", "value_source": "公告", "reason": "更正"}, "2100-12-31"),
        ({"value": "1" + "0" * 309, "value_source": "公告", "reason": "更正"}, "目标值"),
        ({"value": "1" + "0" * 18, "value_source": "公告", "reason": "更正"}, "不会是统计数"),
        ({"interim": "2023-06-30=--5", "value_source": "公告", "reason": "更正"}, "2023-06-30=--5"),
        ({"interim": "2023-06-30=²", "value_source": "公告", "reason": "更正"}, "写法不对"),
        ({"note_zh": "字" * 1001, "value_source": "公告", "reason": "更正"}, "1000"),
        ({"value": "6001", "value_source": "公告", "reason": "字" * 1001}, "1000"),
    ],
)
def test_a_wrong_correction_is_refused_with_the_field_named(
    said: dict[str, str], told: str, open_page: Open, engine: Engine
) -> None:
    app = correct(open_page, **said)
    assert app.error
    assert told in " ".join(error.value for error in app.error)
    assert target(engine).version == 1


SHEET = "地区,指标,目标值,单位,期限\n荆州市,地区生产总值,4000,亿元,2026\n荆州市,地区生产总值增速,6.5%以上,,2026\n"


def of_sheet(elements: Sequence[Any], ending: str) -> Any:
    """The widget of the sheet whose key ends so."""
    return next(one for one in elements if one.key and one.key.startswith("sheet:") and one.key.endswith(ending))


def by_sheet(open_page: Open) -> AppTest:
    app = open_page("library")
    app.toggle(key="by_sheet").set_value(True).run()
    app.text_area(key="sheet:0:paste").set_value(SHEET)
    return sound(app.selectbox(key="sheet:0:zh:document").set_value("004").run())


def test_a_pasted_sheet_is_looked_at_confirmed_and_undone_as_one(open_page: Open, engine: Engine) -> None:
    app = by_sheet(open_page)
    assert any("不能导入 2" in warning.value for warning in app.warning)
    take = next(button for button in app.button if button.key and button.key.endswith(":take"))
    app = sound(take.click().run())
    assert any("新增 2" in info.value for info in app.info)
    app = of_sheet(app.button, ":confirm").click().run()
    assert "理由" in app.error[0].value
    of_sheet(app.text_input, ":reason").input("年度目标")
    of_sheet(app.text_input, ":source").input("政府工作报告第 3 页")
    app = sound(of_sheet(app.button, ":confirm").click().run())
    assert "2 个目标" in app.success[0].value
    stored = target(engine, "421000-gdp-2026")
    assert (stored.value, stored.value_source, stored.kind) == (4000, "政府工作报告第 3 页", "total")


def test_a_new_target_says_what_is_wrong_at_its_field_and_keeps_what_was_typed(open_page: Open, engine: Engine) -> None:
    app = open_page("library")
    app = sound(app.toggle(key="adding").set_value(True).run())
    key = "new_target:0:zh"
    assert app.selectbox(key=f"{key}:document").value is None
    save = next(button for button in app.button if button.key == f"{key}:save")
    app = save.click().run()
    assert len([error for error in app.error if "不能空" in error.value]) == 7
    app.selectbox(key=f"{key}:place").set_value("420581")
    app.selectbox(key=f"{key}:thing").set_value("gdp")
    app.text_input(key=f"{key}:value").input("很多")
    app.text_input(key=f"{key}:unit").input("亿元")
    app.selectbox(key=f"{key}:document").set_value("004")
    app = app.run()
    assert any("很多" in error.value for error in app.error)
    app.text_input(key=f"{key}:value").input("1000以上")
    app.text_input(key=f"{key}:deadline").input("2027")
    app.text_input(key=f"{key}:reason").input("新目标")
    app.text_input(key=f"{key}:value_source").input("第 3 页")
    app = sound(app.run())
    assert any("420581-gdp-2027" in caption.value for caption in app.caption)
    app = sound(next(button for button in app.button if button.key == f"{key}:save").click().run())
    stored = target(engine, "420581-gdp-2027")
    assert (stored.value, stored.comparator, stored.kind, stored.source) == (1000, ">=", "total", "004")


@pytest.mark.parametrize(("code", "name"), [("420581", "宜都市"), ("653100", "喀什地区")])
def test_a_place_gets_another_name_by_the_page(code: str, name: str, open_page: Open, engine: Engine) -> None:
    app = open_page("library", entries="true")
    what = next(one for one in app.get("button_group") if one.key == "entry:table")
    app = sound(what.set_value("rename").run())
    app = sound(app.selectbox(key="rename:zh").set_value(("jurisdictions", code)).run())
    assert next(one for one in app.text_input if one.key.endswith(":name_zh")).value == name
    next(one for one in app.text_input if one.key.endswith(":aliases")).input("甲地、乙地")
    next(one for one in app.text_input if one.key.endswith(":reason")).input("旧称")
    app = sound(next(one for one in app.button if one.key and one.key.startswith("rename:")).click().run())
    assert name in app.success[0].value
    with reading(engine) as session:
        assert Snapshot.read(session).places[code].aliases == "甲地|乙地"
