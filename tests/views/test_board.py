"""The board judges columns; the rules for one target are its reference, on what is shipped and on a country made up."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from benchmarks.generate import make
from tests.bases import Bases
from tracker.catalogue import bring_up_to_date
from tracker.core.kinds import Status
from tracker.core.settings import load_settings
from tracker.store.engine import Engine, Where, connect, open_store
from tracker.views.board import Board, Rows, board_of, target_rows
from tracker.views.goals import goal_rows
from tracker.views.judged_columns import DatabaseVersion
from tracker.views.jurisdiction import jurisdiction
from tracker.views.method import status_rows
from tracker.views.overview import overview
from tracker.views.totals import totals

DAYS = (date(2022, 6, 30), date(2023, 12, 31), date(2024, 2, 29), date(2025, 7, 15), date(2026, 11, 21))


@pytest.fixture(scope="module")
def versions(bases: Bases, tmp_path_factory: pytest.TempPathFactory) -> dict[str, DatabaseVersion]:
    """What is shipped, and a small made-up country."""
    return {
        "shipped": DatabaseVersion.read(_shipped(bases.new(tmp_path_factory.mktemp("shipped") / "tracker.db")), (1, 1)),
        "made up": DatabaseVersion.read(connect(make(5_000, tmp_path_factory.mktemp("made") / "up").database), (1, 1)),
    }


def _shipped(where: Where) -> Engine:
    now = datetime(2026, 7, 1, tzinfo=UTC)
    engine = open_store(where, now=now)
    bring_up_to_date(engine, now=now)
    return engine


def _board(database: DatabaseVersion, day: date) -> Board:
    return board_of(database, day, load_settings())


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("which", ["shipped", "made up"])
def test_columns_say_what_the_rules_for_one_say(versions: dict[str, DatabaseVersion], which: str, day: date) -> None:
    board = _board(versions[which], day)
    assert board.statuses == {code: judged.status for code, judged in board.judgements.items()}
    reasons = [str(judged.reason) for judged in board.judgements.values() if judged.reason]
    assert board.columns.reasons == {reason: reasons.count(reason) for reason in reasons}
    days = [judged.data_as_of for judged in board.judgements.values() if judged.data_as_of]
    assert board.columns.data_as_of == max(days, default=None)


def test_the_made_up_country_knows_every_common_status(versions: dict[str, DatabaseVersion]) -> None:
    found = set(_board(versions["made up"], date(2026, 7, 1)).statuses.values())
    assert set(Status) - found <= {Status.FLOOR_ONLY, Status.ACHIEVED_LATE, Status.ABOVE_SO_FAR}


def test_documents_that_came_later_are_not_on_the_board(versions: dict[str, DatabaseVersion]) -> None:
    board = _board(versions["shipped"], date(2022, 12, 31))
    assert {board.data.documents[target.source].published.year for target in board.targets} == {2021}
    assert "420500-gdp-2023-floor" not in board.judgements
    with pytest.raises(KeyError):
        board.judgements["420500-gdp-2023-floor"]


def test_a_series_has_all_its_values_in_time(versions: dict[str, DatabaseVersion]) -> None:
    data = versions["made up"].data
    assert sum(len(data.values[series]) for series in data.values) == 5_000
    for series in list(data.values)[:50]:
        ends = [value.period.end for value in data.values[series]]
        assert ends == sorted(ends)


def test_stored_values_come_with_what_they_rest_on(versions: dict[str, DatabaseVersion]) -> None:
    board = _board(versions["shipped"], date(2023, 9, 30))
    record = board.data.targets["420500-gdp-2023-floor"]
    known = board.known_values(record.series)
    assert [(value.period_end.isoformat(), value.publisher) for value in known][-1] == ("2023-06-30", "宜昌发布")


def test_totals_are_counted_as_their_rows_are(versions: dict[str, DatabaseVersion]) -> None:
    board = _board(versions["made up"], date(2026, 7, 1))
    found = overview(board, "zh")
    counted, statuses = totals(board, "zh"), [row.status for row in Rows(board, "zh", board.columns.goals)]
    assert found.targets + found.tiers == len(board.targets)
    assert counted.all == {status: statuses.count(status) for status in Status if status in statuses}
    for groups in (counted.by_place, counted.by_year):
        assert sum(sum(counts.values()) for _, counts in groups) == len(statuses)
    years = {target.deadline.year if target.deadline else None for target in board.targets}
    assert {year for year, _ in counted.by_year} == years


def test_the_shipped_goals_are_counted_alike_one_by_one_and_in_totals(versions: dict[str, DatabaseVersion]) -> None:
    board = _board(versions["shipped"], date(2026, 7, 1))
    found, rows = overview(board, "zh"), target_rows(board, "zh", board.statuses)
    goals = [row.status for row in goal_rows(rows, board.as_of, "zh")]
    assert (found.targets, found.tiers, len(found.rows)) == (len(goals), 1, len(goals))
    assert Counter(row.status for row in found.rows) == Counter(goals)
    assert totals(board, "zh").all == {status: goals.count(status) for status in Status if status in goals}
    counted = Counter(goals)
    assert (len(found.due), len(found.missing)) == (counted[Status.RESULT_DUE], counted[Status.NO_DATA])
    assert [count for _, _, count in status_rows(board, "zh", dict.fromkeys(Status, ""))] == [
        counted[status] for status in Status
    ]
    assert [row.deadline for row in found.due] == sorted(row.deadline for row in found.due if row.deadline)


def test_the_places_below_add_up(versions: dict[str, DatabaseVersion]) -> None:
    board = _board(versions["made up"], date(2026, 7, 1))
    top = jurisdiction(board, "zh", "000000")
    assert sum(child.targets for child in top.children) + len(top.rows) == len(board.targets)
    assert all(sum(child.counts.values()) == child.targets for child in top.children)
