"""Every division can be chosen where a page asks for a place; those with targets or values stand in its lists."""

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import Open, html_table, links, sound
from tests.pages.test_entry import press, upload
from tests.pages.test_new_in_place import data
from tests.pages.test_publishers import board
from tracker.core.periods import Period
from tracker.views.entry import entry_rows
from tracker.views.jurisdiction import jurisdiction, places_in_use, places_with_targets, usual_place
from tracker.views.search import search

JINGZHOU, KASHGAR = "421000", "653100"


@pytest.fixture
def valued(open_page: Open, engine: Engine) -> Engine:
    """A database in which one place has values and no target."""
    app = upload(
        open_page("entry"), "地区,指标,时期,数值,单位,发布单位\n荆州市,地区生产总值,2024,3505.1,亿元,荆州市统计局\n"
    )
    app = press(app, ":take")
    sound(press(app, ":confirm"))
    return engine


@pytest.mark.parametrize("page", ["jurisdiction", "entry", "report"])
def test_a_division_without_anything_can_be_chosen_and_says_how_to_begin(page: str, open_page: Open) -> None:
    app = open_page(page, place=KASHGAR)
    assert any("新疆维吾尔自治区喀什地区还没有目标" in each.value for each in app.info)
    chooser = next(box for box in app.selectbox if str(box.key).startswith("choose:place"))
    assert chooser.value == KASHGAR
    assert len(chooser.options) > 3200
    assert any("喀什地区" in option and "ka shi di qu" in option for option in chooser.options)


@pytest.mark.parametrize(("page", "name"), [("library", "places"), ("gaps", "places"), ("compare", "peers")])
def test_lists_are_filtered_by_any_division(page: str, name: str, open_page: Open) -> None:
    app = open_page(page, **{name: KASHGAR})
    box = next(box for box in app.multiselect if str(box.key).startswith(f"choose:{name}"))
    assert box.value == [KASHGAR]
    assert len(box.options) > 3200


def test_its_form_for_a_target_has_the_place_filled_in(open_page: Open) -> None:
    app = open_page("library", adding="true", place=KASHGAR)
    assert app.selectbox(key="new_target:0:zh:place").value == KASHGAR
    assert open_page("library", adding="true").selectbox(key="new_target:0:zh:place").value is None


def test_a_place_with_values_and_no_target_stands_in_lists_with_its_values(valued: Engine, open_page: Open) -> None:
    now = board(valued)
    assert JINGZHOU in places_in_use(now, "zh")
    assert JINGZHOU not in places_with_targets(now, "zh")
    below = {child.code: child.targets for child in jurisdiction(now, "zh", "420000").children}
    assert below[JINGZHOU] == 0
    assert ("jurisdiction", ("place", JINGZHOU)) in [(hit.page, hit.selection) for hit in search(now, "zh", "荆州")]
    app = open_page("jurisdiction", place=JINGZHOU)
    assert html_table(app) == [
        {"指标": "地区生产总值", "最近实际值": "3505.1 亿元（2024 年）", "时期数": "1", "发布单位": "荆州市统计局"}
    ]
    assert links(app)["地区生产总值"] == f"entry?place={JINGZHOU}&period=2024"


def test_its_values_can_be_corrected_in_the_grid(valued: Engine, open_page: Open) -> None:
    row = next(iter(entry_rows(valued, data(valued), JINGZHOU, Period.from_code("2024"))))
    assert row.value
    assert (row.slot.targets, row.value.publisher) == ((), "荆州市统计局")
    sound(open_page("entry", place=JINGZHOU, period="2024"))


def test_pages_begin_with_the_place_that_most_targets_are_of(engine: Engine) -> None:
    now = board(engine)
    places = places_in_use(now, "zh")
    first = usual_place(now, places)
    within = {code: now.data.within(code) for code in places}

    def targets(code: str) -> int:
        return sum(target.jurisdiction_id in within[code] and not target.tier_of for target in now.targets)

    own = [code for code in places if now.targets_of(now.data.places[code].id)]
    assert targets(first) == max(map(targets, own))
    assert usual_place(now, []) == ""
