"""The labelled documents beside the project and our own, read and scored with the scorer beside the project."""

import csv
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.conftest import SHARED
from tracker.documents import Reading, read_text
from tracker.documents.roles import Role
from tracker.documents.rows import row_of

FOLDER = SHARED / "documents"
OWN = Path(__file__).parent / "own"
"""Invented documents of other kinds, labelled by us; no blind test, because some rules were known by then."""

HELD_OUT = ("w7-chongqing-2026", "w11-dalian-2023")
"""Read with finished rules only: nothing was tuned on them."""


def split(place: Path = FOLDER) -> list[dict[str, str]]:
    """What is known of each document."""
    with (place / "split.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def day_of(published: str) -> date | None:
    """The day of publication; a month or a year alone is its last certain day."""
    parts = [int(part) for part in published.split("-") if part]
    return date(*(parts + [6, 28][len(parts) - 1 :])[:3]) if parts else None


def reading(row: dict[str, str], place: Path = FOLDER) -> Reading:
    """One document, read with its day of publication."""
    return read_text((place / "texts" / f"{row['doc']}.txt").read_text(encoding="utf-8"), day_of(row["published"]))


def score(folder: Path, *documents: str, place: Path = FOLDER) -> tuple[str, dict[str, float]]:
    """The scorer's report on some documents, and its figures in percent by name ("target recall", "actual kind" …)."""
    rows = [row for row in split(place) if row["doc"] in documents]
    path = folder / "candidates.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            for one in reading(row, place).candidates:
                if one.role is not Role.EXCLUDED:
                    file.write(json.dumps(row_of(one, row["doc"]), ensure_ascii=False) + "\n")
    call = [
        sys.executable,
        str(FOLDER / "score.py"),
        "--gold",
        str(place / "gold"),
        "--split",
        str(place / "split.csv"),
    ]
    told = subprocess.run(
        [*call, "--docs", ",".join(documents), str(path)], capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    return told, _figures(told)


def _figures(told: str) -> dict[str, float]:
    found: dict[str, float] = {}
    role = ""
    for line in told.splitlines():
        if begins := re.match(r"(target|actual):", line):
            role = begins[1]
        if role and not line.startswith(("either", "SUMMARY", "hard")):
            for name, share in re.findall(
                r"([a-z_ ]+?) (\d+\.\d)%", line.replace("rows right in every core field", "rows")
            ):
                found[f"{role} {name.strip()}"] = float(share)
        if line.startswith("either"):
            role = ""
    return found
