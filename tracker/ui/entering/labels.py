"""What a language model proposes for a numeral, where one is named in the environment; a person decides."""

import streamlit as st

from tracker import config
from tracker.documents import Reading
from tracker.documents.labels import Label, Model, NoLabels, labels_of
from tracker.targets.review import Judged
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.vocabulary import indicators


def draw_labels(visit: Visit, reading: Reading, one: Judged, key: str) -> None:
    """Draw the button that asks the model about a line, and what it said; nothing where no model is named."""
    model = Model(*config.labels())
    if not model.address:
        return
    answers: dict[int, dict[int, Label]] = st.session_state.setdefault(f"{key}:labels", {})
    line = one.proposed.line
    numerals = [each for each in reading.candidates if each.line == line and not each.qualitative]
    if line not in answers:
        if not st.button(visit.text("collecting.ask_model"), key=f"{key}:ask_model", icon=":material/smart_toy:"):
            return
        names = {each.name_zh for each in indicators().values()}
        try:
            answers[line] = dict(labels_of(model, reading.lines[line - 1], numerals, names))
        except NoLabels as refused:
            st.warning(visit.text(f"collecting.model_{refused.code}"))
            return
    label = answers[line].get(numerals.index(one.proposed)) if one.proposed in numerals else None
    if label is None:
        st.caption(visit.text("collecting.model_silent"))
        return
    said = [visit.text(f"collecting.role_{label.role}"), label.indicator, label.period_words]
    st.caption(plain(visit.text("collecting.model_says", said="; ".join(filter(None, said)))))
