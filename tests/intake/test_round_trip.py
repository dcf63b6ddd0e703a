"""What goes out as a file comes back as nothing to do, hostile texts included."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, NOW, TODAY, Check
from tracker.core.periods import Period
from tracker.intake.acts.commit import commit_plan
from tracker.intake.meaning.guard import guarded, unguarded
from tracker.intake.out.export import export_sheet
from tracker.intake.out.sheets import Sheet, as_csv, as_xlsx
from tracker.intake.out.template import Wanted, template_sheet
from tracker.intake.plans.entry import Cell, check_cells
from tracker.store.engine import reading

HOSTILE = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(1,1)",
    "＝1",
    "＋1+1",
    "－1",
    "＠SUM(1,1)",
    "\t=1",
    "\n=1",
    " =1",
    "\u3000=1",
    "\u200b=1",
    "\ufeff=1",
    "'=1+1",
    "''=1",
    "'",
    "''",
    "-5.2",
    "'-5.2",
    "%",
    "|x",
    '"',
    '""',
    '"=1+1";=1+1',
    "a,=1+1",
    "a\nb,c,d,e,f,g",
    "a\tb",
    "；",
    "sep=,",
    "<script>alert(1)</script>",
    "$\\href{javascript:alert(1)}{x}$",
    "[x](javascript:x)",
    ":material/delete:",
    "../../etc/passwd",
    "$(touch x) `id`",
    "_x0041_",
    "_x005F_",
    "&amp;",
    "]]>",
    "\u2028",
    "\u0085",
    "e\u0301",
    "\U0001f600",
    "𠮷",
    "\u202eabc",
    "暂无",
    "N/A",
    "-",
    " ",
    "\u3000" * 30,
    "长" * 1000,
    "=cmd|'/C calc'!A0",
    "0001",
    "1E5",
    "2026-06",
    "TRUE",
    "#REF!",
    "\\",
    "\\N",
    "\u00a0x\u00a0",
)


def _store(engine: Engine, texts: Sequence[str]) -> None:
    cells = [
        Cell(
            jurisdiction="420581",
            indicator="gdp",
            period=str(1950 + number % 70),
            value=str(number),
            unit="亿元",
            note=text,
            source=text,
            publisher=text,
            scope="" if number < 70 else "urban",
        )
        for number, text in enumerate(texts)
    ]
    with reading(engine) as session:
        plan = check_cells(session, cells, person=ADMIN, today=TODAY)
    assert plan.outcome in ("accept", "accept-with-warning")
    assert commit_plan(engine, plan, person=ADMIN, now=NOW, kind="grid").batch


def _files(engine: Engine, lang: str) -> list[bytes]:
    with reading(engine) as session:
        sheet = export_sheet(session, lang)
    return [as_csv(sheet), as_xlsx({"data": sheet})]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_texts_come_back_unchanged(engine: Engine, check: Check, lang: str) -> None:
    _store(engine, HOSTILE)
    for data in _files(engine, lang):
        plan = check(data)
        assert plan.outcome == "accept", plan.all_problems()
        assert plan.counts.same == len(HOSTILE) + 1
        assert not plan.writes


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd\ufffe\uffff"), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_TEXT, min_size=1, max_size=60))
def test_any_texts_come_back_unchanged(engine: Engine, check: Check, texts: list[str]) -> None:
    with reading(engine) as session:
        cells = [
            Cell(jurisdiction="420583", indicator="jobs", period=str(1950 + number), value="1", unit="万人", note=text)
            for number, text in enumerate(texts)
        ]
        versions = {
            (row.line): row.old.version
            for row in check_cells(session, cells, person=ADMIN, today=TODAY).rows
            if row.old
        }
        seen = [Cell(**{**_fields(cell), "seen": versions.get(line, 0)}) for line, cell in enumerate(cells, start=1)]
        plan = check_cells(session, seen, person=ADMIN, today=TODAY)
    commit_plan(engine, plan, person=ADMIN, now=NOW, kind="grid")
    for data in _files(engine, "zh"):
        again = check(data)
        assert not again.refused
        assert not again.writes
        assert not again.counts.rejected


def _fields(cell: Cell) -> dict[str, str]:
    return {name: getattr(cell, name) for name in Cell.__slots__}


@given(st.text())
def test_the_guard_is_undone_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from(" '=+-@\t\n\r＝＋－＠\u200b\ufeff\u3000a1.")))
def test_nothing_guarded_begins_like_a_formula(text: str) -> None:
    inert = guarded(text)
    bare = inert.lstrip(" \u3000\u00a0\ufeff\u200b")
    number = inert.removeprefix("-").replace(".", "", 1).isdigit()
    assert number or not bare.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_a_spreadsheet_sees_texts_only(engine: Engine, tmp_path: Path) -> None:
    import openpyxl

    _store(engine, HOSTILE)
    path = tmp_path / "export.xlsx"
    path.write_bytes(_files(engine, "zh")[1])
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("'="))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_comes_back_with_no_surprise(engine: Engine, check: Check, lang: str) -> None:
    wanted = [
        Wanted("420581", "gdp", "", Period.year(2025)),
        Wanted("110105", "growth", "", Period.months(2026, 1, 6)),
        Wanted("420581", "gdp", "urban", Period.months(2026, 1, 9)),
        Wanted("420500", "built", "", Period.day(date(2025, 12, 31))),
        Wanted("420500", "jobs", "", Period.month(2026, 6)),
        Wanted("420000", "forest", "", Period.year(2024)),
    ]
    with reading(engine) as session:
        sheet = template_sheet(session, wanted, lang)
    for data in (as_csv(sheet), as_xlsx({"data": sheet})):
        assert check(data).counts.skipped == len(wanted)
    filled = Sheet(sheet.header, [[*row[:6], "12.5", row[7], "统计局", "无"] for row in sheet.rows])
    for data in (as_csv(filled), as_xlsx({"data": filled})):
        plan = check(data)
        assert plan.outcome == "accept", plan.all_problems()
        assert [row.key and tuple(row.key)[:4] for row in plan.rows] == [tuple(one)[:4] for one in wanted]


@pytest.mark.parametrize("code", ["002", "'002", "''002", "000000", "0", "20", "0.5"])
def test_a_code_in_a_text_file_is_no_number_for_a_spreadsheet(code: str) -> None:
    written = as_csv(Sheet(["x"], [[code]])).decode("utf-8-sig").splitlines()[1]
    assert not re.fullmatch("0[0-9]+", written)
    assert unguarded(written) == code
    assert unguarded(guarded(code)) == code
