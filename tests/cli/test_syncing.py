"""`sync`, and a catalogue that is wrong or has lost much: every command says where, and the database stays."""

import csv
from pathlib import Path

from tests.cli.conftest import Desk


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def put(path: Path, table: list[list[str]], encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(table)


def test_a_truncated_file_is_not_taken_and_the_way_on_is_said(desk: Desk) -> None:
    targets = desk.folder / "catalogue" / "targets.csv"
    whole = rows(targets)
    put(targets, whole[:2])
    before = desk.stored()
    for command, code in (("export", 0), ("sync", 3)):
        said = desk.run(command, code=code).err
        assert "3 个目标中的 2 个会停用" in said
        assert "yc-area" in said
        assert "sync --accept-losses" in said
        assert str(desk.folder) not in said
    assert "2 of 3 targets would be retired" in desk.run("sync", "--lang", "en", code=3).err
    assert desk.stored() == before
    assert "停用或收回 2" in desk.run("sync", "--accept-losses").out
    assert list((desk.folder / "backups").glob("*.db")) or isinstance(desk.where, str), "a file is copied before"
    desk.run("export")
    put(targets, whole)
    assert "更改 2" in desk.run("sync").out
    assert "没有改动" in desk.run("sync").out


def test_a_wrong_cell_is_named_by_file_line_and_column(desk: Desk) -> None:
    targets = desk.folder / "catalogue" / "targets.csv"
    table = rows(targets)
    table[2][table[0].index("start")] = "1026-01-01"
    put(targets, table)
    said = desk.run("export").err
    assert "targets.csv 第 3 行 start 列：" in said
    assert "1026-01-01" in said
    assert str(desk.folder) not in said
    assert "targets.csv, line 3, column start" in desk.run("sync", "--lang", "en", code=3).err


def test_excels_utf_8_is_read(desk: Desk) -> None:
    targets = desk.folder / "catalogue" / "targets.csv"
    table = rows(targets)
    table[1][table[0].index("note_zh")] = "用 Excel 存的"
    put(targets, table, encoding="utf-8-sig")
    assert "更改 1" in desk.run("sync").out
