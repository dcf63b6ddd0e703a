"""`import`: what is said, what is stored, and that it is all or nothing."""

import signal
import subprocess
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import HEADER, Desk
from tests.intake.hostile import saved
from tracker.store.batches import NewBatch, commit_values
from tracker.store.engine import connect, writing
from tracker.store.staging import ValueWrite

GOOD = "宜昌市,地区生产总值,2024,6191,亿元,公报,\n宜昌市,地区生产总值,2024H1,30000000,万元,公报,上半年\n"
BAD = "宜昌市,地区生产总值,2023,5700-5800,亿元,公报,\n宜昌县,地区生产总值,2022,1,亿元,公报,\n"
CHANGED = "宜昌市,地区生产总值,2025,5601,亿元,新公报,\n"
KEYS = ["file", "sha256", "outcome", "dry_run", "only_good", "batch", "done_before", "clashes", "layout", "counts",
        "problems"]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "options", "code", "outcome"),
    [
        (GOOD, (), 0, "accept-with-warning"),
        (GOOD + CHANGED, (), 0, "accept-with-warning"),
        (GOOD + BAD, (), 1, "reject-with-row-errors"),
        (GOOD + BAD, ("--only-good",), 0, "reject-with-row-errors"),
        ("", (), 1, "reject-file"),
    ],
)
def test_a_dry_run_says_what_the_commit_does(
    desk: Desk, content: str, options: tuple[str, ...], code: int, outcome: str
) -> None:
    file, before = desk.file(content), desk.stored()
    dry = desk.run("import", file, "--json", "--dry-run", *options, code=code).json
    listed = dry.pop("values")
    assert desk.stored() == before
    done = desk.run("import", file, "--json", *options, code=code).json
    assert list(done) == KEYS
    assert done["outcome"] == outcome
    assert (desk.stored() != before) is (done["batch"] is not None) is (code == 0)
    assert {**done, "dry_run": True, "batch": None} == dry
    assert len(listed) == done["counts"]["new"] + done["counts"]["changed"]


def test_every_problem_has_its_place_reason_and_advice(desk: Desk) -> None:
    file = desk.file(GOOD + BAD, encoding="gb18030")
    found = desk.run("import", file, "--json", "--lang", "en", code=1).json["problems"]
    assert [(one["line"], one["column"], one["level"], one["code"], one["found"]) for one in found] == [
        (3, "单位", "warning", "UNIT_CONVERTED", "30000000"),
        (4, "数值", "error", "VALUE_NOT_EXACT", "5700-5800"),
        (5, "地区", "error", "JURISDICTION_UNKNOWN", "宜昌县"),
    ]
    assert all(one["why"] and one["do"] for one in found)


def test_a_broken_workbook_leaves_the_answer_readable_by_a_machine(desk: Desk, tmp_path: Path) -> None:
    case = next(case for case in saved.CASES if "named-style" in case.name)
    file = tmp_path / "broken.xlsx"
    file.write_bytes(case.data)
    (found,) = desk.run("import", file, "--json", code=1).json["problems"]
    assert found["code"] == "DAMAGED"


@pytest.mark.parametrize(
    ("lang", "place", "end"),
    [
        ("zh", "第 5 行“地区”列，有错误：宜昌县", "有记录不能收"),
        ("en", 'line 5, column "地区", error: 宜昌县', "--only-good"),
    ],
)
def test_people_read_it_in_their_language(desk: Desk, lang: str, place: str, end: str) -> None:
    said = desk.run("--lang", lang, "import", desk.file(GOOD + BAD), code=1).out
    assert place in said
    assert end in said.splitlines()[-1]


def test_the_same_file_twice_is_one_batch(desk: Desk) -> None:
    file = desk.file(GOOD)
    first = desk.run("import", file, "--json").json
    again = desk.run("import", file, "--json").json
    assert (first["done_before"], again["done_before"]) == (False, True)
    assert first["batch"] == again["batch"]
    assert len(desk.run("history", "--json").json) == 2


