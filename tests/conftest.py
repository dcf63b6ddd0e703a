"""What all tests share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests import postgres as postgresql
from tests.bases import bases, is_of_a_file, is_served, postgres, where

__all__ = ["bases", "postgres", "where"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# A page that is slow on a busy machine is not a wrong one.
expect.set_options(timeout=30_000)
# Every browser that a test starts, in this process or in a server's, has the one font of this file.
os.environ["FONTCONFIG_FILE"] = str(ROOT / "tests" / "fonts.conf")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs the material beside the project, or a PostgreSQL, where that is missing.

    What is about the database as a file is run on SQLite alone.
    """
    left_out = {item for item in items if is_served(item) and is_of_a_file(item)}
    for name in _missing():
        left_out |= {
            item
            for item in items
            if name in getattr(item, "fixturenames", ()) or (name == "postgres" and is_served(item))
        }
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def _missing() -> dict[str, str]:
    """The fixtures that cannot be had here, and what for."""
    found = {
        "shared": ("../shared", SHARED.is_dir()),
        "postgres": ("PostgreSQL (Debian's package postgresql)", postgresql.programs()),
        "haproxy": ("HAProxy and PostgreSQL (Debian's packages)", balancer() and postgresql.programs()),
    }
    return {name: what for name, (what, there) in found.items() if not there}


def balancer() -> str | None:
    """The program of HAProxy, None where it is missing."""
    return shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@pytest.fixture(scope="session")
def haproxy() -> str:
    """The program of HAProxy."""
    found = balancer()
    assert found, "the tests that need it are left out without it"
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and which PostgreSQL was started."""
    for what in _missing().values():
        terminalreporter.write_line(f"Tests were left out: they need {what}, which is missing here.")
    served = [
        one for of in ("passed", "failed") for one in terminalreporter.stats.get(of, []) if "postgresql" in one.nodeid
    ]
    if served and (found := postgresql.programs()):
        terminalreporter.write_line(
            f"{len(served)} tests ran on PostgreSQL {postgresql.version(found)}, started for them."
        )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of documents, sample files and vectors beside the project."""
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium; one a process, because a second Playwright in one process is refused."""
    from tests.server import CHROMIUM

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**CHROMIUM)
        yield chromium
        chromium.close()
