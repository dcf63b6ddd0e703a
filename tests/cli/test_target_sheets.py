"""`import` of a sheet of targets: recognised by its header, looked at, stored as one batch, undone."""

from pathlib import Path

from tests.cli.conftest import Desk

SHEET = "地区,指标,目标值,单位,期限\n宜昌市,GDP,7000,亿元,2027\n宜昌市,GDP,7500,亿元,2028\n"
SAID = ("--document", "000", "--reason", "新规划", "--value-source", "规划第 3 页")


def written(desk: Desk, content: str) -> Path:
    path = desk.folder / "targets.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_sheet_is_looked_at_stored_once_and_undone(desk: Desk) -> None:
    file = written(desk, SHEET)
    dry = desk.run("import", file, "--json", "--dry-run", *SAID).json
    assert (dry["holds"], dry["batch"], dry["counts"]["new"]) == ("targets", None, 2)
    assert "kind" in dry["targets"][0]["derived"]
    done = desk.run("import", file, "--json", *SAID).json
    assert done["batch"]
    again = desk.run("import", file, "--json", *SAID).json
    assert (again["counts"]["same"], again["batch"]) == (2, None)
    desk.run("undo", str(done["batch"]), "--reason", "误传")
    assert desk.run("import", file, "--json", "--dry-run", *SAID).json["counts"]["new"] == 2


def test_what_is_wrong_is_said_and_nothing_is_stored(desk: Desk) -> None:
    ran = desk.run("import", written(desk, SHEET + "没有市,GDP,1,亿元,2027\n"), *SAID, code=1)
    assert "没有市" in ran.out
    assert "不能导入 1" in ran.out
    only = desk.run("import", written(desk, SHEET + "没有市,GDP,1,亿元,2027\n"), "--only-good", "--json", *SAID).json
    assert (only["counts"]["rejected"], only["counts"]["new"]) == (1, 2)
    assert only["batch"]


def test_reason_and_source_are_asked_for(desk: Desk) -> None:
    file = written(desk, SHEET)
    assert "--reason" in desk.run("import", file, "--document", "000", code=2).err
    assert "--value-source" in desk.run("import", file, "--document", "000", "--reason", "新", code=2).err


def test_values_stay_values(desk: Desk) -> None:
    said = desk.run("import", desk.file("宜昌市,地区生产总值,2024,6191,亿元,公报,\n"), "--json").json
    assert "holds" not in said
    assert said["counts"]["new"] + said["counts"]["changed"] == 1
