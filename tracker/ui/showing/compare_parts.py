"""The parts of the comparison page: places in order, on maps and over time, what is not alike, documents, parts."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from tracker import charts
from tracker.reports.compared import ranked, without_rank
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.ui.showing import collect, figures
from tracker.ui.showing.boundaries import boundaries_wanted, outlines_below
from tracker.ui.showing.paging import page_of
from tracker.ui.showing.tables import linked_table, to_places, to_sources, to_targets
from tracker.views.ambition import ambition_table, ambitions
from tracker.views.board import target_rows
from tracker.views.compare import Comparison
from tracker.views.compare_tables import courses_table, history_table, links_table, parts_table, reasons_table
from tracker.views.families import Family
from tracker.views.links import REVISIONS, links_of
from tracker.views.ranks import ranks
from tracker.views.report import Table, place_table
from tracker.views.rows import TargetLink, TargetRow
from tracker.views.snapshot import TargetRecord, name
from tracker.views.status_days import tier_histories
from tracker.views.target import trajectory

MOST_DRAWN = 40
"""So many places, courses or pairs are drawn; the tables have all, so many to a page."""


def ranking(here: Visit, shown: Comparison, about: str) -> None:
    """The places by lead, with the table of the same numbers, and why some have no rank.

    `about` is what a report finds the comparison by.
    """
    st.header(here.text("compare.ranking"))
    if shown.without:
        st.info(here.text("compare.without", places=plain(here.text("chart.list_gap").join(shown.without))))
    if not shown.rows:
        st.info(here.text("compare.none_alike"))
        return
    tie = here.board.settings.tie_points
    order = ranks(shown.rows, tie)
    drawn = [each.row for each in order[:MOST_DRAWN]]
    facts = (tie, here.lang, here.as_of)
    title = shown.rows[0].indicator
    table = ranked(here.board, shown.rows, here.lang, title)
    if len({row.jurisdiction_code for row in shown.rows}) == 1:
        st.caption(here.text("compare.one_alike"))
    if len(order) > len(drawn):
        st.caption(here.text("compare.most_shown", all=len(order), shown=len(drawn)))
    figures.show(here, "ranking", title, partial(charts.ranking, drawn, *facts),
                 charts.ranking_alt(drawn, *facts), lambda: table,
                 about="+".join([*(row.code for row in drawn), f"={shown.period}"]))  # fmt: skip
    listed = [each.row for each in order]
    _table(here, table, "ranked", about, {1: to_places(here, listed), 4: to_targets(here, listed)})
    without = without_rank(here.board, shown.rows, here.lang)
    if len(without) == len(order):
        st.info(here.text("compare.how_to_rank"))
    if without:
        st.caption(here.text("compare.unranked"))
        _reasons(here, without, "unranked", about)


def ambition(here: Visit, shown: Comparison, about: str) -> None:
    """How high the places have set their targets, which needs no actual value, beside each one's own record."""
    if shown.rows:
        st.header(here.text("compare.ambition"))
        st.caption(here.text("compare.ambition_help"))
        rows = [each.row for each in ambitions(here.board, shown.rows)]
        _table(here, ambition_table(here.board, shown.rows, here.lang), "ambition", about,
               {1: to_places(here, rows), 2: to_targets(here, rows)})  # fmt: skip


def maps(here: Visit, rows: Sequence[TargetRow]) -> None:
    """A tile map for each place with a map below which some of these targets are, as they stand on the day: what is
    compared may have been judged by an older period that most have."""
    rows = target_rows(here.board, here.lang, [row.code for row in rows])
    for code in charts.mapped():
        on_map = {tile.code for tile in charts.tiles(code)}
        below = [row for row in rows if row.jurisdiction_code in on_map]
        if below:
            _map(here, code, below)


def _map(here: Visit, code: str, rows: Sequence[TargetRow]) -> None:
    """The tiles of a place, or where the office has supplied boundaries and they are wanted, these."""
    place = name(here.board.data.places[code], here.lang)
    if (found := outlines_below(here, code)) and boundaries_wanted(here, code):
        drawn = partial(charts.boundary_map, rows, found, place, here.lang, here.as_of)
        figures.show(here, "boundaries", place, drawn, charts.boundary_map_alt(rows, found, place, here.lang),
                     partial(place_table, rows, here.lang, place), key=f"boundaries-{code}",
                     about="+".join([code, *(row.code for row in rows)]))  # fmt: skip
        return
    about = (code, place, here.lang, here.as_of)
    figures.show(here, "tiles", place, partial(charts.tile_map, rows, *about),
                 charts.tile_map_alt(rows, *about), partial(place_table, rows, here.lang, place),
                 key=f"tiles-{code}", about="+".join([code, *(row.code for row in rows)]))  # fmt: skip


