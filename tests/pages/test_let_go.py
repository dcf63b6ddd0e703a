"""A page that stays open keeps no version of the database in memory: with many readers and writes it would fill."""

import gc
from datetime import datetime
from pathlib import Path
from weakref import ref

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import Open, sound
from tests.pages.test_freshness import import_by_command
from tracker.ui.shell import loading
from tracker.ui.shell.frame import NAVIGATION

PAGES = [page for pages in NAVIGATION.values() for page, _ in pages]


@pytest.mark.parametrize("page", PAGES)
def test_what_an_open_page_was_drawn_from_is_let_go_when_there_is_newer_data(
    open_page: Open, engine: Engine, tmp_path: Path, page: str
) -> None:
    app = open_page(page)
    today = datetime.now().astimezone().date()
    old = ref(loading.board(today))
    assert old() is not None
    import_by_command(tmp_path, "168.5")
    newest = loading.board(today)
    gc.collect()
    assert newest is not old()
    assert old() is None
    sound(app.run())
