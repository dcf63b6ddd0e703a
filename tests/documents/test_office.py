"""The shared documents as LibreOffice writes them, DOCX and PDF, are read as their text is."""

from pathlib import Path

import pytest

from tests.documents.labelled import FOLDER, OWN, day_of, split
from tests.documents.test_files import ROWS, core, page
from tests.libreoffice import converted, needed
from tracker.documents import read_lines
from tracker.documents.files.opening import open_document
from tracker.documents.numerals import lines_of

pytestmark = [pytest.mark.slow, needed]
TEXTS = [(row, FOLDER / "texts") for row in ROWS] + [
    (row, OWN / "texts")
    for row in split(OWN)
    if row["doc"] != "q2-city-plan"  # its table is lines of bars in a text
]


def office(text: str, kind: str, folder: Path) -> bytes:
    """A page as LibreOffice Writer saves it."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    return converted(folder / "page.html", kind, "--infilter=HTML (StarWriter)").read_bytes()


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize(("row", "folder"), TEXTS, ids=lambda one: one["doc"] if isinstance(one, dict) else "")
def test_what_libreoffice_writes_is_read_as_its_text(
    row: dict[str, str], folder: Path, kind: str, tmp_path: Path
) -> None:
    lines = lines_of((folder / f"{row['doc']}.txt").read_text(encoding="utf-8"))
    day = day_of(row["published"])
    made = [line.text for line in open_document(office(page(lines), kind, tmp_path))]
    found, wanted = core(read_lines(made, day).candidates), core(read_lines(lines, day).candidates)
    if kind == "pdf":  # a printed page shows the end of a paragraph by a short line alone, so lines may count otherwise
        found, wanted = ([one[1:] for one in each] for each in (found, wanted))
    different = [pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]]
    assert not different, different[:3]
    assert len(found) == len(wanted)
