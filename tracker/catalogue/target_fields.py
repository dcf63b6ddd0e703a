"""A target's row as the fields that the database has."""

from typing import Any

from tracker.catalogue.tables import TargetRow
from tracker.store.targets import FIELDS


def target_fields(row: TargetRow, place: int, indicator: int, theme: str) -> dict[str, Any]:
    """All fields that a row says; place and indicator by their ids, and the indicator's theme where it names none."""
    fields = {name: getattr(row, name) for name in FIELDS if hasattr(row, name)}
    return fields | {
        "jurisdiction_id": place,
        "indicator_id": indicator,
        "theme": row.theme or theme,
        "baseline_period": row.baseline_period.code if row.baseline_period else "",
        "tier_of": row.tier_of or None,
        "parent": row.parent or None,
    }
