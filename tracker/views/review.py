"""A document under review on the screen: its text with every numeral marked, and what is known of each."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pandas as pd

from tracker.core.numbers import NumberError, parse_number
from tracker.core.periods import PeriodError, parse_period
from tracker.core.units import UnitError, convert
from tracker.documents import Candidate, Reading, Role
from tracker.documents.agreement import kappa
from tracker.store.reviews import Decided
from tracker.targets.review import Judged, Pair, Place, Review, pairs
from tracker.views.history import who_words
from tracker.views.snapshot import Measure, Snapshot
from tracker.words import quantity, text

_AROUND = 60
"""Lines before and behind the one that is looked at: a plan of 3,000 lines is not drawn whole."""


class Standing(StrEnum):
    """How a candidate stands to what is stored."""

    SAME = "same"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored for the same: whether it says the same, its value with the unit, and where it comes from."""

    standing: Standing
    value: str
    source: str


def known_of(data: Snapshot, reading: Reading, one: Candidate, lang: str) -> Known | None:
    """The stored target or value of the same place, indicator and time, None where there is none."""
    measure = next((each for each in data.measures.values() if each.code == one.indicator_code), None)
    place = reading.facts.place if one.jurisdiction == reading.facts.place_name else ""
    found = data.places.get(place) or next(
        (each for each in data.places.values() if each.name_zh == one.jurisdiction), None
    )
    value = _amount(one, measure) if measure else None
    if measure is None or found is None or value is None or one.change == "down":
        return None  # of a fall, only the indicator says which sign its value has
    if one.role is Role.TARGET:
        return _known_target(data, one, found.id, measure, value, lang)
    return _known_value(data, one, found.id, measure, value, lang)


def _known_target(
    data: Snapshot, one: Candidate, place: int, measure: Measure, value: Decimal, lang: str
) -> Known | None:
    for target in data.of_series((place, measure.id, "")):
        if target.deadline == _day(one.period) and target.tier == one.tier and target.value is not None:
            document = data.documents[target.source]
            same = _in_unit(target.value, target.unit, measure.unit) == value
            return Known(
                Standing.SAME if same else Standing.DIFFERS,
                quantity(target.value, target.unit, lang),
                document.short_zh if lang == "zh" else document.short_en,
            )
    return None


def _known_value(
    data: Snapshot, one: Candidate, place: int, measure: Measure, value: Decimal, lang: str
) -> Known | None:
    try:
        period = parse_period(one.period).period
    except PeriodError:
        return None
    stored = next((each for each in data.values.get((place, measure.id, ""), []) if each.period == period), None)
    if stored is None:
        return None
    standing = Standing.SAME if stored.value == value else Standing.DIFFERS
    return Known(standing, quantity(stored.value, measure.unit, lang), stored.publisher)


def _amount(one: Candidate, measure: Measure) -> Decimal | None:
    try:
        return _in_unit(parse_number(one.value).value, one.unit, measure.unit)
    except NumberError:
        return None


def _in_unit(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    try:
        return convert(value, unit, wanted)
    except UnitError:
        return None


def _day(period: str) -> date | None:
    try:
        return date.fromisoformat(period)
    except ValueError:
        return None


def marked(reading: Reading, review: Review, at: Place) -> list[dict[str, Any]]:
    """The lines around the numeral that is looked at, each as its number and its parts; a numeral is a part with the
    role that it has, whether it is decided, and where it stands.
    """
    numerals: dict[int, list[Judged]] = {}
    for one in review.numerals:
        numerals.setdefault(one.now.line, []).append(one)
    first = max(1, at[0] - _AROUND)
    last = min(len(reading.lines), at[0] + _AROUND)
    return [
        {"line": line, "parts": list(_parts(reading.lines[line - 1], numerals.get(line, [])))}
        for line in range(first, last + 1)
    ]


def _parts(line: str, numerals: Iterable[Judged]) -> Iterable[dict[str, Any]]:
    behind = 0
    for one in sorted(numerals, key=lambda each: figure_span(line, each.now)):
        start, end = figure_span(line, one.now)
        if start < behind:
            continue  # a part of a figure that is marked already
        yield {"text": line[behind:start]}
        yield {
            "text": line[start:end], "role": str(one.now.role), "decided": one.decided is not None,
            "place": list(one.place),
        }  # fmt: skip
        behind = end
    yield {"text": line[behind:]}


def figure_span(line: str, one: Candidate) -> tuple[int, int]:
    """From where to where the figure of a candidate stands in its line."""
    for start in range(one.start, max(-1, one.start - len(one.figure)), -1):
        if line.startswith(one.figure, start):
            return start, start + len(one.figure)
    return one.start, min(len(line), one.start + max(1, len(one.value)))


def records_frame(decided: Sequence[Decided], reading: Reading, lang: str) -> pd.DataFrame:
    """Every decision about a document, the newest first: when, by whom, about what, and what was said."""
    figures = {(one.line, one.start): one.figure for one in reading.candidates}
    newest = list(reversed(decided))
    columns = {
        "at": [f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}" for one in newest],
        "who": [who_words(one.who, lang) for one in newest],
        "line": [one.said.line for one in newest],
        "figure": [figures.get((one.said.line, one.said.start), "") for one in newest],
        "said": [_said(one, lang) for one in newest],
    }
    return pd.DataFrame({text(lang, f"collecting.column_{name}"): cells for name, cells in columns.items()})


def _said(one: Decided, lang: str) -> str:
    said = text(lang, f"collecting.said_{one.said.role or 'open'}")
    if one.said.role == Role.EXCLUDED and one.said.reason:
        return text(lang, "collecting.said_why", said=said, why=text(lang, f"exclusion.{one.said.reason}"))
    if one.said.fields:
        corrected = "; ".join(filter(None, map(str, json.loads(one.said.fields).values())))
        return text(lang, "collecting.said_corrected", said=said, why=corrected)
    return said


def agreements(decided: Sequence[Decided], lang: str) -> list[str]:
    """For every two readers a sentence: of how many numerals both have decided, how many alike, and Cohen's κ."""
    return [_agreement(pair, lang) for pair in pairs(decided)]


def _agreement(pair: Pair, lang: str) -> str:
    measured = kappa(pair.roles)
    return text(
        lang, "collecting.agreement", first=pair.first, second=pair.second, count=len(pair.roles),
        same=sum(one == other for one, other in pair.roles),
        kappa=text(lang, "collecting.kappa_none") if measured is None else f"{float(measured):.2f}",
    )  # fmt: skip


def queue(review: Review, roles: Collection[Role], *, only_open: bool) -> list[Judged]:
    """The numerals of some roles in the order in which they are worth looking at: goals, then values, then the rest."""
    order = (Role.TARGET, Role.ACTUAL, Role.EXCLUDED)
    found = [one for one in review.numerals if one.now.role in roles and not (only_open and one.decided)]
    return sorted(found, key=lambda one: order.index(one.proposed.role))
