"""Scanned pages: recognised where the optional packages are installed, else refused by a sentence."""

import io
from pathlib import Path

import pypdfium2
import pytest

from tests.documents.test_files import page, printed
from tracker.documents import Role, read_lines
from tracker.documents.files.opened import DocumentRefused
from tracker.documents.files.opening import open_document
from tracker.documents.files.scanned import can_recognise

LINES = [
    "政府工作报告",
    "二、2026年工作安排",
    "今年，地区生产总值增长6.5%左右，粮食产量稳定在11.5万吨以上。",
    "新建公办幼儿园3所。",
]
recognising = pytest.mark.skipif(
    not can_recognise(), reason="recognition is not installed: pip install -r requirements-ocr.txt"
)


def scan(folder: Path) -> list[bytes]:
    """A printed page as a picture, and as a PDF of that picture."""
    with pypdfium2.PdfDocument(printed(page(LINES), folder)) as document:
        picture = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    files = []
    for kind in ("PNG", "PDF"):
        file = io.BytesIO()
        picture.save(file, kind, resolution=200)
        files.append(file.getvalue())
    return files


@recognising
@pytest.mark.parametrize("nth", [0, 1], ids=["png", "pdf"])
def test_a_scanned_page_is_recognised_and_said_to_be(nth: int, tmp_path: Path) -> None:
    lines = open_document(scan(tmp_path)[nth])
    assert all(line.recognised for line in lines)
    goals = [one for one in read_lines([line.text for line in lines]).candidates if one.role is Role.TARGET]
    assert [(one.value, one.unit) for one in goals] == [("6.5", "%"), ("11.5", "万吨"), ("3", "所")]
    assert all(line.spots for line in lines) == bool(nth)


@pytest.mark.skipif(can_recognise(), reason="recognition is installed")
@pytest.mark.parametrize(("nth", "code"), [(0, "kind"), (1, "scanned")], ids=["png", "pdf"])
def test_without_recognition_a_scan_is_refused(nth: int, code: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused) as refused:
        open_document(scan(tmp_path)[nth])
    assert refused.value.code == code