def test_a_column_named_by_hand_is_remembered(desk: Desk) -> None:
    file = desk.file("")
    file.write_text("辖区,指标,期,本年累计\n宜昌市,地区生产总值,2024,6191\n", encoding="utf-8")
    assert desk.run("import", file, "--json", code=1).json["outcome"] == "reject-file"
    desk.run("import", file, "--map", "期=period", "--map", "本年累计=value")
    file.write_text("辖区,指标,期,本年累计\n宜昌市,地区生产总值,2022,5502\n", encoding="utf-8")
    assert desk.run("import", file, "--json").json["counts"]["new"] == 1


def test_one_place_is_chosen_for_a_file_in_which_no_column_names_one(desk: Desk) -> None:
    file = desk.file("")
    file.write_text("宜昌市主要指标\n指标,单位,2023年,2024年\n地区生产总值,亿元,5756,6191\n", encoding="utf-8")
    refused = desk.run("import", file, "--json", code=1).json
    assert [found["code"] for found in refused["problems"]] == ["COLUMN_MISSING"]
    assert "地区：宜昌市（由您选定）" in desk.run("import", file, "--place", "420500", "--dry-run").out
    done = desk.run("import", file, "--place", "420500", "--json").json
    assert (done["counts"]["new"], done["layout"]["place"]) == (2, "420500")
    assert {("2023-01-01", "5756"), ("2024-01-01", "6191")} <= set(desk.stored())
    reasons = {batch["kind"]: batch["reason"] for batch in desk.run("history", "--json").json}
    assert reasons["import"] == "整个文件的地区选定为宜昌市（420500）"


@pytest.mark.parametrize(("code", "why"), [("420500", "以文件为准"), ("宜昌市", "没有代码为")])
def test_a_place_that_does_not_fit_is_a_wrong_call(desk: Desk, code: str, why: str) -> None:
    before = desk.stored()
    assert why in desk.run("import", desk.file(GOOD), "--place", code, code=2).err
    assert desk.stored() == before


@pytest.mark.parametrize("wrong", ["期=period", "数值=worth", "数值"])
def test_a_mapping_that_does_not_fit_is_a_wrong_call(desk: Desk, wrong: str) -> None:
    assert wrong in desk.run("import", desk.file(GOOD), "--map", wrong, code=2).err


def test_one_sheet_of_several_is_chosen(desk: Desk) -> None:
    path = desk.folder / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, value in (("一", "6191"), ("二", "6192")):
            page = book.add_worksheet(name)
            for line, cells in enumerate((HEADER.strip(), f"宜昌市,地区生产总值,2024,{value},亿元,公报,")):
                page.write_row(line, 0, cells.split(","))
    assert desk.run("import", path, "--json", code=1).json["problems"][0]["code"] == "SHEET_CHOICE"
    assert desk.run("import", path, "--sheet", "二", "--json").json["layout"]["sheet"] == "二"
    assert ("2024-01-01", "6192") in desk.stored()


@pytest.mark.parametrize(
    ("who", "code"), [(None, 0), ("王芳", 0), ("editor-hubei", 1), ("somebody", 1), ("", 0), ("*", 1)]
)
def test_rights_are_those_of_the_people_file(desk: Desk, who: str | None, code: int) -> None:
    (desk.folder / "people.toml").write_text(
        'local = "王芳"\n[people]\n"王芳" = ["420500"]\n"editor-hubei" = ["420000"]\n', encoding="utf-8"
    )
    said = desk.run("import", desk.file(GOOD), *(() if who is None else ("--who", who)), "--json", code=code).json
    errors = {found["code"] for found in said["problems"] if found["level"] == "error"}
    assert errors == ({"FORBIDDEN"} if code else set())
    if not code:
        assert desk.run("history", "--json").json[0]["who"] == "王芳"


