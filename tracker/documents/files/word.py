"""The lines of a DOCX: its paragraphs and the rows of its tables, in the order of the body."""

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from tracker.documents.files.opened import MOST_BYTES, DocumentRefused, OpenedLine


def lines_of_docx(data: bytes) -> Iterator[OpenedLine]:
    """The lines of a document; raises DocumentRefused for a broken one or one that unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > 4 * MOST_BYTES:
                raise DocumentRefused("too_large", "DOCX")
        body = Document(io.BytesIO(data))
        for part in body.iter_inner_content():
            if isinstance(part, Table):
                yield from _rows(part)
            else:
                for line in part.text.split("\n"):
                    if line.strip():
                        yield OpenedLine(line.strip())
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError, SyntaxError) as error:
        raise DocumentRefused("broken", "DOCX") from error


def _rows(table: Table) -> Iterator[OpenedLine]:
    """The rows of a table, cells between bars; a merged cell is said once."""
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:
                cells.append(" ".join(cell.text.split()))
            last = cell._tc
        if any(cells):
            yield OpenedLine(" | ".join(cells))
