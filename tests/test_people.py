"""Rights: exact codes, nothing inherited, nobody unknown."""

from pathlib import Path

import pytest

from tracker import config
from tracker.people import PeopleError, load_people, may_write

FILE = """
local = "王芳"
[people]
"王芳" = ["*"]
"editor-yidu" = ["420581"]
"nobody" = []
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "people.toml"
    path.write_text(FILE, encoding="utf-8")
    monkeypatch.setenv("TRACKER_PEOPLE", str(path))
    return path


@pytest.fixture
def unnamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has said where the people file is, and there is none in its usual place."""
    monkeypatch.delenv("TRACKER_PEOPLE", raising=False)
    monkeypatch.setattr(config, "ROOT", tmp_path)


@pytest.mark.usefixtures("unnamed")
def test_without_a_file_the_local_person_has_all_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "李强")
    people = load_people()
    assert people.local().name == "李强"
    assert may_write(people.local(), "420500")
    assert not may_write(people.person("somebody else"), "420500")


@pytest.mark.usefixtures("unnamed")
def test_without_a_file_nobody_has_rights_where_others_come_too() -> None:
    with pytest.raises(PeopleError) as found:
        load_people(alone=False)
    assert found.value.code == "people_missing"


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("link", [False, True])
def test_a_file_that_was_named_has_to_be_there(file: Path, alone: bool, link: bool) -> None:
    file.unlink()
    if link:
        file.symlink_to(file.with_name("gone.toml"))
    with pytest.raises(PeopleError) as found:
        load_people(alone=alone)
    assert found.value.code == "people_missing"


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path)])
def test_a_file_that_cannot_be_read_gives_nobody_rights(file: Path, make: object) -> None:
    file.unlink()
    make(file)  # type: ignore[operator]
    with pytest.raises(PeopleError) as found:
        load_people()
    assert found.value.kind == "unreadable"


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
@pytest.mark.usefixtures("file")
def test_rights_are_exact(name: str, code: str, allowed: bool) -> None:
    assert may_write(load_people().person(name), code) is allowed


def test_the_file_names_the_local_person(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_people().local().all_rights
    file.write_text('[people]\n"王芳" = ["*"]\n', encoding="utf-8")
    monkeypatch.setenv("LOGNAME", "stranger")
    assert not may_write(load_people().local(), "420500")


def test_a_file_that_begins_as_windows_begins_it_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    assert load_people().local().all_rights


@pytest.mark.parametrize(
    ("content", "kind", "place"),
    [
        ("not toml", "syntax", "1:5"),
        ('[people]\n"a" = ["1",\n', "syntax", "2"),
        ('[people]\n"b" = []\n"a" = "*"\n', "entry", "3"),
        ('[people]\n"a" = [420581]\n', "entry", "2"),
        ('[people]\n"a" = [""]\n', "entry", "2"),
        ('[people]\n"a" = [" *"]\n', "entry", "2"),
        ('[people]\n"" = ["*"]\n', "entry", "2"),
        ("people = 1\n", "entry", "1"),
        ("\nlocal = 3\n", "entry", "2"),
        ('everyone = ["*"]\n', "key", "1"),
        ('[group]\n"a" = ["*"]\n', "key", "1"),
    ],
)
def test_a_wrong_file_is_refused_and_the_place_is_said(file: Path, content: str, kind: str, place: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(PeopleError) as found:
        load_people()
    assert (found.value.kind, found.value.place) == (kind, place)
    assert found.value.path == f"{file}:{place}"


def test_a_file_in_another_encoding_is_refused(file: Path) -> None:
    file.write_bytes(FILE.encode("gb18030"))
    with pytest.raises(PeopleError) as found:
        load_people()
    assert found.value.kind == "encoding"
