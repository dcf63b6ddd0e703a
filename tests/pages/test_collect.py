"""Every chart of every page can be put into a report, and is drawn there with its table."""

from datetime import date

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import Open, sound
from tracker.core.settings import load_settings
from tracker.reports import KINDS, item, report
from tracker.reports.sizes import A4, SLIDE
from tracker.store.engine import data_version
from tracker.views.board import load_board

DAY = date(2026, 11, 21)
PAGES = [
    ("overview", {}),
    ("jurisdiction", {"place": "420500"}),
    ("target", {"target": "420500-gdp-2023-floor"}),
    ("compare", {"indicator": "gdp"}),
    ("compare", {"indicator": "all", "theme": "ecology", "peers": "420500,420581"}),
]


@pytest.mark.parametrize(("page", "address"), PAGES, ids=[f"{page}-{len(address)}" for page, address in PAGES])
def test_every_chart_goes_into_a_report(open_page: Open, engine: Engine, page: str, address: dict[str, str]) -> None:
    app = open_page(page, asof=DAY.isoformat(), **address)
    charts = {chart.proto.id.split("chart:")[-1] for chart in app.get("plotly_chart")}
    for key in charts:
        app.session_state[f"more-{key}"] = True
    sound(app.run())
    offered = {button.key.removeprefix("collect:") for button in app.button if str(button.key).startswith("collect:")}
    assert len([code for code in offered if not code.startswith(("targets", "places"))]) == len(charts) > 0
    board = load_board(engine, version=data_version(engine), as_of=DAY, settings=load_settings())
    items = [each for code in sorted(offered) if (each := item(code, KINDS))]
    made = report(items, lambda day: board, "zh", as_of=DAY, made_on=DAY, made_by="甲")
    assert len(made.parts) == len(offered)
    for part in made.parts:
        assert part.table.rows
        if part.draw:
            assert all(figure["layout"]["width"] == look.width for look in (A4, SLIDE) for figure in part.draw(look))


def test_what_is_added_on_a_page_is_listed_on_that_of_the_report(open_page: Open) -> None:
    app = open_page("jurisdiction", place="420500")
    app.session_state["more-progress"] = True
    sound(app.run())
    sound(next(button for button in app.button if button.key == "collect:progress:420500").click().run())
    app.switch_page("pages/report.py")
    sound(app.run())
    assert list(app.dataframe[0].value["内容"]) == ["宜昌市目标进展"]
