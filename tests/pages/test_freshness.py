"""After anybody's write every rerun is fresh, and nobody overwrites what he has not seen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.conftest import Open, sound
from tests.pages.test_entry import stored, type_into_grid

TARGET = "420500-urban-population-2030"


def shown(app: AppTest) -> str:
    """What a page says in its tables and texts."""
    tables = [table.value.to_string() for table in app.dataframe]
    return "\n".join([*tables, *(text.value for text in app.markdown), *(html.value for html in app.get("html"))])


def import_by_command(tmp_path: Path, value: str) -> None:
    """Another process writes a value for 宜昌's urban population in 2025."""
    file = tmp_path / f"{value}.csv"
    row = f"宜昌市,城区人口,2025年,{value},万人,统计局"
    file.write_text(f"地区,指标,时期,数值,单位,来源\n{row}\n", encoding="utf-8-sig")
    subprocess.run([sys.executable, "-m", "tracker", "import", str(file)], cwd=ROOT, env=os.environ, check=True,
                   capture_output=True)  # fmt: skip


@pytest.mark.parametrize("page", ["target", "jurisdiction"])
def test_a_rerun_shows_what_another_process_wrote(open_page: Open, tmp_path: Path, engine: Engine, page: str) -> None:
    app = open_page(page, target=TARGET, place="420500")
    assert "168.5" not in shown(app)
    import_by_command(tmp_path, "168.5")
    assert "168.5" in shown(sound(app.run()))


def test_a_rerun_shows_what_another_session_wrote(open_page: Open, engine: Engine) -> None:
    reader = open_page("target", target=TARGET)
    sound(type_into_grid(open_page("entry", period="2025"), 0, value="168.5", source="统计公报"))
    assert "168.5" in shown(sound(reader.run()))


def test_an_undo_of_another_session_is_shown(open_page: Open, engine: Engine) -> None:
    writer = sound(type_into_grid(open_page("entry", period="2025"), 0, value="168.5", source="统计公报"))
    reader = open_page("target", target=TARGET)
    assert "168.5" in shown(reader)
    sound(writer.button(key="entry:undo").click().run())
    assert "168.5" not in shown(sound(reader.run()))


def test_a_page_of_an_earlier_day_keeps_its_day_and_is_fresh(open_page: Open, engine: Engine) -> None:
    reader = open_page("target", target=TARGET, asof="2024-12-31")
    sound(type_into_grid(open_page("entry", period="2025"), 0, value="168.5", source="统计公报"))
    assert "168.5" not in shown(sound(reader.run()))


@pytest.mark.parametrize("by", ["session", "process"])
def test_saving_from_a_stale_page_is_refused_with_both_values(
    open_page: Open, engine: Engine, tmp_path: Path, by: str
) -> None:
    stale = open_page("entry", period="2025")
    if by == "session":
        sound(type_into_grid(open_page("entry", period="2025"), 0, value="167", source="统计公报"))
    else:
        import_by_command(tmp_path, "167")
    type_into_grid(stale, 0, value="170")
    assert [str(value) for value in stored(engine, "urban-population")] == ["167"]
    assert not any(str(button.key) == "grid:confirm" for button in stale.button)
    said = stale.dataframe[-1].value.to_string()
    assert "167" in said
    assert "170" in said
