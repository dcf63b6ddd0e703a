"""The texts around a table: lines above its header and below its last record, the sheet's and the file's name."""

import io
import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tracker.intake.files.delimited import records
from tracker.intake.problems import FileRefused
from tracker.intake.records import Record


class Where(StrEnum):
    """Where words stand that are about the whole file."""

    LINE = "line"
    SHEET = "sheet"
    FILE = "file"
    HEADER = "header"
    FOOT = "foot"


class Source(NamedTuple):
    """A text about the whole file: where it stands, and its line (0 for a name)."""

    where: Where
    line: int
    text: str


FOOTER = re.compile(
    r"^\s*(?:注\s*[:：释]|注\s*[0-9一二三四五六七八九十]{1,2}|附注|备注\s*[:：]|说明\s*[:：]|数据来源|资料来源|来源\s*[:：]|制表|填表|填报人"
    r"|审核|单位负责人|负责人\s*[:：]|联系|打印|报送|notes?\s*[:.]|sources?\s*[:.]|\*|＊|①|\d+[.、]\s*本表)",
    re.IGNORECASE,
)
"""How a line begins that is a note and no record, wherever it stands."""

SIGNATURE = re.compile(
    r"^\s*(?:制表|填表|填报|审核|复核|审批|签发|单位负责|统计负责|主管|负责人|联系)(?:人|单位|日期|时间|电话|部门|领导)?(?:[(（]?签[字章][)）]?)?\s*[:：]"
)
"""How a line begins that people sign."""

CONTINUED = re.compile(
    r"[(（【]?\s*(?:.{0,40}\s)?(?:续\s*表|续|接上[表页]|表\s*\d+(?:[-.]\d+)?)\s*(?:[\d一二三四五六七八九十.-]*|.{0,40}[(（]续[)）])\s*[)）】]?"
    r"|.{0,40}[(（]续[表一二三四五六七八九十\d]*[)）]|continued",
    re.IGNORECASE,
)
"""A line that says that the table goes on, with or without its title once more."""

_TAIL = 8_192
_MOST_LONE = 2
_LONGEST = 300


def is_lone(cells: Sequence[str]) -> bool:
    """Whether a line has no more than a cell or two, none of them a number: a title, a note, a signature."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return 0 < len(filled) <= _MOST_LONE and not any(re.fullmatch(r"-?[\d.,%]+", cell) for cell in filled[1:])


def above(first: Sequence[Record], top: int) -> list[Source]:
    """The texts above the line where a header begins."""
    return [
        Source(Where.LINE, record.line, cell.strip()[:_LONGEST])
        for record in first
        if record.line < top
        for cell in record.cells
        if cell.strip()
    ]


def leading(first: Sequence[Record], names: Callable[[str], bool]) -> list[Source]:
    """The lines between a header and the first record that do nothing but name something that counts for all."""
    found: list[Source] = []
    for record in first:
        filled = [cell.strip() for cell in record.cells if cell.strip()]
        if len(filled) != 1 or not names(filled[0]):
            break
        found.append(Source(Where.LINE, record.line, filled[0][:_LONGEST]))
    return found


def below(last: Sequence[Record], header: Record) -> list[Source]:
    """The texts below the last record, as far up as they go."""
    found: list[Source] = []
    for record in reversed(last):
        if record.line <= header.line or not is_lone(record.cells):
            break
        found += [Source(Where.FOOT, record.line, cell.strip()[:_LONGEST]) for cell in record.cells if cell.strip()]
    return found


def last_records(data: bytes, codec: str, separator: str) -> list[Record]:
    """The last records of a text, counted from its end (the last line is -1 below a very large number)."""
    if codec.startswith("utf-16") and len(data) > _TAIL:
        return []
    tail = data if len(data) <= _TAIL else data[-_TAIL:].partition(b"\n")[2]
    text = tail.decode(codec, "ignore")
    try:
        return list(records(io.StringIO(text, newline=""), separator, _LAST))
    except FileRefused:
        return []


_LAST = 10**9
