"""Reminders of values that are to be reported, to be sent out: as text, as a table, and as a calendar."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from tracker.intake.out.sheets import Sheet
from tracker.views.board import Board
from tracker.views.gaps import days_words, deadline_words, gaps_frame, responsible, waiting_words
from tracker.views.plans import series_words
from tracker.views.slots import Slot
from tracker.views.snapshot import name
from tracker.words import day, period, text


def reminder_text(board: Board, slots: Sequence[Slot], lang: str) -> str:
    """A list for each place and responsible unit, in the order of the slots, a line a value."""
    lines: list[str] = []
    for (place, unit), found in _addressed(slots, lang).items():
        head = _head(place, unit, lang)
        lines += ["", head] if lines else [head]
        lines += [text(lang, "gaps.remind_line", number=number, what=_what(board, slot, lang))
                  for number, slot in enumerate(found, start=1)]  # fmt: skip
    return "\n".join(lines)


def reminder_sheet(board: Board, slots: Sequence[Slot], lang: str) -> Sheet:
    """The same as a table."""
    frame = gaps_frame(board, slots, lang, whole=True)
    return Sheet(list(frame.columns), frame.to_numpy().tolist())


def reminder_calendar(board: Board, slots: Sequence[Slot], lang: str, now: datetime) -> bytes:
    """An event for each place, responsible unit and day on which a period ends, as iCalendar (RFC 5545).

    The same slots make the same events, so that a calendar that is taken in again replaces what it had.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{text(lang, 'nav.product')}//")
    calendar.add("version", "2.0")
    for (place, unit), found in _addressed(slots, lang).items():
        for due, same_day in groupby(sorted(found, key=lambda slot: slot.period.end), lambda slot: slot.period.end):
            wanted = list(same_day)
            event = Event()
            event.add("uid", str(uuid5(NAMESPACE_URL, f"{wanted[0].place.code}/{unit}/{due.isoformat()}")))
            event.add("dtstamp", now)
            event.add("dtstart", due)
            event.add("dtend", due + timedelta(days=1))
            event.add("summary", text(lang, "gaps.remind_event", place=_head(place, unit, lang), count=len(wanted)))
            event.add("description", "\n".join(_what(board, slot, lang) for slot in wanted))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _addressed(slots: Sequence[Slot], lang: str) -> dict[tuple[str, str], list[Slot]]:
    found: dict[tuple[str, str], list[Slot]] = {}
    for slot in slots:
        found.setdefault((name(slot.place, lang), responsible(slot, lang)), []).append(slot)
    return found


def _head(place: str, unit: str, lang: str) -> str:
    """Who is reminded."""
    return text(lang, "gaps.remind_unit" if unit else "gaps.remind_place", place=place, unit=unit)


def _what(board: Board, slot: Slot, lang: str) -> str:
    """What is asked for: indicator, period, the target and its deadline, and how many days are left or have gone."""
    return text(
        lang, "gaps.remind_what", indicator=series_words(board.data, slot.measure, slot.scope, lang),
        period=period(slot.period, lang), end=day(slot.period.end, lang), target=waiting_words(slot, lang),
        deadline=deadline_words(slot, lang), days=days_words(slot.period, board.as_of, lang),
    )  # fmt: skip
