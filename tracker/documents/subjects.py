"""What a number is the number of: the words of its indicator, with their qualifiers kept.

The name stands before the number (地区生产总值增长5%), behind it (新建10个中试平台), in a list that one verb is said of
(A、B分别增长a、b), or further back in the sentence (…，同比增长6%). Nothing is translated here: the words are the
document's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.documents.quantities import Quantity
from tracker.documents.sentences import CLAUSE_END, clause_end, clause_start

_CLAUSE_MARKS = re.escape(CLAUSE_END)
CHANGE = re.compile(
    r"(?P<down>下降|降低|减少|减产|减收|下跌|回落|收窄|缩小|压减|压缩|缩短|削减|下浮|负增长|降|减)|(?P<up>正增长|增长|增产|增收"
    r"|提高|提升|上升|上涨|增加|扩大|攀升|增|涨)"
)
_LEADING = re.compile(
    r"^(?:(?:[\u4e00-\u9fff]{1,8}[县市省区州旗国]|经?初步预计|预计|"
    r"截至)?20\d\d年(?!产)(?:全年|度|上半年|末|底)?|(?:到|至|力争到?|确保到?|在|于|"
    r"截至|预计|争取到?)?(?:(?:20\d\d|今|本|全|当|去|明)年|“?十[一二三四五六]五”?|"
    r"年(?=[底末内初度]))(?:年?[底末内初度]|时期|期间|期末)?(?:，|的)?"
    r"|其中|我们|全[市省县区州旗盟镇乡](?!域)|我[市省县区州]|全社会(?=用电)|力争|确保|预计|预期|计划|争取"
    r"|提出|锚定|争创|让|[两三四五]年(?:平均)?(?=$|平均|增|年均)|努力|将|要|再|继续|稳步|持续|推动"
    r"|促进|加快|着力|全面|大力|积极|同时|累计|共计|共|已|"
    r"全力|认真|切实|进一步"
    r"|保持|分别|实现(?!率)|完成(?!率|投资)|主要|一是|二是|三是|四是|五是|六是|以及|并|及|和|与|、|，|"
    r"—|“?十[一二三四五六]五”?|期间|时期|以来|约|达到?|有(?![效机色限线关轨害])|中，|是|使|把|对(?=全)|的|新一轮|年均(?=完成"
    r"|实现)|按可比价格?计算|按不变价格?计算|按?(?:可比|同)口径|扣除价格因素)"
)
_TRAILING = re.compile(
    r"(?:连续[0-9]+年|(?<=[值量额率])[两三四五]年|同比|环比|比上年同期|比上年末?|较上年末?|比20\d\d年|较20\d\d年|比去年|较去年|分别|均|双双|都|各|"
    r"预期|预计|实际|将|可|要|已|再|继续|稳定|基本|力争|确保|争取|突破性|平均|每年|累计|共|合计|仅|也|还|"
    r"约为?|大约|左右|为|是|有|达到?|到|至|在|超过?|突破|跨越|迈上|过|逾|近|接近|不低于|不少于|不超过|"
    r"不高于|"
    r"控制|保持|稳定|维持|完成|实现|[由从](?:20\d\d年|上年|去年|目前)?(?:[底末])?的?|"
    r"首次|增长率?(?=$)|增速?(?=$)|逆势|大幅|小幅|平稳|快速|每月|增加|增产|增收|减产|减收|提高|提升|上升|上涨|扩大|下降|降低|"
    r"减少|回落|降|减|涨|升|扩|缩减|缩短|压减|压缩|增|从|由|向|始终|以|高于|低于|多于|大于|小于|优于|"
    r"列|居|位居|总计|每人每[月年天]|任务|目标|以上|不|得|年均|(?<![能动电人])力|率先|按?(?:可比|同)口径|了|又|：|净|“)$"
)
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")
_INNER_VERB = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:实现|完成)(?=(?:营业)?(?:增加值|总?产值|收入|利润|税收|营收)|固定资产投资)"
)
"""第一产业实现增加值 is 第一产业增加值."""
_KEEP_END = re.compile(r"(?:比率|增加值|增速|增幅|涨幅|降幅|增长率|发生率|完成率|覆盖率|达标率|失业率|减排|新增|净增)$")
_GENERIC = re.compile(
    r"^(?:总数|总量|总额|其|数量|金额|规模|总规模|增速|增幅|降幅|涨幅|占比|比重|余额|面积|总面积|产值|人数|户数|"
    r"总人数|总长度?|营业收入|覆盖率|普及率|达标率|完成率|办结率|总产值|年产量|年产值|产量|利润|税收|"
    r"税收收入|占|居|增加值|收入|惠及.*|带动.*|服务(?!业).*|市场占有率|利率|占.*|其中.*)$"
)
_VERB = re.compile(
    r"新增|新建|改建|扩建|改扩建|新改扩建|新改建|改造提升|改造|建设|建成|开工|启动|完成|实施|推进|培育"
    r"|引进|招引|引育|打造|创建|新开工|新开通|新签约|新入库|新投产|新培育|新认定|新设立?|新开|筹建|"
    r"筹集|筹措|提升|提档升级|整治|修复|治理|新实施|发展|支持|推动|推出|建好|建强|办好|办理|发放|选派|"
    r"选聘|开展|举办|承办|组织|培训|资助|投放|落实|争取|申报|获批|入选|评选|配备|配置|建立|布局|部署|"
    r"清理|拆除|关停|淘汰|退出|盘活|处置|化解|消化|收储|出让|供应|供应|安置|解决|帮扶|救助|检查|查处|"
    r"破获|侦破|办结|受理|化解|签约|落户|引入|吸引|聚集|集聚|培养|遴选|认定|新评|创成|形成|组建|设立|"
    r"开通|开行|投用|投运|投入|投资|完工|竣工|焕新|调度|抓好|抓实|加装|安装|铺设|改善|更新|绿化|造林|"
    r"种植|出栏|生产|发行|制定|出台|修订|制修订|公开|归集|录入|参加|参与|派出|攻克|突破|转化|孵化|服务"
    r"|惠及|带动|覆盖|实现|力争|确保|加快|提供|整体提升|重点推进|稳妥推进|稳步推进|高质量完成|扎实推进"
    r"|统筹推进|全面推进|深入推进|跻身|做强|壮大|支撑"
)
_KEPT_VERB = re.compile(
    r"新增|新建|改造|扩建|改扩建|新改扩建|新改建|建成|新开工|开工|新签约|签约|新入库|入库|新投产|投产|"
    r"新培育|培育|新认定|新引进|引进|招引|新实施|提升|整治|修复|治理|拆除|淘汰|筹建|焕新|免费|新设|"
    r"净增|完工|竣工|整体提升"
)
_TAIL_STOP = re.compile(
    r"(?:全部|均|已|将|如期|顺利|基本|陆续|相继|成功|投入使用|投入运营|投入|建成|开工|竣工|完工|投用|"
    r"投运|通车|启用|落地|参展|参与|参加|获批|获评|入选|入围|上榜|上线|跻身|通过|发行|实现|达到|增长|"
    r"下降|提高|得到|完成|推进|超过|突破|(?<!元)以上|左右|位居|居|占|并|，|。|、(?=[^、]{0,14}\d)|；|：|"
    r"等(?!级)|、)"
)
_FURTHER = re.compile(r"[0-9.]+[万亿]?(?:户|人|亩|公里|米|个|条)(?=[^口均才次])(?=[\u4e00-\u9fff])")
_SEVERAL = re.compile(r"([^，。；、0-9]{2,12})的[^，。；0-9等]{1,20}、[^，。；0-9等]{1,12}等([^，。；、0-9]{2,16})")
_ONLY_TASK = re.compile(r"(?:[\u4e00-\u9fff]{2})?(?:任务|目标)$")
_STAGES = "新?(?:开工|入库|投产|竣工|完工|签约|建成|达产|落地|开业|投用|纳统|续建|投运)"
_STAGE, _STAGE_BEGINS, _STAGE_ENDS = re.compile(_STAGES), re.compile("^" + _STAGES), re.compile(_STAGES + "$")
_NEW = re.compile("新增|净增|新认定|新引进|新培育")
_PASSED = re.compile(
    r"([^，。；、0-9]{2,16}?)(?:突破|跨越|迈上|超过|站上|"
    r"跃上)[一二三四五六七八九十百千万亿\d]+元?(?:级|大关|台阶|关口)+[，、]$"
)
"""What has passed a mark before its number is said: 财政总收入突破亿元大关，实现11338万元."""
_PREDICATE = re.compile("获批|获评|入选|入围|上榜|跻身|通过|发行|参展|参与|参加")
_SHORT_NOUN = 4
"""Characters of a noun that says too little without what happened to it: 11家企业入选……"""
_SPENT = re.compile(r"(?:总?投资|投入|安排(?:资金)?|筹措|筹集)$")
_WITHIN = re.compile(r"[\u4e00-\u9fff]+(?:区内|域内|范围内|园区|保护区|沿线)$")
_SUBSTANTIVE = re.compile(r"^(?:“[^”]{1,24}”)?[\u4e00-\u9fffA-Za-z“《（·]")
_NO_NOUN = re.compile(
    r"^(?:以上|以内|左右|以下|的?目标|任务|，|的?增长|增长|的?速度|和|与|、|及|或|至|到|，|。|；|）|（"
    r"|$|均|全部|比|较|增|降|占|居|位|为|投入|已|将|如期|并|使|让|等)"
)
_SUFFIXES = (
    "价格",
    "进出口",
    "增加值",
    "可支配收入",
    "纯收入",
    "收入",
    "就业",
    "产业规模",
    "规模",
    "投资",
    "产量",
    "比重",
    "人数",
    "总额",
    "面积",
    "占比",
    "覆盖率",
    "入园率",
    "普及率",
    "参保率",
    "率",
    "总产值",
    "产值",
    "税收",
    "贷款",
    "存款",
    "增速",
    "里程",
    "数",
)
_RESIDENCE = re.compile("城镇|农村|城市|乡村")
"""城镇、农村居民人均可支配收入: both are of 居民, per head."""
_TAXES_OF_IT = re.compile("[，、]?其中[:：]?税收")
_EACH = re.compile(r"(?:(?<![人户年日亩地平月次])均(?![衡等匀值量])|双双)[^，。；、]{0,8}$")
_AND = re.compile(r"(?<=.)(?:和|及|与|以及)(?=.)")
_RESPECTIVE = re.compile(r"分别|各")
_DEPOSITS_AND_LOANS = re.compile("(.*)存、?贷(款.*)")
_TOWN_AND_COUNTRY = re.compile(r"城乡(?=.*(?:居民|人均|收入|低保|支出))")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of an indicator and how they were found: before, behind, listed, shared, inherited or generic.

    `whole` is the name of all of a list of which this is a part, else empty.
    """

    words: str
    how: str
    verb: str = ""
    whole: str = ""


