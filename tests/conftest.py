"""What all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# A page that is slow on a busy machine is not a wrong one.
expect.set_options(timeout=30_000)
# Every browser that a test starts, in this process or in a server's, has the one font of this file.
os.environ["FONTCONFIG_FILE"] = str(ROOT / "tests" / "fonts.conf")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without the material that lies beside the project, the tests that need it are left out, and the run says so."""
    if SHARED.is_dir():
        return
    needing = [item for item in items if "shared" in getattr(item, "fixturenames", ())]
    if needing:
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]
        config.stash[_LEFT_OUT] = len(needing)


_LEFT_OUT = pytest.StashKey[int]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests were left out, and why."""
    if left_out := config.stash.get(_LEFT_OUT, 0):
        terminalreporter.write_line(f"{left_out} tests were left out: they need ../shared, which is missing here.")


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
