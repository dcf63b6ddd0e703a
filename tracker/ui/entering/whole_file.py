"""What a file as a whole says, beside its columns: seen, confirmed or answered in one panel; and names by hand."""

import re
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

import streamlit as st

from tracker.core import units
from tracker.core.periods import PeriodError, parse_period
from tracker.intake.meaning.statements import NO, YES, About, Statement
from tracker.intake.plans.causes import Cause, line_ranges
from tracker.intake.plans.plan import Layout, Options, Plan
from tracker.intake.problems import TO_CONFIRM
from tracker.people import may_write
from tracker.store.mappings import Reading
from tracker.ui.entering.entry_form import offer_new
from tracker.ui.entering.taking import offer_taking, take
from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import Visit
from tracker.views.choices import not_stored, place_choices, thing_choices
from tracker.views.snapshot import name
from tracker.words import period, unit_name

KINDS = {"INDICATOR_UNKNOWN": "INDICATOR", "JURISDICTION_UNKNOWN": "JURISDICTION"}
"""The codes of problems about a name that is not known, and the kind of the thing."""

_SKIPPABLE = ("INDICATOR_UNKNOWN", "INDICATOR_SKIPPED")
"""The codes of names that one choice leaves out, before and after it is made."""

_MOST_NAMES = 12
_BETWEEN_NAMES = re.compile("、|, ")
_NEW = {About.PLACE: "jurisdictions", About.INDICATOR: "indicators"}
_NEW_FOR = {"INDICATOR_UNKNOWN": "indicators", "JURISDICTION_UNKNOWN": "jurisdictions", "SCOPE_UNKNOWN": "scopes"}
"""By a question or a problem: the table that lacks the row."""
_CODES: dict[About, tuple[str, ...]] = {
    About.INDICATOR: ("INDICATOR_READ",),
    About.PERIOD: ("PERIOD_READ",),
    About.CUMULATIVE: ("CUMULATIVE_OPEN",),
    About.UNIT: ("UNIT_OPEN", "UNIT_ABOVE", "UNIT_IN_HEADER"),
    About.PLACE: ("PLACE_READ",),
    About.PLAN: ("PLAN_IN_TITLE",),
    About.CONFIRMED: (),
}
"""The codes of problems that say what stands, or is asked, in the panel."""
_YES_OR_NO = (About.CUMULATIVE, About.PLAN, About.CONFIRMED)
_FIELDS = {"jurisdiction": About.PLACE, "indicator": About.INDICATOR, "period": About.PERIOD}
"""Fields without a column that an answer for the whole file stands in for."""


def whole_file_options(key: str, options: Options) -> Options:
    """The options with what was answered for this file so far."""
    answers: dict[About, str] = st.session_state.get(f"{key}:whole", {})
    names: dict[tuple[str, str], str] = st.session_state.get(f"{key}:names", {})
    return replace(
        options,
        place=answers.get(About.PLACE, ""),
        indicator=answers.get(About.INDICATOR, ""),
        period=answers.get(About.PERIOD, ""),
        unit=answers.get(About.UNIT, ""),
        cumulative=answers.get(About.CUMULATIVE, ""),
        actual=answers.get(About.PLAN) == NO,
        confirmed=answers.get(About.CONFIRMED) == YES,
        names=tuple((kind, text, code) for (kind, text), code in sorted(names.items()) if code),
        skip_unknown=bool(st.session_state.get(f"{key}:skip_unknown", False)),
    )


def draw_whole_file(visit: Visit, plan: Plan, key: str, page: str, *, columns: bool) -> None:
    """One line for what was read surely; a panel of questions, filled in as far as can be, for what has to be said.

    `columns` says that what the columns hold is asked beside it; `page` says what has been added where it is not there.
    """
    told = plan.layout.statements
    asked = [each for each in told if each.asked] if is_answerable(plan, columns=columns) else []
    if not told or not (_wants_to_change(visit, told, key) or asked):
        return
    changing = st.session_state.get(f"{key}:whole_open", False)
    told = told if changing else tuple(asked)
    with st.form(f"{key}:whole_form"):
        st.markdown(f"**{visit.text('entry.whole_title')}** {visit.text('entry.answer_first') if asked else ''}")
        beside = st.columns(min(3, len(told)), vertical_alignment="top")
        answers, shown = {}, {""}
        for at, each in enumerate(told):
            with beside[at % len(beside)]:
                answers[each.about] = _ask(visit, each, _box(visit, key, each.about)) or ""
                if (where := _from(visit, each)) not in shown:
                    st.caption(plain(where))
                shown.add(where)
        if st.form_submit_button(visit.text("entry.whole_use"), type="primary" if asked else "secondary"):
            chosen = [answers.get(about, "") for about in (About.PLACE, About.INDICATOR)]
            if take(visit, not_stored(visit.board.data, filter(None, chosen))):
                answers = st.session_state.get(f"{key}:whole", {}) | answers
                st.session_state[f"{key}:whole"] = {about: answer for about, answer in answers.items() if answer}
                st.rerun()
    if named := [_NEW[each.about] for each in told if each.about in _NEW]:
        offer_new(visit, page, f"{key}:whole", named)


