"""The page of the documents: what each contributed, and what was left out and why."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.crowded import MORE, more
from tests.pages.conftest import Open, html_table, sound
from tracker.catalogue import bring_up_to_date
from tracker.store.engine import open_store
from tracker.ui.showing.tables import MOST_ROWS


def test_every_document_is_listed_with_its_counts(open_page: Open) -> None:
    shown = html_table(open_page("sources"))
    assert len(shown) == 5
    assert sum(int(row["目标数"]) for row in shown) >= 100
    assert all(int(row["未收录的数字"]) > 0 for row in shown)


def test_the_document_without_goals_is_kept_with_its_four_pillars(open_page: Open) -> None:
    app = open_page("sources", source="001")
    assert "没有量化目标" in app.info[0].value
    assert "生态治理、产业发展、城市品质、交通链接" in " ".join(text.value for text in app.text)


@pytest.mark.parametrize(("lang", "word"), [("zh", "日期、时刻或时段"), ("en", "date")])
def test_exclusions_can_be_read_by_reason(lang: str, word: str, open_page: Open) -> None:
    shown = open_page("sources", lang=lang, source="000", reason="date").dataframe[-1].value
    assert len(shown) > 3
    assert all(word.casefold() in reason.casefold() for reason in shown.iloc[:, 2])


def test_many_documents_come_by_the_page(open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, now = tmp_path / "catalogue", datetime.now(UTC)
    shutil.copytree(ROOT / "data" / "catalogue", folder)
    more(folder / "sources.csv", "000", {"code": "9{}", "title_zh": "另一文件{}"})
    bring_up_to_date(open_store(tmp_path / "many.db", now=now), now=now, folder=folder)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "many.db"))
    monkeypatch.setenv("TRACKER_CATALOGUE", str(folder))
    app = open_page("sources", source="90003")
    pages = -(-(MORE + 5) // MOST_ROWS)
    assert len(html_table(app)) == MOST_ROWS
    app.session_state[f"sources:page:{pages}"] = pages
    shown = html_table(sound(app.run()))
    assert len(shown) == (MORE + 5) % MOST_ROWS
    assert shown[-1]["文件"] == f"另一文件{MORE}"
    assert "另一文件0003" in [heading.value for heading in app.header]
