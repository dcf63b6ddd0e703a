"""The places that an act concerned: whoever undoes it must be allowed to write every one of them."""

from collections.abc import Callable

from sqlalchemy import Engine

from tests.store.conftest import NOW, value
from tests.store.test_batches import TARGET
from tracker.store.batches import NewBatch, commit_values, save_target, undo_batch
from tracker.store.engine import reading, writing
from tracker.store.queries import batch_places

NewOne = Callable[..., NewBatch]


def places(engine: Engine, batch: int) -> set[str]:
    with reading(engine) as session:
        return batch_places(session=session, batch_id=batch)


def test_the_places_of_a_batch_are_those_of_its_values_and_targets(engine: Engine, new_batch: NewOne) -> None:
    with writing(engine) as session:
        commit_values(session, new_batch(), [value("1"), value("2")._replace(jurisdiction_id=2)])
        save_target(session, new_batch("b", kind="target"), "t", {**TARGET, "jurisdiction_id": 2}, expected=0)
    assert [places(engine, batch) for batch in (1, 2, 3)] == [{"420500", "420581"}, {"420581"}, set()]


def test_the_place_that_a_target_was_moved_from_counts_too(engine: Engine, new_batch: NewOne) -> None:
    with writing(engine) as session:
        save_target(session, new_batch("a", kind="target"), "t", {**TARGET, "jurisdiction_id": 1}, expected=0)
        save_target(session, new_batch("b", kind="target"), "t", {"jurisdiction_id": 2}, expected=1)
        save_target(session, new_batch("c", kind="target"), "t", {"note_zh": "注"}, expected=2)
        undo_batch(session, 2, who="王芳", now=NOW, reason="改回")
    assert places(engine, 2) == {"420500", "420581"}


def test_a_target_that_stayed_counts_where_it_is(engine: Engine, new_batch: NewOne) -> None:
    with writing(engine) as session:
        save_target(session, new_batch("a", kind="target"), "t", {**TARGET, "jurisdiction_id": 2}, expected=0)
        save_target(session, new_batch("b", kind="target"), "t", {"note_zh": "注"}, expected=1)
    assert places(engine, 2) == {"420581"}
