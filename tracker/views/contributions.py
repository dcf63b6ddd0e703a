"""What the places right below one contribute to its total of an indicator, and why others are not added up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tracker.core.cells import CoreError
from tracker.core.judging.asof import known_by
from tracker.core.judging.promise import Observation
from tracker.core.kinds import ActualBasis, Qualifier
from tracker.core.periods import Period
from tracker.views.board import Board
from tracker.views.credits import credited
from tracker.views.families import amounts
from tracker.views.report import Cell, Table
from tracker.views.snapshot import Measure, Place, counted_of, name
from tracker.words import axis_unit, percent, period, text

_FEWEST = 2
_APART = ("zone", "region")
"""Zones lie in the counties around them and regions over several: both would count twice."""


@dataclass(frozen=True, slots=True)
class Added:
    """A place with its value in the indicator's unit; `share` is its fraction of the total, None of none above 0."""

    code: str
    place: str
    value: Decimal
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Contributions:
    """The total of a place in a period, what each place below adds to it, the largest first, and the rest.

    `outside` are the names of the other places below with the code of why each is not added up (`no_value`, `zone`,
    `region`), `data_from` who published the values.
    """

    code: str
    place: str
    indicator_code: str
    indicator: str
    unit: str
    counted: str
    decimals: int
    period: Period
    whole: Decimal
    added: tuple[Added, ...]
    outside: tuple[tuple[str, str], ...]
    data_from: tuple[str, ...]

    @property
    def total(self) -> Decimal:
        """What the places below make together."""
        return sum((each.value for each in self.added), Decimal(0))

    @property
    def rest(self) -> Decimal:
        """What of the total is in none of them; below zero where they make more than it."""
        return self.whole - self.total

    @property
    def missing(self) -> int:
        """How many places have no plain value of the period, whose share is in the rest."""
        return sum(why == "no_value" for _, why in self.outside)

    def share(self, value: Decimal) -> Decimal | None:
        """A value as a fraction of the total; None where the total is not above 0."""
        return value / self.whole if self.whole > 0 else None


Known = Mapping[Period, Observation]


