"""Units of a sheet of targets that the name of the indicator completes."""

from tests.targets.conftest import NOW, plan_of
from tests.targets.test_sheet import HEAD
from tracker.catalogue.taking import take_in
from tracker.store.engine import Engine, writing


def test_a_name_that_says_per_what_completes_the_unit(engine: Engine) -> None:
    with writing(engine) as session:
        take_in(
            session, ["420500", "tax-per-mu", "park-area-per-head"], who="li", may_write=bool, may_add=True, now=NOW
        )
    rows = plan_of(
        engine, HEAD + "宜昌市,亩均税收,15,万元,2026\n宜昌市,人均公园绿地面积,14.5,平方米,2026\n", "004"
    ).rows
    assert [(row.cells["unit"], row.faults) for row in rows] == [("万元/亩", ()), ("平方米/人", ())]
