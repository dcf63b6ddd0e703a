"""The fields that a column can hold, and the headers under which Chinese and English files name them."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from tracker.core import units
from tracker.core.cells import hidden_character


class Field(StrEnum):
    """What a column says about a value. `ACROSS` is one of values, headed by a period, a place or an indicator."""

    TARGET = "target"
    JURISDICTION = "jurisdiction"
    JURISDICTION_CODE = "jurisdiction_code"
    INDICATOR = "indicator"
    INDICATOR_CODE = "indicator_code"
    SCOPE = "scope"
    PERIOD = "period"
    VINTAGE = "vintage"
    VALUE = "value"
    UNIT = "unit"
    QUALIFIER = "qualifier"
    CERTAINTY = "certainty"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    SOURCE = "source"
    NOTE = "note"
    ACROSS = "across"


_ALIASES: dict[Field, str] = {
    Field.TARGET: "目标 目标编码 目标代码 目标编号 target targetcode targetid",
    Field.JURISDICTION: (
        "地区 县市区 县(市、区) 县(市区) 区县 县区 市县 县市 县(市) 地市 行政区 行政区划 区划 区域 地域 辖区 "
        "地方 所属地区 所在地区 地区名称 行政区名称 行政区划名称 区划名称 县市区名称 省份 城市 市州 "
        "jurisdiction region area place district county city division regionname jurisdictionname location"
    ),
    Field.JURISDICTION_CODE: (
        "地区代码 地区编码 行政区划代码 区划代码 行政区代码 行政代码 jurisdictioncode regioncode divisioncode "
        "areacode adcode 选定的地区代码 chosenjurisdictioncode"
    ),
    Field.INDICATOR: (
        "指标 指标名称 指标名 统计指标 统计指标名称 主要指标 经济指标 主要经济指标 经济指标名称 指标内容 项目 "
        "项目名称 indicator indicatorname metric measure item"
    ),
    Field.INDICATOR_CODE: "指标代码 指标编码 指标编号 选定的指标代码 indicatorcode indicatorid chosenindicatorcode",
    Field.SCOPE: "范围 统计范围 口径 统计口径 scope coverage",
    Field.PERIOD: (
        "时期 日期 时间 期间 报告期 报告期间 统计期 统计期间 统计时期 统计时间 数据时间 数据时期 所属时期 年 "
        "年份 年度 年月 期别 选定的时期 chosenperiod period date time year reportingperiod timeperiod referenceperiod"
    ),
    Field.VINTAGE: "数据版本 版本 发布版本 vintage release",
    Field.VALUE: (
        "数值 值 完成值 完成数 完成额 完成情况 实际值 实际数 实际完成 实际完成值 实绩 数据 数据值 指标值 "
        "统计值 统计数据 本期值 本期数 value actual actualvalue amount figure datavalue obsvalue"
    ),
    Field.UNIT: "单位 计量单位 数据单位 指标单位 unit units unitofmeasure uom",
    Field.QUALIFIER: "限定 限定词 数值限定 约数 qualifier",
    Field.CERTAINTY: "可信度 把握程度 certainty confidence",
    Field.PUBLISHER: "发布单位 发布机构 发布部门 发布者 publisher publishedby",
    Field.PUBLISHED: (
        "发布日期 发布时间 公布日期 公布时间 published publicationdate publisheddate datepublished releasedate"
    ),
    Field.SOURCE: "来源 数据来源 资料来源 信息来源 出处 source datasource sources",
    Field.NOTE: "备注 说明 备注说明 附注 注 注释 note notes remark remarks comment comments",
}
FOR_READERS = frozenset([
    "目标要求", "目标期限", "责任单位", "wantedvalue", "targetdeadline", "responsibleunit",
    "并列的其他数值", "otherpublishedvalues",
])  # fmt: skip
"""What a template or an export says to its readers, in the form of headers; nothing is read from these columns."""
_FIELD_OF = {alias: field for field, aliases in _ALIASES.items() for alias in aliases.split()}
_TWO_LANGUAGES = re.compile(r"([^a-z]+)([a-z]+)")
_MARKS = re.compile(r"[*＊#:：]|\(必填\)|\(选填\)|\(可选\)|\(required\)|\(optional\)")
_UNIT_BEHIND = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|\[([^\[\]]+)\])")


def header_form(header: str) -> str:
    """The form in which headers are compared: no blanks or line ends, no width, no case, no mark for 'required'."""
    text = unicodedata.normalize("NFKC", header).casefold()
    while hidden := hidden_character(text):
        text = text.replace(chr(int(hidden[2:], 16)), "")
    return _MARKS.sub("", re.sub(r"[\s_\-]+", "", text))


@lru_cache(4096)
def field_of(header: str) -> tuple[Field | None, str]:
    """The field that a header names, and the unit that stands behind it in brackets (数值（亿元）), else empty."""
    form = header_form(header)
    if form in _FIELD_OF:
        return _FIELD_OF[form], ""
    if (both := _TWO_LANGUAGES.fullmatch(form)) and (zh := _FIELD_OF.get(both[1])) and zh is _FIELD_OF.get(both[2]):
        return zh, ""
    name, unit = name_and_unit(form)
    return (_FIELD_OF.get(name), unit) if unit else (None, "")


def name_and_unit(text: str) -> tuple[str, str]:
    """A name and the known unit behind it: 收入（亿元）, 收入（单位：亿元）, 收入（现价，亿元）, 收入，亿元, 城镇化率%.

    The text as it is and "" if there is none.
    """
    if len(text) > _LONGEST_NAMED:
        return text, ""
    narrow = _NOTE_BEHIND.sub("", text.translate(_NARROW))
    if found := _UNIT_BEHIND.fullmatch(narrow):
        parts = [part for part in _BETWEEN.split((found[2] or found[3]).strip()) if part]
        stated = [part.strip("±+-") or part for part in parts if not _PRICES.fullmatch(part)]
        if len(stated) == 1 and units.known(stated[0]):
            return text[: len(found[1])].rstrip(), stated[0]
    if (found := _UNIT_APART.fullmatch(narrow)) and units.known(found[2]):
        return text[: len(found[1])].rstrip(), found[2]
    return text, ""


_LONGEST_NAMED = 300
_NARROW = str.maketrans("（）［］【】：", "()[][]:")
_NOTE_BEHIND = re.compile(r"\s*[*＊①-⑳]+$")
_BETWEEN = re.compile(r"[,，、;；\s]+|单位:?")
_PRICES = re.compile(r"(?:按|以)?(?:现价|当年价格?|现行价格?|当年现价)(?:计算|核算)?|计量|GDP", re.IGNORECASE)
_UNIT_APART = re.compile(
    r"(.*[^\s,，、/:—_-])(?:(?:\s*[,，、/:—_-]\s*|\s+)(?=[^\s,，、/:()\[\]]*(?:元|人|吨|公里|公顷|亩|户|千瓦时|米|%|‰)$)|(?=[%‰]$))"
    r"([^\s,，、/:()\[\]]+)"
)
