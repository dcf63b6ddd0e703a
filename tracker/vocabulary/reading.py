"""The vocabulary's files as rows of texts; a damaged file says where and what."""

import csv
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from tracker import config

T = TypeVar("T")


class VocabularyError(Exception):
    """A file of the vocabulary that cannot be read: file, line, column and what was found."""

    code = "vocabulary_invalid"

    def __init__(self, file: str, line: int, column: str, found: str) -> None:
        """Keep where it is and what stands there."""
        self.file, self.line, self.column, self.found = file, line, column, found
        self.detail = f"{file}:{line} {column} {found}"
        super().__init__(self.detail)


_faults: dict[tuple[str, int], VocabularyError] = {}


def faults() -> list[VocabularyError]:
    """The rows that were left out of what has been read so far."""
    return [_faults[place] for place in sorted(_faults)]


def read_each(name: str, columns: tuple[str, ...], read: Callable[[int, Mapping[str, str]], T]) -> Iterator[T]:
    """What is made of each row of `name`.csv; one that cannot be read is left out, and is one of `faults`."""
    for line, row in rows(name, columns):
        try:
            yield read(line, row)
        except VocabularyError as error:
            _faults[error.file, error.line] = error


def rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of `name`.csv, each with its line; raises VocabularyError for a file of another shape.

    A row with more or fewer cells than columns is left out, and is one of `faults`.
    """
    path = config.vocabulary() / f"{name}.csv"
    for place in [place for place in _faults if place[0] == path.name]:
        del _faults[place]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            if tuple(head := next(reader, [])) != columns:
                raise VocabularyError(path.name, 1, "", ",".join(head))
            for cells in reader:
                if len(cells) != len(columns):
                    _faults[path.name, reader.line_num] = VocabularyError(
                        path.name, reader.line_num, "", ",".join(cells)
                    )
                    continue
                yield reader.line_num, dict(zip(columns, cells, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise VocabularyError(path.name, 0, "", str(error)) from error
