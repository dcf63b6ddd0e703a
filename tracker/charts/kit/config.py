"""Plotly's own buttons: in the reader's language, saving a picture under a name that says what it is."""

from tracker.charts.kit.look import Dict
from tracker.words import text

_LOCALES = {"zh": "zh-CN", "en": "en"}
_BUTTONS = [
    "autoscale",
    "box",
    "cancel",
    "click_colour",
    "click_subtitle",
    "click_title",
    "click_x",
    "click_y",
    "compare",
    "double_legend",
    "double_zoom",
    "download",
    "download_json",
    "download_png",
    "failed",
    "failed_json",
    "lasso",
    "pan",
    "preparing",
    "reset",
    "reset_axes",
    "reset_view",
    "reset_views",
    "saved",
    "saved_json",
    "share",
    "share_chart",
    "share_dots",
    "show_closest",
    "spikes",
    "toggle_closest",
    "zoom",
    "zoom_in",
    "zoom_out",
]


def config(
    lang: str, filename: str = "", *, kind: str = "png", scale: float = 2, size: tuple[int, int] | None = None
) -> Dict:
    """The configuration of a chart; `filename` without suffix, `kind` png or svg, `size` in pixels.

    Without a size there is no button that saves it: plotly would save the figure as it is seen.
    """
    saving: Dict = {"modeBarButtonsToRemove": ["toImage"]}
    if size is not None:
        picture = {"format": kind, "scale": scale, "filename": filename, "width": size[0], "height": size[1]}
        saving = {"toImageButtonOptions": picture}
    locale = _LOCALES[lang]
    return {
        "displaylogo": False,
        "responsive": True,
        "locale": locale,
        "locales": {locale: _words(lang)},
        **saving,
    }


def _words(lang: str) -> Dict:
    """Plotly's English words -> those of the language, and how dates are written."""
    months = [text(lang, f"period.month{number}") for number in range(1, 13)]
    days = text(lang, "chart.week_days").split(" ")
    short_days = text(lang, "chart.week_days_short").split(" ")
    return {
        "moduleType": "locale",
        "name": _LOCALES[lang],
        "dictionary": {text("en", f"chart.bar_{key}"): text(lang, f"chart.bar_{key}") for key in _BUTTONS},
        "format": {
            "days": days,
            "shortDays": short_days,
            "months": months,
            "shortMonths": months,
            "date": text(lang, "chart.date_format"),
            "decimal": ".",
            "thousands": "," if lang == "en" else "",
        },
    }
