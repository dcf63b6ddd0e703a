"""The tables of a web page, which many offices' systems save as .xls -> sheets -> records of cell texts.

Nothing of the page is run or fetched. A table that holds another is layout; what stands before a table belongs to it.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from tracker.intake.files.broken import refused_if_broken
from tracker.intake.files.encoding import choose
from tracker.intake.files.merges import uncover
from tracker.intake.files.runs import lowered, raised, struck_out
from tracker.intake.files.sheet import Sheet, SheetCells, laid_out
from tracker.intake.problems import FileRefused, problem
from tracker.intake.records import Record

_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea", "button", "iframe"})
_AS_SHOWN = {"sup": raised, "sub": lowered, "s": struck_out, "strike": struck_out, "del": struck_out}
_BLOCKS = frozenset({"p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center", "tr", "table"})
_MOST_SPAN = 1000
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")


class HtmlBook:
    """The tables of a page as sheets without names of their own. Every failure is a FileRefused."""

    from_1904 = False

    def __init__(self, data: bytes) -> None:
        """Read the whole page."""
        text = data.decode(choose(data, lambda _: 0).codec)
        with refused_if_broken("lxml", "HTML"):
            parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
            tree = html.document_fromstring(_DECLARED.sub(b"", text.encode()), parser=parser)
            self._tables = list(_tables(tree))
        if not self._tables:
            raise FileRefused(problem("TYPE", found="HTML"))
        self.sheets = [Sheet(str(at + 1), str(at), not _hidden(one)) for at, (one, _) in enumerate(self._tables)]

    def cells(self, sheet: Sheet) -> SheetCells:
        """The records of a table; its lines count from the first one above it."""
        table, above = self._tables[int(sheet.part)]
        with refused_if_broken("lxml", sheet.name):
            found = [Record(line, [text]) for line, text in enumerate(above, start=1)]
            bounds: list[tuple[int, int, int, int]] = []
            rows = list(table.iter("tr"))
            taken: dict[int, int] = {}
            for line, row in enumerate(rows, start=len(above) + 1):
                placed = list(_placed(row, line, taken, bounds))
                if any(text for _, text in placed):
                    found.append(Record(line, laid_out(((column, text) for column, text in placed if text), line)))
            hidden = sum(_hidden(row) for row in rows)
            return SheetCells(found, uncover(bounds, found), {}, hidden, [])


def _placed(
    row: etree._Element, line: int, taken: dict[int, int], bounds: list[tuple[int, int, int, int]]
) -> Iterator[tuple[int, str]]:
    """The cells of a row with their columns, from 1; `taken` has the last line of what hangs down into a column."""
    column = 0
    for cell in row.iterchildren("td", "th"):
        column += 1
        while taken.get(column, 0) >= line:
            column += 1
        wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        if (wide, high) != (1, 1):
            bounds.append((column, line, column + wide - 1, line + high - 1))
            taken |= dict.fromkeys(range(column, column + wide), line + high - 1)
        yield column, _text(cell)
        column += wide - 1


def _span(cell: etree._Element, name: str) -> int:
    said = (cell.get(name) or "").strip()
    return min(max(int(said), 1), _MOST_SPAN) if said.isascii() and said.isdecimal() else 1


def _tables(tree: etree._Element) -> Iterator[tuple[etree._Element, list[str]]]:
    """The tables that hold no other, each with the lines of text between the one before, or the beginning, and it."""
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag == "table" and next(node.iterdescendants("table"), None) is None:
            caption = next(node.iterchildren("caption"), None)
            pieces += ["\n", _text(caption)] if caption is not None else []
            lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
            yield node, [line for line in lines if line]
            pieces = []
            walk.skip_subtree()
        else:
            pieces.append(_piece(event, node))


def _piece(event: str, node: etree._Element) -> str:
    """What a node adds to the running text where it begins, or where it ends."""
    block = "\n" if node.tag in _BLOCKS else ""
    if event == "end":
        return block + " ".join((node.tail or "").split("\n"))
    return block + ("" if _left_out(node) else " ".join((node.text or "").split("\n")))


def _text(cell: etree._Element) -> str:
    """The text of a cell as it shows: what is raised, lowered or struck out stays so."""
    if _left_out(cell):
        return ""
    pieces = [cell.text or ""]
    for child in cell:
        shown = _AS_SHOWN.get(child.tag, str)(_text(child))
        pieces += [" " if child.tag in _BLOCKS else "", shown, child.tail or ""]
    return " ".join("".join(pieces).split())


def _left_out(node: etree._Element) -> bool:
    return node.tag in _LEFT_OUT or _hidden(node) or any(one.tag in _LEFT_OUT for one in node.iterancestors())


def _hidden(node: etree._Element) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or node.get("hidden") is not None
