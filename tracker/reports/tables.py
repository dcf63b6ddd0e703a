"""The tables of a day that pages offer by themselves: lists of targets and places, one target, and the method."""

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd

from tracker.charts import STATUS_STYLE
from tracker.reports.filters import filter_words
from tracker.reports.found import MOST_ROWS, Find, Found, named
from tracker.reports.items import Item, selections
from tracker.reports.targets import only, place_name, rows_about, rows_once, target_name
from tracker.views import page_tables as page
from tracker.views.board import Board, board_of
from tracker.views.changes import changes
from tracker.views.due import is_due
from tracker.views.explain import reading_rows
from tracker.views.gaps import by_place, by_unit, gaps, gaps_frame, in_groups
from tracker.views.goals import goal_rows
from tracker.views.jurisdiction import jurisdiction
from tracker.views.library import Wanted, library, library_frame
from tracker.views.overview import overview
from tracker.views.redacted import REDACTED_SHOWN, redacted_frame, redacted_targets
from tracker.views.report import Table
from tracker.views.rows import TargetRow
from tracker.views.slots import Slot
from tracker.views.target import TargetView, target_view
from tracker.views.untargeted import untargeted_frame
from tracker.words import day, text

_GAP_FILTERS = ("places", "themes", "deadlines", "units", "groups")
_LIBRARY_FILTERS = ("words", "places", "themes", "kinds", "statuses", "sources", "due", "sort")
_SINGLE = ("words", "due", "sort")


def entry_heads(frame: pd.DataFrame, columns: Sequence[str], lang: str) -> pd.DataFrame:
    """The columns of a grid that are only shown, with their heads in words."""
    return frame[list(columns)].rename(columns=lambda column: text(lang, f"entry.column_{column}"))


def _overview(board: Board, lang: str, item: Item) -> Found:
    rows: Sequence[TargetRow] = getattr(overview(board, lang), item.kind)
    shown = rows[:MOST_ROWS]
    frame = page.targets_frame(shown, lang, places=True)
    return Found(frame, named(lang, item), place_name(board, lang, ""), shown, len(rows))


def _of_place(make: Callable[[Board, str, Item, str], Found]) -> Find:
    """A table of one place; `make` gets its name."""

    def find(board: Board, lang: str, item: Item) -> Found | None:
        known = item.about in board.data.places
        return make(board, lang, item, place_name(board, lang, item.about)) if known else None

    return find


def _targets(board: Board, lang: str, item: Item, place: str) -> Found:
    targets = board.targets_of(board.data.places[item.about].id)
    found = rows_once(board, lang, targets[:MOST_ROWS])
    rows = goal_rows(found, board.as_of, lang)
    folded = len(found) - len(rows)
    return Found(page.targets_frame(rows, lang), named(lang, item, place), place, rows, len(targets) - folded)


def _places(board: Board, lang: str, item: Item, place: str) -> Found:
    children = jurisdiction(board, lang, item.about).children
    below = [row for row in rows_about(board, lang, item.about, below=True) if row.jurisdiction_code != item.about]
    return Found(page.places_frame(children, lang), named(lang, item, place), place, below)


def _untargeted(board: Board, lang: str, item: Item, place: str) -> Found:
    return Found(untargeted_frame(board, lang, item.about), named(lang, item, place), place)


def _changes(board: Board, lang: str, item: Item) -> Found | None:
    """What has changed at a place since a day: new documents, new values, other statuses."""
    code, _, since = item.about.partition("+")
    try:
        earlier = board_of(board.database, date.fromisoformat(since), board.settings)
    except ValueError:
        return None
    if code not in board.data.places or earlier.as_of > board.as_of:
        return None
    here = {target.code for target in board.targets_of(board.data.places[code].id)}
    frame = page.changes_frame(changes(board, earlier, lang), here, lang)
    words = text(lang, "report.changed_at", place=place_name(board, lang, code), day=day(earlier.as_of, lang))
    return Found(frame, named(lang, item, words), place_name(board, lang, code))


