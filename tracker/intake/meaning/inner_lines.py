"""Lines between the records that are none: notes, titles once more, and lines that change what those below are about.

A line that says a unit, a period, a place, a plan, a part or a span counts for all records below it until another one
does: it is taken where nothing else says that, and where it cannot be taken the records below it are refused for it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.core.numbers import NumberError, is_missing_word, parse_number, plain_numbers
from tracker.core.periods import Period, PeriodError, parse_period
from tracker.intake.meaning.columns import Columns
from tracker.intake.meaning.dated import Span
from tracker.intake.meaning.fields import Field, name_and_unit
from tracker.intake.meaning.findings import Finding
from tracker.intake.meaning.lookup import Lookup
from tracker.intake.meaning.parts import WHOLE, Parts
from tracker.intake.meaning.qualified import qualified
from tracker.intake.meaning.remarks import remarks
from tracker.intake.meaning.rows import Rows
from tracker.intake.meaning.senses import DONE, Sense, senses
from tracker.intake.meaning.stated_units import units_of
from tracker.intake.meaning.statements import About, labelled, periods_in
from tracker.intake.meaning.stretches import stretches
from tracker.intake.meaning.surroundings import CONTINUED, FOOTER, SIGNATURE, Where, is_lone
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.verdicts import fits
from tracker.intake.problems import Problem, problem
from tracker.intake.records import Action, Key, Record, Row

_OF_KIND = (Sense.PLAN, Sense.BEFORE, Sense.GROWTH, Sense.INDEX, Sense.PART)
_OF_PART = re.compile(
    r"^(?:按|分)|(?:区|县|市|州|镇|乡|街道|园|直|本级|企业|单位|口径)$|规模以上|规上|规下|限额以上|限上|城镇|农村|其他|民营|私营|国有|集体|外商|外资|个体|非公",
)
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[0-9]{1,2}[、.．](?![0-9])|附[:：])\s*")
_OF_UNIT = re.compile(r"(?:计量|数据|货币)?单位|金额|数[值量额据]|合计|总计|")
_LONGEST = 24


class _Said(NamedTuple):
    """What a line says for the records below it: its number and words, and what is to be held against them.

    `heads` where it stands among the records' own places, `headed` once a record below has named it, too.
    """

    line: int
    words: str
    unit: str = ""
    period: Period | None = None
    place: str = ""
    spans: bool = False
    heads: bool = False
    headed: bool = False


class InnerLines:
    """Reads lines of their own, and holds what they say against the records below them."""

    def __init__(self, table: Table, columns: Columns, parts: Parts, lookup: Lookup, *, confirmed: bool) -> None:
        """Begin with nothing said; `confirmed` where lines that are not understood make nothing of the records."""
        self._confirmed = confirmed
        self._columns, self._parts, self._lookup = columns, parts, lookup
        self._titles = {source.text for source in table.sources if source.where is Where.LINE}
        self._span = table.setting.span
        self._said: dict[str, _Said] = {}
        self.any = False

    def read(self, number: int, record: Record) -> Row | None:
        """The row of a line that is no record; None for any other."""
        if self._has_number(record.cells):
            return None
        if self._is_signature(record.cells):
            words = " | ".join(cell.strip() for cell in record.cells if cell.strip())
            return left_out(number, problem("FOOTER", record.line, "", words))
        if not is_lone(record.cells):
            return None
        filled = [cell.strip() for cell in record.cells if cell.strip()]
        words = " | ".join(filled)
        is_value = self._reads_as_record(record.cells) and not (len(filled) == 1 and not _is_number(filled[0]))
        is_note = FOOTER.match(filled[0]) is not None
        if is_value and not (is_note and len(filled) == 1):
            return None
        known = [self._takes(record.line, cell) for cell in filled]
        if all(known):
            if "place" in self._said and self._stands_among_places(record.cells):
                self._said["place"] = self._said["place"]._replace(heads=True)
            self.any = True
            return left_out(number, problem("LINE_FOR_ALL", record.line, "", words))
        if is_note or CONTINUED.fullmatch(words) or words in self._titles:
            return left_out(number, problem("FOOTER", record.line, "", words))
        if any(known):
            self._said["kind"], self.any = _Said(record.line, words), True
            return refused(number, problem("NOT_DATA", record.line, "", words))
        if not (is_value or _OF_PAGES.search(words)):
            # What it says of the records below is not understood (长江经济带): they are asked about.
            if self._confirmed:
                return left_out(number, problem("FOOTER", record.line, "", words))
            self._said["open"], self.any = _Said(record.line, words), True
        return None

    def _stands_among_places(self, cells: Sequence[str]) -> bool:
        """Whether what stands alone does so in the column where each record names its own place."""
        at = next(at for at, cell in enumerate(cells) if cell.strip())
        return any(self._columns.place.get(field) == at for field in (Field.JURISDICTION, Field.JURISDICTION_CODE))

    def against(self, key: Key | None, unit: str) -> tuple[Finding, ...]:
        """What the lines above say against a record with this key (None for none found) and the unit that it states.

        A place above records of its own that name it, too, heads them: the first of another place ends that.
        """
        head = self._said.get("place")
        if head and head.heads and key:
            if self._agrees("place", head, key, unit):
                self._said["place"] = head._replace(headed=True)
            elif head.headed:
                del self._said["place"]
        return tuple(
            Finding("LINE_OPEN" if kind == "open" else "LINE_ABOVE", said.words, (("above", str(said.line)),))
            for kind, said in self._said.items()
            if not self._agrees(kind, said, key, unit)
        )

    def _agrees(self, kind: str, said: _Said, key: Key | None, unit: str) -> bool:
        if kind == "unit":
            return not unit or unit == said.unit or (bool(said.unit) and not fits(unit, said.unit))
        if kind in ("kind", "open") or key is None:
            return key is None
        if kind == "place":
            index = self._lookup.jurisdictions
            return bool(said.place) and said.place in (key.jurisdiction, *index.above(key.jurisdiction))
        if kind == "single":
            return not key.period.frequencies.isdisjoint({"month", "quarter", "date"})
        if kind == "span":
            return key.period.start.month == 1 and key.period.frequencies.isdisjoint({"year", "month"})
        return said.period is not None and said.period.start <= key.period.start and key.period.end <= said.period.end

    def _has_number(self, cells: Sequence[str]) -> bool:
        """Whether a number begins in the first column of values: most records need no closer look."""
        at = self._columns.values[0].at
        return at < len(cells) and cells[at][:1].isdigit()

    def _is_signature(self, cells: Sequence[str]) -> bool:
        """Whether a line is signed (填表人：… 审核人：…), with no number where values are."""
        first = next((cell for cell in cells if cell.strip()), "")
        if not SIGNATURE.match(first):
            return False
        values = [cells[column.at].strip() for column in self._columns.values if column.at < len(cells)]
        return all(number is None for number in plain_numbers(values))

    def _reads_as_record(self, cells: Sequence[str]) -> bool:
        """Whether a value stands where values are."""
        return any(cells[column.at].strip() for column in self._columns.values if column.at < len(cells))

    def _takes(self, line: int, text: str) -> bool:
        """Take what a text says for the records below; whether it says anything.

        A rate says its unit, too (同比增长（%）).
        """
        if self._takes_for_whole(line, text):
            return True
        is_unit = self._takes_unit(line, text)
        if is_unit and (name := self._named(text)):
            if not (self._takes_period(line, name) or self._takes_kind(line, name) or self._takes_remarks(name)):
                self._said["kind"] = _Said(line, text)  # what it names is none of those columns'
            return True
        if is_unit and senses(text).isdisjoint(_OF_KIND):
            return True
        others = self._takes_period(line, text) or self._takes_kind(line, text) or self._takes_remarks(text)
        return others or is_unit

    def _named(self, text: str) -> str:
        """What a line names before a unit in brackets, where no column names it for each record; empty for the unit
        alone, and for the indicator that the values are of anyway."""
        name, unit = name_and_unit(_NUMBERING.sub("", text.strip()))
        if not unit or _OF_UNIT.fullmatch(name):
            return ""
        if Field.INDICATOR in self._columns.place:
            # A name there is an indicator's own, with no value beside it, unless its words say another thing.
            named = senses(name) or stretches(name) or _OF_PART.search(name) or _as_period(name)
            return "" if self._lookup.indicators.resolve(name).code or not named else name
        resolve = self._lookup.indicators.resolve
        code = resolve(name).code
        headed = {resolve(name_and_unit(column.header)[0]).code for column in self._columns.values if column.header}
        return "" if code and code in headed | {self._parts.whole[WHOLE.index(Field.INDICATOR_CODE)]} else name

    def _takes_for_whole(self, line: int, text: str) -> bool:
        """The place or indicator that a line names for all that follows, where no column names it."""
        for field, about, index in (
            (Field.JURISDICTION_CODE, About.PLACE, self._lookup.jurisdictions),
            (Field.INDICATOR_CODE, About.INDICATOR, self._lookup.indicators),
        ):
            name = labelled(about, text) or _NUMBERING.sub("", text.strip())
            code = index.resolve(name).code or index.resolve(name_and_unit(name)[0]).code
            if code and field in self._columns.whole:
                self._put(field, code)
                for kind in ("place", "open") if about is About.PLACE else ("kind", "open"):
                    self._said.pop(kind, None)
                if about is About.INDICATOR and name_and_unit(name)[1]:
                    self._takes_unit(line, name)
                return True
        return False

    def _takes_unit(self, line: int, text: str) -> bool:
        stated, labelled_so = units_of(text)
        if not stated and not labelled_so:
            return False
        if len(text) > _LONGEST and not labelled_so:
            return False
        self._parts.units_above = tuple(stated)
        self._said["unit"] = _Said(line, text, stated[0] if len(stated) == 1 else "")
        return True

    def _takes_period(self, line: int, text: str) -> bool:
        if len(text) > _LONGEST:
            return False
        when = labelled(About.PERIOD, text) or text.strip("()（）[]【】 :：")
        if not (period := _as_period(when)):
            named = periods_in(text)
            if len(named) != 1 or not DONE.search(text) or senses(text).intersection(_OF_KIND):
                return self._takes_stretch(text)
            period, when = named[0], named[0].code
            self._said.pop("kind", None)
        if Field.PERIOD in self._columns.whole:
            self._put(Field.PERIOD, when)
            self._said.pop("period", None)
        else:
            self._said["period"] = _Said(line, text, period=period)
        return True

    def _takes_stretch(self, text: str) -> bool:
        """Months without more; a plan or a growth of them is another kind of figure all the same."""
        found = stretches(text)
        if not found or senses(text) & {*_OF_KIND}:
            return False
        self._parts.setting = self._parts.setting._replace(within=found, words=text)
        return True

    def _takes_kind(self, line: int, text: str) -> bool:
        """A plan, a part, a place that is not known, a span: or that what follows is what was reached."""
        found = senses(text)
        if len(text) > _LONGEST:
            return False
        if (place := self._lookup.jurisdictions.resolve(labelled(About.PLACE, text) or text)).code:
            self._said["place"] = _Said(line, text, place=place.code)
            return True
        if found.intersection(_OF_KIND) and not (found & {Sense.PLAN} and DONE.search(text)):
            self._said["kind"] = _Said(line, text)
        elif Sense.CUMULATIVE in found:
            self._said.pop("single", None)
            self._parts.setting = self._parts.setting._replace(span=self._span or Span.OPEN)
            if not self._span or self._span is Span.OPEN:
                self._said["span"] = _Said(line, text)
        elif Sense.SINGLE in found:
            self._said.pop("span", None)
            self._said["single"] = _Said(line, text)
        elif DONE.search(text):
            self._said.pop("kind", None)
        elif _OF_PART.search(text):
            self._said["place"] = _Said(line, text)
        else:
            return False
        return True

    def _takes_remarks(self, text: str) -> bool:
        """What a note says of the values below, as a note beside each would."""
        found = tuple(one for one in remarks(text) if one.is_estimate or one.part or one.kind or one.about)
        self._parts.remarks += found
        return bool(found)

    def _put(self, field: Field, text: str) -> None:
        self._parts.whole[WHOLE.index(field)] = text


def _as_period(text: str) -> Period | None:
    """The period that a text is, and nothing else."""
    try:
        return parse_period(text).period
    except PeriodError:
        return None


def _is_number(text: str) -> bool:
    """Whether a text is a number, perhaps with a unit or a word beside it, or a word for none."""
    try:
        parse_number(text)
    except NumberError:
        return is_missing_word(text) or qualified(text) is not None
    return True


def left_out(number: int, why: Problem) -> Row:
    """A line that is passed over with a word."""
    return Row(why.line, number, "", Action.SKIPPED, None, None, "", None, (why,))


def refused(number: int, why: Problem) -> Row:
    """A record of which nothing can be taken."""
    return Row(why.line, number, "", Action.REJECTED, None, None, "", None, (why,))


_OF_PAGES = re.compile(r"^\W*$|^\W*第?\s*[0-9]{1,4}\s*(?:页|/|of|page|\W*$)|^page\b", re.IGNORECASE)
_SEVERAL_CELLS = re.compile(r"(?:[^,|;\t，]+[,|;\t]){3}")
"""A line in one cell in which a whole record seems to stand."""


def leave_out_footers(rows: Rows) -> None:
    """Lines without a value behind the last record are notes and signatures: passed over with a word."""
    at = len(rows) - 1
    while at >= 0 and at in rows.others and (row := rows.others[at]).problems:
        if row.problems[0].code == "LINE_FOR_ALL" or _is_note(row.problems[0]):
            rows[at] = left_out(row.record, row.problems[0]._replace(code="FOOTER"))
        elif row.problems[0].code not in ("FOOTER", "HEADER_REPEATED"):
            break
        at -= 1


def _is_note(found: Problem) -> bool:
    return found.code == "NOT_DATA" and not _SEVERAL_CELLS.search(found.found)
