"""Text that fits: estimated widths in pixels, line breaks, and user text made safe for plotly's HTML subset."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape

_NARROW = frozenset("iljtfrI.,:;'|!()[] ·-–/")
_WIDE = frozenset("mwMWGOQ%@+=<>→≥≤−")
_TOKEN = re.compile(r"[A-Za-z0-9À-ɏ.,:;%'’&/()\[\]+<>=≥≤−–-]+|\s+|.", re.DOTALL)
_SYLLABLE = re.compile(r"[^aeiou]*[aeiou]+(?:ng(?![aeiou])|n(?![aeiou]))?", re.IGNORECASE)
_NOT_FIRST = frozenset("，。、；：！？）》」』】％%”’…·")
_NOT_LAST = frozenset("（《「『【“‘")


def text_width(text: str, size: float) -> float:
    """The width of a line in pixels at a font size, estimated on the wide side: a Chinese character is one em."""
    return size * sum(map(_ems, text))


@cache
def _ems(character: str) -> float:
    if character >= "\u2e80" or character in "—…“”●◆■▲▼○◇□▽★◎":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.88
    return 0.68 if character.isupper() else 0.57


def widest(texts: Iterable[str], size: float) -> float:
    """The width of the widest of several lines, in pixels; 0 of none."""
    return max((text_width(text, size) for text in texts), default=0.0)


def wrap(text: str, size: float, width: float) -> list[str]:
    """The lines of a text in a column: as few as fit, of similar length; a word wider than the column is parted."""
    if text_width(text, size) <= width:
        return [text.rstrip()]
    lines = _fill(text, size, width)
    words = [text_width(word.strip(), size) for word in pieces(text)]
    if max(words) > width:
        return lines
    narrower = max(text_width(text, size) / len(lines), *words)
    while narrower < width:
        evened = _fill(text, size, narrower)
        if len(evened) == len(lines):
            return evened
        narrower += size / 2
    return lines


def _fill(text: str, size: float, width: float) -> list[str]:
    """Greedy lines."""
    lines, line = [], ""
    tokens = [part for token in pieces(text) for part in _cut(token, size, width)]
    for token in tokens:
        if line and text_width((line + token).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = token.lstrip()
        else:
            line += token
    return [*lines, line.rstrip()] if line.rstrip() or not lines else lines


def _cut(token: str, size: float, width: float) -> list[str]:
    """A word that is wider than a line in pieces, after a syllable (as in pinyin) if one fits; any other as it is."""
    if text_width(token, size) <= width or len(token) < 6:
        return [token]
    ends = [found.end() for found in _SYLLABLE.finditer(token)] if token.strip("()").isalpha() else []
    fitting = [end for end in ends if 3 <= end < len(token) - 1 and text_width(token[:end] + "-", size) <= width]
    if fitting:
        return [token[: fitting[-1]] + "-", *_cut(token[fitting[-1] :], size, width)]
    half = max(3, min(len(token) - 3, int(len(token) * width / text_width(token, size))))
    return [token[:half], *_cut(token[half:], size, width)]


def pieces(text: str) -> list[str]:
    """The parts that lines may break between; marks that may not begin or end a line stay with their neighbour."""
    glued: list[str] = []
    for token in _TOKEN.findall(text):
        if glued and (token[0] in _NOT_FIRST or glued[-1][-1] in _NOT_LAST):
            glued[-1] += token
        else:
            glued.append(token)
    return glued


def flow(words: Sequence[str], gap: str, size: float, width: float) -> list[str]:
    """Short texts one after the other in lines, broken between them; one that is longer than a line breaks inside."""
    found: list[str] = []
    for word in words:
        joined = found[-1] + gap + word if found else ""
        if joined and text_width(joined, size) <= width:
            found[-1] = joined
        else:
            found += wrap(word, size, width)
    return found


def safe(text: str) -> str:
    """User text as plotly shows it literally."""
    return escape(text, quote=False)


def lines(*texts: str) -> str:
    """Safe lines, one under the other; empty ones are left out."""
    return "<br>".join(safe(text) for text in texts if text)


def tooltip(*texts: str) -> str:
    """Lines for a hover label, long ones broken."""
    return lines(*(part for text in texts if text for part in wrap(text, 12, 320)))
