"""A real database with two jurisdictions and two indicators in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tracker.store.batches import NewBatch
from tracker.store.engine import Where, open_store, writing
from tracker.store.models import Indicator, Jurisdiction, Source, Theme
from tracker.store.staging import ValueWrite

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def path(where: Where) -> Path:
    """The file that the database is: a test that asks for it is run on SQLite alone."""
    assert isinstance(where, Path)
    return where


@pytest.fixture
def engine(where: Where) -> Engine:
    engine = open_store(where, now=NOW)
    fill(engine)
    return engine


def fill(engine: Engine) -> None:
    """What values and targets refer to."""
    with writing(engine) as session:
        session.add(Theme(code="economy", name_zh="经济", name_en="Economy"))
        session.flush()
        for number, code in enumerate(("420500", "420581"), 1):
            session.add(Jurisdiction(id=number, code=code, name_zh=code, name_en=code, level="county"))
        for number, code in enumerate(("gdp", "energy"), 1):
            session.add(
                Indicator(
                    id=number,
                    code=code,
                    name_zh=code,
                    name_en=code,
                    unit="亿元",
                    dimension="money",
                    direction="more",
                    measure="flow",
                    frequencies="year",
                    theme="economy",
                )
            )
        session.add(
            Source(
                code="000",
                title_zh="报告",
                title_en="Report",
                short_zh="报告",
                short_en="Report",
                publisher="政府",
                published=date(2026, 1, 1),
                published_basis="stated",
            )
        )


@pytest.fixture
def new_batch() -> Callable[..., NewBatch]:
    def make(key: str = "first", **options: Any) -> NewBatch:
        return NewBatch(**{"key": key, "kind": "import", "at": NOW, "who": "王芳", **options})

    return make


def value(number: str, *, year: int = 2025, expected: int = 0, indicator: int = 1, **options: Any) -> ValueWrite:
    """A value of 宜昌's GDP for a year."""
    return ValueWrite(1, indicator, "", date(year, 1, 1), date(year, 12, 31), "", expected, Decimal(number), **options)
