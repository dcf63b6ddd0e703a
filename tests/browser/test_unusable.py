"""What the server says when it cannot go on: a bug, and a database that cannot be used."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import visit
from tests.conftest import ROOT
from tests.server import Server, running
from tracker.words import text

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_a_bug_shows_an_id_that_stands_in_the_log(here: Server, page: Page) -> None:
    visit(page, here, "history")
    with closing(sqlite3.connect(here.database)) as connection:
        connection.execute("ALTER TABLE batch RENAME TO gone")
        try:
            page.goto(f"{here.url}/history")
            shown = page.get_by_text("错误编号").first
            expect(shown).to_be_visible(timeout=30_000)
            number = re.search("[0-9a-f]{8}", shown.inner_text())
            body = page.inner_text("body")
        finally:
            connection.execute("ALTER TABLE gone RENAME TO batch")
    assert number
    log = here.log.read_text(encoding="utf-8")
    assert f"bug {number[0]}" in log
    assert "Traceback" in log[log.index(number[0]) :]
    for trace in ("Traceback", ".py", "sqlite", "sqlalchemy", "no such table", str(ROOT)):
        assert trace not in body


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE ledger (amount REAL)")


def text_file(path: Path) -> None:
    path.write_text("地区,指标\n", encoding="utf-8")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(4096, len(content), 4096):
        content[at : at + 64] = b"\xff" * 64
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def too_new(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize(("code", "make"), [("missing", Path.unlink), ("empty", emptied), ("foreign", foreign)])
def test_a_database_that_is_lost_underneath_is_missed_and_not_made_anew(
    code: str, make: Callable[[Path], None], here: Server, page: Page, tmp_path: Path
) -> None:
    visit(page, here, "history")
    expect(page.locator("h1")).to_be_visible()
    kept = shutil.copy(here.database, tmp_path)
    make(here.database)
    changed = here.database.read_bytes() if here.database.exists() else None
    try:
        for turn in range(2):
            expect(page.get_by_test_id("stAlert")).to_contain_text(refusal_start("zh", f"store_{code}"), timeout=30_000)
            if turn == 0:
                page.goto(f"{here.url}/history")
        assert (here.database.read_bytes() if here.database.exists() else None) == changed
    finally:
        shutil.copy(kept, here.database)
    visit(page, here, "history")


def refusal_start(lang: str, code: str) -> str:
    """The words of a refusal up to what differs from case to case."""
    return text(lang, f"refusal.{code}", path="\0", detail="\0").split("\0")[0].strip("（( ")


@pytest.fixture(scope="module")
def unusable(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose database is not there, though its backup is."""
    folder = tmp_path_factory.mktemp("unusable")
    (folder / "backups").mkdir()
    shutil.copy(store, folder / "backups" / "tracker-20260101T000000Z.db")
    with running(folder) as up:
        yield up


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("store_missing", Path.unlink), ("store_empty", emptied), ("store_foreign", foreign),
        ("store_foreign", text_file), ("store_damaged", damaged), ("store_damaged", cut),
        ("store_too_new", too_new),
    ],
)  # fmt: skip
def test_an_unusable_database_stops_every_page_and_is_left_alone(
    code: str, make: Callable[[Path], None], unusable: Server, store: Path, page: Page
) -> None:
    path = unusable.database
    path.unlink(missing_ok=True)
    shutil.copy(store, path)
    make(path)
    before = path.read_bytes() if path.exists() else None
    for address, lang in (("", "zh"), ("entry", "zh"), ("history?lang=en", "en")):
        page.goto(f"{unusable.url}/{address}")
        alert = page.get_by_test_id("stAlert")
        expect(alert).to_have_count(1, timeout=30_000)
        said = alert.inner_text()
        assert str(path) in said
        assert refusal_start(lang, code) in said
        assert page.locator("[data-testid=stMain] :is(input, [data-testid=stDataFrame], h1)").count() == 0
    assert (path.read_bytes() if path.exists() else None) == before
