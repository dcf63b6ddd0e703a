"""`python -m benchmarks [--only NAME ...] [--quick]`: the table, and the raw numbers in benchmarks/results."""

import argparse
from collections.abc import Callable

from benchmarks import growth, intake, judging, pages, serving
from benchmarks.measure import HEAD, Measured, keep

BENCHMARKS: dict[str, tuple[Callable[[int], list[Measured]], int]] = {
    "visits": (pages.visits, 7),
    "changes": (pages.changes, 7),
    "starts": (serving.starts, 5),
    "memory": (serving.memory, 1),
    "people": (serving.people, 1),
    "judging": (judging.judging, 5),
    "large": (pages.large, 7),
    "intake": (intake.intake, 3),
    "command": (intake.command, 2),
    "growth": (growth.growth, 2),
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
        lines = measure(1 if asked.quick else times)
        keep(name, lines)
        for line in lines:
            print(line.line, flush=True)


main()
