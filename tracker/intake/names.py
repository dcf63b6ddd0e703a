"""Names of places, indicators and parts -> codes: exactly, after trimming, in one form for characters of one look.

Full-width letters, digits and signs are taken as the half-width ones, with a warning, where no name has them as they
are. A near miss is suggested and never taken; a name that several things have is refused with all their codes.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NamedTuple

from tracker.core.cells import BLANKS, half_width, hidden_character, without_radicals

_LONGEST_FOR_SUGGESTION = 60
_MOST_SUGGESTIONS = 3
_MOST_ASKED = 200
_LIKE = 0.6
_CODE_AS_NUMBER = re.compile(r"([0-9]+)\.0+")


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
        if (
            codes is None
            and self.kind == "JURISDICTION"
            and (form := _CODE_AS_NUMBER.fullmatch(name))
            and form[1] in self._things
        ):
            codes = {form[1]}
            warnings += ((f"{self.kind}_CODE_FORM", form[1]),)
        if codes is None:
            return Resolved(error=f"{self.kind}_UNKNOWN", candidates=self._near(name))
        if len(codes) > 1:
            return Resolved(error=f"{self.kind}_AMBIGUOUS", candidates=tuple(map(self._shown, sorted(codes))))
        return Resolved(next(iter(codes)), warnings=warnings)

    def may_be(self, text: str, code: str) -> bool:
        """Whether a text is a name of the thing with this code, be it of others too."""
        name = plain_name(text)[0]
        return code in self._exact.get(name, ()) or code in self._by_path.get(name, ())

    def has(self, text: str) -> bool:
        """Whether a text names something here."""
        return _form(text) in self._exact or half_width(text) in self._narrow

    def named_in(self, text: str) -> str:
        """The code of the only thing that is named within a text; empty where that is none or one of several.

        A name inside a longer one does not count, nor does what the thing is part of (宜昌市 in 宜昌市宜都市).
        """
        text, names = _form(text), self._exact | self._by_path
        found = [name for name in names if len(name) > 1 and _stands_in(name, text)]
        longest = [name for name in found if not any(name != other and name in other for other in found)]
        codes = {code for name in longest for code in names[name]}
        codes -= {above for code in codes for above in self._above(code)}
        return codes.pop() if len(codes) == 1 else ""

    def name(self, code: str, lang: str = "zh") -> str:
        """What a thing is called: its first name is Chinese, its second English."""
        names = self._things[code].names if code in self._things else (code,)
        return (names[1] if lang == "en" and len(names) > 1 else "") or names[0]

    @property
    def codes(self) -> Collection[str]:
        """All codes."""
        return self._things.keys()

    def _paths(self, thing: Named) -> list[str]:
        """宜昌市宜都市, 湖北省宜昌市宜都市: the name with its ancestors in front, from the nearest on."""
        paths, path = [], thing.names[0]
        for code in self._above(thing.code):
            path = self._things[code].names[0] + path
            paths.append(path)
        return paths

    def _above(self, code: str) -> list[str]:
        """What a thing is part of, from the nearest on."""
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
        names = list(dict.fromkeys([*alike, *sorted(inside, key=len, reverse=True)]))[:_MOST_SUGGESTIONS]
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


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text; one in Latin letters or digits only as a word of its own."""
    if not name.isascii():
        return name in text
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])", text, re.IGNORECASE) is not None


def _form(name: str) -> str:
    """NFC, which also unifies the CJK compatibility forms; radicals as the characters that they stand for."""
    return without_radicals(unicodedata.normalize("NFC", name))


def _loose(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
