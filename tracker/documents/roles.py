"""Goal or reported value: what the part of the document looks at, unless the sentence itself says otherwise."""

import re
from enum import StrEnum

from tracker.documents.facts import Facts, Genre
from tracker.documents.frames import Frame, View


class Role(StrEnum):
    """What a numeral is taken for."""

    TARGET = "target"
    ACTUAL = "actual"
    EXCLUDED = "excluded"


_GOAL_IN_REVIEW = re.compile(r"力争(?:到|在|今年|全年|实现|明年)|预期目标|(?:今年|明年)(?:将|计划|力争|预计|要)|下一步")
_FUTURE = re.compile(r"(?:到|至|力争|确保)?(20\d\d)年(?!以来|度?(?:工作|政府))")
_PAST_IN_PLAN = re.compile(
    r"去年|昨天|昨日|近日|上年(?!同期)|目前|现有|已(?:经|有|建|完|达|实现|累计|形成|成|签|投|启|获|通|"
    r"与|列|先|被)|截至|以来|过去(?!的问题)|历经|刚刚|"
    r"比上年|较上年|同比(?!.{0,12}(?:以上|左右))|上半年[，,]?(?:实现|全)|实现了|完成了|取得了|达到了|"
    r"评为|荣获|与20\d\d年相比|回顾"
)
_GOAL = re.compile(r"力争|确保|争取|计划|目标|预期|将(?!来)|到20\d\d年|要(?!素|求|点|闻)|努力|奋力|还将|下一步|必须")
_RANKED = re.compile(r"[^，。；、]{1,8}[、，]?((?:均|都|数量均?)?(?:居|位居|位列|排名?)(?:全|中|第|省|市|国))")
_FROM = re.compile(r"[从由](?:20\d\d年|现在|目前|当前|上年|去年)?(?:底|末)?的?[^，。；]{0,4}$")


def role_of(text: str, begin: int, index: int, end: int, frame: Frame, facts: Facts) -> tuple[Role, str]:
    """The role of an amount at `index` in the sentence from `begin` to `end`, and the words that it rests on."""
    before, whole = text[begin:index], text[begin:end]
    if facts.genre is Genre.COMMUNIQUE:
        return Role.ACTUAL, frame.words or "公报"
    if _FROM.search(before) and re.match(
        r"[^，。；]{0,16}(?:提高|增加|提升|增长|扩大|上升|下降|降低|减少|缩短|升|降|减|向)?[^，。；]{0,4}[到至向]",
        text[index:end],
    ):
        return Role.ACTUAL, _FROM.search(before)[0]  # type: ignore[index]
    if frame.view is View.BACK:
        return _in_review(before, whole, frame, facts)
    if ranked := _RANKED.match(text[index:end]):
        return Role.ACTUAL, ranked[1]
    return _in_plan(before, frame, facts)


def _in_review(before: str, whole: str, frame: Frame, facts: Facts) -> tuple[Role, str]:
    if goal := _GOAL_IN_REVIEW.search(before):
        return Role.TARGET, goal[0]
    for found in _FUTURE.finditer(before):
        if int(found[1]) > facts.year and not re.search("年(?:规划|远景|纲要)", whole):
            return Role.TARGET, found[0]
    return Role.ACTUAL, frame.words


def _in_plan(before: str, frame: Frame, facts: Facts) -> tuple[Role, str]:
    part = re.split("[；;]", before)[-1]
    last_goal = max((found.end() for found in _GOAL.finditer(part)), default=-1)
    for past in _PAST_IN_PLAN.finditer(part):
        if past.start() > last_goal:
            return Role.ACTUAL, past[0]
    years = [
        found
        for found in _FUTURE.finditer(part)
        if int(found[1]) < facts.year and not re.search("[从由比较]$", part[: found.start()])
    ]
    if years and years[-1].start() > last_goal and not re.search(r"年(?:规划|基础)", part):
        return Role.ACTUAL, years[-1][0]
    return Role.TARGET, frame.words
