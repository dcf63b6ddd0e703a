"""Numbers with a word that says how exact they are: 超过6000, 约150, ≥80, 1.2万人左右 -> number and qualifier."""

import re
from typing import NamedTuple

from tracker.core.cells import LONGEST, half_width
from tracker.core.kinds import Qualifier

_BEFORE = (
    (Qualifier.ESTIMATE, "预计可?(?:将?(?:达到?|突破|超过?|完成|实现))?|预估|估计|estimated"),
    (Qualifier.ABOVE, "突破|超过|超出|超|大于|高于|多于|逾|不低于|不少于|至少|≥|>=|>|over|above|more than|at least"),
    (
        Qualifier.BELOW,
        "不足|不到|低于|小于|少于|接近|将近|近|不超过|不高于|不多于|至多|≤|<=|<|under|below|nearly|almost|close to"
        "|at most",
    ),
    (Qualifier.ABOUT, "大约|约为|约|大概|≈|~|about|around|approximately|approx\\.?|circa|ca\\."),
)
_BEHIND = (
    (Qualifier.ABOUT, "左右|上下"),
    (Qualifier.ABOVE, "以上"),
    (Qualifier.BELOW, "以下|以内"),
    (Qualifier.ESTIMATE, r"\((?:预计|预估|估计)数?\)"),
    (Qualifier.ABOUT, r"\(约\)"),
)
_PATTERNS = [
    *((code, re.compile(rf"(?:{words})\s*(?P<rest>.+)", re.IGNORECASE)) for code, words in _BEFORE),
    *((code, re.compile(rf"(?P<rest>.+?)\s*(?:{words})")) for code, words in _BEHIND),
]


class Qualified(NamedTuple):
    """The text of the number without the word, and what the word says."""

    rest: str
    qualifier: Qualifier


def qualified(text: str) -> Qualified | None:
    """The number's text and its qualifier; None where no such word stands before or behind it.

    Of two words that say the same (约150左右) one counts; two that say different things are none of ours to weigh,
    but an estimate of a bound (预计突破100) is an estimate.
    """
    plain = half_width(text)
    if len(plain) > LONGEST:
        return None
    for code, pattern in _PATTERNS:
        if found := pattern.fullmatch(plain):
            rest = found["rest"].strip()
            if (more := qualified(rest)) is None:
                return Qualified(rest, code)
            return Qualified(more.rest, code) if code in (more.qualifier, Qualifier.ESTIMATE) else None
    return None
