"""Files written by a tester who knew the intake's rules and not its code: none may be taken for what it is not."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests import corpus_adapter

from .blind import CASES, STRICT
from .blind.case import Case
from .blind.catalogue import AS_OF, write_catalogue
from .blind.score import verdict

ADAPTER = Path(corpus_adapter.__file__)
MEMORY, SECONDS = 1500 << 20, 60


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_file_is_taken_for_what_it_is_not(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_catalogue(tmp_path)
    path = tmp_path / "sent"
    path.write_bytes(case.data)
    if case.apart:
        told = _run_apart(case, path)
    else:
        corpus_adapter.main(path, case.upload_name, case.user, AS_OF)
        told = capsys.readouterr().out
    got, why = verdict(case, json.loads(told.splitlines()[-1]))
    allowed = {"match", "acceptable"} | ({"strict"} if str(case) in STRICT else set())
    assert got in allowed, f"{got}: {why}\n{told}"


def _run_apart(case: Case, path: Path) -> str:
    """The answer of a process of its own, which may not use more memory than the scorer allows."""
    command = [sys.executable, str(ADAPTER), str(path), case.upload_name, case.user, AS_OF]
    limit = (resource.RLIMIT_AS, (MEMORY, MEMORY))
    done = subprocess.run(
        command, capture_output=True, timeout=SECONDS, check=False, preexec_fn=lambda: resource.setrlimit(*limit)
    )
    assert done.returncode == 0, f"CRASH: {done.stderr.decode('utf-8', 'replace')[-2000:]}"
    return done.stdout.decode("utf-8")


def test_the_cases_are_many_of_every_family_and_named_apart() -> None:
    assert len({str(case) for case in CASES}) == len(CASES) >= 120
    assert len({case.category for case in CASES}) == 14
    assert {str(case) for case in CASES} >= STRICT
