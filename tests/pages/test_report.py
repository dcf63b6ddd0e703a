"""The report page: what is listed, what the address says, which formats are offered, and a file that is made."""

import time
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, sound
from tracker.reports import MOST_DAYS, MOST_ITEMS
from tracker.ui.showing import report_job
from tracker.words import text

MAKE = text("zh", "report.make")


def button(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(each for each in app.button if each.label == label)


def listed(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value[text("zh", "report.column_what")])


def test_an_empty_list_shows_the_usual_report_of_the_place(open_page: Open) -> None:
    app = open_page("report", place="420581")
    assert text("zh", "report.title", place="宜都市") in [each.value for each in app.header]
    assert text("zh", "report.of_place", place="宜都市") in [each.value for each in app.text]
    assert len(listed(app)) > 2
    assert "items" not in app.query_params


def test_a_place_that_is_added_becomes_the_list_and_the_address(open_page: Open) -> None:
    app = open_page("report", place="420581")
    usual = listed(app)
    sound(button(app, text("zh", "report.add_place", place="宜都市")).click().run())
    assert listed(app) == usual
    codes = app.query_params["items"].split(",")
    assert len(codes) == len(usual)
    again = open_page("report", items=",".join(codes[1:3]))
    assert listed(again) == usual[1:3]
    sound(button(again, text("zh", "report.clear")).click().run())
    assert "items" not in again.query_params


def notes(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value[text("zh", "report.column_note")])


ITEMS = "counts:420581,deadlines:420581,progress:420581"


def test_a_link_brings_the_lines_of_text(open_page: Open) -> None:
    said = {0: "先看这里，再看后面", 2: "a,b = 50%2C & c"}
    app = open_page("report", items=ITEMS)
    key = app.dataframe[0].proto.id.split("-", 2)[2]
    column = text("zh", "report.column_note")
    edits = {row: {column: note} for row, note in said.items()}
    app.session_state[key] = {"edited_rows": edits, "added_rows": [], "deleted_rows": []}
    sound(app.run())
    again = open_page("report", items=app.query_params["items"], notes=app.query_params["notes"])
    assert notes(again) == [said[0], "", said[2]]
    assert again.query_params["notes"] == app.query_params["notes"]
    assert notes(open_page("report", items=ITEMS)) == ["", "", ""]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("一\x00%0A二,,,,三", ["一二", "", ""]),
        ("x" * 300, ["x" * 200, "", ""]),
        (",%ff%ud800", ["", "\ufffd%ud800", ""]),
        ("![](http://evil.example/x.png)", ["![](http://evil.example/x.png)", "", ""]),
    ],
)
def test_lines_of_text_in_a_link_are_text(asked: str, shown: list[str], open_page: Open) -> None:
    assert notes(open_page("report", items=ITEMS, notes=asked)) == shown


def test_lines_too_long_for_a_link_are_kept_and_that_is_said(open_page: Open) -> None:
    app = open_page("report", items=ITEMS, notes=",".join(["字" * 200, "字" * 200, "字" * 200]))
    assert notes(app) == ["字" * 200] * 3
    assert text("zh", "report.notes_long") not in [each.value for each in app.caption]
    codes = f"{ITEMS},counts:420500"
    app = open_page("report", items=codes, notes=",".join(["字" * 200] * 4))
    assert text("zh", "report.notes_long") in [each.value for each in app.caption]
    assert "notes" not in app.query_params
    assert notes(sound(app.run())) == ["字" * 200] * 4


def test_what_an_address_may_name_wrongly_is_left_out_and_said(open_page: Open) -> None:
    app = open_page("report", items="counts:420500,pie:420500,trajectory:no-such-target,progress:420500@never")
    assert len(listed(app)) == 1
    assert text("zh", "report.left_out", count=1) in [each.value for each in app.warning]


def test_without_a_browser_a_sentence_and_the_formats_that_remain(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    app = open_page("report", lang="en", format="pdf")
    assert text("en", "report.trouble_no_browser") in [each.value for each in app.warning]
    formats = next(each for each in app.selectbox if each.label == text("en", "report.format"))
    assert len(formats.options) == 4
    assert formats.value == "docx"


def test_a_file_is_made_and_offered(open_page: Open) -> None:
    app = open_page("report", format="xlsx", items="counts:420500")
    sound(button(app, MAKE).click().run())
    deadline = time.monotonic() + 30
    while not app.success and time.monotonic() < deadline:
        time.sleep(0.2)
        sound(app.run())
    assert app.success
    assert "xlsx" in app.session_state["report:job"].name
    assert app.session_state["report:job"].content.startswith(b"PK")


def test_only_so_many_reports_are_made_at_once(open_page: Open) -> None:
    app = open_page("report", place="420581", format="xlsx")
    with ExitStack() as others:
        for _ in range(report_job.MOST_JOBS):
            assert report_job._room.acquire(blocking=False)
            others.callback(report_job._room.release)
        button(app, MAKE).click().run()
        assert text("zh", "report.no_room", most=report_job.MOST_JOBS) in [warning.value for warning in app.warning]
        assert not report_job._room.acquire(blocking=False)


def test_a_link_with_a_thousand_days_is_cut(open_page: Open) -> None:
    days = [date(2023, 1, 1) + timedelta(days=at) for at in range(1000)]
    app = open_page("report", place="420581", items=",".join(f"due:@{day.isoformat()}" for day in days))
    assert app.toast[0].value == text("zh", "report.beyond", count=988, items=MOST_ITEMS, days=MOST_DAYS)
