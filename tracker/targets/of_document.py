"""Candidates of a document -> a sheet of targets, each with where it stands; the sheet's checks do the rest."""

import re
from collections.abc import Sequence

from tracker.core.kinds import DeadlineBasis, Kind
from tracker.documents import Candidate, Reading
from tracker.intake.out.sheets import Sheet, as_csv
from tracker.targets.headings import PLACE, THING, TYPE, VALUE_SOURCE
from tracker.targets.template import column_label
from tracker.words import text

_COLUMNS = (
    PLACE, "jurisdiction", THING, "indicator", "value", "value_upper", "unit", "deadline", "deadline_basis",
    "deadline_from_zh", TYPE, "comparator", "commitment", "binding", "tier", "source", "line", "figure", VALUE_SOURCE,
)  # fmt: skip
_STANDS = re.compile(
    re.escape(text("zh", "collecting.stands", document="\0", line="\1")).replace("\0", "(.+)").replace("\1", r"(\d+)")
)
_DERIVED_KINDS = frozenset({None, Kind.LEVEL, Kind.TOTAL})
"""Kinds that the sheet derives from the indicator (a stock, a flow), which knows better than the sentence."""


def targets_sheet(reading: Reading, chosen: Sequence[Candidate], document: str, title: str) -> bytes:
    """The sheet of these candidates, as CSV; `document` is the code of the document, `title` what it is called."""
    header = [
        text("zh", "library.value_source") if one == VALUE_SOURCE else column_label(one, "zh") for one in _COLUMNS
    ]
    return as_csv(Sheet(header, [_row(reading, part, document, title) for one in chosen for part in one.each()]))


def stands_at(title: str, line: int) -> str:
    """Where a number stands, as it is stored beside it."""
    return text("zh", "collecting.stands", document=title, line=line)


def standing_at(said: str) -> tuple[str, int] | None:
    """What a document is called and the line, of words that `stands_at` has made; None of other words."""
    found = _STANDS.fullmatch(said)
    return (found[1], int(found[2])) if found else None


def _row(reading: Reading, one: Candidate, document: str, title: str) -> list[str]:
    of_document = one.jurisdiction == reading.facts.place_name
    inferred = one.deadline_basis is DeadlineBasis.INFERRED
    said = {
        PLACE: "" if of_document else one.jurisdiction,
        "jurisdiction": reading.facts.place if of_document else "",
        THING: "" if one.indicator_code else one.indicator,
        "indicator": one.indicator_code,
        "value": one.value,
        "value_upper": one.upper,
        "unit": one.unit,
        "deadline": one.period,
        "deadline_basis": one.deadline_basis or "",
        "deadline_from_zh": one.because.get("period", "") if inferred else "",
        TYPE: "" if one.kind in _DERIVED_KINDS else str(one.kind),
        "comparator": one.comparator or "",
        "commitment": one.commitment or "",
        "binding": one.binding or "",
        "tier": one.tier,
        "source": document,
        "line": str(one.line),
        "figure": one.figure,
        VALUE_SOURCE: stands_at(title, one.line),
    }
    return [said[column] for column in _COLUMNS]
