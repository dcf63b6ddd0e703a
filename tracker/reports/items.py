"""The items of a report: what is stored is what to show, never what it looked like, so that chart and table agree."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote

from tracker.charts import tiles
from tracker.views.board import Board
from tracker.views.overview import MOST_SIGNS


@dataclass(frozen=True, slots=True)
class Item:
    """A chart with its table, or a table alone: its kind, the code of what it is about, the day, and a line of text.

    `about` is the code of a place or target, or several joined by +, or selections as `chosen` writes them, empty for
    everything; `as_of` None follows the report's day.
    """

    kind: str
    about: str = ""
    as_of: date | None = None
    note: str = ""

    @property
    def code(self) -> str:
        """The item without its note as it stands in an address: progress:420500@2024-12-31."""
        pinned = f"@{self.as_of.isoformat()}" if self.as_of else ""
        return f"{self.kind}:{self.about}{pinned}"


BRIEF = ("brief", "changes")
"""The kinds that make a place on one page."""
MOST_ITEMS, MOST_DAYS = 200, 12
"""How much one report may be asked for: each day of its own is a judgement of everything."""


def bounded(items: Sequence[Item]) -> list[Item]:
    """The items that one report takes: the first ones, and of those with days of their own the first days."""
    days = list(dict.fromkeys(each.as_of for each in items if each.as_of))[:MOST_DAYS]
    return [each for each in items if each.as_of is None or each.as_of in days][:MOST_ITEMS]


def item(code: str, kinds: Iterable[str], note: str = "") -> Item | None:
    """The item of a code; None where it is none of these kinds, or its day is no date."""
    kind, _, rest = code.partition(":")
    about, pinned, day = rest.partition("@")
    try:
        return Item(kind, about, date.fromisoformat(day) if pinned else None, note) if kind in kinds else None
    except ValueError:
        return None


_MARKS = str.maketrans({mark: quote(mark) for mark in "%,@+&"})


def chosen(**selections: Sequence[str]) -> str:
    """Selections as what an item is about, without what is empty: places=420500+420581&words=50%25.

    The marks that separate items, their days, selections and codes stand in codes as percent signs with numbers.
    """
    return "&".join(
        f"{name}={'+'.join(code.translate(_MARKS) for code in codes if code)}"
        for name, codes in selections.items()
        if any(codes)
    )


def selections(about: str, names: Collection[str]) -> dict[str, list[str]] | None:
    """What `chosen` has written, an empty list for what is not chosen; None where a name is not among these."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for part in about.split("&") if about else ():
        name, _, codes = part.partition("=")
        if name not in found:
            return None
        found[name] = [unquote(code) for code in codes.split("+")]
    return found


def place_items(board: Board, place: str) -> list[Item]:
    """The usual report of a place: one page, counts, deadlines, the places below, and every goal that has values.

    Without the places below where their targets are too many to be shown one by one.
    """
    data = board.data
    here = [target for target in board.targets if target.jurisdiction_id == data.places[place].id]
    below = data.within(place) - {data.places[place].id}
    found = [Item(kind, place) for kind in ("brief", "counts", "deadlines") if here]
    if 0 < sum(target.jurisdiction_id in below for target in board.targets) <= MOST_SIGNS:
        found += [Item("matrix", place), *([Item("tiles", place)] if tiles(place) else [])]
    with_values = [target for target in here if not target.tier_of and board.known_values(target.series)]
    return found + [Item("trajectory", target.code) for target in with_values]


def brief_items(board: Board, place: str, since: date | None) -> list[Item]:
    """A place on one page, and what has changed there since a day; nothing of a place without targets."""
    if not board.targets_of(board.data.places[place].id):
        return []
    changed = [Item("changes", f"{place}+{since.isoformat()}")] if since else []
    return [Item("brief", place), *changed]
