"""Every option of every command with values that nobody means: one clear sentence, an exit code of ours, no traceback.

The commands are asked for their options, so one that joins is tried too. The calls are made within one process, because
there are more than a thousand of them.
"""

import argparse

import pytest

from tests.cli.conftest import HEADER, Desk
from tracker.cli import main
from tracker.cli.exits import Exit
from tracker.cli.grammar import FAMILIES, parser

HOSTILE = [
    "", " ", "0", "-1", "+1", "1.5", "1e9", "nan", "inf", "²", "٣", "９", "1_000", "9223372036854775808",
    "99999999999999999999", "9" * 5000,
    "2026-02-30", "0001-01-01", "9999-12-31", "2026-W01-1", "20260101", "1026-01-01T00:00",
    "/", ".", "..", "~", "a folder", "a folder/", "no/such/folder/x.csv", "plain.csv/x.csv", "x" * 300 + ".csv",
    "\udcff.csv", "a\nb", "\x1b[2J", "\u202e\u200b", "{0}", "%s", "%(prog)s", "=", "==", "a=b", "数值=", "=value",
    "999=value", "-", "宜昌市", "gdp", "C:\\x.csv", "file:///etc/passwd", "'; DROP TABLE actual; --",
]  # fmt: skip
"""Numbers, days, paths, names and codes that are none, or are others'."""

GOOD = {
    "file": "plain.csv", "backup": "absent.db", "names": "荆州市", "batch": "1", "reason": "试",
    "jurisdiction": "420500", "format": "xlsx", "as_of": "2026-01-01", "out": "out.xlsx",
    "published": "2026-01-15", "to": "moved.db",
}  # fmt: skip
"""What each required argument is, where another one is tried."""


def options(command: str) -> list[argparse.Action]:
    """What a command can be told, flags left out."""
    [commands] = [each for each in parser("zh", [command])._actions if isinstance(each.choices, dict)]
    told = commands.choices[command]._actions  # type: ignore[index]
    return [each for each in told if each.nargs != 0 and each.dest != "help"]


def calls(command: str) -> list[list[str]]:
    """Each hostile value in each place, and good ones where something is required."""
    known = options(command)
    found = []
    for tried in known:
        rest = [
            word
            for each in known
            if each.required and each is not tried
            for word in (*each.option_strings[:1], GOOD[each.dest])
        ]
        for value in HOSTILE:
            name = tried.option_strings[0] if tried.option_strings else ""
            # A value that begins with a dash is one only behind an equals sign, or two dashes.
            found.append([command, *rest, *([f"{name}={value}"] if name else ["--", value])])
    return found


@pytest.fixture
def here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk as the folder that one is in, with a file and a folder to be named."""
    for name, value in desk.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(desk.folder)
    (desk.folder / "plain.csv").write_text(HEADER + "宜昌市,地区生产总值,2024,6191,亿元,公报,\n", encoding="utf-8")
    (desk.folder / "a folder").mkdir()
    return desk


@pytest.mark.of_a_file
@pytest.mark.parametrize("command", FAMILIES)
def test_no_value_of_no_option_is_a_traceback(command: str, here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    whole, told = here.path.read_bytes(), calls(command)
    assert told or command == "backup"
    wrong = []
    for call in told:
        here.path.write_bytes(whole)
        try:
            end: object = main(call)
        except SystemExit as asked:
            end = asked.code
        except Exception as crash:
            end = repr(crash)
        said = capsys.readouterr()
        if end not in list(Exit) or end == Exit.INTERRUPTED or not (said.err + said.out).strip():
            wrong.append((call, end, said))
    assert not wrong


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("undo", "99999999999999999999", "--reason", "试"), "批次号"),
        (("undo", "0", "--reason", "试"), "批次号"),
        (("history", "--batch=-1"), "批次号"),
        (("history", "--batch="), "批次号"),
        (("restore", ""), "不能空着"),
        (("import", " "), "不能空着"),
        (("export", "--out="), "不能空着"),
        (("export", "--out", "/dev/null"), "/dev/null"),
        (("report", "--jurisdiction", "420500", "--format", "xlsx", "--as-of", "2026-01-01", "--out", "/dev/null"),
         "设备"),
        (("report", "--jurisdiction", "420500", "--format", "xlsx", "--as-of", "2026-02-30", "--out", "a.xlsx"),
         "2026-02-30"),
        (("verify", "--sources="), "不能空着"),
        (("template", "--period", "\u200b2026年"), "U+200B"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_call_is_said(call: tuple[str, ...], said: str, desk: Desk) -> None:
    assert said in desk.run(*call, code=Exit.MISCALLED).err
