"""Places and indicators of the standard vocabulary come in by one act, with what they need, and go by its undo."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from tests.catalogue.small import small, write
from tracker.catalogue import bring_up_to_date
from tracker.catalogue.check import check
from tracker.catalogue.load import Catalogue
from tracker.catalogue.taking import Taken, _rows, take_in
from tracker.intake.meaning.lookup import read_lookup
from tracker.store.batches import undo_batch
from tracker.store.engine import Engine, Where, open_store, reading, writing
from tracker.store.entries import batch_entries
from tracker.store.models import Batch, Indicator, Jurisdiction, Target, Theme
from tracker.vocabulary import divisions, indicators

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture
def engine(where: Where, tmp_path: Path) -> Engine:
    engine = open_store(where, now=NOW)
    bring_up_to_date(engine, now=NOW, folder=write(tmp_path, small()))
    return engine


def taken(engine: Engine, *places: str, things: tuple[str, ...] = (), may: Callable[[str], bool] = bool) -> Taken:
    with writing(engine) as session:
        return take_in(session, (*places, *things), who="li", may_write=may, may_add=may("420500"), now=NOW)


def undone(engine: Engine, batch: Batch | None) -> Batch:
    assert batch is not None
    assert batch.id is not None
    with writing(engine) as session:
        result = undo_batch(session, batch.id, who="li", now=NOW + timedelta(minutes=1), reason="")
    assert result.batch is not None
    return result.batch


def codes(engine: Engine, model: type[Jurisdiction] | type[Indicator] | type[Theme]) -> set[str]:
    with reading(engine) as session:
        return set(session.exec(select(model.code)).all())


def test_every_row_of_the_vocabulary_passes_the_catalogues_checks() -> None:
    rows: dict[str, list[object]] = {}
    for table, row in _rows(divisions(), indicators()):
        rows.setdefault(table, []).append(row)
    assert {table: len(some) for table, some in rows.items()} == {
        "jurisdictions": len(divisions()),
        "themes": len({one.theme for one in indicators().values()}),
        "indicators": len(indicators()),
    }
    assert check(Catalogue(**{table: tuple(some) for table, some in rows.items()})) == []


def test_a_place_brings_what_it_lies_in(engine: Engine) -> None:
    before = codes(engine, Jurisdiction)
    result = taken(engine, "360102").result
    assert result is not None
    assert codes(engine, Jurisdiction) - before == {"000000", "360000", "360100", "360102"}
    with reading(engine) as session:
        place = session.exec(select(Jurisdiction).where(Jurisdiction.code == "360102")).one()
        assert (place.name_zh, place.name_en, place.level, place.parent_code) == (
            "东湖区",
            "Donghu District",
            "county",
            "360100",
        )
        assert read_lookup(session).jurisdictions.resolve("江西省南昌市东湖区").code == "360102"


def test_an_indicator_brings_its_theme_and_all_its_names(engine: Engine) -> None:
    result = taken(engine, things=("retail-sales-growth", "grain-output")).result
    assert result is not None
    assert result.batch is not None
    assert result.batch.kind == "reference"
    assert {"retail-sales-growth", "grain-output"} <= codes(engine, Indicator)
    assert "agriculture" in codes(engine, Theme)
    with reading(engine) as session:
        lookup = read_lookup(session)
    assert lookup.indicators.resolve("社零总额同比增长").code == "retail-sales-growth"
    assert lookup.limits["grain-output"].unit == "万吨"


def test_what_is_there_is_not_taken_again(engine: Engine) -> None:
    first = taken(engine, "360102", things=("grain-output",)).result
    assert first is not None
    assert taken(engine, "360102", things=("grain-output",)) == Taken()
    assert taken(engine) == Taken()


def test_the_act_is_undone_and_done_again(engine: Engine) -> None:
    places, things, groups = (codes(engine, model) for model in (Jurisdiction, Indicator, Theme))
    result = taken(engine, "360102", things=("grain-output",)).result
    assert result is not None
    with_all = codes(engine, Jurisdiction)
    undo = undone(engine, result.batch)
    assert undo.kept == ""
    assert (codes(engine, Jurisdiction), codes(engine, Indicator), codes(engine, Theme)) == (places, things, groups)
    again = undone(engine, undo)
    assert again.kept == ""
    assert codes(engine, Jurisdiction) == with_all
    assert "grain-output" in codes(engine, Indicator)


def test_it_can_be_taken_anew_after_an_undo(engine: Engine) -> None:
    first = taken(engine, "360102").result
    assert first is not None
    undone(engine, first.batch)
    second = taken(engine, "360102").result
    assert second is not None
    assert not second.done_before
    assert "360102" in codes(engine, Jurisdiction)


def test_what_is_in_use_stays_and_is_named(engine: Engine) -> None:
    result = taken(engine, "360102", "360103").result
    assert result is not None
    with writing(engine) as session:
        place = session.exec(select(Jurisdiction).where(Jurisdiction.code == "360102")).one()
        target = session.exec(select(Target)).first()
        assert target is not None
        target.jurisdiction_id = place.id or 0
        session.add(target)
    undo = undone(engine, result.batch)
    assert set(json.loads(undo.kept)["entries"]) == {"360102", "360100", "360000", "000000"}
    assert "360103" not in codes(engine, Jurisdiction)
    assert {"360000", "360100", "360102"} <= codes(engine, Jurisdiction)


def test_what_was_changed_since_stays_as_it_was_changed(engine: Engine) -> None:
    result = taken(engine, things=("grain-output",)).result
    assert result is not None
    with writing(engine) as session:
        thing = session.exec(select(Indicator).where(Indicator.code == "grain-output")).one()
        thing.name_en = "Cereals"
        session.add(thing)
    undo = undone(engine, result.batch)
    assert "grain-output" in json.loads(undo.kept)["entries"]
    assert "grain-output" in codes(engine, Indicator)


def test_every_change_is_kept_with_its_batch(engine: Engine) -> None:
    result = taken(engine, "360102").result
    assert result is not None
    assert result.batch is not None
    assert result.batch.added == 4
    with reading(engine) as session:
        written = batch_entries(session=session, batch_id=result.batch.id or 0, limit=10)
    assert [(entity, code, before) for entity, code, before, _ in written] == [
        ("jurisdictions", "000000", ""),
        ("jurisdictions", "360000", ""),
        ("jurisdictions", "360100", ""),
        ("jurisdictions", "360102", ""),
    ]
    assert json.loads(written[3][3])["name_zh"] == "东湖区"


def test_refusals_name_the_code_and_nothing_is_written(engine: Engine) -> None:
    before = codes(engine, Jurisdiction), codes(engine, Indicator)
    assert taken(engine, "999999", things=("no-such",)).wrong == {"999999": "unknown", "no-such": "unknown"}
    assert taken(engine, "360102", may=lambda code: code == "420500").wrong == {"360102": "not_allowed"}
    assert taken(engine, things=("grain-output",), may=lambda code: False).wrong == {"grain-output": "not_allowed"}
    assert (codes(engine, Jurisdiction), codes(engine, Indicator)) == before


def test_a_name_that_another_indicator_has_is_refused_and_an_alias_stays_with_it(engine: Engine) -> None:
    with writing(engine) as session:
        thing = session.exec(select(Indicator).order_by(Indicator.code)).first()
        assert thing is not None
        thing.aliases = "粮食产量|小麦"
        session.add(thing)
    assert taken(engine, things=("grain-output",)).wrong == {"grain-output": "name_taken"}
    with writing(engine) as session:
        thing = session.exec(select(Indicator).order_by(Indicator.code)).first()
        assert thing is not None
        thing.aliases = "粮食总产量"
        session.add(thing)
    assert taken(engine, things=("grain-output",)).result is not None
    with reading(engine) as session:
        lookup = read_lookup(session)
    assert lookup.indicators.resolve("粮食产量").code == "grain-output"
    assert lookup.indicators.resolve("粮食总产量").code != "grain-output"
