"""Every chart and every table of every page can be put into a report, and says there what it says on its page."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Dataframe, Element

from tests.pages.conftest import Open, sound
from tests.pages.test_entry import type_into_grid
from tracker.core.settings import load_settings
from tracker.reports import KINDS, Report, item, report
from tracker.reports.sizes import A4, SLIDE
from tracker.store.batches import undo_batch
from tracker.store.engine import data_version, writing
from tracker.store.models import Conflict
from tracker.views.board import load_board
from tracker.views.report import printed
from tracker.words import text

DAY = date(2026, 11, 21)
GDP = "420500-gdp-2023-floor"
PAGES = [
    ("overview", {}, 7),
    ("jurisdiction", {"place": "420500"}, 5),
    ("jurisdiction", {"place": "420000"}, 2),
    ("target", {"target": GDP}, 10),
    ("target", {"target": "420500-urban-population-2030"}, 5),
    ("target", {"target": "x-city-new-berths-2023"}, 3),
    ("compare", {"indicator": "gdp"}, 12),
    ("compare", {"indicator": "gdp", "peers": "420500,420581"}, 11),
    ("compare", {"indicator": "all", "theme": "ecology", "peers": "420500,420581"}, 6),
    ("gaps", {}, 2),
    ("gaps", {"places": "420500,420100", "themes": "ecology,economy", "deadlines": "2030,none"}, 2),
    ("library", {"target": GDP}, 2),
    ("library", {"q": "增速", "places": "420500,420581", "kinds": "growth", "sort": "deadline"}, 1),
    ("sources", {"source": "000"}, 4),
    ("sources", {"source": "001", "reason": "date"}, 3),
    ("history", {"batch": "1"}, 3),
    ("method", {}, 4),
]
Cells = list[list[str]]


def drawn(block: Block) -> Iterator[Element | Block]:
    """What a block shows in order, an expander as a whole."""
    for child in block.children.values():
        if isinstance(child, Block) and child.type != "expander":
            yield from drawn(child)
        else:
            yield child


def table_of(shown: Element | Block) -> Cells | None:
    """The heads and rows of a table as words; None of anything else."""
    if isinstance(shown, Dataframe):
        lines = shown.value.astype(object).where(shown.value.notna(), "").itertuples(index=False)
        return [
            list(shown.value.columns),
            *([f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in line] for line in lines),
        ]
    body = getattr(getattr(shown, "proto", None), "body", "")
    if "<table" not in str(body):
        return None
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [[unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def offer_of(shown: Element | Block) -> str | None:
    return str(shown.key).removeprefix("collect:") if str(getattr(shown, "key", "")).startswith("collect:") else None


def offered(app: AppTest) -> list[tuple[str, Cells]]:
    """Every table of the page with the code that is offered below it, or, in an expander, anywhere in it."""
    found, waiting = [], None
    for shown in drawn(app.main):
        if isinstance(shown, Block):
            tables, codes = ([each for part in drawn(shown) if (each := of(part))] for of in (table_of, offer_of))
            assert len(tables) == len(codes), shown
            found += zip(codes, tables, strict=True)
        elif table := table_of(shown):
            assert waiting is None, waiting
            waiting = table
        elif (code := offer_of(shown)) and waiting:
            found.append((code, waiting))
            waiting = None
    assert waiting is None
    return found


def opened(app: AppTest) -> AppTest:
    """The page with all that it shows when it is asked to."""
    for chart in app.get("plotly_chart"):
        app.session_state[f"more-{chart.proto.id.split('chart:')[-1]}"] = True
    for key in ("result_due", "ahead", "missing"):
        app.session_state[key] = True
    return sound(app.run())


def made(engine: Engine, codes: list[str]) -> Report:
    board = load_board(engine, version=data_version(engine), as_of=DAY, settings=load_settings())
    items = [each for code in codes if (each := item(code, KINDS))]
    return report(items, lambda day: board, "zh", as_of=DAY, made_on=DAY, made_by="甲")


def assert_same(engine: Engine, found: list[tuple[str, Cells]]) -> Report:
    """In the report stand the same heads and rows, and the rows of all pages where the page has only some."""
    whole = made(engine, [code for code, _ in found])
    assert not whole.left_out
    for part, (code, (heads, *rows)) in zip(whole.parts, found, strict=True):
        words = [[printed(cell, "zh") for cell in row] for row in part.table.rows]
        assert list(part.table.heads) == heads, code
        assert words[: len(rows)] == rows, code
        assert len(words) == len(rows) or len(rows) in (12, 40, 50, 100, 200), code
    return whole


@pytest.mark.parametrize(("page", "address", "count"), PAGES, ids=[f"{page}-{'-'.join(at)}" for page, at, _ in PAGES])
def test_every_chart_and_table_goes_into_a_report(
    open_page: Open, engine: Engine, page: str, address: dict[str, str], count: int
) -> None:
    app = opened(open_page(page, asof=DAY.isoformat(), **address))
    found = offered(app)
    assert len(found) == count
    whole = assert_same(engine, found)
    for part in whole.parts:
        if part.draw:
            assert all(figure["layout"]["width"] == look.width for look in (A4, SLIDE) for figure in part.draw(look))


def test_what_an_undo_or_a_person_kept_goes_into_a_report(open_page: Open, engine: Engine) -> None:
    for value in ("168.5", "170"):
        app = type_into_grid(open_page("entry", place="420500", period="2025"), 0, value=value, source="公报")
        confirm = [button for button in app.button if button.key == "grid:confirm"]
        sound(confirm[0].click().run() if confirm else app)
    with writing(engine) as session:
        undo_batch(session, 2, who="王芳", now=datetime.now(UTC), reason="看错行")
        session.add(Conflict(batch_id=1, entity="target", entity_key=GDP, field="value", kept="6100", offered="6000"))
    found = offered(open_page("history", batch="4"))
    assert [code for code, _ in found] == ["batches:", "batch_kept:4", "conflicts:"]
    assert_same(engine, found)


@pytest.mark.parametrize(("place", "kind"), [("420500", "slots"), ("x-city", "redacted")])
def test_what_a_grid_shows_goes_into_a_report(open_page: Open, engine: Engine, place: str, kind: str) -> None:
    sound(type_into_grid(open_page("entry", place=place, period="2025"), 0, value="168.5", source="公报"))
    app = open_page("entry", place=place, period="2025")
    grid = app.dataframe[0 if kind == "slots" else -1].value.rename(
        columns=lambda name: text("zh", f"entry.column_{name}")
    )
    codes = [code for shown in drawn(app.main) if (code := offer_of(shown)) and code.startswith(kind)]
    part = made(engine, codes).parts[0]
    words = [[printed(cell, "zh") for cell in row] for row in part.table.rows]
    assert words == grid[list(part.table.heads)].values.tolist()
    assert len(part.table.heads) == 5
    assert part.rows


def test_what_is_added_on_a_page_is_listed_on_that_of_the_report(open_page: Open) -> None:
    app = open_page("jurisdiction", place="420500", show="progress")
    app.session_state["more-progress"] = True
    sound(app.run())
    sound(next(button for button in app.button if button.key == "collect:progress:420500").click().run())
    app.switch_page("pages/report.py")
    sound(app.run())
    assert list(app.dataframe[0].value["内容"]) == ["宜昌市目标进展"]


def test_a_search_with_every_mark_survives_the_address_of_the_report(open_page: Open) -> None:
    app = open_page("library", q="420500- %", asof=DAY.isoformat(), places="420500,420581")
    sound(next(button for button in app.button if str(button.key).startswith("collect:library")).click().run())
    app.switch_page("pages/report.py")
    listed = sound(app.run()).dataframe[0].value
    title = text("zh", "report.table_library", of=f"{text('zh', 'report.searched', words='420500- %')}；宜昌市、宜都市")
    assert list(listed["内容"]) == [title]
    assert list(open_page("report", items=app.query_params["items"]).dataframe[0].value["内容"]) == [title]
