"""An export that somebody opens in a spreadsheet and saves again comes back as nothing to do."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.intake.conftest import ADMIN, NOW, TODAY, Check
from tests.libreoffice import converted, needed
from tracker.core.periods import Period, parse_period
from tracker.intake.acts.commit import commit_plan
from tracker.intake.meaning.guard import guarded, unguarded
from tracker.intake.meaning.returned import month
from tracker.intake.out.export import export_sheet, period_text
from tracker.intake.out.sheets import as_csv
from tracker.intake.out.template import Wanted, template_sheet
from tracker.intake.plans.entry import Cell, check_cells
from tracker.store.engine import reading

PERIODS = ("2023", "2023-06", "2023-12", "2023H1", "2023Q3", "2023M1-5", "1949-01", "2026-09")
DAYS = ("2023-06-01", "2023-06-30", "2025-12-31")
TEXTS = (
    "002", "2", "12.50", "1E5", "1e400", "0.10", "12345678901234", "5%", "5.0%", "1,234", "1-2", "6/1", "2026-06",
    "2026/6/1", "Jun-23", "23-Jun", "june 2023", "3月5日", "2023年6月", "12:30", "true", "FALSE", "'002", "'2026-06",
    "¥5",
    "(5)", "-0.50", "1/2", "2026.06", "第1季", "May", "March", "x 2026-06", "2026M6", "Q1",
)  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def excel(cell: str) -> str:
    """What Excel (Chinese or US) shows, and saves as CSV, of the text of a cell that it opens from a CSV file.

    After Microsoft's page on the data conversions that Excel does by itself: leading zeros go, numbers of twelve and
    more digits become scientific, and what looks like a day or a month becomes a date in the short form of the system.
    """
    if found := re.fullmatch(r"((?:19|20)[0-9]{2})[-/]([0-9]{1,2})", cell):
        return f"{MONTHS[int(found[2]) - 1]}-{found[1][2:]}"
    if found := re.fullmatch(r"((?:19|20)[0-9]{2})[-/]([0-9]{1,2})[-/]([0-9]{1,2})", cell):
        return f"{found[1]}/{int(found[2])}/{int(found[3])}"
    if re.fullmatch(r"[0-9]{1,2}[-/][0-9]{1,2}", cell):
        one, other = re.split("[-/]", cell)
        return f"{int(other)}-{MONTHS[(int(one) - 1) % 12]}"
    if cell.lower() in ("true", "false"):
        return cell.upper()
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", cell, re.IGNORECASE):
        number = float(cell)
        return f"{number:.5E}" if abs(number) >= 1e11 or "e" in cell.lower() else f"{number:.10g}"
    return cell


def saved_by_excel(data: bytes) -> bytes:
    """A CSV file after it was opened and saved."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[excel(cell) for cell in row] for row in rows])
    return out.getvalue().encode("gb18030")


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """The same by a real one: to a workbook and back."""
    (folder / "export.csv").write_bytes(data)
    return converted(converted(folder / "export.csv", "xlsx"), "csv").read_bytes()


def store(engine: Engine) -> int:
    """Values of every kind of period, with texts that a spreadsheet alters; how many."""
    cells = [
        Cell(jurisdiction="420581", indicator="gdp", period=code, value=f"1{at}.5", unit="亿元", published="2026-07-20")
        for at, code in enumerate(PERIODS)
    ]
    cells += [
        Cell(jurisdiction="420581", indicator="built", period=code, value="10", unit="平方公里", published="2026-07")
        for code in DAYS
    ]
    cells += [
        Cell(
            jurisdiction="420583",
            indicator="jobs",
            period=str(1950 + at),
            value="1.123456789012",
            unit="万人",
            source=each,
            note=each,
        )
        for at, each in enumerate(TEXTS)
    ]
    with reading(engine) as session:
        plan = check_cells(session, cells, person=ADMIN, today=TODAY)
    assert not plan.counts.rejected, plan.all_problems()
    assert commit_plan(engine, plan, person=ADMIN, now=NOW, kind="grid").batch
    return len(cells) + 1


