"""No number stands on a chart of the shipped data that the table beside it does not have."""

import pytest

from tests.charts.test_numbers import unsupported
from tests.reports.conftest import AS_OF, Boards, of
from tracker.charts import Look
from tracker.reports import Item

LOOK = Look(width=960, picture=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_number_of_any_chart_of_the_shipped_data_is_missing_in_its_table(boards: Boards, lang: str) -> None:
    board = boards(AS_OF)
    places = ["", *board.data.places]
    items = [Item(kind, place) for kind in ("counts", "progress", "matrix", "deadlines", "tiles") for place in places]
    items += [Item(kind, code) for kind in ("trajectory", "status_history", "documents") for code in board.judgements]
    items += [
        Item("multiples", "+".join(board.judgements)),
        Item("documents", "beside"),
        Item("parts", "420500-gdp-open"),
    ]
    made = of(boards, items, lang)
    assert len(made.parts) > 150
    for part in made.parts:
        for figure in part.draw(LOOK) if part.draw else []:
            assert unsupported(figure, part.table, lang, AS_OF) == set(), (part.title, part.table.rows[:3])
