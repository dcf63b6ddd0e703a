"""A chart on a page: the figure, its text alternative, and a picture button that names place, chart and date."""

from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st

from tracker.charts import Look, config
from tracker.ui import window
from tracker.ui.frame import Visit


# Streamlit refuses a figure without any trace, though a chart that says "nothing yet" has none.
_NOTHING = {"type": "scatter", "x": [None], "y": [None]}


def look() -> Look:
    """The theme and width that the reader sees."""
    theme: Literal["light", "dark"] = "dark" if st.context.theme.type == "dark" else "light"
    return Look(theme=theme, width=window.width())


def show(figure: Mapping[str, Any], here: Visit, chart: str, place: str, alt: str) -> None:
    """Draw a figure; a saved picture is named for its place, chart and date."""
    file_name = f"{place}-{here.text(f'page.chart_{chart}')}-{here.as_of.isoformat()}"
    drawn = figure if figure["data"] else {**figure, "data": [_NOTHING]}
    st.plotly_chart(drawn, theme=None, key=f"chart:{chart}", alt=alt, config=config(here.lang, file_name))