def head_of(text: str, begin: int, start: int, taken: Sequence[Quantity]) -> str:
    """What stands before a number in its clause, from the last number in it on."""
    first = clause_start(text, start, begin)
    ends = [one.end for one in taken if first < one.end <= start]
    first = max([first, *ends])
    return text[first:start]


def trimmed(head: str) -> str:
    """The name in what stands before a number, without the words of time, place and movement around it."""
    name = head.rstrip("-−").strip("，、 ")
    for _ in range(12):
        shorter = _LEADING.sub("", name, count=1).strip("，、 ")
        if shorter == name:
            break
        name = shorter
    for _ in range(10):
        if _KEEP_END.search(name) and not re.search(r"(?:达到?|为|在)$", name):
            break
        shorter = _TRAILING.sub("", name, count=1)
        if shorter == name:
            break
        name = shorter.rstrip("，、 ")
    name = _NOTE_MARK.sub("", name)
    return _INNER_VERB.sub("", name.removeprefix("的").strip("，、 "))


def tail_of(text: str, quantity: Quantity) -> str:
    """The noun that stands right behind a number, or nothing."""
    begin = quantity.end
    while further := _FURTHER.match(text, begin):
        begin = further.end()
    end = clause_end(text, begin)
    tail = text[begin:end].removeprefix("的")
    if quantity.unit.endswith("元"):
        tail = re.sub(r"^[0-9.]+[万亿]?[个项条座处]", "", tail)
    if several := _SEVERAL.match(tail):
        return (several[1] + several[2])[:26]
    if _NO_NOUN.match(tail) or not _SUBSTANTIVE.match(tail):
        return ""
    stop = _TAIL_STOP.search(tail, 1)
    if stop and not (stop.start() <= _SHORT_NOUN and _PREDICATE.match(stop[0])):
        tail = tail[: stop.start()]
    return re.split(r"\d", tail[:26])[0] or tail[:26]


