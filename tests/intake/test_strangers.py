"""What a stranger to the code sent: nothing wrong is stored of it, and what is plain goes in or is asked about."""

from decimal import Decimal
from typing import Any

import pytest

from tests.intake.asking import answered
from tests.intake.strangers import Case, read_cases
from tests.intake.test_files import NOW, PERSON, values
from tracker.intake.plans.check import check_file, header_cells
from tracker.intake.plans.plan import Options, Plan
from tracker.store.engine import Engine, Where, connect, reading

CASES = read_cases()
MOST_QUESTIONS = 3


@pytest.fixture(scope="module")
def office(shipped: Where) -> Engine:
    """The database of the shipped catalogue, to read."""
    return connect(shipped)


def said(lines: list[str]) -> dict[tuple[str, str, str], Decimal]:
    """The values of such lines."""
    return {(place, thing, when): Decimal(value) for place, thing, when, value in map(str.split, lines)}


def plan_of(engine: Engine, case: Case, answers: dict[str, Any]) -> Plan:
    """The plan of a file with these answers."""
    options = {name: value for name, value in answers.items() if name not in ("map", "names")}
    options["names"] = tuple(tuple(one) for one in answers.get("names", ()))
    with reading(engine) as session:
        if by_name := answers.get("map"):
            headers = [cell.strip() for cell in header_cells(session, case.data)]
            options["mapping"] = tuple((headers.index(header), field) for header, field in by_name.items())
        return check_file(session, case.data, case.file, person=PERSON, today=NOW.date(), options=Options(**options))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_strangers_file_comes_out_as_it_says(case: Case, office: Engine) -> None:
    right, may = said(list(case.values)), said([*case.values, *case.also])
    plans = [plan_of(office, case, {}), plan_of(office, case, dict(case.answers))]
    for plan in plans:
        if plan.committable:
            assert values(plan).items() <= may.items()
    whole = [plan.committable and bool(plan.writes) and right.items() <= values(plan).items() for plan in plans]
    came = "in" if whole[0] else "asked" if whole[1] else "refused"
    assert came == case.comes, [plan.all_problems() for plan in plans]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_answers_lead_to_no_fourth_question(case: Case, office: Engine) -> None:
    _, asked = answered(office, case.data, case.file)
    assert len(asked) <= MOST_QUESTIONS


def test_there_are_ten_of_each_kind() -> None:
    kinds = [case.kind for case in CASES]
    assert {kind: kinds.count(kind) >= 10 for kind in "ABCDEFGHIJ"} == dict.fromkeys("ABCDEFGHIJ", True)
