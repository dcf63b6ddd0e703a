"""Links that ask for what is not there say so, offer the nearest, and never show another target."""

import pytest

from tests.pages.conftest import Open

FLOOR = "420500-gdp-2023-floor"


@pytest.mark.parametrize(
    ("page", "address", "near"),
    [
        ("target", {"target": "420500-gdp-2023-flor"}, FLOOR),
        ("jurisdiction", {"place": "42058l"}, "420581"),
        ("compare", {"indicator": "urban-populaton"}, "urban-population"),
        ("compare", {"theme": "economi"}, "economy"),
        ("jurisdiction", {"target": "420500-gdp-2023-flor"}, FLOOR),
        ("library", {"target": "420500-gdp-2023-flor"}, FLOOR),
        ("library", {"places": "42058l"}, "420581"),
        ("library", {"themes": "economi"}, "economy"),
        ("library", {"due": "passd"}, "passed"),
        ("sources", {"source": "0004"}, "004"),
        ("gaps", {"places": "42058l"}, "420581"),
        ("gaps", {"themes": "economi"}, "economy"),
        ("gaps", {"deadlines": "20266"}, "2026"),
        ("gaps", {"group": "overdu"}, "overdue"),
    ],
)
def test_an_unknown_code_is_said_and_the_nearest_offered(
    page: str, address: dict[str, str], near: str, open_page: Open
) -> None:
    app = open_page(page, **address)
    (asked,) = address.values()
    assert asked in app.warning[-1].value
    assert len(app.title) == 1
    assert not app.header
    assert not app.get("plotly_chart")
    links = [element.proto.query_string for element in app.get("page_link")]
    assert any(near in one for one in links)


def test_a_name_is_understood_as_well(open_page: Open) -> None:
    app = open_page("jurisdiction", place="宜都")
    assert any("420581" in element.proto.query_string for element in app.get("page_link"))


def test_a_target_of_a_later_day_is_not_replaced_by_another(open_page: Open) -> None:
    app = open_page("target", target=FLOOR, asof="2021-01-01")
    assert any("420500" in info.value or "还没有" in info.value for info in app.info)
    assert not app.header


def test_a_known_code_is_shown(open_page: Open) -> None:
    assert open_page("target", target=FLOOR).header
