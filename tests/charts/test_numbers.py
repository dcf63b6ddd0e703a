"""No number stands on a chart that the table beside it does not have."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from tests.charts import samples
from tests.charts.every import AS_OF, FIGURES, TIE, year_of
from tracker import charts
from tracker.charts import Look
from tracker.views import report
from tracker.views.bulletin import bulletin_table
from tracker.views.calendar import calendar_table
from tracker.views.compare_tables import courses_table, history_table, links_table, parts_table, totals_table
from tracker.views.contributions import contributions_table
from tracker.views.gap import by_gap
from tracker.views.in_year import in_year_table
from tracker.views.ranks import ranks
from tracker.views.report import Table, printed
from tracker.views.rows import TargetRow
from tracker.words import day, text

_YEARS = ("deadlines", "calendar", "status_history", "multiples")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _ranking(lang: str) -> Table:
    return report.ranking_table(ranks(samples.compared(lang), TIE), lang, "")


def _below(code: str, rows: Sequence[TargetRow], lang: str) -> Table:
    on_map = {tile.code for tile in charts.tiles(code)}
    return report.target_table([row for row in rows if row.jurisdiction_code in on_map], lang, "")


TABLES: dict[str, Callable[[str], Table]] = {
    "progress": lambda lang: report.target_table(samples.targets(lang), lang, ""),
    "progress-one": lambda lang: report.target_table(samples.targets(lang)[4:5], lang, ""),
    "progress-forty": lambda lang: report.target_table(samples.many(lang, 40), lang, ""),
    "counts": lambda lang: report.status_table(samples.spread(lang, 10, 6), lang, ""),
    "matrix": lambda lang: report.matrix_table(samples.spread(lang, 17, 8), lang, ""),
    "matrix-small": lambda lang: report.matrix_table(samples.spread(lang, 4, 3), lang, ""),
    "deadlines": lambda lang: report.deadline_table(samples.spread(lang, 8, 5), lang, ""),
    "bulletin": lambda lang: bulletin_table(samples.compared_all(lang), lang, ""),
    "calendar": lambda lang: calendar_table(samples.due_soon(lang), lang, AS_OF, ""),
    "contributions": lambda lang: contributions_table(samples.contributed(lang), lang, ""),
    "gap": lambda lang: report.target_table(by_gap(samples.leads(lang)), lang, ""),
    "totals-places": lambda lang: totals_table(samples.totals(lang).by_place, lang),
    "totals-deadlines": lambda lang: totals_table(samples.totals(lang).by_year, lang),
    "ranking": _ranking,
    "ranking-growth": lambda lang: report.ranking_table(ranks(samples.growth(lang), TIE), lang, ""),
    "status_history": lambda lang: history_table(samples.histories(lang), lang),
    "documents": lambda lang: links_table(samples.links(lang), lang),
    "parts": lambda lang: parts_table(samples.family(lang), lang),
    "parts-rates": lambda lang: parts_table(samples.rates_family(lang), lang),
    "multiples": lambda lang: courses_table(list(samples.trajectories(lang).values()), lang),
    "tiles": lambda lang: _below("420500", samples.spread(lang, 17, 3), lang),
    "tiles-one": lambda lang: _below("420500", samples.compared(lang), lang),
    "tiles-province": lambda lang: _below("420000", samples.spread(lang, 5, 6), lang),
}


def _shape(shape: str) -> Callable[[str], Table]:
    return lambda lang: report.trajectory_table(samples.trajectories(lang)[shape], lang, "")


TABLES |= {f"trajectory-{shape}": _shape(shape) for shape in samples.trajectories("zh")}


TABLES |= {
    f"in-year-{shape}": lambda lang, shape=shape: in_year_table(year_of(shape, lang), lang, "")  # type: ignore[misc]
    for shape in samples.within_a_year("zh")
}


def _plain(words: Iterable[str]) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", each) for each in words)


def numbers(words: Iterable[str]) -> set[str]:
    """The numbers in texts, without what groups thousands and zeros at their end: 7.0 is 7."""
    found = (Decimal(found.replace(",", "")) for found in _NUMBER.findall(_plain(words)))
    return {format(number.normalize(), "f") for number in found}


def on_the_figure(figure: dict[str, Any]) -> set[str]:
    """All numbers but those of the axes, the heading and the facts below."""
    *notes, _, _ = (note["text"] for note in figure["layout"]["annotations"])
    return numbers([*notes, *(words for trace in figure["data"] for words in trace.get("text", ()))])


def of_the_table(table: Table, lang: str) -> set[str]:
    """All numbers in its cells, how many of a row or column say the same, and what successive rows add up to."""
    cells = [printed(cell, lang) for row in table.rows for cell in row]
    columns = list(zip(*table.rows, strict=True))
    counts = {str(count) for line in (*columns, *table.rows) for count in Counter(line).values()}
    numeric = [column for column in columns if all(isinstance(cell, int) for cell in column)]
    sums = {str(sum(column[first:last])) for column in numeric for first, last in combinations(range(len(column)), 2)}
    return numbers([*cells, *table.heads]) | counts | sums


def unsupported(figure: dict[str, Any], table: Table, lang: str, as_of: date) -> set[str]:
    """The numbers of a figure that are neither in its table nor none, 100 %, the as-of day or the years of an axis."""
    years = {str(year) for year in range(2000, 2101)} if figure["layout"]["meta"]["chart"] in _YEARS else set()
    months = set(map(str, range(1, 13))) if figure["layout"]["meta"]["chart"] == "calendar" else set()
    axis = years | {year[2:] for year in years} | months
    framing = numbers(["0", day(as_of, lang), text(lang, "chart.mark_target")])
    return on_the_figure(figure) - of_the_table(table, lang) - framing - axis


@pytest.mark.parametrize("look", [Look(), Look(width=358)], ids=["wide", "phone"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_no_number_of_a_chart_is_missing_in_its_table(name: str, lang: str, look: Look) -> None:
    as_of = date(2023, 9, 30) if name == "trajectory-total" else AS_OF
    assert unsupported(FIGURES[name](lang, look), TABLES[name](lang), lang, as_of) == set()


def test_a_number_of_its_own_is_found() -> None:
    figure = FIGURES["parts"]("zh", Look())
    figure["layout"]["annotations"].insert(0, {"text": "<b>4711 家</b>"})
    assert unsupported(figure, TABLES["parts"]("zh"), "zh", AS_OF) == {"4711"}
