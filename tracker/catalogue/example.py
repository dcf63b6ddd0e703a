"""The shipped catalogue as an example: its files copied into an empty folder, and that catalogue's from then on."""

import shutil
from pathlib import Path

from tracker import config
from tracker.catalogue.load import TABLES

_SHIPPED = config.SHIPPED / "catalogue"


class ExampleRefused(Exception):
    """The example was not copied; `code`: not_empty, not_there or not_writable."""

    def __init__(self, code: str) -> None:
        """Say why."""
        super().__init__(code)
        self.code = code


def copy_example(folder: Path) -> None:
    """Copy the shipped files into a folder that has none of their names; all of them are there at the end, or none.

    Raises ExampleRefused.
    """
    names = [f"{name}.csv" for name in TABLES]
    if not folder.is_dir():
        raise ExampleRefused("not_there")
    if any((folder / name).exists() for name in names):
        raise ExampleRefused("not_empty")
    drafts = [folder / f".{name}.part" for name in names]
    try:
        for name, draft in zip(names, drafts, strict=True):
            shutil.copyfile(_SHIPPED / name, draft)
        for name, draft in zip(names, drafts, strict=True):
            draft.rename(folder / name)
    except OSError as error:
        for left in (*drafts, *(folder / name for name in names)):
            left.unlink(missing_ok=True)
        raise ExampleRefused("not_writable") from error
