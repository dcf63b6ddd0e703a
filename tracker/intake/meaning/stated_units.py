"""The unit that a text about a whole table states: 单位：万元, （万元）, 以万元计, 計量單位：萬元, in RMB millions."""

import re

from tracker.core import units

_FORMS = str.maketrans(
    "單萬億計額價幣為圓數據﹕∶︰：（）［］【】〔〕｛｝，；",
    "单万亿计额价币为元数据::::()[][][](),;",
)
"""Traditional characters of the words for units, and signs that stand for each other."""

_INNER_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff:])\s+(?=[\u4e00-\u9fff:])")
_TELLS = r"(?:均|都|皆|一律|全部)?(?:为|是)"
_UNIT = re.compile(
    rf"(?P<before>[\u4e00-\u9fff]{{0,6}})单位(?:{_TELLS})?\s*(?:[:—–-]+)?\s*[(\[]?\s*(?P<units>[^()\[\]\n]+?)"
    rf"(?=$|[()\[\]\n]|[,;]?\s*[\u4e00-\u9fff]{{0,6}}单位\s*[:(])"
    r"|\bunits?\s*:\s*(?P<english>[^()\n]+)",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    rf"(?:^|[(,;:\s])(?:金额|产值|价值量?|总?额|货币|币种|本位币|数值|数据)(?:{_TELLS}|\s*[:—–-]+|(?<=币))\s*"
    r"(?P<units>[^()\[\],;。；]+?)[)\]]?$"
)
"""A word for amounts of any kind, and its unit."""

_IN = re.compile(
    r"(?:以|按|用)\s*(?P<units>[^,;:。；()\[\]]{1,12}?)\s*"
    r"(?:(?:作?为|做)(?:计[量算价])?单位|(?:来|进行)?(?:计[量算价]?|表示|列示|反映|填[报列]|统计|核算))"
)
_ALL = re.compile(
    rf"(?:^|[(,;])[^,;:。；()\[\]]{{0,12}}?(?:表[中内]?|所列|以[上下]|各项|数据|数值|金额)[^,;:。；()\[\]]{{0,6}}?"
    rf"(?:{_TELLS}|用|以|按)(?P<units>[^,;:。；()\[\]]+)[)\]]?$"
)
_NOTE = re.compile(r"^(?:注|备注|说明)\s*:\s*")
_NOT_MEASURING = re.compile(
    r"(?:填报|填表|制表|编制|责任|主管|发布|牵头|报送|上报|负责|所属|建设|申报|提供|主办|用人)$"
)
_OFFICE = re.compile(r"[局厅委办部院会司处科所室站社区县市镇乡村]$|公司|政府|中心|统计|人民法院")
_NUMERAL = re.compile("[0-9]")
_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_BETWEEN_UNITS = re.compile(r"[、,;；\s]+|和|及|或")
_MONEY_WORDS = re.compile(r"^(?:人民币|币种:?人民币)\s*(?=.)")
_TIMES = frozenset({"年", "月", "日", "天", "周", "时", "分"})
_ENGLISH_MONEY = re.compile(
    r"(?:(?:all|figures|amounts?|values?|expressed|stated|units?|in|of|are|:|\(|\)|\s)*)"
    r"(?:(?:rmb|cny|renminbi)(?:\s*yuan)?[\s,]*(?P<behind>[a-z0-9, ]+?)"
    r"|(?P<before>[a-z0-9, ]+?)\s*(?:of\s+)?(?:rmb|cny|renminbi|yuan)(?:\s*yuan)?)"
    r"[\s).]*",
    re.IGNORECASE,
)
_ENGLISH = (
    ("亿元", r"100\s*(?:million|mn|m)|hundred millions?"),
    ("十亿元", r"billions?|bn"),
    ("百万元", r"millions?|mn|m"),
    ("万元", r"10[, ]?000s?|10\s*thousand|10k|ten thousands?"),
    ("千元", r"1[, ]?000s?|thousands?|k"),
)
_MONEY_SOMEWHERE = re.compile(
    r"(?<![0-9.十百千万亿])[十百千万亿]{1,3}元(?!以[上下内]|级|项目|企业|楼|产业|镇|村|园|工程|大|产值|GDP|地区|工业|[0-9])"
    r"|\b(?:rmb|cny|renminbi|yuan)\b",
    re.IGNORECASE,
)
_LONGEST_LINE = 40