def contributable(board: Board, lang: str, code: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The indicators whose values below a place can be added to its own, names by code, and the others.

    The others by the code of why they are not added: `measure` for rates, shares, ranks and means, `period` where no
    two places have a plain value of a period that the place above has one of.
    """
    data = board.data
    below = {child.id for child in data.children(code)}
    own = {indicator for _, indicator, scope in data.series_by_place.get(data.places[code].id, []) if not scope}
    theirs = {indicator for place in below for _, indicator, scope in data.series_by_place.get(place, []) if not scope}
    found: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for measure in (measure for id, measure in data.measures.items() if id in own & theirs):
        if not amounts(measure):
            others.setdefault("measure", []).append(name(measure, lang))
        elif _periods(board, data.places[code], measure, enough=True):
            found[measure.code] = name(measure, lang)
        else:
            others.setdefault("period", []).append(name(measure, lang))
    return found, others


def contributions(board: Board, lang: str, code: str, indicator: str, asked: str = "") -> Contributions | None:
    """What the places below one add to its total of an indicator, in the period asked for or else the usual one.

    None where nothing can be added. The usual period is the newest for which more than half as many places have a value
    as for the period that most have.
    """
    measure = next((each for each in board.data.measures.values() if each.code == indicator), None)
    place = board.data.places.get(code)
    if measure is None or place is None or not amounts(measure):
        return None
    having = _periods(board, place, measure)
    when = _asked(asked) or _usual(having)
    if when is None or when not in having:
        return None
    whole = _known(board, place, measure)[when]
    values: list[tuple[Place, Observation]] = []
    outside: list[tuple[str, str]] = []
    for child in board.data.children(code):
        value = _known(board, child, measure).get(when)
        if child.level in _APART:
            outside += [(name(child, lang), child.level)] if value else []
        elif value is None:
            outside.append((name(child, lang), "no_value"))
        else:
            values.append((child, value))
    share = whole.value if whole.value > 0 else None
    added = [Added(child.code, name(child, lang), value.value, value.value / share if share else None)
             for child, value in sorted(values, key=lambda each: -each[1].value)]  # fmt: skip
    sources = dict.fromkeys(
        each for value in (whole, *(value for _, value in values)) for each in credited(value, lang)
    )
    return Contributions(code, name(place, lang), indicator, name(measure, lang), measure.unit,
                         counted_of(measure, lang), measure.decimals, when, whole.value, tuple(added), tuple(outside),
                         tuple(sources))  # fmt: skip


def _periods(board: Board, place: Place, measure: Measure, *, enough: bool = False) -> Counter[Period]:
    """How many places below have a plain value for each period that the place has one for, two at least.

    With `enough` they are counted only until there is such a period.
    """
    own, having = _known(board, place, measure), Counter[Period]()
    for child in board.data.children(place.code) if own else []:
        if child.level not in _APART:
            having.update(found for found in _known(board, child, measure) if found in own)
        if enough and any(count >= _FEWEST for count in having.values()):
            break
    return Counter({found: count for found, count in having.items() if count >= _FEWEST})


def periods(board: Board, code: str, indicator: str) -> list[Period]:
    """The periods that the values of an indicator below a place can be added up for, the usual one first."""
    measure = next(each for each in board.data.measures.values() if each.code == indicator)
    having = _periods(board, board.data.places[code], measure)
    usual = _usual(having)
    return sorted(having, key=lambda each: (each != usual, -each.end.toordinal(), each.start))


def _usual(having: Counter[Period]) -> Period | None:
    most = max(having.values(), default=0)
    often = [found for found, count in having.items() if 2 * count > most]
    return max(often, key=lambda found: (found.end, -found.start.toordinal()), default=None)


def _known(board: Board, place: Place, measure: Measure) -> Known:
    """The exact values of a place by period, of each period the one that counts.

    A bound is not added, nor 约 or 预计, nor what was worked out from other values: it may be a share of the total.
    """
    values = board.data.values.get((place.id, measure.id, ""), [])
    known = known_by(values, board.as_of, board.settings)
    return {each.observation.period: each.observation for each in known
            if each.observation.qualifier is Qualifier.EXACT
            and each.observation.basis is not ActualBasis.DERIVED}  # fmt: skip


def _asked(code: str) -> Period | None:
    try:
        return Period.from_code(code) if code else None
    except (ValueError, CoreError):
        return None


def finding(found: Contributions, lang: str) -> str:
    """Who contributes most, where all are known and one alone does; else how much of the total is known below it."""
    named = {"place": found.place, "count": len(found.added)}
    first, second = found.added[0], found.added[1]
    if first.share is None or found.added[-1].value < 0:
        return neutral(found, lang)
    if not found.missing and first.value > second.value:
        return text(lang, "chart.contributions_most", first=first.place, share=percent(first.share, lang), **named)
    return text(lang, "chart.contributions_sum", share=_percent(found.share(found.total), lang), **named)


def neutral(found: Contributions, lang: str) -> str:
    """What it shows, without what it has come to."""
    return text(lang, "chart.contributions_title", place=found.place, indicator=found.indicator)


def rest_words(found: Contributions, lang: str) -> str:
    """What the rest is: places without a value, or a difference between what several have counted."""
    key = "chart.contributions_rest" if found.missing else "chart.contributions_difference"
    return text(lang, key, count=found.missing)


def contributions_table(found: Contributions, lang: str, title: str) -> Table:
    """Places with value and share; then their sum, the rest, and the total."""
    factor, unit = axis_unit(found.whole, found.unit, lang, found.counted)
    heads = (text(lang, "table.place"), text(lang, "chart.contributions_value", period=period(found.period, lang),
                                             unit=unit), text(lang, "chart.contributions_share"))  # fmt: skip

    def line(words: str, value: Decimal) -> tuple[Cell, ...]:
        return words, value * factor, _percent(found.share(value), lang)

    lines = [line(each.place, each.value) for each in found.added]
    lines.append(line(text(lang, "chart.contributions_together", count=len(found.added)), found.total))
    lines += [line(rest_words(found, lang), found.rest)] if found.rest else []
    lines.append(line(found.place, found.whole))
    return Table(title, heads, tuple(lines))


def outside_words(found: Contributions, lang: str) -> str:
    """Which places below are not added up, by why; empty where all are."""
    by_reason: dict[str, list[str]] = {}
    for place, why in found.outside:
        by_reason.setdefault(why, []).append(place)
    gap = text(lang, "chart.list_gap")
    said = [text(lang, f"chart.contributions_without_{why}", places=gap.join(places), count=len(places))
            for why, places in by_reason.items()]  # fmt: skip
    return text(lang, "chart.source_gap").join(said)


def others_words(others: Mapping[str, list[str]], lang: str) -> list[str]:
    """A sentence for each reason why values of indicators are not added up."""
    gap = text(lang, "chart.list_gap")
    return [text(lang, f"page.contributions_not_{why}", indicators=gap.join(names), count=len(names))
            for why, names in others.items()]  # fmt: skip


def _percent(share: Decimal | None, lang: str) -> str:
    return "" if share is None else percent(share, lang)
