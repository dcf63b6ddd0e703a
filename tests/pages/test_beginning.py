"""From nothing: an empty database says how to begin; a document by its form, thirty targets by the sheet, a chart."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.conftest import sound
from tracker.catalogue.example import ExampleRefused, copy_example
from tracker.store.engine import connect, reading
from tracker.views.snapshot import Snapshot
from tracker.words import text

Pages = Callable[..., AppTest]
THINGS = (
    ("地区生产总值", "4000", "亿元"), ("地区生产总值增速", "6.5%以上", ""), ("规模以上工业增加值增速", "8%左右", ""),
    ("固定资产投资增速", "≥7", "%"), ("社会消费品零售总额增速", "7%以上", ""), ("城镇新增就业", "5", "万人"),
    ("粮食产量", "450", "万吨"), ("森林覆盖率", "不低于25%", ""), ("常住人口城镇化率", "62%", ""),
    ("进出口总额", "180", "亿元"),
)  # fmt: skip


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    (tmp_path / "catalogue").mkdir()
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    monkeypatch.setenv("TRACKER_CATALOGUE", str(tmp_path / "catalogue"))

    def opened(name: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for key, value in address.items():
            app.query_params[key] = value
        app.switch_page(f"pages/{name}.py")
        return sound(app.run())

    return opened


def ending(elements: Any, begin: str, end: str) -> Any:
    return next(one for one in elements if one.key and one.key.startswith(begin) and one.key.endswith(end))


def test_every_page_of_an_empty_database_can_be_opened(page: Pages) -> None:
    links = page("overview").get("page_link")
    assert {"by_sheet", "entries", "adding"} <= {
        name for link in links for name in ("by_sheet", "entries", "adding") if name in link.proto.query_string
    }
    example = [each.proto.body for each in page("overview").get("html") if "practice=new" in each.proto.body]
    assert any(text("zh", "page.begin_example") in body for body in example)
    for name in (
        "library",
        "jurisdiction",
        "compare",
        "report",
        "entry",
        "gaps",
        "history",
        "sources",
        "method",
        "glossary",
    ):
        page(name)
    assert [toggle.value for toggle in page("library", by_sheet="true", entries="true", adding="true").toggle] == [
        True
    ] * 3


def test_from_nothing_to_thirty_targets(page: Pages, tmp_path: Path) -> None:
    app = page("library", entries="true", by_sheet="true")
    app.text_input(key="entry:0:sources:title_zh").input("荆州市政府工作报告")
    app.text_input(key="entry:0:sources:publisher").input("荆州市人民政府")
    app.text_input(key="entry:0:sources:published").input("一月")
    app = next(button for button in app.button if button.label == "新增").click().run()
    assert any("2026-12-31" in error.value for error in app.error)
    assert app.text_input(key="entry:0:sources:title_zh").value == "荆州市政府工作报告"
    app.text_input(key="entry:0:sources:published").input("2026-01-15")
    app.text_input(key="entry:0:sources:reason").input("新增")
    app = sound(next(button for button in app.button if button.label == "新增").click().run())
    assert "荆州市政府工作报告" in app.success[0].value

    rows = "".join(
        f"{place}\t{thing}\t{value}\t{unit}\t2026\n"
        for place in ("荆州市", "公安县", "监利市")
        for thing, value, unit in THINGS
    )
    app.text_area(key="sheet:0:paste").set_value("地区\t指标\t目标值\t单位\t期限\n" + rows)
    app.selectbox(key="sheet:0:zh:document").set_value(app.selectbox(key="sheet:0:zh:document").options[0])
    app = app.run()
    app = sound(ending(app.button, "sheet:", ":take").click().run())
    assert any("新增 30" in info.value for info in app.info), [one.value for one in (*app.info, *app.warning)]
    ending(app.text_input, "sheet:", ":reason").input("年度目标")
    ending(app.text_input, "sheet:", ":source").input("政府工作报告")
    app = sound(ending(app.button, "sheet:", ":confirm").click().run())
    assert "30 个目标" in app.success[0].value
    with reading(connect(tmp_path / "tracker.db")) as session:
        assert len(Snapshot.read(session).targets) == 30
    assert page("jurisdiction", place="421000").get("plotly_chart")


def test_the_example_is_loaded_by_a_button(page: Pages, tmp_path: Path) -> None:
    app = page("overview")
    app = sound(app.button(key="begin:example").click().run())
    assert len((tmp_path / "catalogue" / "targets.csv").read_text(encoding="utf-8").splitlines()) > 100
    assert not list((tmp_path / "catalogue").glob(".*"))
    assert not [one for one in app.button if one.key == "begin:example"]
    with reading(connect(tmp_path / "tracker.db")) as session:
        assert len(Snapshot.read(session).targets) == 143
    assert page("jurisdiction", place="420500").get("plotly_chart")


def test_the_example_is_not_loaded_into_a_folder_that_has_files_meanwhile(page: Pages, tmp_path: Path) -> None:
    app = page("overview")
    file = tmp_path / "catalogue" / "scopes.csv"
    file.write_text("code,name_zh,name_en\n", encoding="utf-8")
    with pytest.raises(ExampleRefused, match="not_empty"):
        copy_example(tmp_path / "catalogue")
    assert [one.name for one in (tmp_path / "catalogue").iterdir()] == ["scopes.csv"]
    with pytest.raises(ExampleRefused, match="not_there"):
        copy_example(tmp_path / "elsewhere")
    assert app.button(key="begin:example")


def test_who_may_not_write_everything_does_not_load_the_example(
    page: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = tmp_path / "people.toml"
    people.write_text('local = "王芳"\n[people]\n"王芳" = ["421000"]\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_PEOPLE", str(people))
    assert not [one for one in page("overview").button if one.key == "begin:example"]
