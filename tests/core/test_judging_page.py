"""The method's page says what the method works out today."""

from tests.core.method_page import MARK, PAGE, written
from tracker.core.judging.rules import RULES, unusable


def test_the_page_shows_what_the_method_works_out() -> None:
    _, mark, below = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark + below == written(), "write it anew: python -m tests.core.method_page"


def test_the_page_lists_the_rules_in_their_order() -> None:
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    places = [by_hand.index(f"{place}. `{rule.__name__}`") for place, rule in enumerate((unusable, *RULES), start=1)]
    assert places == sorted(places)