def listed(
    text: str, begin: int, quantity: Quantity, taken: Sequence[Quantity], following: int
) -> tuple[list[str], int, int] | None:
    """For a number of a list with 分别: the names, which of them it is, and where the list of numbers begins.

    `following` is how many numbers the list has. None where no 分别 stands before the number.
    """
    words = [found for found in _RESPECTIVE.finditer(text, begin, quantity.start) if found[0] == "分别"]
    if not words or re.search("[。；]", text[words[-1].end() : quantity.start]):
        return None
    start = words[-1].end()
    nth = sum(1 for one in taken if start <= one.start < quantity.start)
    first = clause_start(text, words[-1].start(), begin)
    before = [one.end for one in taken if first < one.end <= words[-1].start()]
    return names_of_list(text[max([first, *before]) : words[-1].start()], following), nth, start


def names_of_list(words: str, count: int) -> list[str]:
    """The names of a list, split in as many as there are numbers if that is possible; 城乡 is two names."""
    names = _names(words, count)
    if count == 2 and (both := _DEPOSITS_AND_LOANS.search(trimmed(words))):
        return [f"{both[1]}{word}{both[2]}" for word in ("存", "贷")]
    if len(names) == 1 and count == 2 and _TOWN_AND_COUNTRY.search(names[0]):
        return [_TOWN_AND_COUNTRY.sub(word, names[0]) for word in ("城镇", "农村")]
    return names


