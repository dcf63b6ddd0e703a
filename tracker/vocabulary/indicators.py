"""The standard indicators, found by any of their names; growth is made of each level by one rule."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache

from tracker.core.kinds import Direction, Frequency, Measure
from tracker.core.units import completed, dimension, known
from tracker.vocabulary.forms import Found, exact_form, near, same_form
from tracker.vocabulary.reading import VocabularyError, read_each, rows

_COLUMNS = (
    "code", "name_zh", "name_en", "aliases", "unit", "counted_en", "direction", "measure", "cumulative", "decimals",
    "minimum", "maximum", "frequencies", "theme", "growth", "growth_of", "part_of",
)  # fmt: skip

PRICES = ("", "real", "nominal", "plain", "fall")
"""How the growth of a level is published: not; at constant prices; at current prices; of a number; as a fall."""

GROWTH = (
    "同比增长率", "同比增长", "同比增速", "同比增幅", "比上年增长", "较上年增长",
    "增长速度", "增长率", "增速", "增长", "增幅", "同比",
)  # fmt: skip
FALL = (
    "同比下降", "同比降低", "比上年下降", "较上年下降", "下降幅度", "降低幅度",
    "下降率", "降低率", "下降", "降低", "降幅", "减少",
)  # fmt: skip
"""What stands behind the name of a level where its growth or its fall is meant; the longest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What indicators are grouped by."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured, in the fields of the catalogue's indicators; `minimum` and `maximum` are in its unit,
    `counted_en` is what it counts ("workshop|workshops").

    `growth` says how its growth is published, `growth_of` is the level that it is the growth of, `part_of` the whole
    that it is an exact part of; each a code, or empty.
    """

    code: str
    name_zh: str
    name_en: str
    aliases: tuple[str, ...]
    unit: str
    counted_en: str
    direction: str
    measure: str
    cumulative: bool
    decimals: int
    minimum: Decimal | None
    maximum: Decimal | None
    frequencies: tuple[str, ...]
    theme: str
    growth: str
    growth_of: str
    part_of: str

    @property
    def dimension(self) -> str:
        """What its unit measures."""
        return dimension(self.unit)

    @property
    def names(self) -> tuple[str, ...]:
        """Its names as they are written in the file."""
        return (self.name_zh, self.name_en, *self.aliases)


@cache
def themes() -> Mapping[str, Theme]:
    """The themes by code, in the order in which they are shown."""
    return {row["code"]: Theme(**row) for _, row in rows("themes", ("code", "name_zh", "name_en"))}


@cache
def indicators() -> Mapping[str, Indicator]:
    """All indicators by code: those of the file, and behind each level its growth; raises VocabularyError.

    A row that cannot be read is left out (`faults`).
    """
    written = {one.code: one for one in read_each("indicators", _COLUMNS, _read)}
    found: dict[str, Indicator] = {}
    for one in written.values():
        found[one.code] = one
        if one.growth and growth_code(one) not in written:
            found[growth_code(one)] = _growth(one)
    return found


def growth_code(level: Indicator) -> str:
    """The code of a level's growth (gdp-growth), or of its fall (energy-intensity-fall)."""
    return f"{level.code}-{'fall' if level.growth == 'fall' else 'growth'}"


def names_of(code: str) -> tuple[str, ...]:
    """All names of an indicator, the Chinese and the English one first; of a growth also those made by the rule."""
    one = indicators()[code]
    level = indicators().get(one.growth_of)
    if level is None or growth_code(level) != code:
        return one.names
    made = (f"{name}{ending}" for name in (level.name_zh, *level.aliases) for ending in _endings(level))
    return tuple(dict.fromkeys([*one.names, *made]))


def find_indicator(words: str, unit: str = "") -> Found:
    """What indicator a name stands for; with a unit, only one that is measured in units of that dimension.

    Else what stands beside it in that unit is suggested: the growth of a level, the same in US dollars or renminbi.
    """
    found = _index().find(words)
    if not found.code or not unit or not known(unit):
        return found
    one = indicators()[found.code]
    unit = completed(unit, one.unit, words)
    if dimension(unit) == one.dimension:
        return found
    beside = [other for other in indicators() if other in (growth_code(one), f"{one.code}-usd", f"{one.code}-cny")]
    fitting = tuple(other for other in beside if indicators()[other].dimension == dimension(unit))
    return Found("", "unit", fitting or (one.code,))


def indicator_named(words: str, unit: str) -> str:
    """The code of the indicator with this name that is measured in such a unit, else empty; nothing alike is sought."""
    code = _index().named(words)
    if not code or not known(unit):
        return ""
    one = indicators()[code]
    return code if dimension(completed(unit, one.unit, words)) == one.dimension else ""


