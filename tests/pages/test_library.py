"""The page of the library: found by words and filters, corrected with source and reason, every version kept."""

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, sound
from tracker.store.engine import reading
from tracker.views.snapshot import Snapshot, TargetRecord

FLOOR = "420500-gdp-2023-floor"


def target(engine: Engine, code: str = FLOOR) -> TargetRecord:
    with reading(engine) as session:
        return Snapshot.read(session).targets[code]


def correct(open_page: Open, **said: str) -> AppTest:
    """Open the form of one target, fill it in, and send it."""
    app = open_page("library", target=FLOOR)
    app.toggle[0].set_value(True).run()
    for column, text in said.items():
        app.text_input(key=f"target:zh:{FLOOR}:1:{column}").input(text)
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


def test_a_correction_is_a_version_with_its_reason(open_page: Open, engine: Engine) -> None:
    sound(correct(open_page, value="6001", value_source="更正公告", reason="原文更正"))
    stored = target(engine)
    assert (stored.value, stored.version, stored.value_basis, stored.value_source) == (6001, 2, "user", "更正公告")
    shown = open_page("library", target=FLOOR).dataframe[1].value
    assert list(shown["理由"]) == ["原文更正", ""]
    assert "目标值：6000 → 6001" in shown["改动"][0]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"value": "6001", "value_source": "公告"}, "理由"),
        ({"value": "6001", "reason": "更正"}, "出处"),
        ({"value": "六千", "value_source": "公告", "reason": "更正"}, "目标值"),
        ({"value": "-6000", "value_source": "公告", "reason": "更正"}, "上下限"),
        ({"unit": "光年年", "value_source": "公告", "reason": "更正"}, "单位"),
        ({"deadline": "", "value_source": "公告", "reason": "更正"}, "期限"),
    ],
)
def test_a_wrong_correction_is_refused_with_the_field_named(
    said: dict[str, str], told: str, open_page: Open, engine: Engine
) -> None:
    app = correct(open_page, **said)
    assert app.error
    assert told in " ".join(text.value for text in app.text)
    assert target(engine).version == 1
