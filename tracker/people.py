"""Who may write what. Reading is open to whoever gets in; writing is denied unless the people file allows it.

local = "王芳"                 # who sits at this machine when there is no sign-in; else the system's user name

[people]
"王芳" = ["*"]
"yidu@example.gov.cn" = ["420581"]
"""

import getpass
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker import config

EVERYWHERE = "*"
_Filled = Annotated[str, Field(pattern=r"^\S(.*\S)?$")]
_AT = re.compile(r"at line (\d+), column (\d+)")


class PeopleError(Exception):
    """The people file cannot be used; nobody may write until it can."""

    def __init__(self, file: Path, kind: str, found: str = "", line: int = 0, column: int = 0) -> None:
        """Say which file, what is wrong (`kind`: missing, unreadable, encoding, syntax, key, entry), and where.

        `found` is what stands there, `line` and `column` count from 1; they are empty and 0 where nothing is known.
        """
        self.code = "people_missing" if kind == "missing" else "people_invalid"
        self.file, self.kind, self.found = file, kind, found
        self.place = ":".join(map(str, filter(None, (line, column))))
        super().__init__(f"{self.path}: {kind} {found}")

    @property
    def path(self) -> str:
        """The file, with line and column where they are known."""
        return ":".join(filter(None, (str(self.file), self.place)))


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


def may_write_somewhere(person: Person) -> bool:
    """Whether the person may write anything at all."""
    return person.all_rights or bool(person.codes)


class _File(BaseModel):
    """The people file: who sits at this machine, and the division codes by person, `*` for all."""

    model_config = ConfigDict(extra="forbid", strict=True)

    local: str = ""
    people: dict[_Filled, list[_Filled]] = {}


def load_people(*, alone: bool = True) -> People:
    """The people file (`config.people()`); without one, the local person has all rights where that is nobody else.

    `alone` says that whoever comes sits at this machine. Raises PeopleError for a file that cannot be read, is not
    TOML, has an unknown key or an entry that is not a list of codes, and for one that is missing though it was named
    (`config.people_named()`) or others come too.
    """
    path = config.people()
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        if config.people_named() or not alone:
            raise PeopleError(path, "missing") from error
        name = _system_name()
        return People(name, {name: Person(name, all_rights=True)})
    except UnicodeDecodeError as error:
        raise PeopleError(path, "encoding") from error
    except OSError as error:
        raise PeopleError(path, "unreadable", error.strerror or "") from error
    return _read(path, content)


def _read(path: Path, content: str) -> People:
    try:
        read = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        line, column = (_AT.findall(str(error)) or [(len(content.splitlines()), 0)])[-1]  # else it says: at the end
        raise PeopleError(path, "syntax", line=int(line), column=int(column)) from error
    try:
        file = _File.model_validate(read)
    except ValidationError as error:
        raise _wrong(path, content, read, list(map(str, error.errors()[0]["loc"]))) from error
    known = {
        name: Person(name, frozenset(codes) - {EVERYWHERE}, EVERYWHERE in codes) for name, codes in file.people.items()
    }
    return People(file.local or _system_name(), known)


def _wrong(path: Path, content: str, read: dict[str, Any], at: list[str]) -> PeopleError:
    """The refusal of the entry in which an error lies: a key of the file, or a person."""
    key, among = (at[1], read["people"]) if len(at) > 1 else (at[0], read)
    kind = "entry" if len(at) > 1 or key in _File.model_fields else "key"
    found = f"{key} = {among[key]!r}" if kind == "entry" else key
    return PeopleError(path, kind, found, _line(content, key))


def _line(content: str, key: str) -> int:
    """The first line that begins with a key, quoted or not; 0 if none does."""
    begins = re.compile(rf"""\s*\[?["']?{re.escape(key)}["']?\s*[=\].]""")
    return next((number for number, line in enumerate(content.splitlines(), start=1) if begins.match(line)), 0)


def _system_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
