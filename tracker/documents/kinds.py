"""Kind, comparator and commitment of a number, from the words around it and the words of its indicator."""

import re

from tracker.core.kinds import Commitment, Comparator, Kind
from tracker.documents.quantities import Quantity
from tracker.documents.subjects import CHANGE

_ENDPOINT = re.compile(r"(?:到|至|为|达到?|成)(?:约|超过?|近|了)?$")
_RELATIVE = re.compile(
    r"(?:高于|低于|高出|快于|好于|优于|领先|落后|超出?)(?:全国|全省|全市|全区|上级|同期|周边|平均|省|"
    r"市|国|地区|GDP|经济)[^，；。]{0,14}$|(?:比|较)(?:全国|全省|全市|全区|国家|"
    r"省)[^，；。]{0,10}(?:高|低|快)$"
)
_HOLD = re.compile(r"控制|保持|稳定|维持|涨幅|失业率|不低于|自然增长率|稳控|不突破|守住")
_STOCK = re.compile(
    r"余额|人口(?<!出生人口)(?<!死亡人口)(?<!脱贫人口)|存栏|保有量|总数|参保|"
    r"参加.{2,12}保险|(?<!高)标准(?!化|厂房|农田)|总量(?<!业务总量)(?<!值总量)(?!.*调水)|里程|户数|"
    r"在[校园册岗库]|床位|拥有|现有|总户|面积(?<!播种面积)(?<!施工面积)(?<!销售面积)|容量|规模(?!以上|"
    r"化)|数量|市场主体|经营主体|企业数|储备|覆盖率|总头数|浓度|寿命|密度|价格|单价|水平|人均|率$|比重"
    r"|占比|比例|强度|指数|系数|年限|结构"
)
_FLOW = re.compile(
    r"新增|^新(?!能源|型|材料|质|兴)|新建|改造|完成|天数|产值|增加值|收入|总额|投资|产量|销售|成交|"
    r"发放|新签|开工|投产|签约|实施|净增|进出口|利用外资|播种|吞吐量|客流|接待|培训|(?<!新)就业(?!群体)|惠及|受益"
    r"|(?:货|客|联|发|输|调|转)运量|运输量|开行量|周转量|发电量|用电量|用水量|供水量|交易量|处理量|处置量|排放量|消费量|业务量"
)
_AMOUNTING = re.compile(
    r"(?:达到?|增至|增加到|提高到|提升[到至]|升至|总数|累计达到?|突破|超过|拥有|现有|保有|缩减[到至]|"
    r"减[到至]|精简[到至]|发展到|扩大到|稳定在|保持在|不足|不到|有)(?:约|近)?$"
)
_HAS = re.compile(r"(?:共有|现有|拥有|共?设有)[\u4e00-\u9fff（）]{2,16}$")
_PER_HEAD = re.compile(r"人均|/人|亩均|地均|户均")
_SHARE_NAME = re.compile(r"率$|比重|占比|比例|份额|强度|覆盖|合格|达标|贡献|率（|度$")
_FLOW_SHARE = re.compile(r"(?:增速|增幅|降幅|增长率|增长速度|增长|涨幅)$")
_AVERAGE = re.compile(r"年均|年平均|平均每年")
_GATHERED = re.compile(r"累计(?:建成|建设|培育|认定|发展|布局|设立|拥有)")
_IMPROVED = re.compile(r"提升|提高|改善|优化")
_EVENT = re.compile(r"^(?:个|家|项|座|所|条|处|件|公里|户|套|台|辆|人|名|亩|场|只|次|人次|万人次|栋|米)$")

_SIZE_FOLLOWS = re.compile(
    r"(?:了|幅度?|速度?|率|预计|分别|各|时间|材料|环节|成本|不低于|不少于|控制在|保持在|稳定在|超过?|"
    r"逾|约|近|达到?|为|不超过|在)*"
)

COMMITMENTS: tuple[tuple[str, Commitment], ...] = (
    ("确保|必须|务必|坚决(?:完成|实现|遏制|守住)|要达到|硬指标|约束性|不折不扣", Commitment.MUST),
    ("力争|争取|冲刺|奋力实现|努力实现|力求|争创|奋力突破|努力达到|努力使", Commitment.STRIVE),
    ("迈向|奋斗目标|迈进", Commitment.ASPIRATION),
)
_COMMITMENTS = [(re.compile(words), commitment) for words, commitment in COMMITMENTS]


def change_of(head: str, quantity: Quantity, behind: str) -> tuple[str, bool]:
    """Which way a number changes ("up", "down" or ""), and whether it is the size of the change, not where it ends."""
    near = head[-14:]
    found = list(CHANGE.finditer(near))
    if found:
        last = found[-1]
        rest = near[last.end() :]
        # 提升100所学校: so many things are made better, nothing grows by so many.
        if _IMPROVED.fullmatch(last[0]) and _EVENT.match(quantity.unit) and re.match(r"[\u4e00-\u9fff]", behind):
            return "", False
        if _SIZE_FOLLOWS.fullmatch(rest) and not near[: last.start()].endswith(("新", "净", "倍")):
            return ("down" if last["down"] else "up"), True
        if re.match(r"(?:到|至)", rest):
            return "", False
    if quantity.percent and re.match(r"(?:以上|左右|以内)?(?:的)?(?:[\u4e00-\u9fff]{0,2})?(?:增长|增速|增幅)", behind):
        return "up", True
    return "", False


