"""The values that stand now, as plain tuples, for whoever compares a million of them."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlmodel import Session

from tracker.store.engines import kind_of

_CURRENT = (
    "SELECT j.code, i.code, a.scope, a.period_start, a.period_end, a.vintage, a.beside, a.version, a.retracted, "
    "a.value, a.qualifier, a.certainty, a.publisher, a.published, a.source, a.note "
    "FROM actual a JOIN jurisdiction j ON j.id = a.jurisdiction_id JOIN indicator i ON i.id = a.indicator_id "
    "WHERE a.current = 1 AND j.code IN ({listed}) AND i.code IN ({listed})"
)


def current_values(
    *, session: Session, jurisdictions: Collection[str], indicators: Collection[str]
) -> Iterator[tuple[Any, ...]]:
    """The current version of every value of these places and indicators (codes), retracted ones included.

    Jurisdiction, indicator, scope, start, end, vintage, beside, version, retracted (0/1), value, then qualifier,
    certainty, publisher, published, source, note: as they are stored, in any order, read one after the other.
    """
    connection = session.connection()
    kind = kind_of(connection)
    asked = json.dumps(sorted(jurisdictions)), json.dumps(sorted(indicators))
    yield from kind.driver(connection).execute(_CURRENT.format(listed=kind.listed), asked)
