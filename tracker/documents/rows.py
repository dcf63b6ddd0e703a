"""A candidate as one row of plain values, as the command line writes it."""

from typing import Any

from tracker.documents.candidates import Candidate


def row_of(candidate: Candidate, document: str) -> dict[str, Any]:
    """The row of a candidate; what is not known is empty, numbers are the document's own digits."""
    return {
        "doc": document,
        "line": candidate.line,
        "start": candidate.start,
        "figure_text": candidate.figure,
        "type": candidate.role.value,
        "reason": candidate.reason or "",
        "jurisdiction": candidate.jurisdiction,
        "indicator": candidate.indicator,
        "indicator_code": candidate.indicator_code,
        "parts": [part._asdict() for part in candidate.parts],
        "kind": candidate.kind or "",
        "comparator": candidate.comparator or "",
        "commitment": candidate.commitment or "",
        "value": candidate.value,
        "upper": candidate.upper,
        "unit": candidate.unit,
        "change": candidate.change,
        "period": candidate.period,
        "deadline_basis": candidate.deadline_basis or "",
        "qualitative": "1" if candidate.qualitative else "",
        "tier": candidate.tier,
        "repeats": candidate.repeats or "",
        "because": candidate.because,
    }
