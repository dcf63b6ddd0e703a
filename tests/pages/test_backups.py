"""A page and the backups: one that cannot be made is a warning, and a restored database is up to date at once."""

from pathlib import Path

from sqlalchemy import Engine

from tests.pages.conftest import Open, sound
from tests.store.conftest import NOW
from tracker.store.backup import backup, backups
from tracker.store.engine import open_store
from tracker.store.restoring import restore


def path_of(engine: Engine) -> Path:
    return Path(engine.url.database or "")


def test_a_backup_that_cannot_be_made_is_a_warning(engine: Engine, open_page: Open) -> None:
    (path_of(engine).parent / "backups").write_text("somebody's file", encoding="utf-8")
    for lang, words in (("zh", "今天的备份没有做成"), ("en", "Today's backup could not be made")):
        page = open_page("overview", lang=lang)
        (warning,) = [each.value for each in page.warning if words in each.value]
        assert str(path_of(engine).parent / "backups") in warning
        assert page.main.children


def test_with_a_backup_there_is_no_warning(engine: Engine, open_page: Open) -> None:
    page = open_page("overview")
    assert len(backups(path_of(engine))) == 1
    assert not [each for each in page.warning if "备份" in each.value]


def test_a_restored_database_is_brought_up_to_date_at_once(engine: Engine, open_page: Open, tmp_path: Path) -> None:
    page = open_page("overview")
    shown = [text.value for text in page.caption]
    empty = tmp_path / "empty" / "tracker.db"
    empty.parent.mkdir()
    open_store(empty, now=NOW)
    restore(path_of(engine), backup(empty, now=NOW), now=NOW)
    again = sound(page.run())
    assert shown
    assert [text.value for text in again.caption] == shown


def test_the_first_backup_has_the_catalogue_in_it(engine: Engine, open_page: Open) -> None:
    path_of(engine).unlink()
    shown = [text.value for text in open_page("overview").caption]
    (first,) = backups(path_of(engine))
    restore(path_of(engine), first, now=NOW)
    assert [text.value for text in open_page("overview").caption] == shown
    with open_store(first, now=NOW).connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM target").scalar_one() > 100


def test_a_database_that_may_only_be_read_is_shown_and_that_is_said(engine: Engine, open_page: Open) -> None:
    shown = [text.value for text in open_page("overview").markdown]
    path_of(engine).chmod(0o444)
    before = path_of(engine).read_bytes()
    for lang, words in (("zh", "是只读的"), ("en", "is read-only")):
        page = open_page("overview", lang=lang)
        assert [each.value for each in page.warning if words in each.value]
    assert [text.value for text in open_page("overview").markdown] == shown
    assert path_of(engine).read_bytes() == before
    path_of(engine).chmod(0o600)
    assert not [each for each in open_page("overview").warning if "只读" in each.value]
