"""Reports of a month from the command line: a file a place, with what has changed since the month before."""

import openpyxl

from tests.cli.conftest import Desk


def test_a_month_gives_a_page_for_every_place_with_its_changes(desk: Desk) -> None:
    values = desk.folder / "october.csv"
    values.write_text(
        "地区,指标,时期,数值,单位,来源,发布日期\n宜昌市,地区生产总值,2024,6191,亿元,公报,2026-10-15\n", encoding="utf-8"
    )
    desk.run("import", values)
    folder = desk.folder / "reports"
    said = desk.run("report", "--all-places", "--month", "2026-10", "--format", "xlsx", "--folder", folder)
    files = {path.name.partition("-")[0]: path for path in folder.iterdir()}
    assert len(files) == len(said.out.splitlines()) > 0
    assert all(path.name.endswith("-一页纸-2026-10-31.xlsx") for path in files.values())
    sheets = {sheet["A1"].value: sheet for sheet in openpyxl.load_workbook(files["宜昌市"]).worksheets}
    [changed] = [sheet for title, sheet in sheets.items() if "与 2026 年 9 月 30 日相比" in str(title)]
    assert any("6191 亿元" in str(cell.value) for cell in changed["B"])


def test_what_does_not_go_together_is_said(desk: Desk) -> None:
    out, folder = desk.folder / "a.xlsx", desk.folder / "reports"
    both = ["report", "--all-places", "--month", "2026-10", "--format", "xlsx"]
    assert "--folder" in desk.run(*both, "--out", out, code=2).err
    assert (
        "2026-13"
        in desk.run("report", "--all-places", "--month", "2026-13", "--format", "xlsx", "--folder", folder, code=2).err
    )
    assert (
        "还没有开始"
        in desk.run("report", "--all-places", "--month", "2099-01", "--format", "xlsx", "--folder", folder, code=2).err
    )
    assert not out.exists()
    assert not folder.exists()
