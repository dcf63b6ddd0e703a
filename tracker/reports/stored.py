"""The tables of what the database holds now, whatever the day of the report: versions, slots, documents, history."""

import re
from collections.abc import Callable

import pandas as pd

from tracker.core.periods import Period, PeriodError
from tracker.reports.found import MOST_ROWS, Find, Found, named
from tracker.reports.items import Item
from tracker.reports.tables import entry_heads
from tracker.reports.targets import place_name, rows_once, target_name
from tracker.views import history, sources
from tracker.views.board import Board
from tracker.views.entry import SHOWN, entry_frame, entry_rows
from tracker.views.history import BATCHES_A_PAGE, BatchRow
from tracker.views.snapshot import name
from tracker.views.sources import SourcePage
from tracker.views.target_history import versions_frame
from tracker.words import period, text

_NUMBER = re.compile("[0-9]{1,12}")


def _versions(board: Board, lang: str, item: Item) -> Found | None:
    """The versions of a target, also of one that is not on the board."""
    target = board.data.targets.get(item.about)
    if target is None:
        return None
    frame, title = versions_frame(board.database.engine, target.code, lang), target_name(board, lang, target)
    place = name(board.data.places_by_id[target.jurisdiction_id], lang)
    return Found(frame, named(lang, item, title), place, rows_once(board, lang, [target]))


def _slots(board: Board, lang: str, item: Item) -> Found | None:
    """What the grid of a place and a period shows, without the columns in which nothing stands."""
    place, _, code = item.about.partition("+")
    try:
        asked = Period.from_code(code)
    except PeriodError:
        return None
    if place not in board.data.places:
        return None
    rows = entry_rows(board.database.engine, board.data, place, asked)
    frame = entry_heads(entry_frame(board.data, rows, lang), SHOWN, lang)
    waiting = rows_once(board, lang, (target for row in rows for target in row.slot.targets))
    words = place_name(board, lang, place)
    of = text(lang, "report.in_period", place=words, period=period(asked, lang))
    return Found(frame.loc[:, (frame != "").any()], named(lang, item, of), words, waiting)


def _of_source(make: Callable[[SourcePage, str, str], pd.DataFrame]) -> Find:
    """A table of one document; `make` gets the reason that is chosen, or an empty one."""

    def find(board: Board, lang: str, item: Item) -> Found | None:
        code, _, reason = item.about.partition("+")
        pages = sources.source_pages(board.database.engine, board.data, lang)
        page = next((page for page in pages if page.code == code), None)
        if page is None or (reason and reason not in dict(page.reasons)):
            return None
        said = [page.title, *([text(lang, f"exclusion.{reason}")] if reason else [])]
        return Found(make(page, reason, lang), named(lang, item, text(lang, "compare.gap").join(said)))

    return find


def _sources(board: Board, lang: str, item: Item) -> Found:
    pages = sources.source_pages(board.database.engine, board.data, lang)
    return Found(sources.overview_frame(pages, lang), named(lang, item))


def _batches(board: Board, lang: str, item: Item) -> Found:
    engine = board.database.engine
    pages = range(1, 1 + MOST_ROWS // BATCHES_A_PAGE)
    rows = [row for page in pages for row in history.batch_page(engine, page)]
    return Found(history.batches_frame(rows, lang), named(lang, item), total=history.batch_count(engine))


def _of_batch(make: Callable[[Board, BatchRow, int, str], pd.DataFrame]) -> Find:
    """A table of one batch, made page by page (from 1) until one is empty or there are more rows than are needed."""

    def find(board: Board, lang: str, item: Item) -> Found | None:
        known = _NUMBER.fullmatch(item.about)
        batch = history.one_batch(board.database.engine, int(item.about)) if known else None
        if batch is None:
            return None
        frames: list[pd.DataFrame] = []
        rows = 0
        while rows <= MOST_ROWS and len(frame := make(board, batch, len(frames) + 1, lang)):
            frames.append(frame)
            rows += len(frame)
        of = text(lang, "history.one", number=batch.id, kind=history.kind_words(batch, lang))
        frame = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
        return Found(frame, named(lang, item, of), total=None if rows > MOST_ROWS else 0)

    return find


def _kept(board: Board, batch: BatchRow, page: int, lang: str) -> pd.DataFrame:
    """All on one page."""
    return history.kept_frame(board.database.engine, board.data, batch, lang) if page == 1 else pd.DataFrame()


STORED: dict[str, Find] = {
    "versions": _versions,
    "slots": _slots,
    "sources": _sources,
    "source_themes": _of_source(lambda page, reason, lang: sources.themes_frame(page, lang)),
    "source_reasons": _of_source(lambda page, reason, lang: sources.reasons_frame(page, lang)),
    "source_excluded": _of_source(sources.exclusions_frame),
    "batches": _batches,
    "batch_kept": _of_batch(_kept),
    "batch_values": _of_batch(
        lambda board, batch, page, lang: history.values_frame(board.database.engine, board.data, batch, page, lang)
    ),
    "batch_targets": _of_batch(
        lambda board, batch, page, lang: history.targets_frame(board.database.engine, batch, page, lang)
    ),
    "conflicts": lambda board, lang, item: Found(
        history.conflicts_frame(board.database.engine, lang), named(lang, item)
    ),
}
"""How the table of each kind is found."""
