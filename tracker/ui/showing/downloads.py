"""Buttons that give a table as CSV and XLSX; the file is made when somebody asks for it."""

from collections.abc import Callable

import streamlit as st

from tracker.intake.out.sheets import Sheet, as_csv, as_xlsx
from tracker.ui.shell.visit import Visit
from tracker.views.library import Wanted, export_sheet, library

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def library_sheet(visit: Visit, wanted: Wanted) -> Sheet:
    """The targets that somebody searches for, as they are when it is made."""
    return export_sheet(visit.board, library(visit.board, wanted), visit.lang)


def sheet_downloads(visit: Visit, make: Callable[[], Sheet], label: str, name: str, *, key: str) -> None:
    """Two buttons side by side; `make` is called on a click, `name` is the file's name without ending.

    The session keeps `make`, so it holds nothing large.
    """
    formats = (("csv", "text/csv", lambda: as_csv(make())), ("xlsx", _XLSX, lambda: as_xlsx({label: make()})))
    with st.container(horizontal=True):
        for ending, mime, content in formats:
            shown = visit.text("library.download_as", label=label, ending=ending.upper())
            st.download_button(
                shown,
                content,
                visit.file_name(f"{name}.{ending}"),
                mime,
                key=f"{key}:{ending}",
                on_click="ignore",
                icon=":material/download:",
            )
