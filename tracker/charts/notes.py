"""Annotations placed to the pixel."""

from tracker.charts.look import BODY, Dict


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
