"""Acts of writing: whole or not at all, once, compared, undoable."""

import json
import random
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from tests.store.conftest import NOW, value
from tracker.store.batches import BatchResult, NewBatch, commit_values, retract, save_target, undo_batch
from tracker.store.columns import decimal_text
from tracker.store.engine import driver, reading, writing
from tracker.store.fresh import Fresh
from tracker.store.models import Actual, Batch, Target, TargetVersion
from tracker.store.staging import ValueWrite, digest

Make = Callable[..., NewBatch]


def commit(engine: Engine, new: NewBatch, *writes: ValueWrite) -> BatchResult:
    with writing(engine) as session:
        return commit_values(session, new, writes)


def commit_fresh(engine: Engine, new: NewBatch, *writes: ValueWrite) -> BatchResult:
    with writing(engine) as session:
        return commit_values(session, new, (), _fresh(sorted(writes)))


def _fresh(writes: Sequence[ValueWrite]) -> Fresh:
    """The values with nothing shared."""
    each = range(len(writes))
    numbers = [decimal_text(write.value) for write in writes]
    return Fresh(
        [write[:3] for write in writes],
        [(write.period_start.isoformat(), write.period_end.isoformat(), write.original_unit) for write in writes],
        [(write.vintage, write.qualifier, *write[10:13], write.source, write.note) for write in writes],
        (each, each, each, numbers, [write.original_value for write in writes]),
    )


def undo(engine: Engine, batch: Batch | None) -> BatchResult:
    assert batch
    assert batch.id
    with writing(engine) as session:
        return undo_batch(session, batch.id, who="李强", now=NOW, reason="误传")


def current(engine: Engine) -> dict[int, tuple[str, bool, int]]:
    """Year -> (value, retracted, version)."""
    with reading(engine) as session:
        rows = session.exec(select(Actual).where(Actual.current == 1)).all()
    return {row.period_start.year: (str(row.value), bool(row.retracted), row.version) for row in rows}


def test_values_are_stored_with_their_batch(engine: Engine, new_batch: Make) -> None:
    done = commit(engine, new_batch(same=3, rejected=1), value("6191.0", note="快报"), value("5022", year=2021))
    assert done.batch
    assert not done.done_before
    assert not done.clashes
    assert (done.batch.added, done.batch.changed, done.batch.same, done.batch.rejected) == (2, 0, 3, 1)
    assert current(engine) == {2025: ("6191", False, 1), 2021: ("5022", False, 1)}


@pytest.mark.parametrize(
    "number",
    [
        "0.1",
        "-6.4",
        "123456789012345.6789",
        "0.000000000000001",
        "1E+3",
        "-0",
        "100",
        "99999999999999999999.99",
    ],
)
def test_decimals_come_back_exactly(engine: Engine, new_batch: Make, number: str) -> None:
    commit(engine, new_batch(), value(number))
    with reading(engine) as session:
        assert session.exec(select(Actual.value)).one() == Decimal(number)


