"""Charts look as they did when somebody last looked; `python -m tests.charts.golden` draws the pictures anew."""

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.charts import golden
from tracker.words import LANGUAGES

pytestmark = pytest.mark.slow
ALLOWED = 0.004


@pytest.fixture(scope="module")
def board(browser: Browser) -> Iterator[Page]:
    page = golden.board_of(browser)
    yield page
    page.close()


def kept(name: str, lang: str, size: str) -> Image.Image:
    with Image.open(golden.path(name, lang, size)) as found:
        return found.convert("L")


@pytest.mark.parametrize("size", golden.SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", golden.NAMES)
def test_a_chart_looks_as_it_did(name: str, lang: str, size: str, board: Page) -> None:
    assert golden.difference(golden.golden(board, name, lang, size), kept(name, lang, size)) <= ALLOWED


def test_a_change_is_seen() -> None:
    assert golden.difference(kept("ranking", "zh", "a4"), kept("ranking", "en", "a4")) > ALLOWED
    one = kept("trajectory-level", "zh", "slide")
    assert golden.difference(one, one.transform(one.size, Image.Transform.AFFINE, (1, 0, 3, 0, 1, 0))) > ALLOWED


def test_the_pictures_are_those_of_the_charts() -> None:
    names = {golden.path(name, lang, size) for name in golden.NAMES for lang in LANGUAGES for size in golden.SIZES}
    assert set(golden.FOLDER.glob("*.png")) == names
