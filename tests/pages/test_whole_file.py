"""What a file as a whole says: seen in a line where it is sure, asked in one panel where it is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, sound
from tests.pages.test_entry import newest, press, upload
from tracker.store.engine import reading
from tracker.views.snapshot import Snapshot
from tracker.words import text as words

Added = Callable[[], dict[tuple[str, str], str]]
TITLED = "2026年1-6月地区生产总值\n单位：亿元\n地区,数值\n宜都市,441.7\n"
CUMULATIVE = "2026年工业（累计）\n单位：亿元\n地区,指标,2026年2月,2026年3月\n宜都市,工业总产值,285.4,441.7\n"


def known(engine: Engine) -> dict[tuple[str, str], str]:
    """The current values of 宜都, by indicator and period."""
    with reading(engine) as session:
        data = Snapshot.read(session)
    names = {measure.id: measure.code for measure in data.measures.values()}
    place = data.places["420581"].id
    return {
        (names[series[1]], value.period.code): f"{value.value:f}"
        for series, each in data.values.items()
        if series[0] == place
        for value in each
    }


@pytest.fixture
def added(engine: Engine) -> Added:
    """What is known of 宜都 beyond what was known when the test began."""
    before = known(engine)
    return lambda: dict(known(engine).items() - before.items())


def answer(app: AppTest, **chosen: str) -> AppTest:
    """Give the questions of the panel these answers and read the file so."""
    for about, value in chosen.items():
        widgets = [*app.selectbox, *app.text_input]
        next(each for each in widgets if str(each.key).endswith(f":whole:{about}")).set_value(value)
    return next(button for button in app.button if words("zh", "entry.whole_use") in button.label).click().run()


def test_indicator_and_period_of_a_title_are_offered_and_taken_with_one_click(open_page: Open, added: Added) -> None:
    app = upload(open_page("entry"), TITLED)
    assert any(words("zh", "entry.answer_first") in each.value for each in app.markdown)
    assert not [button for button in app.button if str(button.key).endswith(":confirm")]
    period = next(each for each in app.text_input if str(each.key).endswith(":whole:period"))
    assert period.value == "2026 年上半年"
    app = sound(press(sound(answer(app)), ":confirm"))
    assert "已写入" in app.success[0].value
    assert added() == {("gdp", "2026H1"): "441.7"}


def test_another_answer_than_the_title_counts_once_it_is_confirmed(open_page: Open, added: Added) -> None:
    app = sound(answer(upload(open_page("entry"), TITLED), period="2025年1-6月"))
    assert not [button for button in app.button if str(button.key).endswith(":confirm")]
    sound(press(sound(answer(app, confirmed="yes")), ":confirm"))
    assert added() == {("gdp", "2025H1"): "441.7"}


def test_a_cumulative_title_asks_before_a_month_is_stored(open_page: Open, added: Added) -> None:
    app = upload(open_page("entry"), CUMULATIVE)
    assert not [button for button in app.button if str(button.key).endswith(":confirm")]
    sound(press(sound(answer(app, cumulative="yes")), ":confirm"))
    assert {period for _, period in added()} == {"2026M1-2", "2026Q1"}


def test_what_looks_odd_is_confirmed_before_it_is_stored(open_page: Open, added: Added) -> None:
    app = upload(open_page("entry"), "地区,指标,时期,数值,单位,来源\n宜都市,GDP增速,2025年,106.5,%,甲\n")
    assert not [button for button in app.button if str(button.key).endswith(":confirm")]
    sound(press(sound(answer(app, confirmed="yes")), ":confirm"))
    assert added() == {("gdp-growth", "2025"): "106.5"}


def test_an_unknown_name_is_said_by_hand_and_then_taken(open_page: Open, added: Added) -> None:
    file = "地区,指标,时期,数值,单位,来源\n宜都市,经济总量指标,2024年,880.6,亿元,甲\n宜都市,稀有指标,2024年,1,个,甲\n"
    app = upload(open_page("entry"), file)
    box = next(each for each in app.selectbox if ":name:INDICATOR:经济总量指标" in str(each.key))
    box.set_value("gdp")
    app = next(button for button in app.button if button.label == words("zh", "entry.names_use")).click().run()
    skip = next(box for box in app.checkbox if str(box.key).endswith(":skip_unknown"))
    app = sound(skip.check().run())
    assert [box.value for box in app.checkbox if str(box.key).endswith(":skip_unknown")] == [True]
    sound(press(app, ":confirm"))
    assert added() == {("gdp", "2024"): "880.6"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_sure_is_said_with_the_words_it_was_read_from(open_page: Open, lang: str, shared: Path) -> None:
    app = open_page("entry", lang=lang)
    file = shared / "files" / "nbs_places_down.csv"
    app = sound(app.file_uploader[0].set_value((file.name, file.read_bytes(), "text/csv")).run())
    assert any("指标：地区生产总值(亿元)" in each.value for each in app.text)
    assert [button for button in app.button if str(button.key).endswith(":confirm")]


def test_a_name_of_the_standard_vocabulary_is_taken_in_by_one_act_and_undoable(open_page: Open, engine: Engine) -> None:
    file = "地区,指标,时期,数值,单位,来源\n荆州市,粮食产量,2024年,455.2,万吨,统计公报\n"
    app = upload(open_page("entry"), file)
    assert any("荆州市" in each.value and "粮食产量" in each.value for each in app.text)
    app = sound(press(app, ":take"))
    assert newest(engine).kind == "reference"
    sound(press(app, ":confirm"))
    assert (newest(engine).kind, newest(engine).added) == ("import", 1)


MONTHLY = "宜都市2026年6月统计月报\n单位：亿元\n指标名称,计量单位,本月,本月止累计\n地区生产总值,亿元,41.7,441.7\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_monthly_report_asks_its_place_and_period_and_nothing_twice(open_page: Open, lang: str) -> None:
    app = upload(open_page("entry", lang=lang), MONTHLY)
    assert any(words(lang, "entry.answer_first") in each.value for each in app.markdown)
    asked = [
        str(each.key).rpartition(":")[2] for each in (*app.selectbox, *app.text_input) if ":whole:" in str(each.key)
    ]
    assert sorted(asked) == ["period", "place"]
    assert not app.error
    assert not app.dataframe  # what is asked above is not said once more below


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_column_of_values_that_is_not_known_is_asked_for(open_page: Open, lang: str) -> None:
    app = upload(open_page("entry", lang=lang), MONTHLY.replace("本月,本月止累计", "甲,乙"))
    assert any(words(lang, "entry.mapping_value") in each.value for each in app.markdown)
    assert not app.error


def test_what_stands_in_one_line_is_said_with_it_once(open_page: Open) -> None:
    app = upload(open_page("entry"), "指标：地区生产总值(亿元)\n地区,2024年,2023年\n宜都市,902.3,880.6\n")
    (said,) = [each.value for each in app.text if "这份文件说的是" in each.value]
    assert said.count("指标：地区生产总值(亿元)") == 1
    assert "指标 地区生产总值、单位 亿元" in said
