"""Text with a separator -> records of cells, after RFC 4180 and stricter: what is not plainly one reading is said.

A line without a quote is split at the separator; one with a quote goes through the reader of quoted cells, which keeps
a quote inside an unquoted cell as text, and reports text behind a closing quote. A quote that is never closed refuses
the file.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.intake.problems import FileRefused, problem

SEPARATORS = (",", "\t", ";", "|")
_LONGEST_CELL = 100_000


class Record(NamedTuple):
    """The line on which a record begins, its cells, and what was odd about it (QUOTE, CELL_LINES, or nothing)."""

    line: int
    cells: list[str]
    fault: str = ""


def records(lines: Iterable[str], separator: str) -> Iterator[Record]:
    """The records of a text that comes line by line with its line ends. Blank lines are left out."""
    numbered = enumerate(lines, start=1)
    for number, line in numbered:
        if '"' in line:
            yield _quoted(number, line, numbered, separator)
        elif (stripped := line.rstrip("\r\n")) and not stripped.isspace():
            yield Record(number, stripped.split(separator))


def _quoted(first: int, line: str, more: Iterator[tuple[int, str]], separator: str) -> Record:
    """One record with quotes in it; takes further lines as long as a quoted cell is open."""
    cells: list[str] = []
    fault = ""
    rest = line.rstrip("\r\n")
    ending = line[len(rest) :]
    while True:
        if rest.startswith('"'):
            cell, rest, ending = _until_closed(first, rest[1:] + ending, more)
            if cell.count("\n") + cell.count("\r") and _looks_like_records(cell, separator):
                fault = fault or "CELL_LINES"
            tail, found, rest = rest.partition(separator)
            if tail.strip():
                fault, cell = "QUOTE", f'"{cell}"{tail}'
        else:
            cell, found, rest = rest.partition(separator)
        cells.append(cell)
        if not found:
            return Record(first, cells, fault)


def _until_closed(first: int, text: str, more: Iterator[tuple[int, str]]) -> tuple[str, str, str]:
    """The cell behind an opening quote, then the rest of the line that closes it, and that line's ending."""
    parts: list[str] = []
    length = 0
    while True:
        end = _closing_quote(text)
        if end >= 0:
            parts.append(text[:end])
            rest = text[end + 1 :]
            body = rest.rstrip("\r\n")
            return "".join(parts).replace('""', '"'), body, rest[len(body) :]
        parts.append(text)
        length += len(text)
        text = next(more, (0, ""))[1]
        if not text or length > _LONGEST_CELL:
            raise FileRefused(problem("UNCLOSED_QUOTE", first, found="".join(parts)))


def _closing_quote(text: str) -> int:
    """Where the cell's closing quote stands; a doubled quote is one of its characters. -1 where there is none."""
    at = text.find('"')
    while at >= 0 and text.startswith('""', at):
        at = text.find('"', at + 2)
    return at


def _looks_like_records(cell: str, separator: str) -> bool:
    """Whether lines inside a quoted cell look like whole records, as when a stray quote has swallowed them."""
    return any(line.count(separator) >= 3 for line in cell.splitlines()[1:])