def test_only_good_rows_are_those_that_the_person_may_write(desk: Desk) -> None:
    (desk.folder / "people.toml").write_text('[people]\n"王芳" = ["420500"]\n', encoding="utf-8")
    file = desk.file(GOOD + "湖北省,地区生产总值,2024,60000,亿元,公报,\n")
    counts = desk.run("import", file, "--who", "王芳", "--only-good", "--json").json["counts"]
    assert (counts["new"], counts["rejected"]) == (2, 1)
    assert ("2024-01-01", "60000") not in desk.stored()


def test_an_unusable_people_file_stops_all_writing(desk: Desk) -> None:
    (desk.folder / "people.toml").write_text("everyone = true\n", encoding="utf-8")
    answer = desk.run("import", desk.file(GOOD), "--json", code=3)
    assert answer.json["error"]["code"] == "people_invalid"
    assert answer.json["error"]["message"] == answer.err.strip()


def test_a_people_file_that_is_not_where_it_was_said_to_be_stops_all_writing(desk: Desk) -> None:
    people = desk.folder / "people.toml"
    people.unlink()
    answer = desk.run("import", desk.file(GOOD), "--json", code=3)
    assert answer.json["error"]["code"] == "people_missing"
    assert str(people) in answer.json["error"]["message"]
    assert {batch["kind"] for batch in desk.run("history", "--json").json} == {"catalogue"}


@pytest.mark.parametrize("name", ["absent.csv", "catalogue"])
def test_a_file_that_cannot_be_read_is_a_wrong_call(desk: Desk, name: str) -> None:
    assert name in desk.run("import", desk.folder / name, code=2).err


def test_text_of_a_file_cannot_steer_the_terminal(desk: Desk) -> None:
    said = desk.run("import", desk.file("\x1b[2J宜昌\u202e,地区生产总值,2024,6191,亿元,公报,\n"), code=1).out
    assert "\\x1b[2J" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_reader_that_has_enough_is_no_error(desk: Desk) -> None:
    with desk.start("import", desk.file(BAD * 5000)) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 1


def long_file(desk: Desk, days: int, note: str = "") -> Path:
    first = date(1950, 1, 1)
    return desk.file("".join(
        f"{place},地区生产总值,{first + timedelta(day)},{day}.5,亿元,公报,{note}\n"
        for day in range(days) for place in ("宜昌市", "湖北省")
    ))  # fmt: skip


def wait_for_writing(process: subprocess.Popen[str]) -> None:
    """Until the line that is told between check and commit."""
    assert process.stderr
    assert "正在检查" in process.stderr.readline()
    assert "正在写入" in process.stderr.readline()


def test_a_value_changed_meanwhile_is_shown_and_not_overwritten(desk: Desk) -> None:
    file = long_file(desk, 400, "备" * 990)
    batch = NewBatch(key="meanwhile", kind="grid", at=datetime(2026, 1, 1, tzinfo=UTC), who="李强")
    write = ValueWrite(1, 1, "", date(1950, 1, 1), date(1950, 1, 1), "", 0, Decimal("7.25"))
    with writing(connect(desk.where)) as session:
        process = desk.start("import", file, "--json")
        wait_for_writing(process)
        commit_values(session, batch, [write])
    said = desk.ended(process, code=4)
    (clash,) = said.json["clashes"]
    assert (clash["indicator"], clash["period"], clash["stored"], clash["offered"]) == (
        "gdp", "1950-01-01", "7.25", "0.5")  # fmt: skip
    assert desk.stored().count(("1950-01-01", "7.25")) == 1


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_stopped_in_the_midst_it_leaves_all_or_nothing(desk: Desk, end: signal.Signals) -> None:
    before = len(desk.stored())
    process = desk.start("import", long_file(desk, 20_000))
    wait_for_writing(process)
    time.sleep(0.2)
    process.send_signal(end)
    process.communicate(timeout=60)
    assert process.returncode in (-signal.SIGKILL, 130, 0)
    assert len(desk.stored()) - before in (0, 40_000)
    desk.run("check-db")
