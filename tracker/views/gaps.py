"""What is still to be reported: results that are overdue, what falls due next, and periods that were left out."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from tracker.core.kinds import Status
from tracker.core.periods import Period
from tracker.intake.out.template import Wanted
from tracker.views.board import Board
from tracker.views.plans import series_words
from tracker.views.slots import Slot, missing, upcoming
from tracker.views.snapshot import TargetRecord, name
from tracker.views.written import target_words
from tracker.words import day, period, text, unit_name

NO_DEADLINE = "none"
NOBODY = "none"
GROUPS = ("overdue", "next", "earlier")
"""Results whose deadline has passed; values that fall due within a year; other periods that are over without one."""
DAYS_AHEAD = 366


def gaps(
    board: Board,
    places: Sequence[str] = (),
    themes: Sequence[str] = (),
    deadlines: Sequence[str] = (),
    units: Sequence[str] = (),
    groups: Sequence[str] = (),
) -> list[Slot]:
    """The empty slots of the chosen places, themes, deadline years, responsible units and groups.

    None chosen means all of them, and of the groups those whose period is over. What is over comes with the newest
    period first, what is to come with the soonest.
    """
    targets = [
        target
        for target in board.targets
        if (not places or board.data.places_by_id[target.jurisdiction_id].code in places)
        and (not themes or board.data.theme_of(target) in themes)
        and (not deadlines or deadline_year(target) in deadlines)
        and (not units or (target.responsible or NOBODY) in units)
    ]
    wanted = groups or ("overdue", "earlier")
    over = missing(board.data, targets, board.as_of) if {"overdue", "earlier"} & {*wanted} else []
    found = [slot for slot in over if ("overdue" if is_overdue(board, slot) else "earlier") in wanted]
    until = board.as_of + timedelta(days=DAYS_AHEAD)
    return found + (upcoming(board.data, targets, board.as_of, until) if "next" in wanted else [])


def in_groups(
    board: Board,
    places: Sequence[str] = (),
    themes: Sequence[str] = (),
    deadlines: Sequence[str] = (),
    units: Sequence[str] = (),
) -> dict[str, list[Slot]]:
    """The empty slots of each group."""
    return {group: gaps(board, places, themes, deadlines, units, [group]) for group in GROUPS}


def is_overdue(board: Board, slot: Slot) -> bool:
    """Whether a slot is for the period that ends with the deadline of a target whose result is awaited."""
    return any(
        target.deadline == slot.period.end and board.statuses[target.code] is Status.RESULT_DUE
        for target in slot.targets
    )


def deadline_year(target: TargetRecord) -> str:
    """The year of a target's deadline, or the code for none."""
    return str(target.deadline.year) if target.deadline else NO_DEADLINE


def deadline_years(board: Board) -> list[str]:
    """The deadline years of all targets, early to late, and at the end the code for none."""
    return sorted({deadline_year(target) for target in board.targets})


def responsible_units(board: Board) -> list[str]:
    """The units that have to report, by name, and at the end the code for none where some targets name one."""
    named = sorted({target.responsible for target in board.targets} - {""})
    return [*named, NOBODY] if named else []


def gaps_frame(board: Board, slots: Sequence[Slot], lang: str, *, whole: bool = False) -> pd.DataFrame:
    """Empty slots as a table: place, indicator, period, days left or passed, the targets that wait, and who has to
    report; a `whole` one has the unit of the value and the theme too."""
    data = board.data
    columns = {
        "place": [name(slot.place, lang) for slot in slots],
        "indicator": [series_words(data, slot.measure, slot.scope, lang) for slot in slots],
        "unit": [unit_name(slot.measure.unit, lang) for slot in slots],
        "period": [period(slot.period, lang) for slot in slots],
        "days": [days_words(slot.period, board.as_of, lang) for slot in slots],
        "targets": [waiting_words(slot, lang, beside_unit=whole) for slot in slots],
        "deadline": [deadline_words(slot, lang) for slot in slots],
        "newest": [_newest(board, slot, lang) for slot in slots],
        "responsible": [responsible(slot, lang) for slot in slots],
        "theme": [name(data.themes[data.theme_of(slot.targets[0])], lang) for slot in slots],
    }
    left_out = [] if any(columns["responsible"]) else ["responsible"]
    left_out += [] if whole else ["unit", "theme"]
    return pd.DataFrame({text(lang, f"gaps.{key}"): cells for key, cells in columns.items() if key not in left_out})


