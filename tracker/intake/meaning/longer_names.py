"""Words around a name that make another thing of it: 宜昌市区, 地区生产总值构成, 人均地区生产总值, GDP增速."""

import re

_BEFORE = re.compile(
    r"(?:规模以上|规上|规模以下|限额以上|限上|人均|户均|亩均|地均|单位|每万人|万元|城镇|农村|农民|非|亿元以上|第[一二三]产业|高技术|高新技术"
    r"|战略性新兴|新增|其中|民营|非公|私营|外资|国有|税收占|占)[:：]?(?:的)?$"
)
_BEHIND = re.compile(
    r"^\s*[(（·/、,，]?\s*(?:的)?(?:年均|平均|同比|环比|实际|名义|可比)?"
    r"(?:增加值|增速|增长|增幅|增量|增加|升降|下降|降幅|指数|构成|结构|占|比重|比例|份额|率|同比|环比|能耗|水耗|电耗|密度|强度|贡献|拉动|缩减|平减"
    r"|上年=|排名|位次|目标|计划|预期)"
)
_PART_BEHIND = re.compile(
    r"^\s*[(（]?\s*(?:市?区(?!域|间|划)|市?(?:(?:中心|主)?城区|市辖区|本级|直(?!辖)|属|市区)|县(?:本级|直|城)|省直|高新|经开|开发区|新区|不[含包]|扣除|除"
    r"|其他|以外|下辖|全域外)"
)


def is_longer(name: str, text: str) -> bool:
    """Whether a name found in a text is only a piece of another: 工业增加值 in 规模以上工业增加值, GDP in GDP增速."""
    if not name:  # it was the code that stands there
        return False
    before, _, behind = text.partition(name)
    return bool(_BEFORE.search(before) or _BEHIND.match(behind))


def is_part(name: str, text: str) -> bool:
    """Whether a place's name found in a text is that of a part of it: 宜昌市 in 宜昌市区, 宜昌市（不含高新区）."""
    return _PART_BEHIND.match(text.partition(name)[2]) is not None


_TELLING = (
    ("growth", re.compile(r"增速|增长|增幅|同比|环比|升降|growth", re.IGNORECASE)),
    ("fall", re.compile(r"下降|降幅|降低|减少")),
    ("share", re.compile(r"构成|结构|占|比重|比例|份额|贡献|share", re.IGNORECASE)),
    ("index", re.compile(r"指数|=100|index", re.IGNORECASE)),
    ("per head", re.compile(r"人均|户均|亩均|per capita", re.IGNORECASE)),
    ("large", re.compile(r"规模以上|规上|限额以上|限上")),
)


def telling(text: str) -> frozenset[str]:
    """What the words of an indicator's name tell apart: growth, share, index, per head, large firms."""
    return frozenset(what for what, words in _TELLING if words.search(text))
