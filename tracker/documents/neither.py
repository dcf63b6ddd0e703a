"""Why a numeral is neither goal nor value: rules in their order, each a pattern before, of and behind the numeral.

The first rule that fits gives the reason, and the words that it rests on. Numerals in Chinese writing need no
rule to be left out: `spelled` says which of them state an amount.
"""

import re
from dataclasses import dataclass

from tracker.documents.numerals import Numeral
from tracker.documents.quantities import Quantity
from tracker.documents.reasons import Reason

_NOTHING = re.compile("")
_REACH = 24
_MONEY_SIZE = (
    "新建|续建|重大|重点|产业|工业|项目|企业|楼宇|亿元|的|投资|招商|签约|战略|骨干|龙头|税源|技改|规模|产值|园区|集群"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: Reason
    numeral: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


def _rule(reason: Reason, numeral: str = "", before: str = "", behind: str = "") -> _Rule:
    return _Rule(
        reason,
        re.compile(numeral) if numeral else _NOTHING,
        re.compile(f"(?:{before})$") if before else _NOTHING,
        re.compile(behind) if behind else _NOTHING,
    )


_YEAR = r"(?:19|20)\d\d$"
_SMALL = r"\d{1,2}$"
_RULES = (
    _rule(
        Reason.DATE,
        _YEAR,
        behind=r"年度?(?!均产|产量|产能)|[-—–~至/.]{1,2}\d{1,4}(?:年|[-/.]|$|[^\d%])|-\d\d|H[12]|Q[1-4]|届|[—–-]",
    ),
    _rule(Reason.DATE, _YEAR, before=r"\d{4}[-—–~至]{1,2}|[（(]|^"),
    _rule(Reason.DATE, r"\d{1,4}$", before=r"(?:19|20)\d\d[-/.年]"),
    _rule(Reason.DATE, r"\d{2}$", before=r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]|\d{1,2}[:：]"),
    _rule(
        Reason.DATE,
        _SMALL,
        behind=(
            r"月(?!均)(?:份|底|末|初|中|\d|[，。；、）至—-]|[\u4e00-\u9fff])|[:：]\d\d(?!\d|\.|"
            r"[:：]\d\d[^\d年月，。]*(?:调整|优化|演))"
        ),
    ),
    _rule(Reason.DATE, _SMALL, before=r"月|月\d{1,2}[日至、—-]{1,2}", behind="[日号至、—-]"),
    _rule(Reason.DATE, _SMALL, before=r"\d[-—至~到、]|^", behind=r"月|季度|时(?:许|分|[，。至])"),
    _rule(Reason.DATE, _SMALL, behind=r"[-—至~到]{1,2}\d{1,2}月|日(?:上午|下午|晚|起|至|召开|举行|，)"),
    _rule(Reason.PAGE_FURNITURE, r"\d{1,3}$", before=r"\[", behind=r"\]"),
    _rule(Reason.PAGE_FURNITURE, r"\d{1,3}$", before=r"第", behind=r"页"),
    _rule(Reason.PAGE_FURNITURE, behind=r"人参与|条评论|个字|次阅读|次浏览|人浏览"),
    _rule(Reason.ORDINAL, before=r"第|[图表]|专栏|附件|其|前|位居全国|居全国", behind=r"(?!亿|万|千)"),
    _rule(Reason.ORDINAL, before=r"居(?:全|中|西|东|北|南|省|市|国|同|沿|世).{0,6}第?"),
    _rule(Reason.ORDINAL, r"\d{1,3}$", before=r"^|[。；：]", behind=r"[、.．](?!\d)"),
    _rule(Reason.ORDINAL, r"\d{1,3}$", before=r"[（(]", behind=r"[）)]"),
    _rule(Reason.FIXED_TERM, behind=r"强(?!镇|县|市|省|降|度|化)|佳|优县"),
    _rule(Reason.ANNIVERSARY, behind=r"周年|华诞|多?年华"),
    _rule(Reason.TECHNICAL_NAME, before=r"[A-Za-z+_.](?<![（(]X)"),
    _rule(Reason.TECHNICAL_NAME, behind=r"[A-Za-z](?<!T)(?!EU)(?!m[23²³]|㎡|k?[mgWw])"),
    _rule(Reason.TECHNICAL_NAME, r"\d{1,2}\.0$", behind=r"(?!%|‰|[万亿千百]|[个米吨元倍级分])"),
    _rule(Reason.TECHNICAL_NAME, r"1\d\d(?:\d\d)?$", behind=r".{0,6}(?:热线|报警|急救|服务平台|服务便民)|调度"),
    _rule(Reason.PLAN_NAME, before=r"[“‘《+][^”’》。；]{0,12}", behind=r"[+×][^。]{0,10}|[^“”。，；]{0,2}N"),
    _rule(Reason.PLAN_NAME, before=r"\d\+|从\d到"),
    _rule(
        Reason.LIST_COUNT,
        behind=(
            r"大(?!部分|学|桥|厦|坝|民生实事|民生工程)|个?(?:方面|领域|环节|维度|层面|原则|关键词|要点|短板|"
            r"板块|抓手|字|(?:新)?赛道|县市区|县区|乡镇|部门|单位|市州|地市|旅游组团)"
        ),
    ),
    _rule(Reason.ARTICLE_COUNT, before=r"共|分|部分、|等|章、|编、", behind=r"(?:个?部分|章|编|节|条(?:[，。、；]|$))"),
    _rule(Reason.MEETING_NAME, behind=r"届|次(?:会议|全会|全体|常委会|党代会|代表)|中全会"),
    _rule(
        Reason.PROJECT_NAME,
        behind=r"期(?!间|末|初|货)|号(?!召)|标段|路(?!径)|国道|省道|线(?!上|下|索|路)|弄|栋(?:楼)?地块",
    ),
    _rule(Reason.CLASSIFICATION, r"\d{1,2}A?$", behind=r"A?级(?!以上)|星级|类(?!别)(?:以上|标准|水)"),
    _rule(Reason.CLASSIFICATION, behind=r"(?:周?岁)(?:及?以[上下]|[（(]|[-—至~到])|[-—至~到]\d{1,2}周?岁"),
    _rule(Reason.CLASSIFICATION, before=r"\d[-—至~到]", behind=r"周?岁"),
    _rule(Reason.CLASSIFICATION, behind=r"[个类][一二三四五六]级"),
    _rule(Reason.DURATION, r"\d{1,2}$", behind=r"[-—至~到]\d{1,2}(?:个月|年(?!\d))"),
    _rule(
        Reason.CLASSIFICATION,
        behind=(
            rf"(?:[余多]?(?:万亿|亿|千万|百万|万)?(?:元|美元|吨|千瓦|亩|"
            rf"平方米))?(?:及其?)?以[上下](?:的)?(?:{_MONEY_SIZE})"
        ),
    ),
    _rule(
        Reason.CLASSIFICATION,
        before=r"主营业务收入|营业收入|年产值|产值过|年纳税|总投资|投资额",
        behind=r"(?:万|亿)?元(?:及其?)?以上(?:的)?(?:企业|工业|法人)",
    ),
    _rule(
        Reason.CLASSIFICATION,
        r"[\d.]+[万亿]+$",
        behind=r"级?(?:项目|企业)?\d|元(?:重大|重点)项目|元?级(?:以上)?(?:项目|企业)\d",
    ),
    _rule(Reason.CLASSIFICATION, before=r"[过超]", behind=r"元(?:、[过超]|楼宇|企业|项目|的)|(?:元)?楼宇"),
    _rule(Reason.PAST_EVENT, behind=r"次(?:专题|会议|座谈|调研|专门|集中)"),
    _rule(Reason.PAGE_FURNITURE, before=r"阅读时长|共计", behind=r"分钟|个字"),
    _rule(Reason.ATTRIBUTE, behind=r"[^，。；、]{0,3}(?:及)?以下[\u4e00-\u9fff]{2,}(?<!以下的)"),
    _rule(Reason.ATTRIBUTE, behind=r"千伏(?!安)|蒸吨|万?吨级|马力|毫米|克拉|匹(?!配)|寸"),
    _rule(Reason.ATTRIBUTE, before=r"(?:以|为|=|设为)[^，。；]{0,8}(?:为|=)", behind=r"[）)]|，下同"),
    _rule(
        Reason.ATTRIBUTE,
        before=r"年产|日产|[年日]处理|[年日]加工|年出栏",
        behind=r"(?:立方米|平方米|千瓦时|[吨台套只头辆件米羽])[^，。；]{1,24}?(?:项目|工程|生产线|装置|工厂)",
    ),
    _rule(
        Reason.ATTRIBUTE,
        before=r"沿线|沿岸|干流|支流|周边|半径|范围内?|海拔|纵深|岸线|两岸",
        behind=r"(?:公里|米|千米)",
    ),
    _rule(Reason.ATTRIBUTE, r"\d+千$", behind="伏"),
    _rule(Reason.ATTRIBUTE, r"24$", behind=r"小时"),
    _rule(Reason.ATTRIBUTE, behind=r"(?:小时|天)过境"),
    _rule(
        Reason.DURATION,
        r"\d{1,3}$",
        behind=(
            r"[余多]?(?:个(?:多)?月|年(?:多|来|内|期|间|以上|左右|的|，|。|$|[\u4e00-\u9fff])|周(?![岁年边])|"
            r"个季度|个交易日|日(?:内|游|均)|届)"
        ),
    ),
    _rule(
        Reason.DURATION,
        before=r"连续|历时|持续|每隔|未来|今后|过去|近|为期|延长",
        behind=r"(?:个)?(?:月|年|天|小时|轮|季度)",
    ),
)

_SIZED = re.compile(r"[^，。；、\d]{2,24}?(?:项目|工程|生产线|基地|装置|机组)")
_SIZES = frozenset({"台", "套", "吨", "千瓦", "立方米", "头", "只", "辆", "兆瓦", "米", "件", "平方米"})
_OWNER = re.compile(r"(?:^|[，。；、：])([\u4e00-\u9fffA-Za-z]{2,12})$")
_DOES = re.compile(r"新|建|完成|实施|推进|改|开工|投资|达|增|装|修|拆|种|治|加快|启动|引|培|打造|支持")

_QUOTE = re.compile(r"[“‘《「]([^“”‘’《》」]{0,24}?)$")
_UNQUOTE = re.compile(r"^([^“”‘’《》「]{0,24}?)[”’》」]")
_PARKS = re.compile(r"[一二三四五六七八九十\d]+个[百千万]亿级?[\u4e00-\u9fff]*(?:园区|产业|集群|企业|基地)")
_PARK_WORK = re.compile("打造|建设|建成|培育|形成|做强|壮大|$")
_ALL_CIRCLES = re.compile(r"分钟|小时|刻钟")
_CIRCLE_NOUN = re.compile(r"[^，。；、]{0,8}(?:圈|通勤|通达|覆盖|送达|交通|通畅|联系|可达|直达|到达)")


def reason_of(numeral: Numeral, text: str, quantity: Quantity | None) -> tuple[Reason, str] | None:
    """Why a numeral of a paragraph states no goal and no value, with the words that say so; None if it may."""
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    behind = text[numeral.end : numeral.end + _REACH]
    if redacted := _redacted(numeral, quantity, text):
        return redacted
    if quantity and quantity.redacted and re.search("[第]$", before):
        return Reason.ORDINAL, before[-4:] + numeral.text
    plain = numeral.text[-1] not in "%‰％" and not (quantity and quantity.redacted)
    if plain and "分之" not in numeral.text:
        for rule in _RULES:
            if (
                rule.numeral.match(numeral.text)
                and (ahead := rule.before.search(before)) is not None
                and (after := rule.behind.match(behind)) is not None
            ):
                return rule.reason, ahead[0] + numeral.text + after[0]
    if quoted := _in_quotes(numeral, before, behind, quantity):
        return Reason.FIXED_TERM, quoted
    return None


def circle_of(quantity: Quantity, text: str) -> bool:
    """Whether an amount of time names a circle that one travels or is served in: 1小时高铁圈."""
    return bool(_ALL_CIRCLES.match(quantity.unit) and _CIRCLE_NOUN.match(text, quantity.end))


def capacity_of(quantity: Quantity, text: str) -> str:
    """The words of a thing whose size a number only says, or nothing: 某厂3000台机械生产线项目."""
    size = _SIZED.match(text, quantity.end)
    if not size or quantity.unit.lstrip("万亿") not in _SIZES:
        return ""
    owner = _OWNER.search(text[max(0, quantity.start - 14) : quantity.start])
    return text[quantity.start : quantity.end] + size[0] if owner and not _DOES.search(owner[1]) else ""


def _redacted(numeral: Numeral, quantity: Quantity | None, text: str) -> tuple[Reason, str] | None:
    """An X that stands for a name, or a Roman numeral or a subscript, which is no amount."""
    if not re.match(r"[IVXⅠ-ⅿ₀-₉]", numeral.text):
        return None
    if numeral.text.startswith("X"):
        return None if quantity else (Reason.REDACTED_NAME, numeral.text)
    if numeral.text[0] in "₀₁₂₃₄₅₆₇₈₉":
        return Reason.TECHNICAL_NAME, text[max(0, numeral.start - 2) : numeral.end]
    return Reason.CLASSIFICATION, text[numeral.start : numeral.end + 1]


def _in_quotes(numeral: Numeral, before: str, behind: str, quantity: Quantity | None) -> str:
    """The quoted name that a numeral is a part of, or nothing: “1145”, “酉阳800”; a circle of minutes is a goal."""
    opened, closed = _QUOTE.search(before), _UNQUOTE.match(behind)
    if not opened or not closed:
        return ""
    quoted = opened[1] + numeral.text + closed[1]
    if quantity and _ALL_CIRCLES.match(quantity.unit) and _CIRCLE_NOUN.match(behind):
        return quoted if re.search(r"[个批条类项]$", before[: opened.start()]) else ""
    if _PARKS.fullmatch(quoted) and _PARK_WORK.search(before[: opened.start()]):
        return ""
    if quantity and (quantity.percent or quantity.redacted or (len(quoted) > 12 and quantity.unit)):
        return ""
    return quoted
