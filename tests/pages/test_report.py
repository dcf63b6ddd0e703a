"""The report page: what is listed, what the address says, which formats are offered, and a file that is made."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, sound
from tracker.words import text

MAKE = text("zh", "report.make")


def button(app: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(each for each in app.button if each.label == label)


def listed(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value[text("zh", "report.column_what")])


def test_an_empty_list_shows_the_usual_report_of_the_place(open_page: Open) -> None:
    app = open_page("report", place="420581")
    assert text("zh", "report.title", place="宜都市") in [each.value for each in app.subheader]
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
