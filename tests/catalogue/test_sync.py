"""A newer catalogue meets a database in which people have worked."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import select

from tests.catalogue.small import Files, row, small
from tests.catalogue.world import NOW, World
from tracker.catalogue import CatalogueError, SyncReport
from tracker.store.batches import undo_batch
from tracker.store.engine import Where, data_version, reading, writing
from tracker.store.models import Actual, Batch, Source, TargetVersion


@pytest.fixture
def world(where: Where, tmp_path: Path) -> World:
    world = World(where, tmp_path)
    world.sync(small())
    return world


def test_a_first_start_builds_all_in_one_batch(where: Where, tmp_path: Path) -> None:
    world = World(where, tmp_path)
    report = world.sync(small())
    assert report == SyncReport(batch_id=1, added=5, changed=0, retracted=0, conflicts=0)
    stretch = world.target("yc-gdp-stretch")
    assert (stretch.value, stretch.tier_of, stretch.theme, stretch.position) == (
        Decimal("6200.5"),
        "yc-gdp-floor",
        "economy",
        1,
    )
    assert world.values() == {"2025-12-31": "5600", "2023-06-30": "2542.1"}
    with reading(world.engine) as session:
        converted = session.exec(select(Actual).where(Actual.original_unit == "万元")).one()
        assert converted.original_value == "25421000"
        assert len(session.exec(select(TargetVersion)).all()) == 3
        assert "2026年" in session.exec(select(Source)).one().excluded
        assert session.exec(select(Batch)).one().checksum


def test_the_same_files_are_not_read_twice(world: World) -> None:
    before = data_version(world.engine)
    assert world.sync(small()) is None
    assert data_version(world.engine) == before


def test_what_only_the_catalogue_changed_is_taken(world: World) -> None:
    files = small()
    row(files, "targets", code="yc-gdp-floor")["value"] = "6100"
    row(files, "actuals", period="2025")["value"] = "5601"
    row(files, "jurisdictions", code="420000")["name_en"] = "Hubei Province"
    report = world.sync(files)
    assert report
    assert (report.added, report.changed, report.retracted, report.conflicts) == (0, 2, 0, 0)
    assert (world.target("yc-gdp-floor").value, world.target("yc-gdp-floor").version) == (Decimal(6100), 2)
    assert world.target("yc-gdp-stretch").version == 1
    assert world.values()["2025-12-31"] == "5601"


def test_what_only_a_person_changed_stays(world: World) -> None:
    world.person_edits("yc-gdp-floor", value=Decimal(6050))
    world.person_enters("5599", expected=1)
    files = small()
    row(files, "targets", code="yc-gdp-floor")["note_en"] = "A new note"
    report = world.sync(files)
    assert report
    assert report.conflicts == 0
    floor = world.target("yc-gdp-floor")
    assert (floor.value, floor.note_en) == (Decimal(6050), "A new note")
    assert world.values()["2025-12-31"] == "5599"


def test_what_both_changed_stays_and_is_listed_once(world: World) -> None:
    world.person_edits("yc-gdp-floor", value=Decimal(6050), note_zh="核对过")
    world.person_enters("5599", expected=1)
    files = small()
    row(files, "targets", code="yc-gdp-floor")["value"] = "6100"
    row(files, "actuals", period="2025")["value"] = "5602"
    report = world.sync(files)
    assert report
    assert report.conflicts == 2
    files["themes"][0]["name_en"] = "The economy"
    again = world.sync(files)
    assert again
    assert again.conflicts == 0
    assert world.target("yc-gdp-floor").value == Decimal(6050)
    assert world.values()["2025-12-31"] == "5599"
    assert sorted(world.conflicts()) == [
        ("420500|gdp||2025|", "value", "5599", "5602"),
        ("yc-gdp-floor", "value", "6050", "6100"),
    ]


def test_a_number_is_never_mixed_with_another_unit(world: World) -> None:
    world.person_edits("yc-gdp-floor", value=Decimal(6050))
    files = small()
    floor = row(files, "targets", code="yc-gdp-floor")
    floor["value"], floor["unit"], floor["commitment"] = "60000000", "万元", "plan"
    world.sync(files)
    kept = world.target("yc-gdp-floor")
    assert (kept.value, kept.unit, kept.commitment) == (Decimal(6050), "亿元", "plan")
    assert {field for _, field, _, _ in world.conflicts()} == {"value", "unit"}


def test_a_number_stays_with_the_indicator_whose_limits_it_kept(world: World) -> None:
    world.person_edits("yc-area", value=Decimal(-1), value_basis="user", value_source="规划局来函")
    before = world.target("yc-area")
    files = small()
    row(files, "targets", code="yc-area").update(indicator="gdp", unit="亿元")
    world.sync(files)
    kept = world.target("yc-area")
    assert (kept.indicator_id, kept.unit, kept.value) == (before.indicator_id, before.unit, Decimal(-1))
    assert {field for _, field, _, _ in world.conflicts()} == {"indicator_id", "unit"}


def test_both_saying_the_same_is_no_conflict(world: World) -> None:
    world.person_edits("yc-gdp-floor", value=Decimal(6100))
    world.person_enters("5601", expected=1)
    files = small()
    row(files, "targets", code="yc-gdp-floor")["value"] = "6100"
    row(files, "actuals", period="2025")["value"] = "5601"
    world.sync(files)
    assert world.conflicts() == []


def test_a_filled_in_redacted_number_stays(world: World) -> None:
    world.person_edits("yc-area", value=Decimal(180), value_basis="user", value_source="规划局来函")
    files = small()
    row(files, "targets", code="yc-area")["note_en"] = "Hidden in the document"
    world.sync(files)
    area = world.target("yc-area")
    assert (area.value, area.value_basis, area.note_en) == (Decimal(180), "user", "Hidden in the document")


def test_what_leaves_the_catalogue_is_retired_or_taken_back(world: World) -> None:
    files = small()
    files["targets"] = files["targets"][:2]
    files["actuals"] = files["actuals"][:1]
    report = world.sync(files, accept_losses=True)
    assert report
    assert report.retracted == 2
    assert world.target("yc-area").retired
    assert world.values() == {"2025-12-31": "5600"}
    world.sync(small())
    assert not world.target("yc-area").retired
    assert world.values() == {"2025-12-31": "5600", "2023-06-30": "2542.1"}


def test_what_a_person_added_or_edited_does_not_leave_with_the_catalogue(world: World) -> None:
    world.person_enters("5599", expected=1)
    world.person_enters("4700", year=2022)
    files = small()
    files["actuals"] = []
    world.sync(files, accept_losses=True)
    assert world.values() == {"2025-12-31": "5599", "2022-12-31": "4700"}


def test_a_value_that_a_person_entered_first_stays(world: World) -> None:
    world.person_enters("4700", year=2022)
    files = small()
    files["actuals"].append({**files["actuals"][0], "period": "2022", "value": "4701"})
    world.sync(files)
    assert world.values()["2022-12-31"] == "4700"
    assert world.conflicts() == [("420500|gdp||2022|", "value", "4700", "4701")]


def test_an_undone_update_stays_undone(world: World) -> None:
    with writing(world.engine) as session:
        undo_batch(session, 1, who="王芳", now=NOW, reason="先不要")
    files = small()
    files["themes"][0]["name_en"] = "The economy"
    world.sync(files)
    assert world.values() == {}
    assert world.target("yc-area").retired


def test_a_unit_under_stored_values_cannot_change(world: World) -> None:
    files = small()
    files["indicators"][0]["unit"] = "万元"
    with pytest.raises(CatalogueError, match="unit_in_use"):
        world.sync(files)
    assert world.values()["2025-12-31"] == "5600"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda files: files["targets"][0].update(value="six"),
        lambda files: files["targets"][0].update(jurisdiction="000000"),
    ],
)
def test_a_wrong_catalogue_changes_nothing(world: World, spoil: Callable[[Files], None]) -> None:
    files = small()
    files["targets"][1]["value"] = "1"
    spoil(files)
    before = data_version(world.engine)
    with pytest.raises(CatalogueError):
        world.sync(files)
    assert data_version(world.engine) == before


def test_an_older_catalogue_can_come_back(world: World) -> None:
    files = small()
    row(files, "targets", code="yc-gdp-floor")["value"] = "6100"
    world.sync(files)
    world.sync(small())
    assert world.target("yc-gdp-floor").value == Decimal(6000)
