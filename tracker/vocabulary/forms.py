"""The forms in which names are compared, and what a search for one found."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from tracker.core.cells import half_width, without_radicals

_MOST_SUGGESTIONS = 5
_LONGEST_ASKED = 60
_LIKE = 0.6

_BLANKS = re.compile(r"\s+")
_REMARKS = "gdp|r&d|现价|当年价|当年价格|现行价|现行价格"
_LEFT_OUT = re.compile(rf"[“”\"'‘’「」《》]|\((?:{_REMARKS})\)")
_AROUND = re.compile(r"^全[国省市县区州旗](?=..)|(?<=..)(?<![指系])数$")
_SAME_WORDS = (
    ("研究与试验发展", "研发"),
    ("r&d", "研发"),
    ("国内生产总值", "gdp"),
    ("地区生产总值", "gdp"),
    ("生产总值", "gdp"),
    ("规模以上", "规上"),
    ("常住居民", "居民"),
    ("比率", "比重"),
    ("比例", "比重"),
    ("占比", "比重"),
    ("数量", "数"),
    ("总数", "数"),
    ("的", ""),
)


class Found(NamedTuple):
    """What a name stands for: a code, or none with the codes that may be meant.

    `how` is "exact" (written as in the vocabulary, but for blanks, width and case), "rule" (by words that mean the
    same: 规上 for 规模以上, 占比 for 比重, 增长 for the growth of a level), "ambiguous", "unit" (the name is known, but
    what it names is not measured in that unit) or "unknown".
    """

    code: str
    how: str
    suggestions: tuple[str, ...] = ()


def exact_form(name: str) -> str:
    """A name without blanks, in half-width characters and small letters."""
    whole = name if name.isascii() else half_width(without_radicals(unicodedata.normalize("NFC", name)))
    return _BLANKS.sub("", whole).casefold()


def same_form(name: str) -> str:
    """A name in the words that all its spellings share; names of different things never share one (a test holds it)."""
    form = _LEFT_OUT.sub("", exact_form(name))
    for word, other in _SAME_WORDS:
        form = form.replace(word, other)
    return _AROUND.sub("", form)


def near(form: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The codes of names that look alike, then of those within the words or around them; best first."""
    if len(form) > _LONGEST_ASKED or len(form) < 2:
        return ()
    alike = difflib.get_close_matches(form, known, n=_MOST_SUGGESTIONS, cutoff=_LIKE)
    inside = [one for one in known if len(one) > 1 and (one in form or form in one)]
    inside.sort(key=lambda one: abs(len(one) - len(form)))
    return tuple(dict.fromkeys(known[one] for one in [*alike, *inside]))[:_MOST_SUGGESTIONS]
