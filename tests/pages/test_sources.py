"""The page of the documents: what each contributed, and what was left out and why."""

import pytest

from tests.pages.conftest import Open


def test_every_document_is_listed_with_its_counts(open_page: Open) -> None:
    shown = open_page("sources").dataframe[0].value
    assert len(shown) == 5
    assert shown["目标数"].sum() >= 100
    assert (shown["未收录的数字"] > 0).all()


def test_the_document_without_goals_is_kept_with_its_four_pillars(open_page: Open) -> None:
    app = open_page("sources", source="001")
    assert "没有量化目标" in app.info[0].value
    assert "生态治理、产业发展、城市品质、交通链接" in " ".join(text.value for text in app.text)


@pytest.mark.parametrize(("lang", "word"), [("zh", "日期、时刻或时段"), ("en", "date")])
def test_exclusions_can_be_read_by_reason(lang: str, word: str, open_page: Open) -> None:
    shown = open_page("sources", lang=lang, source="000", reason="date").dataframe[-1].value
    assert len(shown) > 3
    assert all(word.casefold() in reason.casefold() for reason in shown.iloc[:, 2])
