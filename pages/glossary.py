"""术语: the words of the dashboard in both languages, with the definitions that the method has."""

import streamlit as st

from tracker.ui.shell import markup
from tracker.ui.shell.frame import visit
from tracker.views.glossary import glossary
from tracker.words import LANGUAGES

HEADS = {"statuses": "method.statuses", "kinds": "method.kinds", "readings": "method.readings"}

here = visit()
say = here.text
st.title(say("nav.glossary"))
st.markdown(say("glossary.lead"))
order = (here.lang, *(lang for lang in LANGUAGES if lang != here.lang))
heads = [*(say(f"glossary.{lang}") for lang in order), say("method.meaning")]
for section, terms in glossary(here.board.settings).items():
    st.header(say(HEADS.get(section, f"glossary.{section}")))
    markup.fact_table(heads, [[*(term.words[lang] for lang in order), term.meanings[here.lang]] for term in terms])
