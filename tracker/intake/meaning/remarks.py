"""Remarks that make another thing of a value: 计划数, 1-6月累计, 单位：万元, 规模以上, 同比, 预计 beside or around it.

Only a clause that says nothing else counts: 同比增长5.2% or 完成年度计划的52% beside a value tells about it, and makes
no other figure of it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.core import units
from tracker.core.cells import half_width
from tracker.intake.meaning.senses import Sense, senses
from tracker.intake.meaning.stretches import Stretch, only_stretch


class Remark(NamedTuple):
    """What a remark makes of a value: another kind of figure, a span, a unit, months of the year, a part, an estimate.

    `part` are the words that name a part (规模以上, 不含高新区), `about` a name to which a unit or a part belongs,
    empty for all; `unless` is a pattern for the names of indicators that are of this part themselves.
    """

    words: str
    kind: Sense | None = None
    unit: str = ""
    within: Stretch | None = None
    part: str = ""
    about: str = ""
    is_estimate: bool = False
    unless: str = ""


_CLAUSES = re.compile(r"[，,；;。\n|]+")
_BEGINS = re.compile(
    r"^(?:[①-⑳*＊※]+\s*|(?:注|备注|说明|附注)\s*[0-9一二三四五六七八九十]*\s*[:：]?\s*|本表|上表|以上|以下|表中|表内|上述|所有|全部|各项|数据|数值|指标|该数|此数"
    r"|本数|口径|统计|均|都|皆|暂|其值|这是|此为|[是为系按用以]|指(?!数))+"
)
_ENDS = re.compile(r"(?:口径|数据|数字|计算|统计|(?<=[元人])计|填报|数|值|额)+$")
_KINDS = (
    (
        Sense.PLAN,
        r"(?:[0-9]{4}年?)?(?:年度|全年|年初|本年|当年|省定|市定|下达)*(?:计划|目标|预期|预算|规划|任务)+(?:目标|任务|指标)?",
    ),
    (Sense.BEFORE, r"(?:上年|去年|上月|上季)(?:同期|同月|同季)?|同期"),
    (Sense.GROWTH, r"(?:同比|环比|比上年|较上年)?(?:增速|增长率?|增长速度|增幅|增减|升降)%?|(?:同比|环比)%?"),
    (Sense.INDEX, r"指数|以?上年(?:同期)?(?:=|为)100"),
    (Sense.CUMULATIVE, r"(?:本年|当年|自?年初以?来?|全年)?累[计积]"),
)
_KIND = tuple((sense, re.compile(words)) for sense, words in _KINDS)
_PART = re.compile(
    r"(?:规模以上|规上|规模以下|规下|限额以上|限上|限额以下)[^0-9]{0,8}|(?:仅|只)含.{1,12}|不[含包](?!税|农户|含?价格).{1,12}"
    r"|(?:仅|只)(?:指|为|有|是|统计)?[^0-9]{1,8}(?:区|县|市|镇|企业|工业|单位|部分)|占比|比重|构成|份额|人均|户均|民营(?:经济|企业)?|国有(?:控股|企业)?|私营(?:企业)?|集体(?:企业)?|外商(?:投资)?|外资(?:企业)?|港澳台(?:投资)?|个体(?:户|经营)?|非公(?:有制)?(?:经济)?"
    r"|(?:市区|城区|市辖区|中心城区|市直|市本级|县本级|县城|城镇|农村|其中)[^0-9]{0,6}"
)
_YEAR = re.compile(r"(?:为|系|是)?((?:19|20)[0-9]{2})年度?(?:全年)?(?:实际|完成|决算|统计)?(?:数据?|值)")
_ESTIMATE = re.compile(r"(?:全年)?(?:预计|预估|估计|估算|预测)(?:完成|可?达到?|全年)?")
_OF_NAME = re.compile(r"(?P<name>.{2,20}?)(?:的?(?:计量)?单位)?(?:均|都)?(?:为|是|按|[:：])\s*(?P<rest>.+)")
_UNIT = re.compile(r"(?:计量|数据|金额|货币)?单位\s*[:：]?\s*(.+)")
_LONGEST_CLAUSE = 30
_TIMES = frozenset({"年", "月", "日", "天", "周", "时", "分"})
"""Units that as a note alone say how often, and not what in."""

_IN_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]")
_ESTIMATE_IN_TITLE = re.compile(r"预计|预估|预测|估算|测算|推算|匡算")
_PART_IN_TITLE = re.compile(
    r"(?:规模以上|规上|限额以上|限上)(?P<of>工业|服务业|建筑|零售|批发|餐饮|住宿|消费品|商贸|贸易)?"
)


@lru_cache(8192)
def remarks(text: str) -> tuple[Remark, ...]:
    """What the clauses of a note say that makes another thing of the value, each at most once."""
    found = (_of_clause(clause.strip()) for clause in _CLAUSES.split(text) if clause.strip())
    return tuple(dict.fromkeys(one for one in found if one))


def of_titles(texts: Sequence[str]) -> tuple[Remark, ...]:
    """What titles say that makes another thing of all values below: as a remark in brackets, or as a part of firms."""
    found = [one for text in texts for inside in _IN_BRACKETS.findall(text) for one in remarks(inside)]
    parts = [
        Remark(text, part=part[0], about=part["of"] or "") for text in texts for part in _PART_IN_TITLE.finditer(text)
    ]
    estimates = [Remark(text, is_estimate=True) for text in texts if _ESTIMATE_IN_TITLE.search(text)]
    return tuple(dict.fromkeys([*found, *parts, *estimates]))


def _of_clause(clause: str) -> Remark | None:
    if len(clause) > _LONGEST_CLAUSE:
        return None
    plain = half_width(clause).strip("()[]【】 ")
    bare = _BEGINS.sub("", plain).strip("()[]【】: ")
    if labelled := _UNIT.fullmatch(bare):
        bare = labelled[1].lstrip("是为:： ").strip("()")
    if found := _bare(clause, bare):
        return found
    named = _OF_NAME.fullmatch(_LABEL.sub("", plain))
    rest = _bare(clause, named["rest"].strip()) if named else None
    return rest._replace(about=named["name"].strip()) if rest and named and (rest.unit or rest.part) else None


_LABEL = re.compile(r"^(?:注|备注|说明|附注)\s*[0-9一二三四五六七八九十]*\s*[:：]?\s*")


def _bare(clause: str, bare: str) -> Remark | None:
    """What a clause says without the words that add nothing."""
    if bare in _TIMES:
        return None
    if unit := next((each for each in (bare, _ENDS.sub("", bare)) if each and units.known(each)), ""):
        return Remark(clause, unit=unit) if not unit.isdecimal() else None
    short = _ENDS.sub("", bare) or bare
    if _ESTIMATE.fullmatch(short):
        return Remark(clause, is_estimate=True)
    if of_year := _YEAR.fullmatch(bare):
        return Remark(clause, within=Stretch(int(of_year[1]), 1, 12))
    if within := only_stretch(bare):
        return Remark(clause, within=within)
    if kind := next((sense for sense, pattern in _KIND if pattern.fullmatch(bare) or pattern.fullmatch(short)), None):
        return Remark(clause, kind=kind)
    return Remark(clause, part=bare) if _PART.fullmatch(short) else None


def concerns(remark: Remark, name: str) -> bool:
    """Whether a remark is about the indicator of this name."""
    return not remark.about or remark.about in name or name in remark.about


def contradicts(remark: Remark, name: str) -> bool:
    """Whether a remark makes another figure of a value of the indicator of this name than an actual of the whole."""
    if remark.unless:
        return not re.search(remark.unless, name, re.IGNORECASE)
    if remark.part:
        return not any(word in name for word in _SAME_PART.get(remark.part[:2], (remark.part[:2],)))
    return remark.kind in _OTHER and remark.kind not in senses(name)


_OTHER = (Sense.PLAN, Sense.BEFORE, Sense.GROWTH, Sense.INDEX)
_SAME_PART = {
    "规模": ("规模以上", "规上"),
    "规上": ("规模以上", "规上"),
    "限额": ("限额以上", "限上"),
    "限上": ("限额以上", "限上"),
}
