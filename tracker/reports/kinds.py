"""Every kind of item that pages offer, and how its part comes from the board."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from tracker import charts
from tracker.charts import Look, native
from tracker.reports.compared import COMPARED, ranked
from tracker.reports.found import Find, Found, by_itself
from tracker.reports.items import Item
from tracker.reports.maps import boundary_part, tile_part
from tracker.reports.part import Dict, Part, cut
from tracker.reports.sizes import A4, SLIDE
from tracker.reports.stored import STORED
from tracker.reports.tables import TABLES
from tracker.reports.targets import (
    by_goal,
    by_place,
    links_about,
    one_by_one,
    part_of_rows,
    place_name,
    rows_about,
    rows_named,
    rows_once,
)
from tracker.views.board import Board
from tracker.views.brief import brief_course, in_order, sentences
from tracker.views.bulletin import bulletin, bulletin_table
from tracker.views.calendar import calendar_table
from tracker.views.compare import of_indicator, rows_at
from tracker.views.compare_tables import courses_table, history_table, links_table, parts_table, totals_table
from tracker.views.contributions import contributions, contributions_table
from tracker.views.families import families
from tracker.views.gap import by_gap
from tracker.views.goals import goal_rows
from tracker.views.in_year import in_year, in_year_table
from tracker.views.overview import MOST_SIGNS, by_place_and_theme, themes_of
from tracker.views.ranks import ranks
from tracker.views.report import (
    Table,
    deadline_table,
    matrix_table,
    status_table,
    target_table,
    trajectory_table,
)
from tracker.views.rows import TargetRow
from tracker.views.status_days import tier_histories
from tracker.views.target import trajectory
from tracker.views.totals import totals
from tracker.words import period, text

Kind = Callable[[Board, str, Item], Part | None]
OF_NOW = frozenset(STORED)
"""The kinds that show what the database holds now, whatever the day of the report."""
_COURSE = 276


def part(board: Board, lang: str, item: Item) -> Part | None:
    """The part of an item on the board of its day; None where what it is about is not on that board."""
    found = KINDS[item.kind](board, lang, item)
    return found if found is not None and found.table.rows else None


def _goals(board: Board, lang: str, make: Callable[..., Any]) -> Callable[..., Any]:
    """What makes a chart, its words or its table, given a floor and its stretch as one."""
    return lambda rows, *facts: make(goal_rows(rows, board.as_of, lang), *facts)


def _counts(board: Board, lang: str, item: Item) -> Part | None:
    rows, of = rows_about(board, lang, item.about), partial(_goals, board, lang)
    made = part_of_rows(board, lang, item, rows, of(charts.counts), of(charts.counts_alt), of(status_table))
    return made and replace(made, native=native.counts_native(goal_rows(rows, board.as_of, lang), lang))


def _progress(board: Board, lang: str, item: Item) -> Part | None:
    rows = rows_about(board, lang, item.about)
    chart = partial(charts.progress, of=rows)
    made = part_of_rows(board, lang, item, rows, chart, charts.progress_alt,
                        _goals(board, lang, target_table), by_goal)  # fmt: skip
    return made and replace(made, native=native.progress_native(goal_rows(rows, board.as_of, lang), lang))


def _brief(board: Board, lang: str, item: Item) -> Part | None:
    """A place on one page: sentences, then its targets, those first that want attention."""
    rows = in_order(goal_rows(rows_about(board, lang, item.about), board.as_of, lang))
    courses = {row.code: brief_course(board, lang, row) for row in rows}

    def chart(some: Sequence[TargetRow], lang: str, as_of: date, look: Look) -> Dict:
        return charts.brief([courses[row.code] for row in some], lang, as_of, look, rows)

    def alt(some: Sequence[TargetRow], lang: str, as_of: date) -> str:
        return charts.brief_alt([courses[row.code] for row in some], lang, as_of)

    made = part_of_rows(board, lang, item, rows, chart, alt, target_table, one_by_one)
    return made and replace(made, lines=tuple(sentences(rows, made.place, board.as_of, lang)))


def _deadlines(board: Board, lang: str, item: Item) -> Part | None:
    if _too_many(board, item):
        return _of_totals(board, lang, item)
    rows, of = rows_about(board, lang, item.about), partial(_goals, board, lang)
    return part_of_rows(board, lang, item, rows, of(charts.deadlines), of(charts.deadlines_alt), of(deadline_table))


def _calendar(board: Board, lang: str, item: Item) -> Part | None:
    """What falls due in the next twelve months."""
    rows, of = rows_about(board, lang, item.about), partial(_goals, board, lang)

    def table(rows: Sequence[TargetRow], lang: str, title: str) -> Table:
        return calendar_table(rows, lang, board.as_of, title)

    return part_of_rows(board, lang, item, rows, of(charts.calendar), of(charts.calendar_alt), of(table))


def _gap(board: Board, lang: str, item: Item) -> Part | None:
    """The targets of a place, or of a theme, that are judged by their schedule."""
    rows = by_gap(goal_rows(rows_about(board, lang, item.about), board.as_of, lang))
    chart = partial(charts.gap, of=rows)
    made = part_of_rows(board, lang, item, rows, chart, charts.gap_alt, target_table, one_by_one)
    return made and replace(made, native=native.gap_native(rows, lang))


def _bulletin(board: Board, lang: str, item: Item) -> Part | None:
    """The places right below one by indicators, with rank and distance."""
    found = bulletin(board, lang, item.about) if item.about in board.data.places else None
    if found is None:
        return None
    place = place_name(board, lang, item.about)
    title = text(lang, "report.bulletin", place=place)
    rows = {row.code: row for row in found.rows}
    return Part(item, place, title, charts.bulletin_alt(found, lang, board.as_of), bulletin_table(found, lang, title),
                tuple(rows.values()), lambda look: [charts.bulletin(found, lang, board.as_of, look)])  # fmt: skip


def _matrix(board: Board, lang: str, item: Item) -> Part | None:
    if _too_many(board, item):
        return _of_totals(board, lang, item)
    rows = by_place_and_theme(board, rows_about(board, lang, item.about, below=True))
    of, themes = partial(_goals, board, lang), tuple(themes_of(board, rows, lang))
    chart, table = partial(charts.matrix, themes=themes), partial(matrix_table, themes=themes)
    return part_of_rows(board, lang, item, rows, of(chart), of(charts.matrix_alt), of(table), by_place)


def _trajectory(board: Board, lang: str, item: Item) -> Part | None:
    if item.about not in board.judgements:
        return None
    course = trajectory(board, lang, item.about)
    row = course.target
    title = text(lang, "report.trajectory", place=row.jurisdiction, indicator=row.title, target=row.target_words)
    table = trajectory_table(course, lang, title)
    rows = tuple(each for each in (row, course.other_tier) if each is not None)

    def draw(look: Look) -> list[Dict]:
        """So low on a page that two courses with their tables share one of A4, and one with its table a slide."""
        low = replace(look, tallest=_COURSE) if look.width in (A4.width, SLIDE.width) else look
        return [charts.trajectory(course, lang, low)]

    return Part(item, row.jurisdiction, title, charts.trajectory_alt(course, lang), table, rows, draw,
                native=native.trajectory_native(course, lang))  # fmt: skip


def _in_year(board: Board, lang: str, item: Item) -> Part | None:
    """A target within its year, by its code."""
    found = in_year(trajectory(board, lang, item.about)) if item.about in board.judgements else None
    if found is None:
        return None
    row = found.target
    title = text(lang, "chart.in_year_title", place=row.jurisdiction, indicator=row.title, year=found.year)
    return Part(item, row.jurisdiction, title, charts.in_year_alt(found, lang), in_year_table(found, lang, title),
                (row,), lambda look: [charts.in_year(found, lang, look)],
                native=native.in_year_native(found, lang))  # fmt: skip


def _status_history(board: Board, lang: str, item: Item) -> Part | None:
    if item.about not in board.judgements:
        return None
    series, facts = tier_histories(board, lang, board.data.targets[item.about]), (lang, board.as_of)
    rows = tuple(each.target for each in series)
    if not rows:
        return None
    title = text(lang, "report.status_history", place=rows[0].jurisdiction, indicator=rows[0].title)
    return Part(item, rows[0].jurisdiction, title, charts.status_history_alt(series, *facts),
                history_table(series, lang), rows,
                lambda look: [charts.status_history(series, *facts, look)])  # fmt: skip


def _documents(board: Board, lang: str, item: Item) -> Part | None:
    """Documents against each other: their `revisions`, what stands `beside`, or what they say of a target's series."""
    found = links_about(board, lang, item.about)
    if not found:
        return None
    later, facts = found[0].later, (lang, board.as_of)
    place = later.jurisdiction if item.about in board.judgements else place_name(board, lang, "")
    kind = "of" if item.about in board.judgements else item.about
    title = text(lang, f"report.documents_{kind}", place=place, indicator=later.title)
    rows = dict.fromkeys(row for link in found for row in (link.earlier, link.later))

    def draw(look: Look) -> list[Dict]:
        return cut(found, look, lambda some, look: charts.documents(some, *facts, look))

    return Part(item, place, title, charts.documents_alt(found, *facts), links_table(found, lang), tuple(rows), draw)


