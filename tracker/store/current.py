"""The values that stand now, as plain tuples, for whoever compares a million of them."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

_CURRENT = text(
    "SELECT j.code, i.code, a.scope, a.period_start, a.period_end, a.vintage, a.beside, a.version, a.retracted, "
    "a.value, a.qualifier, a.certainty, a.publisher, a.published, a.source, a.note "
    "FROM actual a JOIN jurisdiction j ON j.id = a.jurisdiction_id JOIN indicator i ON i.id = a.indicator_id "
    "WHERE a.current = 1 AND j.code IN (SELECT value FROM json_each(:jurisdictions)) "
    "AND i.code IN (SELECT value FROM json_each(:indicators))"
)


def current_values(
    *, session: Session, jurisdictions: Collection[str], indicators: Collection[str]
) -> Iterator[tuple[Any, ...]]:
    """The current version of every value of these places and indicators (codes), retracted ones included.

    Jurisdiction, indicator, scope, start, end, vintage, beside, version, retracted (0/1), value, then qualifier,
    certainty, publisher, published, source, note: as they are stored, in any order, read one after the other.
    """
    asked = {"jurisdictions": json.dumps(sorted(jurisdictions)), "indicators": json.dumps(sorted(indicators))}
    for row in session.connection().execute(_CURRENT, asked):
        yield tuple(row)
