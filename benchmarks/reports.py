"""A report of thirty charts, from the board to the file, against bare Kaleido for the same thirty figures."""

import asyncio
import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import kaleido

from benchmarks.measure import Measured, in_turn, seconds
from tracker.catalogue import bring_up_to_date
from tracker.core.settings import load_settings
from tracker.reports import FORMATS, Report, making, place_items, report
from tracker.reports.browser import find_browser
from tracker.reports.sizes import A4
from tracker.store.engine import data_version, open_store
from tracker.views.board import Board, load_board

DAY = date(2026, 11, 21)
CHARTS = 30
_PLACE = "420500"
_REACH = {"docx": 1.5, "pptx": 1.5, "pdf": 1.5, "html": 1.5}


def reports(times: int) -> list[Measured]:
    """A line a format; HTML has its charts drawn by whoever opens it."""
    with tempfile.TemporaryDirectory() as folder:
        board = _board(Path(folder) / "tracker.db")
        report = _report(board)
        figures = [figure for part in report.parts if part.draw for figure in part.draw(A4)]

        def file(form: str) -> Callable[[], float]:
            return lambda: seconds(lambda: [*making(_report(board), form, Path(folder) / f"report.{form}")])

        bare, *ours = in_turn(times, lambda: seconds(lambda: asyncio.run(_bare(figures))), *map(file, _REACH))
    against = f"bare Kaleido, the same {len(figures)} figures"
    return [Measured(f"a report of {CHARTS} charts as {form.upper()}", found, bare, against, reach=_REACH[form])
            for form, found in zip(_REACH, ours, strict=True)]  # fmt: skip


def _board(database: Path) -> Board:
    engine, now = open_store(database, now=datetime.now(UTC)), datetime.now(UTC)
    bring_up_to_date(engine, now=now)
    return load_board(engine, version=data_version(engine), as_of=DAY, settings=load_settings())


def _report(board: Board) -> Report:
    """The usual report of a place, its charts repeated until there are enough, none of them in pieces."""
    made = report(place_items(board, _PLACE), lambda day: board, "zh", as_of=DAY, made_on=DAY, made_by="benchmark")
    single = [part for part in made.parts if part.draw and len(part.draw(A4)) == 1]
    return replace(made, parts=tuple((single * CHARTS)[:CHARTS]))


async def _bare(figures: list[dict[str, object]]) -> None:
    """One browser, one figure after the other, as PNG of the size that they have in a DOCX."""
    async with kaleido.Kaleido(n=1, path=str(find_browser()), mathjax=False) as opened:
        for figure in figures:
            plain = json.loads(json.dumps(figure, default=str))
            await opened.calc_fig(plain, opts={"format": "png", "scale": FORMATS["docx"].scale})
