"""The list of numerals that are no goal: where each entry lies in its document, and what is wrong with it."""

from collections.abc import Iterable, Sequence

from tracker.catalogue.tables import ExclusionRow
from tracker.catalogue.verify.problems import Problem
from tracker.documents.numerals import Numeral, position
from tracker.documents.reasons import Reason

_REASONS: frozenset[str] = frozenset(Reason)


def excluded(
    entries: Iterable[ExclusionRow], lines: Sequence[str], numerals: Iterable[Numeral], borne: set[Numeral]
) -> tuple[set[Numeral], list[Problem]]:
    """The numerals of one document that `entries` exclude, and the entries that are wrong.

    Wrong is an entry whose text is not there or holds no whole numeral, whose reason is not on the closed list, or
    that hits a numeral which a target or actual bears or another entry excludes already.
    """
    by_line: dict[int, list[Numeral]] = {}
    for numeral in numerals:
        by_line.setdefault(numeral.line, []).append(numeral)
    done: set[Numeral] = set()
    problems = []
    for entry in entries:
        hit = _hit(entry, lines, by_line.get(entry.line, []))
        if code := _wrong(entry, hit, borne, done):
            problems.append(Problem(entry.source, entry.line, code, entry.text, entry.reason))
        done |= hit
    return done, problems


def _hit(entry: ExclusionRow, lines: Sequence[str], numerals: list[Numeral]) -> set[Numeral]:
    """The whole numerals inside the entry's span; none if the text does not stand there or cuts a numeral."""
    if not (1 <= entry.line <= len(lines)) or (start := position(lines[entry.line - 1], entry.text, entry.nth)) < 0:
        return set()
    end = start + len(entry.text)
    touched = {numeral for numeral in numerals if numeral.start < end and numeral.end > start}
    whole = all(start <= numeral.start and numeral.end <= end for numeral in touched)
    return touched if whole else set()


def _wrong(entry: ExclusionRow, hit: set[Numeral], borne: set[Numeral], done: set[Numeral]) -> str:
    if entry.reason not in _REASONS:
        return "exclusion_reason"
    if not hit:
        return "exclusion_stale"
    if hit & borne:
        return "exclusion_on_figure"
    return "exclusion_twice" if hit & done else ""
