"""The same verdict in any order of records, time zone and locale; and words for every code."""

import ast
import locale
import os
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.conftest import Check
from tests.intake.hostile import line, text
from tracker import core, intake
from tracker.intake.plans.plan import Plan
from tracker.intake.problems import WARNINGS
from tracker.words import LANGUAGES, has_text

LINES = [
    line(),
    line(period="2025"),
    line(note="另注"),
    line(period="2024年"),
    line(period="2024", value="24"),
    line(place="枝江市"),
    line(place="420583", value="234000", unit="万元"),
    line(value=""),
    line(value="abc"),
    line(place="宜都"),
    line(thing="GDP"),
    line(thing="生产总值", note="甲", source=""),
    line(thing="地区生产总值", note="乙", source=""),
    line(period="46203"),
    line(period="2027年"),
]


def _told(plan: Plan) -> tuple[object, ...]:
    """What does not hang on the order of lines: what is written, the counts, the codes."""
    written = sorted(repr((row.key, row.content)) for row in plan.writes)
    codes = sorted(found.code for found in plan.all_problems())
    return plan.outcome, plan.counts, codes, written


def test_in_any_order(check: Check) -> None:
    told = _told(check(text(*LINES), only_good=True))
    for seed in range(20):
        lines = random.Random(seed).sample(LINES, len(LINES))
        assert _told(check(text(*lines), only_good=True)) == told


@pytest.fixture(params=["UTC", "Asia/Shanghai", "America/Los_Angeles"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_in_every_time_zone_and_locale(check: Check) -> None:
    told = _told(check(text(*LINES), only_good=True))
    before = locale.setlocale(locale.LC_ALL)
    for name in ("C", "C.UTF-8", "POSIX"):
        locale.setlocale(locale.LC_ALL, name)
        assert _told(check(text(*LINES), only_good=True)) == told
    locale.setlocale(locale.LC_ALL, before)
    assert os.environ["TZ"]


def _codes() -> set[str]:
    """Every code in the sources: of problems made here, of refusals and warnings of the core, of names."""
    codes = {f"{kind}_{end}" for kind in ("JURISDICTION", "INDICATOR", "SCOPE") for end in ("UNKNOWN", "AMBIGUOUS")}
    codes |= {"TARGET_UNKNOWN", "JURISDICTION_EMPTY", "INDICATOR_EMPTY", "CELL_LINES", "QUOTE"} | WARNINGS
    for path in Path(intake.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("problem", "Finding", "_about"):
                codes |= {
                    arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and str(arg.value).isupper()
                }
    for name in ("numbers.py", "periods.py"):
        source = (Path(core.__path__[0]) / name).read_text(encoding="utf-8")
        codes |= set(re.findall(r'"((?:VALUE|PERIOD|UNIT)_[A-Z_]+)"', source))
    return codes


def test_every_code_has_words_in_both_languages() -> None:
    codes = _codes()
    assert len(codes) > 70
    missing = [
        (lang, key)
        for code in sorted(codes)
        for lang in LANGUAGES
        for key in (f"intake.problem.{code}", f"intake.advice.{code}")
        if not has_text(lang, key)
    ]
    assert not missing
