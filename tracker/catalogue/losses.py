"""What an update of the catalogue would take away, and the stop before it takes away much."""

from dataclasses import dataclass
from pathlib import Path

from tracker.catalogue.load import Catalogue
from tracker.store import catalogued, vocabulary
from tracker.store.engine import Session
from tracker.store.models import Actual
from tracker.store.reference import jurisdiction_ids

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
    places, things = jurisdiction_ids(session), vocabulary.measured(session=session)
    offered = {
        (places.get(row.jurisdiction), row.indicator, row.scope, row.period.start, row.period.end, row.vintage)
        for row in catalogue.actuals
    }
    indicators = {thing.id: code for code, thing in things.items()}
    accepted = catalogued.accepted_update(session=session)
    values = [_key(value, indicators) for value in catalogued.untouched_values(session=session, since=accepted)]
    targets = catalogued.standing_targets(session=session, since=accepted)
    kept = {row.code for row in catalogue.targets}
    gone = tuple(code for code in targets if code not in kept)
    return Losses(gone, len(targets), sum(key not in offered for key in values), len(values))


def _key(value: Actual, indicators: dict[int, str]) -> tuple[object, ...]:
    indicator = indicators[value.indicator_id]
    return value.jurisdiction_id, indicator, value.scope, value.period_start, value.period_end, value.vintage
