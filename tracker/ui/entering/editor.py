"""Grids to type into, by the page: what is typed stays until it is saved, wherever the reader goes in between.

Streamlit forgets what was typed into a grid that a run does not draw. So all that the browser sends is taken over into
drafts, which the session keeps, at the beginning of every run; a grid that comes back is drawn with what its draft has.
What the browser sends is trusted in nothing, not even in its form.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar
from zlib import crc32

import pandas as pd
import streamlit as st

from tracker.core.periods import Period
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.ui.showing.paging import page_of
from tracker.views.entry import ForgedEdit, sent_texts
from tracker.views.snapshot import name
from tracker.words import period

ROWS_A_PAGE = 500
"""A page takes a pasted column whole; what goes beyond the page the browser drops, and `sending` says so."""

_DRAFTS = "drafts"
_WHOLE_TO, _TALLEST = 50, 640


class _Versioned(Protocol):
    """A row of which something is stored: each change gives it another version."""

    @property
    def version(self) -> int: ...


_Row = TypeVar("_Row", bound=_Versioned)


@dataclass
class Draft(Generic[_Row]):
    """The rows of a grid as the reader has seen them, and the texts typed on any of its pages, by row and column.

    `newest` are the rows as they are stored now.
    """

    kind: str
    place: str
    period: str
    columns: Sequence[str]
    rows: Mapping[Hashable, _Row] = field(default_factory=dict)
    newest: Mapping[Hashable, _Row] = field(default_factory=dict)
    version: tuple[int, int] | None = None
    typed: dict[Hashable, dict[str, str]] = field(default_factory=dict)
    saves: int = 0

    @property
    def edited(self) -> list[tuple[_Row, Mapping[str, str]]]:
        """The rows in which something is typed, in their order, with the texts."""
        return [(row, self.typed[name]) for name, row in self.rows.items() if name in self.typed]

    @property
    def overtaken(self) -> list[Hashable]:
        """The names of the rows in which something is typed and of which something else has been stored meanwhile."""
        names = [name for name in self.rows if name in self.typed and name in self.newest]
        return [name for name in names if self.rows[name].version != self.newest[name].version]

    @property
    def pages(self) -> list[list[Hashable]]:
        """The names of the rows, page by page."""
        names = list(self.rows)
        return [names[first : first + ROWS_A_PAGE] for first in range(0, len(names), ROWS_A_PAGE)]

    def key(self, page: Sequence[Hashable]) -> str:
        """The key of the grid with these rows: another for other rows, because the browser names them by number."""
        return f"{self.kind}:{self.place}:{self.period}:{self.saves}:{crc32(repr(page).encode())}"

    def keep_sent(self) -> None:
        """Take over what the browser has sent for any page; raises ForgedEdit."""
        for page in self.pages:
            for at, said in sent_texts(st.session_state.get(self.key(page), {}), len(page), self.columns).items():
                texts = self.typed.pop(page[at], {}) | said
                if any(texts.values()):
                    self.typed[page[at]] = {column: text for column, text in texts.items() if text}

    def let_go(self, names: Sequence[Hashable]) -> None:
        """Let go of what was typed in some rows, which are the newest again; the browser gets another grid."""
        for row in names:
            self.typed.pop(row, None)
        self.see(names)
        self.saves += 1

    def see(self, names: Sequence[Hashable]) -> None:
        """The reader has seen what is stored now in some rows; what is typed there stands."""
        self.rows = {**self.rows, **{name: self.newest[name] for name in names if name in self.newest}}

    def fill(self, frame: pd.DataFrame, names: Sequence[Hashable]) -> pd.DataFrame:
        """The grid of these rows with the texts that are typed in them."""
        for at, row in enumerate(names):
            for column, text in self.typed.get(row, {}).items():
                frame.loc[at, column] = text
        return frame


def keep_typed(visit: Visit) -> None:
    """Take over what was typed since the last run, before it is known which grids this run draws."""
    with forged_refused(visit):
        for draft in _drafts().values():
            draft.keep_sent()


def open_draft(
    visit: Visit, kind: str, place: str, code: str, columns: Sequence[str], rows: Callable[[], Mapping[Hashable, _Row]]
) -> Draft[_Row]:
    """The draft of a place and period; its rows are the newest, but one in which something is typed stays as seen."""
    drafts = _drafts()
    draft: Draft[_Row] = drafts.get((kind, place, code)) or Draft(kind, place, code, columns)
    if draft.version != visit.board.version:
        draft.newest = rows()
        draft.rows = {**draft.newest, **{name: draft.rows[name] for name in draft.typed}}
        draft.version = visit.board.version
    for other in [key for key, each in drafts.items() if key[0] == kind and not each.typed]:
        del drafts[other]
    drafts[kind, place, code] = draft
    return draft


def choose_rows(draft: Draft[Any]) -> list[Hashable]:
    """The names of the rows on the page that is chosen above the grid, where there are several."""
    [page] = page_of(draft.pages, f"{draft.kind}:{draft.place}:{draft.period}:page", 1)
    return page


def draw_editor(
    visit: Visit,
    draft: Draft[Any],
    page: Sequence[Hashable],
    frame: pd.DataFrame,
    *,
    locked: Sequence[str],
    **options: Any,
) -> None:
    """Draw a page of a draft as a grid with a fixed number of rows, under what is unsaved on the other pages.

    One that is long scrolls in itself, so that what stands below it is near.
    """
    counts = {number: len(draft.typed.keys() & names) for number, names in enumerate(draft.pages, 1) if names != page}
    pages = [str(number) for number, count in counts.items() if count]
    if pages:
        joined = visit.text("entry.and").join(pages)
        st.caption(visit.text("entry.unsaved_pages", pages=joined, count=sum(counts.values())))
    with forged_refused(visit):
        st.data_editor(
            draft.fill(frame, page),
            key=draft.key(page),
            disabled=list(locked),
            num_rows="fixed",
            height="content" if len(page) <= _WHOLE_TO else _TALLEST,
            hide_index=True,
            on_change="ignore",
            placeholder="",
            **options,
        )


def say_unsaved_elsewhere(visit: Visit, place: str, code: str) -> None:
    """Say at which other places and periods typed values wait to be saved."""
    waiting = [
        visit.text(
            f"entry.unsaved_{draft.kind}",
            place=name(visit.board.data.places[draft.place], visit.lang),
            period=period(Period.from_code(draft.period), visit.lang) if draft.period else "",
            count=len(draft.typed),
        )
        for draft in _drafts().values()
        if draft.typed and (draft.place, draft.period) not in ((place, code), (place, ""))
    ]
    if waiting:
        st.caption(visit.text("entry.unsaved_elsewhere", places=plain(visit.text("entry.and").join(waiting))))


def _drafts() -> dict[tuple[str, str, str], Draft[Any]]:
    drafts: dict[tuple[str, str, str], Draft[Any]] = st.session_state.setdefault(_DRAFTS, {})
    return drafts


@contextmanager
def forged_refused(visit: Visit) -> Iterator[None]:
    """Says that nothing was saved where the browser sent what the grid does not offer, and ends the page there.

    Streamlit takes edits apart as they come: what is no edit of a grid fails in it in one of these ways.
    """
    try:
        yield
    except (AttributeError, ForgedEdit, LookupError, OverflowError, TypeError, ValueError):
        st.error(visit.text("entry.forged"), icon=":material/gpp_bad:")
        st.stop()
