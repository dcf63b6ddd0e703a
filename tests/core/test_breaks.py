"""Which notes say that a series begins anew."""

import pytest

from tracker.core.breaks import series_break


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("口径变化：2023 年起含托管乡镇", "2023 年起含托管乡镇"),
        ("统计口径调整，按五经普修订", "按五经普修订"),
        ("口径变更", ""),
        (" Series break: new boundary", "new boundary"),
        ("break in the series", ""),
        ("与口径变化无关", None),
        ("口径未写明", None),
        ("series breaks", None),
        ("", None),
    ],
)
def test_a_note_that_begins_with_the_words_gives_the_reason(note: str, reason: str | None) -> None:
    assert series_break(note) == reason