def names_of_several(head: str, words: str) -> list[str]:
    """The names that one number is said of (城乡居民收入均增长8%), none where it is said of one."""
    if not _EACH.search(head):
        return []
    parts = words.split("、")
    last = _AND.split(parts[-1])
    several = len(last) > 1 and (
        len(parts) == 1 or (not any(map(_AND.search, parts[:-1])) and min(map(len, last)) >= _SHORT_NOUN)
    )
    count = len(parts) + (len(last) - 1 if several else 0)
    names = names_of_list(words, max(count, 2))
    return names if len(names) > 1 else []


def _names(words: str, count: int) -> list[str]:
    plain = trimmed(words)
    if not plain:
        return []
    by_comma = [part for part in plain.split("、") if part]
    if len(by_comma) != count and by_comma:
        last = _AND.split(by_comma[-1])
        for cut in range(1, len(last)):
            merged = [*by_comma[:-1], "和".join(last[:-cut]), *last[-cut:]]
            if len(merged) == count:
                by_comma = merged
                break
    return _with_suffix(by_comma)


def _with_suffix(names: list[str]) -> list[str]:
    if len(names) < 2:
        return names
    if (place := _RESIDENCE.match(names[-1])) and all(_RESIDENCE.fullmatch(name) for name in names[:-1]):
        return [*(name + names[-1][place.end() :] for name in names[:-1]), names[-1]]
    suffix = next((word for word in _SUFFIXES if names[-1].endswith(word)), "")
    prefix = "对" if names[0].startswith("对") else ""
    short = [
        name if name.endswith(suffix) or any(name.endswith(one) for one in _SUFFIXES) else name + suffix
        for name in names
    ]
    return [name if name.startswith(prefix) else prefix + name for name in short]


