"""A page of a PDF as a picture, with a figure boxed on it."""

import base64
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.documents.files.opened import MOST_SECONDS, Spot

if TYPE_CHECKING:
    import pypdfium2

_ROOT = Path(__file__).parents[3]
_DOTS_A_POINT = 1.6
_MOST_DOTS = 2400
_MARGIN = 2.0


def picture_of(pdf: bytes, spot: Spot, figure: str) -> bytes:
    """The page of a spot as PNG, with the figure boxed (the whole printed line where it is not found in it); empty
    where the file cannot be drawn. It is drawn by a process of its own, which can be stopped.
    """
    asked = {"pdf": base64.b64encode(pdf).decode(), "page": spot.page, "box": spot.box, "figure": figure}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tracker.documents.files.picture"],
            input=json.dumps(asked).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS, cwd=_ROOT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _draw(pdf: bytes, page_number: int, box: tuple[float, float, float, float], figure: str) -> bytes:
    # Loaded here, because only the process that draws needs them.
    import pypdfium2
    from PIL import ImageDraw

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[page_number - 1]
        width, height = page.get_size()
        scale = min(_DOTS_A_POINT, _MOST_DOTS / max(width, height, 1))
        left, bottom, right, top = _box_of(page.get_textpage(), box, figure)
        picture = page.render(scale=scale).to_pil().convert("RGB")
    corners = (left - _MARGIN, height - top - _MARGIN, right + _MARGIN, height - bottom + _MARGIN)
    ImageDraw.Draw(picture).rectangle([corner * scale for corner in corners], outline=(194, 87, 26), width=3)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _box_of(
    page: "pypdfium2.PdfTextPage", box: tuple[float, float, float, float], figure: str
) -> tuple[float, float, float, float]:
    """The box of the figure's characters within the box of a printed line, blanks between them let be."""
    count = page.count_chars()
    inside: list[tuple[str, tuple[float, float, float, float]]] = []
    for index in range(count):
        char = page.get_text_range(index, 1)
        left, bottom, right, top = page.get_charbox(index, loose=True)
        middle = (bottom + top) / 2
        if char.strip() and box[1] <= middle <= box[3] and box[0] - 1 <= left and right <= box[2] + 1:
            inside.append((char, (left, bottom, right, top)))
    at = "".join(char for char, _ in inside).find("".join(figure.split()))
    if at < 0 or not figure:
        return box
    boxes = [each for _, each in inside[at : at + len("".join(figure.split()))]]
    return (min(each[0] for each in boxes), min(each[1] for each in boxes),
            max(each[2] for each in boxes), max(each[3] for each in boxes))  # fmt: skip


def main() -> None:
    """Read from standard input what is asked, and write the picture to standard output."""
    from tracker.documents.files.child import limit

    limit()
    asked = json.load(sys.stdin)
    box = (asked["box"][0], asked["box"][1], asked["box"][2], asked["box"][3])
    sys.stdout.buffer.write(_draw(base64.b64decode(asked["pdf"]), asked["page"], box, asked["figure"]))


if __name__ == "__main__":
    main()
