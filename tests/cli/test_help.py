"""What the command line says of itself: in the page, in both languages, and without loading what it does not need."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.cli.help_page import END, MARK, PAGE, README, helps, in_readme, written
from tests.cli.test_acts import BATCH_KEYS, VALUE_KEYS
from tests.cli.test_importing import KEYS
from tests.conftest import ROOT
from tracker.cli.exits import Exit
from tracker.cli.grammar import ARGPARSE, FAMILIES


def test_the_page_is_what_the_commands_say() -> None:
    _, mark, below = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark + below == written(), "write it anew: python -m tests.cli.help_page"


def test_the_readme_is_what_the_program_says() -> None:
    between = README.read_text(encoding="utf-8").partition(MARK)[2].partition(END)[0]
    assert between == in_readme(), "write it anew: python -m tests.cli.help_page"


def test_the_page_names_every_exit_code_and_every_key_of_the_json() -> None:
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    for name in (*KEYS, *BATCH_KEYS, *VALUE_KEYS, *(str(int(end)) for end in Exit), *FAMILIES):
        assert f"`{name}`" in by_hand, name


@pytest.mark.parametrize(
    "call", [("--lang", "en", "--help"), ("--lang=en", "--help"), ("import", "--help", "--lang", "en")]
)
def test_the_language_may_stand_anywhere(desk: Desk, call: tuple[str, ...]) -> None:
    said = desk.run(*call).out
    assert "show this help" in said
    assert not re.search("[\u3400-\u9fff]", said)


def test_the_language_comes_from_the_environment_too(desk: Desk) -> None:
    assert "显示这份说明" in desk.run("--help").out
    desk.env["TRACKER_LANG"] = "en"
    assert "show this help" in desk.run("--help").out
    assert "--lang" in desk.run("--lang", "fr", "history", code=2).err
    # A file that is called like a language chooses none.
    assert "zh" in desk.run("import", "zh", code=2).err


def test_the_exit_codes_are_in_the_help() -> None:
    for said in helps("zh"), helps("en"):
        codes = re.findall(r"^  (\d+)  ", said["python -m tracker"], re.MULTILINE)
        assert codes == [str(int(end)) for end in Exit]


def test_the_words_of_argparse_are_translated() -> None:
    source = Path(argparse.__file__).read_text(encoding="utf-8").replace("\\n", "\n")
    assert [message for message in ARGPARSE if f"'{message}'" not in source] == []
    for name, said in helps("zh").items():
        assert not re.search(r"\b(usage|options|arguments|show|default)\b", said), name


@pytest.mark.parametrize("call", ["['--help']", "['judge', 'FILE', '--as-of', '2026-01-01']", "['import', '--help']"])
def test_light_commands_load_nothing_heavy(desk: Desk, call: str) -> None:
    targets = desk.folder / "targets.csv"
    targets.write_text("kind,value,deadline,actuals\nlevel,300,2030,2024=230\n", encoding="utf-8")
    check = (
        f"import sys\nfrom tracker.cli import main\ntry: main({call.replace('FILE', str(targets))})\n"
        "finally: print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", check], cwd=ROOT, env=desk.env, capture_output=True, text=True, check=True
    )
    light = {"streamlit", "plotly", "pandas"} | (set() if "import" in call else {"sqlalchemy"})
    assert not light & set(ran.stderr.split())
