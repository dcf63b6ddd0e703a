"""A person who answers whatever is asked about a file, and counts the questions."""

from dataclasses import replace
from typing import Any

from tests.intake.test_files import NOW, PERSON
from tracker.intake.meaning.statements import YES, About, Statement
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options, Plan
from tracker.store.engine import Engine, reading

_OTHERWISE = {About.PLACE: "420581", About.INDICATOR: "industrial-output", About.PERIOD: "2025", About.UNIT: "亿元"}


def answered(engine: Engine, data: bytes, name: str, options: Options | None = None) -> tuple[Plan, list[About]]:
    """The plan of a file once nothing is asked of the whole file any more, and what was asked on the way."""
    options, told = options or Options(), []
    while True:
        with reading(engine) as session:
            plan = check_file(session, data, name, person=PERSON, today=NOW.date(), options=options)
        asked = [one for one in plan.layout.statements if one.asked]
        if not asked or any(found.code == "QUESTIONS_MANY" for found in plan.problems):
            return plan, told
        assert not {one.about for one in asked}.intersection(told), (name, told)
        told += [one.about for one in asked]
        options = replace(options, **dict(map(_answer, asked)))


def _answer(asked: Statement) -> tuple[str, Any]:
    """The field of the options, and what the panel suggests, or else something."""
    if asked.about in (About.PLAN, About.CONFIRMED):
        return ("actual" if asked.about is About.PLAN else "confirmed"), True
    if asked.about is About.CUMULATIVE:
        return "cumulative", asked.read or YES
    return asked.about.value, asked.read or next(iter(asked.choices), "") or _OTHERWISE[asked.about]
