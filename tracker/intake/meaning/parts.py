"""What the texts of a record say, judged in parts: a part that stood in a record before is not judged again."""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from tracker.core import units
from tracker.core.kinds import Qualifier
from tracker.core.numbers import is_missing_word, plain_numbers
from tracker.intake.files.blocks import Block, Coded, joined
from tracker.intake.meaning.columns import Columns, ValueColumn, what_part
from tracker.intake.meaning.dated import Dated, Setting, Span
from tracker.intake.meaning.fields import Field
from tracker.intake.meaning.findings import Finding
from tracker.intake.meaning.identity import IDENTITY, Identifier, Identity
from tracker.intake.meaning.remarks import Remark, concerns, remarks
from tracker.intake.meaning.rows import Frame, Plain, Said, Shared
from tracker.intake.meaning.senses import Sense
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.texts import coded, free_text, publication_date
from tracker.intake.meaning.turning_words import in_cell
from tracker.intake.meaning.verdicts import SEVERAL, Verdicts, fits
from tracker.intake.meaning.years import of_year, with_year

_SAID: dict[Field, Callable[[str, str], tuple[str, tuple[Finding, ...]]]] = {
    Field.VINTAGE: coded,
    Field.QUALIFIER: coded,
    Field.CERTAINTY: coded,
    Field.PUBLISHER: free_text,
    Field.PUBLISHED: publication_date,
    Field.SOURCE: free_text,
    Field.NOTE: free_text,
}
WHOLE = (Field.JURISDICTION_CODE, Field.INDICATOR_CODE, Field.PERIOD)
"""What can count for every record of a file in which no column says it."""

_SPANS = {Sense.CUMULATIVE: Span.CUMULATIVE, Sense.SINGLE: Span.SINGLE}
_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")
_MOST_KEPT = 50_000


