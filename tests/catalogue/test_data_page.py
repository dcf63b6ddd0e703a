"""The data dictionary has every column of every file and table, with a meaning in both languages, and no others."""

from tests.catalogue.data_page import PAGE, columns, meanings, written


def test_the_page_is_what_the_declarations_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == written()


def test_every_column_has_a_meaning_and_every_meaning_a_column() -> None:
    known = meanings()
    used = {f"{column}.{table}" if f"{column}.{table}" in known else column for _, table, column, _ in columns()}
    assert used == known.keys()
    assert all(zh and en for zh, en in known.values())
