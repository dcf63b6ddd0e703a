"""The list of numerals that are no goal: where each entry lies in its document, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.catalogue.verify.numerals import Numeral
from tracker.catalogue.verify.problems import Problem
from tracker.catalogue.verify.reasons import Reason


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One entry: the `nth` occurrence of `text` in a line, and why its numerals are no goal."""

    source: str
    line: int
    text: str
    nth: int
    reason: str


def exclusion_of(row: dict[str, str]) -> Exclusion:
    """An entry from its row in `exclusions.csv`."""
    return Exclusion(row["source"], int(row["line"]), row["text"], int(row["nth"]), row["reason"])


def excluded(entries: Iterable[Exclusion], lines: Sequence[str], numerals: Iterable[Numeral],
             borne: set[Numeral]) -> tuple[set[Numeral], list[Problem]]:
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


def _hit(entry: Exclusion, lines: Sequence[str], numerals: list[Numeral]) -> set[Numeral]:
    """The whole numerals inside the entry's span; none if the text does not stand there or cuts a numeral."""
    if not (1 <= entry.line <= len(lines)) or (start := position(lines[entry.line - 1], entry.text, entry.nth)) < 0:
        return set()
    end = start + len(entry.text)
    touched = {numeral for numeral in numerals if numeral.start < end and numeral.end > start}
    whole = all(start <= numeral.start and numeral.end <= end for numeral in touched)
    return touched if whole else set()


def _wrong(entry: Exclusion, hit: set[Numeral], borne: set[Numeral], done: set[Numeral]) -> str:
    if entry.reason not in set(Reason):
        return "exclusion_reason"
    if not hit:
        return "exclusion_stale"
    if hit & borne:
        return "exclusion_on_figure"
    return "exclusion_twice" if hit & done else ""


def position(line: str, text: str, nth: int) -> int:
    """Where the `nth` occurrence (from 1) of `text` begins in `line`, or -1."""
    start = -1
    for _ in range(nth):
        start = line.find(text, start + 1)
        if start < 0:
            break
    return start
