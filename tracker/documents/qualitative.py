"""Goals without a number: 与经济增长同步, 高于全省平均水平; they are listed apart and bear no value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.core.kinds import Kind
from tracker.documents.sentences import clause_start
from tracker.documents.subjects import trimmed

_GOAL = re.compile(
    r"(?:[与和同跟](?:经济(?:增长|发展)(?:速度)?|GDP(?:增长|增速)?|地区生产总值(?:增长)?|"
    r"居民收入(?:增长)?)(?:基本上?|保持|总体)*同步)"
    r"|(?:达到|高于|不低于|好于|优于|快于|超过|低于)(?:全国|全省|全市|全区|国家|周边)(?:的)?平均(?:水平|增速)?|零增长"
)


_LAYOUT = re.compile(
    r"(?:构建|形成|建成|打造|完善)[^，。；]{0,10}“(?P<net>(?:[一二三四五六七八九十两]+(?:纵|横|环|射|"
    r"联|高速|通道|城际|铁路|高铁|轴|干线)){2,8})”"
    r"(?P<what>[^，。；]{0,16}(?:骨架|路网|交通体系|交通网|高速公路网|交通格局))"
)


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A goal without a number: its span in the paragraph, and the words of what is to be so."""

    start: int
    end: int
    name: str
    kind: Kind


def unnumbered_goals(text: str, begin: int, end: int) -> Iterator[Unnumbered]:
    """The goals of a sentence that state no number."""
    for found in _GOAL.finditer(text, begin, end):
        if re.match(r"[0-9.]+", text[found.end() : end]):
            continue
        name = trimmed(text[clause_start(text, found.start(), begin) : found.start()])
        if name:
            yield Unnumbered(found.start(), found.end(), name, Kind.RELATIVE)
    for found in _LAYOUT.finditer(text, begin, end):
        yield Unnumbered(found.start("net"), found.end("net"), found["what"], Kind.MILESTONE)
