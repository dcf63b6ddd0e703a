"""Columns without a use: which may be left out with a word, and which the person has to set aside."""

import re
from collections.abc import Collection, Sequence

from tracker.core.cells import half_width
from tracker.core.numbers import is_missing_word, plain_numbers
from tracker.core.periods import PeriodError, parse_period
from tracker.intake.meaning.fields import FOR_READERS, Field, header_form
from tracker.intake.meaning.headings import Role, other_figure
from tracker.intake.meaning.senses import qualifies
from tracker.intake.problems import Problem, problem
from tracker.intake.records import Record

YEAR_PART = re.compile(r"(?:统计|数据|所属)?(?:年份?|年度)|year")
LATER_PART = re.compile(r"(?:统计|数据|所属|报告)?(?:月份?|月度|季度?|季别|半年度?)|months?|quarters?|half(?:year)?")
PERIOD_PART = re.compile(f"(?:{YEAR_PART.pattern})|(?:{LATER_PART.pattern})")
"""Headers of columns of years, months or quarters."""
_DAY_PART = re.compile(r"日|旬|周|day|week")


def left_out(
    header: Record, at: int, sample: Sequence[Record], kind: str, role: Role, things: Sequence[int]
) -> Problem:
    """What there is to say of a column without a use: a word, or that the person has to set it to "not used"."""
    name = header.cells[at]
    cells = [record.cells[at] for record in sample if at < len(record.cells)]
    plain = half_width(name)
    filled = [half_width(cell) for cell in cells if not is_missing_word(cell)]
    numbers = all(number is not None for number in plain_numbers(filled)) if filled else True
    form = header_form(name)
    code = "COLUMN_IGNORED"
    if re.match(r"(?:19|20)[0-9]{2}", plain) and not other_figure(plain):
        code = "PERIOD_AMBIGUOUS" if _is_ambiguous(plain) else "COLUMN_AMONG_PERIODS"
        code = code if kind == Field.PERIOD or _is_ambiguous(plain) else "COLUMN_IGNORED"
    elif LATER_PART.fullmatch(form) or YEAR_PART.fullmatch(form) or _DAY_PART.fullmatch(form):
        code = "COLUMN_PERIOD_PART"
    elif not numbers and all(role(cell).kind == Field.JURISDICTION for cell in filled):
        code = "COLUMN_IGNORED"  # the places are held against those of the records
    elif not numbers and (
        qualifies(name, filled) or (_tells_apart(form, filled, len(cells)) and not _groups(at, sample, things))
    ):
        code = "COLUMN_QUALIFIES"
    return problem(code, header.line, name, name)


_BESIDE = re.compile(
    r"序号?|编号|行号|代码|编码|联系|电话|手机|邮箱|[^企工]人$|人员|负责|责任|牵头|主管|配合|填报|填表|制表|审[核批]|是否(?:达标|完成|公开|按时)|录入|上报|报送|更新|创建|修改|发布"
    r"|公布|采集|时间戳|日期$|英文|拼音|简称|全称|链接|网址|附件|文号|文件|依据|来源(?!渠道)|备注|说明|注$|评价|分析|原因|措施|问题|进展|意见|要求|排名|位次"
    r"|^(?:id|no|code|url|email|phone|contact|english.*|.*name)$"
)
"""Headers of what stands beside a value and makes no other one of it: who, when, where from, and comments."""

_LONGEST_KIND = 15


def _tells_apart(form: str, filled: Sequence[str], count: int) -> bool:
    """Whether short words of a column differ between records: each may then be about a part of its place alone."""
    if _BESIDE.search(form) or any(len(cell) > _LONGEST_KIND for cell in filled):
        return False
    return len({*filled}) > 1 or 0 < len(filled) < count


def _groups(at: int, sample: Sequence[Record], things: Sequence[int]) -> bool:
    """Whether a column says one word for each of several indicators: the group that it is of."""
    words: dict[str, set[str]] = {}
    for record in sample:
        if things and max(at, things[0]) < len(record.cells):
            words.setdefault(record.cells[things[0]], set()).add(record.cells[at])
    return len(words) > 1 and all(len(each) == 1 for each in words.values())


def set_aside(header: Record, sample: Sequence[Record], used: Collection[int]) -> tuple[int, ...]:
    """The columns of words that are not used and may say what kind of figure a record has."""
    found = []
    for at, name in enumerate(header.cells):
        form = header_form(name)
        if form and at not in used and form not in FOR_READERS and not _BESIDE.search(form):
            cells = [half_width(record.cells[at]) for record in sample if at < len(record.cells)]
            if any(number is None for number in plain_numbers([cell for cell in cells if cell])):
                found.append(at)
    return tuple(found)


def _is_ambiguous(text: str) -> bool:
    try:
        parse_period(text)
    except PeriodError as refused:
        return refused.code == "PERIOD_AMBIGUOUS"
    return False
