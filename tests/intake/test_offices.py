"""A hundred files as offices send them: what comes of each, and that nothing is stored that the file does not say."""

from typing import Any

import pytest

from tests.intake.offices.around import A, B
from tests.intake.offices.case import ASK, IN, NO, File, values
from tests.intake.offices.columns import C, D
from tests.intake.offices.lines import E, F, G
from tests.intake.offices.workbooks import H, I, J
from tests.intake.test_files import NOW, PERSON
from tests.intake.test_files import values as written
from tracker.intake.plans.causes import causes
from tracker.intake.plans.check import check_file, header_cells
from tracker.intake.plans.plan import Options, Plan
from tracker.store.engine import Engine, Where, connect, reading

KINDS = {"A": A, "B": B, "C": C, "D": D, "E": E, "F": F, "G": G, "H": H, "I": I, "J": J}
ALL = [pytest.param(file, id=f"{kind}-{file.name}") for kind, files in KINDS.items() for file in files]


@pytest.fixture(scope="module")
def office(shipped: Where) -> Engine:
    """The database of the shipped catalogue, to read."""
    return connect(shipped)


def plan_of(engine: Engine, file: File, said: dict[str, Any]) -> Plan:
    """The plan of a file with these answers; `map` names columns by their headers."""
    options = {name: value for name, value in said.items() if name != "map"}
    with reading(engine) as session:
        if by_name := said.get("map"):
            headers = [cell.strip() for cell in header_cells(session, file.data)]
            options["mapping"] = tuple((headers.index(header), field) for header, field in by_name.items())
        return check_file(session, file.data, file.name, person=PERSON, today=NOW.date(), options=Options(**options))


def wrong(plan: Plan, file: File) -> dict[Any, Any]:
    """What would be stored though the file does not say it."""
    said = values(file.right) | values(file.may)
    return {key: value for key, value in written(plan).items() if said.get(key) != value} if plan.committable else {}


def outcome(engine: Engine, file: File) -> tuple[bool, bool]:
    """Whether it goes in as it is, and whether once it is answered; nothing wrong may be stored either way."""
    plan = plan_of(engine, file, {})
    assert wrong(plan, file) == {}
    as_it_is = plan.committable and bool(plan.writes)
    if as_it_is:
        assert values(file.right).items() <= written(plan).items()
    if not file.answers:
        return as_it_is, False
    answered = plan_of(engine, file, dict(file.answers))
    assert wrong(answered, file) == {}
    return as_it_is, answered.committable and values(file.right).items() <= written(answered).items()


TALLY = {
    "A": (5, 5, 0),
    "B": (8, 0, 2),
    "C": (6, 0, 4),
    "D": (9, 0, 1),
    "E": (7, 1, 2),
    "F": (6, 1, 3),
    "G": (5, 0, 5),
    "H": (6, 0, 4),
    "I": (7, 2, 1),
    "J": (4, 4, 2),
}
"""Of ten of each kind: in as they are, in once they are answered, refused (rightly, or for want of understanding)."""


def test_as_many_of_the_ten_of_each_kind_go_in_as_are_known_to(office: Engine) -> None:
    tally = {}
    for kind, files in KINDS.items():
        found = [outcome(office, file) for file in files]
        at_once = sum(as_it_is for as_it_is, _ in found)
        answered = sum(answered and not as_it_is for as_it_is, answered in found)
        tally[kind] = (at_once, answered, len(files) - at_once - answered)
    assert tally == TALLY


@pytest.mark.parametrize("file", ALL)
def test_a_file_of_an_office_comes_out_as_it_says(office: Engine, file: File) -> None:
    as_it_is, answered = outcome(office, file)
    plan = plan_of(office, file, {})
    assert set(file.says) <= {found.code for found in plan.all_problems()}
    if file.causes is not None:
        assert len(causes(plan.all_problems())) == file.causes
    if file.comes == IN:
        assert as_it_is, plan.all_problems()
    if file.comes == ASK:
        assert (as_it_is, answered) == (False, True), plan.all_problems()
    if file.comes == NO:
        assert not as_it_is
