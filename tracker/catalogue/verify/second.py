"""The second reading: what the rules of `tracker.documents` take from a document, against the curated rows.

Every field of every target is compared, and the reason of every exclusion. Both readings can be wrong: a difference is
for a person to decide, and what was decided stands in `agreed.csv`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker.catalogue.load import Catalogue
from tracker.catalogue.tables import ActualRow, ExclusionRow, SourceRow, TargetRow
from tracker.catalogue.verify.agreed import Difference
from tracker.core.units import magnitude
from tracker.documents import Candidate, Role, read_lines
from tracker.documents.numerals import position

FIELDS = ("indicator", "jurisdiction", "kind", "comparator", "commitment", "deadline", "deadline_basis", "tier")
"""The fields of a target that are compared, beside value, unit, line and figure, which the first reading checks."""


@dataclass(frozen=True, slots=True)
class Names:
    """All names of the catalogue's indicators and jurisdictions, by their codes."""

    indicators: Mapping[str, frozenset[str]]
    jurisdictions: Mapping[str, frozenset[str]]


def names_of_catalogue(catalogue: Catalogue) -> Names:
    """The names that a document may use for what the rows say by code."""
    return Names(
        {row.code: frozenset({row.name_zh, *row.aliases}) for row in catalogue.indicators},
        {row.code: frozenset({row.name_zh, *row.aliases}) for row in catalogue.jurisdictions},
    )


def candidates_of(source: SourceRow, lines: Sequence[str]) -> tuple[Candidate, ...]:
    """What the second reading finds in a document, with the place of the document given where it is one."""
    return read_lines(lines, source.published).candidates


def target_differences(
    row: TargetRow, lines: Sequence[str], candidates: Iterable[Candidate], names: Names
) -> Iterator[Difference]:
    """The fields of a target that the second reading reads in another way, or that it finds no goal there.

    Where it finds none, nothing can be compared: then the row is agreed to with all its fields, as they are.
    """
    found = _candidate(row, lines, candidates)
    if found is None or found.role is not Role.TARGET:
        yield Difference(row.code, "role", "|".join(_said(row, field) for field in FIELDS), found.role if found else "")
        return
    for field in FIELDS:
        ours, theirs = _said(row, field), _read(found, field)
        if ours != theirs and not _named(field, ours, theirs, names):
            yield Difference(row.code, field, ours, theirs)


def exclusion_differences(
    entry: ExclusionRow, lines: Sequence[str], candidates: Iterable[Candidate]
) -> Iterator[Difference]:
    """Whether the second reading has another reason for an excluded numeral, or takes it for a goal or a value."""
    start = position(lines[entry.line - 1], entry.text, entry.nth) if 1 <= entry.line <= len(lines) else -1
    inside = [
        one
        for one in candidates
        if one.line == entry.line and start <= one.start < start + len(entry.text) and not one.qualitative
    ]
    read = "+".join(sorted({str(one.reason or one.role) for one in inside}))
    if start >= 0 and read != entry.reason:
        yield Difference(f"{entry.source}:{entry.line}:{entry.text}:{entry.nth}", "reason", entry.reason, read)


def actual_differences(row: ActualRow, candidates: Iterable[Candidate]) -> Iterator[Difference]:
    """Whether the second reading finds a stated value with its period."""
    found = [
        one for one in candidates if one.value and _amount(one.value, one.unit) == _amount(str(row.value), row.unit)
    ]
    read = sorted({one.period for one in found})
    if row.period.code not in read:
        code = f"{row.jurisdiction}:{row.indicator}:{row.period.code}"
        yield Difference(code, "period", row.period.code, "+".join(read))


def twice(rows: Iterable[TargetRow]) -> Iterator[TargetRow]:
    """The targets that say what another row of the same document says already."""
    seen = set()
    for row in rows:
        said = (row.source, row.jurisdiction, row.scope, row.indicator, row.value, row.unit, row.deadline, row.tier)
        if row.value is not None and (said in seen):
            yield row
        seen.add(said)


def _candidate(row: TargetRow, lines: Sequence[str], candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate on the row's figure; of several the one with its amount, else a goal, else the first."""
    number = row.line or 0
    start = position(lines[number - 1], row.figure) if 1 <= number <= len(lines) else -1
    end = start + len(row.figure)
    here = [
        one for one in candidates if one.line == number and one.start < end and one.start + len(one.figure) > start >= 0
    ]
    same = [
        one for one in here
        if one.value and row.value is not None and _amount(one.value, one.unit) == _amount(str(row.value), row.unit)
    ]  # fmt: skip
    goals = [one for one in here if one.role is Role.TARGET]
    return next(iter([*same, *goals, *here]), None)


def _amount(value: str, unit: str) -> Fraction:
    """A value with its magnitude multiplied out: 1.2 万家 is 12000."""
    size = next((length for length in (2, 1) if magnitude(unit[:length])), 0)
    return Fraction(Decimal(value)) * (magnitude(unit[:size]) or 1 if size else 1)


def _said(row: TargetRow, field: str) -> str:
    value = getattr(row, field)
    return "" if value is None else str(value)


def _read(candidate: Candidate, field: str) -> str:
    value = candidate.period if field == "deadline" else getattr(candidate, field)
    return str(value or "")


def _named(field: str, code: str, words: str, names: Names) -> bool:
    """Whether the words are a name of what the row says by code."""
    if field == "indicator":
        return words in names.indicators.get(code, ())
    return field == "jurisdiction" and words in names.jurisdictions.get(code, ())
