"""A catalogue in which one place has more to report for a period than a page of the grid holds."""

import csv
import shutil
from pathlib import Path

from tests.conftest import ROOT

MORE = 1010
_INDICATOR = {"code": "more-{}", "name_zh": "另一指标{}", "name_en": "Another indicator {}", "aliases": ""}
_TARGET = {"code": "420500-more-{}-2030", "indicator": "more-{}"}


def crowded(folder: Path) -> Path:
    """The shipped catalogue with many more indicators, for each of which 宜昌 has a target."""
    shutil.copytree(ROOT / "data" / "catalogue", folder)
    more(folder / "indicators.csv", "urban-population", _INDICATOR)
    more(folder / "targets.csv", "420500-urban-population-2030", _TARGET)
    return folder


def more(path: Path, like: str, cells: dict[str, str]) -> None:
    """Add many rows to a table of a catalogue, each like the row of a code but for some cells that are numbered."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pattern = next(row for row in rows if row["code"] == like)
    numbers = [f"{number:04}" for number in range(1, MORE + 1)]
    rows += [pattern | {column: cell.format(number) for column, cell in cells.items()} for number in numbers]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
