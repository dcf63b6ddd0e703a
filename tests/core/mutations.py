"""Mutations of the judging, and which of them the quick tests catch: `python -m tests.core.mutations [--workers N]`.

Each mutation is one wrong line in a copy of the project; it is caught when the tests of the judging fail there. The
list is fixed, so that two runs say the same. It is no part of the everyday tests.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

JUDGING = Path("tracker/core/judging")
TESTS = ("test_judging.py", "test_judging_walk.py", "test_judging_readings.py", "test_judging_frame.py",
         "test_judging_properties.py")  # fmt: skip
COPIED = ("tracker", "tests/core", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A line of a module of the judging and the wrong one that stands for it."""

    file: str
    right: str
    wrong: str


MUTATIONS = (
    # the scalar form
    Mutation("rules.py", "return (Status.AHEAD, settings.ahead), (Status.ON_TRACK, line)",
             "return (Status.AHEAD, settings.ahead + 1), (Status.ON_TRACK, line)"),
    Mutation("rules.py", "line = Decimal(0) if binding else settings.behind", "line = settings.behind"),
    Mutation("rules.py", "if ahead_by >= least", "if ahead_by > least"),
    Mutation("rules.py", "    if wrong_way(case, point):\n", "    if False:\n"),
    Mutation("rules.py", "return Verdict(Status.MISSED, None, latest, broken=lost(known)) if latest.certain else None",
             "return None"),
    Mutation("rules.py", "Status.REACHED if case.promise.deadline is None else Status.ACHIEVED_EARLY",
             "Status.ACHIEVED_EARLY"),
    Mutation("rules.py", "frozenset({Flag.UNCONFIRMED} if latest in case.earlier else ())", "frozenset()"),
    Mutation("rules.py", "if case.promise.late_allowed and since is not None:", "if since is not None:"),
    Mutation("rules.py", "Status.ACHIEVED_EARLY if first else Status.ACHIEVED", "Status.ACHIEVED"),
    Mutation("rules.py", "    certain = last_proof([point for point in before if point.certain])\n",
             "    certain = None\n"),
    Mutation("rules.py", "(case.promise.cumulative and case.d > 0)", "case.promise.cumulative"),
    Mutation("rules.py", "broken = tuple(point for point in earlier if point.proof is False)", "broken = ()"),
    Mutation("rules.py", "case.goal.room(latest.value) < case.goal.room(before)",
             "case.goal.room(latest.value) <= case.goal.room(before)"),
    Mutation("unready.py", "side = point.so_far if rated else point.proof", "side = point.proof"),
    Mutation("unready.py", "return [*case.points, *values][-1]", "return case.points[-1]"),
    Mutation("unready.py", "Reason.BASELINE_BEYOND: not from_zero and case.d * case.way <= 0",
             "Reason.BASELINE_BEYOND: not from_zero and case.d * case.way < 0"),
    Mutation("unready.py", "if case.promise.deadline is None and case.settled and not rated:",
             "if case.promise.deadline is None and case.points and not rated:"),
    Mutation("case.py", "return (self.whole or self.certain) and self.known.settled",
             "return self.whole or self.certain"),
    Mutation("case.py", "        return point.proof is True\n", "        return False\n"),
    Mutation("case.py", "return self.promise.deadline is not None and self.as_of > self.promise.deadline",
             "return self.promise.deadline is not None and self.as_of >= self.promise.deadline"),
    Mutation("totals.py", "        total = before + observation.value\n", "        total = observation.value\n"),
    Mutation("totals.py", "if exact and item.settled and", "if"),
    Mutation("usable.py", "if scale and since < item.observation.period.end < promise.start",
             "if item.observation.period.end < promise.start"),
    Mutation("goal.py", "return True if self.high is None and self.low is not None and value >= self.low else None",
             "return self.low is not None and value >= self.low"),
    Mutation("goal.py", "settings.about_points if promise.is_share else", ""),
    Mutation("asof.py", "observation.period.end + timedelta(days=settings.assumed_days)", "observation.period.end"),
    Mutation("asof.py", "Vintage.FINAL: 2, Vintage.UNMARKED: 2", "Vintage.FINAL: 2, Vintage.UNMARKED: 0"),
    Mutation("outlook.py", "(months_between if monthly else years_between)(point.date, deadline)",
             "(months_between if monthly else years_between)(case.as_of, deadline)"),
    Mutation("outlook.py", 'return "stale" if case.stale(point.date) else ""', 'return ""'),
    Mutation("projection.py", "    if day <= case.as_of:\n", "    if False:\n"),
    Mutation("readings.py", 'return "baseline_beyond" if case.beyond else ""\n\n\ndef line_refusal',
             'return ""\n\n\ndef line_refusal'),
    # the form over columns
    Mutation("frame/course.py", "return towards & (moved < -allowed)", "return towards & (moved < -np.inf)"),
    Mutation("frame/course.py", "np.minimum(gone / whole, 1)", "gone / whole"),
    Mutation("frame/rules.py", "    verdicts.put(open_ & wrong, Status.FAR_BEHIND, course)\n", ""),
    Mutation("frame/rules.py", "np.where(binding, float(strict), float(least))", "float(least)"),
    Mutation("frame/rules.py", "verdicts.put(open_ & (proof == 0) & certain, Status.MISSED, found.proof)",
             "verdicts.put(open_ & (proof == 0), Status.MISSED, found.proof)"),
    Mutation("frame/rules.py", "passed & ways.targets.late_allowed & (found.reached_after != NONE)",
             "passed & (found.reached_after != NONE)"),
    Mutation("frame/rules.py", "verdicts.put(mine & (side == 1), Status.ABOVE_SO_FAR, latest)",
             "verdicts.put(mine & (side != 1), Status.ABOVE_SO_FAR, latest)"),
    Mutation("frame/rules.py", "np.where(found.certain == NONE, np.where(only_grows, grown, NONE), found.certain)",
             "np.where(only_grows, grown, NONE)"),
    Mutation("frame/rules.py", "verdicts.worsening = holding & (lost > 0)",
             "verdicts.worsening = holding & (lost < 0)"),
    Mutation("frame/points.py", "earlier = alike & scale &", "earlier = alike &"),
    Mutation("frame/points.py", "    missing[target[yearly & broken]] = True\n    sums = value.copy()\n",
             "    sums = value.copy()\n"),
    Mutation("frame/points.py", "certain = to_date & ways.of_period[at] & ways.targets.never_negative[at]",
             "certain = to_date & ways.of_period[at]"),
    Mutation("frame/values.py", "settled=(qualifier != ESTIMATE) & (since >= end)", "settled=qualifier != ESTIMATE"),
    Mutation("frame/readings.py", "course_on = course & ~(~ways.from_zero & (ways.shape.d * way <= 0))",
             "course_on = course"),
    Mutation("frame/ways.py", "fits &= values.basis != BASES.index(ActualBasis.USER)\n", "pass\n"),
)  # fmt: skip


