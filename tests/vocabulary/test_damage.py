"""A damaged file of the vocabulary says where and what: a row is left out, a file of another shape is refused."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker.vocabulary import VocabularyError, damage, indicators, themes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the vocabulary that the program reads."""
    copy = shutil.copytree(ROOT / "data/vocabulary", tmp_path / "vocabulary")
    monkeypatch.setenv("TRACKER_VOCABULARY", str(copy))
    for cached in (indicators, themes):
        cached.cache_clear()
    yield copy
    for cached in (indicators, themes):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("was", "is_now", "column", "found"),
    [
        (",亿元,,more,flow,0,2,", ",亿元,,more,flaw,0,2,", "measure", "flaw"),
        (",亿元,,more,flow,0,2,", ",亿元,,more,flow,0,two,", "decimals", "two"),
        (",0,2,0,,", ",0,2,none,,", "minimum", "none"),
        (",economy,real,", ",economics,real,", "theme", "economics"),
        (",economy,real,", ",economy,fast,", "growth", "fast"),
    ],
)
def test_a_wrong_cell_is_named(folder: Path, was: str, is_now: str, column: str, found: str) -> None:
    path = folder / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    assert was in text.splitlines()[1]
    path.write_text(text.replace(was, is_now, 1), encoding="utf-8")
    assert "gdp" not in indicators()
    assert len(indicators()) > 1000
    (error,) = damage()
    assert (error.file, error.line, error.column, error.found) == ("indicators.csv", 2, column, found)


def test_a_row_of_too_few_cells_is_left_out_and_named(folder: Path) -> None:
    path = folder / "indicators.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].rpartition(",")[0]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "gdp" not in indicators()
    assert [(error.line, error.column) for error in damage()] == [(2, "")]


@pytest.mark.parametrize("content", ["", "code,name\n"])
def test_a_file_of_another_shape_is_named(folder: Path, content: str) -> None:
    (folder / "themes.csv").write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError) as raised:
        themes()
    assert raised.value.file == "themes.csv"


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "themes.csv").unlink()
    with pytest.raises(VocabularyError) as raised:
        themes()
    assert (raised.value.file, raised.value.line) == ("themes.csv", 0)
