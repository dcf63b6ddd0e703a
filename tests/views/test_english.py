"""English pages: what is counted has its noun, notes and publishers are English, and no picture holds Chinese."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from tests.views.conftest import CATALOGUE, _board, _stored
from tracker.catalogue import load_catalogue
from tracker.charts import trajectory as draw
from tracker.core.kinds import Qualifier
from tracker.store.engine import Engine
from tracker.views.actuals import actual_rows
from tracker.views.board import Board
from tracker.views.credits import noted, publisher_words
from tracker.views.target import target_view, trajectory
from tracker.vocabulary import indicators, publisher_in_english

CHINESE = re.compile("[\u4e00-\u9fff]")
COUNTED_UNITS = ("个", "户", "万户", "项", "件")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return _stored(tmp_path_factory.mktemp("english") / "tracker.db", CATALOGUE)


@pytest.fixture(scope="module")
def board(engine: Engine) -> Board:
    return _board(engine, date(2026, 11, 30))


def test_no_english_picture_of_a_target_holds_chinese(board: Board) -> None:
    seen = 0
    for code in board.statuses:
        course = trajectory(board, "en", code)
        seen += bool(course.actuals)
        figure = json.dumps(draw(course, "en"), ensure_ascii=False, default=str)
        assert not CHINESE.search(figure), (code, CHINESE.findall(figure))
    assert seen >= 10


def test_every_shipped_publisher_has_an_english_name() -> None:
    catalogue, _ = load_catalogue(CATALOGUE)
    stored = [row.publisher for row in (*catalogue.sources, *catalogue.actuals)]
    assert [name for name in stored if CHINESE.search(publisher_words(name, "en"))] == []


def test_every_shipped_note_has_an_english_one() -> None:
    catalogue, _ = load_catalogue(CATALOGUE)
    assert [row.note_zh for row in catalogue.actuals if bool(row.note_zh) != bool(row.note_en)] == []


def test_the_statistics_office_of_any_place_has_its_english_name() -> None:
    assert publisher_in_english("宜都市统计局") == "Yidu Bureau of Statistics"
    assert publisher_in_english("黄石市人民政府") == "Huangshi People's Government"
    assert publisher_in_english("某某信息中心") == "某某信息中心"


@pytest.mark.parametrize(
    ("note", "note_en", "lang", "said"),
    [
        ("二手资料", "Second-hand", "en", "Second-hand"),
        ("二手资料", "Second-hand", "zh", "二手资料"),
        ("二手资料", "", "en", "二手资料 (Chinese)"),
        ("as published", "", "en", "as published"),
        ("", "", "en", ""),
    ],
)
def test_a_note_without_english_is_marked_as_chinese(note: str, note_en: str, lang: str, said: str) -> None:
    assert noted(note, note_en, lang) == said


def test_a_note_that_is_only_chinese_stands_in_the_table_and_in_no_english_picture(board: Board) -> None:
    record = board.data.targets["420500-built-up-area-2030"]
    values = [replace(value, note="口径变化：新的边界", note_en="") for value in board.known_values(record.series)]
    (row,) = actual_rows(values, board.data.measures[record.indicator_id], "en", board.as_of, board.settings)
    assert row.note == "口径变化：新的边界 (Chinese)"
    assert row.remarks == ()
    assert row.series_break == ""
    (row,) = actual_rows(values, board.data.measures[record.indicator_id], "zh", board.as_of, board.settings)
    assert (row.note, row.series_break) == ("口径变化：新的边界", "新的边界")
    assert "口径变化：新的边界" in row.remarks


def test_workshops_and_entities_are_called_so(board: Board) -> None:
    words = {code: target_view(board, "en", code).row.target_words for code in board.statuses}
    workshops = [said for code, said in words.items() if "digital-workshops" in code]
    assert workshops
    assert all("workshop" in said for said in workshops)
    assert all("entities" in said for code, said in words.items() if "market-entities" in code)
    of_firms = ("firms", "giants", "champions", "smes")
    firms = [code for code, said in words.items() if "firm" in said]
    assert firms
    assert [code for code in firms if not any(kind in code for kind in of_firms)] == []


def test_english_has_its_own_brackets(board: Board) -> None:
    scoped = [code for code, target in board.data.targets.items() if target.scope and code in board.statuses]
    assert scoped
    assert not [code for code in scoped if "（" in target_view(board, "en", code).row.title]
    assert all("（" in target_view(board, "zh", code).row.title for code in scoped)


def test_a_pace_that_rests_on_a_bound_is_a_bound(board: Board) -> None:
    for code, reading, mark in (("420100-high-tech-firms-2025", "past_pace", Qualifier.ABOVE),
                                ("420500-gdp-2023-floor", "past_pace", Qualifier.BELOW)):  # fmt: skip
        found = board.judgements[code].reading(reading)
        assert found is not None
        assert found.qualifier is mark


def test_every_count_without_a_noun_of_its_own_unit_has_one() -> None:
    catalogue, _ = load_catalogue(CATALOGUE)
    milestones = {row.indicator for row in catalogue.targets if row.kind == "milestone"}
    assert [row.code for row in catalogue.indicators
            if row.unit in COUNTED_UNITS and not row.counted_en and row.code not in milestones] == []  # fmt: skip
    assert [one.code for one in indicators().values() if one.unit in COUNTED_UNITS and not one.counted_en] == []
    assert all(len(one.counted_en.split("|")) == 2 for one in indicators().values() if one.counted_en)