def subject_of(head: str, tail: str, quantity: Quantity, inherited: str, context: str) -> Subject:
    """The indicator's words from what stands before and behind a number, and what the sentence spoke of before.

    `context` is the sentence up to the clause of the number.
    """
    name = trimmed(head)
    verb = _last_verb(head)
    if quantity.population:
        return Subject(f"{name.removesuffix('人口')}人口", "before", verb)
    if name == "经济" or (not name and not inherited and quantity.percent and "经济" in context):
        return Subject("经济增长", "before", verb)
    if tail and quantity.unit.endswith("元") and (spent := _SPENT.search(head)):
        return Subject(_spent_on(tail) + ("总投资" if spent[0] == "总投资" else "投资"), "behind", verb)
    if (
        not name
        and _ONLY_TASK.match(tail)
        and (before := trimmed(re.split("[，；：。]", context.rstrip("，；：。"))[-1]))
    ):
        return Subject(before, "inherited", verb)
    if tail and _counts_what_follows(name, verb, quantity):
        kept = verb if verb and _KEPT_VERB.fullmatch(verb) and not tail.startswith(verb) else ""
        inside = name if _WITHIN.fullmatch(name) else ""
        return Subject(inside + kept + tail, "behind", verb)
    if re.match("(?:比|较|高出|高于|低于|快于)", name) and inherited:
        return Subject(inherited, "inherited", verb)
    if not name and (passed := _PASSED.search(context)):
        return Subject(trimmed(passed[1]), "before", verb)
    if not name:
        return Subject(inherited, "inherited", verb) if inherited else Subject(tail, "behind", verb)
    if _GENERIC.match(name) and inherited and not name.startswith(inherited) and not _TAXES_OF_IT.match(head):
        if re.match("总数|总量|总户数", name):
            inherited = _NEW.sub("", inherited, count=1)  # 新增12户，总数达86户: of all, not of the new ones
        return Subject(inherited + name, "generic", verb)
    return Subject(name, "before", verb)


def continued(subject: Subject, before: str) -> Subject:
    """The name of an amount that goes on with a list after 、: it shares the noun or the 新增 of the one before.

    新开工项目50个、竣工40个 is 竣工项目; 新增科技型企业220家、高新技术企业5家 is 新增高新技术企业.
    """
    if subject.how not in ("before", "behind") or not before:
        return subject
    if _STAGE.fullmatch(subject.words):
        if _STAGE_BEGINS.match(before):
            return Subject(subject.words + _STAGE_BEGINS.sub("", before), "continued", subject.verb)
        if _STAGE_ENDS.search(before):
            return Subject(_STAGE_ENDS.sub("", before) + subject.words, "continued", subject.verb)
    new = _NEW.match(before)
    if new and not _VERB.match(subject.words) and not subject.words.startswith(("其中", "总")):
        return Subject(new[0] + subject.words, "continued", subject.verb)
    return subject


def _spent_on(tail: str) -> str:
    """What money is spent on, without the verb and the count before it: 完成16个老旧小区整治, 为学校配置一体机."""
    if re.match("[为对用在]", tail):
        verbs = list(_VERB.finditer(tail))
        return tail[verbs[-1].end() :] if verbs and verbs[-1].end() < len(tail) - 1 else tail[1:]
    plain = re.sub(r"^(?:完成|实施|推进|建设|启动)", "", tail)
    return re.sub(r"^[0-9.]+[万亿]?[个项条座处所公里米]*", "", plain)


def _last_verb(head: str) -> str:
    found = list(_VERB.finditer(head))
    return found[-1][0] if found else ""


def _counts_what_follows(name: str, verb: str, quantity: Quantity) -> bool:
    """Whether the noun behind the number is what it counts."""
    if quantity.percent or quantity.unit in {"个百分点", "百分点"}:
        return False
    if not name or (verb and name.endswith(verb)):
        return True
    if re.search(r"元$", quantity.unit):
        return False
    return bool(verb) or not re.search(r"[数量额值率积]$", name)
