"""What was changed behind our back is found: in the file alone, by a backup, or by a digest kept elsewhere."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.store.conftest import NOW, value
from tests.store.tampering import BY_ANOTHER_COPY, TAMPERINGS, TARGET, tamper, write_history
from tracker.store.backup import backup, backups
from tracker.store.batches import NewBatch, commit_values, save_entries, save_target, undo_batch
from tracker.store.engine import open_store, writing
from tracker.store.head_note import note, note_file, noted
from tracker.store.restoring import restore
from tracker.store.soundness import check_db, head


@pytest.fixture
def written(engine: Engine) -> Engine:
    write_history(engine)
    assert check_db(engine) == []
    return engine


@pytest.mark.parametrize("name", TAMPERINGS)
def test_it_is_found_in_the_file_alone(written: Engine, path: Path, name: str) -> None:
    tamper(path, TAMPERINGS[name])
    assert check_db(written)


@pytest.mark.parametrize("name", BY_ANOTHER_COPY)
def test_what_agrees_with_itself_is_found_by_the_note_beside(written: Engine, path: Path, name: str) -> None:
    tamper(path, BY_ANOTHER_COPY[name])
    assert [one.code for one in check_db(written)] == ["noted"]
    with writing(written) as session:
        save_target(session, NewBatch(key="t3", kind="target", at=NOW, who="王芳"), "t1", {"line": 7}, expected=2)
    assert [one.code for one in check_db(written)] == ["noted"], "who goes on writing covers nothing up"


@pytest.mark.parametrize("name", BY_ANOTHER_COPY)
def test_what_agrees_with_itself_is_found_against_a_copy(written: Engine, path: Path, name: str) -> None:
    kept = head(written)
    assert kept
    tamper(path, BY_ANOTHER_COPY[name])
    note_file(path).unlink()
    assert check_db(written) == []
    assert [one.code for one in check_db(written, kept=[kept])] == ["against"]


@pytest.mark.parametrize(("name", "code"), list(zip(BY_ANOTHER_COPY, ("backup_other", "backup_ahead"), strict=True)))
def test_what_agrees_with_itself_is_found_by_the_newest_backup(
    written: Engine, path: Path, name: str, code: str
) -> None:
    backup(path, now=NOW)
    assert check_db(written) == []
    tamper(path, BY_ANOTHER_COPY[name])
    note_file(path).unlink()
    assert [one.code for one in check_db(written)] == [code]


def enter(engine: Engine, number: int) -> None:
    new = NewBatch(key=f"more {number}", kind="slot", at=NOW, who="王芳")
    with writing(engine) as session:
        commit_values(session, new, [value(str(number), year=2000 + number, indicator=2)])


def test_each_act_is_noted_for_its_owner_only(written: Engine, path: Path) -> None:
    for number in range(3):
        enter(written, number)
        assert noted(path) == head(written)
    assert note_file(path).stat().st_mode & 0o777 == 0o600
    assert not [file.name for file in path.parent.iterdir() if file.name.endswith(".new")]


@pytest.mark.parametrize("left", ["", "damaged", "8:abc", "0:" + "0" * 64, None])
def test_a_note_that_says_nothing_is_a_finding_and_one_that_is_not_there_is_none(
    left: str | None, written: Engine, path: Path
) -> None:
    note_file(path).unlink()
    if left is not None:
        note_file(path).write_text(left, encoding="utf-8")
    assert [one.code for one in check_db(written)] == ([] if left is None else ["note_unreadable"])
    enter(written, 1)
    assert noted(path) == head(written)
    assert check_db(written) == []


def test_a_note_that_lags_behind_is_no_finding(written: Engine, path: Path) -> None:
    """As after a crash between the commit and the note, or of two who wrote at once."""
    before = note_file(path).read_text(encoding="ascii")
    enter(written, 1)
    newest = noted(path)
    note_file(path).write_text(before, encoding="ascii")
    assert check_db(written) == []
    enter(written, 2)
    assert newest
    note(path, newest)
    assert noted(path) == head(written), "who comes late sets nothing back"


def test_a_note_that_cannot_be_written_stops_no_act(
    written: Engine, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    note_file(path).unlink()
    note_file(path).mkdir()
    enter(written, 1)
    assert "could not be noted" in caplog.text
    assert [one.code for one in check_db(written)] == ["note_unreadable"]


def test_a_restored_or_new_database_has_a_note_of_its_own(written: Engine, path: Path) -> None:
    copy = backup(path, now=NOW)
    enter(written, 1)
    restore(path, copy, now=NOW)
    assert check_db(written) == []
    assert noted(path) == head(written)
    path.unlink()
    open_store(path, now=NOW, anew=True)
    assert noted(path) is None


def test_many_who_write_at_once_leave_the_newest_noted(written: Engine, path: Path) -> None:
    with ThreadPoolExecutor(max_workers=8) as many:
        list(many.map(lambda number: enter(written, number), range(16)))
    assert check_db(written) == []
    assert noted(path) == head(written)


def test_a_finding_says_which_batch(written: Engine, path: Path) -> None:
    tamper(path, TAMPERINGS["who of a batch"])
    assert [(one.code, one.where) for one in check_db(written)] == [("link", "batch 2")]


def test_a_batch_that_is_gone_is_missed_by_the_next(written: Engine, path: Path) -> None:
    tamper(path, TAMPERINGS["a whole import deleted"])
    assert [(one.code, one.where) for one in check_db(written)] == [("link", "batch 8"), ("numbers", "batch 8")]


def test_a_damaged_backup_is_said_before_it_is_needed(written: Engine, path: Path) -> None:
    copy = backup(path, now=NOW)
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.write_bytes(content)
    assert [(one.code, one.where) for one in check_db(written)] == [("backup_damaged", copy.name)]


def test_an_earlier_backup_that_is_restored_on_purpose_is_no_finding(
    written: Engine, path: Path, engine: Engine
) -> None:
    early = backup(path, now=NOW.replace(hour=1))
    tamper(path, BY_ANOTHER_COPY["everything made anew"])
    backup(path, now=NOW.replace(hour=2))
    restore(path, early, now=NOW.replace(hour=3))
    assert [copy.name[17:19] for copy in backups(path)] == ["01", "02", "03"]
    assert check_db(written) == []


def test_a_place_added_by_a_person_is_part_of_the_chain(written: Engine, path: Path) -> None:
    place = {"code": "420582", "name_zh": "当阳市", "name_en": "Dangyang", "level": "county"}
    with writing(written) as session:
        save_entries(session, NewBatch(key="e", kind="reference", at=NOW, who="王芳"), [("jurisdictions", place)])
    assert check_db(written) == []
    with writing(written) as session:
        undo_batch(session, 9, who="王芳", now=NOW, reason="")
    assert check_db(written) == []
    tamper(path, lambda connection: connection.execute("UPDATE reference_change SET before = after"))
    assert [(one.code, one.where) for one in check_db(written)] == [("link", "batch 9"), ("link", "batch 10")]


def test_a_target_added_last_is_sound(engine: Engine) -> None:
    with writing(engine) as session:
        save_target(session, NewBatch(key="t", kind="target", at=NOW, who="王芳"), "t1", TARGET, expected=0)
    assert check_db(engine) == []
    with writing(engine) as session:
        save_target(session, NewBatch(key="u", kind="target", at=NOW, who="王芳"), "t1", {"line": 7}, expected=1)
    assert check_db(engine) == []


UNREADABLE = {
    "batch 2 who": "UPDATE batch SET who = CAST(x'ff' AS TEXT) WHERE id = 2",
    "batch 2 at": "UPDATE batch SET at = '2026-13-01' WHERE id = 2",
    "batch 8 kept": "UPDATE batch SET kept = '{' WHERE id = 8",
    "actual 30 note": "UPDATE actual SET note = CAST(x'61ff' AS TEXT) WHERE id = 30",
    "target 1 start": "UPDATE target SET start = ''",
    "target_version 1 fields": "UPDATE target_version SET fields = '{' WHERE id = 1",
    "source 000 published": "UPDATE source SET published = '2026-1-1'",
    "source 000 excluded": "UPDATE source SET excluded = '{'",
    "indicator 1 name_zh": "UPDATE indicator SET name_zh = CAST(x'e5b9b3e5' AS TEXT) WHERE id = 1",
    "meta data_version value": "UPDATE meta SET value = 'x' WHERE key = 'data_version'",
}


@pytest.mark.parametrize("cell", UNREADABLE)
def test_what_cannot_be_read_is_named_by_its_cell(written: Engine, path: Path, cell: str) -> None:
    tamper(path, lambda connection: connection.execute(UNREADABLE[cell]))
    assert ("cell", cell) in [(one.code, one.where) for one in check_db(written)]
