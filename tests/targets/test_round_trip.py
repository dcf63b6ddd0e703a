"""The library as it is exported comes back with nothing changed: every target, both languages, both formats."""

from datetime import date

import pytest

from tests.targets.conftest import plan_of
from tracker.core.settings import load_settings
from tracker.intake.out.sheets import Sheet, as_csv, as_xlsx
from tracker.store.engine import Engine
from tracker.targets.plan import State
from tracker.views.board import Board, board_of
from tracker.views.judged_columns import DatabaseVersion
from tracker.views.library import export_sheet
from tracker.words import LANGUAGES


def board(engine: Engine) -> Board:
    return board_of(DatabaseVersion.read(engine, (0, 0)), date(2026, 11, 21), load_settings())


def exported(engine: Engine, lang: str) -> Sheet:
    now = board(engine)
    return export_sheet(now, now.targets, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nothing_changes(engine: Engine, lang: str, ending: str) -> None:
    sheet = exported(engine, lang)
    data = as_csv(sheet) if ending == "csv" else as_xlsx({"targets": sheet})
    plan = plan_of(engine, data)
    assert plan.unused == ()
    assert {row.state for row in plan.rows} == {State.SAME}
    assert len(plan.rows) == len(list(sheet.rows)) > 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_cell_that_differs_is_seen(engine: Engine, lang: str) -> None:
    """What is read back is compared, so every column that can be changed is changed once."""
    sheet = exported(engine, lang)
    rows = [list(row) for row in sheet.rows]
    header = list(sheet.header)
    code = header.index({"zh": "目标编码", "en": "Target code"}[lang])
    row = next(row for row in rows if row[code] == "420500-urban-population-2030")
    new = {
        {"zh": "目标值", "en": "Target value"}[lang]: "310",
        {"zh": "期限", "en": "Deadline"}[lang]: "2031-12-31",
        {"zh": "原文片段", "en": "Figure as written"}[lang]: "310万人口",
        {"zh": "承诺强度", "en": "Commitment"}[lang]: {"zh": "力争", "en": "strive"}[lang],
        {"zh": "基期值", "en": "Baseline value"}[lang]: "161",
        {"zh": "说明（英文）", "en": "Note (English)"}[lang]: "another note",
    }
    for column, cell in new.items():
        row[header.index(column)] = cell
    plan = plan_of(engine, as_csv(Sheet(header, rows)))
    (changed,) = [row for row in plan.rows if row.state is not State.SAME]
    assert {change.column for change in changed.changes} == {
        "value", "deadline", "figure", "commitment", "baseline_value", "note_en",
    }  # fmt: skip
