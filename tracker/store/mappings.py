"""How people read files of one shape, kept for the next file of that shape: each person their own."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.store.batches import BatchResult, NewBatch, save_entries
from tracker.store.models import Mapping as StoredMapping

_BETWEEN = "|"


class Reading(NamedTuple):
    """What a person has said of files of one shape.

    `columns`: a column's place -> the field that it holds. `answers`: what was asked (a code such as "unit") -> the
    answer, and the words of the file that it answers. `names`: the kind of a thing and a name of it -> its code.
    """

    columns: Mapping[int, str] = {}
    answers: Mapping[str, tuple[str, str]] = {}
    names: Mapping[tuple[str, str], str] = {}


def read_fields(fields: Mapping[str, str]) -> Reading:
    """The reading in the fields of a row, or of an act about it that is older than answers."""
    said = json.loads(fields.get("answers") or "{}")
    return Reading(
        {int(at): name for at, name in json.loads(fields["columns"]).items()},
        {about: (value, words) for about, (value, words) in said.get("whole", {}).items()},
        {(kind, name): code for kind, name, code in said.get("names", [])},
    )


def kept_readings(session: Session, shape: str) -> dict[str, Reading]:
    """How files of this shape have been read, by the name of the person who said it."""
    code = col(StoredMapping.code)
    kept = session.exec(select(StoredMapping).where(code.startswith(f"{shape}{_BETWEEN}", autoescape=True)))
    return {one.who: read_fields({"columns": one.columns, "answers": one.answers}) for one in kept}


def keep_reading(session: Session, new: NewBatch, shape: str, reading: Reading, header: Sequence[str]) -> BatchResult:
    """Keep the reading of the person who acts in the place of their earlier one, as an act of its own."""
    names = sorted((kind, name, code) for (kind, name), code in reading.names.items())
    said = {"whole": dict(reading.answers), "names": names}
    fields = {
        "code": f"{shape}{_BETWEEN}{new.who}",
        "columns": json.dumps(dict(reading.columns), sort_keys=True),
        "header": json.dumps(header, ensure_ascii=False),
        "who": new.who,
        "at": new.at,
        "answers": json.dumps(said, ensure_ascii=False, sort_keys=True) if any(said.values()) else "",
    }
    return save_entries(session, new, [("mappings", fields)])


def who_reads(code: str) -> str:
    """Whose reading has this code; empty for the code of anything else."""
    return code.partition(_BETWEEN)[2]
