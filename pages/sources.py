"""来源: the documents, what each contributed, and which of their numerals are no goal and why."""

import streamlit as st

from tracker.ui.shell import address, markup
from tracker.ui.shell.frame import visit
from tracker.ui.shell.markup import plain
from tracker.ui.shell.unknown import stop_unless_known
from tracker.ui.shell.visit import PAGES, link
from tracker.ui.showing import collect
from tracker.ui.showing.paging import page_of
from tracker.ui.showing.tables import MOST_ROWS, frame_table
from tracker.views.sources import exclusions_frame, overview_frame, reasons_frame, source_pages, themes_frame

here = visit()
st.title(here.text("nav.sources"))
st.caption(here.text("sources.lead"))
pages = {page.code: page for page in source_pages(here.engine, here.board.data, here.lang)}
if not pages:
    st.info(here.text("page.nothing_yet"))
    st.stop()
shown = page_of(list(pages.values()), "sources:page", MOST_ROWS)
to_documents = [markup.address("sources", link(here, source=page.code)) for page in shown]
frame_table(overview_frame(shown, here.lang), {0: to_documents})
collect.offer(here, "sources")

stop_unless_known(here, "sources", "source", pages, lambda: {code: each.title for code, each in pages.items()})
code = address.choose("source", here.text("sources.choose"), list(pages), lambda code: pages[code].title)
page = pages[code]
st.header(plain(page.title))
st.text(here.text("sources.by", publisher=page.publisher, published=page.published))
for fact in page.facts:
    st.text(fact)
if page.url:
    st.link_button(here.text("sources.open_address"), page.url, icon=":material/open_in_new:")
if page.note:
    st.text(page.note)

if not page.targets:
    st.info(here.text("sources.no_targets"))
else:
    st.text(here.text("sources.contributed", targets=page.targets, redacted=page.redacted, values=page.values))
    st.markdown(f"**{here.text('sources.by_theme')}**")
    of_source = [link(here, sources=code, themes=theme) for theme, *_ in page.themes]
    frame_table(themes_frame(page, here.lang), {0: [markup.address("library", query) for query in of_source]})
    collect.offer(here, "source_themes", code)
    st.page_link(PAGES / "library.py", label=here.text("sources.open_library"), query_params=link(here, sources=code))

st.markdown(f"**{here.text('sources.excluded', count=len(page.excluded))}**")
st.caption(here.text("sources.excluded_help"))
if not page.excluded:
    st.stop()
of_reason = [link(here, source=code, reason=reason) for reason, _ in page.reasons]
frame_table(reasons_frame(page, here.lang), {0: [markup.address("sources", query) for query in of_reason]})
collect.offer(here, "source_reasons", code)
reasons = {"": here.text("sources.all_reasons")} | {
    reason: here.text(f"exclusion.{reason}") for reason, _ in page.reasons
}
reason = address.choose("reason", here.text("sources.choose_reason"), list(reasons), reasons.__getitem__)
st.dataframe(exclusions_frame(page, reason, here.lang), hide_index=True, key="exclusions")
st.caption(here.text("sources.line_help"))
collect.offer(here, "source_excluded", f"{code}+{reason}" if reason else code)
