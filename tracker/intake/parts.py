"""What the texts of a record say, judged in parts: a part that stood in a record before is not judged again."""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any

from tracker.core.kinds import Qualifier
from tracker.core.numbers import plain_numbers
from tracker.intake.delimited import Record
from tracker.intake.fields import Field
from tracker.intake.headers import Columns, ValueColumn
from tracker.intake.identity import IDENTITY, Identity, identify
from tracker.intake.rows import Frame, Said, Short
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
        self._about, self._beside = self._getter(IDENTITY), self._getter(_SAID)
        self._identities: dict[tuple[str, ...], Identity] = {}
        self._sayings: dict[tuple[str, ...], Said] = {}
        self._frames: dict[tuple[tuple[str, str], str, str], Frame | None] = {}

    def at(self, field: Field) -> int:
        """Where a field stands in a record."""
        return self.place.get(field, self._width)

    def _getter(self, fields: Collection[Field]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
        """Takes the texts of the fields from cells, or their columns from columns."""
        return itemgetter(*map(self.at, fields))

    def identity(self, cells: Sequence[str]) -> Identity:
        """What a record is about."""
        texts = self._about(cells)
        return self._identities.get(texts) or self._judge_identity(texts)

    def said(self, cells: Sequence[str]) -> Said:
        """The optional texts of a record."""
        texts = self._beside(cells)
        return self._sayings.get(texts) or self._judge_saying(texts)

    def stated_unit(self, name_unit: str, column: ValueColumn) -> str:
        """The unit that stands elsewhere than in the unit's column: behind a name, in a header, above the table."""
        return name_unit or column.unit or self.unit_above

    def shorts(self, block: list[Record]) -> list[Short | None]:
        """The rows of records of the long form that are plain in every part; None for those that need a word said.

        The records are laid out as the header is, with nothing odd about them as a whole.
        """
        lines, cells, _ = zip(*block, strict=True)
        columns = [*zip(*cells, strict=True), ("",) * len(block)]
        about, beside = (zip(*taken(columns), strict=True) for taken in (self._about, self._beside))
        identities = [self._identities.get(taken) or self._judge_identity(taken) for taken in about]
        sayings = [self._sayings.get(taken) or self._judge_saying(taken) for taken in beside]
        things = [(identity.indicator, identity.name_unit) for identity in identities]
        frames = [
            self._frames[taken] if taken in self._frames else self._judge_frame(*taken)
            for taken in zip(things, columns[self.at(Field.PERIOD)], columns[self.at(Field.UNIT)], strict=True)
        ]
        values = columns[self._columns.values[0].at]
        return [
            (line, identity, frame, said, value)
            if frame and number is not None and frame.lowest <= number <= frame.highest
            and not identity.found and not said.found else None
            for line, identity, frame, said, value, number
            in zip(lines, identities, frames, sayings, values, plain_numbers(values), strict=True)
        ]  # fmt: skip

    def _judge_identity(self, texts: tuple[str, ...]) -> Identity:
        identity = self._identities[texts] = identify(self._verdicts, texts)
        return identity

    def _judge_frame(self, thing: tuple[str, str], when: str, unit: str) -> Frame | None:
        """What plain values share of one indicator, with a unit in its name, and these texts of period and unit.

        None where there is a word to say about the period or the unit.
        """
        frame = None
        indicator, name_unit = thing
        column = self._columns.values[0]
        dated = self._verdicts.period(when, indicator)
        measured = self._verdicts.unit("", unit, self.stated_unit(name_unit, column), indicator)
        limits = self._verdicts.lookup.limits.get(indicator)
        period = None if dated.findings or measured.findings else dated.period
        if period and limits and measured.unit == limits.unit:
            days = period.start.isoformat(), period.end.isoformat()
            lowest = _LOWEST if limits.minimum is None else limits.minimum
            highest = _HIGHEST if limits.maximum is None else limits.maximum
            header = self._table.header.cells[column.at]
            frame = Frame(period, *days, limits.unit, unit or limits.unit, header, lowest, highest)
        self._frames[(thing, when, unit)] = frame
        return frame

    def _judge_saying(self, texts: tuple[str, ...]) -> Said:
        clean: list[str | None] = []
        found: list[tuple[Field, Finding]] = []
        for (field, judge), text in zip(_SAID.items(), texts, strict=True):
            said, findings = judge(text, field) if text else ("", ())
            clean.append(said or None)
            found += [(field, finding) for finding in findings]
        vintage, *rest = clean
        stored = (rest[0] or Qualifier.EXACT.value, *(text or "" for text in rest[1:]))
        if len(self._sayings) >= _MOST_KEPT:
            self._sayings.clear()
        judged = self._sayings[texts] = Said(vintage or "", tuple(rest), stored, tuple(found))
        return judged
