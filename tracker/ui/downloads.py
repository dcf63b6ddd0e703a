"""Buttons that give a table as CSV and XLSX; the file is made when somebody asks for it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from tracker.ui.frame import Visit
from tracker.views.sheets import csv_bytes, xlsx_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_downloads(visit: Visit, table: Callable[[], pd.DataFrame], name: str, *, key: str) -> None:
    """Two buttons side by side; `table` is called on a click, `name` is the file's name without ending."""
    file_downloads(
        lambda: csv_bytes(table()),
        lambda: xlsx_bytes(table()),
        name,
        key=key,
        labels=(visit.text("library.download_csv"), visit.text("library.download_xlsx")),
    )


def file_downloads(
    csv: Callable[[], bytes], xlsx: Callable[[], bytes], name: str, *, key: str, labels: tuple[str, str]
) -> None:
    """Two buttons side by side for one content in two formats."""
    with st.container(horizontal=True):
        for label, content, ending, mime in zip(labels, (csv, xlsx), ("csv", "xlsx"), ("text/csv", XLSX), strict=True):
            st.download_button(
                label,
                content,
                f"{name}.{ending}",
                mime,
                key=f"{key}:{ending}",
                on_click="ignore",
                icon=":material/download:",
            )
