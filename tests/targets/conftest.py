"""A library of its own: the shipped catalogue in a real database."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.catalogue import bring_up_to_date
from tracker.people import Person
from tracker.store.batches import BatchResult
from tracker.store.engine import Engine, open_store, reading
from tracker.targets.plan import SheetPlan, plan_sheet
from tracker.targets.storing import Confirmed, store_sheet

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
LI = Person("li", all_rights=True)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "tracker.db"
    bring_up_to_date(open_store(path, now=NOW), now=NOW)
    return path


@pytest.fixture
def engine(shipped: Path, tmp_path: Path) -> Engine:
    from tests.server import copy_of

    return open_store(copy_of(shipped, tmp_path), now=NOW)


def plan_of(
    engine: Engine, sheet: str | bytes, document: str = "", may: Callable[[str], bool] = bool, place: str = ""
) -> SheetPlan:
    data = sheet if isinstance(sheet, bytes) else sheet.encode()
    with reading(engine) as session:
        return plan_sheet(session, data, document=document, place=place, may_write=may)


def stored(
    engine: Engine, sheet: str | bytes, document: str = "", *, only_good: bool = False, source: str = "规划纲要第 3 页"
) -> BatchResult:
    """The sheet, looked at and confirmed."""
    data = sheet if isinstance(sheet, bytes) else sheet.encode()
    seen = Confirmed(key=plan_of(engine, data, document).key, only_good=only_good, reason="年度目标", source=source)
    return store_sheet(engine, data, "目标.csv", seen, document=document, person=LI, now=NOW)
