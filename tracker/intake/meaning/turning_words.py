"""Words in a title, a sheet's name or a header that make another thing of all values: 增速, 占比, 人均, 民营, 园区.

Each turns a value into one of another kind unless the indicator's name says the same: 人均 above a table of GDP, but
not above one of 人均地区生产总值.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from tracker.intake.meaning.remarks import Remark, remarks
from tracker.intake.meaning.surroundings import Source, Where

_LISTED = r"(?<![及和与、/])"
"""Behind one of these a word names one more column: 总量及增速."""

_GROWTH = r"(?:增长速度|增速|增幅|增长率?(?!极|点)|涨幅|降幅|\bgrowth\b)"
_SHARE = (
    r"(?:占(?!用|地)[^,，。;；]{0,8}?(?:比重|比例|份额|%)|占比|比重|构成|份额|贡献|拉动|结构(?!调整|优化)|\bshares?\b)"
)
_AVERAGE = r"人均|户均|亩均|地均|月均|日均|平均|均值|每(?:平方公里|亩|人|万人)|单位(?:GDP|面积|产值)|\bper capita\b"
_PRICES = r"不变价|可比价|[0-9]{4}年价格?"
_OWNERS = (
    r"民营|非公有?制?(?:经济|企业)|私营|个体(?:工商|经济|户)|国有(?!土地)|国企|集体(?:企业|经济)|外商投资|外资企业|港澳台"
    r"|\bprivate\b"
)
_RANKS = "(?:排名|位次|排位|名次)"
_MORE = "(?:增加额|增量|净增|增减[额量情]?|变化情况|增加(?!值)|缺口|差额|差距|高于全[国省市])"
_PLACES = (
    r"[市县区省]直(?!辖|播|达|接)|本级|城区|(?<![县各、（(])市区(?![县域间划])|市辖区|开发区|高新区|经开区|新区|园区"
    r"|[工产]业园|保税区|(?<=[\u4e00-\u9fff]{2})(?<![城乡村集])镇(?![化村居级])"
    r"|(?<=[\u4e00-\u9fff]{2})(?<!城)乡(?![村镇情愁土贤])|街道(?!办)"
)
_SECTORS = (
    r"(工业|服务业|建筑业|房地产|制造业|农业|民间|基础设施|技改|高技术)(?:产业|业)?(?:主要)?(?:固定资产)?(?:投资|增加值|产值|税收|指标|企业)"
    r"|第?[一二三](?:次产|产)业?(?!园)|(?:城镇|农村)(?=口径|地区|部分)|(?:全|地方|城镇)口径|[市县区]级(?=收入|支出|口径|指标|数)"
)
"""A sector, or a share of the accounts, and what is counted of it."""

_OF_COLUMN = r"规模?[以上下]{1,2}|限[额上下]|其中|进度|完成率|得分|分值|剩余|城镇|农村|\brate\b|[本全]口径"


class _Turn(NamedTuple):
    """Words that turn, and what an indicator's name has that says the same; empty for the words themselves."""

    words: re.Pattern[str]
    same: str = ""


def _turn(words: str, same: str = "") -> _Turn:
    return _Turn(re.compile(words, re.IGNORECASE), same)


_TURNS = (
    _turn(_LISTED + _GROWTH, "增速|增长|增幅|降幅|growth"),
    _turn(_LISTED + _SHARE, "占|比重|份额|比例|率|点数|贡献|share"),
    _turn(_AVERAGE, "均|per capita"),
    _turn(_PRICES, "增速|增长|指数|率|数$|growth"),
    _turn(_OWNERS),
    _turn(_LISTED + _RANKS, _RANKS),
    _turn(_LISTED + _MORE, "新增|增量|净增|缺口|差距|高于"),
    _turn(_LISTED + "(?:指数|=100)", "指数"),
    _turn(r"同期数|[上去]年同期(?!对?比|增|相)|[0-9]{4}年同期"),
    _turn(r"剔除|扣除|不[含包](?!税)", "增速|增长"),
    _turn(_SECTORS),
    _turn(_PLACES),
)
_OF_RATES = 2
_LEVEL = re.compile(r"绝对[额值数量]")
_IN_HEADER = (*_TURNS, _turn(_OF_COLUMN))
_ESTIMATED = re.compile(r"预计|预估|预测|估算|测算|推算|匡算|\bforecast|\bestimate", re.IGNORECASE)


def turned(text: str, headers: tuple[str, ...] = ()) -> tuple[Remark, ...]:
    """What a title makes of all values below; a word that one of the table's headers has is about that column.

    Growth or shares in a title are not about columns of levels (绝对额).
    """
    turns = _TURNS[_OF_RATES:] if any(_LEVEL.search(header) for header in headers) else _TURNS
    return tuple(
        _remark(text, found, one)
        for one in turns
        if (found := one.words.search(text)) and not any(one.words.search(header) for header in headers)
    )


def turned_by_header(header: str) -> tuple[Remark, ...]:
    """What the header of a column of values makes of them; an estimate is no more than that."""
    found = [_remark(header, word, one) for one in _IN_HEADER if (word := one.words.search(header))]
    return (*found, *([Remark(header, is_estimate=True)] if _ESTIMATED.search(header) else []))


_GROUP = re.compile(
    r"(?!.*(?:统计|指标|情况|发展|一览|国民经济))[\u4e00-\u9fff]{2,12}(?:经济[带区圈]|都市[圈区]|城市[圈群带]|流域|[库灾]区|片区|板块|产业|行业|经济|领域|集群)"
)


def names_a_group(source: Source) -> bool:
    """Whether a line above a table is no more than the name of a region or a branch, of which it says nothing more."""
    return source.where is Where.LINE and _GROUP.fullmatch(source.text.strip()) is not None


@lru_cache(8192)
def in_cell(text: str) -> tuple[Remark, ...]:
    """What a cell of a column that is not used makes of the value of its record."""
    return (*remarks(text), *(turned(text) if len(text) <= _LONGEST_CELL else ()))


_LONGEST_CELL = 12


def _remark(text: str, found: re.Match[str], turn: _Turn) -> Remark:
    own = found[1] if found.re.groups and found[1] else found[0]
    return Remark(text, part=found[0], unless=turn.same or re.escape(own))
