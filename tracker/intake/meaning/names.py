"""Names of places, indicators and parts -> codes: exactly, after trimming, in one form for characters of one look.

Full-width letters, digits and signs are taken as the half-width ones, with a warning, where no name has them as they
are. A near miss is suggested and never taken; a name that several things have is refused with all their codes.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from tracker.core.cells import BLANKS, half_width, hidden_character, without_radicals
from tracker.intake.meaning.longer_names import is_part, telling

_LONGEST_FOR_SUGGESTION = 60
_MOST_SUGGESTIONS = 3
_MOST_ASKED = 200
_LIKE = 0.6
_CODE_AS_NUMBER = re.compile(r"([0-9]+)(?:\.0+)?")
_CODE_DIGITS = 6
_WRITTEN_WITH_MARKS = ("JURISDICTION", "INDICATOR")
_INNER_BLANKS = re.compile(r"(?<=[\u4e00-\u9fff])[ \u00a0\u3000]+(?=[\u4e00-\u9fff])")
_MARKS_BEFORE = re.compile(
    r"^(?:[#*＊★☆●○■□▲△◆◇※·•\u2460-\u2473]+|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十0-9]{1,3}[)）]"
    r"|[0-9]{1,2}(?:[、．]|\.(?![0-9]))|[0-9]{1,2}[)）])\s*"
)
_MARKS_BEHIND = re.compile(r"\s*(?:[#*＊★※\u2460-\u2473\u00b9\u00b2\u00b3:：]+|[(（\[［]注?[0-9]{0,2}[)）\]］])$")
_OF_THESE = re.compile(r"^其中\s*[:：、]?\s*")
_BETWEEN_PLACES = re.compile(r"[\s/·>|-]+")
_TWO_LANGUAGES = re.compile(r"([\u4e00-\u9fff()（）]+)\s+([A-Za-z][A-Za-z ,&'()/-]+)")
_NEUTRAL = frozenset({"the", "of", "total", "gross", "value", "amount", "domestic", "annual", "local"})
_SHORTEST = 2
_EMPTY_BRACKETS = re.compile(r"\s*[(（](?:GDP|按?(?:现价|当年价格?|现行价格?)(?:计算)?)[)）]", re.IGNORECASE)


class Resolved(NamedTuple):
    """The code that a name stands for, or empty with the reason; `warnings` are codes with what they are about."""

    code: str = ""
    error: str = ""
    candidates: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()


class Named(NamedTuple):
    """A thing that can be named: its code, all its exact names, and the code of what it is part of."""

    code: str
    names: tuple[str, ...]
    parent: str = ""


class NameIndex:
    """Finds the code of a name. `kind` begins the problem codes: JURISDICTION, INDICATOR, SCOPE, TARGET."""

    def __init__(self, kind: str, things: Iterable[Named]) -> None:
        """Index codes, names, and (where there are parents) names with their ancestors in front."""
        self.kind = kind
        self._things = {thing.code: thing for thing in things}
        self._exact: dict[str, set[str]] = {}
        self._by_path: dict[str, set[str]] = {}
        self._asked = 0
        for thing in self._things.values():
            for name in {thing.code, *thing.names} - {""}:
                self._exact.setdefault(_form(name), set()).add(thing.code)
            for path in self._paths(thing):
                self._by_path.setdefault(_form(path), set()).add(thing.code)

    def resolve(self, text: str) -> Resolved:
        """The code for a cell's text."""
        name, warnings = plain_name(text)
        if not name:
            return Resolved(error=f"{self.kind}_EMPTY")
        codes = self._exact.get(name)
        if codes is None and (codes := self._by_path.get(name)):
            warnings += ((f"{self.kind}_BY_PATH", name),)
        if codes is None and (codes := self._narrow.get(half_width(name))):
            warnings += (("TEXT_COMPATIBILITY", name),)
        if codes is None and self.kind == "JURISDICTION" and (code := self._code_as_number(name)):
            codes = {code}
            warnings += ((f"{self.kind}_CODE_FORM", code),)
        if codes is None and self.kind == "JURISDICTION" and (codes := self._behind_ancestors(name)):
            warnings += ((f"{self.kind}_BY_PATH", name),)
        if codes is None and self.kind in _WRITTEN_WITH_MARKS and (codes := self._unmarked(name)):
            warnings += ((f"{self.kind}_UNMARKED", name),)
        if codes is None:
            return Resolved(error=f"{self.kind}_UNKNOWN", candidates=self._near(name))
        if len(codes) > 1:
            return Resolved(error=f"{self.kind}_AMBIGUOUS", candidates=tuple(map(self._shown, sorted(codes))))
        return Resolved(next(iter(codes)), warnings=warnings)

    def _code_as_number(self, name: str) -> str:
        """The code that a spreadsheet has made a number of: 420581.0, and 0 for 000000."""
        form = _CODE_AS_NUMBER.fullmatch(name)
        padded = form[1].zfill(_CODE_DIGITS) if form else ""
        return padded if padded in self._things else ""

    def _unmarked(self, name: str) -> set[str] | None:
        """What the name stands for without its marks: 一、 1. ① * and blanks inside, and brackets that add nothing.

        A bracket that is not among those, and every other word, stays: it can make another thing of the name.
        """
        if len(name) > _LONGEST_FOR_SUGGESTION:
            return None
        bare = _INNER_BLANKS.sub("", name)
        if self.kind == "JURISDICTION":
            bare = _OF_THESE.sub("", bare)
        while (less := _MARKS_BEHIND.sub("", _MARKS_BEFORE.sub("", bare))) != bare:
            bare = less
        bare = _EMPTY_BRACKETS.sub("", bare)
        found = self._exact.get(bare) or self._by_path.get(bare) or self._narrow.get(half_width(bare))
        return found or self._in_two_languages(bare)

    def _in_two_languages(self, name: str) -> set[str] | None:
        """What a name with its English behind it stands for; the English must be made of words of its English names."""
        both = _TWO_LANGUAGES.fullmatch(name)
        codes = self._exact.get(both[1].rstrip()) if both else None
        if not both or not codes or telling(both[2]) - telling(both[1]):
            return None
        known = {word for code in codes for each in self._things[code].names for word in _words(each)}
        return codes if _words(both[2]) <= known | _NEUTRAL else None

    def _behind_ancestors(self, name: str) -> set[str] | None:
        """What a name stands for that has names of what the thing is part of before it, some left out: 湖北宜都."""
        if len(name) > _LONGEST_FOR_SUGGESTION:
            return None
        plain = _BETWEEN_PLACES.sub("", name)
        for at in range(_SHORTEST, len(plain) - 1):
            here = {code for code in self._exact.get(plain[at:], ()) if self._are_above(plain[:at], self.above(code))}
            if here:
                return here
        return None

    def _are_above(self, path: str, above: Sequence[str]) -> bool:
        """Whether a text is made of names of these, the nearest last."""
        if not path:
            return True
        return any(
            path.endswith(name) and self._are_above(path.removesuffix(name), above[at + 1 :])
            for at, code in enumerate(above)
            for name in self._things[code].names
            if name
        )

    def may_be(self, text: str, code: str) -> bool:
        """Whether a text is a name of the thing with this code, be it of others too."""
        name = plain_name(text)[0]
        return code in self._exact.get(name, ()) or code in self._by_path.get(name, ())

    def has(self, text: str) -> bool:
        """Whether a text names something here."""
        return _form(text) in self._exact or half_width(text) in self._narrow or self._reads_unmarked(text)

    def _reads_unmarked(self, text: str) -> bool:
        return self.kind in _WRITTEN_WITH_MARKS and bool(text.strip()) and bool(self._unmarked(plain_name(text)[0]))

    def named_in(self, text: str) -> str:
        """The code of the only thing that is named within a text; empty where that is none or one of several.

        A name inside a longer one does not count, nor does what the thing is part of (宜昌市 in 宜昌市宜都市).
        """
        text, names = _form(text), self._exact | self._by_path
        found = [name for name in names if len(name) > 1 and _stands_in(name, text)]
        longest = [name for name in found if not any(name != other and name in other for other in found)]
        longest = [name for name in longest if not (self.kind == "JURISDICTION" and is_part(name, text))]
        codes = {code for name in longest for code in names[name]}
        codes -= {above for code in codes for above in self.above(code)}
        return codes.pop() if len(codes) == 1 else ""

    def without_names(self, text: str) -> str:
        """A text without the names in it, longest first: what is left says nothing of the things themselves."""
        names = sorted((name for name in self._exact if len(name) > 1 and not name.isascii() and name in text), key=len)
        for name in reversed(names):
            if self.kind == "JURISDICTION" and is_part(name, text):
                continue
            text = text.replace(name, " ")
        return text

    def spelled_in(self, code: str, text: str) -> str:
        """The longest of a thing's names that stands in a text; empty where none does."""
        there = [name for name in self._things[code].names if name and _stands_in(_form(name), _form(text))]
        return max(there, key=len, default="")

    def name(self, code: str, lang: str = "zh") -> str:
        """What a thing is called: its first name is Chinese, its second English."""
        names = self._things[code].names if code in self._things else (code,)
        return (names[1] if lang == "en" and len(names) > 1 else "") or names[0]

    @property
    def codes(self) -> Collection[str]:
        """All codes."""
        return self._things.keys()

    @property
    def characters(self) -> Iterator[str]:
        """The characters of all names."""
        return chain.from_iterable(self._exact)

    def _paths(self, thing: Named) -> list[str]:
        """宜昌市宜都市, 湖北省宜昌市宜都市: the name with its ancestors in front, from the nearest on."""
        paths, path = [], thing.names[0]
        for code in self.above(thing.code):
            path = self._things[code].names[0] + path
            paths.append(path)
        return paths

    def above(self, code: str) -> list[str]:
        """What a thing is part of, by code, from the nearest on."""
        above: list[str] = []
        parent = self._things[code].parent
        while parent in self._things and parent not in (code, *above):
            above.append(parent)
            parent = self._things[parent].parent
        return above

    def _near(self, name: str) -> tuple[str, ...]:
        """Names that are alike when width and case do not count, then names inside the text or around it.

        Looked for only so often: in a file with a hundred thousand wrong names nobody reads the suggestions.
        """
        self._asked += 1
        if len(name) > _LONGEST_FOR_SUGGESTION or self._asked > _MOST_ASKED:
            return ()
        wanted, known = _loose(name), self._loosely
        alike = difflib.get_close_matches(wanted, known, n=_MOST_SUGGESTIONS, cutoff=_LIKE)
        inside = [one for one in known if min(len(one), len(wanted)) > 1 and (one in wanted or wanted in one)]
        every = dict.fromkeys([*alike, *sorted(inside, key=len, reverse=True)])
        if self.kind == "JURISDICTION" and any(one in wanted and is_part(one, wanted) for one in every):
            return ()
        if self.kind == "INDICATOR":
            every = dict.fromkeys(one for one in every if telling(wanted) == telling(one))
        names = list(every)[:_MOST_SUGGESTIONS]
        return tuple(dict.fromkeys(self._shown(code) for one in names for code in sorted(known[one])))

    @cached_property
    def _narrow(self) -> dict[str, set[str]]:
        """The names in half-width characters; one that several things share then is found as ambiguous."""
        narrow: dict[str, set[str]] = {}
        for name, codes in self._exact.items():
            narrow.setdefault(half_width(name), set()).update(codes)
        return narrow

    @cached_property
    def _loosely(self) -> dict[str, set[str]]:
        return {_loose(name): codes for name, codes in self._exact.items()}

    def _shown(self, code: str) -> str:
        return f"{self.name(code)} ({code})"


