"""Figures that go to the browser as they are."""

from typing import Any

from plotly.basedatatypes import BaseFigure


class Plain(BaseFigure):  # type: ignore[misc]
    """A figure from a plain dictionary, which plotly does not check again at every run.

    Streamlit has plotly rebuild a dictionary property by property, which takes longer than all the rest of a page. Our
    figures are checked by tests (`tests/charts`), so they come as what plotly takes for checked.
    """

    def __init__(self, figure: dict[str, Any]) -> None:
        """`figure` has `data` and `layout`."""
        self._plain = figure

    def to_dict(self) -> dict[str, Any]:
        """The figure itself."""
        return self._plain