def plain_form(text: str) -> str:
    """A text with one form for each sign, simplified characters in words for units, and no blanks inside words."""
    return _INNER_BLANKS.sub("", text.translate(_FORMS)).strip()


def units_of(text: str) -> tuple[list[str], bool]:
    """The known units in a text about the whole table, and whether it claims to name one (单位：…)."""
    plain = _NOTE.sub("", plain_form(text)).rstrip("。. ")
    labelled, claims = _behind_labels(plain)
    if labelled or claims:
        return labelled, True
    for pattern in (_AMOUNTS, _IN, _ALL):
        for found in pattern.finditer(plain):
            if listed := _listed_units(found["units"]):
                return listed, True
    whole = plain[1:-1].strip() if _BRACKETED.fullmatch(plain) else plain
    if listed := _english_unit(plain) or (_listed_units(whole) if _are_units(whole) else []):
        return listed, True
    return [unit for inside in _IN_BRACKETS.findall(plain) for unit in _listed_units(inside)], False


def _behind_labels(plain: str) -> tuple[list[str], bool]:
    """The units behind each 单位：, and whether there is such a label for something that is no office."""
    every: list[str] = []
    claims = False
    for found in _UNIT.finditer(plain):
        words = (found["units"] or found["english"] or "").strip(" \t。.；;,")
        if _NOT_MEASURING.search(found["before"] or "") or not words:
            continue
        every += _english_unit(words) or _listed_units(words)
        separated = found["english"] or re.search(r"单位\s*[:(—–-]", found[0])
        claims = claims or bool(separated and not _OFFICE.search(words.split()[0]))
    return list(dict.fromkeys(every)), claims


def mentions_money(text: str) -> bool:
    """Whether a short line speaks of a unit of money in words that `units_of` cannot read."""
    return len(text) <= _LONGEST_LINE and _MONEY_SOMEWHERE.search(plain_form(text)) is not None


def _are_units(text: str) -> bool:
    """Whether a text is made of units alone; 年 月 日 is a date to be filled in."""
    parts = [part for part in _BETWEEN_UNITS.split(text) if part]
    return units.known(text) or (
        len(parts) > 1 and all(units.known(part) and not part.isdecimal() for part in parts) and not _TIMES & {*parts}
    )


def _listed_units(words: str) -> list[str]:
    """Units one behind the other (万元、%), or one; nothing where something else stands among them."""
    bare = _MONEY_WORDS.sub("", words.strip())
    if is_unit(bare):
        return [bare]
    parts = [_MONEY_WORDS.sub("", part) for part in _BETWEEN_UNITS.split(bare) if part]
    known = list(dict.fromkeys(part for part in parts if is_unit(part)))
    if len(known) == len(set(parts)):
        return known
    # RMB 10,000: a number beside a unit makes another one of it.
    return known if parts and is_unit(parts[0]) and not _NUMERAL.search(bare) else []


def _english_unit(text: str) -> list[str]:
    """Money as English writes it: RMB 10,000, in RMB millions, 100 million yuan."""
    found = _ENGLISH_MONEY.fullmatch(text)
    size = ((found["behind"] or found["before"] or "") if found else "").strip(" ,")
    return [unit for unit, words in _ENGLISH if size and re.fullmatch(words, size, re.IGNORECASE)][:1]


def is_unit(text: str) -> bool:
    """Whether a text is a unit, or a magnitude (亿) that stands for the indicator's."""
    return units.known(text) or units.magnitude(text) is not None