def plain_name(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A name in the form in which names are compared, and warnings for what had to be taken away or unified."""
    name = text.strip(BLANKS)
    if name.isascii() and name.isprintable():
        return name, ()
    warnings: tuple[tuple[str, str], ...] = ()
    if hidden := hidden_character(name):
        shown = []
        while hidden and unicodedata.category(char := chr(int(hidden[2:], 16))) not in ("Cc", "So"):
            shown.append(hidden)
            name = name.replace(char, "")
            hidden = hidden_character(name)
        name = name.strip(BLANKS)
        warnings = (("TEXT_HIDDEN_CHARACTERS", " ".join(shown)),) if shown else ()
    unified = _form(name)
    return unified, warnings if unified == name else (*warnings, ("TEXT_COMPATIBILITY", name))


def _words(text: str) -> set[str]:
    """The Latin words of a text."""
    return {*re.findall("[a-z]+", text.casefold())}


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text; one in Latin letters or digits only as a word of its own."""
    if not name.isascii():
        return name in text
    if name.casefold() not in text.casefold():  # to make a pattern of each name takes long
        return False
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])", text, re.IGNORECASE) is not None


def _form(name: str) -> str:
    """NFC, which also unifies the CJK compatibility forms; radicals as the characters that they stand for."""
    return without_radicals(unicodedata.normalize("NFC", name))


def _loose(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
