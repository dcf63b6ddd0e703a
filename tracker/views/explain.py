"""A judgement in words: its sentences, and its readings with value and inputs, or why they are refused."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.core.judging import Amount, Reading, Unit
from tracker.core.kinds import Qualifier, Tier
from tracker.core.periods import Period
from tracker.views.damage import damaged_fields
from tracker.views.target import TargetView
from tracker.words import day, number, period, text, value_words
from tracker.words.sentences import amount_words, told, told_of_goal

_IN_INDICATOR_UNIT = ("actual", "baseline", "target", "expected", "way", "left", "yearly_change")
_PACES = (Unit.VALUE_A_YEAR, Unit.VALUE_A_MONTH)
_WORKED_OUT = ("expected", "yearly_change")
LACKS_ACTUAL = ("no_actual", "no_second_actual")
_IN_PERCENT = ("progress", "seasonal_share")


def sentences(view: TargetView, lang: str) -> list[str]:
    """Why the target has its status, as complete sentences."""
    if view.damaged:
        return [text(lang, "page.damaged_target", fields=damaged_fields(view.damaged, lang))]
    said = [
        told(
            sentence,
            lang,
            unit=view.row.unit,
            decimals=view.row.decimals,
            target=view.row.target_words,
            counted=view.row.counted,
        )
        for sentence in view.judgement.sentences
    ]
    return [*said, *filter(None, [_of_goal(view, lang)])]


def _of_goal(view: TargetView, lang: str) -> str:
    """How the two tiers of the target's goal count as one; empty of a goal with one tier."""
    if view.other_tier is None:
        return ""
    pair = [view.row, view.other_tier]
    floor, stretch = pair if view.other_tier.tier == Tier.STRETCH else reversed(pair)
    passed = floor.deadline is not None and view.judgement.as_of > floor.deadline
    return told_of_goal(lang, (floor.status, floor.target_words), (stretch.status, stretch.target_words), passed=passed)


def latest_fact(view: TargetView, lang: str) -> tuple[str, str, str]:
    """What the headline says of the latest value: what it is, the value, and its period.

    A newer value of another period is named as that, so that nothing on the page is newer than what is called latest.
    """
    row, newest = view.row, view.newest
    if row.latest is None or row.latest_period is None:
        if newest is None:
            return text(lang, "page.latest"), text(lang, "table.no_value"), ""
        amount = value_words(
            newest.value.value, row.unit, newest.value.qualifier, lang, counted=row.counted, beside=row.beside
        )
        return text(lang, "page.newest"), amount, newest.when(lang)
    amount = value_words(row.latest, row.unit, row.latest_qualifier, lang, counted=row.counted, beside=row.beside)
    when = period(row.latest_period, lang)
    if newest is None:
        return text(lang, "page.latest"), amount, when
    both = text(
        lang, "table.latest_and_newest", latest=when, newest=newest.words(row.unit, lang, row.counted, row.beside)
    )
    return text(lang, "page.latest_in_term"), amount, both


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading in words; `refused` is the code of the input that it lacks, empty where it has a value."""

    name: str
    value: str
    inputs: str
    refused: str


def reading_rows(view: TargetView, lang: str) -> list[ReadingRow]:
    """Every reading that this kind of target has; a refused one says what is missing.

    Those that only wait for a first actual value are left out: they would all say the same.
    """
    waiting = readings_waiting(view)
    return [
        ReadingRow(
            text(lang, f"reading.{reading.name}"),
            _value(reading, view, lang),
            _inputs(reading, view, lang),
            reading.refused,
        )
        for reading in view.judgement.readings
        if reading.refused != "kind" and reading not in waiting
    ]


def readings_waiting(view: TargetView) -> list[Reading]:
    """The readings that wait for a first actual value; none where the target has one."""
    if view.row.latest is not None:
        return []
    return [reading for reading in view.judgement.readings if reading.refused in LACKS_ACTUAL]


def _value(reading: Reading, view: TargetView, lang: str) -> str:
    if reading.refused or reading.value is None:
        return text(lang, f"reading.refused.{reading.refused}") if reading.refused else "—"
    notes = [_range(reading, view, lang)]
    if reading.verdict and not isinstance(reading.value, Period):
        notes.append(text(lang, f"reading.verdict.{reading.verdict}"))
    signed = (reading.unit is Unit.POINTS and reading.name != "band") or reading.name == "gap"
    words = _one(reading.value, reading, view, lang, signed=signed)
    note = text(lang, "page.list_gap").join(filter(None, notes))
    return text(lang, "page.with_note", what=words, note=note) if note else words


def _one(value: Decimal | Period, reading: Reading, view: TargetView, lang: str, *, signed: bool = False) -> str:
    if isinstance(value, Period):
        return period(value, lang)
    amount = Amount(value, reading.unit, signed=signed, worked_out=True, qualifier=reading.qualifier)
    words = amount_words(amount, lang, unit=view.row.unit, decimals=view.row.decimals, counted=view.row.counted)
    return text(lang, f"reading.{reading.unit}", amount=words) if reading.unit in _PACES else words


def _range(reading: Reading, view: TargetView, lang: str) -> str:
    """From where to where a reading goes; a later end that never comes is left open."""
    if reading.low is None or reading.low == reading.high:
        return ""
    ends = replace(reading, unit=Unit.VALUE) if reading.name == "band" else reading
    high = "" if reading.high is None else _one(reading.high, ends, view, lang)
    return f"{_one(reading.low, ends, view, lang)}–{high}"


def _inputs(reading: Reading, view: TargetView, lang: str) -> str:
    inputs: Mapping[str, Decimal | date | int] = reading.inputs or {}
    words = [f"{text(lang, f'input.{key}')} {_input(key, value, view, lang)}" for key, value in inputs.items()]
    basis = [text(lang, f"reading.basis.{reading.basis}")] if reading.basis else []
    return text(lang, "page.list_gap").join([*words, *basis])


def _input(key: str, value: Decimal | date | int, view: TargetView, lang: str) -> str:
    if isinstance(value, date):
        return day(value, lang)
    if key in _IN_INDICATOR_UNIT:
        places = 0 if view.row.decimals == 0 and key in _WORKED_OUT else max(view.row.decimals, 2)
        exactness = _exactness(Decimal(value), view) if key == "actual" else Qualifier.EXACT
        return value_words(
            Decimal(value), view.row.unit, exactness, lang, places, counted=view.row.counted, beside=view.row.beside
        )
    return number(value, lang, 1) + "%" if key in _IN_PERCENT else number(value, lang, 2)


def _exactness(value: Decimal, view: TargetView) -> Qualifier:
    """How exact the actual is that a reading was worked out from."""
    known = (view.judgement.used, view.judgement.latest)
    return next((each.qualifier for each in known if each is not None and each.value == value), Qualifier.EXACT)
