"""A chart on a page: the figure with its text alternative, and below it, made when opened, its picture and its data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Literal, TypeVar
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import streamlit as st

from tracker.charts import Look, config
from tracker.charts.kit.picture import SIZES, Picture, picture
from tracker.intake.out.sheets import Sheet
from tracker.ui.shell import address, present, refused
from tracker.ui.shell.markup import plain
from tracker.ui.shell.plain import Plain
from tracker.ui.shell.visit import PAGES, Visit, link, open_target
from tracker.ui.showing import chart_address, collect
from tracker.ui.showing.downloads import sheet_downloads
from tracker.ui.showing.paging import height
from tracker.ui.showing.tables import column_widths
from tracker.ui.streamlit import copy_picture, theme, window
from tracker.views.report import Table, printed

_Code = TypeVar("_Code", str, int)
Draw = Callable[[Look], dict[str, Any]]
# Streamlit refuses a figure without any trace, though a chart that says "nothing yet" has none.
_NOTHING = {"type": "scatter", "x": [None], "y": [None]}
_ONLY_CAMERA = {"displayModeBar": True, "modeBarButtons": [["toImage"]], "responsive": False}
_SCALES = (2, 3)
_FORMATS = ("png", "svg")
_TITLES = ("finding", "neutral")


def look(here: Visit) -> Look:
    """The theme and width that the reader sees, with links that keep the visit's language and day."""
    shade: Literal["light", "dark"] = "dark" if theme.dark() else "light"
    return Look(theme=shade, width=window.width(), links=urlencode(link(here)))


def show(
    here: Visit,
    chart: str,
    place: str,
    draw: Draw,
    alt: str,
    table: Callable[[], Table],
    *,
    key: str = "",
    about: str,
) -> None:
    """Draw a chart; what is saved of it is named for its place, chart and date.

    `draw` gives the figure for a look, `table` its numbers. `key` tells several of one chart on a page apart. `about`
    is the code that a report draws the chart from again (a place, targets; empty for all), and a presentation, which
    needs it in pieces that fit a sheet.
    """
    key = key or chart
    name = f"{place}-{here.text(f'page.chart_{chart}')}-{here.as_of.isoformat()}".replace("/", "-")
    if present.on():
        for number, figure in enumerate(collect.drawn(here, chart, about, present.LOOK)):
            st.plotly_chart(_drawable(figure), theme=None, key=f"chart:{key}:{number}", alt=alt)
        return
    figure = draw(look(here))
    opens = any("customdata" in trace for trace in figure["data"])
    event = st.plotly_chart(
        _drawable(figure), theme=None, key=f"chart:{key}", alt=alt, config=config(here.lang),
        on_select="rerun" if opens else "ignore", selection_mode="points",
    )  # fmt: skip
    if opens:
        _open(here, event)
    _more(here, key, name, draw, alt, table, (chart, about))


def _open(here: Visit, event: Any) -> None:
    """Open what a mark stands for: its target, or the page with its selections that it names."""
    codes = [point.get("customdata") for point in event.selection.points]
    code = codes[0][0] if codes and isinstance(codes[0], list) else next(iter(codes), None)
    if code in here.board.statuses and code != address.kept("target"):
        open_target(here, code)
    page, asked, selections = str(code).partition("?")
    if asked:
        st.switch_page(PAGES / f"{page}.py", query_params=link(here, **dict(parse_qsl(selections))))


def _drawable(figure: Mapping[str, Any]) -> Plain:
    return Plain({**figure, "data": figure["data"] or [_NOTHING]})


@st.fragment
def _more(
    here: Visit, key: str, name: str, draw: Draw, alt: str, table: Callable[[], Table], item: tuple[str, str]
) -> None:
    more = st.expander(here.text("compare.more"), key=f"more-{key}", type="compact", bind="query-params")
    if more.open:
        with more, refused.shown(here.lang):
            collect.offer(here, *item)
            numbers = table()
            _picture(here, key, name, draw, alt, numbers)
            st.caption(plain(alt))
            _data(here, key, numbers)
            chart_address.draw(here, *item)


def _picture(here: Visit, key: str, name: str, draw: Draw, alt: str, table: Table) -> None:
    """The picture as it will be saved, shown small, with plotly's own button to save it.

    Above it stands what it can be taken as besides: a picture in the clipboard, and its numbers as files.
    """
    with st.container(horizontal=True):
        size = _pick(here, f"size:{key}", "size", tuple(SIZES))
        form = _pick(here, f"format:{key}", "format", _FORMATS)
        scale = _pick(here, f"scale:{key}", "scale", _SCALES) if form == "png" else 1
        neutral = _pick(here, f"title:{key}", "title", _TITLES) == "neutral"
    drawn = picture(lambda look: draw(replace(look, neutral=neutral)), size)
    saving = config(
        here.lang, here.file_name(name), kind=form, scale=scale * drawn.scale, size=(drawn.width, drawn.height)
    )
    pixels = (round(side * scale * drawn.scale) for side in (drawn.width, drawn.height))
    st.caption(here.text("compare.save" if drawn.fits else "compare.save_long", size="×".join(map(str, pixels))))
    with st.container(horizontal=True):
        copy_picture.draw(here.lang, f"st-key-preview-{key}", (scale if form == "png" else _SCALES[0]) * drawn.scale,
                          key=f"copy-{key}")  # fmt: skip
        plain_cells = Sheet(table.heads, [[str(cell) for cell in row] for row in table.rows])
        sheet_downloads(here, lambda: plain_cells, here.text("compare.data"), name, key=f"file:{key}")
    with st.container(key=f"preview-{key}"):
        _shrink(key, drawn)
        st.plotly_chart(
            _drawable(drawn.figure), theme=None, width="content", key=f"picture:{key}:{size}:{form}:{scale}",
            alt=alt, config=saving | _ONLY_CAMERA,
        )  # fmt: skip


def _shrink(key: str, drawn: Picture) -> None:
    """Show a picture of its full size small, so that it fits the page.

    Streamlit measures the frame and lays the figure out for it, so the frame keeps its size and what is in it shrinks.
    """
    small, preview = min(1.0, (window.width() - 48) / drawn.width), f".st-key-preview-{key}"
    st.html(
        f"<style>{preview} {{ overflow: hidden; outline: 1px solid #8885; flex: none;"
        f" max-height: {drawn.height * small:.0f}px; }}"
        f"{preview} > * {{ width: {drawn.width}px !important; max-width: none !important; }}"
        f"{preview} .modebar-btn {{ font-size: {20 / small:.0f}px !important; }}"
        f"{preview} .modebar-btn path {{ fill: #1f5f8b !important; }}"
        f"{preview} .js-plotly-plot {{ transform: scale({small:.3f}); transform-origin: 0 0; }}</style>"
    )


def _pick(here: Visit, key: str, what: str, codes: tuple[_Code, ...]) -> _Code:
    picked = st.segmented_control(
        here.text(f"compare.{what}"), codes, default=codes[0], required=True, key=key,
        format_func=lambda code: here.text(f"compare.{what}_{code}"),
    )  # fmt: skip
    return picked or codes[0]


def _data(here: Visit, key: str, table: Table) -> None:
    """The chart's numbers as a table."""
    rows = [[printed(cell, here.lang) for cell in row] for row in table.rows]
    frame = pd.DataFrame(rows, columns=list(table.heads))
    st.dataframe(frame, column_config=column_widths(frame), hide_index=True, key=f"data:{key}",
                 height=height(len(rows)))  # fmt: skip
