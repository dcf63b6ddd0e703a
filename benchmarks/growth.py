"""How the work grows with the number of actuals, from a thousand to a million."""

from collections.abc import Callable
from datetime import date

import numpy as np

from benchmarks.generate import Generated, generated
from benchmarks.intake import check_and_commit, emptied
from benchmarks.measure import Measured, seconds
from tracker import charts
from tracker.core.settings import load_settings
from tracker.intake.out.export import export_sheet
from tracker.store.engine import connect, reading
from tracker.views.board import board_of
from tracker.views.judged_columns import DatabaseVersion
from tracker.views.overview import overview

SIZES = (1_000, 10_000, 100_000, 1_000_000)
DAY = date(2026, 7, 1)


def growth(times: int) -> list[Measured]:
    """The exponents: 1 is proportional, 0 is the same at any size."""
    works: dict[str, Callable[[Generated], float]] = {
        "load": _load, "judge": _judge, "page": _page, "import": _import, "export": _export,
    }  # fmt: skip
    sizes = SIZES if times > 1 else SIZES[:3]
    lines = []
    for name, work in works.items():
        found = [min(work(generated(size)) for _ in range(2)) for size in sizes]
        exponent = float(np.polyfit(np.log(sizes), np.log(found), 1)[0])
        lines.append(Measured(f"growth of {name}: exponent {exponent:.2f}", [found[-1]], [found[0]],
                              f"{sizes[0]:,} actuals", more={"sizes": sizes, "seconds": found}))  # fmt: skip
    return lines


def _database(country: Generated) -> DatabaseVersion:
    return DatabaseVersion.read(connect(country.database), (0, 0))


def _load(country: Generated) -> float:
    return seconds(lambda: _database(country))


def _judge(country: Generated) -> float:
    database, settings = _database(country), load_settings()
    return seconds(lambda: board_of(database, DAY, settings))


def _page(country: Generated) -> float:
    board = board_of(_database(country), DAY, load_settings())

    def page() -> None:
        found = overview(board, "zh")
        for rows in (found.due, found.ahead, found.missing):
            rows[:12]
        if found.totals:
            charts.totals_by_place(found.totals, "zh", DAY)
            charts.totals_by_deadline(found.totals, "zh", DAY)
        else:
            charts.matrix(found.rows, "zh", DAY)
            charts.deadlines(found.rows, "zh", DAY)

    page()
    return seconds(page)


def _import(country: Generated) -> float:
    with emptied(country) as database:
        return seconds(lambda: check_and_commit(country, database))


def _export(country: Generated) -> float:
    with reading(connect(country.database)) as session:
        return seconds(lambda: export_sheet(session, "zh"))
