"""分解: whether the shares of places add up to the target that they are parts of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from tracker.catalogue.tables import TargetRow
from tracker.core.kinds import Kind
from tracker.core.units import UnitMismatch, UnitUnknown, convert
from tracker.targets.library import Library

_ADDABLE = (Kind.LEVEL, Kind.TOTAL)
_RATIOS = ("rate", "share")


class Shares(NamedTuple):
    """A target, its value, the sum of its parts in its unit, and of how many parts; `difference` is sum less value."""

    parent: str
    value: Decimal
    total: Decimal
    parts: int
    unit: str

    @property
    def difference(self) -> Decimal:
        """What the parts have more than the whole."""
        return self.total - self.value


class _Part(NamedTuple):
    value: Decimal | None
    unit: str
    kind: str
    indicator: str
    scope: str
    tier: str
    parent: str


def shares(library: Library, rows: Iterable[TargetRow]) -> tuple[Shares, ...]:
    """For each target with parts in the sheet: their sum, stored parts included; only what can be added is."""
    of_sheet = {row.code: _Part(row.value, row.unit, row.kind, row.indicator, row.scope, row.tier, row.parent)
                for row in rows}  # fmt: skip
    stored = {code: _Part(one.value, one.unit, one.kind, library.thing_of(one), one.scope, one.tier, one.parent or "")
              for code, one in library.targets.items() if not one.retired}  # fmt: skip
    every = stored | of_sheet
    parts: dict[str, list[_Part]] = defaultdict(list)
    for one in every.values():
        if one.parent:
            parts[one.parent].append(one)
    wanted = dict.fromkeys(one.parent for one in of_sheet.values() if one.parent)
    found = (_added(code, every.get(code), parts[code], library) for code in wanted)
    return tuple(each for each in found if each)


def _added(code: str, whole: _Part | None, parts: list[_Part], library: Library) -> Shares | None:
    if whole is None or whole.value is None or not _adds(whole, library.things):
        return None
    alike = [one for one in parts if one.indicator == whole.indicator and one.tier in (whole.tier, "")]
    if not alike or any(one.value is None or not _adds(one, library.things) for one in alike):
        return None
    try:
        total = sum((convert(one.value, one.unit, whole.unit) for one in alike if one.value is not None), Decimal(0))
    except (UnitMismatch, UnitUnknown):
        return None
    return Shares(code, whole.value, total, len(alike), whole.unit)


def _adds(one: _Part, things: Mapping[str, object]) -> bool:
    """Whether values of such a target can be added over places: an amount, and no rate, share or average."""
    thing = things.get(one.indicator)
    return one.kind in _ADDABLE and getattr(thing, "measure", "") not in _RATIOS and "/" not in one.unit
