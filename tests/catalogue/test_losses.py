"""An update of the catalogue that would take much away stops and says so."""

from pathlib import Path

import pytest

from tests.catalogue.small import Files, small
from tests.catalogue.world import World
from tracker.catalogue import CatalogueShrinks, SyncReport
from tracker.store.engine import Where, data_version


def many(count: int) -> Files:
    """The small catalogue with so many targets and as many published values, one a year."""
    files = small()
    area = files["targets"][2]
    files["targets"] = [{**area, "code": f"area-{number}"} for number in range(count)]
    value = files["actuals"][0]
    files["actuals"] = [{**value, "period": str(2000 + number)} for number in range(count)]
    return files


@pytest.mark.parametrize("name", ["targets", "actuals"])
def test_a_file_that_lost_more_than_a_tenth_changes_nothing(name: str, where: Where, tmp_path: Path) -> None:
    world = World(where, tmp_path)
    world.sync(many(20))
    files = many(20)
    files[name] = files[name][:17]
    files["targets"][0]["note_zh"] = "改了"
    before = data_version(world.engine)
    with pytest.raises(CatalogueShrinks) as stopped:
        world.sync(files)
    assert data_version(world.engine) == before
    lost = stopped.value.losses
    assert (len(lost.retired), lost.taken_back) == ((3, 0) if name == "targets" else (0, 3))
    assert (lost.targets, lost.values) == (20, 20)
    report = world.sync(files, accept_losses=True)
    assert report
    assert report.retracted == 3


def test_the_publishers_of_one_value_are_each_counted(where: Where, tmp_path: Path) -> None:
    world = World(where, tmp_path)
    files = many(10)
    files["actuals"] += [{**value, "publisher": "三峡日报", "value": "1"} for value in files["actuals"]]
    world.sync(files)
    files["actuals"] = files["actuals"][:17]
    with pytest.raises(CatalogueShrinks) as stopped:
        world.sync(files)
    assert (stopped.value.losses.taken_back, stopped.value.losses.values) == (3, 20)
    report = world.sync(files, accept_losses=True)
    assert report
    assert report.retracted == 3


@pytest.mark.parametrize("name", ["targets", "actuals"])
def test_a_tenth_may_go_unasked(name: str, where: Where, tmp_path: Path) -> None:
    world = World(where, tmp_path)
    world.sync(many(20))
    files = many(20)
    files[name] = files[name][:18]
    report = world.sync(files)
    assert report
    assert report.retracted == 2


@pytest.mark.parametrize("name", ["targets", "actuals"])
def test_small_losses_add_up_until_somebody_accepts_them(name: str, where: Where, tmp_path: Path) -> None:
    world = World(where, tmp_path)
    world.sync(many(20))

    def left(count: int, **how: bool) -> SyncReport | None:
        files = many(20)
        files[name] = files[name][:count]
        return world.sync(files, **how)

    assert left(19)
    assert left(18)
    with pytest.raises(CatalogueShrinks) as stopped:
        left(17)
    lost = stopped.value.losses
    assert (len(lost.retired), lost.targets) == ((3, 20) if name == "targets" else (0, 20))
    assert (lost.taken_back, lost.values) == ((0, 20) if name == "targets" else (3, 20))
    assert left(17, accept_losses=True)
    assert left(16)  # a tenth of what was accepted may go again
    with pytest.raises(CatalogueShrinks):
        left(15)
    assert left(20)  # what comes back is no loss
    assert left(18)


def test_what_people_did_is_not_counted_as_loss(where: Where, tmp_path: Path) -> None:
    world = World(where, tmp_path)
    world.sync(many(20))
    for year in range(2000, 2004):
        world.person_enters("1", year=year, expected=1)
    files = many(20)
    files["actuals"] = files["actuals"][4:]
    assert world.sync(files)
    assert world.values()["2000-12-31"] == "1"