def run(mutation: Mutation, folder: Path) -> tuple[bool, float]:
    """Whether the tests fail with the mutation, and after how many seconds."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, folder / name)
    for name in ("__init__.py", "conftest.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    path = folder / JUDGING / mutation.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutation.right) != 1:
        raise ValueError(f"{mutation.file}: {mutation.right!r} stands there {text.count(mutation.right)} times")
    path.write_text(text.replace(mutation.right, mutation.wrong), encoding="utf-8")
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider",
               *(f"tests/core/{name}" for name in TESTS)]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, env=os.environ | {"PYTHONPATH": "."}, check=False)
    return done.returncode == 1, time.monotonic() - started


def main() -> int:
    """Run every mutation and print which were caught; 1 where one survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=1)
    workers = parser.parse_args().workers

    def judged(mutation: Mutation) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            caught, seconds = run(mutation, Path(folder))
        word = "caught  " if caught else "SURVIVED"
        print(f"{word} {seconds:6.1f} s  {mutation.file}: {mutation.wrong.strip()!r}", flush=True)
        return caught

    with ThreadPoolExecutor(workers) as pool:
        caught = sum(pool.map(judged, MUTATIONS))
    print(f"{caught} of {len(MUTATIONS)} caught")
    return 0 if caught == len(MUTATIONS) else 1


if __name__ == "__main__":
    sys.exit(main())
