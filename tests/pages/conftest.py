"""The app on a real database of its own, run page by page."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.server import copy_of
from tracker.catalogue import bring_up_to_date
from tracker.store.engine import connect, open_store
from tracker.ui.shell.later import STANDS

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the curated catalogue, built once."""
    path = tmp_path_factory.mktemp("curated") / "tracker.db"
    now = datetime.now(UTC)
    bring_up_to_date(open_store(path, now=now), now=now)
    with connect(path).connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    return path


@pytest.fixture
def engine(curated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The database that the pages of this test run on."""
    path = copy_of(curated, tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(path))
    return connect(path)


@pytest.fixture
def open_page(engine: Engine) -> Open:
    """Opens a page by its name with the selections of its address, and expects no bug."""

    def opened(name: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.session_state[STANDS] = True  # no browser is here to say so
        for key, value in address.items():
            app.query_params[key] = value
        app.switch_page(f"pages/{name}.py")
        return sound(app.run())

    return opened


def html_table(app: AppTest, place: int = 0) -> list[dict[str, str]]:
    """The rows of one of the page's tables in HTML, by their heads."""
    tables = [each for each in (_parsed(html.proto.body) for html in app.get("html")) if each is not None]
    head, body = tables[place][0][0], tables[place][1]
    heads = ["".join(cell.itertext()) for cell in head]
    return [dict(zip(heads, ("".join(cell.itertext()) for cell in row), strict=True)) for row in body]


def links(app: AppTest) -> dict[str, str]:
    """Where the words of the page's tables in HTML lead; of words that stand there twice, the last."""
    tables = [each for each in (_parsed(html.proto.body) for html in app.get("html")) if each is not None]
    found = (link for table in tables for link in table.iter("a"))
    return {"".join(link.itertext()): link.attrib["href"] for link in found}


def _parsed(body: str) -> Element | None:
    return fromstring(body) if body.startswith("<table") else None


def sound(app: AppTest) -> AppTest:
    """The app, once it is sure that nothing went wrong in it."""
    assert not app.exception
    assert not [error.value for error in app.error]
    return app