def by_place(board: Board, slots: dict[str, list[Slot]], lang: str) -> pd.DataFrame:
    """How many slots of each group every place has, in the catalogue's order; the index has the places' codes."""
    names = {code: name(place, lang) for code, place in board.data.places.items()}
    return _counted(slots, lambda slot: [slot.place.code], text(lang, "gaps.place"), names, lang)


def by_unit(board: Board, slots: dict[str, list[Slot]], lang: str) -> pd.DataFrame:
    """How many slots of each group every responsible unit has, those of none counted as that; the index has the units.

    A slot that several units have to report counts for each of them.
    """
    names = {unit: text(lang, "gaps.nobody") if unit == NOBODY else unit for unit in responsible_units(board)}
    return _counted(slots, _units, text(lang, "gaps.responsible"), names, lang)


def _units(slot: Slot) -> list[str]:
    """Who has to report a slot's value, once each, or the code for none."""
    return list(dict.fromkeys(target.responsible for target in slot.targets if target.responsible)) or [NOBODY]


def _counted(slots: dict[str, list[Slot]], of: Callable[[Slot], list[str]], head: str, names: Mapping[str, str],
             lang: str) -> pd.DataFrame:  # fmt: skip
    counts = {group: Counter(code for slot in found for code in of(slot)) for group, found in slots.items()}
    codes = [code for code in names if any(counted[code] for counted in counts.values())]
    columns = {head: [names[code] for code in codes]} | {
        text(lang, f"gaps.group_{group}"): [counted[code] for code in codes] for group, counted in counts.items()
    }
    return pd.DataFrame(columns, index=codes)


def asked_for(slot: Slot, lang: str) -> Wanted:
    """A slot as the template to send out has it."""
    words = waiting_words(slot, lang, beside_unit=True), deadline_words(slot, lang), responsible(slot, lang)
    return Wanted(slot.place.code, slot.measure.code, slot.scope, slot.period, *words)


def waiting_words(slot: Slot, lang: str, *, beside_unit: bool = False) -> str:
    """The targets that wait for a slot's value in words; the numbers alone where their unit stands beside them."""
    return text(lang, "gaps.and").join(
        target_words(target, slot.measure, lang, beside_unit=beside_unit) for target in slot.targets
    )


def responsible(slot: Slot, lang: str) -> str:
    """Who has to report a slot's value; empty where no target says so."""
    return text(lang, "gaps.and").join(dict.fromkeys(each.responsible for each in slot.targets if each.responsible))


def days_words(due: Period, as_of: date, lang: str) -> str:
    """How many days are left until a period ends, or have gone since."""
    left = (due.end - as_of).days
    return text(lang, "gaps.days_left" if left >= 0 else "gaps.days_over", count=abs(left))


def deadline_words(slot: Slot, lang: str) -> str:
    """The earliest deadline of the targets that wait for a slot."""
    earliest: date | None = min((target.deadline for target in slot.targets if target.deadline), default=None)
    return day(earliest, lang) if earliest else text(lang, "gaps.no_deadline")


def _newest(board: Board, slot: Slot, lang: str) -> str:
    """The newest period that the slot's series has a value for by the board's day; empty without any."""
    known = board.observations(slot.targets[0].series)
    return period(max((value.period for value in known), key=lambda each: each.end), lang) if known else ""
