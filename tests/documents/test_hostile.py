"""What a hostile or broken document gives: a sentence and nothing else, or its plain text and nothing else."""

import os
from pathlib import Path

import pytest

from tests.documents.hostile import CANARY, REFUSED, SET
from tracker.documents import read_lines
from tracker.documents.files.opened import DocumentRefused
from tracker.documents.files.opening import open_document
from tracker.words import text


def given(data: bytes) -> tuple[str, ...] | DocumentRefused:
    """The lines of a document, or why it has none."""
    try:
        return tuple(line.text for line in open_document(data))
    except DocumentRefused as refused:
        return refused


@pytest.mark.parametrize("name", SET)
def test_a_hostile_document_gives_a_sentence_and_nothing_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = SET[name]()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    told = given(hostile.data)
    if isinstance(told, DocumentRefused):
        assert hostile.gives == REFUSED, told.code
        blanks = {"file": name, "detail": told.detail}
        assert all(name in text(lang, f"documents.refused.{told.code}", **blanks) for lang in ("zh", "en"))
    else:
        assert told == hostile.gives
        assert CANARY not in "".join(told)
        assert all(1 <= one.line <= len(told) for one in read_lines(told).candidates)
    assert os.listdir(tmp_path) == []


def test_how_many_were_tried(capsys: pytest.CaptureFixture[str]) -> None:
    refused = sum(make().gives == REFUSED for make in SET.values())
    with capsys.disabled():
        print(f"\nhostile documents tried: {len(SET)}, refused with a sentence {refused}, read as plain text "
              f"{len(SET) - refused}")  # fmt: skip
    assert len(SET) >= 80
