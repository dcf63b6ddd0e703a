"""What an update of the catalogue would take away, and the stop before it takes away much."""

from dataclasses import dataclass
from pathlib import Path

from tracker.catalogue.load import Catalogue
from tracker.catalogue.synced_actuals import placed, value_key
from tracker.store import catalogued
from tracker.store.engine import Session

_ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Losses:
    """What would go: codes of targets to be retired, of `targets` that stand; how many of `values` to be taken back."""

    retired: tuple[str, ...]
    targets: int
    taken_back: int
    values: int

    @property
    def many(self) -> bool:
        """Whether it is more than a tenth of either, as when a file was cut off or the wrong folder was named."""
        return len(self.retired) * _ONE_IN > self.targets or self.taken_back * _ONE_IN > self.values


class CatalogueShrinks(Exception):
    """The files lack much of what the database has from them, so nothing was done; it takes a deliberate word."""

    code = "catalogue_shrinks"

    def __init__(self, path: Path, losses: Losses) -> None:
        """Keep what would be lost."""
        self.path = path
        self.losses = losses
        super().__init__(f"{path}: {losses}")


def losses(session: Session, catalogue: Catalogue) -> Losses:
    """What the database has from a catalogue, untouched by people, and a checked catalogue does not have any more.

    What earlier updates took away counts too, back to the last one that somebody accepted, or the first of all: else a
    file that loses a little each time could lose everything unasked.
    """
    offered = {value_key(write) for _, write, _ in placed(session, catalogue)}
    accepted = catalogued.accepted_update(session=session)
    values = [value_key(value) for value in catalogued.untouched_values(session=session, since=accepted)]
    targets = catalogued.standing_targets(session=session, since=accepted)
    kept = {row.code for row in catalogue.targets}
    gone = tuple(code for code in targets if code not in kept)
    return Losses(gone, len(targets), sum(key not in offered for key in values), len(values))
