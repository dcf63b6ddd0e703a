"""A real server and a real browser for what only a browser can show."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.interruption.files import new_store
from tests.server import Server, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("server")) as up:
        yield up


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped catalogue, in one closed file."""
    path = tmp_path_factory.mktemp("store") / "tracker.db"
    new_store(path).dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture(scope="module")
def here(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server as it is started on one's own machine."""
    folder = tmp_path_factory.mktemp("here")
    shutil.copy(store, folder)
    with running(folder) as up:
        yield up


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield context.new_page()
    context.close()


def settle(page: Page) -> None:
    """Wait until the page has its title and Streamlit is not running the script."""
    page.wait_for_selector("h1", timeout=30_000)
    until(page, "!document.querySelector('[data-testid=stStatusWidget]')"
                " && document.querySelector('.stApp')?.dataset.testScriptState !== 'running'")  # fmt: skip
    page.wait_for_timeout(600)


def until(page: Page, true: str) -> None:
    """Wait until a script is true; asked from outside, because the page's policy allows no `eval` within it."""
    deadline = time.monotonic() + 30
    while not page.evaluate(f"!!({true})"):
        assert time.monotonic() < deadline, true
        page.wait_for_timeout(50)


def visit(page: Page, server: Server, path: str) -> None:
    """Open an address of the dashboard and wait until it is drawn."""
    page.goto(f"{server.url}/{path}")
    settle(page)


def press_slash(page: Page) -> None:
    """Press `/` until the cursor is in the search field: a page that has just been drawn may not listen yet."""
    deadline = time.monotonic() + 30
    while not page.evaluate("!!document.activeElement.closest('.st-key-search')"):
        assert time.monotonic() < deadline, "no cursor in the search field"
        page.keyboard.press("/")
        page.wait_for_timeout(200)


BARE = """
import streamlit as st
st.navigation([st.Page(lambda: st.title("one"), title="one", url_path="one", default=True),
               st.Page(lambda: st.title("two"), title="two", url_path="two")]).run()
"""


@pytest.fixture(scope="session")
def bare_errors(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the console of a bare Streamlit page says when it is opened by its root and by a deep link."""
    folder: Path = tmp_path_factory.mktemp("bare")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    found: set[str] = set()
    with running(folder, script=folder / "bare.py") as up:
        page = browser.new_page()
        page.on("console", lambda message: found.add(message.text) if message.type == "error" else None)
        for path in ("", "two"):
            page.goto(f"{up.url}/{path}")
            settle(page)
        page.close()
    return found
