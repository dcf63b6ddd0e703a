"""In English a row has one unit: the latest value, the distance and the target are all millions or all billions."""

import re
from datetime import date

from tracker.core.periods import Period
from tracker.intake.records import Key
from tracker.ui.shell import practice
from tracker.ui.shell.loading import board
from tracker.views.board import target_rows
from tracker.views.distance import distance_words
from tracker.views.entry import EntryRow, entry_frame
from tracker.views.slots import offered

SCALES = re.compile(r"\b(?:million|billion|trillion)\b")


def test_no_row_has_two_units() -> None:
    """Over the values that are made up, among which are some of a smaller magnitude than their targets."""
    shown = board(date(2026, 12, 1), practice.begin("en"))
    said = {
        row.code: (row.target_words, row.latest_words, distance_words(row, row.latest, "en"))
        for row in target_rows(shown, "en", shown.judgements)
        if row.latest is not None
    }
    scales = {
        code: {tuple(SCALES.findall(words)) for words in row if re.search("[0-9]", words)} for code, row in said.items()
    }
    assert len(scales) > 15
    assert any(("trillion",) in found for found in scales.values())
    assert {code: said[code] for code, found in scales.items() if len(found) > 1} == {}


def test_nor_has_one_of_the_grid_that_values_are_typed_into() -> None:
    """The unit stands beside the number to be typed, and the target in the same unit."""
    data = board(date(2026, 12, 1), practice.begin("en")).data
    rows = [
        EntryRow(slot, Key(place, slot.measure.code, slot.scope, slot.period, ""), None)
        for place in data.places
        for slot in offered(data, place, Period.from_code("2026"))
    ]
    grid = entry_frame(data, rows, "en")
    scaled = {row.indicator: (row.unit, row.target) for row in grid.itertuples() if SCALES.search(row.unit)}
    assert scaled
    assert {name: pair for name, pair in scaled.items() if not set(SCALES.findall(pair[1])) <= {"million"}} == {}
