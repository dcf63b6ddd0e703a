"""The divisions of China from the country down to the county, found by name, code or pinyin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tracker.vocabulary.forms import Found, exact_form, near
from tracker.vocabulary.reading import VocabularyError, read_each

_COLUMNS = ("code", "name_zh", "name_en", "aliases", "level", "parent", "pinyin")
_RANK = {"country": 0, "province": 1, "prefecture": 2, "county": 3}


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its six-digit code, names, level, the code of the division above, and its name in pinyin."""

    code: str
    name_zh: str
    name_en: str
    aliases: tuple[str, ...]
    level: str
    parent: str
    pinyin: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its names, the Chinese and the English one first."""
        return (self.name_zh, self.name_en, *self.aliases)


@cache
def divisions() -> Mapping[str, Division]:
    """All divisions by code, in the order of the codes; raises VocabularyError.

    A row that cannot be read is left out (`faults`).
    """
    return {one.code: one for one in read_each("divisions", _COLUMNS, _read)}


def _read(line: int, row: Mapping[str, str]) -> Division:
    for column, sound in (
        ("code", bool(re.fullmatch("[0-9]{6}", row["code"]))), ("name_zh", bool(row["name_zh"].strip())),
        ("name_en", bool(row["name_en"].strip())), ("level", row["level"] in _RANK), ("pinyin", bool(row["pinyin"])),
    ):  # fmt: skip
        if not sound:
            raise VocabularyError("divisions.csv", line, column, row[column])
    aliases = tuple(filter(None, row["aliases"].split("|")))
    return Division(row["code"], row["name_zh"], row["name_en"], aliases, row["level"], row["parent"], row["pinyin"])


def above(code: str) -> tuple[Division, ...]:
    """What a division lies in, from the nearest on."""
    line: list[Division] = []
    while (parent := divisions().get(divisions()[code].parent)) is not None:
        line.append(parent)
        code = parent.code
    return tuple(line)


def path_name(code: str) -> str:
    """A division with what it lies in, to tell it from others of its name: 江西省抚州市东乡区."""
    line = [one.name_zh for one in above(code) if one.level != "country"]
    return "".join([*reversed(line), divisions()[code].name_zh])


def find_division(words: str, within: str = "") -> Found:
    """What division a name, a code or a name behind those of what it lies in (宜昌市宜都市) stands for.

    A name that several have is answered by the codes of all of them; `within` is the code of a division, and then only
    it and what lies in it counts.
    """
    form = exact_form(words)
    codes = _by_name().get(form, ()) or tuple(one for one in _last_name(form) if _fits(form, one))
    if within:
        codes = tuple(code for code in codes if within == code or within in {one.code for one in above(code)})
    if len(codes) == 1:
        return Found(codes[0], "exact")
    if codes:
        return Found("", "ambiguous", codes)
    return Found("", "unknown", tuple(dict.fromkeys(code for codes in _near(form) for code in codes)))


def division_named(name: str) -> str:
    """The code of the one division with exactly this name, else empty; for texts, where most words are no names."""
    codes = _by_name().get(exact_form(name), ())
    return codes[0] if len(codes) == 1 else ""


def search_divisions(typed: str, limit: int = 20) -> tuple[Division, ...]:
    """The divisions for what a person has typed so far: by code, name, English name, pinyin (yidu) or initials (yd).

    The names that begin so come first, then those that hold it; of both the higher divisions before the lower ones.
    """
    wanted = exact_form(typed).replace("'", "")
    if not wanted:
        return ()
    ranked = [(rank, one) for one in divisions().values() if (rank := _rank(wanted, one)) is not None]
    ranked.sort(key=lambda pair: (pair[0], _RANK[pair[1].level], pair[1].code))
    return tuple(one for _, one in ranked[:limit])


def _rank(wanted: str, one: Division) -> int | None:
    """0 for a whole name, 1 for the beginning of one, 2 for a part of one; None where it is none."""
    names = _typed_forms()[one.code]
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if not wanted.isascii() and wanted in names[1] else None


@cache
def _typed_forms() -> Mapping[str, tuple[str, ...]]:
    """Code, name, short names, English name, pinyin and initials."""
    return {
        one.code: (
            one.code,
            one.name_zh,
            *one.aliases,
            exact_form(one.name_en).replace("'", ""),
            *_pinyin_forms(one.pinyin.split()),
        )
        for one in divisions().values()
    }


def _pinyin_forms(syllables: list[str]) -> tuple[str, ...]:
    """Whole and in initials, each with and without the last syllable: yidushi, yidu, yds, yd."""
    whole, initials = [one.replace("ü", "v") for one in syllables], [one[0] for one in syllables]
    return "".join(whole), "".join(whole[:-1]), "".join(initials), "".join(initials[:-1])


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in divisions().values():
        for name in {exact_form(name) for name in (one.code, *one.names)}:
            found.setdefault(name, []).append(one.code)
    return {name: tuple(codes) for name, codes in found.items()}


def _last_name(form: str) -> tuple[str, ...]:
    """The divisions whose name the words end with, behind at least two other characters."""
    for start in range(2, len(form) - 1):
        if codes := _by_name().get(form[start:]):
            return codes
    return ()


def _fits(form: str, code: str) -> bool:
    """Whether the words are a name of this division behind names of what it lies in, the highest first."""
    rest = {form.removesuffix(name) for name in map(exact_form, divisions()[code].names) if form.endswith(name)}
    for one in above(code):
        rest |= {left.removesuffix(name) for left in rest for name in map(exact_form, one.names) if left.endswith(name)}
    return "" in rest


def _near(form: str) -> tuple[tuple[str, ...], ...]:
    names = {name: name for name in _by_name() if not name.isascii() or form.isascii()}
    return tuple(_by_name()[name] for name in near(form, names))
