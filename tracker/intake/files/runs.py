"""The text of a workbook's cell out of its runs: what is raised, lowered or struck out stays so, as characters.

23.4 with a raised 1 behind it is 23.4¹ and not 23.41; 99 struck out is 9̶9̶. No number is read from either, and a person
sees in the message what the cell shows.
"""

import re
from xml.etree.ElementTree import Element

from openpyxl.cell.text import RichText, Text
from openpyxl.utils.escape import unescape

_RAISED = str.maketrans("0123456789０１２３４５６７８９+-", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2 + "⁺⁻")
_LOWERED = str.maketrans("0123456789０１２３４５６７８９+-", "₀₁₂₃₄₅₆₇₈₉" * 2 + "₊₋")
_STROKE = "\u0336"


def rich_text(item: Element) -> str:
    """The runs of a text put together, without the phonetic ones."""
    text = Text.from_tree(item)
    return unescaped(text.t or "") + "".join(_run(run) for run in text.r)


def unescaped(text: str) -> str:
    """The text with _x000D_ and the like as characters; half a surrogate pair, which is none, is U+FFFD."""
    return str(unescape(text)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def struck_out(text: str) -> str:
    """The text with a stroke through every character that can be seen."""
    return re.sub(r"(\S)", rf"\1{_STROKE}", text)


def raised(text: str) -> str:
    """The text with its digits and signs as raised ones."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """The text with its digits and signs as lowered ones."""
    return text.translate(_LOWERED)


def _run(run: RichText) -> str:
    text = unescaped(run.t or "")
    if run.rPr is None:
        return text
    if run.rPr.strike:
        text = struck_out(text)
    return text.translate({"superscript": _RAISED, "subscript": _LOWERED}.get(run.rPr.vertAlign, {}))
