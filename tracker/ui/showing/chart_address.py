"""Below a chart: the addresses that it can be fetched from again, for a report, a wiki, a spreadsheet or a frame."""

from urllib.parse import urlsplit

import streamlit as st

from tracker.reports import Item
from tracker.ui.shell.chart_routes import FORMS, path_of
from tracker.ui.shell.visit import Visit, link


def draw(here: Visit, kind: str, about: str) -> None:
    """The addresses of an item, one a form; in a practice there are none, because nobody else can see it."""
    if here.practice:
        return
    page = urlsplit(st.context.url or "")
    code = Item(kind, about).code
    found = [path_of(code, form, **link(here)) for form in FORMS]
    st.caption(here.text("compare.by_address"))
    st.code("\n".join(page._replace(path="", query="", fragment="").geturl() + path for path in found), language=None)
