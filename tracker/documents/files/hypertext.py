"""The lines of a saved web page, in the order in which they stand: one a block, the cells of a row between bars."""

from collections.abc import Iterator

from lxml import etree, html

from tracker.documents.files.opened import DocumentRefused, OpenedLine

_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button", "textarea"}
)
_BLOCK_WORDS = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption
"""
_BLOCKS = frozenset(_BLOCK_WORDS.split())


def lines_of_html(text: str) -> Iterator[OpenedLine]:
    """The lines of a page; raises DocumentRefused for one that is none."""
    try:
        tree = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentRefused("broken", "HTML") from error
    parts: list[str] = []
    _collect(tree, parts)
    for line in "".join(parts).split("\n"):
        if plain := " ".join(line.replace("\u3000", " ").split()):
            yield OpenedLine(plain)


def _collect(root: etree._Element, parts: list[str]) -> None:
    """The text of a tree with line ends around blocks; a stack instead of recursion, as pages nest deeply."""
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            parts.append(_behind(tag, node))
            parts.append(_flat(node.tail))
            continue
        stack.append((node, True))
        if not tag or tag in _LEFT_OUT or _hidden(node):
            continue
        if tag == "br" or (tag in _BLOCKS and tag not in ("td", "th") and not _in_cell(node)):
            parts.append("\n")
        parts.append(_flat(node.text))
        stack.extend((child, False) for child in reversed(node))


def _behind(tag: str, node: etree._Element) -> str:
    if tag in ("td", "th"):
        return " | " if node.getnext() is not None else ""
    return "\n" if tag in _BLOCKS and not _in_cell(node) else ""


def _in_cell(node: etree._Element) -> bool:
    """Whether a block is the content of a cell, which has to stay in the row's line."""
    return node.tag not in ("tr", "table", "tbody", "thead", "tfoot") and any(
        one.tag in ("td", "th") and one.getparent() is not None and len(one.getparent()) > 1
        for one in node.iterancestors("td", "th")
    )


def _flat(text: str | None) -> str:
    return " ".join(text.split("\n")) if text else ""


def _hidden(node: etree._Element) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or node.get("hidden") is not None
