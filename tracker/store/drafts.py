"""Drafts: files that get their name when they are whole. Only their owner may read them."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700
_STARTED = time.time()
_BESIDE = ("", "-journal", "-wal", "-shm")
_DRAFT = re.compile(r"(?P<name>.+)\.(?P<process>\d+)\.new(-journal|-wal|-shm)?", re.DOTALL)


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """An empty file that is to become `path`, with the process in its name; what has not been renamed is removed."""
    made = path.with_name(f"{path.name}.{os.getpid()}.new")
    _remove(made)
    os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    try:
        yield made
    finally:
        _remove(made)


def settle(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_left(folder: Path, names: re.Pattern[str]) -> None:
    """Remove the drafts of files with such names whose process has been killed."""
    with suppress(OSError):
        for file in folder.iterdir():
            found = _DRAFT.fullmatch(file.name)
            if found and names.fullmatch(found["name"]) and _is_left(file, int(found["process"])):
                file.unlink(missing_ok=True)


def _is_left(file: Path, process: int) -> bool:
    if process == os.getpid():  # in a container every start has the same number
        return file.stat().st_mtime < _STARTED
    if os.name == "nt":  # where asking for a process by its number would end it
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False


def _remove(made: Path) -> None:
    for suffix in _BESIDE:
        made.with_name(made.name + suffix).unlink(missing_ok=True)
