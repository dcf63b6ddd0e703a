"""方法: how a status is decided, from the rules' own constants, with worked examples computed live."""

import streamlit as st

from tracker.charts import STATUS_STYLE
from tracker.core.kinds import Kind, Status
from tracker.ui.shell import markup
from tracker.ui.shell.frame import visit
from tracker.ui.shell.visit import link
from tracker.ui.showing import collect
from tracker.ui.showing.tables import linked_table
from tracker.views import method
from tracker.views.page_tables import method_table

here = visit()
board, lang, say = here.board, here.lang, here.text
glyphs = {status: style.glyph for status, style in STATUS_STYLE.items()}
OPENS = {"statuses": ("statuses", Status), "kinds": ("kinds", Kind)}
# The tables whose names open the list of their targets: the filter, and its codes in the order of the rows.


def draw(name: str) -> None:
    """Draw a table of the method."""
    table = method_table(board, lang, name, glyphs)
    selection, codes = OPENS.get(name, ("", ()))
    leads = [markup.address("library", link(here, **{selection: code})) for code in codes]
    linked_table(table.heads, table.rows, {0: leads} if leads else {})
    collect.offer(here, f"method_{name}")


st.title(say("nav.method"))
st.markdown(say("method.lead"))

st.header(say("method.statuses"))
draw("statuses")
st.header(say("method.rules"))
st.markdown("\n".join(f"{place}. {line}" for place, line in enumerate(method.rule_lines(lang), start=1)))
st.header(say("method.kinds"))
draw("kinds")
st.header(say("method.readings"))
st.markdown(say("method.readings_text"))
st.header(say("method.several"))
st.markdown(say("method.several_text"))
st.header(say("method.settings"))
draw("settings")
st.header(say("method.not_assessed"))
draw("reasons")
st.header(say("method.examples"))
for view, lines in method.examples(board, lang):
    status = f"{glyphs[view.row.status]} {say(view.row.status_key)}"
    markup.sentences(lines, strong=f"{view.row.jurisdiction} · {view.row.title} · {view.row.target_words} — {status}")
