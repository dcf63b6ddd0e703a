"""The page of entry: the grid saves through the checked path whatever the browser sent, and a file goes in once."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from tests.conftest import ROOT
from tests.pages.conftest import Open, sound
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import check_file
from tracker.intake.plans.entry import Cell, check_cells
from tracker.people import load_people
from tracker.store.engine import reading
from tracker.ui.entering.editor import Draft
from tracker.views.history import BatchRow, batch_page
from tracker.views.snapshot import Snapshot
from tracker.words import text as words

HEADER = "地区,指标,时期,数值,单位,来源\n"
GOOD = HEADER + "宜昌市,城区人口,2025年,168.5,万人,统计局\n宜昌市,城区建成区面积,2025年,190,平方公里,统计局\n"
MIXED = GOOD + "无此地,城区人口,2025年,1,万人,统计局\n"
HOPELESS = "甲,乙\n1,2\n"


def type_into_grid(app: AppTest, row: int, **cells: str) -> AppTest:
    """Type into the grid as the browser would report it, and save."""
    return save(app, {"edited_rows": {row: cells}, "added_rows": [], "deleted_rows": []})


def save(app: AppTest, sent: dict[str, Any]) -> AppTest:
    send(app, sent)
    return app.button(key="grid:save").click().run()


def send(app: AppTest, sent: dict[str, Any], kind: str = "grid", page: int = 1) -> None:
    """Send edits of a page of the grid that was drawn last with the next run, as the browser would."""
    draft = draft_of(app, kind)
    app.session_state[draft.key(draft.pages[page - 1])] = sent


def draft_of(app: AppTest, kind: str = "grid") -> Draft[Any]:
    """What was typed into the grid that was drawn last, and its rows."""
    return [draft for key, draft in app.session_state["drafts"].items() if key[0] == kind][-1]


def upload(app: AppTest, text: str, encoding: str = "gb18030") -> AppTest:
    return app.file_uploader[0].set_value(("进展.csv", text.encode(encoding), "text/csv")).run()


def press(app: AppTest, ending: str) -> AppTest:
    """Press the button whose key ends so."""
    return next(button for button in app.button if str(button.key).endswith(ending)).click().run()


def place_box(app: AppTest) -> Selectbox:
    """The choice of one place for the whole file."""
    return next(box for box in app.selectbox if str(box.key).endswith(":whole:place"))


def read_so(app: AppTest) -> AppTest:
    """The file read by the answers of the panel."""
    return next(button for button in app.button if button.label == words("zh", "entry.whole_use")).click().run()


def newest(engine: Engine) -> BatchRow:
    return batch_page(engine, 1)[0]


def stored(engine: Engine, indicator: str) -> list[Decimal]:
    """The current values of an indicator for 宜昌 in 2025."""
    with reading(engine) as session:
        data = Snapshot.read(session)
    place = data.places["420500"].id
    measure = next(measure.id for measure in data.measures.values() if measure.code == indicator)
    return [value.value for value in data.values.get((place, measure, ""), []) if value.period.code == "2025"]


def test_a_typed_value_is_stored_with_its_source_and_can_be_undone(open_page: Open, engine: Engine) -> None:
    app = sound(type_into_grid(open_page("entry", period="2025"), 0, value="168.5", source="统计公报"))
    assert "已写入" in app.success[0].value
    assert (newest(engine).kind, newest(engine).added) == ("grid", 1)
    assert stored(engine, "urban-population") == [Decimal("168.5")]
    sound(app.button(key="entry:undo").click().run())
    assert newest(engine).kind == "undo"
    assert stored(engine, "urban-population") == []


def test_a_stored_value_is_taken_back_with_a_reason_and_can_be_undone(open_page: Open, engine: Engine) -> None:
    type_into_grid(open_page("entry", period="2025"), 0, value="168.5", source="统计公报")
    app = open_page("entry", period="2025")
    app.multiselect[0].select(app.multiselect[0].options[0])
    unreasoned = press(app, ":retract_confirm")
    assert [error.value for error in unreasoned.error] == [words("zh", "entry.retract_unreasoned")]
    next(box for box in app.text_input if str(box.key).endswith(":reason")).input("填错年份")
    app = sound(press(app, ":retract_confirm"))
    assert "已收回 1 个数" in app.success[0].value
    assert stored(engine, "urban-population") == []
    sound(app.button(key="entry:undo").click().run())
    assert stored(engine, "urban-population") == [Decimal("168.5")]


def test_a_change_is_shown_with_both_values_before_it_is_written(open_page: Open, engine: Engine) -> None:
    type_into_grid(open_page("entry", period="2025"), 0, value="168.5", source="统计公报")
    app = sound(type_into_grid(open_page("entry", period="2025"), 0, value="170"))
    assert stored(engine, "urban-population") == [Decimal("168.5")]
    shown = app.dataframe[-1].value
    assert list(shown["已有数值"]) == ["168.5 万人"]
    assert list(shown["新数值"]) == ["170 万人"]
    sound(app.button(key="grid:confirm").click().run())
    assert stored(engine, "urban-population") == [Decimal("170")]


def test_a_value_that_somebody_else_changed_meanwhile_is_not_overwritten(open_page: Open, engine: Engine) -> None:
    app = open_page("entry", period="2025")
    person, today = load_people().local(), newest(engine).at.date()
    cell = Cell(jurisdiction="420500", indicator="urban-population", period="2025", value="167", unit="万人")
    with reading(engine) as session:
        plan = check_cells(session, [cell], person=person, today=today)
    commit_plan(engine, plan, person=person, now=newest(engine).at, kind="grid")
    type_into_grid(app, 0, value="170")
    assert not any(str(button.key) == "grid:confirm" for button in app.button)
    assert stored(engine, "urban-population") == [Decimal("167")]
    assert "167" in app.dataframe[-1].value.to_string()


@pytest.mark.parametrize(
    "sent",
    [
        {"edited_rows": {0: {"indicator": "别的", "value": "1"}}},
        {"edited_rows": {0: {"stored": "9"}}},
        {"edited_rows": {999: {"value": "1"}}},
        {"edited_rows": {-1: {"value": "1"}}},
        {"edited_rows": {}, "added_rows": [{"value": "1"}]},
        {"edited_rows": {0: {"value": "1"}}, "deleted_rows": [0]},
        {"edited_rows": {0: "1"}},
        {"edited_rows": {0: {"nothing": "1"}}},
        {"edited_rows": {10**20: {"value": "1"}}},
        {"edited_rows": {0: {"value": "\ud800"}}},
        {"edited_rows": [1]},
        {"edited_rows": {0: {"value": "1"}}, "deleted_rows": [999]},
        {"edited_rows": {0: {"value": "1"}}, "deleted_rows": "x"},
        {"edited_rows": {}, "added_rows": {"value": "1"}},
        {"edited_rows": {}, "added_rows": [1]},
    ],
)
def test_forged_edits_are_refused(sent: dict[str, Any], open_page: Open, engine: Engine) -> None:
    before = newest(engine).id
    app = save(open_page("entry", period="2025"), {"added_rows": [], "deleted_rows": []} | sent)
    assert [error.value for error in app.error] == [words("zh", "entry.forged")]
    assert newest(engine).id == before


@pytest.mark.parametrize("typed", ["暂无", "12abc", "-5", "1e3", "1_000"])
def test_what_is_no_plain_value_is_not_written(typed: str, open_page: Open, engine: Engine) -> None:
    before = newest(engine).id
    type_into_grid(open_page("entry", period="2025"), 0, value=typed)
    assert newest(engine).id == before


def test_a_good_file_goes_in_once(open_page: Open, engine: Engine) -> None:
    app = sound(upload(open_page("entry"), GOOD))
    assert any("时期 → 时期 | 数值 → 数值" in text.value for text in app.text)
    sound(press(app, ":confirm"))
    assert (newest(engine).kind, newest(engine).added, newest(engine).file_name) == ("import", 2, "进展.csv")
    again = sound(upload(open_page("entry"), GOOD))
    assert "已经导入过" in " ".join(info.value for info in again.info)
    assert not any(str(button.key).endswith(":confirm") for button in again.button)


@pytest.mark.parametrize(
    ("ending", "outcome"),
    [("", "accept-with-warning"), ("-mixed", "reject-with-row-errors"), ("-hopeless", "reject-file")],
)
def test_the_practice_files_are_what_they_are_said_to_be(ending: str, outcome: str, engine: Engine) -> None:
    file = ROOT / "data" / "examples" / f"practice-yidu-2026H1{ending}.csv"
    person, today = load_people().local(), newest(engine).at.date()
    with reading(engine) as session:
        plan = check_file(session, file.read_bytes(), file.name, person=person, today=today)
    assert plan.outcome == outcome


def test_a_mixed_file_is_all_or_nothing_unless_the_good_rows_are_asked_for(open_page: Open, engine: Engine) -> None:
    before = newest(engine).id
    app = upload(open_page("entry"), MIXED)
    assert not any(str(button.key).endswith(":confirm") for button in app.button)
    assert newest(engine).id == before
    app = app.checkbox[0].check().run()
    sound(press(app, ":confirm"))
    assert (newest(engine).added, newest(engine).rejected) == (2, 1)


def test_a_file_without_a_good_record_says_so(open_page: Open) -> None:
    app = upload(open_page("entry"), MIXED.replace(GOOD, HEADER))
    assert [info.value for info in app.info] == [words("zh", "entry.nothing_good")]


def test_a_hopeless_file_says_why_and_is_mapped_by_hand_for_the_next_one_too(open_page: Open, engine: Engine) -> None:
    app = upload(open_page("entry"), HOPELESS)
    assert "不能收" in app.error[0].value
    columns = "哪儿,什么,哪年,多少\n宜昌市,城区人口,2025年,168\n"
    app = upload(open_page("entry"), columns, "utf-8-sig")
    assert next(toggle for toggle in app.toggle if str(toggle.key).endswith(":map")).value
    for at, field in enumerate(("jurisdiction", "indicator", "period", "value")):
        next(box for box in app.selectbox if str(box.key).endswith(f":column:{at}")).set_value(field)
    app = next(button for button in app.button if button.label == "按此读取").click().run()
    sound(press(app, ":confirm"))
    assert stored(engine, "urban-population") == [Decimal("168")]
    app = upload(open_page("entry"), columns.replace("168", "169"), "utf-8-sig")
    sound(press(app, ":confirm"))
    assert stored(engine, "urban-population") == [Decimal("169")]


def test_one_place_is_chosen_for_a_file_in_which_no_column_says_it(open_page: Open, engine: Engine) -> None:
    before = newest(engine).id
    table = "宜昌市主要经济指标\n指标,单位,2025年\n城区人口,万人,168\n"
    app = upload(open_page("entry"), table)
    assert any(words("zh", "entry.answer_first") in each.value for each in app.markdown)
    choice = place_box(app)
    assert (choice.label, choice.value) == ("地区", "420500")
    assert any("第 1 行：“宜昌市主要经济指标”" in caption.value for caption in app.caption)
    assert not any(str(button.key).endswith(":confirm") for button in app.button)
    choice.set_value("420581")
    app = read_so(app)
    assert any("标题、工作表名或文件名里写的是“宜昌市”" in frame.value.to_string() for frame in app.dataframe)
    app = next(toggle for toggle in app.toggle if str(toggle.key).endswith(":whole_open")).set_value(True).run()
    place_box(app).set_value("420500")
    app = read_so(app)
    assert newest(engine).id == before
    assert any("地区 宜昌市" in text.value for text in app.text)
    sound(press(app, ":confirm"))
    imported = next(batch for batch in batch_page(engine, 1) if batch.kind == "import")
    assert (imported.added, imported.reason) == (1, "整个文件的地区选定为宜昌市（420500）")
    assert stored(engine, "urban-population") == [Decimal("168")]


def test_places_to_choose_from_are_those_that_the_person_may_write(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = tmp_path / "people.toml"
    people.write_text('local = "王芳"\n[people]\n"王芳" = ["420581"]\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_PEOPLE", str(people))
    app = upload(open_page("entry"), "宜昌市主要经济指标\n指标,单位,2025年\n城区人口,万人,168\n")
    choice = place_box(app)
    assert (choice.options, choice.value) == (["宜都市 · 420581 · yi du shi"], None)
    app = upload(open_page("entry"), GOOD)
    assert not any(str(box.key).endswith(":whole:place") for box in app.selectbox)


def test_a_redacted_number_is_the_persons_and_needs_a_source(open_page: Open, engine: Engine) -> None:
    app = open_page("entry", place="x-city")
    send(app, {"edited_rows": {0: {"value": "12"}}, "added_rows": [], "deleted_rows": []}, "redacted")
    app.button(key="redacted:save").click().run()
    assert app.error
    app = open_page("entry", place="x-city")
    said = {"value": "12", "source": "政府工作报告"}
    send(app, {"edited_rows": {0: said}, "added_rows": [], "deleted_rows": []}, "redacted")
    sound(app.button(key="redacted:save").click().run())
    with reading(engine) as session:
        filled = [
            target for target in Snapshot.read(session).targets.values() if target.redacted and target.value is not None
        ]
    assert [(target.value, target.value_basis, target.value_source) for target in filled] == [
        (12, "user", "政府工作报告")
    ]


@pytest.mark.parametrize(
    "sent",
    [
        {"edited_rows": {0: {"unit": "亿元", "value": "1", "source": "网"}}},
        {"edited_rows": {999: {"value": "1", "source": "网"}}},
        {"edited_rows": {}, "added_rows": [{"value": "1", "source": "网"}]},
        {"edited_rows": {0: {"value": "1", "source": "网"}}, "deleted_rows": [0]},
        {"edited_rows": {0: {"value": "1e5", "source": "网"}}},
        {"edited_rows": {0: {"value": ["1"], "source": "网"}}},
        {"edited_rows": {0: "1"}},
        {"edited_rows": {0: {"value": "1", "source": "\ud800"}}},
        {"edited_rows": {}, "added_rows": [1]},
    ],
)
def test_forged_redacted_numbers_are_not_written(sent: dict[str, Any], open_page: Open, engine: Engine) -> None:
    before = newest(engine).id
    app = open_page("entry", place="x-city")
    send(app, {"added_rows": [], "deleted_rows": []} | sent, "redacted")
    app.button(key="redacted:save").click().run()
    assert app.error
    assert newest(engine).id == before


@pytest.mark.parametrize(("place", "said"), [("420500", True), ("420527", False)])
def test_a_choice_of_periods_that_leaves_days_out_says_so(open_page: Open, place: str, said: bool) -> None:
    captions = [caption.value for caption in open_page("entry", place=place).caption]
    assert (words("zh", "entry.days_left_out") in captions) is said
