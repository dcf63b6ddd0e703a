"""Pictures of every chart as the page's own button saves them, small and grey, to compare later ones with.

`python -m tests.charts.golden` draws them anew, or those of the charts that are named; look at what changed before
committing it.
"""

import base64
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import plotly
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, sync_playwright

from tests.charts.every import FIGURES
from tests.server import CHROMIUM
from tracker.charts import Look
from tracker.charts.kit.picture import picture
from tracker.words import LANGUAGES

FOLDER = Path(__file__).with_name("golden")
NAMES = (
    "progress", "brief", "counts", "matrix", "deadlines", "totals-places", "totals-deadlines", "ranking",
    "status_history", "ranking-growth", "documents", "parts", "parts-rates", "multiples", "tiles",
    "trajectory-broken", "trajectory-level", "trajectory-total", "trajectory-outfalls", "trajectory-hold",
    "trajectory-interval", "trajectory-average", "trajectory-bounds", "in-year-total", "in-year-growth",
    "calendar", "gap", "bulletin", "contributions", "boundaries", "trajectory-fan",
)  # fmt: skip
SIZES = ("slide", "a4", "square")
WIDTH = 480
_SAVE = """async ([figure, wanted]) => {
    const place = document.getElementById("place");
    Plotly.purge(place);
    await Plotly.newPlot(place, figure.data, figure.layout, {displayModeBar: false});
    return await Plotly.toImage(place, wanted);
}"""


@contextmanager
def drawing_board() -> Iterator[Page]:
    """A page with plotly as the dashboard has it, in a browser of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield board_of(browser)
        browser.close()


def board_of(browser: Browser) -> Page:
    """A page of a browser with plotly as the dashboard has it."""
    page = browser.new_page()
    page.set_content('<body style="margin:0"><div id="place"></div></body>')
    page.add_script_tag(path=str(Path(plotly.__file__).parent / "package_data" / "plotly.min.js"))
    return page


def saved(page: Page, draw: Callable[[Look], dict[str, Any]], size: str) -> Image.Image:
    """What plotly's own button saves of a chart in a size."""
    made = picture(draw, size)
    wanted = {"format": "png", "width": made.width, "height": made.height, "scale": made.scale}
    address = page.evaluate(_SAVE, [made.figure, wanted])
    return Image.open(io.BytesIO(base64.b64decode(re.sub("^data:.*?,", "", address))))


def small(drawn: Image.Image) -> Image.Image:
    """The picture as it is kept."""
    return drawn.convert("L").resize((WIDTH, round(drawn.height * WIDTH / drawn.width)), Image.Resampling.LANCZOS)


def golden(page: Page, name: str, lang: str, size: str) -> Image.Image:
    """A chart of the example rows as it is kept."""
    return small(saved(page, lambda look: FIGURES[name](lang, look), size))


def path(name: str, lang: str, size: str) -> Path:
    """Where a picture is kept."""
    return FOLDER / f"{name}.{lang}.{size}.png"


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ by more than a quarter of the way from black to white; 1 for unlike sizes."""
    if one.size != other.size:
        return 1.0
    counts = ImageChops.difference(one, other).histogram()
    return sum(counts[64:]) / (one.width * one.height)


def main(names: Sequence[str]) -> None:
    """Draw the pictures of these charts anew."""
    FOLDER.mkdir(exist_ok=True)
    with drawing_board() as page:
        for name in names:
            for lang in LANGUAGES:
                for size in SIZES:
                    golden(page, name, lang, size).quantize(32).save(path(name, lang, size), optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:] or NAMES)
