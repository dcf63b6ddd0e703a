"""A browser that draws figures the way a page does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest
from playwright.sync_api import Browser, Page

Show = Callable[[dict[str, Any], int], Page]

_DRAW = """async figure => {
    const place = document.getElementById("place");
    Plotly.purge(place);
    await Plotly.newPlot(place, figure.data, figure.layout, {displayModeBar: false, responsive: true});
}"""


@pytest.fixture(scope="session")
def show(browser: Browser) -> Iterator[Show]:
    """Draws a figure at a width and gives the page with it."""
    page = browser.new_page()
    page.set_content('<body style="margin:0"><div id="place"></div></body>')
    page.add_script_tag(path=str(Path(plotly.__file__).parent / "package_data" / "plotly.min.js"))

    def draw(figure: dict[str, Any], width: int) -> Page:
        page.set_viewport_size({"width": width, "height": figure["layout"]["height"]})
        page.evaluate(_DRAW, figure)
        return page

    yield draw
    page.close()
