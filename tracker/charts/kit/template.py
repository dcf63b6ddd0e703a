"""The one template of all figures: fonts, colours, lines and number formats, for each theme and language.

Figures are plain dictionaries and carry it whole, because the browser knows no names. `register_templates` makes it
known to plotly, so that a figure made with plotly's own classes looks the same.
"""

from functools import cache

from tracker.charts.kit.look import BODY, FONTS, PALETTES, SMALL, Dict
from tracker.words import LANGUAGES


@cache
def template(theme: str, lang: str) -> Dict:
    """The template for a theme and a language; treat it as read-only."""
    colours = PALETTES[theme]
    axis = {
        "gridcolor": colours.grid,
        "gridwidth": 1,
        "zeroline": False,
        "linecolor": colours.grid,
        "automargin": False,
        "tickfont": {"size": SMALL, "color": colours.muted},
        "fixedrange": True,
        "exponentformat": "none",
        "separatethousands": lang == "en",
    }
    return {
        "layout": {
            "font": {"family": FONTS, "size": BODY, "color": colours.ink},
            "paper_bgcolor": colours.paper,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": axis,
            "yaxis": axis,
            "barmode": "overlay",
            "hovermode": "closest",
            "dragmode": False,
            "hoverlabel": {"align": "left", "font": {"family": FONTS, "size": BODY}},
            "legend": {
                "orientation": "h",
                "itemclick": False,
                "itemdoubleclick": False,
                "bgcolor": "rgba(0,0,0,0)",
                "font": {"size": SMALL, "color": colours.muted},
            },
            "showlegend": False,
            "separators": ".," if lang == "en" else ". ",
        }
    }


def template_name(theme: str, lang: str) -> str:
    """The name under which plotly knows a template once they are registered: tracker-light-zh."""
    return f"tracker-{theme}-{lang}"


def register_templates() -> None:
    """Give plotly the templates by name; imports plotly, which charts as such do without."""
    import plotly.io

    for theme in PALETTES:
        for lang in LANGUAGES:
            plotly.io.templates[template_name(theme, lang)] = template(theme, lang)
