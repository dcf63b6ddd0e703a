"""The jobs that somebody comes for take no more clicks and fields than stated, and docs/jobs.md says what they take."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.jobs import JOBS, PAGE, WIDTHS, Job, catalogue, done
from tests.server import Server, running

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=list(WIDTHS))
def at(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Server]]:
    """A width with a server of its own, since jobs write."""
    folder = tmp_path_factory.mktemp(request.param)
    with running(folder, TRACKER_CATALOGUE=str(catalogue(folder / "catalogue"))) as up:
        yield request.param, up


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_a_job_takes_what_the_page_says_it_takes(job: Job, at: tuple[str, Server], browser: Browser) -> None:
    width, server = at
    counts = done(job, width, browser, server)
    assert all(taken <= most for taken, most in zip(counts, job.most[width], strict=True))
    line = next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {job.zh}"))
    told = [int(number) for number in re.findall(r"\| (\d+) (?=\|)", line)]
    at_this_width = 2 * list(WIDTHS).index(width)
    assert tuple(told[at_this_width : at_this_width + 2]) == counts
