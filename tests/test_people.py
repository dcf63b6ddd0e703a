"""Rights: exact codes, nothing inherited, nobody unknown."""

from pathlib import Path

import pytest

from tracker.people import PeopleError, load_people, may_write

FILE = """
local = "王芳"
[people]
"王芳" = ["*"]
"editor-yidu" = ["420581"]
"nobody" = []
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_without_a_file_the_local_person_has_all_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "李强")
    people = load_people(tmp_path / "absent.toml")
    assert people.local().name == "李强"
    assert may_write(people.local(), "420500")
    assert not may_write(people.person("somebody else"), "420500")


@pytest.mark.parametrize(
    ("name", "code", "allowed"),
    [
        ("王芳", "420500", True),
        ("王芳", "unnamed-x", True),
        ("editor-yidu", "420581", True),
        ("editor-yidu", "420500", False),
        ("editor-yidu", "4205810", False),
        ("editor-yidu", "42058", False),
        ("editor-yidu", "*", False),
        ("editor-yidu", "", False),
        ("Editor-Yidu", "420581", False),
        ("nobody", "420581", False),
        ("", "420581", False),
    ],
)
def test_rights_are_exact(file: Path, name: str, code: str, allowed: bool) -> None:
    assert may_write(load_people(file).person(name), code) is allowed


def test_the_file_names_the_local_person(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_people(file).local().all_rights
    file.write_text('[people]\n"王芳" = ["*"]\n', encoding="utf-8")
    monkeypatch.setenv("LOGNAME", "stranger")
    assert not may_write(load_people(file).local(), "420500")


@pytest.mark.parametrize(
    "content",
    [
        "not toml",
        '[people]\n"a" = "*"\n',
        '[people]\n"a" = [420581]\n',
        '[people]\n"a" = [""]\n',
        '[people]\n"a" = [" *"]\n',
        '[people]\n"" = ["*"]\n',
        "people = 1\n",
        "local = 3\n",
        'everyone = ["*"]\n',
    ],
)
def test_a_wrong_file_is_refused(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(PeopleError):
        load_people(file)


def test_a_file_in_another_encoding_is_refused(file: Path) -> None:
    file.write_bytes(FILE.encode("gb18030"))
    with pytest.raises(PeopleError):
        load_people(file)