class Parts:
    """Judges what a record is about, its optional texts, and its period with its unit; each distinct part once.

    Behind the cells of a record stand others: a blank one, where the fields without a column read; in the wide form the
    header of the column of values and a period that stands in it; and what counts for the whole file (`WHOLE`).
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
        if any(column.period for column in columns.values):
            self.place[Field.PERIOD] = self._width + 2
        self.place |= {field: self._width + 3 + at for at, field in enumerate(WHOLE) if field in columns.whole}
        self.whole = [columns.whole.get(field, "") for field in WHOLE]
        self.units_above, self.setting = table.units_above, table.setting
        self.remarks = table.remarks
        self._about, self._beside = self._taking(IDENTITY), self._taking(_SAID)
        self._identifier = Identifier(verdicts)
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

    def behind(self, column: ValueColumn | None = None, cells: Sequence[str] = ()) -> list[str]:
        """The cells that stand behind those of a record; months get the year that the record or the whole says."""
        header, period = (column.header, column.period) if column else ("", "")
        if column and column.yearless:
            year = cells[self._columns.year_at] if self._columns.year_at >= 0 else self._columns.year
            header = header if period else with_year(header, year)
            period = with_year(period, year)
        if column and (at := self._columns.months_at) >= 0:
            header = of_year(cells[at], what_part(self._table.header.cells[at]), header)
        return ["", header, period, *self.whole]

    def stated_unit(
        self, name_unit: str, column: ValueColumn, indicator: str, cell: str, told: Sequence[Remark] = ()
    ) -> str:
        """The unit that stands elsewhere than in its column: behind a name, in a header, a remark, or above the table.

        One above the table counts where the record says none; of several, the only one that fits the indicator. Two
        that are not the same come as both, which is none.
        """
        if told and (of_remark := next((one.unit for one in told if one.unit), "")):
            beside = name_unit or column.unit
            same = not beside or units.canonical(beside) == units.canonical(of_remark)
            return of_remark if same else SEVERAL.join((beside, of_remark))
        if name_unit or column.unit or not is_missing_word(cell):
            return name_unit or column.unit
        above = self.units_above
        limits = self._verdicts.lookup.limits.get(indicator)
        fitting = [unit for unit in above if limits and fits(unit, limits.unit)] if len(above) > 1 else above
        return fitting[0] if len(fitting) == 1 else SEVERAL.join(above)

    def remarked(self, said: Said, indicator: str, cells: Sequence[str]) -> tuple[Remark, ...]:
        """What notes make of a value of this indicator: the record's own, in columns that are not used, and those
        around the table."""
        aside = [one for at in self._columns.aside for one in in_cell(cells[at])]
        if not said.remarks and not self.remarks and not aside:
            return ()
        name = self._verdicts.lookup.indicators.name(indicator)
        return tuple(one for one in (*said.remarks, *aside, *self.remarks) if concerns(one, name))

    def dated(self, text: str, indicator: str, column: ValueColumn, told: Sequence[Remark] = ()) -> Dated:
        """The period of a value in this column, about which these remarks are."""
        setting = self._setting(column)
        for one in told:
            if one.within:
                setting = setting._replace(within=(one.within,), words=one.words, exact=True)
            elif one.kind is Sense.CUMULATIVE and not (setting.span or setting.answered):
                setting = setting._replace(span=Span.OPEN)
        return self._verdicts.period(text, indicator, setting)

    def _setting(self, column: ValueColumn) -> Setting:
        """What the period of a value in this column is to be read in: its own header outdoes what the whole says."""
        setting = self.setting
        if column.within:
            words = self._table.header.cells[column.at]
            setting = setting._replace(within=column.within, words=words, exact=True)
        if column.sense is Sense.CUMULATIVE and not self._columns.several:
            return setting  # a header of values, which may be any: asked as a title is
        if column.sense is Sense.SINGLE and self._columns.several and not self._columns.across:
            of_month = "月" in self._table.header.cells[column.at]
            return setting._replace(span=Span.LAST if of_month else Span.SINGLE)
        return setting._replace(span=_SPANS[column.sense]) if column.sense in _SPANS else setting

    def plain(self, block: Block) -> tuple[Plain, NDArray[np.bool_]]:
        """The rows of records of the long form, and which of them are plain in every part.

        A row of which there is a word to say means nothing.
        """
        identities, frames, sayings = self.shared
        columns = [*block.columns, *(Coded(np.zeros(len(block), np.int64), [text]) for text in self.behind())]
        about, beside = (joined([columns[self.at(field)] for field in fields]) for fields in (IDENTITY, _SAID))
        about, beside = about.mapped(self._identity), beside.mapped(self._saying)
        things = about.mapped(lambda at: (identities[at].indicator, identities[at].name_unit)).distinct()
        framing = joined([things, columns[self.at(Field.PERIOD)], columns[self.at(Field.UNIT)]]).mapped(self._frame)
        framed = framing.mapped(frames.__getitem__)
        values = columns[self._columns.values[0].at]
        numbers = Coded(values.places, plain_numbers(values.words))
        plain = (
            about.mapped(lambda at: not identities[at].found).array(bool)
            & beside.mapped(lambda at: not sayings[at].found and not sayings[at].remarks).array(bool)
            & framed.mapped(bool).array(bool)
            & numbers.mapped(lambda number: number is not None).array(bool)
        )
        for at in self._columns.aside:
            plain &= columns[at].mapped(lambda text: not in_cell(text)).array(bool)
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
            self.shared.sayings.append(self._judge_saying(texts))
        return at

    def _judge_saying(self, texts: tuple[str, ...]) -> Said:
        """What optional texts say; in a file of ours with the zeros that a spreadsheet took off a document's code."""
        ours = self._table.notes_are_texts
        found = (
            self._verdicts.lookup.source_codes.get(texts[_SOURCE_AT].strip(), "") if ours and texts[_SOURCE_AT] else ""
        )
        if not found:
            return _said(texts, reads_note=not ours)
        said = _said((*texts[:_SOURCE_AT], found, *texts[_SOURCE_AT + 1 :]), reads_note=False)
        word = Finding("SOURCE_CODE_FORM", texts[_SOURCE_AT], (("code", found),))
        return said._replace(found=(*said.found, (Field.SOURCE, word)))

    def _judge_frame(self, thing: tuple[str, str], when: str, unit: str) -> Frame | None:
        """What plain values share; None where there is a word to say about the period or the unit."""
        indicator, name_unit = thing
        column = self._columns.values[0]
        dated = self.dated(when, indicator, column)
        stated = self.stated_unit(name_unit, column, indicator, unit)
        measured = self._verdicts.unit("", unit, stated, indicator)
        limits = self._verdicts.lookup.limits.get(indicator)
        period = None if dated.findings or measured.findings else dated.period
        if not period or not limits or measured.unit != limits.unit:
            return None
        if self._concerned(indicator) or column.sense is Sense.GROWTH:
            return None
        days = period.start.isoformat(), period.end.isoformat()
        lowest = _LOWEST if limits.minimum is None else limits.minimum
        highest = _HIGHEST if limits.maximum is None else limits.maximum
        header = self._table.header.cells[column.at]
        return Frame(indicator, period, *days, limits.unit, unit or limits.unit, header, lowest, highest)

    def _concerned(self, indicator: str) -> bool:
        """Whether notes around the table make something of the values of this indicator."""
        name = self._verdicts.lookup.indicators.name(indicator)
        return any(concerns(one, name) for one in self.remarks)


def _said(texts: tuple[str, ...], *, reads_note: bool) -> Said:
    clean: list[str | None] = []
    found: list[tuple[Field, Finding]] = []
    for (field, judge), text in zip(_SAID.items(), texts, strict=True):
        said, findings = judge(text, field) if text else ("", ())
        clean.append(said or None)
        found += [(field, finding) for finding in findings]
    vintage, *rest = clean
    stored = (rest[0] or Qualifier.EXACT.value, *(text or "" for text in rest[1:]))
    return Said(
        vintage or "", tuple(rest), stored, tuple(found), remarks(texts[_NOTE]) if reads_note and texts[_NOTE] else ()
    )


_NOTE, _SOURCE_AT = (list(_SAID).index(field) for field in (Field.NOTE, Field.SOURCE))
