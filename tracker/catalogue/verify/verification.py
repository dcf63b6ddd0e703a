"""The whole check of a catalogue against its documents, and its figures."""

from collections.abc import Callable, Sequence
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

from tracker.catalogue.verify.deadlines import deadline_problems
from tracker.catalogue.verify.exclusions import excluded, exclusion_of
from tracker.catalogue.verify.figures import actual_problems, target_problems
from tracker.catalogue.verify.numerals import Numeral, lines_of, numerals_of
from tracker.catalogue.verify.problems import Problem
from tracker.core.kinds import ActualBasis

Row = dict[str, str]
RowCheck = Callable[[Row, Sequence[str], Sequence[Numeral]], tuple[list[str], set[Numeral]]]


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one document: rows taken from it, and how its numerals are accounted for."""

    source: str
    targets: int
    actuals: int
    exclusions: int
    numerals: int
    borne: int
    excluded: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found; no tallies means that there was no document to check against."""

    tallies: tuple[Tally, ...]
    problems: tuple[Problem, ...]


def verify(catalogue: Path, documents: Path) -> Verification:
    """Check the catalogue's files against the documents in a folder.

    Without any of the documents nothing is checked; a single missing one is a problem.
    """
    sources = [row for row in _rows(catalogue, "sources") if row["file"]]
    present = {row["code"]: documents / row["file"] for row in sources if (documents / row["file"]).is_file()}
    if not present:
        return Verification((), ())
    tables = {name: _rows(catalogue, name) for name in ("targets", "actuals", "exclusions")}
    problems = [Problem(row["code"], 0, "document_absent", row["file"])
                for row in sources if row["code"] not in present]
    problems += _homeless(tables["exclusions"], {row["code"] for row in sources})
    tallies = []
    for row in sources:
        if path := present.get(row["code"]):
            own = {name: [line for line in rows if line["source"] == row["code"]] for name, rows in tables.items()}
            tally, found = _document(row, lines_of(path.read_text(encoding="utf-8")), own)
            tallies.append(tally)
            problems += found
    return Verification(tuple(tallies), tuple(sorted(problems)))


def _rows(catalogue: Path, name: str) -> list[Row]:
    with (catalogue / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(DictReader(file))


def _homeless(exclusions: list[Row], known: set[str]) -> list[Problem]:
    return [Problem(row["source"], int(row["line"]), "exclusion_stale", row["text"], row["reason"])
            for row in exclusions if row["source"] not in known]


def _document(source: Row, lines: list[str], own: dict[str, list[Row]]) -> tuple[Tally, list[Problem]]:
    """Check one document: `own` holds the rows of each table that name it as their source."""
    numerals = numerals_of(lines)
    stated = [row for row in own["actuals"] if row["basis"] == ActualBasis.STATED]
    by_targets, problems = _borne(own["targets"], target_problems, lines, numerals)
    by_actuals, found = _borne(stated, actual_problems, lines, numerals)
    borne = by_targets | by_actuals
    problems += found
    for row in own["targets"]:
        problems += [Problem(row["source"], int(row["line"]), code, row["figure"], row["code"])
                     for code in deadline_problems(row, lines, source["published"])]
    done, found = excluded(map(exclusion_of, own["exclusions"]), lines, numerals, borne)
    problems += found
    problems += [Problem(source["code"], numeral.line, "numeral_uncovered", _context(numeral, lines))
                 for numeral in numerals if numeral not in borne | done]
    tally = Tally(source["code"], len(own["targets"]), len(stated), len(own["exclusions"]), len(numerals),
                  len(borne), len(done - borne))
    return tally, problems


def _borne(rows: list[Row], check: RowCheck, lines: list[str],
           numerals: list[Numeral]) -> tuple[set[Numeral], list[Problem]]:
    borne: set[Numeral] = set()
    problems = []
    for row in rows:
        codes, numbers = check(row, lines, numerals)
        borne |= numbers
        text, name = row.get("figure", row["value"]), row.get("code", row.get("indicator", ""))
        problems += [Problem(row["source"], int(row.get("line", 0)), code, text, name) for code in codes]
    return borne, problems


def _context(numeral: Numeral, lines: list[str]) -> str:
    """The numeral with a few characters around it, so that a reader finds it."""
    line = lines[numeral.line - 1]
    return f"{line[max(0, numeral.start - 6):numeral.start]}[{numeral.text}]{line[numeral.end:numeral.end + 6]}"
