"""One value of a record -> a row: its key, its amount, and all that there is to say about it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.core.kinds import Qualifier
from tracker.core.numbers import is_missing_word
from tracker.intake.meaning.columns import Columns, ValueColumn
from tracker.intake.meaning.fields import Field
from tracker.intake.meaning.findings import Finding
from tracker.intake.meaning.inner_lines import InnerLines, left_out
from tracker.intake.meaning.parts import Parts
from tracker.intake.meaning.remarks import Remark, contradicts
from tracker.intake.meaning.senses import Sense, senses
from tracker.intake.meaning.table import Table
from tracker.intake.meaning.verdicts import Amount, Verdicts
from tracker.intake.problems import Problem, problem, shown
from tracker.intake.records import Action, Content, Key, Row

_NEW, _SKIPPED, _REJECTED = Action.NEW, Action.SKIPPED, Action.REJECTED
_OF_UNIT = frozenset({"UNIT_ASSUMED", "UNIT_UNKNOWN", "UNIT_DIMENSION", "UNIT_CONVERTED"})
_OF_THESE = re.compile(r"\s*其中\s*[:：、]?\s*")
_PART_OF_ALL = re.compile(
    r"\s*(?:第[一二三]产业|[一二三]产|[一二三]次产业|国有|集体|民营|私营|外商|港澳台|城镇|农村|中央|地方)"
)
_NOTHING: tuple[Finding, ...] = ()
_SOURCE = Content._fields.index("source") - Content._fields.index("qualifier")


class Choices(NamedTuple):
    """What the person chose for all records: to leave out unknown indicators; that what the file contradicts is meant
    so.
    """

    skip_unknown: bool = False
    confirmed: bool = False


EVERYTHING = Choices()


class Values:
    """Judges the values of records under a table, its columns, and what lines and notes around them say."""

    def __init__(
        self, table: Table, columns: Columns, verdicts: Verdicts, parts: Parts, inner: InnerLines, choices: Choices
    ) -> None:
        """Ask these."""
        self._headers, self._across = table.header.cells, columns.across
        self._beside = columns.several and not columns.across  # 本月 beside 本月止累计
        self._verdicts, self._parts, self._inner, self._choices = verdicts, parts, inner, choices
        self._part_at = -1
        self._period_at, self._unit_at = parts.at(Field.PERIOD), parts.at(Field.UNIT)

    def row(self, line: int, number: int, cells: list[str], column: ValueColumn, found: list[Problem]) -> Row:
        """One value of a record, judged. `found` is what there is to say about the record as a whole."""
        value, header = cells[column.at], self._headers[column.at]
        if not value.strip():
            blank = problem("VALUE_MISSING", line, header)
            return Row(line, number, header, _SKIPPED, None, None, "", None, (blank,))
        place, indicator, scope, name_unit, about = self._parts.identity(cells)
        of_unit = cells[self._unit_at]
        if column.sense is Sense.GROWTH and self._across is Field.PERIOD and indicator:
            indicator, name_unit, of_unit = self._verdicts.growth(indicator), "", ""
            if not indicator:
                return left_out(number, problem("GROWTH_LEFT_OUT", line, header, value))
        said = self._parts.said(cells)
        key = content = None
        unit, rest = "", said.rest
        told = self._parts.remarked(said, indicator, cells) if indicator else ()
        when = self._parts.dated(cells[self._period_at], indicator, column, told)
        if (
            column.sense is Sense.SINGLE
            and self._beside
            and any(one.code == "PERIOD_FREQUENCY" for one in when.findings)
        ):
            return left_out(number, problem("MONTH_LEFT_OUT", line, header, value))
        if when.source and rest[_SOURCE] is None:
            rest = (*rest[:_SOURCE], when.source, *rest[_SOURCE + 1 :])
        if indicator:
            unit = self._verdicts.lookup.limits[indicator].unit
            if when.period and place:
                key = Key(place, indicator, scope, when.period, said.vintage)
        missing = not value[:1].isdigit() and is_missing_word(value)
        stated = self._parts.stated_unit(name_unit, column, indicator, of_unit, told)
        if missing:
            measured = self._verdicts.unusable_unit(of_unit, stated, indicator)
        else:
            amount = self._verdicts.amount(value, of_unit, stated, indicator)
            rest, measured = _qualified(value, amount, rest)
            if amount.value is not None:
                content = Content(amount.value, value, of_unit or amount.unit, *rest)
            if told or column.sense is Sense.GROWTH:
                rest, more = self._of_kind(header, indicator, column, told, rest)
                measured += more
                content = content and content._replace(qualifier=rest[0])
        if self._inner.any:
            beside = name_unit or column.unit or ("" if is_missing_word(of_unit) else of_unit)
            measured = (*measured, *self._inner.against(key, beside))
        action = _SKIPPED if missing else _NEW
        if not (missing or about or said.found or when.findings or measured or found):
            return Row(line, number, header, action, key, content, unit, None, ())
        if part := self._unknown_part(number, about):
            return left_out(number, problem("PART_LEFT_OUT", line, header, part))
        if self._choices.skip_unknown and any(finding.code == "INDICATOR_UNKNOWN" for _, finding in about):
            unknown = next(self._problem(line, at, one, column) for at, one in about if one.code == "INDICATOR_UNKNOWN")
            return left_out(number, unknown._replace(code="INDICATOR_SKIPPED"))
        findings = [
            *about,
            *((Field.PERIOD, one) for one in when.findings),
            *((Field.VALUE, one) for one in measured),
            *said.found,
        ]
        if missing:
            findings.append((Field.VALUE, Finding("VALUE_MISSING", value)))
        problems = (*found, *(self._problem(line, field, finding, column) for field, finding in findings))
        if any(one.is_error for one in problems):
            action = _REJECTED
        return Row(line, number, header, action, key, content, unit, None, problems)

    def _unknown_part(self, number: int, about: Sequence[tuple[Field, Finding]]) -> str:
        """A part of the indicator above (其中：第一产业, and those right below it) that the catalogue does not have."""
        name = next((finding.found for _, finding in about if finding.code == "INDICATOR_UNKNOWN"), "")
        below = self._part_at in (number, number - 1) and _PART_OF_ALL.match(name)
        if not (_OF_THESE.match(name) or below) or self._verdicts.thing(_OF_THESE.sub("", name)).code:
            return ""
        self._part_at = number
        return name

    def _of_kind(
        self, header: str, indicator: str, column: ValueColumn, told: Sequence[Remark], rest: tuple[str | None, ...]
    ) -> tuple[tuple[str | None, ...], tuple[Finding, ...]]:
        """What headers and remarks make of a value: another kind of figure, a part, or an estimate."""
        name = self._verdicts.lookup.indicators.name(indicator) if indicator else ""
        found: list[Finding] = []
        if column.sense is Sense.GROWTH and indicator and Sense.GROWTH not in senses(name):
            found.append(Finding("VALUE_IS_GROWTH", header))
        for one in told:
            if contradicts(one, name) and not self._choices.confirmed:
                found.append(Finding("REMARK_OTHER", one.words, (("name", name),)))
            if one.is_estimate and rest[0] in (None, Qualifier.EXACT.value):
                rest = (Qualifier.ESTIMATE.value, *rest[1:])
                found.append(Finding("REMARK_ESTIMATE", one.words))
        return rest, tuple(found)

    def _problem(self, line: int, field: Field, finding: Finding, column: ValueColumn) -> Problem:
        if field is Field.VALUE and finding.code in _OF_UNIT and Field.UNIT in self._parts.place:
            field = Field.UNIT
        at = column.at if field in (Field.VALUE, self._across) else self._parts.place.get(field, -1)
        header = self._headers[at] if 0 <= at < len(self._headers) else ""
        return Problem(line, header, finding.code, shown(finding.found), finding.values)


def _qualified(
    value: str, amount: Amount, rest: tuple[str | None, ...]
) -> tuple[tuple[str | None, ...], tuple[Finding, ...]]:
    """The optional texts with the qualifier that a word in the cell says, which must not contradict its column."""
    if amount.qualifier and rest[0] not in (None, amount.qualifier):
        return rest, (*amount.findings, Finding("QUALIFIER_CONFLICT", value, (("other", rest[0] or ""),)))
    return ((amount.qualifier, *rest[1:]) if amount.qualifier else rest), amount.findings
