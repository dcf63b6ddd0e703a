"""A small catalogue in a real database, copied for each test that writes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.bases import Bases
from tests.conftest import ROOT
from tracker.catalogue import bring_up_to_date
from tracker.core import units
from tracker.intake.acts.mapping import remember_reading
from tracker.intake.meaning.lookup import read_ids
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options, Plan
from tracker.people import Person
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import Where, open_store, reading, writing
from tracker.store.mappings import Reading
from tracker.store.models import Indicator, Jurisdiction, Scope, Source, Target, Theme
from tracker.store.staging import ValueWrite

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 30, 12, tzinfo=UTC)
ADMIN = Person("王芳", all_rights=True)
EDITOR = Person("editor-yidu", frozenset({"420581"}))

PLACES = (
    ("420000", "湖北省", "Hubei", ""),
    ("420500", "宜昌市", "Yichang", "420000"),
    ("420581", "宜都市", "", "420500"),
    ("420583", "枝江市", "", "420500"),
    ("110000", "北京市", "", ""),
    ("110105", "朝阳区", "", "110000"),
    ("220100", "长春市", "", ""),
    ("220104", "朝阳区", "", "220100"),
)
ALL_PERIODS = "year|half|quarter|month|ytd"
INDICATORS = (
    ("gdp", "地区生产总值", "GDP|生产总值", "亿元", ALL_PERIODS, 0, 200000),
    ("revenue", "一般公共预算收入", "", "亿元", ALL_PERIODS, 0, 50000),
    ("growth", "规模以上工业增加值增速", "", "%", ALL_PERIODS, -100, 1000),
    ("jobs", "城镇新增就业人数", "", "万人", ALL_PERIODS, 0, 500),
    ("forest", "森林面积", "", "平方公里", "year", 0, 200000),
    ("cover", "森林覆盖率", "", "%", "year", 0, 100),
    ("built", "建成区面积", "", "平方公里", "date|year", 0, 100000),
)


@pytest.fixture(scope="session")
def seed(bases: Bases, tmp_path_factory: pytest.TempPathFactory) -> Where:
    """The database that every test starts from."""
    where = bases.new(tmp_path_factory.mktemp("intake") / "seed.db")
    engine = open_store(where, now=NOW)
    with writing(engine) as session:
        session.add(Theme(code="all", name_zh="全部", name_en="All"))
        session.merge(Scope(code="", name_zh="", name_en=""))
        session.add(Scope(code="urban", name_zh="城区", name_en="Urban area"))
        session.add(
            Source(
                code="000",
                title_zh="文",
                title_en="t",
                short_zh="文",
                short_en="t",
                publisher="府",
                published=date(2021, 1, 1),
                published_basis="stated",
            )
        )
        session.flush()
        for code, zh, en, parent in PLACES:
            session.add(Jurisdiction(code=code, name_zh=zh, name_en=en, level="county", parent_code=parent or None))
            session.flush()
        session.add_all(
            Indicator(
                code=code,
                name_zh=zh,
                name_en="",
                aliases=aliases,
                unit=unit,
                dimension=units.dimension(unit),
                direction="more",
                measure="flow",
                frequencies=frequencies,
                minimum=Decimal(low),
                maximum=Decimal(high),
                theme="all",
            )
            for code, zh, aliases, unit, frequencies, low, high in INDICATORS
        )
        session.flush()
        places, things = read_ids(session)
        session.add(
            Target(
                code="yidu-gdp-2025",
                jurisdiction_id=places["420581"],
                indicator_id=things["gdp"][0],
                kind="level",
                comparator=">=",
                commitment="plan",
                value=Decimal(900),
                unit="亿元",
                theme="all",
                source="000",
            )
        )
        stored = ValueWrite(
            places["420583"],
            things["gdp"][0],
            "",
            date(2026, 1, 1),
            date(2026, 6, 30),
            "",
            0,
            Decimal("421.0"),
            source="枝江市统计局",
        )
        commit_values(session, NewBatch(key="seed", kind="catalogue", at=NOW, who="seed"), [stored])
    engine.dispose()
    return where


@pytest.fixture(scope="session")
def shipped(bases: Bases, tmp_path_factory: pytest.TempPathFactory) -> Where:
    """The database of the shipped catalogue."""
    where = bases.new(tmp_path_factory.mktemp("files") / "shipped.db")
    engine = open_store(where, now=LATER)
    bring_up_to_date(engine, now=LATER, folder=ROOT / "data" / "catalogue")
    engine.dispose()
    return where


@pytest.fixture
def engine(bases: Bases, seed: Where, tmp_path: Path) -> Iterator[Engine]:
    """A database of the test's own."""
    where = bases.copy(seed, tmp_path / "tracker.db")
    yield open_store(where, now=NOW)
    bases.drop(where)


def teach(engine: Engine, plan: Plan, by_hand: Mapping[int, str], person: Person = ADMIN) -> None:
    """Remember how a person reads the columns of files like the plan's."""
    said = replace(plan.layout, by_hand=Reading(by_hand))
    with writing(engine) as session:
        new = NewBatch(key=f"taught by {person.name}", kind="mapping", at=NOW, who=person.name)
        remember_reading(session, said, new)


Check = Callable[..., Plan]


@pytest.fixture
def check(engine: Engine) -> Check:
    """Check a file's bytes (or a text, as UTF-8) against the test's database."""

    def run(data: bytes | str, person: Person = ADMIN, **options: object) -> Plan:
        content = data.encode() if isinstance(data, str) else data
        with reading(engine) as session:
            return check_file(session, content, "x.csv", person=person, today=TODAY, options=Options(**options))  # type: ignore[arg-type]

    return run
