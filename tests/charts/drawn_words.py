"""What a figure has drawn: the codes of its signs, and its words."""

from collections import Counter
from typing import Any


def codes(figure: dict[str, Any]) -> Counter[str]:
    """The codes of its signs, each as often as it is drawn."""
    return Counter(code for trace in figure["data"] for code in trace.get("customdata", ()))


def texts(figure: dict[str, Any]) -> list[str]:
    """The words beside its signs."""
    return [note["text"] for note in figure["layout"]["annotations"]]
