"""Rows outside the limits, as somebody with the file in hand may leave them: one bad row is shown as one bad row."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import Open
from tracker import config
from tracker.core.kinds import Status
from tracker.core.settings import load_settings
from tracker.store.engine import data_version
from tracker.views.board import Board, load_board
from tracker.views.explain import sentences
from tracker.views.target import target_view

AS_OF = date(2026, 11, 30)
HUGE = "1" + "0" * 309
SPOILT = {
    "420500-expressway-mileage-2025": ("start", "'1026-01-01'"),
    "420100-rd-intensity-2025": ("start", "'0001-01-01'"),
    "420500-built-up-area-2030": ("deadline", "'9999-12-31'"),
    "420500-outfalls-treated-2023": ("deadline", "'0050-12-31'"),
    "420100-high-tech-firms-2025": ("value", f"'{HUGE}'"),
    "420500-urban-population-2030": ("baseline_value", f"'{HUGE}'"),
    "420500-gdp-2023-floor": ("interim", "'2023-06-30=--5'"),
    "420581-gdp-growth-2026": ("interim", "'2026-06-30=²'"),
    "420581-high-tech-firms-2026": ("baseline_period", "'some time'"),
}
PAGES = {
    "overview": {},
    "jurisdiction": {"place": "420500"},
    "entry": {"place": "420500"},
    "compare": {},
    "library": {"target": "420500-built-up-area-2030"},
    "gaps": {},
    "sources": {},
    "history": {},
    "method": {},
    "report": {"place": "420500"},
}
_ONE = "WHERE id = (SELECT a.id FROM actual a JOIN indicator i ON i.id = indicator_id WHERE i.code = 'gdp' AND {})"
VALUES = [
    "UPDATE actual SET value = '" + HUGE + "' " + _ONE.format("period_start = '2021-01-01'"),  # noqa: S608
    "UPDATE actual SET period_end = '9999-12-31' " + _ONE.format("period_start = '2024-01-01'"),  # noqa: S608
]
TEXTS = [
    "UPDATE target SET note_zh = 'a' || char(2) || char(65534) || '" + "字" * 5000 + "' WHERE code = '420500-gdp-open'",
    "UPDATE indicator SET name_zh = 'a' || char(27) || 'b', decimals = 300 WHERE id = 1",
]
TARGETS = [
    f"UPDATE target SET {column} = {value} WHERE code = '{code}'"  # noqa: S608
    for code, (column, value) in SPOILT.items()
]


def run(statements: list[str]) -> None:
    with closing(sqlite3.connect(config.database())) as connection, connection:
        assert [connection.execute(statement).rowcount for statement in statements] == [1] * len(statements)


def board(engine: Engine) -> Board:
    return load_board(engine, version=data_version(engine), as_of=AS_OF, settings=load_settings())


@pytest.fixture
def spoilt(engine: Engine) -> Engine:
    """The database with nine targets, two values and two texts that no way in lets through."""
    run([*TARGETS, *VALUES, *TEXTS])
    return engine


def test_every_page_goes_on_and_names_the_rows(spoilt: Engine, open_page: Open) -> None:
    first = "420500-expressway-mileage-2025"
    for page, address in [
        *PAGES.items(),
        *(("target", {"target": code}) for code in (first, *SPOILT, "420500-gdp-open")),
    ]:
        app = open_page(page, **address)
        (told,) = [warning.value for warning in app.warning if "超出界限" in warning.value]
        assert "11 行数据超出界限" in told, page
    assert "420500-expressway-mileage-2025（起始日期）" in told


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("420500-built-up-area-2030", "这个目标存有超出界限的内容（期限），没有评价。请在“目标”页里改正。"),
        ("420100-high-tech-firms-2025", "这个目标存有超出界限的内容（目标值），没有评价。请在“目标”页里改正。"),
    ],
)
def test_a_damaged_target_says_which_field(code: str, said: str, spoilt: Engine) -> None:
    view = target_view(board(spoilt), "zh", code)
    assert sentences(view, "zh") == [said]
    assert (view.row.target_words == "数值超出界限") == ("目标值" in said)


def test_damaged_rows_are_left_out_and_texts_are_cut(spoilt: Engine) -> None:
    found = board(spoilt)
    assert {code: found.data.damaged[code] for code in SPOILT} == {code: (name,) for code, (name, _) in SPOILT.items()}
    assert len(found.data.values.damaged) == 2
    assert {found.statuses[code] for code in SPOILT} == {Status.NOT_ASSESSABLE}
    long = found.data.targets["420500-gdp-open"].note_zh
    assert long.startswith("a字")
    assert len(long) == 1000


def test_nothing_else_changes_its_status(engine: Engine) -> None:
    before = board(engine).statuses
    run(TARGETS)
    after = board(engine).statuses
    assert {code: status for code, status in after.items() if code not in SPOILT} == {
        code: status for code, status in before.items() if code not in SPOILT
    }
