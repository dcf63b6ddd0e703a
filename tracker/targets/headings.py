"""The columns of a sheet of targets, and the words under which people and our own exports name them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tracker.catalogue.edits import COLUMNS
from tracker.intake.meaning.fields import Field, field_of, header_form, name_and_unit
from tracker.words import LANGUAGES, text

PLACE, THING, DOCUMENT, TYPE = "place", "thing", "document", "type"
"""Columns beside those of the catalogue: a place, an indicator and a document by name, a type of several senses."""

FLOOR, STRETCH = "floor_value", "stretch_value"
"""Two tiers of one goal side by side: 确保, 力争."""

VALUE_SOURCE = "value_source"
DERIVED_IN_EXPORT = frozenset({"target", "status", "value_basis"})
"""Columns of our export that are made of the others; they are passed over."""

_ALIASES = {
    "code": "编码 目标编码 目标代码 目标编号 code targetcode targetid",
    "value": (
        "目标值 目标 目标数 目标数值 目标任务 预期目标 计划值 计划数 计划目标 任务数 指标值 数值 值 target targetvalue "
        "goal value"
    ),
    "value_upper": "目标值上限 上限 upper uppervalue",
    FLOOR: "确保 确保值 确保目标 底线 底线值 底线目标 保底 保底目标 floor mustvalue",
    STRETCH: "力争 力争值 力争目标 争取 争取值 争取目标 奋斗 奋斗值 stretch strivevalue",
    "unit": "单位 计量单位 unit",
    "deadline": (
        "期限 时限 完成时限 完成期限 完成时间 截止时间 截止日期 目标年 目标年份 目标年度 年份 年度 时间 时期 "
        "deadline due duedate targetyear year by"
    ),
    "start": "起始日期 开始 起始 start",
    TYPE: "类型 目标类型 属性 指标属性 type kind",
    "comparator": "比较方式 比较 comparator",
    "commitment": "承诺 承诺强度 承诺程度 力度 commitment",
    "binding": "约束性质 约束性 性质 指标性质 binding",
    "source": "来源编号 文件编号 sourcecode",
    DOCUMENT: "出处 文件 文件名 文件名称 来源 来源文件 依据 文件依据 source document sourcedocument",
    "line": "行 行号 原文行号 line",
    "figure": "原文 原文片段 原文表述 原文摘录 figure quote",
    "tier": "档次 档 tier",
    "parent": "上级目标 上级 总目标 分解自 parent",
    "theme": "领域 主题 类别 theme",
    "baseline_value": "基期值 基数 baseline",
    "note_zh": "说明 备注 note notes",
    "responsible": "责任单位 牵头单位 责任部门 牵头部门 责任主体 owner responsible",
}
_OF_FIELD = {
    Field.JURISDICTION: PLACE,
    Field.JURISDICTION_CODE: "jurisdiction",
    Field.INDICATOR: THING,
    Field.INDICATOR_CODE: "indicator",
    Field.SCOPE: "scope",
    Field.UNIT: "unit",
}
_SHOWN = {
    "place": PLACE, "indicator": THING, "document": DOCUMENT, "value_source": VALUE_SOURCE, "kind": TYPE,
    **{name: name for name in DERIVED_IN_EXPORT},
}  # fmt: skip
"""Labels of our lists and exports that are no column of the catalogue -> the column here."""

_OF_YEAR = re.compile("([0-9]{4})年?度?(目标值?|计划数?|预期目标|target)")
_SURELY_VALUE = re.compile("目标|计划|target|goal")
_VALUES = ("value", FLOOR, STRETCH)
_REACHED = re.compile(r"(?:19|20)[0-9]{2}年?度?(?:实际|实绩|完成|执行)(?:数|值|额|情况)?")
"""A header of what was reached in a year, beside which a year's goal is no more than one column."""
_FACTS = (Field.VALUE, Field.PERIOD, Field.VINTAGE, Field.PUBLISHED)


class Heading(NamedTuple):
    """What a column of the sheet holds ("" for nothing known), its header, and the unit or year named in it."""

    column: str
    header: str
    unit: str = ""
    year: str = ""


def read_heading(header: str) -> Heading:
    """The column that a header names: 目标值（亿元）and 2026年目标 with what they say beside it."""
    form = header_form(header)
    if column := _columns().get(form):
        return Heading(column, header)
    name, unit = name_and_unit(form)
    if of_year := _OF_YEAR.fullmatch(name):
        return Heading("value", header, unit, of_year[1])
    if unit and (column := _columns().get(name)):
        return Heading(column, header, unit)
    field, unit = field_of(header)
    return Heading(_OF_FIELD.get(field, "") if field else "", header, unit)


def names_targets(headings: Sequence[Heading], *, placed: bool = False) -> int:
    """How many columns are known, if the line can head a sheet of targets; 0 if it cannot.

    It needs no column of places where it is known otherwise whose targets they are (`placed`).
    """
    columns = {each.column for each in headings}
    whole = columns & {THING, "indicator"} and columns & set(_VALUES) and (placed or columns & {PLACE, "jurisdiction"})
    return len(columns - {""}) if whole or ("code" in columns and columns & set(_VALUES)) else 0


def is_of_targets(header: Sequence[str]) -> bool:
    """Whether a header is one of targets for sure, and not one of values, which have a period and are no goals."""
    headings = [read_heading(cell) for cell in header]
    sure = any(
        each.column in (FLOOR, STRETCH) or (each.column == "value" and _SURELY_VALUE.search(header_form(each.header)))
        for each in headings
    )
    facts = any(
        field_of(each.header)[0] in _FACTS and each.column not in _VALUES and not _is_due(each) for each in headings
    )
    facts = facts or any(_REACHED.fullmatch(header_form(each.header)) for each in headings)
    return bool(names_targets(headings)) and sure and not facts


def _is_due(heading: Heading) -> bool:
    """Whether a column that a sheet of values would take for its period is the deadline of a target here."""
    return heading.column == "deadline"


@cache
def _columns() -> dict[str, str]:
    """Every known form of a header -> its column; the labels of our own exports in every language among them."""
    found = {form: column for column, forms in _ALIASES.items() for form in forms.split()}
    for lang in LANGUAGES:
        for column in COLUMNS:
            if column != "kind":
                found[header_form(text(lang, f"library.field_{column}"))] = column
        for label, column in _SHOWN.items():
            found[header_form(text(lang, f"library.{label}"))] = column
    return found
