"""`judge`: the method alone, without a database."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Desk

FILE = """code,kind,comparator,value,unit,baseline,baseline_date,deadline,actuals
pop,level,>=,300,万人,160.47,2020,2030,2024=230
gdp,total,>=,6000,亿元,,,2023,2023H1=2542.1;published=2023-08
"""


pytestmark = pytest.mark.of_a_file


@pytest.fixture
def targets(tmp_path: Path) -> Path:
    path = tmp_path / "targets.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_it_judges_without_any_database(desk: Desk, targets: Path) -> None:
    desk.path.write_bytes(b"no database")
    judged = desk.run("judge", targets, "--as-of", "2026-11-21", "--json").json
    assert [each["code"] for each in judged] == ["pop", "gdp"]
    assert judged[0]["readings"]["progress"]["value"] == pytest.approx(49.83, abs=0.01)
    assert judged[1]["status"] == "result_due"
    early = desk.run("judge", targets, "--as-of", "2023-09-30").out.splitlines()[1].split("\t")
    assert early[:2] == ["gdp", "behind"]
    assert "billion" in desk.run("judge", targets, "--as-of", "2026-11-21", "--lang", "en").out


@pytest.mark.parametrize(
    ("call", "code", "error", "said"),
    [
        (("FILE", "--as-of", "2026-11-21"), 1, "cells_invalid", "第 2 行"),
        (("absent.csv", "--as-of", "2026-11-21"), 2, "file_missing", "absent.csv"),
        (("FILE", "--as-of", "21.11.2026"), 2, None, "21.11.2026"),
        (("FILE", "--as-of", "2026-11-21", "--settings", "FILE"), 3, "settings_invalid", "targets.csv"),
    ],
)
def test_what_is_wrong_is_said(
    desk: Desk, targets: Path, call: tuple[str, ...], code: int, error: str | None, said: str
) -> None:
    targets.write_text(FILE.replace(">=,300", ">=,viele"), encoding="utf-8")
    answer = desk.run("judge", *(targets if word == "FILE" else word for word in call), "--json", code=code)
    assert said in answer.err
    assert error is None or json.loads(answer.out)["error"]["code"] == error


def test_targets_come_from_standard_input_too(desk: Desk, targets: Path) -> None:
    assert desk.run("judge", targets, "--as-of", "2026-11-21").out.startswith("pop\t")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("12,34", "三位一节"),
        ("1,5", "三位一节"),
        ("1_000", "1_000"),
        ("nan", "nan"),
        ("1e400", "1e400"),
        ("12.5亿元", "12.5亿元"),
    ],
)
@pytest.mark.parametrize("column", ["value", "actuals"])
def test_a_number_that_an_upload_refuses_is_refused_here_too(
    desk: Desk, tmp_path: Path, column: str, cell: str, said: str
) -> None:
    path = tmp_path / "targets.csv"
    cells = {"value": "100", "actuals": "2025=12"} | {column: cell if column == "value" else f"2025={cell}"}
    path.write_text(
        "code,kind,comparator,value,deadline,actuals\n"
        f'x,level,>=,"{cells["value"]}",2030,"{cells["actuals"]}"\n', encoding="utf-8",
    )  # fmt: skip
    answer = desk.run("judge", path, "--as-of", "2026-11-21", code=1)
    assert said in answer.err
    assert column in answer.err


def test_numbers_are_read_as_in_an_upload(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "targets.csv"
    path.write_text(
        'code,kind,comparator,value,deadline,actuals\nx,level,>=,"1,234.5%",2030,"2025=１２％ | 2024=1,200"\n',
        encoding="utf-8",
    )
    judged = desk.run("judge", path, "--as-of", "2026-11-21", "--json").json
    assert judged[0]["latest"]["value"] == 12
    assert judged[0]["readings"]["completion_rate"]["value"] == pytest.approx(12 / 1234.5 * 100)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00\xd8" * 40, "编码"),
        (b"code,kind,actuals\nx,level,2025=12,34\n", "第 2 行"),
        (b'code,kind,actuals\nx,level,"2025=12\n', "引号"),
        ("代码,kind,actuals\n猇亭,level,2025=12\n".encode("gb18030") + b"\x81", "编码"),
    ],
)
def test_a_file_that_an_upload_refuses_is_refused_here_too(
    desk: Desk, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "targets.csv"
    path.write_bytes(content)
    assert said in desk.run("judge", path, "--as-of", "2026-11-21", code=1).err


def test_a_file_in_gb18030_is_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "targets.csv"
    path.write_bytes(
        "code,kind,comparator,value,deadline,actuals\n宜昌人口,level,>=,10,2030,2025=12\n".encode("gb18030")
    )
    assert desk.run("judge", path, "--as-of", "2026-11-21", "--json").json[0]["code"] == "宜昌人口"
