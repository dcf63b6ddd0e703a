"""The lines of scanned pages, recognised offline, where `requirements-ocr.txt` is installed; each is to be checked."""

import importlib.util
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker.documents.files.opened import DocumentRefused, OpenedLine, Spot

if TYPE_CHECKING:
    import pypdfium2

MOST_SCANNED_PAGES, MOST_PIXELS = 40, 60_000_000
"""Of what is recognised at once: the time of a process ends it before."""
_DOTS_A_POINT = 200 / 72
_MOST_DOTS = 4000
_SURE = 0.5
"""Below this score a line is noise of the picture."""


def can_recognise() -> bool:
    """Whether the optional packages are there."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def recognised(document: "pypdfium2.PdfDocument") -> Iterator[tuple[str, Spot]]:
    """The printed lines of a document's pages from top to bottom, each with its place in points.

    Raises DocumentRefused (scanned) without the optional packages, and for more pages than are recognised at once.
    """
    count = len(document)
    if not can_recognise() or count > MOST_SCANNED_PAGES:
        raise DocumentRefused("scanned", str(count))
    engine = _engine()
    for number in range(count):
        page = document[number]
        width, height = page.get_size()
        scale = min(_DOTS_A_POINT, _MOST_DOTS / max(width, height, 1))
        found = engine(page.render(scale=scale).to_numpy())
        for text, box in _in_order(found):
            left, top, right, bottom = (side / scale for side in box)
            yield text, Spot(0, number + 1, (left, height - bottom, right, height - top))


def lines_of_picture(data: bytes) -> Iterator[OpenedLine]:
    """The recognised lines of a picture of a page; raises DocumentRefused for one that is broken or too large."""
    import numpy
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise DocumentRefused("too_large", str(MOST_PIXELS // 1_000_000))
            dots = numpy.asarray(picture.convert("RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DocumentRefused("broken", "PNG/JPEG") from error
    for text, _ in _in_order(_engine()(dots)):
        yield OpenedLine(text, recognised=True)


def _engine() -> Any:
    # Loaded here, because it is optional, and large.
    import logging

    from rapidocr import RapidOCR

    logging.disable(logging.WARNING)
    return RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": 1,
                            "EngineConfig.onnxruntime.inter_op_num_threads": 1})  # fmt: skip


def _in_order(found: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
    """The recognised lines with their boxes (left, top, right, bottom in dots), pieces of one line joined."""
    if found.boxes is None or found.txts is None:
        return []
    pieces = []
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if score >= _SURE and text.strip():
            across, down = [float(point[0]) for point in box], [float(point[1]) for point in box]
            pieces.append((min(across), min(down), max(across), max(down), text))
    rows: list[list[tuple[float, float, float, float, str]]] = []
    for piece in sorted(pieces, key=lambda one: (one[1] + one[3]) / 2):
        middle = (piece[1] + piece[3]) / 2
        if rows and rows[-1][0][1] <= middle <= rows[-1][0][3]:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row)) for row in rows]


def _joined(row: list[tuple[float, float, float, float, str]]) -> tuple[str, tuple[float, float, float, float]]:
    lefts, tops, rights, bottoms, texts = zip(*row, strict=True)
    return " ".join(texts), (min(lefts), min(tops), max(rights), max(bottoms))
