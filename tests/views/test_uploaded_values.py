"""Values that people upload beside the catalogue's: what a published one counts for, and one that is sent again."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.views.conftest import CATALOGUE, _board, _stored
from tracker.core.kinds import BaselineBasis
from tracker.intake.acts.commit import commit_plan
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options
from tracker.people import Person
from tracker.store.engine import Engine, reading
from tracker.store.soundness import check_db
from tracker.views.board import Board

AS_OF = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
ADMIN = Person("王芳", all_rights=True)
HEADER = "地区,指标,时期,数值,单位,发布单位,发布日期,备注\n"
OUTPUT = "420500-industrial-output-2028"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return _stored(tmp_path / "tracker.db", CATALOGUE)


def send(engine: Engine, rows: str) -> None:
    with reading(engine) as session:
        content = (HEADER + rows).encode()
        plan = check_file(session, content, "x.csv", person=ADMIN, today=AS_OF, options=Options())
    assert commit_plan(engine, plan, person=ADMIN, now=NOW).batch


def baseline(board: Board, code: str) -> tuple[Decimal, date | None, BaselineBasis] | None:
    found = board.judgements[code].baseline
    return (found.value, found.date, found.basis) if found else None


def test_an_uploaded_series_that_was_published_serves_as_baseline(engine: Engine) -> None:
    send(
        engine,
        "宜昌市,工业总产值,2022,6500,亿元,宜昌市统计局,2023-03,\n"
        "宜昌市,工业总产值,2024,7800,亿元,宜昌市统计局,2025-03,\n",
    )
    board = _board(engine, AS_OF)
    assert baseline(board, OUTPUT) == (Decimal(6500), date(2022, 12, 31), BaselineBasis.PUBLISHED)
    assert board.statuses[OUTPUT] == board.judgements[OUTPUT].status
    assert board.statuses[OUTPUT].judged


@pytest.mark.parametrize(
    ("publisher", "published", "serves"),
    [("宜昌市统计局", "", True), ("", "2023-03", True), ("", "", False)],
)
def test_who_published_it_or_when_makes_it_public(publisher: str, published: str, serves: bool, engine: Engine) -> None:
    send(engine, f"宜昌市,工业总产值,2022,6500,亿元,{publisher},{published},\n宜昌市,工业总产值,2024,7800,亿元,,,\n")
    board = _board(engine, AS_OF)
    assert (baseline(board, OUTPUT) is not None) is serves
    assert board.statuses[OUTPUT] == board.judgements[OUTPUT].status


def test_a_known_value_sent_again_with_another_note_stays_what_it_was(engine: Engine) -> None:
    before = _board(engine, AS_OF)
    send(
        engine,
        "宜昌市,地区生产总值,2021,5022,亿元,,,核对过\n宜昌市,地区生产总值,2023年上半年,2542.1,亿元,,,核对过\n"
        "武汉市,工业增加值占GDP比重,2024,24,%,,,核对过\n",
    )
    after = _board(engine, AS_OF)
    assert after.statuses == before.statuses
    assert baseline(after, "420500-gdp-open") == baseline(before, "420500-gdp-open")
    series = after.data.targets["420500-gdp-open"].series
    told = {value.period_end: (value.basis, value.note) for value in after.known_values(series)}
    assert told[date(2021, 12, 31)] == ("published", "核对过")
    assert told[date(2023, 6, 30)] == ("stated", "核对过")
    (share,) = after.known_values(after.data.targets["420100-industry-share-open"].series)
    assert (share.basis, share.note) == ("derived", "核对过")
    assert "21106.23" in share.derived_from


def test_a_note_that_stays_keeps_its_english_one_and_a_new_note_has_none(engine: Engine) -> None:
    send(
        engine,
        "宜昌市,地区生产总值,2023年上半年,2542.1,亿元,宜昌发布,2023-08,文件第 21 行；公布日只知在 8 月。\n"
        "武汉市,工业增加值占GDP比重,2024,24,%,,,核对过\n",
    )
    board = _board(engine, AS_OF)
    half = [value for value in board.known_values(board.data.targets["420500-gdp-open"].series)
            if value.period_end == date(2023, 6, 30)]  # fmt: skip
    assert [(value.publisher, value.note_en) for value in half] == [
        ("宜昌发布", "Line 21 of the document; published in August, day unknown.")
    ]
    (share,) = board.known_values(board.data.targets["420100-industry-share-open"].series)
    assert (share.note, share.note_en) == ("核对过", "")
    assert check_db(engine) == []


def test_another_number_is_the_persons_own(engine: Engine) -> None:
    send(engine, "宜昌市,地区生产总值,2021,5023,亿元,,,更正\n")
    board = _board(engine, AS_OF)
    (changed,) = [
        value
        for value in board.known_values(board.data.targets["420500-gdp-open"].series)
        if value.period_end == date(2021, 12, 31)
    ]
    assert (changed.value, changed.basis) == (Decimal(5023), "user")
