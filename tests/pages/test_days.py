"""The day in the address: one that cannot be looked at shows today, and no page fails on it."""

import pytest

from tests.pages.conftest import Open, sound


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2026-13-01", "morgen"])
@pytest.mark.parametrize("page", ["overview", "jurisdiction"])
def test_a_link_with_an_impossible_day_shows_today(open_page: Open, page: str, day: str) -> None:
    app = sound(open_page(page, asof=day))
    assert app.sidebar.date_input[0].value.year >= 2026
