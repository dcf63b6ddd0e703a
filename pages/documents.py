"""收录: a document, every number in it with its role, and the way of the chosen ones into the library."""

import streamlit as st

from tracker.ui.entering.document import draw_document
from tracker.ui.entering.undo import undo_and_say
from tracker.ui.shell import notice
from tracker.ui.shell.frame import visit

here = visit()
st.title(here.text("nav.documents"))
st.caption(here.text("collecting.lead"))
done = notice.show(here, "documents")
if done is not None and st.button(here.text("history.undo"), icon=":material/undo:", key="documents:undo"):
    undo_and_say(here, done, here.text("collecting.undo_reason"), "documents")
draw_document(here)
