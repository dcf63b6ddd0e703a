"""The large catalogue as files and as a database, kept for later runs: `python -m benchmarks.generate`."""

import argparse
import csv
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from sqlmodel import select

from benchmarks.generator import Country
from tracker import config
from tracker.catalogue import bring_up_to_date
from tracker.catalogue.load import TABLES
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import open_store, writing
from tracker.store.models import Indicator, Jurisdiction
from tracker.store.staging import ValueWrite

LARGE = Path(__file__).parent / ".large"
_MADE = datetime(2026, 7, 1, tzinfo=UTC)
HEADER = ("jurisdiction", "indicator", "scope", "period", "vintage", "value", "unit", "qualifier", "certainty",
          "publisher", "published", "source", "note")  # fmt: skip
_PUBLISHER, _BULLETIN = "试验统计局", "试验统计公报"


@dataclass(frozen=True, slots=True)
class Generated:
    """Where a generated country lies: `catalogue` has no actuals, they are in `actuals` as a file to import."""

    catalogue: Path
    actuals: Path
    database: Path


def generated(actuals: int) -> Generated:
    """The country with so many actuals, made now if it is not there yet."""
    return make(actuals, LARGE / str(actuals))


def make(actuals: int, folder: Path) -> Generated:
    """The same in a folder of one's own."""
    found = Generated(folder / "catalogue", folder / "actuals.csv", folder / "tracker.db")
    if not found.database.exists():
        shutil.rmtree(folder, ignore_errors=True)
        found.catalogue.mkdir(parents=True)
        _make(Country(actuals, config.ROOT / "data" / "catalogue"), found)
    return found


def _make(country: Country, into: Generated) -> None:
    tables = {"jurisdictions": country.place_rows(), "sources": country.source_rows(), "targets": country.target_rows()}
    for name in TABLES:
        shipped = country.catalogue / f"{name}.csv"
        if name in ("themes", "indicators"):
            shutil.copy(shipped, into.catalogue)
        else:
            header = shipped.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
            _write(into.catalogue / shipped.name, header, tables.get(name, ()))
    _write(into.actuals, HEADER, (
        [place, indicator.code, "", period.code, "", value, indicator.unit, qualifier, "", _PUBLISHER, published,
         _BULLETIN, ""]
        for place, indicator, period, value, qualifier, published in country.actual_rows()
    ))  # fmt: skip
    draft = into.database.with_suffix(".new")
    engine = open_store(draft, now=_MADE)
    bring_up_to_date(engine, now=_MADE, folder=into.catalogue)
    with writing(engine) as session:
        places = {row.code: row.id or 0 for row in session.exec(select(Jurisdiction)).all()}
        indicators = {row.code: row.id or 0 for row in session.exec(select(Indicator)).all()}
        batch = NewBatch(key="generated", kind="import", at=_MADE, who="benchmarks")
        commit_values(session, batch, _values(country, places, indicators))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    draft.rename(into.database)


def _values(country: Country, places: dict[str, int], indicators: dict[str, int]) -> Iterator[ValueWrite]:
    for place, indicator, period, value, qualifier, published in country.actual_rows():
        yield ValueWrite(
            places[place], indicators[indicator.code], "", period.start, period.end, "", 0, Decimal(value), qualifier,
            "published", "", _PUBLISHER, published, "", _BULLETIN, "", value, indicator.unit,
        )  # fmt: skip


def _write(path: Path, header: Iterable[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header])
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actuals", type=int, default=1_000_000, help="a tenth as many targets, 3 places a thousand")
    print(generated(parser.parse_args().actuals))
