"""Names that the database does not have and the standard vocabulary does: taken in by one act of the person."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from tracker.catalogue.taking import in_vocabulary, take_in, vocabulary_name
from tracker.intake.plans.causes import Cause
from tracker.people import may_write, may_write_somewhere
from tracker.store.engine import writing
from tracker.ui.shell.visit import Visit


def offer_taking(visit: Visit, unknown: Sequence[Cause], key: str) -> None:
    """Name what the vocabulary knows of these names, and a button that takes it in; the file is then read anew."""
    found = (in_vocabulary(each.first.code, each.first.found).code for each in unknown)
    offer_codes(visit, list(dict.fromkeys(filter(None, found))), key)


def offer_codes(visit: Visit, codes: Sequence[str], key: str) -> None:
    """The same for places and indicators by their codes, each once."""
    if not codes:
        return
    shown = [vocabulary_name(code, visit.lang) for code in codes]
    st.text(visit.text("entry.taking_found", names=visit.text("entry.taking_and").join(shown)))
    if st.button(
        visit.text("entry.taking_add", count=len(shown)), icon=":material/library_add:", key=f"{key}:take"
    ) and take(visit, codes):
        st.rerun()


def take(visit: Visit, codes: Sequence[str]) -> bool:
    """Take these codes of the vocabulary into the database by one act; whether all is there, else why not is said."""
    if not codes:
        return True
    with writing(visit.engine) as session:
        taken = take_in(
            session, codes, who=visit.person.name, may_write=partial(may_write, visit.person),
            may_add=may_write_somewhere(visit.person), now=datetime.now(UTC),
        )  # fmt: skip
    for code, why in taken.wrong.items():
        st.error(visit.text(f"cli.taking.{why}", name=vocabulary_name(code, visit.lang)), icon=":material/block:")
    return not taken.wrong
