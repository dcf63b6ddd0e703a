"""The correction of a numeral under review: its role and its fields, never its number."""

from typing import Any

import streamlit as st

from tracker.core.kinds import Commitment, Comparator, Kind
from tracker.core.periods import PeriodError
from tracker.documents import Role
from tracker.documents.correcting import as_role, period_typed
from tracker.store.reviews import Said
from tracker.targets.review import Judged, ReadAmounts, amount_of, correct
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.choices import place_choices
from tracker.views.snapshot import name
from tracker.vocabulary import indicators
from tracker.vocabulary.divisions import path_name


def draw_correcting(visit: Visit, one: Judged, read_amounts: ReadAmounts, key: str) -> Said | None:
    """Draw the form; the decision, once it is sent and whole."""
    data = visit.board.data
    begin = one.now.role if one.now.role is not Role.EXCLUDED else Role.TARGET
    now = one.now if one.now.role is not Role.EXCLUDED else amount_of(one.proposed, begin, read_amounts)
    if now is None:
        st.error(plain(visit.text("collecting.correct_no_amount", figure=one.now.figure)), icon=":material/error:")
        return None
    names = {measure.code: name(measure, visit.lang) for measure in data.measures.values()}
    names |= {code: each.name_zh if visit.lang == "zh" else each.name_en for code, each in indicators().items()
              if code not in names}  # fmt: skip
    places = {place.name_zh: place.name_zh for place in data.places.values()}
    places |= {path_name(code): words for code, words in place_choices(data, visit.lang).items()
               if code not in data.places}  # fmt: skip
    places |= {now.jurisdiction: now.jurisdiction} if now.jurisdiction else {}
    with st.form(f"{key}:correcting"):
        st.caption(visit.text("collecting.correct_help", figure=plain(now.figure)))
        role = st.segmented_control(
            visit.text("collecting.column_role"), [Role.TARGET, Role.ACTUAL],
            default=begin,
            format_func=lambda code: visit.text(f"collecting.role_{code}"), key=f"{key}:role", required=True,
        )  # fmt: skip
        said: dict[str, Any] = {
            "indicator_code": _choose(visit, "indicator", names, now.indicator_code, key, typed=True),
            "jurisdiction": _choose(visit, "place", places, now.jurisdiction, key),
            "kind": _choose(visit, "kind", _words(visit, "code.kind", Kind), str(now.kind or ""), key),
            "comparator": _choose(
                visit, "comparator",
                {each.value: visit.text(f"library.comparator_{each.name.lower()}") for each in Comparator},
                str(now.comparator or ""), key,
            ),
            "commitment": _choose(
                visit, "commitment", _words(visit, "code.commitment", Commitment), str(now.commitment or ""), key
            ),
        }  # fmt: skip
        typed = st.text_input(visit.text("collecting.column_period"), now.period, key=f"{key}:period")
        if not st.form_submit_button(visit.text("collecting.correct_keep"), type="primary"):
            return None
    chosen = Role(role or Role.TARGET)
    try:
        said["period"] = as_role(now, chosen).period if typed == now.period else period_typed(typed, chosen)
    except PeriodError:
        st.error(plain(visit.text("collecting.correct_period", found=typed)), icon=":material/error:")
        return None
    fields = {field: value or "" for field, value in said.items()}
    code = fields["indicator_code"]
    if code and code not in names:  # a name of one's own
        fields |= {"indicator": code, "indicator_code": ""}
    else:
        fields["indicator"] = names[code] if code and code != now.indicator_code else now.indicator
    if chosen is Role.ACTUAL:
        fields["commitment"] = ""
    return correct(one.proposed, chosen, fields, read_amounts)


def _choose(visit: Visit, column: str, words: dict[str, str], now: str, key: str, *, typed: bool = False) -> str | None:
    """A code of the words; with `typed` also words that are none of them."""
    codes = list(words)
    return st.selectbox(
        visit.text(f"collecting.column_{column}"), codes, codes.index(now) if now in codes else None,
        lambda code: words.get(code, code), key=f"{key}:{visit.lang}:{column}", placeholder="—",
        accept_new_options=typed,
    )  # fmt: skip


def _words(visit: Visit, prefix: str, codes: Any) -> dict[str, str]:
    return {each.value: visit.text(f"{prefix}.{each}") for each in codes}
