"""What is still to be reported, as tables: a name opens its target, a period the place to fill in, a count its list."""

from collections.abc import Mapping, Sequence

import pandas as pd

from tracker.ui.shell.markup import address
from tracker.ui.shell.visit import Visit, link
from tracker.ui.showing.tables import frame_table
from tracker.views.gaps import GROUPS, gaps_frame
from tracker.views.slots import Slot, periods_on_offer


def slot_table(visit: Visit, slots: Sequence[Slot]) -> None:
    """Slots, one a row."""
    frame = gaps_frame(visit.board, slots, visit.lang)
    leading = {"place": [_to_place(visit, slot) for slot in slots],
               "indicator": [_to_target(visit, slot) for slot in slots],
               "period": [_to_entry(visit, slot) for slot in slots]}  # fmt: skip
    _table(frame, {visit.text(f"gaps.{column}"): addresses for column, addresses in leading.items()})


def count_table(visit: Visit, counted: pd.DataFrame, name: str, chosen: Mapping[str, Sequence[str]]) -> None:
    """Counts by place or responsible unit, whichever of the page's filters `name` is; every number opens its list."""
    kept = {key: ",".join(codes) for key, codes in chosen.items() if codes}

    def lists(group: str) -> list[str]:
        return [address("gaps", link(visit, **kept | {name: code, "group": group})) for code in counted.index]

    head, *heads = counted.columns
    opened = {head: [address("gaps", link(visit, **kept | {name: code})) for code in counted.index]}
    _table(counted, opened | {column: lists(group) for column, group in zip(heads, GROUPS, strict=True)})


def _to_place(visit: Visit, slot: Slot) -> str:
    return address("jurisdiction", link(visit, place=slot.place.code))


def _to_target(visit: Visit, slot: Slot) -> str:
    return address("target", link(visit, target=slot.targets[0].code))


def _to_entry(visit: Visit, slot: Slot) -> str:
    """The grid in which the slot is a row; empty for a period that has not begun, which no grid has."""
    if slot.period not in periods_on_offer(visit.board.data, slot.place.code, visit.today):
        return ""
    return address("entry", link(visit, place=slot.place.code, period=slot.period.code))


def _table(frame: pd.DataFrame, leading: Mapping[str, Sequence[str]]) -> None:
    """A table in which the columns of these names lead to the addresses."""
    frame_table(frame, {list(frame.columns).index(name): addresses for name, addresses in leading.items()})
