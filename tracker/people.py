"""Who may write what. Reading is open to whoever gets in; writing is denied unless the people file allows it.

local = "王芳"                 # who sits at this machine when there is no sign-in; else the system's user name

[people]
"王芳" = ["*"]
"yidu@example.gov.cn" = ["420581"]
"""

import getpass
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker import config

EVERYWHERE = "*"


class PeopleError(Exception):
    """The people file cannot be used; nobody may write until it can."""

    code = "people_invalid"

    def __init__(self, path: Path, detail: str) -> None:
        """Say which file, and which entry is wrong."""
        super().__init__(f"{path}: {detail}")
        self.path = path
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name and the division codes that they may write."""

    name: str
    codes: frozenset[str] = frozenset()
    all_rights: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who may write something, and who is at this machine when there is no sign-in."""

    local_name: str
    known: Mapping[str, Person] = field(default_factory=dict)

    def person(self, name: str) -> Person:
        """The person of this name; an unknown name may write nothing."""
        return self.known.get(name, Person(name))

    def local(self) -> Person:
        """The person at this machine."""
        return self.person(self.local_name)


def may_write(person: Person, jurisdiction_code: str) -> bool:
    """Whether the person may write for exactly this jurisdiction; rights pass neither down nor up the tree."""
    return person.all_rights or jurisdiction_code in person.codes


def load_people(path: Path | None = None) -> People:
    """The people file (by default `config.people()`); without one, the local person has all rights.

    Raises PeopleError for a file that is not TOML, has an unknown key, or an entry that is not a list of codes.
    """
    path = path or config.people()
    if not path.exists():
        name = _system_name()
        return People(name, {name: Person(name, all_rights=True)})
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PeopleError(path, str(error)) from error
    if unknown := content.keys() - {"local", "people"}:
        raise PeopleError(path, ", ".join(sorted(unknown)))
    local, people = content.get("local") or _system_name(), content.get("people", {})
    if not isinstance(local, str) or not isinstance(people, dict):
        raise PeopleError(path, "local / [people]")
    return People(local, {name: _person(path, name, codes) for name, codes in people.items()})


def _person(path: Path, name: str, codes: Any) -> Person:
    listed = codes if isinstance(codes, list) else [None]
    if not name.strip() or not all(isinstance(code, str) and code == code.strip() != "" for code in listed):
        raise PeopleError(path, f"{name!r} = {codes!r}")
    return Person(name, frozenset(codes) - {EVERYWHERE}, EVERYWHERE in codes)


def _system_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
