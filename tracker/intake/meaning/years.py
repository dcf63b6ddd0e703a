"""The year of months that stand without it in headers (1月, 1-5月, 上半年) or cells: from a column or a title."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.core.cells import half_width
from tracker.intake.meaning.fields import Field, header_form
from tracker.intake.meaning.headings import Role, is_yearless
from tracker.intake.meaning.stretches import only_stretch
from tracker.intake.problems import Problem, problem
from tracker.intake.records import Record

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTHS = re.compile(r"(?:统计|数据|所属|报告)?(?:月份?|月度|季度?|季别)|months?|quarters?")
_BARE = re.compile(r"(?:0?[1-9]|1[0-2])(?:\.0)?")


class Years(NamedTuple):
    """The year that counts for months without one, or the column that has it.

    `in_cells` where cells are such months, `to_be_said` where no column and no title says the year.
    """

    year: str = ""
    at: int = -1
    in_cells: bool = False
    to_be_said: bool = False
    problems: tuple[Problem, ...] = ()


def drop_months_beside(across: dict[str, list[int]], cells: Sequence[str], role: Role) -> None:
    """Months without a year are columns of values only where no other header is one."""
    periods = across.get(Field.PERIOD, [])
    yearless = [at for at in periods if is_yearless(role(cells[at]).name)]
    if not yearless or (len(across) == 1 and len(yearless) == len(periods)):
        return
    across[Field.PERIOD] = [at for at in periods if at not in yearless]
    if not across[Field.PERIOD]:
        del across[Field.PERIOD]


def months_under_years(
    place: dict[Field, list[int]],
    across: Mapping[str, Sequence[int]],
    cells: Sequence[str],
    sample: Sequence[Record],
    role: Role,
) -> int:
    """The column of months or quarters under headers that are years, taken out of `place`; -1 where there is none."""
    at, years = place.get(Field.PERIOD, []), across.get(Field.PERIOD, [])
    if len(at) != 1 or not years or not all(_YEAR_ALONE.fullmatch(half_width(role(cells[one]).name)) for one in years):
        return -1
    months = [half_width(record.cells[at[0]]) for record in sample if at[0] < len(record.cells)]
    filled = [cell for cell in months if cell]
    named = _MONTHS.fullmatch(header_form(cells[at[0]])) is not None
    if named or (filled and any(is_yearless(cell) for cell in filled)):
        del place[Field.PERIOD]
        return at[0]
    return -1


def years(
    header: Record,
    place: dict[Field, list[int]],
    across: Mapping[str, Sequence[int]],
    role: Role,
    said: str,
    titles: Mapping[str, str],
    sample: Sequence[Record],
) -> Years:
    """Where the year of months without one stands: the column of it is then taken out of `place`.

    `said` is the period that counts for the whole file, `titles` are the years that titles name, with their words.
    """
    headings = [role(header.cells[at]) for columns in across.values() for at in columns]
    in_headers = any(is_yearless(one.period or (one.name if one.kind == Field.PERIOD else "")) for one in headings)
    in_cells = Field.PERIOD not in across and _in_cells(header, place, sample)
    if not in_headers and not in_cells:
        return Years()
    if in_headers and len(place.get(Field.PERIOD, [])) == 1:
        return Years(at=place.pop(Field.PERIOD)[0])
    if year := year_in(said):
        return Years(year, in_cells=in_cells, to_be_said=True)
    if len(titles) == 1:
        [(year, words)] = titles.items()
        return Years(year, in_cells=in_cells, problems=(problem("YEAR_READ", header.line, "", words, year=year),))
    shown = " | ".join(cell for cell in header.cells if cell.strip())
    missing = problem("COLUMN_MISSING", header.line, "", shown, field=Field.PERIOD.value)
    return Years(to_be_said=True, problems=(missing,))


def _in_cells(header: Record, place: Mapping[Field, Sequence[int]], sample: Sequence[Record]) -> bool:
    """Whether the only column of the period is one of months, and holds no year."""
    at = place.get(Field.PERIOD, [])
    if len(at) != 1 or not _MONTHS.fullmatch(header_form(header.cells[at[0]])):
        return False
    cells = [half_width(record.cells[at[0]]) for record in sample if at[0] < len(record.cells)]
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(is_yearless(cell) or _BARE.fullmatch(cell) for cell in filled)


def year_in(text: str) -> str:
    """The only year in a text; empty where there is none or several."""
    found = set(_YEAR.findall(half_width(text)))
    return found.pop() if len(found) == 1 else ""


def with_year(months: str, year: str) -> str:
    """Months without a year as those of this year: 1-5月 and 2026 are 2026M1-5; the text as it is where it is neither.

    A month beside them (1-6月 and 2026年6月) must be their last.
    """
    found, stated = only_stretch(months), year_in(year)
    if not found or found.year or not stated:
        return months
    beside = None if _YEAR_ALONE.fullmatch(half_width(year)) else only_stretch(year)
    return months if beside and beside.last != found.last else found.of(int(stated)).code


_YEAR_ALONE = re.compile(r"(?:19|20)[0-9]{2}(?:\.0+)?\s*年?度?")


def of_year(months: str, what: str, year: str) -> str:
    """A cell of months or quarters under the header of a year as one period; `what` makes a bare number one.

    What is neither comes with the year before it, so that it can be no period.
    """
    text = half_width(months).removesuffix(".0")
    found = only_stretch(f"{text}{what}" if _NUMBER.fullmatch(text) else text)
    if found and not found.year:
        return found.of(int(year_in(year))).code
    return f"{year}：{text}" if text else ""


_NUMBER = re.compile(r"[0-9]{1,2}(?:\s*[-—–~至]\s*[0-9]{1,2})?")
