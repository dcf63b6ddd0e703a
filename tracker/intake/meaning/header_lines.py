"""A header over two or three lines, and one with a blank corner, as one line of names."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.core import units
from tracker.core.numbers import is_missing_word, plain_numbers
from tracker.intake.meaning.fields import Field, field_of, header_form, name_and_unit
from tracker.intake.meaning.headers import is_same_header
from tracker.intake.meaning.headings import JOINT, NEUTRAL, Role, is_growth, is_year, is_yearless
from tracker.intake.meaning.senses import senses
from tracker.intake.meaning.stretches import only_stretch
from tracker.intake.meaning.unused_columns import PERIOD_PART
from tracker.intake.records import Record

_MOST_LINES = 2
_CORNERS = {"period": "时期", "jurisdiction": "地区", "indicator": "指标"}


class Whole(NamedTuple):
    """A header of one line or several as one, its topmost line, and whether it has more than one."""

    record: Record
    top: int
    joined: bool


def whole_header(header: Record, around: Sequence[Record], spans: Mapping[tuple[int, int], int], role: Role) -> Whole:
    """The header with the lines around it that belong to it.

    `spans` are merged cells of a sheet: (line, column) -> last column. In text a blank behind a name is as good.
    """
    found, top, joined = header, header.line, 0
    for upper in list(reversed([record for record in around if record.line < header.line]))[:_MOST_LINES]:
        if not (more := _spanned(upper, found, spans, role)):
            break
        found, top, joined = more, upper.line, joined + 1
    below = [record for record in around if record.line > header.line]
    while below and joined <= _MOST_LINES and (more := _with_next(found, below[0], spans, role)):
        found, below, joined = more, below[1:], joined + 1
    one_line = found._replace(cells=[_BREAK.sub("", cell) for cell in found.cells])
    return Whole(_with_growth(_with_month(_with_corner(one_line, below, role)), role), top, bool(joined))


_BREAK = re.compile(r"(?<=[\u4e00-\u9fff）)])[ \t]*[\r\n]+[ \t]*|[ \t]*[\r\n]+[ \t]*(?=[\u4e00-\u9fff（(])")
"""A line break in a name, which stands there for the width of the column."""

_UNITS = re.compile(r"(?:计量|数据)?单位|units?", re.IGNORECASE)


def _spanned(upper: Record, header: Record, spans: Mapping[tuple[int, int], int], role: Role) -> Record | None:
    """The two as one, where the upper line has periods, indicators or places over columns of values; a title has
    none."""
    width = len(header.cells)
    names = [*upper.cells, *[""] * width][:width]
    over = _over(names, header.cells, upper.line, spans)
    alone = {at: name for at, name in enumerate(names) if name.strip() and at not in over}
    over |= {at: name for at, name in alone.items() if header.cells[at].strip()}
    kinds = {role(name).kind for name in over.values()}
    if not over or any(upper.cells[width:]) or not kinds <= {"period", "indicator", "jurisdiction"}:
        return None
    if any(field_of(header.cells[at])[0] not in (None, Field.VALUE) or not header.cells[at].strip() for at in over):
        return None
    cells = [alone.get(at, "") if not cell.strip() else cell for at, cell in enumerate(header.cells)]
    cells = [JOINT.join((over[at].strip(), cell.strip())) if at in over else cell for at, cell in enumerate(cells)]
    return header._replace(cells=cells)


def _with_next(header: Record, below: Record, spans: Mapping[tuple[int, int], int], role: Role) -> Record | None:
    return _continued(header, below, spans) or _again(header, below, role)


def _again(header: Record, below: Record, role: Role) -> Record | None:
    """The header, where the line below says the same once more, as a line in English does."""
    return header._replace(line=below.line) if is_same_header(header.cells, below.cells, role) else None


_THIS_MONTH = re.compile(r"\s*(?:本月|当月|单月)(?:数|值|额|完成|实际)*(?P<rest>\s*(?:[(（].*)?)")


def _with_month(header: Record) -> Record:
    """The header with the number of the month for 本月, where the column beside it says up to which: 1-10月累计."""
    found = [only_stretch(name_and_unit(cell)[0]) for cell in header.cells]
    lasts = {(one.year, one.last) for one in found if one and one.first == 1 and one.last > 1}
    alone = [at for at, cell in enumerate(header.cells) if _THIS_MONTH.fullmatch(cell)]
    if len(lasts) != 1 or len(alone) != 1 or any(one and one.first > 1 for one in found):
        return header
    [(year, last)] = lasts
    cells = list(header.cells)
    rest = _THIS_MONTH.fullmatch(cells[alone[0]])
    assert rest is not None
    cells[alone[0]] = f"{f'{year}年' if year else ''}{last}月当月{rest['rest']}"
    return header._replace(cells=cells)


def _with_growth(header: Record, role: Role) -> Record:
    """The header with the indicator named before a column of its growth, where it stands to the left of it.

    Beside columns of several periods it cannot be told which of them grew.
    """
    cells = list(header.cells)
    of = ""
    for at, cell in enumerate(cells):
        when, joint, last = cell.rpartition(JOINT)
        if is_growth(cell) and of and role(f"{of}{JOINT}{cell}").kind:
            cells[at] = f"{of}{JOINT}{cell}"
        elif joint and is_growth(last) and of and of.startswith(f"{when}{JOINT}"):
            cells[at] = f"{of}{JOINT}{last}"
        elif not is_growth(cell):
            is_plain = role(cell).kind == "indicator" and (joint or not role(cell).period)
            of = name_and_unit(cell.strip())[0] if is_plain else ""
    return header._replace(cells=cells)


def _continued(header: Record, below: Record, spans: Mapping[tuple[int, int], int]) -> Record | None:
    """The two as one, where the second says more of what stands above it and is no record of its own."""
    width = max(len(header.cells), len(below.cells))
    upper = [*header.cells, *[""] * (width - len(header.cells))]
    lower = [cell.strip() for cell in [*below.cells, *[""] * (width - len(below.cells))]]
    if any(number is not None for number in plain_numbers([cell for cell in lower if cell] or [""])):
        return None
    if lower and _UNITS.fullmatch(lower[0]) and upper[0].strip():
        lower[0] = ""  # the line of the units says so at its beginning
    over = _over(upper, lower, header.line, spans)
    under = [at for at, cell in enumerate(lower) if cell]
    if not under or any(is_missing_word(lower[at]) for at in under):
        return None
    if not all(at in over or _says_more(upper[at], lower[at]) for at in under):
        return None
    if any(field_of(upper[at])[0] not in (None, Field.VALUE, Field.UNIT) for at in under):
        return None
    if any(PERIOD_PART.fullmatch(header_form(upper[at])) for at in under):
        return None  # 1月 below 月份 is the first record
    named = [JOINT.join(filter(None, (over.get(at, upper[at]).strip(), lower[at]))) for at in range(width)]
    return Record(below.line, named)


def _over(
    upper: Sequence[str], lower: Sequence[str], line: int, spans: Mapping[tuple[int, int], int]
) -> dict[int, str]:
    """By column, the name that spans it: of a merged cell, or one with blanks behind it under which names stand."""
    over: dict[int, str] = {}
    for at, name in enumerate(upper):
        if not name.strip() or not lower[at]:
            continue
        last = spans.get((line, at), at)
        while not spans and last + 1 < len(upper) and not upper[last + 1].strip() and lower[last + 1]:
            last += 1
        if last > at:
            over |= dict.fromkeys(range(at, last + 1), name)
    return over


def _says_more(upper: str, lower: str) -> bool:
    """Whether a text below a name is no more than its unit or what kind of figure it is."""
    bare = lower.strip("()（）[] ")
    says = units.known(bare) or NEUTRAL.fullmatch(bare) or senses(bare) or only_stretch(bare) or is_year(lower)
    return bool(upper.strip()) and bool(says)


def _with_corner(header: Record, below: Sequence[Record], role: Role) -> Record:
    """The header with a name for its first column, where it has none above periods, places or indicators."""
    if not header.cells or header.cells[0].strip() or sum(bool(role(cell).kind) for cell in header.cells[1:]) < 2:
        return header
    kinds = [role(record.cells[0].strip()).kind for record in below if record.cells and record.cells[0].strip()]
    kinds = [kind for kind in kinds if kind]
    across = {role(cell).kind for cell in header.cells[1:]}
    best = max(set(kinds) - across, key=kinds.count, default="")
    cells = [record.cells[0].strip() for record in below if record.cells]
    if across == {"period"} and cells and all(is_yearless(cell) for cell in cells if cell):
        best = "period"
    return header._replace(cells=[_CORNERS[best], *header.cells[1:]]) if best else header
