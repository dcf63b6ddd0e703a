"""The tables of docs/performance.md are those of the numbers that were measured."""

from benchmarks.page import MARK, PAGE, written


def test_the_page_has_the_numbers_that_were_measured() -> None:
    """Where this fails, write the page anew: `python -m benchmarks.page`."""
    page = PAGE.read_text(encoding="utf-8")
    assert page[page.index(MARK) :] == written()
