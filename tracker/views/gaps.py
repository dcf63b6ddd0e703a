"""The gap list: which target lacks an actual value for which period that is over."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from tracker.views.board import Board, target_words
from tracker.views.plans import series_words
from tracker.views.slots import Slot, missing
from tracker.views.snapshot import TargetRecord, name
from tracker.words import day, period, text, unit_name

NO_DEADLINE = "none"


def gaps(board: Board, places: Sequence[str], themes: Sequence[str], deadlines: Sequence[str]) -> list[Slot]:
    """The empty slots of the chosen places, themes and deadline years (codes; none chosen means all), newest first."""
    targets = [
        target
        for target in board.targets
        if (not places or board.data.places_by_id[target.jurisdiction_id].code in places)
        and (not themes or board.data.theme_of(target) in themes)
        and (not deadlines or deadline_year(target) in deadlines)
    ]
    return missing(board.data, targets, board.as_of)


def deadline_year(target: TargetRecord) -> str:
    """The year of a target's deadline, or the code for none."""
    return str(target.deadline.year) if target.deadline else NO_DEADLINE


def deadline_years(board: Board) -> list[str]:
    """The deadline years of all targets, early to late, and at the end the code for none."""
    return sorted({deadline_year(target) for target in board.targets})


def gaps_frame(board: Board, slots: Sequence[Slot], lang: str) -> pd.DataFrame:
    """Empty slots as a table: place, indicator, unit, period, the targets that wait, the earliest deadline."""
    data = board.data
    return pd.DataFrame(
        {
            text(lang, "gaps.place"): [name(slot.place, lang) for slot in slots],
            text(lang, "gaps.indicator"): [series_words(data, slot.measure, slot.scope, lang) for slot in slots],
            text(lang, "gaps.unit"): [unit_name(slot.measure.unit, lang) for slot in slots],
            text(lang, "gaps.period"): [period(slot.period, lang) for slot in slots],
            text(lang, "gaps.targets"): [waiting_words(slot, lang) for slot in slots],
            text(lang, "gaps.deadline"): [_deadline(slot, lang) for slot in slots],
            text(lang, "gaps.theme"): [name(data.themes[data.theme_of(slot.targets[0])], lang) for slot in slots],
        }
    )


def waiting_words(slot: Slot, lang: str) -> str:
    """The targets that wait for a slot's value, as their documents state them."""
    return text(lang, "gaps.and").join(target_words(target, lang) for target in slot.targets)


def _deadline(slot: Slot, lang: str) -> str:
    earliest: date | None = min((target.deadline for target in slot.targets if target.deadline), default=None)
    return day(earliest, lang) if earliest else text(lang, "gaps.no_deadline")
