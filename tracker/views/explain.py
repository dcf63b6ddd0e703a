"""A judgement in words: its sentences, and its readings with value and inputs, or why they are refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.core.judging import Amount, Reading, Unit
from tracker.views.target import TargetView
from tracker.words import day, number, quantity, text
from tracker.words.sentences import amount_words, told

_IN_INDICATOR_UNIT = ("actual", "baseline", "target", "expected", "way", "left", "yearly_change")
_IN_PERCENT = ("progress", "seasonal_share")


def sentences(view: TargetView, lang: str) -> list[str]:
    """Why the target has its status, as complete sentences."""
    return [
        told(sentence, lang, unit=view.row.unit, decimals=view.row.decimals) for sentence in view.judgement.sentences
    ]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading in words; `refused` is the code of the input that it lacks, empty where it has a value."""

    name: str
    value: str
    inputs: str
    refused: str


def reading_rows(view: TargetView, lang: str) -> list[ReadingRow]:
    """Every reading that this kind of target has; a refused one says what is missing."""
    return [
        ReadingRow(
            text(lang, f"reading.{reading.name}"),
            _value(reading, view, lang),
            _inputs(reading, view, lang),
            reading.refused,
        )
        for reading in view.judgement.readings
        if reading.refused != "kind"
    ]


def _value(reading: Reading, view: TargetView, lang: str) -> str:
    if reading.refused or reading.value is None:
        return text(lang, f"reading.refused.{reading.refused}") if reading.refused else "—"
    if isinstance(reading.value, date):
        return day(reading.value, lang)
    signed = reading.unit is Unit.POINTS or reading.name in ("remaining_pace", "past_pace", "gap")
    words = amount_words(
        Amount(reading.value, reading.unit, signed=signed, worked_out=True),
        lang,
        unit=view.row.unit,
        decimals=view.row.decimals,
    )
    if not reading.verdict:
        return words
    return text(lang, "page.with_note", what=words, note=text(lang, f"reading.verdict.{reading.verdict}"))


def _inputs(reading: Reading, view: TargetView, lang: str) -> str:
    inputs: Mapping[str, Decimal | date | int] = reading.inputs or {}
    words = [f"{text(lang, f'input.{key}')} {_input(key, value, view, lang)}" for key, value in inputs.items()]
    basis = [text(lang, f"reading.basis.{reading.basis}")] if reading.basis else []
    return text(lang, "page.list_gap").join([*words, *basis])


def _input(key: str, value: Decimal | date | int, view: TargetView, lang: str) -> str:
    if isinstance(value, date):
        return day(value, lang)
    if key in _IN_INDICATOR_UNIT:
        return quantity(value, view.row.unit, lang, max(view.row.decimals, 2))
    return number(value, lang, 1) + "%" if key in _IN_PERCENT else number(value, lang, 2)
