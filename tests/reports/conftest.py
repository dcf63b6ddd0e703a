"""The board of the curated catalogue, and reports of it."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from tracker.catalogue import bring_up_to_date
from tracker.core.settings import load_settings
from tracker.reports import Item, Report, making, place_items, report
from tracker.store.engine import data_version, open_store
from tracker.views.board import Board, load_board

AS_OF = date(2026, 11, 21)
NOTE = "=1+1 </script><b>\N{RIGHT-TO-LEFT OVERRIDE}甲"
Boards = Callable[[date], Board]
Make = Callable[[Report, str], Path]


@pytest.fixture(scope="session")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Boards:
    """The boards of the curated catalogue by day."""
    engine = open_store(tmp_path_factory.mktemp("reports") / "tracker.db", now=datetime.now(UTC))
    bring_up_to_date(engine, now=datetime.now(UTC))
    version, settings = data_version(engine), load_settings()

    @cache
    def board(as_of: date) -> Board:
        return load_board(engine, version=version, as_of=as_of, settings=settings)

    return board


@pytest.fixture(scope="session")
def board(boards: Boards) -> Board:
    return boards(AS_OF)


def of(boards: Boards, items: Sequence[Item], lang: str = "zh") -> Report:
    return report(items, boards, lang, as_of=AS_OF, made_on=AS_OF, made_by="王<芳>")


@pytest.fixture(scope="session", params=["zh", "en"])
def yichang(request: pytest.FixtureRequest, boards: Boards) -> Report:
    """The usual report of 宜昌市 with a hostile line of text, in both languages."""
    first, *others = place_items(boards(AS_OF), "420500")
    return of(boards, [replace(first, note=NOTE), *others, Item("due")], request.param)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a format of a report, and sees that nothing else is left beside it."""

    def made(wanted: Report, form: str) -> Path:
        out = tmp_path / f"out.{form}"
        with closing(making(wanted, form, out)) as steps:
            for _ in steps:
                pass
        assert list(tmp_path.iterdir()) == [out]
        return out

    return made
