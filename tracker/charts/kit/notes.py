"""The small parts of figures: annotations placed to the pixel, straight lines, hover labels."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from tracker.charts.kit.look import BODY, Dict, Look


def note(
    words: str,
    x: object,
    y: object,
    *,
    xref: str = "paper",
    yref: str = "paper",
    xanchor: str = "left",
    yanchor: str = "middle",
    xshift: float = 0,
    yshift: float = 0,
    size: int = BODY,
    colour: str | None = None,
    **more: object,
) -> Dict:
    """An annotation without arrow; `words` is HTML that is already safe."""
    font: Dict = {"size": size} if colour is None else {"size": size, "color": colour}
    return {
        "text": words,
        "x": x,
        "y": y,
        "xref": xref,
        "yref": yref,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "xshift": xshift,
        "yshift": yshift,
        "showarrow": False,
        "align": xanchor if xanchor != "auto" else "left",
        "font": font,
        "borderpad": 0,
    } | more


def linked(words: str, look: Look, page: str, **selections: str) -> str:
    """Words, safe already, that lead to a page with these selections where the look has links.

    Of several lines the first is the link, the others look like it: plotly makes a link of each line, and the keyboard
    would stop at all of them.
    """
    if look.links is None:
        return words
    asked = "&".join(filter(None, (urlencode(selections), look.links)))
    first, end, others = words.partition("<br>")
    others = f'<span style="color: {look.colours.accent}">{others}</span>' if end else ""
    return f'<a href="{escape(page)}?{escape(asked)}" target="_self">{first}</a>{end}{others}'


def leading(page: str, **selections: str) -> str:
    """What a mark carries as `customdata` that opens a page with these selections; of a target it is its code alone."""
    return f"{page}?{urlencode(selections)}"


def straight(
    x0: object,
    x1: object,
    y0: object,
    y1: object,
    colour: str,
    *,
    xref: str = "paper",
    yref: str = "paper",
    width: float = 1,
    dash: str = "solid",
    layer: str = "below",
) -> Dict:
    """A straight line behind the traces; in the layer `between` it lies over the gridlines."""
    return {
        "type": "line",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "xref": xref,
        "yref": yref,
        "layer": layer,
        "line": {"color": colour, "width": width, "dash": dash},
    }


def hover(words: Sequence[str]) -> Dict:
    """The part of a trace that shows these safe words at its points, without plotly's box of trace names."""
    return {"hovertext": list(words), "hovertemplate": "%{hovertext}<extra></extra>"}