def search_indicators(typed: str, limit: int = 20) -> tuple[Indicator, ...]:
    """The indicators for what a person has typed so far: what begins with it, then what holds it, shortest first."""
    hits = _holding(exact_form(typed), _index().exact) | _holding(same_form(typed), _index().same)
    codes = dict.fromkeys(code for _, code in sorted(hits.items()))
    return tuple(indicators()[code] for code in list(codes)[:limit])


def _holding(wanted: str, names: Mapping[str, str]) -> dict[tuple[bool, int, str], str]:
    """The names that hold what is wanted -> their codes, by keys that put the best first."""
    found = {name: code for name, code in names.items() if wanted and wanted in name}
    return {(not name.startswith(wanted), len(name), name): code for name, code in found.items()}


@dataclass(frozen=True, slots=True)
class _Index:
    """Names in both forms -> codes; words that may mean several -> their codes."""

    exact: Mapping[str, str]
    same: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]

    def named(self, words: str) -> str:
        form = same_form(words)
        return self.exact.get(exact_form(words)) or self.same.get(form) or self._grown(form)

    def find(self, words: str) -> Found:
        form = same_form(words)
        if code := self.exact.get(exact_form(words)):
            return Found(code, "exact")
        if codes := self.ambiguous.get(form):
            return Found("", "ambiguous", codes)
        if code := self.same.get(form) or self._grown(form):
            return Found(code, "rule")
        return Found("", "unknown", near(form, self.same))

    def _grown(self, form: str) -> str:
        """The growth of the level that the words begin with; empty where that level has no growth of this kind."""
        for ending in (*GROWTH, *FALL):
            if form.endswith(ending) and (code := self.same.get(same_form(form.removesuffix(ending)))):
                level = indicators()[code]
                return growth_code(level) if ending in _endings(level) else ""
        return ""


@cache
def _index() -> _Index:
    ambiguous = {
        same_form(row["words"]): tuple(row["indicators"].split("|"))
        for _, row in rows("ambiguous", ("words", "indicators"))
    }
    return _Index(_by_name(exact_form), _by_name(same_form), ambiguous)


def _by_name(form: Callable[[str], str]) -> Mapping[str, str]:
    return {form(name): one.code for one in indicators().values() for name in (one.code, *one.names)}


def _endings(level: Indicator) -> tuple[str, ...]:
    """What may stand behind a level's name to mean its growth."""
    return {"": (), "fall": FALL}.get(level.growth, GROWTH)


def _growth(level: Indicator) -> Indicator:
    """The growth of a level over the year before, in percent."""
    fall = level.growth == "fall"
    name = (
        level.name_en
        if re.match(r"\S*[A-Z&\d–]\S", level.name_en[1:])
        else level.name_en[0].lower() + level.name_en[1:]
    )
    return replace(
        level,
        code=growth_code(level),
        name_zh=level.name_zh + ("降幅" if fall else "增速"),
        name_en=f"{'Fall' if fall else 'Growth'} of {name}",
        aliases=(),
        unit="%",
        counted_en="",
        direction=Direction.MORE if fall else level.direction,
        measure=Measure.RATE,
        cumulative=False,
        decimals=1,
        minimum=None if level.minimum is None else Decimal(-100),
        maximum=Decimal(100) if fall else None,
        frequencies=tuple(one for one in level.frequencies if one != Frequency.DATE),
        growth="",
        growth_of=level.code,
        part_of="",
    )


def _read(line: int, row: Mapping[str, str]) -> Indicator:
    """An indicator from its cells; raises VocabularyError for a cell that cannot be one."""

    def cell(column: str, allowed: Collection[str]) -> str:
        if row[column] not in allowed:
            raise VocabularyError("indicators.csv", line, column, row[column])
        return row[column]

    def number(column: str) -> Decimal | None:
        try:
            return Decimal(row[column]) if row[column] else None
        except InvalidOperation as error:
            raise VocabularyError("indicators.csv", line, column, row[column]) from error

    return Indicator(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        aliases=_several(row["aliases"]),
        unit=row["unit"],
        counted_en=row["counted_en"],
        direction=cell("direction", tuple(Direction)),
        measure=cell("measure", tuple(Measure)),
        cumulative=cell("cumulative", ("0", "1")) == "1",
        decimals=int(cell("decimals", tuple("0123456"))),
        minimum=number("minimum"),
        maximum=number("maximum"),
        frequencies=_several(row["frequencies"]),
        theme=cell("theme", themes()),
        growth=cell("growth", PRICES),
        growth_of=row["growth_of"],
        part_of=row["part_of"],
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
