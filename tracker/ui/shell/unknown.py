"""An address that asks for what is not there: it is said, and the nearest is offered; nothing else is shown for it."""

from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches

import streamlit as st

from tracker.ui.shell.markup import plain
from tracker.ui.shell.visit import PAGES, Visit, link

_MOST, _LIKE = 5, 0.5
_LONGEST = 200
"""Characters of an unknown code that are looked at and shown."""


def stop_unless_known(
    visit: Visit, page: str, name: str, codes: Collection[str], names: Callable[[], Mapping[str, str]]
) -> None:
    """Stop the page if its address asks by `name` for a code that is none of `codes`; offer those that look alike.

    `names` gives the name of each code, by which it is looked for as well. What the session remembers is not asked for.
    """
    asked = st.query_params.get(name, "")
    if not asked or asked in codes:
        return
    st.warning(visit.text("page.unknown_code", code=plain(asked[:_LONGEST])), icon=":material/link_off:")
    if near := nearest(asked[:_LONGEST], names()):
        st.text(visit.text("page.unknown_nearest"))
        for code, shown in near.items():
            st.page_link(
                PAGES / f"{page}.py", label=plain(f"{shown} · {code}"), query_params=link(visit, **{name: code})
            )
    st.page_link(PAGES / "library.py", label=visit.text("page.unknown_library"), query_params=link(visit))
    st.stop()


def stop_unless_all_known(
    visit: Visit, page: str, name: str, codes: Collection[str], names: Callable[[], Mapping[str, str]]
) -> None:
    """The same for an address that asks for several codes; it can also be opened with those that are known."""
    asked = [code for code in st.query_params.get(name, "").split(",") if code]
    known, unknown = [code for code in asked if code in codes], [code for code in asked if code not in codes]
    if not unknown:
        return
    shown = visit.text("page.list_gap").join(code[:_LONGEST] for code in unknown[:_MOST])
    st.warning(visit.text("page.unknown_code", code=plain(shown)), icon=":material/link_off:")
    near = {code: shown for one in unknown[:_MOST] for code, shown in nearest(one[:_LONGEST], names()).items()}
    near = {code: shown for code, shown in near.items() if code not in known}
    if near:
        st.text(visit.text("page.unknown_nearest"))
    for code, shown in list(near.items())[:_MOST]:
        query = link(visit, **{name: ",".join([*known, code])})
        st.page_link(PAGES / f"{page}.py", label=plain(f"{shown} · {code}"), query_params=query)
    st.page_link(
        PAGES / f"{page}.py", label=visit.text("page.unknown_without"),
        query_params=link(visit, **{name: ",".join(known)}),
    )  # fmt: skip
    st.stop()


def nearest(asked: str, names: Mapping[str, str]) -> dict[str, str]:
    """The codes that look most like what was asked for, or whose names do; best first, with their names."""
    forms = {name.casefold(): code for code, name in names.items()} | {code.casefold(): code for code in names}
    alike = get_close_matches(asked.casefold(), forms, n=_MOST, cutoff=_LIKE)
    return {forms[form]: names[forms[form]] for form in alike}
