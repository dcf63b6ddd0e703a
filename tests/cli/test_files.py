"""`export` and `template`: what goes out comes back without a surprise."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Desk

HOSTILE = ["=1+1", '\'=HYPERLINK("x")', "@SUM(A1)", "-2+3", "'+86", "a\tb", '引"号,逗号', " 前后空格 ", "多\n行", "|;'"]


def with_notes(desk: Desk) -> None:
    """Values whose notes would be run by a spreadsheet, or broken by a careless reader."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(
        ["宜昌市", "地区生产总值", str(2000 + at), f"{at}.5", "亿元", "公报", note] for at, note in enumerate(HOSTILE)
    )
    desk.run("import", desk.file(text.getvalue()))


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_export_then_import_changes_nothing(desk: Desk, lang: str, name: str) -> None:
    with_notes(desk)
    out = desk.folder / name
    assert str(out) in desk.run("export", "--lang", lang, "--out", out).out
    counts = desk.run("import", out, "--json").json["counts"]
    assert counts == {"new": 0, "changed": 0, "same": 12, "skipped": 0, "warned": 0, "rejected": 0}
    assert sorted(path.name for path in desk.folder.iterdir() if "new" in path.name) == []


def test_places_and_indicators_can_be_chosen(desk: Desk) -> None:
    desk.run("import", desk.file("湖北省,地区生产总值,2024,60000,亿元,公报,\n"))
    for options, rows in {
        (): 3, ("--jurisdiction", "420500"): 2, ("--jurisdiction", "湖北省", "--indicator", "GDP"): 1,
        ("--jurisdiction", "420500", "--jurisdiction", "420000"): 3, ("--indicator", "built-area"): 0,
    }.items():  # fmt: skip
        assert len(desk.run("export", *options).out.splitlines()) == 1 + rows


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("export", "--jurisdiction", "宜昌县"), "宜昌市 (420500)"),
        (("export", "--indicator", "gdpp"), "地区生产总值 (gdp)"),
        (("export", "--out", "values.xls"), "values.xls"),
        (("template", "--period", "someday"), "someday"),
        (("template", "--jurisdiction", ""), ""),
    ],
)
def test_a_wrong_call_says_what_would_be_right(desk: Desk, call: tuple[str, ...], said: str) -> None:
    assert said in desk.run(*call, code=2).err


def test_a_folder_that_is_not_there_is_said(desk: Desk) -> None:
    assert "absent" in desk.run("export", "--out", desk.folder / "absent" / "out.csv", code=1).err


def filled(path: Path, values: list[str]) -> None:
    """The template with its empty values filled in."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    at = header.index("数值")
    assert len(rows) == len(values)
    assert all(row[at] == "" for row in rows)
    for row, value in zip(rows, values, strict=True):
        row[at] = value
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def test_a_template_comes_back_without_a_surprise(desk: Desk) -> None:
    out = desk.folder / "template.csv"
    desk.run("template", "--jurisdiction", "宜昌市", "--period", "2026H1", "--out", out)
    filled(out, ["3100.5"])
    said = desk.run("import", out, "--json").json
    assert (said["outcome"], said["counts"]["new"]) == ("accept", 1)
    assert desk.run("template", "--period", "2026H1").out.count("\n") == 1


def test_the_gap_list_wants_what_is_over_and_not_there(desk: Desk) -> None:
    desk.run("import", desk.file("宜昌市,地区生产总值,2025,5600,亿元,公报,\n"))
    out = desk.folder / "gaps.xlsx"
    assert desk.run("template", "--lang", "en", "--out", out).out == f"Wrote 0 rows: {out}\n"
