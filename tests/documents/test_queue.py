"""How early in the queue of a review the targets of the labelled documents come."""

import csv
from pathlib import Path

import pytest

from tests.documents.labelled import FOLDER, OWN, reading, split
from tracker.documents import Role
from tracker.targets.review import Judged, review_of
from tracker.views.review import queue

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the labelled documents are not beside the project")
DOCUMENTS = [(place, row) for place in (FOLDER, OWN) if place.is_dir() for row in split(place)]
REACH = 0.95


def goals(place: Path, document: str) -> list[tuple[int, int, int]]:
    """The line of each labelled target with a number, and the span of its figure."""
    with (place / "gold" / f"{document}.csv").open(encoding="utf-8-sig") as file:
        rows = [one for one in csv.DictReader(file) if one["type"] == "target" and not one["qualitative"]]
    return [(int(one["line"]), int(one["start"]), int(one["start"]) + len(one["figure_text"])) for one in rows]


def queued(place: Path, row: dict[str, str]) -> list[Judged]:
    read = reading(row, place)
    return queue(review_of(read, [], lambda _: read), list(Role), only_open=False)


def among(found: list[Judged], wanted: list[tuple[int, int, int]]) -> int:
    """How many of the targets stand at one of these numerals."""
    spans = [(one.now.line, one.now.start, one.now.start + len(one.now.figure)) for one in found]
    return sum(
        any(line == other and start < until and begin < end for other, begin, until in spans)
        for line, start, end in wanted
    )


def test_nearly_all_targets_come_in_the_first_quarter_of_the_queue() -> None:
    """A document of which more than a quarter are targets (a plan's outline) needs as many places as it has targets."""
    found = wanted = numerals = 0
    for place, row in DOCUMENTS:
        marked, order = goals(place, row["doc"]), queued(place, row)
        found += among(order[: max(len(order) // 4, len(marked))], marked)
        wanted, numerals = wanted + len(marked), numerals + len(order)
    assert wanted < numerals / 4
    assert found >= REACH * wanted, (found, wanted)


def test_all_documents_in_one_queue_have_nearly_all_targets_in_its_first_quarter() -> None:
    order = [(one.proposed.role is not Role.TARGET, place, row["doc"], one)
             for place, row in DOCUMENTS for one in queued(place, row)]  # fmt: skip
    first = sorted(order, key=lambda each: each[0])[: len(order) // 4]
    found = wanted = 0
    for place, row in DOCUMENTS:
        marked = goals(place, row["doc"])
        found += among([one for _, at, document, one in first if (at, document) == (place, row["doc"])], marked)
        wanted += len(marked)
    assert found >= REACH * wanted, (found, wanted)
