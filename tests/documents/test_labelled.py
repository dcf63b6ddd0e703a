"""How much of the labelled documents is found, and how much of it is right."""

from pathlib import Path

import pytest

from tests.documents.labelled import FOLDER, HELD_OUT, OWN, reading, score, split
from tracker.documents.numerals import numerals_in

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the labelled documents are not beside the project")

CHINESE = [row["doc"] for row in split() if not row["doc"].startswith("e")] if FOLDER.is_dir() else []
LEAST = {
    "target recall": 99, "target precision": 98, "actual recall": 98, "actual precision": 98,
    "target unit": 100, "actual unit": 100, "target period": 98, "actual period": 98,
    "target comparator": 99, "actual comparator": 99, "target commitment": 99,
    "target kind": 97, "actual kind": 97, "target indicator": 97, "actual indicator": 97,
    "target rows": 92, "actual rows": 92,
}  # fmt: skip


def test_chinese_documents_are_read_as_they_are_labelled(tmp_path: Path) -> None:
    told, figures = score(tmp_path, *CHINESE)
    short = {name: figures[name] for name, least in LEAST.items() if figures[name] < least}
    assert not short, told


def test_documents_that_no_rule_was_made_on_are_read_as_well(tmp_path: Path) -> None:
    told, figures = score(tmp_path, *HELD_OUT)
    assert min(figures[name] for name in ("target recall", "target precision", "actual recall")) >= 95, told


def test_documents_of_our_own_are_read_as_they_are_labelled(tmp_path: Path) -> None:
    told, figures = score(tmp_path, *(row["doc"] for row in split(OWN)), place=OWN)
    short = {name: figures[name] for name, least in LEAST.items() if figures[name] < least}
    assert not short, told


def test_the_english_document_is_read(tmp_path: Path) -> None:
    told, figures = score(tmp_path, "e2-minneapolis")
    assert min(figures["target recall"], figures["target precision"]) >= 90, told


@pytest.mark.parametrize("row", split() if FOLDER.is_dir() else [], ids=lambda row: row["doc"])
def test_every_numeral_has_exactly_one_role(row: dict[str, str]) -> None:
    found = reading(row)
    places = [(one.line, one.start) for one in found.candidates if not one.qualitative]
    assert len(places) == len(set(places))
    digits = {
        (number, numeral.start)
        for number, line in enumerate(found.lines, start=1)
        for numeral in numerals_in(line)
        if numeral.text[0].isdigit()
    }
    assert digits <= set(places)
