"""Tables in a text: rows between bars or tabs, and tables whose cells stand one a line under a known head.

The head says what a column holds: the name, the unit, a year, a growth, an average rate. A year to come and a column
that says 目标 or 规划 hold goals, all others reported values.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from tracker.core.kinds import Binding, Commitment, Comparator, DeadlineBasis, Kind
from tracker.documents.candidates import Candidate
from tracker.documents.facts import Facts, Genre
from tracker.documents.kinds import level_or_total
from tracker.documents.lines import is_table_row
from tracker.documents.numerals import numerals_in
from tracker.documents.reasons import Reason
from tracker.documents.roles import Role
from tracker.documents.writing import one_writing
from tracker.vocabulary import indicator_named

_BAR = re.compile(r"[|│\t]")
_RULE_LINE = re.compile(r"[\s|│:+=\-—─]*")
_NAME = re.compile(r"指标|项目|名称|类别|产品|品种|分类|^行业|^地区")
_INDICATOR = re.compile(r"指标|项目")
_UNIT = re.compile(r"单位")
_NUMBERING = re.compile(r"^(?:序号|编号|类型|领域|备注|责任单位|牵头单位)$")
_BINDING = re.compile(r"(?:指标)?(?:属性|性质)")
_BINDINGS = {"约束": Binding.BINDING, "预期": Binding.EXPECTED}
_YEAR = re.compile(r"(20\d\d)")
_AVERAGE = re.compile(r"年均")
_GROWTH = re.compile(r"增长|增速|增幅|同比|比上年|±|增减|涨跌|涨幅")
_GOAL = re.compile(r"目标|规划|预期|计划数")
_VALUE = re.compile(r"绝对[数额量值]|总量|产量|实际|完成|数值|数量|绝对|总额|本年|全年|累计$")
_CELL = re.compile(
    r"[\[【（(]?(?P<sign>[<>≤≥＜＞]=?|约|≈)?(?P<number>-?\d[\d,]*(?:\.\d+)?)"
    r"(?P<unit>[%‰]|(?!左右|以上|以内|以下)[\u4e00-\u9fff%‰/]{1,8}?)?[\]】）)]?(?P<after>左右|以上|以内|以下)?"
)
_RATE_NAME = re.compile(r"(?<!增长)率$|比重$|占比$|比例$")
_IN_BRACKETS = re.compile(r"[（(]([^（()）]{1,12})[)）]\s*$")
_SIGNS = {
    "<": Comparator.BELOW,
    "＜": Comparator.BELOW,
    "≤": Comparator.AT_MOST,
    ">": Comparator.ABOVE,
    "＞": Comparator.ABOVE,
    "≥": Comparator.AT_LEAST,
    "约": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
    "左右": Comparator.ABOUT,
    "以上": Comparator.AT_LEAST,
    "以内": Comparator.AT_MOST,
    "以下": Comparator.AT_MOST,
}
_LONGEST_CELL = 30


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its text without blanks, the 1-based line and 0-based place where it begins."""

    text: str
    line: int
    start: int


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds: name, unit, value, growth, average, binding or other; its year, and whether it is a goal."""

    holds: str
    year: int = 0
    goal: bool = False
    unit: str = ""


def tables_of(lines: Sequence[str], facts: Facts) -> dict[int, list[Candidate]]:
    """The candidates of all lines that belong to tables, by their lines; a line without numerals has an empty list."""
    found: dict[int, list[Candidate]] = {}
    for rows in [*_barred(lines), *_flattened(lines)]:
        candidates = list(_read(rows, lines, facts))
        if any(one.role is not Role.EXCLUDED for one in candidates):
            numbers = range(rows[0][0].line, rows[-1][-1].line + 1)
            found |= {number: [one for one in candidates if one.line == number] for number in numbers}
    return found


def _barred(lines: Sequence[str]) -> Iterator[list[list[_Cell]]]:
    """Runs of two or more lines with bars or tabs."""
    run: list[list[_Cell]] = []
    for number, line in enumerate([*lines, ""], start=1):
        if is_table_row(line):
            if not _RULE_LINE.fullmatch(line):
                run.append(_cells(line, number))
            continue
        if len(run) > 1:
            yield run
        run = []


def _cells(line: str, number: int) -> list[_Cell]:
    cells, start = [], 0
    for part in _BAR.split(line):
        plain = part.strip()
        cells.append(_Cell(_plain(plain), number, start + (part.index(plain[0]) if plain else 0)))
        start += len(part) + 1
    if cells and not cells[0].text and _BAR.match(line.strip()):
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1].text and _BAR.search(line.strip()[-1:]) else cells


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", one_writing(text))


def _flattened(lines: Sequence[str]) -> Iterator[list[list[_Cell]]]:
    """Tables whose cells stand one a line: a head of known words, then rows of as many cells."""
    at = 0
    while at < len(lines):
        head = list(takewhile(_heads, (_plain(line) for line in lines[at : at + 9])))
        size = len(head)
        rows = [[_Cell(text, at + nth + 1, 0) for nth, text in enumerate(head)]]
        if size >= 2 and _NAME.search(head[0]):
            nth = at + size
            while nth + size <= len(lines) and _is_row(texts := [_plain(line) for line in lines[nth : nth + size]]):
                rows.append([_Cell(text, nth + one + 1, 0) for one, text in enumerate(texts)])
                nth += size
            if len(rows) > 2:
                yield rows
                at = nth
                continue
        at += 1


def _heads(text: str) -> bool:
    known = (_NAME, _UNIT, _GROWTH, _AVERAGE, _VALUE)
    return (
        len(text) <= _LONGEST_CELL
        and "。" not in text
        and bool(
            any(pattern.search(text) for pattern in known)
            or _NUMBERING.match(text)
            or _BINDING.fullmatch(text)
            or re.fullmatch(r"[（(]?20\d\d年?.{0,8}", text)
        )
    )


def _is_row(texts: Sequence[str]) -> bool:
    if any(len(text) > _LONGEST_CELL or "。" in text for text in texts) or _number(texts[0]):
        return False
    return bool(_number(texts[-1]) or _number(texts[1]) or (len(texts) > 2 and _number(texts[2])))


def _number(text: str) -> re.Match[str] | None:
    return _CELL.fullmatch(text)


def _read(rows: Sequence[Sequence[_Cell]], lines: Sequence[str], facts: Facts) -> Iterator[Candidate]:
    """The candidates of a table, each numeral of it in one."""
    heads = list(
        takewhile(lambda row: not any(_number(cell.text) and not _year_only(cell.text) for cell in row[1:]), rows)
    )
    if not heads or len(heads) == len(rows):
        return
    above = _plain(lines[rows[0][0].line - 2]) if rows[0][0].line > 1 else ""
    columns = _columns(heads, above, facts)
    for row in rows:
        taken: set[tuple[int, int]] = set()
        if row not in heads:
            for one in _of_row(row, columns, facts):
                taken.add((one.line, one.start))
                yield one
        for cell in row:
            yield from _left_out(cell, lines, taken)


def _year_only(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d年?", text))


def _columns(heads: Sequence[Sequence[_Cell]], above: str, facts: Facts) -> list[_Column]:
    """What each column holds, by all that stands in its head; `above` is the line before the table."""
    size = max(len(row) for row in heads)
    words = ["".join(row[nth].text for row in heads if nth < len(row)) for nth in range(size)]
    shared = re.search(r"单位[:：]([\u4e00-\u9fff%/]{1,8})", above)
    columns = [_column(text, facts, shared[1] if shared else "") for text in words]
    last = max((one.year for one in columns), default=0)
    names = [nth for nth, one in enumerate(columns) if one.holds == "name"]
    for nth in names:
        if len(names) > 1 and not _INDICATOR.search(words[nth]) and nth != names[-1]:
            columns[nth] = _Column("other")  # 类别 beside 指标
    if not names:
        first = next((nth for nth, text in enumerate(words) if not _NUMBERING.match(text)), 0)
        columns[first] = _Column("name")
    return [replace(one, year=last) if one.holds == "average" and not one.year else one for one in columns]


def _column(text: str, facts: Facts, shared: str) -> _Column:
    years = [int(year) for year in _YEAR.findall(text)]
    in_unit = _IN_BRACKETS.search(text)
    unit = in_unit[1].removeprefix("单位：") if in_unit and not _YEAR.search(in_unit[1]) else ""
    if _NUMBERING.match(text):
        return _Column("other")
    if _BINDING.fullmatch(text):
        return _Column("binding")
    year = max(years, default=0)
    ahead = facts.genre is not Genre.COMMUNIQUE and (
        year > facts.year or (year == facts.year and facts.genre is not Genre.PLAN)
    )
    goal = (bool(_GOAL.search(text)) and facts.genre is not Genre.COMMUNIQUE) or ahead
    if _AVERAGE.search(text):
        return _Column("average", year, goal=facts.genre is not Genre.COMMUNIQUE, unit="%")
    if _GROWTH.search(text):
        return _Column("growth", year, goal, unit or "%")
    if years or _GOAL.search(text) or _VALUE.search(text):
        return _Column("value", year, goal, unit or shared)
    if _UNIT.search(text):
        return _Column("unit")
    return _Column("name") if _NAME.search(text) else _Column("other")


def _of_row(row: Sequence[_Cell], columns: Sequence[_Column], facts: Facts) -> Iterator[Candidate]:
    missing = len(columns) - len(row)  # the cells of a merged category stand in its first row only
    pairs = list(zip(row, columns[missing:] if 0 < missing < 3 else columns, strict=False))
    name_cell = next((cell for cell, column in pairs if column.holds == "name" and cell.text), None)
    if name_cell is None:
        return
    own = _IN_BRACKETS.search(name_cell.text)
    own_unit = own[1] if own and not re.search("GDP|R&D|现价|可比价|累计", own[1]) else ""
    name = re.sub(
        r"^(?:\d{1,2}[.、]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|其中[:：]|#|\*)+",
        "",
        name_cell.text,
    )
    name = name.removesuffix(own[0]) if own and own_unit else name
    unit = next((cell.text for cell, column in pairs if column.holds == "unit"), "") or own_unit
    said = next((cell.text for cell, column in pairs if column.holds == "binding"), "")
    binding = next((one for word, one in _BINDINGS.items() if word in said), None)
    for cell, column in pairs:
        if column.holds in ("value", "growth", "average") and (number := _number(cell.text)):
            yield _candidate(cell, column, number, name, unit, facts, binding)


def _candidate(
    cell: _Cell,
    column: _Column,
    number: re.Match[str],
    name: str,
    unit: str,
    facts: Facts,
    binding: Binding | None,
) -> Candidate:
    kind = {"growth": Kind.GROWTH, "average": Kind.AVERAGE_RATE}.get(column.holds)
    in_unit = number["unit"] or (column.unit if kind else column.unit or unit)
    if cell.text[0] in "[【" and column.holds == "average":
        kind, in_unit = Kind.GROWTH, "个百分点" if unit == "%" else unit  # by the legend of such tables, over all years
    if kind is Kind.AVERAGE_RATE and unit == "%" and _RATE_NAME.search(name):
        kind = None  # 年均/累计 over a rate: 失业率 <5.5 is its level, which has no average growth
    kind = kind or (
        Kind.GROWTH if re.search(r"增长率?$|增速$", name) and in_unit == "%" else level_or_total(name, in_unit)
    )
    value = number["number"].replace(",", "")
    year = column.year or (facts.plan_year if column.goal else facts.year - 1) or facts.year
    comparator = _SIGNS.get((number["sign"] or "")[:1]) or _SIGNS.get(number["after"] or "") or Comparator.COUNT
    found = Candidate(
        line=cell.line, start=cell.start + number.start("number"), figure=cell.text, role=Role.ACTUAL,
        jurisdiction=facts.place_name, indicator=name, indicator_code=indicator_named(name, in_unit), kind=kind,
        comparator=comparator, value=value, unit=in_unit, period=str(year),
        change=("down" if value.startswith("-") else "up") if kind in (Kind.GROWTH, Kind.AVERAGE_RATE) else "",
        because={"role": "表", "period": str(column.year or "")},
    )  # fmt: skip
    if not column.goal:
        return found
    basis = DeadlineBasis.INFERRED if year else DeadlineBasis.NONE
    return replace(
        found,
        role=Role.TARGET,
        period=f"{year}-12-31" if year else "",
        deadline_basis=basis,
        commitment=Commitment.PLAN,
        binding=binding,
    )


def _left_out(cell: _Cell, lines: Sequence[str], taken: set[tuple[int, int]]) -> Iterator[Candidate]:
    """The numerals of a cell that bear no value: years of the head, numbers in names."""
    if not cell.text:
        return
    line = lines[cell.line - 1]
    part = _BAR.split(line[cell.start :])[0]
    for numeral in numerals_in(part):
        place = cell.start + numeral.start
        if (cell.line, place) not in taken and not any(
            at == cell.line and start < place < start + 3 for at, start in taken
        ):
            reason = Reason.DATE if re.match(r"(?:19|20)\d\d", numeral.text) else Reason.CLASSIFICATION
            yield Candidate(
                line=cell.line,
                start=place,
                figure=numeral.text,
                role=Role.EXCLUDED,
                reason=reason,
                because={"role": "表"},
            )
