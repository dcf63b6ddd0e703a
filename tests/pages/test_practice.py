"""A practice is a database of its own from its first run to its last; the real one never hears of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from weakref import ref

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.conftest import Open, sound
from tracker.people import Person
from tracker.store.engine import data_version
from tracker.store.errors import StoreAbsent
from tracker.ui.shell import practice
from tracker.ui.shell.visit import Visit, link
from tracker.views.history import batch_count
from tracker.words import text

GOOD = (ROOT / "data" / "examples" / "practice-yidu-2026H1.csv").read_bytes()


def named(app: AppTest) -> str:
    said = app.query_params["practice"]
    return said if isinstance(said, str) else said[0]


def html(app: AppTest) -> str:
    return " ".join(each.proto.body for each in app.get("html"))


def test_what_is_written_in_a_practice_stays_there(open_page: Open, engine: Engine) -> None:
    before = data_version(engine), Path(str(engine.url.database)).read_bytes()
    app = open_page("entry", place="420581", practice="new")
    name = named(app)
    own = practice.engine(name)
    assert batch_count(own) == 2  # the catalogue, and the values that are made up
    app.file_uploader[0].set_value(("practice.csv", GOOD, "text/csv")).run()
    sound(next(each for each in app.button if "确认导入" in each.label).click().run())
    assert batch_count(own) == 3
    assert (data_version(engine), Path(str(engine.url.database)).read_bytes()) == before


@pytest.mark.parametrize("page", ["overview", "library", "entry", "history", "gaps", "report", "method", "target"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_of_a_practice_says_so_with_the_way_out(page: str, lang: str, open_page: Open) -> None:
    name = practice.begin(lang)
    said = html(open_page(page, practice=name, lang=lang))
    assert text(lang, "nav.practice_said") in said
    assert text(lang, "nav.practice_mark") in said
    assert f'href="?lang={lang}"' in said
    assert text(lang, "nav.practice_said") not in html(open_page(page, lang=lang))


def test_a_session_stays_where_it_began(open_page: Open, engine: Engine) -> None:
    app = open_page("history", practice=practice.begin("zh"))
    name = named(app)
    app.query_params["practice"] = ""
    assert named(sound(app.run())) == name
    real = open_page("history")
    real.query_params["practice"] = name
    assert text("zh", "nav.practice_said") not in html(sound(real.run()))
    assert "practice" not in real.query_params


def test_one_that_has_gone_is_said_and_shows_nothing_of_the_real_one(open_page: Open) -> None:
    app = open_page("overview", practice="gone")
    assert text("zh", "nav.practice_ended") in html(app)
    assert text("zh", "nav.practice_leave") in html(app)
    assert not app.title
    assert not app.get("page_link")


def test_the_one_not_used_for_longest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practice, "MOST", 2)
    first, second = practice.begin("zh"), practice.begin("en")
    file = Path(str(practice.engine(second).url.database))
    practice.engine(first)
    third = practice.begin("zh")
    assert [practice.is_there(each) for each in (first, second, third)] == [True, False, True]
    assert not list(file.parent.glob(f"{file.name}*"))
    with pytest.raises(StoreAbsent):
        practice.engine(second)


def test_who_may_only_read_may_practise_and_still_not_write(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "people.toml").write_text('local = "王芳"\n[people]\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_PEOPLE", str(tmp_path / "people.toml"))

    def refused(**address: str) -> bool:
        app = open_page("entry", place="420581", **address)
        return any("只能查看" in each.value for each in app.info)

    assert (refused(), refused(practice="new")) == (True, False)


def test_what_is_made_outside_a_run_is_of_the_practice_too(engine: Engine) -> None:
    """Downloads are made in a thread that knows no session."""
    name = practice.begin("zh")
    today = date(2026, 12, 1)

    class Gone:
        """A board that nobody holds any more."""

    here = Visit("zh", today, today, Person("王芳"), ref(Gone()), name)  # type: ignore[arg-type]
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: here.engine.url.database).result() == practice.engine(name).url.database
        assert other.submit(lambda: here.board.version).result() == data_version(practice.engine(name))
    assert here.file_name("目标.csv") == "练习-目标.csv"
    assert link(here, target="x")["practice"] == name
