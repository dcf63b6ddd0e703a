"""Words that say what kind of figure stands there: a plan, a cumulative value, last year's, a rate, an index."""

import re
from enum import StrEnum
from functools import lru_cache

from tracker.intake.meaning.fields import header_form


class Sense(StrEnum):
    """What words in a title, a header or a cell make of a value. Only CUMULATIVE and SINGLE can still be an actual."""

    CUMULATIVE = "cumulative"
    SINGLE = "single"
    PLAN = "plan"
    BEFORE = "before"
    GROWTH = "growth"
    INDEX = "index"
    PART = "part"


_WORDS = {
    Sense.CUMULATIVE: (
        r"累计|累积|年初|至今|年以来|[本当]月末?止|[本当]年止|[至到止][本当]月|(?<![0-9])1月?\s*[-–—~～至]\s*(?:[2-9]|1[0-2]|[本当])\s*月|月累|截[至止]到?(?=[^,，。;；]{0,10}[月季])|截[至止](?:本期|时间|日期|期)|^本年(?:数|值|额)?$"
        r"|\bcumulative|\bytd\b|year to date"
    ),
    Sense.SINGLE: r"(?<![至到止])(?<![-–—~～])[当本]月(?!末?止|末?累[计积])|单月|当季|本季(?!度?末)",
    Sense.PLAN: (
        r"计划(?!生育|单列)|目标|预期(?!寿命)|预算(?:数|安排|草案)|^预算$|规划(?!局|院|资源)|年度任务|任务(?:数|分解|分配|安排|书|表|指标|目标)|^\s*任务\s*$|考核(?:值|数|目标|指标)|指导性"
        r"|\b(?:plan|target|forecast|budget)(?:s|ned|ted)?\b"
    ),
    Sense.BEFORE: r"上年|去年|上月|上季|同期|上期|基期|\b(?:last|previous|prior) (?:year|month)",
    Sense.GROWTH: r"同比|环比|增速|增长|增幅|增减|升降|涨跌|±|\bgrowth|\byoy\b|% ?change",
    Sense.INDEX: r"指数|[=＝]100",
    Sense.PART: (
        r"类别|类型|种类|性质|产业|行业|门类|分类|分组|组别|其中|城乡|性别|人群|所有制|控股|隶属|层级|级次|属性|维度|阶段|状态|批次|口径|频度"
        r"|取数|计[量价]方式|情景|品种|产品|用途|明细|[子细]项|子指标|是否(?!达标|完成|审核|公开|按时)|等级|企业|单位名称|乡镇|镇街|街道|园区|片区|社区|价格|对比期|部门$|期别"
        r"|\b(?:type|category|kind|sector|industry|scenario|series|status|ownership|town|enterprise|company)\b"
    ),
}
_PATTERNS = {sense: re.compile(words, re.IGNORECASE) for sense, words in _WORDS.items()}
DONE = re.compile(r"完成|实际|执行|进展|实绩|落实|actual|progress|achieved", re.IGNORECASE)
_QUALIFYING_CELL = re.compile(
    r"^(?:计划|目标|预期|预算|规划|完成|实际|实绩|预计|快报|初步|累计|当月|本月|上年|去年|同比|环比|增速|增长|增幅"
    r"|总量|合计|全社会|plan|target|actual|forecast)(?:数|值|额|量|率)?$"
    r"|第[一二三]产业|^(?:城镇|农村|城市|男|女|国有|民营|私营|规上|规下|限上|限下)",
    re.IGNORECASE,
)
_LONGEST_CELL = 12


@lru_cache(4096)
def senses(text: str) -> frozenset[Sense]:
    """The senses of the words in a header or a title."""
    return frozenset(sense for sense, pattern in _PATTERNS.items() if pattern.search(text))


def says_plan(title: str) -> bool:
    """Whether a title is about what is planned, and not about how it was carried out."""
    return Sense.PLAN in senses(title) and not DONE.search(title)


def qualifies(header: str, cells: list[str]) -> bool:
    """Whether a column of texts tells one kind of figure from another: by its header, or by what stands in it."""
    named = senses(header) or senses(header_form(header))
    said = (cell.strip() for cell in cells)
    return bool(named) or any(len(cell) <= _LONGEST_CELL and _QUALIFYING_CELL.search(cell) for cell in said if cell)