def exported(engine: Engine, lang: str = "zh") -> bytes:
    with reading(engine) as session:
        return as_csv(export_sheet(session, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_excel_makes_of_an_export_comes_back_as_nothing_to_do(engine: Engine, check: Check, lang: str) -> None:
    count = store(engine)
    for data in (exported(engine, lang), saved_by_excel(exported(engine, lang))):
        plan = check(data)
        assert plan.outcome == "accept", plan.all_problems()
        assert plan.counts.same == count
        assert not plan.writes


def test_excel_alters_no_cell_of_an_export(engine: Engine) -> None:
    store(engine)
    cells = [cell for row in csv.reader(io.StringIO(exported(engine).decode("utf-8-sig"), newline="")) for cell in row]
    assert {cell: made for cell in cells if (made := excel(cell)) != cell} == {}
    assert "2023M06" in cells


@needed
def test_what_libreoffice_makes_of_an_export_comes_back_as_nothing_to_do(
    engine: Engine, check: Check, tmp_path: Path
) -> None:
    count = store(engine)
    plan = check(saved_by_libreoffice(exported(engine), tmp_path))
    assert plan.counts.same == count
    assert not plan.writes


def test_an_export_of_an_earlier_version_that_excel_has_altered_is_read_back(engine: Engine, check: Check) -> None:
    store(engine)
    with reading(engine) as session:
        sheet = export_sheet(session, "zh")
    at = {name: list(sheet.header).index(name) for name in ("时期",)}
    rows = [
        [parse_period(cell).period.code if column == at["时期"] else cell for column, cell in enumerate(row)]
        for row in sheet.rows
    ]
    months = [row for row in rows if re.fullmatch(r"[0-9]{4}-[0-9]{2}", row[at["时期"]])]
    assert len(months) == 4
    out = io.StringIO(newline="")
    csv.writer(out).writerows([sheet.header, *([excel(cell) for cell in row] for row in months)])
    assert "Jun-23" in out.getvalue()
    plan = check(out.getvalue())
    assert (plan.counts.same, plan.counts.rejected, plan.writes) == (4, 0, [])
    strangers = "地区,指标,时期,数值,单位\n宜都市,GDP,Jun-23,11.5,亿元\n"
    assert check(strangers).counts.rejected == 1


def test_a_source_code_that_lost_its_zeros_is_read_back(engine: Engine, check: Check) -> None:
    cells = [Cell(jurisdiction="420581", indicator="gdp", period="2024", value="1", unit="亿元", source="000")]
    with reading(engine) as session:
        commit_plan(engine, check_cells(session, cells, person=ADMIN, today=TODAY), person=ADMIN, now=NOW, kind="grid")
    data = exported(engine)
    assert b",'000," in data
    assert not check(data.replace(b",'000,", b",0,")).writes


def test_a_template_is_not_altered_either(engine: Engine, check: Check) -> None:
    wanted = [Wanted("420581", "gdp", "", Period.from_code(code)) for code in ("2023-06", "2024H1")]
    wanted.append(Wanted("420581", "built", "", Period.from_code("2025-12-31")))
    with reading(engine) as session:
        data = as_csv(template_sheet(session, wanted, "zh"))
    rows = list(csv.reader(io.StringIO(saved_by_excel(data).decode("gb18030"), newline="")))
    for row in rows[1:]:
        row[6] = "5"
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    plan = check(out.getvalue())
    assert [row.key.period for row in plan.writes if row.key] == [one.period for one in wanted]


@pytest.mark.parametrize("cell", TEXTS)
def test_the_guard_is_taken_off_exactly(cell: str) -> None:
    for written in (guarded(cell), guarded(cell, in_text=True), guarded(cell, in_text=True, comes_back=True)):
        assert unguarded(written) == cell
    assert excel(guarded(cell, in_text=True, comes_back=True)) == guarded(cell, in_text=True, comes_back=True)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Jun-23", "2023-06"),
        ("23-Jun", "2023-06"),
        ("Jan-49", "1949-01"),
        ("Dec-48", "2048-12"),
        ("Foo-23", "Foo-23"),
        ("Jun-2023", "Jun-2023"),
        ("2023", "2023"),
    ],
)
def test_months_as_excel_shows_them(cell: str, read: str) -> None:
    assert month(cell) == read


def test_every_period_is_read_back_as_it_is_written() -> None:
    for code in (*PERIODS, *DAYS):
        period = Period.from_code(code)
        assert parse_period(period_text(period)).period == period
    assert period_text(Period(date(2023, 2, 1), date(2023, 4, 30))) == "2023-02-01/2023-04-30"
