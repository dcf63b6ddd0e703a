"""Text with a separator -> records of cells, after RFC 4180 and stricter: what is not plainly one reading is said.

A line without a quote is split at the separator; one with a quote goes through the reader of quoted cells, which keeps
a quote inside an unquoted cell as text, and reports text behind a closing quote. A quote that is never closed refuses
the file.
"""

from collections.abc import Iterable, Iterator

from tracker.intake.problems import FileRefused, problem
from tracker.intake.records import Record

SEPARATORS = (",", "\t", ";", "|")
_LONGEST_CELL = 100_000


def records(lines: Iterable[str], separator: str, first: int = 1) -> Iterator[Record]:
    """The records of lines with their ends, the first of which has this number. Blank lines are left out."""
    numbered = enumerate(lines, start=first)
    for number, line in numbered:
        if '"' in line:
            yield _quoted(number, line, numbered, separator)
        elif (stripped := line.rstrip("\r\n")) and not stripped.isspace():
            yield tuple.__new__(Record, (number, stripped.split(separator), ""))


def _quoted(first: int, line: str, more: Iterator[tuple[int, str]], separator: str) -> Record:
    """One record with quotes in it; takes further lines as long as a quoted cell is open."""
    cells: list[str] = []
    fault = ""
    at = 0
    while True:
        quoted = line.startswith('"', at)
        if quoted:
            cell, line, at = _until_closed(first, line, at + 1, more)
            if ("\n" in cell or "\r" in cell) and _looks_like_records(cell, separator):
                fault = fault or "CELL_LINES"
        end = line.find(separator, at)
        rest = line[at:end] if end >= 0 else line[at:].rstrip("\r\n")
        if not quoted:
            cell = rest
        elif rest.strip():
            fault, cell = "QUOTE", f'"{cell}"{rest}'
        cells.append(cell)
        if end < 0:
            return Record(first, cells, fault)
        at = end + 1


def _until_closed(first: int, line: str, at: int, more: Iterator[tuple[int, str]]) -> tuple[str, str, int]:
    """The cell behind an opening quote, the line in which it ends, and the place behind its closing quote."""
    parts: list[str] = []
    length = 0
    while (end := _closing_quote(line, at)) < 0:
        parts.append(line[at:])
        length += len(line)
        line, at = next(more, (0, ""))[1], 0
        if not line or length > _LONGEST_CELL:
            raise FileRefused(problem("UNCLOSED_QUOTE", first, found="".join(parts)))
    return "".join([*parts, line[at:end]]).replace('""', '"'), line, end + 1


def _closing_quote(line: str, at: int) -> int:
    """Where the cell's closing quote stands; a doubled quote is one of its characters. -1 where there is none."""
    at = line.find('"', at)
    while at >= 0 and line.startswith('""', at):
        at = line.find('"', at + 2)
    return at


def _looks_like_records(cell: str, separator: str) -> bool:
    """Whether lines inside a quoted cell look like whole records, as when a stray quote has swallowed them."""
    return any(line.count(separator) >= 3 for line in cell.splitlines()[1:])
