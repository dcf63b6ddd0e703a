"""The page of gaps: what is missing, narrowed by the address, and a template that comes back without surprises."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import Engine

from tests.pages.conftest import Open, html_table, links, sound
from tests.pages.test_entry import draft_of, type_into_grid
from tracker.core.kinds import Status
from tracker.core.settings import load_settings
from tracker.intake.out.sheets import Sheet, as_csv
from tracker.intake.out.template import template_sheet
from tracker.intake.plans.check import check_file
from tracker.intake.plans.plan import Options
from tracker.people import load_people
from tracker.store.engine import data_version, reading
from tracker.views.board import Board, load_board
from tracker.views.gaps import GROUPS, asked_for, by_place, gaps
from tracker.views.reminders import reminder_calendar, reminder_sheet, reminder_text
from tracker.words import text as words


def test_what_is_missing_is_listed_and_narrowed_by_the_address(open_page: Open) -> None:
    whole = open_page("gaps", group="earlier")
    part = open_page("gaps", group="earlier", places="420500", themes="ecology")
    assert 0 < len(html_table(part)) < len(html_table(whole))
    assert {row["地区"] for row in html_table(part)} == {"宜昌市"}
    assert {row["指标"] for row in html_table(part)} == {"长江干支流Ⅱ类水体比例", "长江清江入河排污口整治完成数"}


def test_each_row_opens_its_target_and_the_place_to_fill_it_in(open_page: Open) -> None:
    app = open_page("gaps", places="420581", asof="2026-11-30")
    row = html_table(app)[0]
    assert links(app)[row["指标"]] == "target?asof=2026-11-30&target=420581-gdp-growth-2026"
    assert links(app)[row["时期"]] == "entry?asof=2026-11-30&place=420581&period=2026"
    assert row["指标"] in [title.value for title in open_page("target", target="420581-gdp-growth-2026").title]
    grid = open_page("entry", place="420581", period="2026")
    assert row["指标"] in {each.slot.measure.name_zh for each in draft_of(grid).rows.values()}


def test_a_period_that_has_not_begun_leads_to_no_grid(open_page: Open) -> None:
    app = open_page("gaps", group="next", places="420500", asof="2029-12-31")
    assert "2030 年" in [row["时期"] for row in html_table(app)]
    assert "2030 年" not in links(app)


def test_every_count_opens_its_list(open_page: Open, engine: Engine) -> None:
    app = open_page("gaps", places="420500,420581", asof="2026-11-30")
    board = yidu(engine)
    counted = {row["地区"]: row for row in html_table(app, 1)}
    assert [*counted] == ["宜昌市", "宜都市"]
    for name, code in (("宜昌市", "420500"), ("宜都市", "420581")):
        for group in GROUPS:
            listed = str(len(gaps(board, [code], groups=[group])))
            assert counted[name][words("zh", f"gaps.group_{group}")] == listed
    assert links(app)["宜都市"] == "gaps?asof=2026-11-30&places=420581"
    assert links(app)["18"] == "gaps?asof=2026-11-30&places=420581&group=next"


def test_a_value_closes_its_gap(open_page: Open) -> None:
    def missing() -> list[tuple[str, str]]:
        shown = html_table(open_page("gaps", group="earlier", places="420500", themes="city"))
        return [(row["指标"], row["时期"]) for row in shown]

    assert ("城区人口", "2025 年") in missing()
    type_into_grid(open_page("entry", period="2025"), 0, value="168.5")
    assert ("城区人口", "2025 年") not in missing()


def test_nothing_is_missing_before_the_first_period_is_over(open_page: Open) -> None:
    app = open_page("gaps", asof="2022-01-01", places="420100", deadlines="2035")
    assert not app.exception


def test_a_template_that_is_filled_in_comes_back_without_surprises(engine: Engine) -> None:
    today, person = date(2026, 11, 21), load_people().local()
    board = load_board(engine, version=data_version(engine), as_of=today, settings=load_settings())
    slots = gaps(board, ["420500", "420100"])
    wanted = [asked_for(slot, "zh") for slot in slots]
    with reading(engine) as session:
        sheet = template_sheet(session, wanted, "zh")
        at = list(sheet.header).index("数值")
        filled = [[*row[:at], "1", *row[at + 1 :]] for row in sheet.rows]
        sure = Options(confirmed=True)
        plan = check_file(
            session, as_csv(Sheet(sheet.header, filled)), "模板.csv", person=person, today=today, options=sure
        )
    assert plan.counts.new == len(slots) > 50
    # A bare 1 is far from the neighbours of some series, which has to be confirmed and is said; nothing else is.
    assert {problem.code for problem in plan.all_problems()} <= {"VALUE_FAR"}


def yidu(engine: Engine) -> Board:
    return load_board(engine, version=data_version(engine), as_of=date(2026, 11, 30), settings=load_settings())


def test_a_place_without_any_data_is_never_called_complete(open_page: Open) -> None:
    app = open_page("gaps", places="420581", asof="2026-11-30")
    shown = html_table(app)
    assert len(shown) == 18
    assert {row["时间"] for row in shown} == {"还有 31 天"}
    assert not app.success


def test_the_groups_part_all_that_is_missing(engine: Engine) -> None:
    board = yidu(engine)
    groups = {group: gaps(board, groups=[group]) for group in GROUPS}
    over = gaps(board)
    assert sorted(map(repr, groups["overdue"] + groups["earlier"])) == sorted(map(repr, over))
    waiting = {target.code for slot in groups["overdue"] for target in slot.targets}
    assert {code for code, status in board.statuses.items() if status is Status.RESULT_DUE} == waiting
    assert all(slot.period.end > board.as_of for slot in groups["next"])
    assert all(slot.stored is None for slot in groups["next"])
    counted = by_place(board, groups, "zh")
    assert counted.drop(columns="地区").sum().tolist() == [len(found) for found in groups.values()]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reminders_name_what_is_asked_for_in_every_form(engine: Engine, lang: str) -> None:
    board = yidu(engine)
    slots = gaps(board, ["420581"], groups=["next"])
    said = reminder_text(board, slots, lang).splitlines()
    assert len(said) == 1 + len(slots)
    assert ("7.5%以上" if lang == "zh" else "at least 7.5%") in said[1]
    assert ("还有 31 天" if lang == "zh" else "31 days left") in said[1]
    assert len(reminder_sheet(board, slots, lang).rows) == len(slots)
    now = datetime(2026, 11, 30, tzinfo=UTC)
    calendar = Calendar.from_ical(reminder_calendar(board, slots, lang, now))
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].dt == date(2026, 12, 31)
    assert str(event["description"]).count("\n") == len(slots) - 1
    again = Calendar.from_ical(reminder_calendar(board, slots, lang, now)).walk("VEVENT")
    assert [str(each["uid"]) for each in again] == [str(event["uid"])]


def test_who_has_to_report_is_filtered_counted_and_told(engine: Engine, open_page: Open) -> None:
    app = open_page("library", target="420581-gdp-growth-2026")
    key = "target:zh:420581-gdp-growth-2026:1"
    app.toggle(key="edit:420581-gdp-growth-2026:1").set_value(True).run()
    for column, said in {"responsible": "宜都市统计局", "value_source": "分工方案", "reason": "分工"}.items():
        app.text_input(key=f"{key}:{column}").input(said)
    sound(next(button for button in app.button if button.label == "保存").click().run())
    app = open_page("gaps", units="宜都市统计局", asof="2026-11-30")
    assert [row["责任单位"] for row in html_table(app)] == ["宜都市统计局"]
    assert [row["责任单位"] for row in html_table(app, 2)] == ["宜都市统计局"]
    board = yidu(engine)
    slots = gaps(board, units=["宜都市统计局"], groups=["next"])
    assert reminder_text(board, slots, "zh").startswith("宜都市 · 宜都市统计局")
    assert asked_for(slots[0], "zh").responsible == "宜都市统计局"
