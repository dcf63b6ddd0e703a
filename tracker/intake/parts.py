"""What the texts of a record say, judged in parts: a part that stood in a record before is not judged again."""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from tracker.core.kinds import Qualifier
from tracker.core.numbers import plain_numbers
from tracker.intake.blocks import Block, Coded, joined
from tracker.intake.fields import Field
from tracker.intake.headers import Columns, ValueColumn
from tracker.intake.identity import IDENTITY, Identifier, Identity
from tracker.intake.rows import Frame, Plain, Said, Shared
from tracker.intake.table import Table
from tracker.intake.texts import coded, free_text, publication_date
from tracker.intake.verdicts import Finding, Verdicts

_SAID: dict[Field, Callable[[str, str], tuple[str, tuple[Finding, ...]]]] = {
    Field.VINTAGE: coded,
    Field.QUALIFIER: coded,
    Field.CERTAINTY: coded,
    Field.PUBLISHER: free_text,
    Field.PUBLISHED: publication_date,
    Field.SOURCE: free_text,
    Field.NOTE: free_text,
}
_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")
_MOST_KEPT = 50_000


class Parts:
    """Judges what a record is about, its optional texts, and its period with its unit; each distinct part once.

    Behind the cells of a record stands a blank one, where the fields without a column read, and in the wide form the
    header of the column of values.
    """

    def __init__(self, table: Table, columns: Columns, verdicts: Verdicts) -> None:
        """Lay out where each field stands."""
        self._table = table
        self._columns = columns
        self._verdicts = verdicts
        self._width = len(table.header.cells)
        self.place = dict(columns.place)
        if columns.across:
            self.place[columns.across] = self._width + 1
        self.unit_above = "" if Field.UNIT in self.place else table.unit_above
        self._about, self._beside = self._taking(IDENTITY), self._taking(_SAID)
        self._identifier = Identifier(verdicts, columns.chosen_place or "")
        self.shared = Shared([], [], [])
        self._identities: dict[tuple[str, ...], int] = {}
        self._frames: dict[tuple[tuple[str, str], str, str], int] = {}
        self._sayings: dict[tuple[str, ...], int] = {}

    def at(self, field: Field) -> int:
        """Where a field stands in a record."""
        return self.place.get(field, self._width)

    def _taking(self, fields: Collection[Field]) -> Callable[[Sequence[str]], tuple[str, ...]]:
        """Takes the texts of the fields from cells."""
        return itemgetter(*map(self.at, fields))

    def identity(self, cells: Sequence[str]) -> Identity:
        """What a record is about."""
        return self.shared.identities[self._identity(self._about(cells))]

    def said(self, cells: Sequence[str]) -> Said:
        """The optional texts of a record."""
        return self.shared.sayings[self._saying(self._beside(cells))]

    def stated_unit(self, name_unit: str, column: ValueColumn) -> str:
        """The unit that stands elsewhere than in the unit's column: behind a name, in a header, above the table."""
        return name_unit or column.unit or self.unit_above

    def plain(self, block: Block) -> tuple[Plain, NDArray[np.bool_]]:
        """The rows of records of the long form, and which of them are plain in every part.

        A row of which there is a word to say means nothing.
        """
        identities, frames, sayings = self.shared
        columns = [*block.columns, Coded(np.zeros(len(block), np.int64), [""])]
        about, beside = (joined([columns[self.at(field)] for field in fields]) for fields in (IDENTITY, _SAID))
        about, beside = about.mapped(self._identity), beside.mapped(self._saying)
        things = about.mapped(lambda at: (identities[at].indicator, identities[at].name_unit)).distinct()
        framing = joined([things, columns[self.at(Field.PERIOD)], columns[self.at(Field.UNIT)]]).mapped(self._frame)
        framed = framing.mapped(frames.__getitem__)
        values = columns[self._columns.values[0].at]
        numbers = Coded(values.places, plain_numbers(values.words))
        plain = (
            about.mapped(lambda at: not identities[at].found).array(bool)
            & beside.mapped(lambda at: not sayings[at].found).array(bool)
            & framed.mapped(bool).array(bool)
            & numbers.mapped(lambda number: number is not None).array(bool)
        )
        amounts = numbers.array(object)[plain]
        lowest = framed.mapped(lambda frame: frame and frame.lowest).array(object)[plain]
        highest = framed.mapped(lambda frame: frame and frame.highest).array(object)[plain]
        plain[plain] = (lowest <= amounts) & (amounts <= highest)
        places = [part.array(int) for part in (about, framing, beside)]
        return Plain(np.array([block.lines, *places]), values.spelled()), plain

    def _identity(self, texts: tuple[str, ...]) -> int:
        """Where what these texts are about is shared."""
        at = self._identities.get(texts)
        if at is None:
            at = self._identities[texts] = len(self.shared.identities)
            self.shared.identities.append(self._identifier.identify(texts))
        return at

    def _frame(self, parts: tuple[tuple[str, str], str, str]) -> int:
        """Where the frame of an indicator, with a unit in its name, and these texts of period and unit is shared."""
        at = self._frames.get(parts)
        if at is None:
            at = self._frames[parts] = len(self.shared.frames)
            self.shared.frames.append(self._judge_frame(*parts))
        return at

    def _saying(self, texts: tuple[str, ...]) -> int:
        """Where what these optional texts say is shared."""
        at = self._sayings.get(texts)
        if at is None:
            if len(self._sayings) >= _MOST_KEPT:
                self._sayings.clear()
            at = self._sayings[texts] = len(self.shared.sayings)
            self.shared.sayings.append(_judge_saying(texts))
        return at

    def _judge_frame(self, thing: tuple[str, str], when: str, unit: str) -> Frame | None:
        """What plain values share; None where there is a word to say about the period or the unit."""
        indicator, name_unit = thing
        column = self._columns.values[0]
        dated = self._verdicts.period(when, indicator)
        measured = self._verdicts.unit("", unit, self.stated_unit(name_unit, column), indicator)
        limits = self._verdicts.lookup.limits.get(indicator)
        period = None if dated.findings or measured.findings else dated.period
        if not period or not limits or measured.unit != limits.unit:
            return None
        days = period.start.isoformat(), period.end.isoformat()
        lowest = _LOWEST if limits.minimum is None else limits.minimum
        highest = _HIGHEST if limits.maximum is None else limits.maximum
        header = self._table.header.cells[column.at]
        return Frame(indicator, period, *days, limits.unit, unit or limits.unit, header, lowest, highest)


def _judge_saying(texts: tuple[str, ...]) -> Said:
    clean: list[str | None] = []
    found: list[tuple[Field, Finding]] = []
    for (field, judge), text in zip(_SAID.items(), texts, strict=True):
        said, findings = judge(text, field) if text else ("", ())
        clean.append(said or None)
        found += [(field, finding) for finding in findings]
    vintage, *rest = clean
    stored = (rest[0] or Qualifier.EXACT.value, *(text or "" for text in rest[1:]))
    return Said(vintage or "", tuple(rest), stored, tuple(found))
