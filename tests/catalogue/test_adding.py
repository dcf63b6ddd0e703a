"""What people add by the page: checked like a row of the files, one act each, undone as one."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from tests.catalogue.small import small, write
from tracker.catalogue import bring_up_to_date
from tracker.catalogue.adding import Added, add_entry, rename_entry
from tracker.catalogue.edits import COLUMNS, TargetEdit, save_edit
from tracker.intake.meaning.lookup import read_lookup
from tracker.store.batches import undo_batch
from tracker.store.engine import Engine, Where, open_store, reading, writing
from tracker.store.models import Batch, Indicator, Jurisdiction, Source
from tracker.vocabulary import divisions

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
DOCUMENT = {
    "title_zh": "荆州市政府工作报告", "publisher": "荆州市人民政府", "published": "2026-01-15",
    "number": "荆政发〔2026〕1号",
    "url": "https://example.cn/a", "page": "第 3 页", "licence": "", "note_zh": "",
}  # fmt: skip
INDICATOR = {"name_zh": "柑橘产量", "name_en": "Citrus output", "unit": "万吨", "direction": "more", "measure": "flow",
             "theme": "economy", "aliases": "柑桔产量"}  # fmt: skip
ZONE = {"name_zh": "宜昌高新区", "level": "zone", "parent_code": "420500"}


@pytest.fixture
def engine(where: Where, tmp_path: Path) -> Engine:
    engine = open_store(where, now=NOW)
    bring_up_to_date(engine, now=NOW, folder=write(tmp_path, small()))
    return engine


def added(engine: Engine, table: str, cells: dict[str, str], may: str = "*", reason: str = "新增") -> Added:
    with writing(engine) as session:
        return add_entry(
            session, table, cells, who="li", may_write=lambda code: may in ("*", code), may_add=bool(may), now=NOW,
            reason=reason,
        )  # fmt: skip


def undone(engine: Engine, batch: Batch | None) -> Batch:
    assert batch is not None
    with writing(engine) as session:
        result = undo_batch(session, batch.id or 0, who="li", now=NOW + timedelta(minutes=1), reason="误")
    assert result.batch is not None
    return result.batch


def test_a_document_has_all_that_finds_it_again(engine: Engine) -> None:
    done = added(engine, "sources", DOCUMENT)
    assert done.result is not None, done.wrong
    with reading(engine) as session:
        stored = session.exec(select(Source).where(Source.code == done.code)).one()
    assert (stored.title_zh, stored.short_zh, stored.number) == (DOCUMENT["title_zh"],) * 2 + ("荆政发〔2026〕1号",)
    assert (stored.url, stored.page, stored.published) == ("https://example.cn/a", "第 3 页", date(2026, 1, 15))
    undone(engine, done.result.batch)
    with reading(engine) as session:
        assert session.exec(select(Source).where(Source.code == done.code)).first() is None


def test_a_document_that_a_target_rests_on_stays(engine: Engine) -> None:
    done = added(engine, "sources", DOCUMENT)
    cells = {
        "code": "yc-new", "jurisdiction": "420500", "indicator": "gdp", "kind": "level", "comparator": ">=",
        "value": "1", "commitment": "plan", "binding": "unspecified", "unit": "亿元", "baseline_basis": "none",
        "deadline_basis": "none",
        "source": done.code,
    }  # fmt: skip
    edit = TargetEdit(cells=dict.fromkeys(COLUMNS, "") | cells, expected=0, value_source="第 3 页", reason="新")
    with writing(engine) as session:
        assert save_edit(session, edit, who="li", may_write=bool, now=NOW).wrong is None
    assert done.result is not None
    assert done.code in undone(engine, done.result.batch).kept


def test_an_indicator_and_a_zone_are_found_by_their_names(engine: Engine) -> None:
    indicator, zone = added(engine, "indicators", INDICATOR), added(engine, "jurisdictions", ZONE)
    assert (indicator.code, zone.code) == ("citrus-output", "420500-zone")
    with reading(engine) as session:
        lookup = read_lookup(session)
    assert lookup.indicators.resolve("柑桔产量").code == "citrus-output"
    assert lookup.jurisdictions.resolve("宜昌高新区").code == "420500-zone"


@pytest.mark.parametrize(
    ("table", "cells", "column", "code"),
    [
        ("sources", DOCUMENT | {"title_zh": ""}, "title_zh", "empty"),
        ("sources", DOCUMENT | {"published": "去年"}, "published", "day"),
        ("sources", DOCUMENT | {"url": "www.example.cn"}, "url", "address_form"),
        ("sources", DOCUMENT | {"code": "000"}, "code", "repeated"),
        ("indicators", INDICATOR | {"unit": "光年年"}, "unit", "unit_unknown"),
        ("indicators", INDICATOR | {"theme": "nowhere"}, "theme", "reference"),
        ("indicators", INDICATOR | {"direction": ""}, "direction", "code_unknown"),
        ("indicators", INDICATOR | {"name_zh": "地区生产总值"}, "name_zh", "name_taken"),
        ("indicators", INDICATOR | {"aliases": "gdp"}, "aliases", "name_taken"),
        ("jurisdictions", ZONE | {"parent_code": "999999"}, "parent_code", "reference"),
        ("scopes", {"name_zh": "城区"}, "name_zh", "name_taken"),
        ("themes", {"name_zh": ""}, "name_zh", "empty"),
    ],
)
def test_what_is_wrong_is_said_by_its_field(
    engine: Engine, table: str, cells: dict[str, str], column: str, code: str
) -> None:
    assert added(engine, table, cells).wrong.get(column) == code
    with reading(engine) as session:
        assert not session.exec(select(Batch).where(Batch.kind == "reference")).all()


def test_rights_and_a_reason_are_needed(engine: Engine) -> None:
    assert added(engine, "jurisdictions", ZONE, may="420581").wrong == {"code": "not_allowed"}
    assert added(engine, "sources", DOCUMENT, may="").wrong == {"code": "not_allowed"}
    assert added(engine, "sources", DOCUMENT, reason=" ").wrong == {"reason": "empty"}
    assert added(engine, "jurisdictions", ZONE, may="420500").result is not None


def renamed(engine: Engine, table: str, code: str, may: str = "*", reason: str = "通称", **names: str) -> Added:
    with writing(engine) as session:
        return rename_entry(
            session, table, code, names, who="li", may_write=lambda place: may in ("*", place), may_add=bool(may),
            now=NOW, reason=reason,
        )  # fmt: skip


def test_a_new_name_is_found_stays_through_an_update_and_goes_by_its_undo(engine: Engine, tmp_path: Path) -> None:
    done = renamed(engine, "indicators", "gdp", name_zh="生产总值（地区）", aliases="GDP|经济总规模")
    assert done.result is not None, done.wrong
    files = small()
    files["indicators"][0]["decimals"] = "1"
    bring_up_to_date(engine, now=NOW, folder=write(tmp_path, files))
    with reading(engine) as session:
        assert read_lookup(session).indicators.resolve("经济总规模").code == "gdp"
        stored = session.exec(select(Indicator).where(Indicator.code == "gdp")).one()
        assert (stored.name_zh, stored.decimals) == ("生产总值（地区）", 1)


def test_an_undone_name_follows_the_catalogue_again(engine: Engine, tmp_path: Path) -> None:
    done = renamed(engine, "jurisdictions", "420500", name_zh="宜昌")
    assert done.result is not None
    undone(engine, done.result.batch)
    files = small()
    files["jurisdictions"][0]["name_en"] = "Yichang City"
    bring_up_to_date(engine, now=NOW, folder=write(tmp_path, files))
    with reading(engine) as session:
        stored = session.exec(select(Jurisdiction).where(Jurisdiction.code == "420500")).one()
    assert (stored.name_zh, stored.name_en) == ("宜昌市", "Yichang City")


def test_a_name_that_another_has_or_nobody_may_give_is_refused(engine: Engine) -> None:
    assert renamed(engine, "indicators", "gdp", name_zh="建成区面积").wrong == {"name_zh": "name_taken"}
    assert renamed(engine, "indicators", "gdp", name_zh="").wrong == {"name_zh": "empty"}
    assert renamed(engine, "jurisdictions", "420500", may="420581", name_zh="宜昌").wrong == {"code": "not_allowed"}
    assert renamed(engine, "indicators", "nowhere", name_zh="一").wrong == {"code": "reference"}
    assert renamed(engine, "indicators", "gdp", reason="", name_zh="一").wrong == {"reason": "empty"}


def test_what_only_the_vocabulary_has_comes_in_with_its_new_name_and_goes_by_one_undo(engine: Engine) -> None:
    done = renamed(engine, "jurisdictions", "653100", name_zh="喀什", aliases="喀什噶尔")
    thing = renamed(engine, "indicators", "grain-output", aliases="粮食产量|口粮总产")
    assert (done.wrong, thing.wrong) == ({}, {})
    with reading(engine) as session:
        known = read_lookup(session)
        assert known.jurisdictions.resolve("喀什噶尔").code == "653100"
        assert known.indicators.resolve("口粮总产").code == "grain-output"
        assert (
            session.exec(select(Jurisdiction).where(Jurisdiction.code == "650000")).one().name_zh
            == divisions()["650000"].name_zh
        )
    assert done.result
    assert thing.result
    undone(engine, thing.result.batch)
    undone(engine, done.result.batch)
    with reading(engine) as session:
        assert {"653100", "650000", "grain-output"}.isdisjoint(
            [*session.exec(select(Jurisdiction.code)).all(), *session.exec(select(Indicator.code)).all()]
        )


def test_what_only_the_vocabulary_has_is_refused_as_what_is_stored(engine: Engine) -> None:
    assert renamed(engine, "jurisdictions", "653100", may="420500", name_zh="喀什").wrong == {"code": "not_allowed"}
    assert renamed(engine, "indicators", "grain-output", aliases="建成区面积").wrong == {"aliases": "name_taken"}
    assert renamed(engine, "indicators", "653100", name_zh="喀什").wrong == {"code": "reference"}
    with reading(engine) as session:
        assert "653100" not in session.exec(select(Jurisdiction.code)).all()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2026年1月15日", "2026-01-15"), ("2026.1.15", "2026-01-15"), ("2026/1/15", "2026-01-15"),
     ("2026-1-15", "2026-01-15"), ("20260115", "2026-01-15"), ("2026年1月", ""), ("去年底", "")],
)  # fmt: skip
def test_the_day_of_a_document_may_be_written_as_people_do(engine: Engine, typed: str, kept: str) -> None:
    done = added(engine, "sources", {**DOCUMENT, "published": typed})
    assert done.wrong == ({} if kept else {"published": "day"})
    if kept:
        with reading(engine) as session:
            assert session.exec(select(Source).where(Source.code == done.code)).one().published.isoformat() == kept


def test_a_code_is_never_a_number_alone(engine: Engine) -> None:
    done = added(engine, "sources", {**DOCUMENT, "title_zh": "2026年佛山市政府工作报告"})
    assert done.code == "doc-2026"
