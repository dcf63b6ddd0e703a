"""历史: every act of writing, what it changed, and the way back."""

import re

import streamlit as st

from tracker.ui.entering.undo import undo_form
from tracker.ui.shell import notice
from tracker.ui.shell.frame import visit
from tracker.ui.shell.markup import address
from tracker.ui.shell.visit import link
from tracker.ui.showing import collect
from tracker.ui.showing.paging import choose_page, height
from tracker.ui.showing.pick import pick_row
from tracker.ui.showing.tables import frame_table
from tracker.views import history

NUMBER = re.compile("[0-9]{1,12}")

here = visit()
engine, data, lang = here.engine, here.board.data, here.lang
st.title(here.text("nav.history"))
st.caption(here.text("history.lead"))
notice.show(here, "history")

count = history.batch_count(engine)
if not count:
    st.info(here.text("history.empty"))
    st.stop()
rows = history.batch_page(engine, choose_page("batches", -(-count // history.BATCHES_A_PAGE)))
picked = pick_row("batch", history.batches_frame(rows, lang), [str(row.id) for row in rows])
collect.offer(here, "batches")

batch = history.one_batch(engine, int(picked)) if NUMBER.fullmatch(picked) else None
if batch:
    st.header(here.text("history.one", number=batch.id, kind=history.kind_words(batch, lang)))
    st.text(history.facts(batch, lang))
    if batch.can_be_undone:
        undo_form(here, batch)
    if batch.kept:
        st.markdown(f"**{here.text('history.kept')}**")
        st.caption(here.text("history.kept_help"))
        st.dataframe(history.kept_frame(engine, data, batch, lang), hide_index=True, height="content")
        collect.offer(here, "batch_kept", str(batch.id))
    changes = history.changes(
        engine, data, batch, choose_page("changes", -(-batch.written // history.CHANGES_A_PAGE)), lang
    )
    for kind, frame in changes.items():
        st.markdown(f"**{here.text(f'history.{kind}')}**")
        if kind == "targets":  # their codes stand first
            frame_table(frame, {0: [address("target", link(here, target=code)) for code in frame.iloc[:, 0]]})
        else:
            st.dataframe(frame, hide_index=True, height=height(len(frame)), key=f"changes:{kind}")
        collect.offer(here, f"batch_{kind}", str(batch.id))
    if not changes:
        st.info(here.text("history.nothing_written"))
elif picked:
    st.info(here.text("history.unknown"))

conflicts = history.conflicts_frame(engine, lang)
st.header(here.text("history.conflicts", count=len(conflicts)))
st.caption(here.text("history.conflicts_help" if len(conflicts) else "history.no_conflicts"))
if len(conflicts):
    st.dataframe(conflicts, hide_index=True, height=height(len(conflicts)))
    collect.offer(here, "conflicts")
