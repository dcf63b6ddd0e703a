"""`move` on the command line: from a file to a server and back."""

import subprocess

import pytest

from tests.cli.conftest import Desk
from tests.postgres import Server, programs

LINE = "宜昌市,地区生产总值,2024,6191,亿元,公报,\n"

pytestmark = pytest.mark.of_a_file


def test_a_database_moves_to_a_server_and_back(desk: Desk, postgres: Server) -> None:
    desk.run("import", desk.file(LINE))
    before, stored = desk.run("check-db", "--json").json, desk.stored()
    assert before["findings"] == []
    address, file = postgres.database(), desk.folder / "back.db"
    assert before["head"] in desk.run("move", "--to", address).out

    desk.env["TRACKER_DB"] = address
    assert desk.run("check-db", "--json").json == before
    desk.run("import", desk.file(LINE.replace("2024,6191", "2023,5756"), "more.csv"))
    moved = desk.run("move", "--to", file, "--json").json
    assert moved["values"] == len(stored) + 1

    desk.env["TRACKER_DB"] = str(file)
    assert desk.run("check-db", "--json").json == {"findings": [], "head": moved["head"]}
    assert Desk(desk.folder, file).stored() == sorted([*stored, ("2023-01-01", "5756")])
    assert desk.stored() == stored, "the file that was moved first stays as it was"


def test_the_password_is_in_no_message(desk: Desk) -> None:
    said = desk.run("move", "--to", "postgresql://tracker:geheim@127.0.0.1:1/nothing", code=3)
    assert "127.0.0.1:1" in said.err
    assert "geheim" not in said.err + said.out


def test_a_server_is_backed_up_and_restored_by_its_own_tools(desk: Desk, postgres: Server) -> None:
    """As the page for operators says; the restored database says the same, and is written to."""
    address, copy, restored = postgres.database(), desk.folder / "tracker.dump", postgres.database()
    desk.run("import", desk.file(LINE))
    desk.run("move", "--to", address)
    desk.env["TRACKER_DB"] = address
    before = desk.run("check-db", "--json").json
    folder = programs()
    assert folder
    subprocess.run([folder / "pg_dump", "--format=custom", f"--file={copy}", address], check=True)
    desk.run("import", desk.file(LINE.replace("2024,6191", "2023,5756"), "later.csv"))
    subprocess.run([folder / "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={restored}", copy], check=True)
    desk.env["TRACKER_DB"] = restored
    assert desk.run("check-db", "--json").json == before
    desk.run("import", desk.file(LINE.replace("2024,6191", "2023,5756"), "later.csv"))
    assert desk.run("check-db", "--json").json["findings"] == []


def test_backups_of_a_server_are_refused_with_what_to_do(desk: Desk, postgres: Server) -> None:
    address = postgres.database()
    desk.run("move", "--to", address)
    desk.env["TRACKER_DB"] = address
    assert "pg_dump" in desk.run("backup", code=3).err
    assert "pg_dump" in desk.run("restore", "any.db", code=3).err
    assert "已经有内容" in desk.run("move", "--to", desk.path, code=3).err