@pytest.mark.parametrize("count", [1, 99, 100, 101, 250])
def test_fresh_values_are_stored_as_any_others(engine: Engine, new_batch: Make, count: int) -> None:
    writes = [value(f"{number}.50", indicator=1 + number % 2, year=1950 + number // 4, note=f"注{number}", source="报")
              ._replace(vintage=("", "flash")[number // 2 % 2]) for number in range(count)]  # fmt: skip
    stored = []
    for act in (commit, commit_fresh):
        done = act(engine, new_batch(act.__name__), *writes).batch
        assert done
        assert done.added == count
        with reading(engine) as session:
            rows = session.exec(select(Actual).where(Actual.batch_id == done.id).order_by(col(Actual.id))).all()
        stored.append([{**dict(row), "id": 0, "batch_id": 0} for row in rows])
        with writing(engine) as session:
            session.connection().exec_driver_sql("DELETE FROM actual")
    assert stored[0] == stored[1]


def test_a_fresh_value_that_came_meanwhile_stops_the_batch(engine: Engine, new_batch: Make) -> None:
    commit(engine, new_batch("theirs"), value("1"))
    late = commit_fresh(engine, new_batch("ours"), value("2", year=2020), value("3"))
    assert late.batch is None
    assert [(clash.expected, clash.found, clash.stored, clash.offered) for clash in late.clashes] == [(0, 1, "1", "3")]
    assert current(engine) == {2025: ("1", False, 1)}
    with reading(engine) as session:
        assert [batch.key for batch in session.exec(select(Batch))] == ["theirs"]


@pytest.mark.parametrize("wrong", [[value("1"), value("2")], [value("1", indicator=77)], [value("1", qualifier="≈")]])
def test_fresh_values_that_the_tables_refuse_are_an_error(
    engine: Engine, new_batch: Make, wrong: list[ValueWrite]
) -> None:
    with pytest.raises(IntegrityError):
        commit_fresh(engine, new_batch(), value("5", year=2001), *wrong)
    assert current(engine) == {}


def test_the_same_act_twice_is_one_batch(engine: Engine, new_batch: Make) -> None:
    first = commit(engine, new_batch(), value("1"))
    second = commit(engine, new_batch(), value("1"))
    assert second.done_before
    assert first.batch
    assert second.batch
    assert second.batch.id == first.batch.id
    assert current(engine) == {2025: ("1", False, 1)}


def test_a_value_changed_meanwhile_stops_the_whole_batch(engine: Engine, new_batch: Make) -> None:
    commit(engine, new_batch(), value("1"))
    commit(engine, new_batch("second"), value("2", expected=1))
    late = commit(engine, new_batch("third"), value("3", expected=1), value("9", year=2024))
    assert late.batch is None
    assert [(clash.expected, clash.found, clash.stored, clash.offered) for clash in late.clashes] == [(1, 2, "2", "3")]
    assert current(engine) == {2025: ("2", False, 2)}
    with reading(engine) as session:
        assert len(session.exec(select(Batch)).all()) == 2


def test_a_key_twice_in_one_batch_is_refused_whole(engine: Engine, new_batch: Make) -> None:
    with pytest.raises(IntegrityError):
        commit(engine, new_batch(), value("1", year=2024), value("1"), value("2"))
    assert current(engine) == {}


def test_retracting_keeps_the_history_and_can_be_undone(engine: Engine, new_batch: Make) -> None:
    commit(engine, new_batch(), value("1"))
    with writing(engine) as session:
        done = retract(session, new_batch("taken back", kind="retract", reason="口径有误"), [1])
    assert done.batch
    assert done.batch.retracted == 1
    assert done.batch.changed == 0
    assert current(engine) == {2025: ("1", True, 2)}
    undo(engine, done.batch)
    assert current(engine) == {2025: ("1", False, 3)}


def test_undo_restores_and_undo_of_undo_redoes(engine: Engine, new_batch: Make) -> None:
    commit(engine, new_batch(), value("1"))
    second = commit(engine, new_batch("second"), value("2", expected=1), value("5", year=2024))
    undone = undo(engine, second.batch)
    assert undone.batch
    assert (undone.batch.added, undone.batch.changed, undone.batch.retracted) == (0, 1, 1)
    assert current(engine) == {2025: ("1", False, 3), 2024: ("5", True, 2)}
    assert undo(engine, second.batch).done_before
    undo(engine, undone.batch)
    assert current(engine) == {2025: ("2", False, 4), 2024: ("5", False, 3)}


def test_undo_keeps_and_names_what_was_edited_since(engine: Engine, new_batch: Make) -> None:
    first = commit(engine, new_batch(), value("1"), value("5", year=2024))
    commit(engine, new_batch("second"), value("2", expected=1))
    undone = undo(engine, first.batch)
    assert undone.batch
    with reading(engine) as session:
        edited = session.exec(
            select(Actual).where(Actual.version == 1, Actual.current == 0, Actual.period_start == date(2025, 1, 1))
        ).one()
    assert json.loads(undone.batch.kept) == {"actuals": [edited.id], "targets": []}
    assert current(engine) == {2025: ("2", False, 2), 2024: ("5", True, 2)}


def test_a_retracted_value_can_be_entered_again(engine: Engine, new_batch: Make) -> None:
    first = commit(engine, new_batch(), value("1"))
    undo(engine, first.batch)
    again = commit(engine, new_batch("again"), value("1", expected=2))
    assert again.batch
    assert (again.batch.added, again.batch.changed) == (1, 0)


def test_the_checksum_does_not_depend_on_the_order_of_rows(engine: Engine, new_batch: Make) -> None:
    writes = [value(str(year), year=year) for year in range(1990, 2020)]
    first = commit(engine, new_batch(), *writes)
    undo(engine, first.batch)
    random.Random(1).shuffle(writes)
    again = commit(engine, new_batch("b"), *(write._replace(expected=2, indicator_id=1) for write in writes))
    assert first.batch
    assert first.batch.id
    assert again.batch
    assert again.batch.id
    with reading(engine) as session:
        assert first.batch.checksum == digest(driver(session), first.batch.id).hexdigest()
        assert again.batch.checksum == digest(driver(session), again.batch.id).hexdigest() != first.batch.checksum


TARGET = {
    "jurisdiction_id": 1,
    "indicator_id": 1,
    "kind": "level",
    "comparator": ">=",
    "commitment": "plan",
    "unit": "亿元",
    "value": Decimal("6500"),
    "theme": "economy",
    "source": "000",
    "deadline": date(2026, 12, 31),
    "deadline_basis": "stated",
}


def test_a_target_is_added_corrected_and_put_back(engine: Engine, new_batch: Make) -> None:
    with writing(engine) as session:
        added = save_target(session, new_batch("add", kind="target", reason="新文件"), "yc-gdp", TARGET, expected=0)
    with writing(engine) as session:
        changed = save_target(
            session,
            new_batch("fix", kind="target", reason="看错"),
            "yc-gdp",
            {"value": Decimal("6200.50"), "deadline": None, "deadline_basis": "none"},
            expected=1,
        )
    assert added.batch
    assert added.batch.added == 1
    assert changed.batch
    assert changed.batch.changed == 1

    def target() -> Target:
        with reading(engine) as session:
            return session.exec(select(Target)).one()

    assert (target().value, target().deadline, target().version) == (Decimal("6200.5"), None, 2)
    undone = undo(engine, changed.batch)
    assert (target().value, target().deadline, target().version) == (Decimal("6500"), date(2026, 12, 31), 3)
    undo(engine, undone.batch)
    assert target().value == Decimal("6200.5")
    kept = undo(engine, added.batch)
    assert kept.batch
    assert json.loads(kept.batch.kept) == {"actuals": [], "targets": ["yc-gdp"]}
    with reading(engine) as session:
        assert len(session.exec(select(TargetVersion)).all()) == 4


def test_undoing_an_added_target_retires_it(engine: Engine, new_batch: Make) -> None:
    with writing(engine) as session:
        added = save_target(session, new_batch(kind="target"), "yc-gdp", TARGET, expected=0)
    undo(engine, added.batch)
    with reading(engine) as session:
        assert session.exec(select(Target)).one().retired


def test_a_target_changed_meanwhile_is_not_overwritten(engine: Engine, new_batch: Make) -> None:
    with writing(engine) as session:
        save_target(session, new_batch(kind="target"), "yc-gdp", TARGET, expected=0)
    with writing(engine) as session:
        late = save_target(session, new_batch("late", kind="target"), "yc-gdp", {"value": Decimal(1)}, expected=0)
    assert late.batch is None
    assert [(clash.field, clash.found, clash.stored, clash.offered) for clash in late.clashes] == [
        ("value", 1, "6500", "1")
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": Decimal(1), "value_basis": "user"},
        {"value": Decimal(1)},
        {"tier": "middle"},
        {"indicator_id": 99},
        {"figure": "字" * 26},
    ],
)
def test_the_table_refuses_what_a_target_cannot_be(engine: Engine, new_batch: Make, fields: dict[str, object]) -> None:
    redacted = {**TARGET, "value": None, "redacted": True}
    with writing(engine) as session:
        save_target(session, new_batch(kind="target"), "x", redacted, expected=0)
    with pytest.raises(IntegrityError), writing(engine) as session:
        save_target(session, new_batch("bad", kind="target"), "x", fields, expected=1)


def test_a_redacted_number_is_filled_in_with_its_source(engine: Engine, new_batch: Make) -> None:
    with writing(engine) as session:
        save_target(session, new_batch(kind="target"), "x", {**TARGET, "value": None, "redacted": True}, expected=0)
        save_target(
            session,
            new_batch("fill", kind="target"),
            "x",
            {"value": Decimal(7), "value_basis": "user", "value_source": "统计局电话"},
            expected=1,
        )
    with reading(engine) as session:
        assert session.exec(select(Target)).one().value == Decimal(7)
