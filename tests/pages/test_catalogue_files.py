"""The catalogue's files under running pages: a fault in one is a sentence above pages that go on as they were."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.conftest import Open
from tracker.store.engine import connect, reading
from tracker.store.soundness import check_db
from tracker.views.snapshot import Snapshot
from tracker.vocabulary import damage, divisions, indicators, themes
from tracker.vocabulary.publishers import publishers

Spoil = Callable[[str], str]


@pytest.fixture
def targets(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of targets in a folder of the test's own, which the pages read."""
    folder = shutil.copytree(ROOT / "data/catalogue", tmp_path / "catalogue")
    monkeypatch.setenv("TRACKER_CATALOGUE", str(folder))
    return Path(folder / "targets.csv")


def refusals(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning if "没有写入数据库" in warning.value]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text.replace("2030-12-31", "9999-12-31", 1), "targets.csv 第 2 行 deadline 列："),
        (lambda text: text.replace(",300,", ",三百,", 1), "targets.csv 第 2 行 value 列："),
        (lambda text: "\n".join(text.splitlines()[:40]) + "\n", "143 个目标中的"),
    ],
)
def test_pages_go_on_with_what_was_there_and_say_where(
    spoil: Spoil, told: str, targets: Path, open_page: Open, tmp_path: Path
) -> None:
    whole = targets.read_text(encoding="utf-8")
    targets.write_text(spoil(whole), encoding="utf-8")
    for page, address in (("overview", {}), ("target", {"target": "420500-urban-population-2030"}), ("entry", {})):
        (said,) = refusals(open_page(page, **address))
        assert told in said
        assert str(tmp_path) not in said
    targets.write_text(whole, encoding="utf-8")
    assert refusals(open_page("overview")) == []


def test_a_changed_file_is_taken_without_a_restart(targets: Path, open_page: Open) -> None:
    open_page("overview")
    targets.write_text(targets.read_text(encoding="utf-8").replace(",300,", ",310,", 1), encoding="utf-8")
    shown = open_page("library", q="urban-population-2030").dataframe[0].value
    assert "310 万人" in " ".join(map(str, shown.iloc[0]))


@pytest.fixture
def begins(targets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of a first start, which is not there yet."""
    (tmp_path / "new").mkdir()
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "new" / "tracker.db"))
    return tmp_path / "new" / "tracker.db"


def stored(database: Path) -> set[str]:
    with reading(connect(database)) as session:
        return set(Snapshot.read(session).targets)


@pytest.mark.parametrize(
    ("file", "spoil", "told", "lost"),
    [
        ("targets", lambda text: text.replace("2030-12-31", "9999-12-31", 1), "targets.csv 第 2 行 deadline 列：", 1),
        ("indicators", lambda text: text.replace(",flow,", ",flaw,", 1), "indicators.csv 第", 2),
        ("jurisdictions", lambda text: text.replace(",province,", ",provinz,", 1), "jurisdictions.csv 第", 1),
    ],
)
def test_a_first_start_takes_the_sound_rows_and_names_the_others(
    file: str, spoil: Spoil, told: str, lost: int, targets: Path, begins: Path, open_page: Open
) -> None:
    damaged = targets.with_name(f"{file}.csv")
    whole = damaged.read_text(encoding="utf-8")
    damaged.write_text(spoil(whole), encoding="utf-8")
    for page in ("overview", "library", "entry", "method", "overview"):
        (said,) = [warning.value for warning in open_page(page).warning if "其余已收入" in warning.value]
        assert told in said
        assert str(begins.parent.parent) not in said
    assert len(stored(begins)) <= 143 - lost
    damaged.write_text(whole, encoding="utf-8")
    assert not open_page("overview").warning
    assert len(stored(begins)) == 143
    assert check_db(connect(begins)) == []


def test_a_file_that_cannot_be_read_at_all_stops_a_first_start(targets: Path, begins: Path) -> None:
    targets.write_bytes(b"\xff\xfe\xfa")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    (said,) = [error.value for error in app.error]
    assert "targets.csv" in said
    assert str(begins.parent.parent) not in said


def test_a_damaged_row_of_the_vocabulary_is_named_and_the_pages_go_on(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(ROOT / "data/vocabulary", tmp_path / "vocabulary")
    for name, was, is_now in (("divisions", ",county,", ",village,"), ("publishers", ",official", ",oficial")):
        path = folder / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(was, is_now, 1), encoding="utf-8")
    monkeypatch.setenv("TRACKER_VOCABULARY", str(folder))
    cached = (themes, indicators, divisions, publishers)
    try:
        for each in cached:
            each.cache_clear()
        for page in ("overview", "jurisdiction", "entry"):
            (said,) = [warning.value for warning in open_page(page).warning if "标准词表" in warning.value]
            assert "2 行" in said
            assert "divisions.csv 第" in said
            assert "village" in said
    finally:
        monkeypatch.undo()
        for each in cached:
            each.cache_clear()
        assert damage() == []
