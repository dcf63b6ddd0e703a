"""The words that a number of a document can be measured in, and which of them stands behind a numeral.

Wider than the units of `core`: a document also counts 轮, 场次 and 架次, which no indicator is converted from.
"""

import re

from tracker.core.unit_words import ALIASES, COUNTING

_STATISTICAL = (
    "元 美元 欧元 港元 日元 人民币 元人民币 人 人次 名 户 套 栋 幢 辆 台 台套 台（套） 张 篇 次 位 倍"
    " 个 个百分点 百分点 成 米 厘米 毫米 公里 千米 "
    "平方米 平方公里 平方千米 平米 公顷 亩 立方米 方 升 秒 分钟 小时 天 周 岁 周岁 年 个月 克 微克 "
    "毫克 千克 公斤 斤 吨 吨标准煤 吨标煤 标准煤 "
    "吨公里 人公里 标准箱 标箱 千瓦 兆瓦 千瓦时 度 千伏 千伏安 蒸吨 吨级 立方 海里 载重吨 床 床位 "
    "张床位 TEU 美金 工作日 个工作日 刻钟"
)
_COUNTED = (
    "批次 场次 架次 车次 班次 航次 列次 轮 款 趟 班 间 门 册 幅 棵 株 口 眼 根 块 片 段 层 笔 单 票 "
    "份 类 大类 期 届 代 项次 件次 户次 "
    "辆次 艘 架 羽 尾 头（只） 部 本 例 枚 顶 盏 杆 对 双 组 道 孔 桩 亩次 剂 剂次 万头 只（羽） 家次"
    " 对次 个（次） 支队 支 只 头 列 起 站 场 批 种 宗 条 所 "
    "座 处 件 项 家 所次 名次 平方 个点 间次 桌 亩地 字 页 场所 步 环 级 度电 标段 尊 方阵 粒 瓶 箱 "
    "袋 桶 个标准厂房 对外"
)
_WORDS = {
    word
    for word in (*_STATISTICAL.split(), *_COUNTED.split(), *COUNTING)
    if word not in {"对外", "方阵", "步", "环", "级", "字", "页"}
}
_WORDS |= {
    alias
    for alias in ALIASES
    if re.fullmatch(r"[\u4e00-\u9fff]+", alias) and alias not in {"时", "日", "月", "百分之", "名次", "圆"}
}
_NOT_BEFORE = {
    "项": "目",
    "家": "庭长具电园门乡居",
    "人": "才均大民员工社力文居物行",
    "个": "人体",
    "台": "账州",
    "名": "录城镇牌村",
    "处": "理",
    "条": "件例",
    "场": "景馆",
    "度": "假",
    "位": "于居列",
    "片": "区",
    "成": "立为功长果",
    "年": "均",
    "点": "",
    "部": "门分署长队",
    "对": "接外口比标",
    "批": "发准复",
    "种": "植业子养",
    "道": "路",
    "单": "位",
    "班": "列",
    "组": "织建",
    "类": "",
    "双": "",
    "方": "面案向阵法",
    "层": "级",
    "代": "表",
    "口": "岸",
    "本": "地级",
    "件": "",
    "列": "入",
    "支": "持撑点部",
    "头": "部",
    "站": "点",
    "户": "籍外",
    "段": "",
    "株": "洲",
    "门": "诊",
    "座": "谈",
    "起": "步",
    "间": "",
    "台套": "",
    "天": "然",
    "周": "年边",
    "分": "",
    "张": "",
    "米": "",
    "期": "间",
    "次": "",
    "升": "级",
    "块": "",
    "例": "",
    "份": "额",
    "眼": "",
    "根": "",
    "款": "",
    "环": "",
    "宗": "旨",
    "所": "有",
    "孔": "",
    "桩": "",
    "轮": "",
    "尾": "矿",
    "站点": "",
}
"""Characters that make another word of a measure: 项目, 家庭, 人均 are no units."""

_BY_LENGTH = sorted(_WORDS, key=lambda word: (-len(word), word))
_MEASURE = re.compile(
    "|".join(
        _one
        for _one in (
            re.escape(word) + (f"(?![{_NOT_BEFORE[word]}])" if _NOT_BEFORE.get(word) else "") for word in _BY_LENGTH
        )
    )
)
_PER = re.compile(
    r"(?:/|每)(?:[百千万]?(?:人|户|亩|平方米|平方公里|立方米|公顷|吨|千瓦时|年|天|日|小时|万人|万元|升|亿元))"
)
_BEHIND_MAGNITUDE = re.compile(r"[余多来几](?![元少])|余")
PEOPLE = re.compile(
    r"(?:残疾|困难|农村|低保|脱贫|失业|留守|老年|高龄|特困|适龄|城乡|城镇|常住|退役|农牧|外来|青少年|"
    r"高校|优秀|高层次|高技能|技能)*"
    r"(?:妇女|人口|居民|群众|学生|儿童|老人|老年人|党员|干部|职工|农民|农民工|劳动力|青年|游客|人才|"
    r"毕业生|军人|旅客|学子|市民|移民|职业农民|产业工人)"
)
"""Nouns for people: 70万妇女 counts 人 although no measure word stands there."""


def measure_at(text: str, start: int) -> tuple[str, int]:
    """The measure that begins at `start`, and where it ends; empty at `start` where there is none."""
    found = _MEASURE.match(text, start)
    if not found:
        return "", start
    per = _PER.match(text, found.end())
    end = per.end() if per else found.end()
    return text[start:end].replace("每", "/") if per else found[0], end


def more_or_so(text: str, start: int) -> int:
    """Where the 余 or 多 ends that stands between a numeral and its measure (2000余万元), else `start`."""
    found = _BEHIND_MAGNITUDE.match(text, start)
    return found.end() if found else start
