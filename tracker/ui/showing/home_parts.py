"""The parts of the first page: the headline, the counts, the targets to look at first, and what has changed."""

from collections.abc import Sequence
from datetime import timedelta
from html import escape

import streamlit as st

from tracker import config
from tracker.catalogue.example import ExampleRefused, copy_example
from tracker.charts import FULL_TRACK, STATUS_STYLE, share_marks
from tracker.ui.shell import address, practice
from tracker.ui.shell.markup import anchor
from tracker.ui.shell.visit import Visit, link
from tracker.ui.showing.beginning import draw_ways
from tracker.ui.streamlit import theme
from tracker.views.changes import Change, changes
from tracker.views.distance import distance_words
from tracker.views.highlights import LISTED, Card, Highlights
from tracker.views.overview import MOST_SIGNS
from tracker.views.rows import TargetRow
from tracker.views.written import latest_cell
from tracker.words import at_bound, day, percent

SINCE = ("7", "30", "90", "365")
MOST_CHANGES = 12


def draw_headline(here: Visit, found: Highlights) -> None:
    """What the data say in a sentence, and counts that open the targets behind them."""
    gap, stop = here.text("home.gap"), here.text("home.stop")
    lead = f'<p class="lead">{escape(gap.join(found.headline) + stop)}</p>' if found.headline else ""
    st.html(f'{lead}<div class="cards">{"".join(_card(here, card) for card in found.cards)}</div>')


def _card(here: Visit, card: Card) -> str:
    words = f"<strong>{card.count}</strong> {escape(here.text(f'home.card_{card.name}'))}"
    return anchor("library", link(here, **card.filters), words)


def draw_listed(here: Visit, found: Highlights) -> None:
    """The targets to look at first, a column for each reason."""
    if not found.listed:
        return
    st.header(here.text("home.first"), help=here.text("home.first_rule", count=LISTED))
    parts = (
        f'<section><p class="reason">{escape(here.text(f"home.reason_{reason}"))}</p>'
        f"{''.join(_item(here, row) for row in rows)}</section>"
        for reason, rows in found.listed.items()
    )
    st.html(f'<div class="listed">{"".join(parts)}</div>')


def _item(here: Visit, row: TargetRow) -> str:
    """Its name, value and target, a bar where there is a share to draw, the deadline and the status, as HTML."""
    style = STATUS_STYLE[row.status]
    colour = style.colour("dark" if theme.dark() else "light")
    values = here.text(
        "home.value_to_target",
        latest=row.later_words or (row.latest_words if row.latest is not None else latest_cell(row, here.lang)),
        target=row.target_words,
    )
    by = day(row.deadline, here.lang) if row.deadline else here.text("table.no_deadline")
    name = anchor("target", link(here, target=row.code), escape(f"{row.jurisdiction} · {row.title}"))
    return (
        f'<div class="look">{name}<p>{escape(values)}</p>{_bar(here, row, colour)}'
        f'<p class="status"><span>{escape(by)}</span>'
        f'<span><i style="color:{colour}">{style.glyph}</i> {escape(here.text(row.status_key))}</span></p></div>'
    )


def _bar(here: Visit, row: TargetRow, colour: str) -> str:
    """A bar up to the value with marks where it should be and where the target is; else how far off the value is."""
    marks = share_marks(row, None)
    if marks.end is None:
        apart = distance_words(row, row.latest, here.lang) if row.latest is not None else ""
        return f'<p class="apart">{escape(apart)}</p>' if apart else ""
    filled = min(max(marks.end, 0.0), FULL_TRACK) / FULL_TRACK
    name = at_bound(percent(marks.end, here.lang), row.share_qualifier, here.lang)
    hollow = marks.progress is None
    fill = f"box-shadow:inset 0 0 0 1.5px {colour}" if hollow else f"background:{colour}"
    expected = min(max(marks.expected or 0.0, 0.0), FULL_TRACK) / FULL_TRACK
    mark = f'<s style="left:{expected:.1%}"></s>' if marks.expected is not None else ""
    return (
        f'<div class="bullet" role="img" aria-label="{escape(name)}">'
        f'<i style="width:{filled:.1%};{fill}"></i>{mark}<b style="left:{1 / FULL_TRACK:.1%}"></b></div>'
    )


def draw_changes(here: Visit) -> None:
    """What is different from some days ago; not compared one by one where there are very many targets."""
    st.header(here.text("home.changes"))
    if len(here.board.targets) > MOST_SIGNS:
        st.caption(here.text("home.too_many", count=MOST_SIGNS))
        return
    since = address.choose(
        "since", here.text("home.since"), SINCE, lambda days: here.text("home.within", count=int(days)),
        default="30", segmented=True,
    )  # fmt: skip
    earlier = here.as_of - timedelta(days=int(since))
    found = changes(here.board, here.board_of(earlier), here.lang).all
    if not found:
        st.caption(here.text("home.unchanged", day=day(earlier, here.lang)))
        return
    st.caption(here.text("home.changed", day=day(earlier, here.lang), count=len(found)))
    _draw_changes(here, found[:MOST_CHANGES])
    if len(found) > MOST_CHANGES:
        with st.expander(here.text("home.more_changes", count=len(found) - MOST_CHANGES)):
            _draw_changes(here, found[MOST_CHANGES:])


def _draw_changes(here: Visit, found: Sequence[Change]) -> None:
    """Each change leads to its target, or a new document to the documents."""
    leading = (
        anchor("target", link(here, target=change.target), escape(change.said))
        if change.target
        else anchor("sources", link(here), escape(change.said))
        for change in found
    )
    st.html(f'<ul class="told">{"".join(f"<li>{each}</li>" for each in leading)}</ul>')


def draw_beginning(visit: Visit) -> None:
    """The ways to begin with an empty database: a sheet of targets, one target or document by its form, the example."""
    st.info(visit.text("page.begin"))
    draw_ways(visit)
    if not visit.practice:
        practice.draw_way_in(visit.lang, visit.text("page.begin_example"))
    if visit.practice or not visit.person.all_rights:  # it is everybody's catalogue
        return
    if st.button(visit.text("page.begin_load"), icon=":material/library_books:", key="begin:example"):
        try:
            copy_example(config.catalogue())
        except ExampleRefused as refused:
            st.error(visit.text(f"page.begin_{refused.code}"), icon=":material/block:")
        else:
            st.rerun()
