"""Every chart once, from the example rows, by name."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.charts import samples
from tracker import charts
from tracker.charts import Look
from tracker.core.settings import load_settings
from tracker.views.in_year import InYear, in_year

Drawn = Callable[[str, Look], dict[str, Any]]
AS_OF = samples.AS_OF
TIE = load_settings().tie_points

FIGURES: dict[str, Drawn] = {
    "progress": lambda lang, look: charts.progress(samples.targets(lang), lang, AS_OF, look),
    "progress-one": lambda lang, look: charts.progress(samples.targets(lang)[4:5], lang, AS_OF, look),
    "progress-forty": lambda lang, look: charts.progress(samples.many(lang, 40), lang, AS_OF, look),
    "brief": lambda lang, look: charts.brief(list(samples.trajectories(lang).values()), lang, AS_OF, look),
    "counts": lambda lang, look: charts.counts(samples.spread(lang, 10, 6), lang, AS_OF, look),
    "matrix": lambda lang, look: charts.matrix(samples.spread(lang, 17, 8), lang, AS_OF, look),
    "matrix-small": lambda lang, look: charts.matrix(samples.spread(lang, 4, 3), lang, AS_OF, look),
    "deadlines": lambda lang, look: charts.deadlines(samples.spread(lang, 8, 5), lang, AS_OF, look),
    "bulletin": lambda lang, look: charts.bulletin(samples.compared_all(lang), lang, AS_OF, look),
    "calendar": lambda lang, look: charts.calendar(samples.due_soon(lang), lang, AS_OF, look),
    "gap": lambda lang, look: charts.gap(samples.leads(lang), lang, AS_OF, look),
    "contributions": lambda lang, look: charts.contributions(samples.contributed(lang), lang, AS_OF, look),
    "boundaries": lambda lang, look: charts.boundary_map(
        samples.spread(lang, 17, 3), samples.outlined(lang), samples.place("420500", lang), lang, AS_OF, look
    ),
    "boundaries-one": lambda lang, look: charts.boundary_map(
        samples.compared(lang), samples.outlined(lang), samples.place("420500", lang), lang, AS_OF, look
    ),
    "totals-places": lambda lang, look: charts.totals_by_place(samples.totals(lang), lang, AS_OF, look),
    "totals-deadlines": lambda lang, look: charts.totals_by_deadline(samples.totals(lang), lang, AS_OF, look),
    "ranking": lambda lang, look: charts.ranking(samples.compared(lang), TIE, lang, AS_OF, look),
    "ranking-growth": lambda lang, look: charts.ranking(samples.growth(lang), TIE, lang, AS_OF, look),
    "status_history": lambda lang, look: charts.status_history(samples.histories(lang), lang, AS_OF, look),
    "documents": lambda lang, look: charts.documents(samples.links(lang), lang, AS_OF, look),
    "parts": lambda lang, look: charts.parts(samples.family(lang), lang, AS_OF, look),
    "parts-rates": lambda lang, look: charts.parts(samples.rates_family(lang), lang, AS_OF, look),
    "multiples": lambda lang, look: charts.multiples(list(samples.trajectories(lang).values()), lang, AS_OF, look),
    "tiles": lambda lang, look: charts.tile_map(
        samples.spread(lang, 17, 3), "420500", samples.place("420500", lang), lang, AS_OF, look
    ),
    "tiles-one": lambda lang, look: charts.tile_map(
        samples.compared(lang), "420500", samples.place("420500", lang), lang, AS_OF, look
    ),
    "tiles-province-one": lambda lang, look: charts.tile_map(
        [replace(samples.compared(lang)[0], latest_words=samples.LONG_VALUE[lang])],
        "420000",
        samples.place("420000", lang),
        lang,
        AS_OF,
        look,
    ),
    "tiles-province": lambda lang, look: charts.tile_map(
        samples.spread(lang, 5, 6), "420000", samples.place("420000", lang), lang, AS_OF, look
    ),
}


def _course(shape: str) -> Drawn:
    return lambda lang, look: charts.trajectory(samples.trajectories(lang)[shape], lang, look)


FIGURES |= {f"trajectory-{shape}": _course(shape) for shape in samples.trajectories("zh")}


def _within(shape: str) -> Drawn:
    return lambda lang, look: charts.in_year(year_of(shape, lang), lang, look)


def year_of(shape: str, lang: str) -> InYear:
    """The year of a course of the example rows."""
    found = in_year(samples.within_a_year(lang)[shape])
    assert found is not None
    return found


FIGURES |= {f"in-year-{shape}": _within(shape) for shape in samples.within_a_year("zh")}

EMPTY: dict[str, Drawn] = {
    "progress": lambda lang, look: charts.progress([], lang, AS_OF, look),
    "brief": lambda lang, look: charts.brief([], lang, AS_OF, look),
    "counts": lambda lang, look: charts.counts([], lang, AS_OF, look),
    "matrix": lambda lang, look: charts.matrix([], lang, AS_OF, look),
    "deadlines": lambda lang, look: charts.deadlines([], lang, AS_OF, look),
    "bulletin": lambda lang, look: charts.bulletin(None, lang, AS_OF, look),
    "calendar": lambda lang, look: charts.calendar([], lang, AS_OF, look),
    "gap": lambda lang, look: charts.gap([], lang, AS_OF, look),
    "contributions": lambda lang, look: charts.contributions(None, lang, AS_OF, look),
    "ranking": lambda lang, look: charts.ranking([], TIE, lang, AS_OF, look),
    "status_history": lambda lang, look: charts.status_history([], lang, AS_OF, look),
    "documents": lambda lang, look: charts.documents([], lang, AS_OF, look),
    "parts": lambda lang, look: charts.parts(replace(samples.family(lang), parts=()), lang, AS_OF, look),
    "multiples": lambda lang, look: charts.multiples([], lang, AS_OF, look),
    "boundaries": lambda lang, look: charts.boundary_map(
        [], samples.outlined(lang), samples.place("420500", lang), lang, AS_OF, look
    ),
    "tiles": lambda lang, look: charts.tile_map([], "420500", samples.place("420500", lang), lang, AS_OF, look),
}

SAID: dict[str, Callable[[str], str]] = {
    "progress": lambda lang: charts.progress_alt(samples.targets(lang), lang, AS_OF),
    "brief": lambda lang: charts.brief_alt(list(samples.trajectories(lang).values()), lang, AS_OF),
    "counts": lambda lang: charts.counts_alt(samples.targets(lang), lang, AS_OF),
    "matrix": lambda lang: charts.matrix_alt(samples.spread(lang, 4, 3), lang, AS_OF),
    "deadlines": lambda lang: charts.deadlines_alt(samples.spread(lang, 4, 3), lang, AS_OF),
    "bulletin": lambda lang: charts.bulletin_alt(samples.compared_all(lang), lang, AS_OF),
    "calendar": lambda lang: charts.calendar_alt(samples.due_soon(lang), lang, AS_OF),
    "gap": lambda lang: charts.gap_alt(samples.leads(lang), lang, AS_OF),
    "contributions": lambda lang: charts.contributions_alt(samples.contributed(lang), lang, AS_OF),
    "totals": lambda lang: charts.totals_alt(samples.totals(lang), lang, AS_OF),
    "ranking": lambda lang: charts.ranking_alt(samples.compared(lang), TIE, lang, AS_OF),
    "status_history": lambda lang: charts.status_history_alt(samples.histories(lang), lang, AS_OF),
    "documents": lambda lang: charts.documents_alt(samples.links(lang), lang, AS_OF),
    "parts": lambda lang: charts.parts_alt(samples.family(lang), lang, AS_OF),
    "multiples": lambda lang: charts.multiples_alt(list(samples.trajectories(lang).values()), lang, AS_OF),
    "boundaries": lambda lang: charts.boundary_map_alt(
        samples.compared(lang), samples.outlined(lang), samples.place("420500", lang), lang
    ),
    "tiles": lambda lang: charts.tile_map_alt(
        samples.compared(lang), "420500", samples.place("420500", lang), lang, AS_OF
    ),
    "in_year": lambda lang: charts.in_year_alt(year_of("total", lang), lang),
    "trajectory": lambda lang: charts.trajectory_alt(samples.trajectories(lang)["level"], lang),
}
