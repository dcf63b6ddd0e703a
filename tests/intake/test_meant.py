"""What is stored of files in which a word decides what the values are; nothing else may be."""

import pytest

from tests.intake.meant import CASES
from tests.intake.meant.case import Case
from tests.intake.test_files import NOW, PERSON
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options
from tracker.store.engine import Engine, Where, open_store, reading


@pytest.fixture(scope="module")
def catalogue(shipped: Where) -> Engine:
    """The shipped catalogue with its values; nothing here writes."""
    return open_store(shipped, now=NOW)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_nothing_is_stored_but_what_the_file_says(case: Case, catalogue: Engine) -> None:
    options = Options(**case.options)
    with reading(catalogue) as session:
        data = case.content if isinstance(case.content, bytes) else case.content.encode()
        plan = check_file(session, data, case.name, person=PERSON, today=NOW.date(), options=options)
    told = [found.code for found in plan.all_problems()]
    stored = [
        " ".join(
            filter(None, (row.key.jurisdiction, row.key.indicator, row.key.period.code, f"{row.content.value:f}",
                          row.content.qualifier))
        )
        for row in plan.writes
        if row.key and row.content
    ]  # fmt: skip
    assert sorted(stored) == sorted(case.stores), told
    assert set(case.says) <= set(told)
    assert plan.committable == case.whole, told
    assert not (case.silent and told)