def take_answers(visit: Visit, layout: Layout, taken: Reading, key: str) -> None:
    """Take what somebody has answered of such files, and their names by hand, for this file."""
    answers = {About(about): value for about, (value, _) in taken.answers.items()}
    st.session_state[f"{key}:whole"] = st.session_state.get(f"{key}:whole", {}) | answers
    st.session_state[f"{key}:names"] = st.session_state.get(f"{key}:names", {}) | dict(taken.names)
    for each in layout.statements:  # the boxes begin anew with what was taken
        st.session_state.pop(_box(visit, key, each.about), None)


def _box(visit: Visit, key: str, about: About) -> str:
    """The key of the box in which a question about the file is answered."""
    return f"{key}:{visit.lang}:whole:{about}"


def says_elsewhere(layout: Layout) -> frozenset[str]:
    """The codes of problems that the panel of this file already says."""
    codes = {code for each in layout.statements for code in _CODES[each.about]}
    recalled = {"ANSWER_RECALLED"} if any(each.recalled for each in layout.statements) else set()
    return frozenset(codes | recalled)


def is_answerable(plan: Plan, *, columns: bool) -> bool:
    """Whether nothing but answers of the panel, or the column of the values, is missing for this file to be read.

    The column counts only where the columns are asked for.
    """
    answerable = {code for codes in _CODES.values() for code in codes} | TO_CONFIRM
    missing = missing_fields(plan)
    open_now = any(each.asked for each in plan.layout.statements) or bool(missing)
    fields = {*_FIELDS, *({"value"} if columns else ())}
    return open_now and all(
        found.code in answerable or found.code == "COLUMN_MISSING" for found in plan.problems if found.is_error
    ) and missing <= fields  # fmt: skip


def missing_fields(plan: Plan) -> set[str]:
    """The fields that no column holds and that have to be said."""
    return {dict(found.values)["field"] for found in plan.problems if found.code == "COLUMN_MISSING"}


def says_nothing_of(plan: Plan, fields: Collection[str]) -> bool:
    """Whether the file, outside its columns, says nothing of one of these fields, so that a column may hold it."""
    said = {each.about for each in plan.layout.statements if each.words or each.recalled}
    return not {_FIELDS.get(field) for field in fields} <= said


def _wants_to_change(visit: Visit, told: Sequence[Statement], key: str) -> bool:
    """Say in a line what was read, and whether the reader wants to change it."""
    read: dict[str, list[str]] = {}
    for each in told:
        if each.value:
            read.setdefault(_from(visit, each), []).append(f"{_label(visit, each)} {_value_words(visit, each)}")
    words = [visit.text("entry.taking_and").join(values) + where for where, values in read.items()]
    if not words:
        return False
    said, change = st.columns([3, 1], vertical_alignment="center")
    said.text(visit.text("entry.whole_read", said=visit.text("entry.whole_and").join(words)))
    return change.toggle(visit.text("entry.whole_change"), key=f"{key}:whole_open")


def _ask(visit: Visit, each: Statement, key: str) -> str | None:
    """The widget of one question, filled with what was chosen or read."""
    label, begin = _label(visit, each), each.chosen or each.read
    if each.about is About.INDICATOR:
        names = thing_choices(visit.board.data, visit.lang)
        return _pick(visit, label, [*each.choices, *(code for code in names if code not in each.choices)], begin, key,
                     lambda code: names.get(code, code))  # fmt: skip
    if each.about is About.PLACE:
        places = place_choices(visit.board.data, visit.lang, allowed=partial(may_write, visit.person))
        return _pick(visit, label, list(places), begin, key, places.__getitem__, "entry.place_none")
    if each.about is About.UNIT and each.choices:
        return _pick(visit, label, each.choices, begin, key, lambda unit: unit_name(unit, visit.lang))
    if each.about in _YES_OR_NO:
        return _pick(visit, label, (YES, NO), begin if each.about is About.CUMULATIVE else each.chosen, key,
                     lambda code: visit.text(f"entry.whole_{each.about}_{code}"))  # fmt: skip
    return st.text_input(label, _period_text(visit, begin) if each.about is About.PERIOD else begin, key=key)


