"""Stored values for machines: the codes of what they are about in place of the database's own numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from tracker.core.periods import Period
from tracker.intake.meaning.lookup import read_ids
from tracker.store.columns import decimal_text
from tracker.store.engine import Session
from tracker.store.queries import Row
from tracker.store.staging import Clash


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of jurisdictions and indicators by their numbers, and the units of indicators."""

    jurisdictions: dict[int, str]
    indicators: dict[int, tuple[str, str]]

    @classmethod
    def read(cls, session: Session) -> Self:
        """All of them as they are now."""
        places, indicators = read_ids(session)
        return cls(
            {number: code for code, number in places.items()},
            {number: (code, unit) for code, (number, unit) in indicators.items()},
        )

    def written(self, row: Row[Any]) -> dict[str, Any]:
        """A value that a batch wrote (a row of `queries.batch_values`), with the one before it."""
        key = row.jurisdiction_id, row.indicator_id, row.scope, row.period_start, row.period_end, row.vintage
        return self._key(*key) | {
            "publisher": row.publisher,
            "version": row.version,
            "retracted": bool(row.retracted),
            "value": decimal_text(row.value),
            "qualifier": row.qualifier,
            "original_value": row.original_value,
            "original_unit": row.original_unit,
            "source": row.source,
            "note": row.note,
            "old_value": None if row.old_value is None or row.old_retracted else decimal_text(row.old_value),
            "old_source": row.old_source,
        }

    def clash(self, clash: Clash) -> dict[str, Any]:
        """A value that somebody changed meanwhile: which, the versions, what is stored now and what was offered."""
        place, indicator, scope, start, end, vintage, _ = clash.key
        period = date.fromisoformat(str(start)), date.fromisoformat(str(end))
        return self._key(int(place), int(indicator), str(scope), *period, str(vintage)) | {
            "expected_version": clash.expected,
            "stored_version": clash.found,
            "stored": clash.stored,
            "offered": clash.offered,
        }

    def _key(self, place: int, indicator: int, scope: str, start: date, end: date, vintage: str) -> dict[str, Any]:
        code, unit = self.indicators[indicator]
        return {
            "jurisdiction": self.jurisdictions[place],
            "indicator": code,
            "scope": scope,
            "period": Period(start, end).code,
            "vintage": vintage,
            "unit": unit,
        }
