"""Files of kinds A to J that a stranger to the code made, one a line of `strangers.json`, and what is right.

`values` are all that a file says (place indicator period value), `also` what it says besides, which need not be taken;
`answers` are what it leaves open, and `comes` what becomes of it: in, asked (in once it is answered) or refused.
"""

import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from tests.intake.old_workbook import old_workbook

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Case(NamedTuple):
    """A file and what is right."""

    kind: str
    file: str
    data: bytes
    values: Sequence[str]
    also: Sequence[str]
    answers: Mapping[str, Any]
    comes: str


def read_cases() -> list[Case]:
    """All of them."""
    kept = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return [_case(**one) for one in kept]


def _case(
    kind: str, file: str, values: list[str], also: list[str], answers: dict[str, Any], comes: str,
    text: str = "", encoding: str = "", book: dict[str, Any] | None = None,
) -> Case:  # fmt: skip
    data = content(file, book) if book else text.encode(encoding)
    return Case(kind, file, data, values, also, answers, comes)


def content(file: str, book: Mapping[str, Any]) -> bytes:
    """The bytes of a workbook: XLS by its name, else XLSX."""
    sheets = {book["sheet"]: book["rows"], **book["more"]}
    if file.endswith(".xls"):
        bounds = (range_boundaries(each) for each in book["merges"])
        return old_workbook(sheets, [(top - 1, bottom - 1, left - 1, right - 1) for left, top, right, bottom in bounds])
    made, stream = Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append([date.fromisoformat(cell) if _DAY.fullmatch(str(cell)) else cell for cell in row])
    for each in book["merges"]:
        made.worksheets[0].merge_cells(each)
    for cell, form in book["formats"].items():
        made.worksheets[0][cell].number_format = form
    made.save(stream)
    return stream.getvalue()