def _pick(
    visit: Visit, label: str, codes: Sequence[str], begin: str, key: str, words: Callable[[str], str],
    none: str = "entry.whole_pick",
) -> str | None:  # fmt: skip
    index = codes.index(begin) if begin in codes else None
    return st.selectbox(label, codes, index, words, key=key, placeholder=visit.text(none))


def _label(visit: Visit, each: Statement) -> str:
    return visit.text(f"entry.whole_{each.about}")


def _period_text(visit: Visit, code: str) -> str:
    """A period as people write it, where that is read as the same period."""
    with suppress(PeriodError):
        stated = parse_period(code).period
        words = period(stated, visit.lang)
        if parse_period(words).period == stated:
            return words
    return code


def _value_words(visit: Visit, each: Statement) -> str:
    data = visit.board.data
    if each.about is About.INDICATOR:
        return next((name(one, visit.lang) for one in data.measures.values() if one.code == each.value), each.value)
    if each.about is About.PLACE:
        return name(data.places[each.value], visit.lang) if each.value in data.places else each.value
    if each.about in _YES_OR_NO:
        return visit.text(f"entry.whole_{each.about}_{each.value}")
    if each.about is About.UNIT:
        return unit_name(each.value, visit.lang) if units.known(each.value) else each.value
    return _period_text(visit, each.value) if each.about is About.PERIOD else each.value


def _from(visit: Visit, each: Statement) -> str:
    """The words that it was read from, and where they stand; empty where the file says nothing."""
    if each.recalled and not each.chosen:
        return visit.text("entry.whole_recalled")
    if not each.words:
        return ""
    place = visit.text(f"entry.whole_where_{each.where}", line=each.line)
    return visit.text("entry.whole_from", words=each.words, where=place)


def draw_names(visit: Visit, found: Sequence[Cause], key: str, page: str) -> None:
    """For names that the catalogue does not have: a choice beside each, remembered, or to leave out the indicators; or
    the form that adds what is not there, after which the file is read anew."""
    unknown = [cause for cause in found if cause.first.code in KINDS]
    missing = {_NEW_FOR[each.first.code]: each.first.found for each in reversed(found) if each.first.code in _NEW_FOR}
    if missing:
        offer_new(visit, page, key, list(missing), missing)
    if skippable := sum(cause.first.code in _SKIPPABLE for cause in found):
        st.checkbox(visit.text("entry.names_skip", count=skippable), key=f"{key}:skip_unknown")
    if not unknown:
        return
    with st.expander(visit.text("entry.names_title", count=len(unknown))):
        offer_taking(visit, unknown, key)
        with st.form(f"{key}:names_form", border=False):
            beside = st.columns(3)
            chosen: dict[tuple[str, str], str] = dict(st.session_state.get(f"{key}:names", {}))
            for at, cause in enumerate(unknown[:_MOST_NAMES]):
                kind, text = KINDS[cause.first.code], cause.first.found
                with beside[at % len(beside)]:
                    chosen[kind, text] = _name_choice(visit, cause, kind, f"{key}:{visit.lang}:name:{kind}:{text}")
            if len(unknown) > _MOST_NAMES:
                st.caption(visit.text("entry.names_more", count=len(unknown) - _MOST_NAMES))
            chosen_now = not_stored(visit.board.data, filter(None, chosen.values()))
            if st.form_submit_button(visit.text("entry.names_use")) and take(visit, chosen_now):
                st.session_state[f"{key}:names"] = {which: code for which, code in chosen.items() if code}
                st.rerun()


def _name_choice(visit: Visit, cause: Cause, kind: str, key: str) -> str:
    """The things of the catalogue that a name may stand for, those that come near first."""
    if kind == "INDICATOR":
        words = thing_choices(visit.board.data, visit.lang)
    else:
        words = place_choices(visit.board.data, visit.lang, allowed=partial(may_write, visit.person))
    near = dict(cause.first.values).get("candidates", "")
    listed = set(_BETWEEN_NAMES.split(near))
    codes = sorted(words, key=lambda code: words[code].partition(" · ")[0] not in listed and code not in listed)
    label = visit.text("entry.names_which", name=plain(cause.first.found), lines=line_ranges(cause.lines))
    return _pick(visit, label, codes, "", key, words.__getitem__) or ""
