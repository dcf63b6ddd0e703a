"""The differences between the catalogue and the second reading as they are listed, each with the reason of its kind.

`agreed.csv` stands beside the catalogue's tables. A difference is agreed to as it is: when the row or the reading says
something else later, it is a problem again, and so is an entry that nothing needs any more.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = "agreed.csv"
COLUMNS = ("row", "field", "catalogue", "reading", "reason")


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One field of one row: what the catalogue says, and what the second reading of the document says."""

    row: str
    field: str
    catalogue: str
    reading: str


def read_agreed(folder: Path) -> dict[Difference, str] | None:
    """The agreed differences with their reasons; None where the catalogue has no list, and so no second reading."""
    path = folder / FILE
    if not path.is_file():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {
            Difference(row["row"], row["field"], row["catalogue"], row["reading"]): row["reason"]
            for row in rows
            if row["reason"].strip()
        }