def courses(here: Visit, shown: Comparison) -> None:
    """The course of each place that has a value, each on its own scale."""
    rows = shown.with_values[:MOST_DRAWN]
    if not shown.rows:
        return
    st.header(here.text("compare.courses"))
    if not rows:
        st.caption(here.text("compare.no_values"))
        return
    drawn = [trajectory(here.board, here.lang, row.code) for row in rows]
    facts = (here.lang, here.as_of)
    figures.show(here, "multiples", rows[0].indicator, partial(charts.multiples, drawn, *facts),
                 charts.multiples_alt(drawn, *facts), partial(courses_table, drawn, here.lang),
                 about="+".join(row.code for row in rows))  # fmt: skip


def left_out(here: Visit, shown: Comparison, about: str) -> None:
    """The targets of the indicator that are not alike, with the reason of each."""
    if shown.unlike:
        st.header(here.text("compare.unlike", count=len(shown.unlike)))
        _reasons(here, shown.unlike, "unlike", about)


def _reasons(here: Visit, found: Sequence[tuple[TargetRow, str]], kind: str, about: str) -> None:
    """Targets with why each is left out."""
    rows = [row for row, _ in found]
    leading = {0: to_places(here, rows), 1: to_targets(here, rows), 4: to_sources(here, rows)}
    _table(here, reasons_table(found, here.lang), kind, about, leading)


def documents(here: Visit, found: Sequence[TargetLink]) -> None:
    """Conflicts and revisions, or that there are none; then the pairs that only stand side by side."""
    revisions = [link for link in found if link.relation in REVISIONS]
    beside = [link for link in found if link.relation not in REVISIONS]
    if revisions:
        _documents(here, revisions, "documents", "revisions")
    else:
        st.success(here.text("compare.no_revisions"), icon=":material/check_circle:")
    if beside:
        st.caption(here.text("compare.side_by_side", count=len(beside)))
        _documents(here, beside, "beside", "beside")


def _documents(here: Visit, found: Sequence[TargetLink], key: str, about: str, place: str = "") -> None:
    facts, drawn, table = (here.lang, here.as_of), found[:MOST_DRAWN], links_table(found, here.lang)
    place = place or here.text("page.all_places")
    figures.show(here, "documents", place, partial(charts.documents, drawn, *facts),
                 charts.documents_alt(drawn, *facts), lambda: table, key=key, about=about)  # fmt: skip
    earlier, later = [link.earlier for link in found], [link.later for link in found]
    leading = {0: to_places(here, later), 3: to_targets(here, earlier), 4: to_targets(here, later)}
    _table(here, table, "links", about, leading)


def parts(here: Visit, families: Sequence[Family]) -> None:
    """Each whole with its parts, or that no whole is split."""
    if not families:
        st.caption(here.text("compare.no_parts"))
    for family in families[:MOST_DRAWN]:
        _family(here, family)


def _family(here: Visit, family: Family) -> None:
    about = (family, here.lang, here.as_of)
    figures.show(here, "parts", f"{family.parent.jurisdiction}-{family.parent.title}",
                 partial(charts.parts, *about), charts.parts_alt(*about),
                 partial(parts_table, family, here.lang), key=f"parts-{family.parent.code}",
                 about=family.parent.code)  # fmt: skip
    rows = [family.parent, *family.children]
    leading = {0: [*to_places(here, rows), ""], 1: [*to_targets(here, rows), ""]}  # the sum leads nowhere
    _table(here, parts_table(family, here.lang), "shares", family.parent.code, leading)


def documents_of(here: Visit, target: TargetRecord, place: str) -> None:
    """What the documents say of one target's series, where there are several targets of it."""
    found = links_of(here.board, here.lang, target)
    if found:
        _documents(here, found, "documents", target.code, place)


def status_over_time(here: Visit, target: TargetRecord, place: str) -> None:
    """The status of a target month by month, and of its other tier, where any month could be judged."""
    series = tier_histories(here.board, here.lang, target)
    if series:
        facts = (series, here.lang, here.as_of)
        figures.show(here, "status_history", place, partial(charts.status_history, *facts),
                     charts.status_history_alt(*facts), partial(history_table, series, here.lang),
                     about=target.code)  # fmt: skip


def _table(here: Visit, table: Table, kind: str, about: str, leading: Mapping[int, Sequence[str]]) -> None:
    shown = page_of(range(len(table.rows)), f"rows:{kind}:{about}", MOST_DRAWN)
    addresses = {column: [leads[at] for at in shown] for column, leads in leading.items()}
    linked_table(table.heads, [table.rows[at] for at in shown], addresses)
    collect.offer(here, kind, about)
