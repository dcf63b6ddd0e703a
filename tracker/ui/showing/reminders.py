"""Reminders of what is to be reported, as files; made when somebody asks for them, of what is due then."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import streamlit as st

from tracker.ui.shell.visit import Visit
from tracker.ui.showing.downloads import sheet_downloads
from tracker.views.board import Board
from tracker.views.gaps import gaps
from tracker.views.reminders import reminder_calendar, reminder_sheet
from tracker.views.slots import Slot

Made = TypeVar("Made")


def reminder_downloads(visit: Visit, chosen: Mapping[str, Sequence[str]], group: str) -> None:
    """Buttons that give the reminders of a group of what is to be reported as a table and as a calendar."""
    label, name = visit.text("gaps.reminder"), visit.text("gaps.reminder_name", day=visit.today)
    sheet_downloads(visit, partial(_made, reminder_sheet, visit, chosen, group), label, name, key="reminder")
    calendar = partial(reminder_calendar, now=datetime.now(UTC))
    st.download_button(
        visit.text("library.download_as", label=label, ending="ICS"), partial(_made, calendar, visit, chosen, group),
        visit.file_name(f"{name}.ics"), "text/calendar", key="reminder:ics", on_click="ignore", icon=":material/event:",
    )  # fmt: skip


def _made(
    make: Callable[[Board, list[Slot], str], Made], visit: Visit, chosen: Mapping[str, Sequence[str]], group: str
) -> Made:
    """The session keeps this, so it holds no board."""
    return make(visit.board, gaps(visit.board, **chosen, groups=[group]), visit.lang)
