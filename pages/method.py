"""方法: how a status is decided, from the rules' own constants, with worked examples computed live."""

import streamlit as st

from tracker.charts import STATUS_STYLE
from tracker.ui import markup
from tracker.ui.frame import visit
from tracker.views import method

here = visit()
board, lang, say = here.board, here.lang, here.text
glyphs = {status: style.glyph for status, style in STATUS_STYLE.items()}
st.title(say("nav.method"))
st.markdown(say("method.lead"))

st.subheader(say("method.statuses"))
markup.fact_table(
    [say("table.status"), say("method.meaning"), say("method.targets")], method.status_rows(board, lang, glyphs)
)
st.subheader(say("method.rules"))
st.markdown("\n".join(f"{place}. {line}" for place, line in enumerate(method.rule_lines(lang), start=1)))
st.subheader(say("method.kinds"))
markup.fact_table(
    [say("page.fact_kind"), say("method.judged_by"), say("method.targets")], method.kind_rows(board, lang)
)
st.subheader(say("method.readings"))
st.markdown(say("method.readings_text"))
st.subheader(say("method.settings"))
markup.fact_table([say("method.setting"), say("page.reading_value")], method.setting_rows(board, lang))
st.subheader(say("method.not_assessed"))
markup.fact_table([say("method.reason"), say("method.targets")], method.reason_rows(board, lang))
st.subheader(say("method.examples"))
for view, lines in method.examples(board, lang):
    status = f"{glyphs[view.row.status]} {say(view.row.status_key)}"
    markup.sentences(lines, strong=f"{view.row.jurisdiction} · {view.row.title} · {view.row.target_words} — {status}")
