"""What became of a value, and whom an act concerned."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine

from tests.store.conftest import NOW, value
from tests.store.test_batches import TARGET
from tracker.store.batches import NewBatch, commit_values, save_target, undo_batch
from tracker.store.engine import reading, writing
from tracker.store.history import batch_places, value_versions


def test_every_version_of_a_value_is_told_with_its_act(engine: Engine, new_batch: Callable[..., NewBatch]) -> None:
    with writing(engine) as session:
        commit_values(session, new_batch(file_name="一季度.csv"), [value("1"), value("8", year=2024)])
        second = commit_values(session, new_batch("b", kind="slot", who="李强"), [value("2", expected=1)]).batch
        assert second
        assert second.id
        undo_batch(session, second.id, who="王芳", now=NOW, reason="看错行")
    with reading(engine) as session:
        key = (1, 1, "", date(2025, 1, 1), date(2025, 12, 31), "")
        told = [
            (str(row.value), row.kind, row.who, row.reason, row.file_name)
            for row in value_versions(session=session, key=key)
        ]
    assert told == [
        ("1", "undo", "王芳", "看错行", ""),
        ("2", "slot", "李强", "", ""),
        ("1", "import", "王芳", "", "一季度.csv"),
    ]


def test_the_places_of_a_batch_are_those_of_its_values_and_targets(
    engine: Engine, new_batch: Callable[..., NewBatch]
) -> None:
    with writing(engine) as session:
        commit_values(session, new_batch(), [value("1"), value("2")._replace(jurisdiction_id=2)])
        save_target(session, new_batch("b", kind="target"), "t", {**TARGET, "jurisdiction_id": 2}, expected=0)
    with reading(engine) as session:
        places = [batch_places(session=session, batch_id=number) for number in (1, 2, 3)]
    assert places == [{"420500", "420581"}, {"420581"}, set()]