def kind_of(name: str, head: str, quantity: Quantity, changes: bool, goal: bool, listed: bool) -> tuple[Kind, str]:
    """The kind of goal or value, with the words that it rests on."""
    near = head[-16:]
    if quantity.comparator is Comparator.BETWEEN:
        return Kind.INTERVAL, quantity.words
    if relative := _RELATIVE.search(head[-24:]):
        return Kind.RELATIVE, relative[0]
    points = quantity.unit.endswith("百分点")
    if (quantity.percent or points) and _AVERAGE.search(head[-20:]):
        return Kind.AVERAGE_RATE, "年均"
    if (
        goal
        and (quantity.percent or points or not changes)
        and (hold := _HOLD.search(near) or _HOLD.search(name))
        and not (changes and quantity.percent and not re.search("控制|涨幅|自然增长率|失业率|价格", near + name))
    ):
        return Kind.HOLD, hold[0]
    if changes or points or (_FLOW_SHARE.search(name) and quantity.percent and "自然增长" not in name):
        return Kind.GROWTH, near[-6:]
    if quantity.percent or quantity.unit.startswith("∶"):
        return Kind.LEVEL, quantity.unit
    if _PER_HEAD.search(name) or "/" in quantity.unit or quantity.unit in {"岁", "分钟", "小时", "倍", "度"}:
        return Kind.LEVEL, name
    return _stock_or_flow(name, near, quantity)


def level_or_total(name: str, unit: str) -> Kind:
    """The kind of a value in a table, of which only its name and its unit are known."""
    if unit in {"%", "‰"} or "/" in unit or _PER_HEAD.search(name) or unit in {"岁", "倍"}:
        return Kind.LEVEL
    return _stock_or_flow(name, "", Quantity(0, 0, "", unit))[0]


def _stock_or_flow(name: str, near: str, quantity: Quantity) -> tuple[Kind, str]:
    """Level for what stands at a date, total for what a period brings; the indicator decides before the verb does."""
    if quantity.spelled and quantity.unit.endswith("元"):
        return Kind.LEVEL, quantity.unit
    if quantity.unit == "天" and "天数" not in name:
        return Kind.LEVEL, quantity.unit
    flow, stock = _FLOW.search(name), _STOCK.search(name)
    amounting = _AMOUNTING.search(near) or (quantity.words and _AMOUNTING.search(quantity.words))
    counted = not quantity.unit.endswith("元")
    if stock and not (
        flow
        and flow.start() <= stock.start()
        and re.match("新|改造|完成|净增|就业|发放|签约|实施|开工|惠及|受益", flow[0])
    ):
        return Kind.LEVEL, stock[0]
    if counted and (gathered := _GATHERED.search(name) or _GATHERED.search(near)):
        return Kind.LEVEL, gathered[0]
    if flow:
        return Kind.TOTAL, flow[0]
    if counted and (has := _HAS.search(near)):
        return Kind.LEVEL, has[0][:2]
    if amounting and counted:
        return Kind.LEVEL, amounting[0] if not isinstance(amounting, str) else amounting
    return Kind.TOTAL, quantity.unit


def comparator_of(quantity: Quantity, goal: bool, changes: bool, head: str) -> tuple[Comparator, str]:
    """The comparator; of a reported value 达到 says no more than that it is so."""
    said, words = quantity.comparator, quantity.words
    if (
        goal
        and said is Comparator.COUNT
        and quantity.unit in {"分钟", "小时", "天", "刻钟"}
        and not re.search("天数|优良|日照", head)
    ):
        return Comparator.AT_MOST, quantity.unit
    if said is Comparator.COUNT:
        wide = re.search(r"(不低于|不少于|至少|控制在|不超过|突破|超过|达到)[^，；。、\d]{0,4}$", head)
        if wide and not changes:
            said = {
                "不低于": Comparator.AT_LEAST,
                "不少于": Comparator.AT_LEAST,
                "至少": Comparator.AT_LEAST,
                "控制在": Comparator.AT_MOST,
                "不超过": Comparator.AT_MOST,
                "达到": Comparator.AT_LEAST,
            }.get(wide[1], Comparator.ABOVE)
            words = wide[1]
    weak = re.match(
        r"(?:达到?|增至|增加到|提高到|提升|提高至|上升到|升至|扩大到|发展到|增长到|稳定在|保持在|实现|完成"
        r"|到|至|降|下降|压|缩|低于|高于|控制)",
        words,
    )
    if not goal and weak:
        return Comparator.COUNT, words
    if goal and re.match("稳定在|保持在|实现|完成", words):
        return (Comparator.AT_LEAST if re.match("实现", words) else Comparator.COUNT), words
    if goal and re.match("低于|高于", words) and re.search("高于|低于", words) and quantity.unit.endswith("百分点"):
        return Comparator.COUNT, words
    if words in {"到", "至"} and quantity.percent and changes:
        return Comparator.COUNT, words
    return said, words


def commitment_of(sentence: str, index: int) -> tuple[Commitment, str]:
    """How strongly a sentence commits itself to a number at `index`, with the word that says so: the nearest before."""
    if ambition := re.match(r"[^，。；]{0,14}的奋斗目标", sentence[index:]):
        return Commitment.ASPIRATION, ambition[0][-4:]
    best = (-1, Commitment.PLAN, "")
    for pattern, commitment in _COMMITMENTS:
        for found in pattern.finditer(sentence, 0, index):
            if found.start() > best[0]:
                best = (found.start(), commitment, found[0])
    return best[1], best[2]
