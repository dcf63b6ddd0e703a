"""Tables by themselves: their items in an address, what they say of themselves, how long and how wide they may be."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from docx import Document
from docx.enum.section import WD_ORIENTATION
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generate import make as make_country
from tests.reports.conftest import AS_OF, Boards, Make, of
from tracker.charts.kit.typeset import text_width
from tracker.core.kinds import BOUNDS
from tracker.core.settings import load_settings
from tracker.reports import KINDS, OF_NOW, Item, chosen, item
from tracker.reports.columns import across, hyphened, shares, turned
from tracker.reports.endings import column_cost, settled
from tracker.reports.found import MOST_ROWS, Found, by_itself
from tracker.reports.items import selections
from tracker.reports.sizes import A4_HIGH, A4_WIDE
from tracker.store.engine import connect
from tracker.views.board import Board, board_of, target_rows
from tracker.views.gaps import gaps
from tracker.views.judged_columns import DatabaseVersion
from tracker.views.report import data_table, printed
from tracker.words import LANGUAGES, has_text, text

GDP = "420500-gdp-2023-floor"
TABLES = [
    Item("gaps"), Item("gaps", chosen(places=["420500"], deadlines=["none", "2030"])), Item("library"),
    Item("library", chosen(words=["420500- %"], statuses=["no_data"], sort=["deadline"])), Item("versions", GDP),
    Item("readings", GDP), Item("provenance", GDP), Item("actuals", GDP), Item("related", GDP), Item("links", GDP),
    Item("links", "beside"), Item("shares", "420500-gdp-open"), Item("ranked", chosen(indicator=["gdp"])),
    Item("unranked", chosen(indicator=["gdp"])), Item("unlike", chosen(indicator=["gdp"])),
    Item("sources"), Item("source_themes", "000"), Item("source_reasons", "000"), Item("source_excluded", "000+date"),
    Item("batches"), Item("batch_values", "1"), Item("batch_targets", "1"), Item("slots", "420500+2025"),
    Item("redacted", "x-city"), Item("method_statuses"), Item("method_kinds"), Item("method_settings"),
    Item("method_reasons"), Item("due"), Item("ahead"), Item("missing"), Item("targets", "420500"),
    Item("places", "420500"),
]  # fmt: skip
ALONE = {each.kind for each in TABLES} | {"batch_kept", "conflicts"}
WORDS = st.lists(st.text(min_size=1), max_size=3)


@given(WORDS, WORDS, st.none() | st.dates())
def test_every_selection_survives_an_address(words: list[str], places: list[str], day: date | None) -> None:
    wanted = Item("library", chosen(words=words, places=places), day)
    other = Item("gaps", chosen(places=places))
    codes = ",".join([wanted.code, other.code]).split(",")
    assert [item(code, KINDS) for code in codes] == [wanted, other]
    assert selections(wanted.about, ("words", "places", "sort")) == {"words": words, "places": places, "sort": []}


def test_what_is_not_chosen_is_not_written_and_what_nobody_knows_is_refused() -> None:
    assert chosen(words=[""], places=[], sort=["deadline"]) == "sort=deadline"
    assert selections("", ("words",)) == {"words": []}
    assert selections("colour=red", ("words",)) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_has_a_title_with_what_it_is_of(boards: Boards, lang: str) -> None:
    made = of(boards, TABLES, lang)
    assert not made.left_out
    assert len({part.title for part in made.parts}) == len(made.parts)
    for part in made.parts:
        assert part.draw is None
        assert "{" not in part.alt
        assert str(len(part.table.rows)) in part.alt
        when = text(lang, "report.of_now") if part.item.kind in OF_NOW else "2026"
        assert when in part.alt
    for kind in ALONE - {"links", "shares"}:
        assert has_text(lang, f"report.table_{kind}")


def test_a_chart_and_its_table_have_titles_of_their_own(boards: Boards) -> None:
    gdp = "420500-gdp-open"
    ranking = Item("ranking", f"{gdp}+420583-gdp-open")
    pairs = [ranking, Item("ranked", chosen(indicator=["gdp"]))]
    pairs += [Item(kind, about) for kind, about in (("documents", "beside"), ("links", "beside"))]
    pairs += [Item("parts", gdp), Item("shares", gdp)]
    for lang in LANGUAGES:
        titles = [part.title for part in of(boards, pairs, lang).parts]
        assert len(titles) == len(set(titles)) == len(pairs)


def test_a_number_that_names_something_has_no_thousands_separator(boards: Boards) -> None:
    names = text("en", "history.number"), text("en", "sources.line"), text("en", "history.added")
    frame = pd.DataFrame([[1234] * len(names)], columns=list(names))
    part = by_itself(lambda board, lang, item: Found(frame, ""))(boards(AS_OF), "en", Item("batches"))
    assert part
    assert [printed(cell, "en") for cell in part.table.rows[0]] == ["1234", "1234", "1,234"]


def test_filters_stand_in_the_title(boards: Boards) -> None:
    made = of(boards, TABLES[1:4])
    assert [part.title for part in made.parts] == [
        "待补清单（宜昌市；未设期限、2030）",
        "目标库（全部）",
        "目标库（含“420500- %”；暂无数据；排序：期限先后）",
    ]
    places = of(boards, [Item("library", chosen(places=["420500", "420581", "420583", "420100"]))])
    assert places.parts[0].title == "目标库（宜昌市、宜都市、枝江市等 4 项）"


def test_the_appendix_names_the_sources_of_the_targets_in_a_table(boards: Boards) -> None:
    made = of(boards, [Item("library", chosen(places=["420581"]))])
    assert len(made.sources[1].rows) == len(made.parts[0].table.rows)
    assert made.place == "宜都市"


def test_a_day_in_the_past_is_said_where_it_matters(boards: Boards) -> None:
    day = date(2024, 6, 30)
    now, then = (
        of(boards, [Item("gaps"), Item("batches")]),
        of(boards, [Item("gaps", "", day), Item("batches", "", day)]),
    )
    assert len(then.parts[0].table.rows) < len(now.parts[0].table.rows)
    assert "2024 年 6 月 30 日" in then.heading(1)
    assert "2024 年 6 月 30 日" in then.parts[0].alt
    assert then.parts[1] == now.parts[1]
    assert then.heading(2) == now.heading(2)


def test_tables_of_no_place_leave_the_report_its_place(boards: Boards) -> None:
    assert of(boards, [Item("counts", "420500"), Item("method_settings")]).place == "宜昌市"
    assert of(boards, [Item("method_settings")]).place == text("zh", "page.all_places")


@pytest.mark.parametrize("form", ["docx", "pptx", "html", "xlsx"])
def test_a_report_without_targets_has_no_appendix_of_sources(
    boards: Boards, make: Make, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    made = of(boards, [Item("method_settings"), Item("batches")])
    assert made.headings[2:] == [text("zh", "report.only_methods")]
    assert make(made, form).stat().st_size > 1000


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Board:
    made = make_country(12_000, tmp_path_factory.mktemp("country"))
    return board_of(DatabaseVersion.read(connect(made.database), (1, 1)), AS_OF, load_settings())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_with_too_many_rows_says_so_in_its_title(country: Board, lang: str) -> None:
    counted, written = [Item("library"), Item("gaps")], [Item("batch_values", "2"), Item("batch_targets", "1")]
    made = of(lambda day: country, [*counted, *written], lang)
    totals = [len(country.targets), len(gaps(country))]
    assert min(totals) > MOST_ROWS
    for part, total in zip(made.parts, [*totals, 0, 0], strict=True):
        assert len(part.table.rows) == MOST_ROWS
        key = "report.cut" if total else "report.cut_somewhere"
        assert part.title.endswith(text(lang, key, title="", shown=MOST_ROWS, total=total))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_breaks_where_a_wide_table_lies_across(boards: Boards, lang: str) -> None:
    size, lying = 8.5, 0
    for part in of(boards, TABLES, lang).parts:
        wide = A4_WIDE / 2.54 * 72
        if across(part.table, lang, wide / size):
            wide, lying = A4_HIGH / 2.54 * 72, lying + 1
        upward = turned(part.table, lang, wide / size)
        for column, share in enumerate(shares(part.table, lang, wide / size)):
            heads = [] if column in upward else [part.table.heads[column]]
            words = " ".join([*heads, *(printed(row[column], lang) for row in part.table.rows)]).split()
            pieces = [piece for word in words if word.isascii() for piece in hyphened(word)]
            assert max((text_width(piece, size) for piece in pieces), default=0) < share * wide - 6
    assert lying >= 2


def test_columns_leave_no_character_alone_where_moving_them_a_little_helps() -> None:
    words = ["超过 1000 亿元", "不超过 15 分钟", "城市快速路通车里程", "现代化工新材料产业规模"]
    costs = [column_cost(words[:2]), column_cost(words[2:])]
    before, least = [8.0, 9.7], [4.0, 4.0]
    after = settled(before, least, costs)
    assert sum(after) == pytest.approx(sum(before))
    assert all(width >= need for width, need in zip(after, least, strict=True))
    assert min(cost(width) for cost, width in zip(costs, before, strict=True)) >= 1
    assert max(cost(width) for cost, width in zip(costs, after, strict=True)) < 1


def test_a_wide_table_has_pages_of_its_own_that_lie_across(
    boards: Boards, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    made = of(boards, [Item("gaps"), Item("library"), Item("library", chosen(sort=["status"])), Item("sources")])
    sections = Document(str(make(made, "docx"))).sections
    standing, lying = WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE
    assert [section.orientation for section in sections] == [standing, lying, standing]
    assert sections[1].page_width == sections[0].page_height
    assert sections[1].footer.is_linked_to_previous
    assert (sections[0].different_first_page_header_footer, sections[1].different_first_page_header_footer) == (
        True,
        False,
    )


def test_percents_and_points_of_the_data_sheet_are_those_of_the_judgement(board: Board) -> None:
    rows = target_rows(board, "zh", board.statuses)
    table = data_table(rows, "zh")
    names = {"progress": "progress_percent", "time_elapsed": "elapsed_percent", "lead": "lead_points"}
    column = {name: table.heads.index(text("zh", f"report.data_{head}")) for name, head in names.items()}
    compared = bounds = 0
    for row, cells in zip(rows, table.rows, strict=True):
        for name, at in column.items():
            reading = board.judgements[row.code].reading(name)
            if reading is None or reading.value is None:
                assert cells[at] == "", (row.code, name)
                continue
            if name != "time_elapsed" and row.share_qualifier in BOUNDS:
                assert str(cells[at])[0] in "<>≤≥", (row.code, name, cells[at])
                bounds += 1
                continue
            assert cells[at] == pytest.approx(reading.value, abs=Decimal("0.005")), (row.code, name)
            compared += 1
    assert compared >= 3
    assert bounds >= 2
