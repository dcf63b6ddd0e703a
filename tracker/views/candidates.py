"""A read document as tables: what is proposed with the sentence that it stands in, and what is neither and why."""

import re
from collections.abc import Sequence

import pandas as pd

from tracker.documents import Candidate, Reading, Role
from tracker.documents.handing import obstacle_of
from tracker.words import text, unit_name

_ENDS = re.compile("[。；;！？!?]")
_LONGEST_BEFORE, _LONGEST_BEHIND = 60, 60


def proposals_frame(reading: Reading, rows: Sequence[Candidate], lang: str, *, obstacles: bool = False) -> pd.DataFrame:
    """One candidate a row; the columns in which nothing stands are left out. `obstacles`: why each is not handed on."""
    columns = {
        "obstacle": [_obstacle(one, lang) if obstacles else "" for one in rows],
        "line": [one.line for one in rows],
        "figure": [one.figure for one in rows],
        "place": [one.jurisdiction for one in rows],
        "indicator": ["、".join(part.indicator for part in one.each()) for one in rows],
        "value": [f"{one.value}–{one.upper}" if one.upper else one.value for one in rows],
        "unit": [unit_name(one.unit, lang) if one.unit else "" for one in rows],
        "period": [one.period for one in rows],
        "kind": [text(lang, f"code.kind.{one.kind}") if one.kind else "" for one in rows],
        "comparator": [_comparator(one, lang) for one in rows],
        "commitment": [text(lang, f"code.commitment.{one.commitment}") if one.commitment else "" for one in rows],
        "sentence": [_sentence(reading.lines[one.line - 1], one) for one in rows],
        "why": [_why(one, lang) for one in rows],
    }
    frame = pd.DataFrame({text(lang, f"collecting.column_{name}"): cells for name, cells in columns.items()})
    return frame.loc[:, (frame != "").any()] if len(frame) else frame


def excluded_frame(reading: Reading, rows: Sequence[Candidate], lang: str) -> pd.DataFrame:
    """One numeral that is neither goal nor value a row, with the reason and the words that it rests on."""
    columns = {
        "line": [one.line for one in rows],
        "figure": [one.figure for one in rows],
        "reason": [text(lang, f"exclusion.{one.reason}") if one.reason else "" for one in rows],
        "sentence": [_sentence(reading.lines[one.line - 1], one) for one in rows],
    }
    return pd.DataFrame({text(lang, f"collecting.column_{name}"): cells for name, cells in columns.items()})


def facts_of_candidate(reading: Reading, one: Candidate, lang: str) -> list[tuple[str, str]]:
    """What is said of one numeral: the name of each field, and what stands in it; empty fields are left out."""
    if one.role is Role.EXCLUDED:
        frame = excluded_frame(reading, [one], lang)
    else:
        frame = proposals_frame(reading, [one], lang, obstacles=obstacle_of(one) is not None)
    left_out = {text(lang, f"collecting.column_{column}") for column in ("line", "figure", "sentence")}
    return [(str(column), str(frame[column].iloc[0])) for column in frame if column not in left_out]


def _obstacle(one: Candidate, lang: str) -> str:
    found = obstacle_of(one)
    return text(lang, f"collecting.obstacle_{found}", line=one.repeats) if found else ""


def _comparator(one: Candidate, lang: str) -> str:
    return text(lang, f"library.comparator_{one.comparator.name.lower()}") if one.comparator else ""


def _why(one: Candidate, lang: str) -> str:
    """The words of the document from which the role and the period were read."""
    said = [
        text(lang, f"collecting.because_{field}", words=one.because[field])
        for field in ("role", "period", "commitment")
        if one.because.get(field)
    ]
    return text(lang, "collecting.because_and").join(said)


def _sentence(line: str, one: Candidate) -> str:
    """The sentence of the line in which the figure stands, cut where it is long."""
    ends = [found.end() for found in _ENDS.finditer(line)]
    begin = max((end for end in ends if end <= one.start), default=0)
    last = min((end for end in ends if end > one.start), default=len(line))
    first = max(begin, one.start - _LONGEST_BEFORE)
    behind = min(last, one.start + len(one.figure) + _LONGEST_BEHIND)
    return f"{'…' if first > begin else ''}{line[first:behind].strip()}{'…' if behind < last else ''}"
