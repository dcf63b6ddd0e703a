"""The text of a workbook's cell out of its runs: what is raised, lowered or struck out stays so, as characters.

23.4 with a raised 1 behind it is 23.4¹ and not 23.41; 99 struck out is 9̶9̶. No number is read from either, and a person
sees in the message what the cell shows.
"""

import re
from xml.etree import ElementTree

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RAISED = str.maketrans("0123456789０１２３４５６７８９+-", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2 + "⁺⁻")
_LOWERED = str.maketrans("0123456789０１２３４５６７８９+-", "₀₁₂₃₄₅₆₇₈₉" * 2 + "₊₋")
_STROKE = "\u0336"


def rich_text(item: ElementTree.Element) -> str:
    """The runs of a text put together, without the phonetic ones."""
    runs = []
    for part in item:
        name = part.tag.rpartition("}")[2]
        if name == "t":
            runs.append(unescaped(part.text or ""))
        elif name == "r":
            runs.append(_run(part))
    return "".join(runs)


def unescaped(text: str) -> str:
    """The text with _x000D_ and the like as characters; half a surrogate pair, which is none, is U+FFFD."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _run(run: ElementTree.Element) -> str:
    text = "".join(unescaped(part.text or "") for part in run if part.tag.endswith("}t"))
    for style in (style for part in run if part.tag.endswith("}rPr") for style in part):
        name, said = style.tag.rpartition("}")[2], style.get("val", "")
        if name == "vertAlign":
            text = text.translate({"superscript": _RAISED, "subscript": _LOWERED}.get(said, {}))
        elif name == "strike" and said not in ("0", "false"):
            text = re.sub(r"(\S)", rf"\1{_STROKE}", text)
    return text
