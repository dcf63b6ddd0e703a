"""The rows of a plan. One that is plain is kept short, as parts that it shares with others, and made when asked for.

The rows of a large file are nearly all plain, and hardly any of them is ever looked at.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, overload

from tracker.core.numbers import parse_number
from tracker.core.periods import Period
from tracker.intake.fields import Field
from tracker.intake.identity import Identity
from tracker.intake.plan import Action, Content, Key, Row
from tracker.intake.verdicts import Finding


class Said(NamedTuple):
    """The optional texts of a record: the vintage, then qualifier to note as in `Content`, None for nothing said.

    `stored` are the latter as they are stored where nothing was before.
    """

    vintage: str
    rest: tuple[str | None, ...]
    stored: tuple[str, ...]
    found: tuple[tuple[Field, Finding], ...]


class Frame(NamedTuple):
    """What values of one indicator share that state one period and one unit, with nothing to say about either.

    `first` and `last` are the period's days as they are stored; the limits are the indicator's, in its `unit`;
    `column` is the header of the values.
    """

    period: Period
    first: str
    last: str
    unit: str
    original_unit: str
    column: str
    lowest: Decimal
    highest: Decimal


Short = tuple[int, Identity, Frame, Said, str]
"""A new value with nothing to say about it: its line, the parts that it shares with others, and its cell.

Only the rows of a long form are kept short: there a row's place is its record's.
"""

Spot = tuple[str, ...]
"""A key as texts, which are compared fast: jurisdiction, indicator, scope, first and last day, vintage."""


class Rows(Sequence[Row]):
    """The rows in the order of the file; `kept` has each as it is kept, short or whole."""

    def __init__(self, kept: Iterable[Row | Short] = ()) -> None:
        """Keep them as they are."""
        self.kept = list(kept)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.kept)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """A row, or some of them."""
        places = range(len(self.kept))[at]
        return self._made(places) if isinstance(places, int) else [self._made(place) for place in places]

    def __setitem__(self, at: int, row: Row) -> None:
        """Put another row in a row's place."""
        self.kept[at] = row

    def __iter__(self) -> Iterator[Row]:
        """All of them, made one after the other."""
        return map(self._made, range(len(self.kept)))

    @property
    def whole(self) -> Iterator[Row]:
        """Those that are not kept short; all that are not new and all with a problem are among them."""
        return (row for row in self.kept if isinstance(row, Row))

    def spots(self) -> list[Spot | None]:
        """The keys of the new rows, None for another row."""
        return list(map(_spot, self.kept))

    def _made(self, at: int) -> Row:
        row = self.kept[at]
        if isinstance(row, Row):
            return row
        line, identity, frame, said, value = row
        key = Key(identity.jurisdiction, identity.indicator, identity.scope, frame.period, said.vintage)
        content = Content(parse_number(value).value, value, frame.original_unit, *said.rest)
        return Row(line, at + 1, frame.column, Action.NEW, key, content, frame.unit, None, ())


def _spot(row: Row | Short) -> Spot | None:
    if not isinstance(row, Row):
        _, (place, indicator, scope, _, _), frame, said, _ = row
        return place, indicator, scope, frame.first, frame.last, said.vintage
    if row.key is None or row.action is not Action.NEW:
        return None
    place, indicator, scope, period, vintage = row.key
    return place, indicator, scope, period.start.isoformat(), period.end.isoformat(), vintage
