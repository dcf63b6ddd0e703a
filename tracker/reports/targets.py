"""Which targets an item names, and the part that a chart of a list of targets makes."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from tracker.charts import Look
from tracker.reports.items import Item
from tracker.reports.part import Dict, Part, cut
from tracker.views.board import Board, target_rows
from tracker.views.compare import of_theme
from tracker.views.links import REVISIONS, links, links_of
from tracker.views.overview import MOST_SIGNS, by_place_and_theme
from tracker.views.plans import series_words
from tracker.views.report import Table
from tracker.views.rows import TargetLink, TargetRow
from tracker.views.snapshot import TargetRecord, name
from tracker.views.written import target_words
from tracker.words import text


def rows_about(board: Board, lang: str, about: str, *, below: bool = False) -> list[TargetRow]:
    """The targets of a place (with those below it), of a theme (in the places named behind it), or all; else none.

    None as well where they are more than can be shown one by one.
    """
    code, *places = about.split("+")
    if code in board.data.themes:
        return of_theme(board, lang, code, places)
    if not code:
        codes = list(board.judgements)
        return by_place_and_theme(board, target_rows(board, lang, codes)) if len(codes) <= MOST_SIGNS else []
    if code in board.data.places:
        within = board.data.within(code) if below else {board.data.places[code].id}
        codes = [target.code for target in board.targets if target.jurisdiction_id in within]
    else:
        codes = []
    return target_rows(board, lang, codes) if len(codes) <= MOST_SIGNS else []


def rows_named(board: Board, lang: str, codes: str) -> list[TargetRow]:
    """The targets whose codes are joined by +, of those that are on the board."""
    return target_rows(board, lang, (code for code in codes.split("+") if code in board.judgements))


def rows_once(board: Board, lang: str, targets: Iterable[TargetRecord]) -> list[TargetRow]:
    """Each of the targets once that is on the board."""
    return target_rows(board, lang, dict.fromkeys(each.code for each in targets if each.code in board.statuses))


def links_about(board: Board, lang: str, about: str) -> list[TargetLink]:
    """What one document does to another (`revisions`), what stands `beside`, or the pairs on a target's series."""
    if about in board.judgements:
        return links_of(board, lang, board.data.targets[about])
    if about not in ("revisions", "beside"):
        return []
    found = links(board, lang, board.targets)
    return [link for link in found if (link.relation in REVISIONS) == (about == "revisions")]


def place_name(board: Board, lang: str, about: str) -> str:
    """The place or theme that an item is about."""
    code = about.split("+")[0]
    found = board.data.places.get(code) or board.data.themes.get(code)
    return name(found, lang) if found else text(lang, "page.all_places")


def target_name(board: Board, lang: str, target: TargetRecord) -> str:
    """A target in a title: where, of what, how much."""
    place, measure = board.data.places_by_id[target.jurisdiction_id], board.data.measures[target.indicator_id]
    indicator = series_words(board.data, measure, target.scope, lang)
    words = target_words(target, measure, lang)
    return text(lang, "report.trajectory", place=name(place, lang), indicator=indicator, target=words)


def only(codes: Sequence[str]) -> str:
    """The code that is chosen alone; empty where none or several are."""
    return codes[0] if len(codes) == 1 else ""


def part_of_rows(
    board: Board,
    lang: str,
    item: Item,
    rows: Sequence[TargetRow],
    chart: Callable[..., Dict],
    alt: Callable[..., str],
    table: Callable[[Sequence[TargetRow], str, str], Table],
    units: Callable[[Sequence[TargetRow]], list[list[TargetRow]]] | None = None,
) -> Part | None:
    """The part of a chart of rows; a chart with `units` comes as several figures where one would be too high."""
    if not rows:
        return None
    place, facts = place_name(board, lang, item.about), (lang, board.as_of)
    title = text(lang, f"report.{item.kind}", place=place, indicator=rows[0].indicator)

    def draw(look: Look) -> list[Dict]:
        groups = units(rows) if units else [list(rows)]
        return cut(groups, look, lambda some, look: chart(list(chain(*some)), *facts, look))

    return Part(item, place, title, alt(rows, *facts), table(rows, lang, title), tuple(rows), draw)


def by_goal(rows: Sequence[TargetRow]) -> list[list[TargetRow]]:
    """What the progress chart must not separate: a goal's tiers; sorted by theme, as the chart does."""
    themes = list(dict.fromkeys(row.theme_code for row in rows))
    goals: dict[str, list[TargetRow]] = {}
    for row in sorted(rows, key=lambda row: themes.index(row.theme_code)):
        goals.setdefault(row.tier_of or row.code, []).append(row)
    return list(goals.values())


def by_place(rows: Sequence[TargetRow]) -> list[list[TargetRow]]:
    """The targets of each place, which the matrix has in one row."""
    groups: dict[str, list[TargetRow]] = {}
    for row in rows:
        groups.setdefault(row.jurisdiction_code, []).append(row)
    return list(groups.values())


def one_by_one(rows: Sequence[TargetRow]) -> list[list[TargetRow]]:
    """Each target by itself."""
    return [[row] for row in rows]
