"""What documents say of each other's targets, on made-up pairs; and what parts make of their whole."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.views.conftest import Boards
from tracker.core.judging.promise import Promise
from tracker.core.kinds import Comparator, Direction, Kind
from tracker.views.families import families, why_outside
from tracker.views.links import links, relation

FIRST = Promise(
    Kind.LEVEL,
    Comparator.AT_LEAST,
    Direction.MORE,
    Decimal(300),
    deadline=date(2030, 12, 31),
    announced=date(2021, 2, 8),
)
LATER = replace(FIRST, announced=date(2023, 8, 2))
FALL = replace(FIRST, comparator=Comparator.AT_MOST, direction=Direction.LESS)
WORK = replace(FIRST, kind=Kind.TOTAL, start=date(2025, 1, 1), deadline=date(2025, 12, 31))
DONE = replace(FIRST, kind=Kind.MILESTONE, value=None)


def later(**fields: object) -> Promise:
    return replace(LATER, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("earlier", "after", "said"),
    [
        (FIRST, LATER, "confirms"),
        (FIRST, later(comparator=Comparator.ABOVE), "confirms"),
        (FIRST, later(value=Decimal(320)), "raises"),
        (FIRST, later(value=Decimal(280)), "lowers"),
        (FIRST, later(deadline=date(2035, 12, 31)), "moves"),
        (FIRST, later(deadline=None), "moves"),
        (FIRST, later(value=Decimal(320), deadline=date(2028, 12, 31)), "raises"),
        (FIRST, later(value=Decimal(280), deadline=date(2035, 12, 31)), "lowers"),
        (FIRST, later(value=Decimal(400), deadline=date(2035, 12, 31)), "unlike"),
        (FIRST, later(comparator=Comparator.AT_MOST, value=Decimal(250)), "contradicts"),
        (FIRST, later(comparator=Comparator.AT_MOST, value=Decimal(350)), "unlike"),
        (FIRST, later(comparator=Comparator.BETWEEN, value=Decimal(310), upper=Decimal(330)), "raises"),
        (FIRST, later(comparator=Comparator.BETWEEN, value=Decimal(100), upper=Decimal(200)), "contradicts"),
        (FALL, replace(FALL, announced=LATER.announced, value=Decimal(250)), "raises"),
        (FALL, replace(FALL, announced=LATER.announced, value=Decimal(350)), "lowers"),
        (FIRST, replace(FIRST, value=Decimal(310)), "contradicts"),
        (FIRST, FIRST, None),
        (FIRST, replace(FIRST, value=Decimal(350), deadline=date(2035, 12, 31)), None),
        (FIRST, replace(WORK, announced=LATER.announced), "unlike"),
        (FIRST, WORK, None),
        (WORK, replace(WORK, announced=LATER.announced, value=Decimal(310)), "raises"),
        (
            WORK,
            replace(WORK, announced=LATER.announced, start=date(2026, 1, 1), deadline=date(2026, 12, 31)),
            "unlike",
        ),
        (FIRST, later(comparable=False), "unlike"),
        (FIRST, later(redacted=True, value=None), None),
        (DONE, replace(DONE, announced=LATER.announced), "confirms"),
        (DONE, replace(DONE, announced=LATER.announced, deadline=date(2031, 12, 31)), "moves"),
    ],
)
def test_what_a_later_document_does_to_an_earlier_one(earlier: Promise, after: Promise, said: str | None) -> None:
    assert relation(earlier, after) == said


def test_the_shipped_documents_do_not_conflict(boards: Boards) -> None:
    board = boards.of(date(2026, 11, 21))
    found = [(link.relation, link.earlier.code, link.later.code) for link in links(board, "zh", board.targets)]
    assert found == [
        ("tier", "420500-gdp-2023-floor", "420500-gdp-2023-stretch"),
        ("unlike", "420500-gdp-2023-floor", "420500-gdp-open"),
    ]


def test_a_later_document_that_asks_for_more_is_found_among_those_on_file(boards: Boards) -> None:
    board = boards.with_target(
        "420500-urban-population-2030", code="420500-urban-population-2030-later", value="320", source="004"
    )
    first = next(iter(links(board, "zh", board.targets)))
    assert (first.relation, first.earlier.value, first.later.value) == ("raises", 300, 320)
    assert first.earlier.announced < first.later.announced


def test_a_part_is_set_beside_its_whole(boards: Boards) -> None:
    board = boards.of(date(2026, 11, 21))
    found = {family.parent.code: family for family in families(board, "zh", board.targets)}
    assert found.keys() == {"420500-gdp-open"}
    family = found["420500-gdp-open"]
    assert [row.code for row in family.children] == ["420583-gdp-open"]
    assert (family.total, family.share) == (1000, Decimal("0.1"))


def test_before_a_whole_is_announced_it_has_no_parts(boards: Boards) -> None:
    board = boards.of(date(2024, 1, 1))
    assert families(board, "zh", board.targets) == []


WHOLE = "420500-gdp-open"


def test_zones_and_what_is_no_amount_stay_out_of_sums(boards: Boards) -> None:
    """宜昌高新区 lies in counties that count already; and growth targets of parts make nothing together."""
    board = boards.with_target("420583-gdp-open", code="zone-gdp", jurisdiction="420500-gxq", value="160")
    family = next(each for each in families(board, "zh", board.targets) if each.parent.code == WHOLE)
    assert {part.row.code: part.outside for part in family.parts} == {"420583-gdp-open": "", "zone-gdp": "zone"}
    assert (family.total, family.share) == (1000, Decimal("0.1"))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, ""),
        ({"kind": "growth"}, "kind"),
        ({"value": None}, "no_value"),
        ({"comparator": "~"}, "no_value"),
        ({"unit": "%"}, "unit"),
        ({"deadline": date(2031, 12, 31)}, "period"),
        ({"scope": "central-districts"}, "scope"),
    ],
)
def test_parts_are_added_only_where_everything_allows_it(boards: Boards, changed: dict[str, object], why: str) -> None:
    data = boards.of(date(2026, 11, 21)).data
    whole, part = data.targets[WHOLE], replace(data.targets["420583-gdp-open"], **changed)  # type: ignore[arg-type]
    place = data.places_by_id[part.jurisdiction_id]
    assert why_outside(whole, part, data.measures[whole.indicator_id], place) == why


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"measure": "rate"}, "measure"),
        ({"measure": "share"}, "measure"),
        ({"dimension": "ratio"}, "measure"),
        ({"dimension": "money/people"}, "measure"),
        ({"dimension": "rank"}, "measure"),
        ({"name_zh": "人均地区生产总值"}, "measure"),
        ({"measure": "level", "dimension": "people"}, ""),
    ],
)
def test_rates_shares_ranks_and_means_make_no_sum(boards: Boards, changed: dict[str, str], why: str) -> None:
    data = boards.of(date(2026, 11, 21)).data
    whole, part = data.targets[WHOLE], data.targets["420583-gdp-open"]
    indicator = replace(data.measures[whole.indicator_id], **changed)  # type: ignore[arg-type]
    assert why_outside(whole, part, indicator, data.places_by_id[part.jurisdiction_id]) == why
