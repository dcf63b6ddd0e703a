"""What a file as a whole says, in words: each statement with its value and where it was read."""

from collections.abc import Iterable, Mapping

from tracker.intake.meaning.lookup import Lookup
from tracker.intake.meaning.statements import About, Statement
from tracker.words import text


def names_of(lookup: Lookup, statements: Iterable[Statement], lang: str) -> dict[str, str]:
    """The names of the places and indicators whose codes stand in statements."""
    indexes = {About.PLACE: lookup.jurisdictions, About.INDICATOR: lookup.indicators}
    codes = ((one.about, code) for one in statements for code in (one.read, one.chosen, *one.choices) if code)
    return {code: indexes[about].name(code, lang) for about, code in codes if about in indexes}


def statement_words(said: Statement, lang: str, names: Mapping[str, str]) -> dict[str, str]:
    """A statement as texts: what it is `about`, its `value`, and `how` that is known or why it is asked."""
    where = text(lang, f"intake.where.{said.where}", line=str(said.line), words=said.words) if said.words else ""
    if said.chosen:
        how = text(lang, "intake.state.chosen")
    elif not where:
        how = text(lang, "intake.state.open")
    else:
        how = text(lang, f"intake.state.{'asked' if said.asked else 'read'}", where=where)
    return {
        "about": text(lang, f"intake.about.{said.about}"),
        "value": value_words(said, said.value or said.read, lang, names),
        "how": how,
    }


def value_words(said: Statement, value: str, lang: str, names: Mapping[str, str]) -> str:
    """A value that a statement has or offers, in words."""
    if not value:
        several = text(lang, "intake.and").join(value_words(said, each, lang, names) for each in said.choices)
        return text(lang, "intake.value.several", values=several) if several else text(lang, "intake.value.none")
    if said.about is About.CUMULATIVE:
        return text(lang, f"intake.value.{value}")
    if said.about in (About.PLAN, About.CONFIRMED):
        return text(lang, f"intake.value.{said.about}_{value}")
    return names.get(value, value)
