"""Taking values back: with a reason, by somebody who may, of what was seen, once; undo brings them back."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, EDITOR, NOW, Check
from tests.intake.hostile import line, text
from tracker.intake.acts.commit import commit_plan
from tracker.intake.acts.retract import RetractRefused, retract
from tracker.intake.acts.undo import UndoRefused, undo
from tracker.intake.meaning.lookup import read_stored
from tracker.intake.records import Key
from tracker.people import Person
from tracker.store.engine import reading

HERE = {"place": "枝江市", "thing": "GDP", "period": "2026H1"}


def standing(engine: Engine) -> dict[Key, Decimal]:
    """The values that count, of the place that the tests' database has one of."""
    with reading(engine) as session:
        found = read_stored(session, ["420583"], ["gdp"])
    return {key: stored.value for key, stored in found.items() if not stored.retracted}


@pytest.fixture
def key(engine: Engine) -> Key:
    return next(iter(standing(engine)))


def test_a_value_is_taken_back_once_and_can_be_put_back(engine: Engine, key: Key, check: Check) -> None:
    first = retract(engine, {key: 1}, person=ADMIN, now=NOW, reason=" 填错地区 ")
    again = retract(engine, {key: 1}, person=ADMIN, now=NOW, reason="填错地区")
    assert first.batch
    assert again.batch
    assert (first.batch.kind, first.batch.reason, first.batch.retracted) == ("retract", "填错地区", 1)
    assert (again.batch.id, again.done_before) == (first.batch.id, True)
    assert standing(engine) == {}
    assert check(text(line(**HERE, value="421"))).counts.new == 1
    assert first.batch.id
    undo(engine, first.batch.id, person=ADMIN, now=NOW, reason="没有填错")
    assert standing(engine) == {key: Decimal(421)}


def test_reasons_are_cleaned_and_limited_as_texts_of_files_are(engine: Engine, key: Key) -> None:
    first = retract(engine, {key: 1}, person=ADMIN, now=NOW, reason=" 填错\x02地区\ufffe ")
    assert first.batch
    assert first.batch.reason == "填错地区"
    assert first.batch.id
    with pytest.raises(UndoRefused, match="undo_reason_long"):
        undo(engine, first.batch.id, person=ADMIN, now=NOW, reason="字" * 1001)
    with pytest.raises(UndoRefused, match="undo_unreasoned"):
        undo(engine, first.batch.id, person=ADMIN, now=NOW, reason="\x1b")
    undone = undo(engine, first.batch.id, person=ADMIN, now=NOW, reason="没有\x1b填错")
    assert undone.batch
    assert undone.batch.reason == "没有填错"


def test_what_was_changed_meanwhile_stays(engine: Engine, key: Key, check: Check) -> None:
    commit_plan(engine, check(text(line(**HERE, value="430"))), person=ADMIN, now=NOW)
    for version in (1, 3):
        with pytest.raises(RetractRefused, match="retract_changed"):
            retract(engine, {key: version}, person=ADMIN, now=NOW, reason="填错")
    assert standing(engine) == {key: Decimal(430)}


@pytest.mark.parametrize(
    ("person", "reason", "code"),
    [
        (ADMIN, "  ", "retract_unreasoned"),
        (ADMIN, "\x02\ufffe", "retract_unreasoned"),
        (ADMIN, "字" * 1001, "retract_reason_long"),
        (EDITOR, "填错", "retract_forbidden 420583"),
        (Person("x"), "填错", "retract_forbidden"),
    ],
)
def test_without_reason_or_right_it_stays(engine: Engine, key: Key, person: Person, reason: str, code: str) -> None:
    with pytest.raises(RetractRefused, match=code):
        retract(engine, {key: 1}, person=person, now=NOW, reason=reason)
    with pytest.raises(RetractRefused, match="retract_nothing"):
        retract(engine, {}, person=ADMIN, now=NOW, reason="填错")
    assert standing(engine) == {key: Decimal(421)}
