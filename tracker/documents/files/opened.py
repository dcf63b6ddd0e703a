"""What a file holds once it is opened, and why one cannot be."""

from dataclasses import dataclass

MOST_BYTES = 50_000_000
MOST_PAGES = 600
MOST_CHARACTERS = 3_000_000
MOST_SECONDS = 60
"""The limits of one document; a plan of a province has 200 pages and 200,000 characters."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a part of a line is printed: from which character on, on which page (from 1), in which box.

    The box is left, bottom, right, top in points from the lower left corner of the page.
    """

    start: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """One non-empty line of a document, and for a PDF where it is printed.

    `recognised` says that it was read from a picture and may be wrong in any character.
    """

    text: str
    spots: tuple[Spot, ...] = ()
    recognised: bool = False


class DocumentRefused(Exception):
    """A file that is not read. Codes: empty, too_large, too_long, too_slow, kind, encoding, broken, locked, scanned.

    The words are in `documents.po` under `documents.refused.<code>`; `detail` fills their blank.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep why, and what was found."""
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