def _parts(board: Board, lang: str, item: Item) -> Part | None:
    """A whole, by its code, and its parts."""
    family = next((each for each in families(board, lang, board.targets) if each.parent.code == item.about), None)
    if family is None:
        return None
    whole, about = family.parent, (family, lang, board.as_of)
    title = text(lang, "chart.parts_title", place=whole.jurisdiction, indicator=whole.title)
    return Part(item, whole.jurisdiction, title, charts.parts_alt(*about), parts_table(family, lang),
                (whole, *family.children),
                lambda look: [charts.parts(*about, look)])  # fmt: skip


def _contributions(board: Board, lang: str, item: Item) -> Part | None:
    """What places add to the total of the one above: its code, +, an indicator, and = with a period for another one."""
    place, _, asked = item.about.partition("+")
    indicator, _, when = asked.partition("=")
    found = contributions(board, lang, place, indicator, when)
    if found is None:
        return None
    title = text(lang, "report.contributions", place=found.place, indicator=found.indicator,
                 period=period(found.period, lang))  # fmt: skip
    of = {place, *(each.code for each in found.added)}
    rows = [
        row
        for row in rows_once(board, lang, of_indicator(board, indicator))
        if row.jurisdiction_code in of and not row.scope
    ]
    return Part(item, found.place, title, charts.contributions_alt(found, lang, board.as_of),
                contributions_table(found, lang, title), tuple(rows),
                lambda look: [charts.contributions(found, lang, board.as_of, look)],
                native=native.contributions_native(found, lang))  # fmt: skip


