"""Records by the block: column by column where all fit the header, so that many are judged at once.

Text without quotes is taken apart by pyarrow, a few million characters at a time. What it would take otherwise than
`delimited`, which is the rule, goes through `delimited` line by line.
"""

import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from math import prod
from typing import Any, NamedTuple, overload

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

from tracker.intake.files.delimited import records
from tracker.intake.records import Record

Places = NDArray[np.int64]

_CHARACTERS = 4 * 2**20
_RECORDS = 5_000
_MOST_JOINED = 2**62


class Coded(NamedTuple):
    """A column as places in a list of its words."""

    places: Places
    words: Sequence[Any]

    def mapped(self, to: Callable[[Any], Any]) -> "Coded":
        """Each word made another, once."""
        return Coded(self.places, list(map(to, self.words)))

    def distinct(self) -> "Coded":
        """The same with each word listed once."""
        words = coded(self.words)
        return Coded(words.places[self.places], words.words)

    def spelled(self) -> list[Any]:
        """The word of each record."""
        return list(map(self.words.__getitem__, self.places.tolist()))

    def array(self, kind: type) -> NDArray[Any]:
        """The same as an array of this type."""
        taken: NDArray[Any] = np.array(self.words, kind)[self.places]
        return taken


def coded(words: Sequence[Any]) -> Coded:
    """A column of words as places."""
    place_of = {word: place for place, word in enumerate(dict.fromkeys(words))}
    return Coded(np.fromiter(map(place_of.__getitem__, words), np.int64, len(words)), list(place_of))


def joined(columns: Sequence[Coded]) -> Coded:
    """The combinations, as tuples, that stand beside each other in columns of one length, which is not 0."""
    sizes = [len(column.words) for column in columns]
    if prod(sizes) > _MOST_JOINED:
        return coded(list(zip(*(column.spelled() for column in columns), strict=True)))
    numbers = np.ravel_multi_index(tuple(column.places for column in columns), sizes)
    different, places = np.unique(numbers, return_inverse=True)
    taken = zip(columns, np.unravel_index(different, sizes), strict=True)
    return Coded(places, list(zip(*(Coded(at, column.words).spelled() for column, at in taken), strict=True)))


class Block(Sequence[Record]):
    """Records that all have one cell for each column of the header, and nothing odd about them."""

    def __init__(self, lines: Sequence[int], columns: Sequence[Coded]) -> None:
        """Keep the line on which each begins, and their cells by column."""
        self.lines = lines
        self.columns = columns

    def __len__(self) -> int:
        """How many there are."""
        return len(self.lines)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> list[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | list[Record]:
        """One of them, or some."""
        places = range(len(self))[at]
        return self._record(places) if isinstance(places, int) else list(map(self._record, places))

    def _record(self, at: int) -> Record:
        return Record(self.lines[at], [column.words[column.places[at]] for column in self.columns])


class Lines(Iterator[str]):
    """The lines of a text with their ends, one by one or many at once; `taken` counts those gone by."""

    def __init__(self, text: io.TextIOBase) -> None:
        """Begin with the first."""
        self._text = text
        self._back: deque[str] = deque()
        self.taken = 0

    def __next__(self) -> str:
        """The next line."""
        line = self._back.popleft() if self._back else next(self._text)
        self.taken += 1
        return line

    def blocks(self, separator: str, width: int, at_once: int = _CHARACTERS) -> Iterator[Sequence[Record]]:
        """The records of all lines left, so many characters at once, each time a `Block` where all fit this width.

        While one is being judged the next is taken apart; a text with quotes first, because it may go on in the next.
        """
        with ThreadPoolExecutor(max_workers=1) as beside:

            def more() -> tuple[str, Future[list[Coded] | None]]:
                text = self._text.read(at_once) + self._text.readline()
                return text, beside.submit(_taken_apart, text, separator, width)

            text, apart = more()
            while text:
                after = None if '"' in text else more()
                if columns := apart.result():
                    count = len(columns[0].places)
                    yield Block(range(self.taken + 1, self.taken + count + 1), columns)
                    self.taken += count
                else:
                    self._back.extend(io.StringIO(text, newline=""))
                    lines = islice(self, len(self._back)) if after else self
                    reading = records(lines, separator, self.taken + 1)
                    while self._back and (some := list(islice(reading, _RECORDS))):
                        yield laid(some, width)
                text, apart = after or more()


def by_the_block(some: Iterator[Record], width: int) -> Iterator[Sequence[Record]]:
    """Records some thousand at a time, each time a `Block` where they fit a header of this width."""
    while block := list(islice(some, _RECORDS)):
        yield laid(block, width)


def laid(some: Sequence[Record], width: int) -> Sequence[Record]:
    """The records, as a `Block` if they all fit a header of this width."""
    if not all(len(cells) == width and not fault for _, cells, fault in some):
        return some
    lines, cells, _ = zip(*some, strict=True)
    return Block(lines, [coded(column) for column in zip(*cells, strict=True)])


def _taken_apart(text: str, separator: str, width: int) -> list[Coded] | None:
    """The columns of lines without quotes that all have this many cells; None where it is not plainly so."""
    data = text.encode()
    if (
        width < 2
        or not data
        or b'"' in data
        or text[0] == "\ufeff"
        or (b"\r" in data and data.count(b"\r") != data.count(b"\r\n"))
    ):
        return None
    names = list(map(str, range(width)))
    try:
        table = csv.read_csv(
            pa.BufferReader(data),
            csv.ReadOptions(column_names=names, block_size=len(data) + 1, use_threads=False),
            csv.ParseOptions(delimiter=separator, quote_char=False, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != data.count(b"\n") + (text[-1] != "\n"):
        return None
    chunks = (column.combine_chunks() for column in table.columns)
    return [Coded(np.from_dlpack(chunk.indices).astype(np.int64), chunk.dictionary.to_pylist()) for chunk in chunks]
