"""Which of several publishers of one value a record speaks of; what is new beside them is said.

A record that names a publisher speaks of that one's value alone; one without a name speaks of the only value that there
is. So nobody's number overwrites another's.
"""

from collections.abc import Mapping, Sequence

from tracker.intake.problems import problem
from tracker.intake.records import Action, Row, Stored

Standing = Mapping[int, Stored]
"""What is stored of a value, of all publishers, by `beside`; values taken back included."""


def meets(row: Row, stored: Standing) -> int | None:
    """The place of the stored value that a new row is about: a new one for another publisher, None where the row
    leaves open which of several it means."""
    content = row.content
    assert content is not None
    live = {place: value for place, value in stored.items() if not value.retracted}
    if not live:
        return min(stored, default=0)
    named = {value.publisher: place for place, value in sorted(live.items(), reverse=True)}
    if content.publisher is None:
        if len(live) == 1:
            return next(iter(live))
        equal = [place for place, value in sorted(live.items()) if value.value == content.value]
        return named.get("", equal[0] if equal else None)
    if content.publisher in named:
        return named[content.publisher]
    nameless = named.get("")
    if nameless is not None and live[nameless].value == content.value:
        return nameless  # the same number, which now has a name to it
    again = [place for place, value in stored.items() if value.retracted and value.publisher == content.publisher]
    return again[0] if again else max(stored) + 1


def placed(row: Row, place: int) -> Row:
    """The row as one of the value at this place."""
    assert row.key is not None
    return row._replace(key=row.key._replace(beside=place)) if place != row.key.beside else row


def told_beside(row: Row, others: Sequence[Stored]) -> Row:
    """A row that comes to stand beside what others have published, with a word about it."""
    assert row.content is not None
    content = row.content
    said = "; ".join(f"{value.publisher or '—'} {value.value:f} {row.unit}" for value in others)
    found = problem("PUBLISHER_BESIDE", row.line, row.column, content.original_value,
                    publisher=content.publisher or "—", others=said)  # fmt: skip
    return row._replace(problems=(*row.problems, found))


def left_open(row: Row, stored: Standing) -> Row:
    """A row that does not say whose of several different values it corrects: refused."""
    assert row.content is not None
    names = "、".join(value.publisher or "—" for value in stored.values() if not value.retracted)
    found = problem("PUBLISHER_NEEDED", row.line, row.column, row.content.original_value, publishers=names)
    return row._replace(action=Action.REJECTED, problems=(*row.problems, found))