def _ranking(board: Board, lang: str, item: Item) -> Part | None:
    """The targets whose codes are joined by +, by the period that stands behind = at the end."""
    codes, _, when = item.about.partition("+=")
    rows, tie = rows_at(board, lang, codes.split("+"), when), board.settings.tie_points
    if len({(row.indicator_code, row.kind, row.unit) for row in rows}) != 1:
        return None

    def chart(some: Sequence[TargetRow], lang: str, as_of: date, look: Look) -> Dict:
        return charts.ranking(rows, tie, lang, as_of, look, shown=some)

    def alt(rows: Sequence[TargetRow], lang: str, as_of: date) -> str:
        return charts.ranking_alt(rows, tie, lang, as_of)

    def table(rows: Sequence[TargetRow], lang: str, title: str) -> Table:
        return ranked(board, rows, lang, title)

    def by_rank(rows: Sequence[TargetRow]) -> list[list[TargetRow]]:
        return [[each.row] for each in ranks(rows, tie)]

    made = part_of_rows(board, lang, item, rows, chart, alt, table, by_rank)
    return made and replace(made, native=native.ranking_native(ranks(rows, tie), lang))


def _multiples(board: Board, lang: str, item: Item) -> Part | None:
    rows = rows_named(board, lang, item.about)
    courses = {row.code: trajectory(board, lang, row.code) for row in rows}

    def chart(some: Sequence[TargetRow], lang: str, as_of: date, look: Look) -> Dict:
        return charts.multiples([courses[row.code] for row in some], lang, as_of, look)

    def alt(some: Sequence[TargetRow], lang: str, as_of: date) -> str:
        return charts.multiples_alt([courses[row.code] for row in some], lang, as_of)

    def table(some: Sequence[TargetRow], lang: str, title: str) -> Table:
        return replace(courses_table([courses[row.code] for row in some], lang), title=title)

    return part_of_rows(board, lang, item, rows, chart, alt, table, one_by_one)


def _without_picture(chart: Kind) -> Find:
    """The table of a chart by itself."""

    def find(board: Board, lang: str, item: Item) -> Found | None:
        part = chart(board, lang, item)
        if part is None:
            return None
        return Found(part.table, text(lang, "report.table_of", title=part.title), part.place, part.rows)

    return find


KINDS: dict[str, Kind] = {
    "brief": _brief,
    "counts": _counts,
    "progress": _progress,
    "deadlines": _deadlines,
    "bulletin": _bulletin,
    "contributions": _contributions,
    "calendar": _calendar,
    "gap": _gap,
    "matrix": _matrix,
    "tiles": tile_part,
    "boundaries": boundary_part,
    "trajectory": _trajectory,
    "in_year": _in_year,
    "status_history": _status_history,
    "ranking": _ranking,
    "multiples": _multiples,
    "documents": _documents,
    "parts": _parts,
    "links": by_itself(_without_picture(_documents)),
    "shares": by_itself(_without_picture(_parts)),
    **{kind: by_itself(find) for kind, find in (TABLES | COMPARED).items()},
    **{kind: by_itself(find, of_now=True) for kind, find in STORED.items()},
}
"""Every kind of item: what pages may offer, and how it comes from the board."""


def _of_totals(board: Board, lang: str, item: Item) -> Part:
    """More targets than can be drawn one by one, counted by place or by year."""
    counted, facts = totals(board, lang), (lang, board.as_of)
    chart, bars = (
        (charts.totals_by_place, counted.by_place)
        if item.kind == "matrix"
        else (charts.totals_by_deadline, counted.by_year)
    )
    place = place_name(board, lang, "")
    return Part(item, place, text(lang, f"report.{item.kind}", place=place), charts.totals_alt(counted, *facts),
                totals_table(bars, lang), (), lambda look: [chart(counted, *facts, look)])  # fmt: skip


def _too_many(board: Board, item: Item) -> bool:
    return not item.about and len(board.targets) > MOST_SIGNS
