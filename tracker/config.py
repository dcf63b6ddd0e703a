"""Where the files are: every place can be moved by one environment variable."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def database() -> Path:
    """The SQLite file (TRACKER_DB); its backups lie in a folder `backups` beside it."""
    return Path(os.environ.get("TRACKER_DB") or ROOT / "data" / "tracker.db")


def catalogue() -> Path:
    """The folder of the curated catalogue (TRACKER_CATALOGUE)."""
    return Path(os.environ.get("TRACKER_CATALOGUE") or ROOT / "data" / "catalogue")


def people() -> Path:
    """The people file (TRACKER_PEOPLE); without it there is one local person with all rights."""
    return Path(os.environ.get("TRACKER_PEOPLE") or ROOT / "data" / "people.toml")
