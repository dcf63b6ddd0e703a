"""The rows of a plan. The plain ones are kept as columns, as places of parts that they share, and made when asked for.

The rows of a large file are nearly all plain, and hardly any of them is ever looked at.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, compress
from operator import itemgetter
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from tracker.core.numbers import parse_number
from tracker.core.periods import Period
from tracker.intake.files.blocks import Places
from tracker.intake.meaning.fields import Field
from tracker.intake.meaning.findings import Finding
from tracker.intake.meaning.identity import Identity
from tracker.intake.meaning.remarks import Remark
from tracker.intake.records import Action, Content, Key, Row


class Said(NamedTuple):
    """The optional texts of a record: the vintage, then qualifier to note as in `Content`, None for nothing said.

    `stored` are the latter as they are stored where nothing was before, `remarks` what the note makes of the value.
    """

    vintage: str
    rest: tuple[str | None, ...]
    stored: tuple[str, ...]
    found: tuple[tuple[Field, Finding], ...]
    remarks: tuple[Remark, ...] = ()


class Frame(NamedTuple):
    """What values of an indicator share that state one period and one unit, with nothing to say about either.

    `first` and `last` are the period's days as they are stored; the limits are the indicator's, in its `unit`;
    `column` is the header of the values.
    """

    indicator: str
    period: Period
    first: str
    last: str
    unit: str
    original_unit: str
    column: str
    lowest: Decimal
    highest: Decimal


class Shared(NamedTuple):
    """The parts that rows share; None for a frame that no plain row has."""

    identities: list[Identity]
    frames: list[Frame | None]
    sayings: list[Said]


class Plain(NamedTuple):
    """New values with nothing to say about them: in `numbers`, 4 x n, their lines and places of parts; their cells.

    Only the rows of a long form are kept so: there a row's place is its record's.
    """

    numbers: Places
    cells: Sequence[str]

    def only(self, wanted: NDArray[np.bool_]) -> "Plain":
        """Those that are wanted."""
        return Plain(self.numbers[:, wanted], list(compress(self.cells, wanted.tolist())))


_NONE = Plain(np.empty((4, 0), np.int64), ())


class Rows(Sequence[Row]):
    """The rows in the order of the file: the plain ones as columns, the `others` whole, by their places."""

    def __init__(self, rows: Iterable[Row] = (), shared: Shared | None = None) -> None:
        """Begin with these; `shared` are the parts that plain rows will refer to."""
        self.shared = shared or Shared([], [], [])
        self.others: dict[int, Row] = {}
        self._stretches: list[tuple[int, Plain]] = []
        self._length = 0
        self.extend(rows)

    def extend(self, rows: Iterable[Row]) -> None:
        """Add rows as they are."""
        for row in rows:
            self.others[self._length] = row
            self._length += 1

    def extend_plainly(self, plain: Plain, others: Mapping[int, Row]) -> None:
        """Add plain rows, with others in the places of those that mean nothing."""
        self.others |= {self._length + at: row for at, row in others.items()}
        self._stretches.append((self._length, plain))
        self._length += len(plain.cells)

    @property
    def whole(self) -> list[Row]:
        """The rows that are not plain, in order: all that are not new and all with a problem are among them."""
        return [row for _, row in sorted(self.others.items(), key=itemgetter(0))]

    def plain(self) -> tuple[Places, Plain]:
        """The places of the plain rows, and these rows."""
        stretches = [_NONE, *(plain for _, plain in self._stretches)]
        numbers = np.concatenate([each.numbers for each in stretches], axis=1)
        plain = Plain(numbers, list(chain.from_iterable(each.cells for each in stretches)))
        spans = (np.arange(start, start + len(each.cells)) for start, each in self._stretches)
        places = np.concatenate([np.empty(0, np.int64), *spans])
        if not self.others:
            return places, plain
        wanted = ~np.isin(places, list(self.others))
        return places[wanted], plain.only(wanted)

    def __len__(self) -> int:
        """How many there are."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """A row, or some of them."""
        places = range(len(self))[at]
        return self._row(places) if isinstance(places, int) else [self._row(place) for place in places]

    def __setitem__(self, at: int, row: Row) -> None:
        """Put another row in a row's place."""
        self.others[at] = row

    def _row(self, at: int) -> Row:
        if at in self.others:
            return self.others[at]
        start, plain = self._stretches[bisect_right(self._stretches, at, key=itemgetter(0)) - 1]
        line, identity_at, frame_at, said_at = plain.numbers[:, at - start].tolist()
        identity, frame, said = (
            self.shared.identities[identity_at],
            self.shared.frames[frame_at],
            self.shared.sayings[said_at],
        )
        assert frame
        cell = plain.cells[at - start]
        key = Key(identity.jurisdiction, identity.indicator, identity.scope, frame.period, said.vintage)
        content = Content(parse_number(cell).value, cell, frame.original_unit, *said.rest)
        return Row(line, at + 1, frame.column, Action.NEW, key, content, frame.unit, None, ())
