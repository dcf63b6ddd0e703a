"""Which Chinese numerals state an amount (百亿园区, 过十万家, 两条高铁, 一刻钟); all others are parts of words."""

import re

from tracker.documents.frames import View
from tracker.documents.numerals import Numeral
from tracker.documents.quantities import Quantity
from tracker.documents.reasons import Reason

_REACHING = re.compile(
    r"(?:打造|建成|建设|培育|形成|成长(?:为)?|发展(?:为)?|构建|迈向|迈上|跨越|突破|冲刺|壮大|达到?|"
    r"做强|做大|超过?|过|实现|进入|迈入|创建|实施|向|晋级|晋升|成为|跨入|跻身|新增|跨过|"
    r"打造成)[^，。；]{0,24}$"
)
_SIZE = re.compile(r"[百千]?[十百千万]?[百千万亿]+$|[一二两三四五六七八九]?[十百千万]+亿?$")
_SIZE_NOUN = re.compile(
    r"(?:元|级|亿|吨)*(?:以上)?(?:的)?(?:[\u4e00-\u9fff、]{0,14})?(?:产业|园区|企业|集群|之城|大关|"
    r"台阶|元|板块|产值|龙头|俱乐部|城市|强县|县|镇|链|规模|基地|市场|工程|项目|级|$|[，。；、”])"
)
_COUNTED = re.compile(r"[一二两三四五六七八九十百]+$")
_WORK = re.compile(
    r"(?:建设|推进|新建|建成|开工|打造|实施|完成|启动|新增|办好|办理|引进|培育|改造|创建|争取|申报|各|"
    r"统筹推进|加快|布局|开通|高质量办好|抓好)[^，。；\d]{0,16}$"
)
_THING = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?:高铁|铁路|高速|公路|通道|大桥|桥梁|电站|机场|港口|码头|医院|学校|水库|"
    r"公园|场馆|中心|民生实事|实事|园区|示范区|工厂|枢纽|泊位|隧道|车站|航道)"
)
_TIME = re.compile(r"[^，。；、]{0,8}(?:圈|通勤|通达|覆盖|送达|交通|通畅|联系|可达|直达|到达|快速)")
_FIXED = re.compile(
    r"大|个(?:方面|领域|环节|重点|关键|维护|确立|坚持|意识|自信|务必|毫不|一)|中|届|轮|项(?:制度|改革|"
    r"重点|工作|计划|任务|行动)|类|者|化|体|流|条线|级(?!企业|产业|园区|集群)|次|步|致|批|定|样|些|直|"
    r"旦|般|切|律|站|起|系列|线|带|路|网|件事|把手|户一|老一|村|企|县"
)

_REASONS = (
    (re.compile(r"(?:第|（|其)$"), re.compile(""), Reason.ORDINAL),
    (re.compile(r"(?:^|[。；：，“])$"), re.compile(r"是|、(?=[\u4e00-\u9fff])|方面"), Reason.ORDINAL),
    (re.compile(""), re.compile(r"[四五六]”?(?:时期|规划|期间|开局|收官|以来|末)|五”"), Reason.PLAN_NAME),
    (
        re.compile(""),
        re.compile(r"届|中全会|次(?:全|代|党|会)|大(?:精神|报告|以来|提出|召开|胜利|和)|大$"),
        Reason.MEETING_NAME,
    ),
    (re.compile(""), re.compile(r"月|日|季度|点(?:钟|半)"), Reason.DATE),
    (re.compile(""), re.compile(r"年|个月|周年|周"), Reason.DURATION),
    (
        re.compile(""),
        re.compile(
            r"个(?:方面|领域|环节|重点|关键|问题|意识|自信|维护|确立)|大(?!学|桥)|项(?:重点|制度|改革|任务|"
            r"行动|工程|计划)|类|方面|条底线"
        ),
        Reason.LIST_COUNT,
    ),
)


def states_amount(numeral: Numeral, quantity: Quantity, text: str, begin: int, view: View) -> bool:
    """Whether a numeral in Chinese writing states an amount that is to be reached."""
    before, behind = text[max(begin, numeral.start - 30) : numeral.start], text[numeral.end : numeral.end + 24]
    if "分之" in numeral.text:
        return not behind.startswith("一之") and not before.endswith("之")
    if view is not View.AHEAD:
        return False
    if re.fullmatch("分钟|小时", quantity.unit):
        return bool(_TIME.match(text, quantity.end))
    if _SIZE.fullmatch(numeral.text) and len(numeral.text) >= 1 and re.search("[百千万亿]", numeral.text):
        return _states_size(numeral, quantity, before, behind)
    if (
        _COUNTED.fullmatch(numeral.text)
        and numeral.text not in {"一", "百", "千", "万"}
        and quantity.unit in {"个", "条", "座", "家", "所", "项", "处", "件", "栋", "对"}
    ):
        return (
            bool(_WORK.search(before))
            and not re.search("第$", before)
            and bool(_THING.match(text, quantity.end))
            and not _FIXED.match(behind)
        )
    return numeral.text == "十" and bool(re.match(r"大民生实事", behind)) and bool(_WORK.search(before))


def _states_size(numeral: Numeral, quantity: Quantity, before: str, behind: str) -> bool:
    if (
        re.search(r"[\d个“批家条](?:以上|左右|多)?过?$", before)
        or re.match(r"(?:元)?(?:级)?以上", behind)
        or (numeral.text in {"百", "千", "万"} and quantity.unit in {"百", "千", "万", ""})
    ):
        return False
    if re.search("[过超]$", before) and re.match(r"元?(?:项目|楼宇|以上)", behind):
        return False
    if re.match(r"[强佳家]?(?:强|工程|计划|行动|余年|名|村)", behind):
        return False
    if quantity.unit.endswith(("家", "户", "个", "人")) and re.search(r"(?:过|超|突破|达到?|超过)$", before):
        return True
    return (
        bool(_REACHING.search(before))
        and bool(_SIZE_NOUN.match(behind))
        and bool(re.search("[万亿]|百万", numeral.text))
    )


def why_not(numeral: Numeral, text: str) -> tuple[Reason, str]:
    """What a numeral in Chinese writing is when it states no amount."""
    before, behind = text[max(0, numeral.start - 24) : numeral.start], text[numeral.end : numeral.end + 6]
    last = numeral.text[-1]
    for ahead, after, reason in _REASONS:
        if reason is Reason.PLAN_NAME:
            if re.search(r"十[一二三四五六]五", text[max(0, numeral.start - 1) : numeral.end + 1]):
                return reason, numeral.text
            continue
        if ahead.search(before) and after.match(behind):
            return reason, numeral.text + behind[:3]
    if re.search("[“‘][^”’]{0,12}$", before):
        return Reason.FIXED_TERM, before[-3:] + numeral.text
    return Reason.WORD_PART, (before[-1:] if last == "一" else "") + numeral.text + behind[:1]
