"""Charts by address: /chart/ITEM.FORM gives the picture, the numbers or a page to be framed of one item.

The item is what a report calls it (progress:420500, trajectory:CODE@2025-12-31), the form png, svg, csv, json or html.
Who may see the pages may see these; the door has judged that before. What is given is kept by the database's version.
"""

import hashlib
from datetime import date, datetime
from ipaddress import ip_address
from typing import Literal
from urllib.parse import quote, urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tracker import config
from tracker.charts.kit.picture import SIZES
from tracker.intake.out.sheets import Sheet, as_csv
from tracker.refusals import REFUSALS, refusal_words
from tracker.reports import KINDS, PicturesError, item, trouble_words
from tracker.reports.single import DRAWN, WRITERS, Shape, single
from tracker.store.engine import Where
from tracker.ui.shell import loading
from tracker.ui.streamlit import proxy, sign_in
from tracker.ui.streamlit.assets import base
from tracker.ui.streamlit.uploads import refused
from tracker.words import LANGUAGES

FORMS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
"""Every form with its MIME type."""
_KEPT = 128
_THEMES: dict[str, Literal["light", "dark"]] = {"light": "light", "dark": "dark"}
_UNCHANGED, _NOT_FOUND, _UNAVAILABLE = 304, 404, 503


def routes() -> list[Route]:
    """What the server answers besides Streamlit."""
    return [Route(f"{base()}/chart/{{name:path}}", _answer, methods=["GET"])]


def path_of(code: str, form: str, **selections: str) -> str:
    """The path of an item in a form, below the place where the dashboard is served, with what is not usual of it."""
    asked = urlencode(selections)
    return f"{base()}/chart/{quote(code, safe=':+=@&,')}.{form}{'?' if asked else ''}{asked}"


class _Unknown(Exception):
    """There is nothing at the address."""


def _answer(request: Request) -> Response:
    """Give what is at an address, unless the reader has it already; say in words why there is nothing.

    It is not read by a browser that keeps it, so each time it is asked whether it is still the same.
    """
    if not _may_read(request):
        return refused("elsewhere", 403)
    code, _, form = request.path_params["name"].rpartition(".")
    lang = request.query_params.get("lang", LANGUAGES[0])
    lang = lang if lang in LANGUAGES else LANGUAGES[0]
    try:
        content = _asked(request, code, form, lang)
    except _Unknown:
        return refused("no_chart", _NOT_FOUND, forms=" ".join(FORMS))
    except PicturesError as error:
        words = trouble_words(lang, error.code)
        return PlainTextResponse(f"{words}\n", _UNAVAILABLE, {"Retry-After": "30"})
    except REFUSALS as refusal:
        return PlainTextResponse(f"{refusal_words(lang, refusal)}\n", _UNAVAILABLE)
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    about = path_of(code, "json", **dict(request.query_params))
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Link": f'<{about}>; rel="describedby"'}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=_UNCHANGED, headers=headers)
    return Response(content, headers=headers, media_type=FORMS[form])


def _may_read(request: Request) -> bool:
    """Whether the pages would be shown: without sign-in or proxy, only to somebody at this machine."""
    if sign_in.configured() or proxy.header():
        return True  # the door lets nobody else come here
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _asked(request: Request, code: str, form: str, lang: str) -> bytes:
    asked = request.query_params
    found = item(code, KINDS)
    size, theme = asked.get("size", "a4"), _THEMES.get(asked.get("theme", "light"))
    if form not in FORMS or found is None or size not in SIZES or theme is None:
        raise _Unknown
    day = found.as_of or _day(asked.get("asof", ""))
    board = loading.board(day)
    return _content(
        config.database(), board.version, day, code, form, lang, Shape(size, theme, asked.get("title") == "neutral")
    )


def _day(asked: str) -> date:
    """The day of an address, today where it names none."""
    if not asked:
        return datetime.now().astimezone().date()
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise _Unknown from None
    if not loading.DAYS[0] <= day <= loading.DAYS[1]:
        raise _Unknown
    return day


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _content(where: Where, version: tuple[int, int], day: date, code: str, form: str, lang: str, shape: Shape) -> bytes:
    found = item(code, KINDS)
    made = found and single(loading.board(day), lang, found, shape)
    if not made or (form in DRAWN and not made.drawable):
        raise _Unknown
    return as_csv(Sheet(made.table.heads, made.lines())) if form == "csv" else WRITERS[form](made)
