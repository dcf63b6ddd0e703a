"""`python -m benchmarks [--only NAME ...] [--quick]`: the table, and the raw numbers in benchmarks/results."""

import argparse
from collections.abc import Callable

from benchmarks import documents, growth, intake, judging, pages, profile, reports, serving
from benchmarks.measure import HEAD, Measured, keep

BENCHMARKS: dict[str, tuple[Callable[[int], list[Measured]], int]] = {
    "visits": (pages.visits, 9),
    "screen": (pages.screen, 9),
    "changes": (pages.changes, 8),
    "starts": (serving.starts, 9),
    "memory": (serving.memory, 1),
    "people": (serving.people, 1),
    "judging": (judging.judging, 5),
    "large": (pages.large, 5),
    "intake": (intake.intake, 3),
    "panel": (intake.panel, 5),
    "command": (intake.command, 3),
    "report": (reports.reports, 3),
    "documents": (documents.documents, 5),
    "growth": (growth.growth, 2),
    "profile": (profile.profile, 5),
}


def main() -> None:
    """Measure and print line by line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=BENCHMARKS, metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="once each; the numbers say little on a busy machine")
    asked = parser.parse_args()
    print(HEAD)
    for name in asked.only or BENCHMARKS:
        measure, times = BENCHMARKS[name]
        try:
            lines = measure(1 if asked.quick else times)
        except Exception as error:  # one benchmark that cannot be run leaves the others
            print(f"| {name} | {type(error).__name__}: {error} |", flush=True)
            continue
        keep(name, lines)
        for line in lines:
            print(line.line, flush=True)


main()