def _redacted(board: Board, lang: str, item: Item, place: str) -> Found:
    targets = redacted_targets(board, item.about)
    frame = entry_heads(redacted_frame(board.data, targets, lang), REDACTED_SHOWN, lang)
    return Found(frame, named(lang, item, place), place, rows_once(board, lang, targets))


def _gaps(board: Board, lang: str, item: Item) -> Found | None:
    asked = selections(item.about, _GAP_FILTERS)
    if asked is None:
        return None
    found = gaps(board, **asked)
    shown, place = found[:MOST_ROWS], place_name(board, lang, only(asked["places"]))
    waiting = rows_once(board, lang, (target for slot in shown for target in slot.targets))
    title = named(lang, item, filter_words(board, lang, asked))
    return Found(gaps_frame(board, shown, lang), title, place, waiting, len(found))


def _gaps_by(count: Callable[[Board, dict[str, list[Slot]], str], pd.DataFrame]) -> Find:
    """How much is to be reported, counted by one thing."""

    def find(board: Board, lang: str, item: Item) -> Found | None:
        asked = selections(item.about, _GAP_FILTERS)
        if asked is None:
            return None
        slots = in_groups(board, **{key: codes for key, codes in asked.items() if key != "groups"})
        waiting = (target for found in slots.values() for slot in found for target in slot.targets)
        place = place_name(board, lang, only(asked["places"]))
        title = named(lang, item, filter_words(board, lang, asked))
        return Found(count(board, slots, lang), title, place, rows_once(board, lang, waiting)[:MOST_ROWS])

    return find


def _library(board: Board, lang: str, item: Item) -> Found | None:
    asked = selections(item.about, _LIBRARY_FILTERS)
    if asked is None or any(len(asked[single]) > 1 for single in _SINGLE):
        return None
    words, due, sort = (only(asked[single]) for single in _SINGLE)
    if due and not is_due(due):
        return None
    several = {key: codes for key, codes in asked.items() if key not in _SINGLE}
    found = library(board, Wanted(words=words, due=due, sort=sort, **several))
    shown, place = found[:MOST_ROWS], place_name(board, lang, only(asked["places"]))
    title = named(lang, item, filter_words(board, lang, asked))
    return Found(library_frame(board, shown, lang), title, place, rows_once(board, lang, shown), len(found))


def _of_target(
    make: Callable[[Board, TargetView, str], pd.DataFrame | Table],
    targets: Callable[[TargetView], list[TargetRow]] = lambda view: [view.row],
) -> Find:
    """A table of one target on the board, and which targets are in it."""

    def find(board: Board, lang: str, item: Item) -> Found | None:
        if item.about not in board.statuses:
            return None
        view = target_view(board, lang, item.about)
        title = named(lang, item, target_name(board, lang, view.record))
        return Found(make(board, view, lang), title, view.row.jurisdiction, targets(view))

    return find


def _of_method(board: Board, lang: str, item: Item) -> Found:
    glyphs = {status: style.glyph for status, style in STATUS_STYLE.items()}
    return Found(page.method_table(board, lang, item.kind.removeprefix("method_"), glyphs), named(lang, item))


TABLES: dict[str, Find] = {
    "due": _overview,
    "ahead": _overview,
    "missing": _overview,
    "targets": _of_place(_targets),
    "places": _of_place(_places),
    "untargeted": _of_place(_untargeted),
    "redacted": _of_place(_redacted),
    "changes": _changes,
    "gaps": _gaps,
    "gaps_by_place": _gaps_by(by_place),
    "gaps_by_unit": _gaps_by(by_unit),
    "library": _library,
    "readings": _of_target(lambda board, view, lang: page.readings_table(reading_rows(view, lang), lang)),
    "provenance": _of_target(lambda board, view, lang: page.provenance_table(view, lang)),
    "actuals": _of_target(lambda board, view, lang: page.actuals_frame(board.data, view, lang)),
    "related": _of_target(
        lambda board, view, lang: page.targets_frame(view.around, lang, places=True),
        lambda view: view.around,
    ),
    **dict.fromkeys(("method_statuses", "method_kinds", "method_settings", "method_reasons"), _of_method),
}
"""How the table of each kind is found."""
